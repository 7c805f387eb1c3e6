import { programFromPackage } from '../recipes/program-from-package';
import { v1Programs } from './boss-v1';
import type { Component } from './component';

/**
 * The web pages of the platform's supervisor run on webservice (runbook, section WebSupervisor).
 *
 * ASSUMED: the program is called `websupervisor`; no public document names it. Where it is called otherwise, the deploy fails
 * and says that program websupervisor was not found.
 */
export const webSupervisor: Component = {
  name: 'web_supervisor',
  groups: ['webservice'],
  enabled: ({ boss }) => boss.webSupervisor === 'present',
  steps: ({ boss }) => [
    programFromPackage({
      package: 'pitrix-ks-webservice-websupervisor',
      program: 'websupervisor',
      // Removed before this, in the same deploy.
      alsoOurs: boss.v1 === 'absent' ? v1Programs.webservice : [],
    }),
  ],
};

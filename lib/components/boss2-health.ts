import { accessHosts } from '../lookups/access-hosts';
import { areYouOk, boss2Gate, boss2Versions } from '../remote/probes';
import type { Environment } from '../environment/environment';
import { expectation, type Step } from '../plan/step';
import type { Component } from './component';

/**
 * BOSS V2 is well on every boss node (runbook 检查环境, 环境版本). A plan tells what it is like, which is no difference; the end of a
 * deploy requires it.
 */
export const boss2Health: Component = {
  name: 'boss2_health',
  groups: ['boss'],
  enabled: ({ boss }) => boss.v2?.deploy === 'added',
  lookups: (environment) => [accessHosts(environment)],
  extraProbes: ({ boss }) => ({ boss: [areYouOk(boss.v2?.healthyLine), boss2Versions()] }),
  steps: () => [],
};

/** What a deploy that changed anything must find on every boss node before it is a success. */
export function boss2HealthGate({ boss, fanOut }: Environment): Step {
  const pattern = boss.v2?.healthyLine;
  // A minute for programs that were restarted, as far as the time limit of a host leaves it beside two questions.
  const seconds = Math.max(0, Math.min(60, fanOut.hostTimeoutSeconds - 60));
  return {
    title: 'BOSS V2 healthy',
    desired: [
      'areyouok: healthy',
      `each of its lines: ${pattern === undefined ? 'ends with a known good word' : `matches ${pattern}`}`,
    ],
    expect: [expectation({ subject: 'areyouok', probe: boss2Gate(seconds, pattern), expected: 'healthy' })],
    requires: [],
    run: [],
  };
}

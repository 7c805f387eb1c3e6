import { setTimeout as pause } from 'node:timers/promises';
import type { FaultName } from '../../lab/faults';
import type { HostResult } from '../../lab/on-host';
import type { Lab } from '../../lab/start-lab';

const withPythonPath = 'export PYTHONPATH=/pitrix/lib/pitrix-installer-common;';
export const vmVariables = '/pitrix/config/vm_variables.lab1.yaml';

/** A lab's firstbox and its installer, as tests talk to them. */
export interface Installer {
  firstbox(script: string): Promise<HostResult>;
  /** What the firstbox said to a script. */
  said(script: string): Promise<string>;
  /** Writes the file of a component that is to be deployed. */
  wish(component: string): Promise<string>;
  start(): Promise<HostResult>;
  component(what: 'status' | 'log'): Promise<string>;
  status(): Promise<string>;
  /** The status of the platform. */
  platform(): Promise<string>;
  /** Starts a job and waits for the word it ends with, or stands still at; its id. */
  job(wanted: string): Promise<string>;
  /** Breaks, looks, mends, looks again. */
  during<T>(fault: FaultName, look: () => Promise<T>): Promise<readonly [T, T]>;
}

export function installerOf(lab: Lab): Installer {
  const cli = '/pitrix/cli';
  const firstbox = (script: string) => lab.exec('firstbox', `{ ${withPythonPath} ${script}\n} 2>&1`);
  const said = async (script: string) => (await firstbox(script)).stdout;
  const start = () => firstbox(`${cli}/deploy-qingcloud-component.py -v ${vmVariables}`);
  const component = (what: 'status' | 'log') => said(`${cli}/get-deploy-qingcloud-component-${what}.py`);
  const status = async () => wordOf(await component('status'));
  return {
    firstbox,
    said,
    wish: (name) =>
      said(
        `sed 's/^deploy_${name}: 0/deploy_${name}: 1/' /pitrix/config/templates/vm_variables.template.yaml >${vmVariables}`,
      ),
    start,
    component,
    status,
    platform: async () => wordOf(await said(`${cli}/describe-qingcloud.py`)),
    job: async (wanted) => {
      const { stdout } = await start();
      await until(wanted, status);
      return (JSON.parse(stdout) as { readonly job_id: string }).job_id;
    },
    during: async (fault, look) => {
      await lab.break(fault);
      const broken = await look();
      await lab.mend(fault);
      return [broken, await look()];
    },
  };
}

/** The status in an answer. @throws SyntaxError when it is no JSON. */
export function wordOf(json: string): string {
  return (JSON.parse(json) as { readonly status: string }).status;
}

/** Asks until the answer is the wanted one, for a minute. */
export async function until(wanted: string, ask: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (let seen = await ask(); seen !== wanted; seen = await ask()) {
    if (Date.now() > deadline) throw new Error(`waited 60 s in vain for '${wanted}', got '${seen}'`);
    await pause(100);
  }
}

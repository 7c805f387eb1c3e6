import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../site';
import type { Point } from './points';
import { untilOnHost } from '../until-on-host';

const standIn = readFileSync(join(__dirname, 'hold.sh'), 'base64');
const atWork = `PYTHONPATH=/pitrix/lib/pitrix-installer-common /pitrix/cli/describe-qingcloud.py | grep -q '"working"'`;

/** Whether it is the installer's job that is held, not the run. */
export const isJob = ({ pattern }: Point): boolean => pattern === undefined;

/** Lets a run of this site come to a point and not beyond, without any hook in what is tested: by programs that it calls. */
export async function plantHolds({ lab }: Site): Promise<void> {
  await lab.exec(
    'firstbox',
    `mkdir /root/holds /root/held
for name in dd ssh; do echo ${standIn} | base64 -d >/usr/local/bin/$name && chmod +x /usr/local/bin/$name; done`,
  );
}

/** Whatever comes to one of these points is held there, and what was held at others goes on. */
export async function holdAt({ lab }: Site, points: readonly Point[]): Promise<void> {
  if (points.some(isJob)) await lab.break('job-hangs');
  const files = points.map(({ address, pattern = 'nothing' }, number) => {
    const text = Buffer.from(`${address}\n${pattern}\n`).toString('base64');
    return `echo ${text} | base64 -d >/root/holds/new && mv /root/holds/new /root/holds/${number}`;
  });
  await lab.exec('firstbox', ['rm -f /root/holds/* /root/held/*', ...files].join('\n'));
}

/** What is held at one of the points goes on. */
export async function release({ lab }: Site, point: Point, number = 0): Promise<void> {
  if (isJob(point)) await lab.mend('job-hangs');
  else await lab.exec('firstbox', `rm -f /root/holds/${number} /root/held/${number}`);
}

/** Waits until something is held at one of the points. @param ended what says that nothing will come there any more */
export const isHeld = (
  { lab }: Site,
  point: Point,
  ended: () => string | undefined,
  number = 0,
): Promise<void> =>
  untilOnHost(
    lab,
    'firstbox',
    `it is held ${point.when} ${point.step}`,
    isJob(point) ? atWork : `test -e /root/held/${number}`,
    ended,
  );

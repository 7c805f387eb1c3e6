import type { OpenRun } from '../plan/open-run';
import { tryUnpackHeader } from './run-header';
import { visibleText } from '../text/visible-text';
import { count } from '../remote/receipts';

/** What the firstbox says of a run that did not end: STATE NONCE SINCE HEADER HOST:STEP,... One that is not understood is told as well. */
export function openRun([state, nonce = '', since, packed = '', open = '']: readonly string[]): OpenRun {
  const known = tryUnpackHeader(packed);
  const begun = new Date(/^\d{9,10}$/.test(since ?? '') ? Number(since) * 1000 : NaN);
  return {
    state: state === 'running' || state === 'unreadable' ? state : 'unended',
    nonce: visibleText(nonce, 200),
    since: Number.isNaN(begun.getTime()) ? 'at a time not known' : begun.toISOString().replace('.000Z', 'Z'),
    title:
      known === undefined
        ? `not known (journal ${visibleText(nonce, 40)})`
        : visibleText(known.header.title, 200),
    by: known === undefined ? 'somebody not known' : visibleText(known.header.by, 100),
    open:
      open === '-'
        ? []
        : open
            .split(',')
            .sort()
            .map((entry) => {
              const [host = '', step = '-'] = entry.split(':');
              const title = known?.subject.steps[count(step)]?.title;
              return {
                host: visibleText(host, 80),
                ...(title === undefined ? {} : { step: visibleText(title, 200) }),
              };
            }),
  };
}

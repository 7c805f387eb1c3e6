import type { Texts } from '../text/catalogue/text';
import { oneLine, visibleText } from '../text/visible-text';
import { unpack } from '../remote/receipts';
import type { Failure } from './failure';

/**
 * Why a host's verdict on a step is no proof.
 *
 * @param words VERDICT CODE OUTPUT, as lib/remote/host/runtime.sh writes them
 * @param findings what the host found in a phase, in words
 */
export function whyUnproven(
  [verdict = '', code = '?', output]: readonly string[],
  findings: (phase: string) => string,
  say: Texts['run']['ledger'],
): Pick<Failure, 'reason' | 'result'> {
  if (verdict === 'unreadable') return { reason: say.nothingChanged({ findings: findings('guard') }) };
  if (verdict === 'differs') return { reason: findings('guard'), result: 'failed' };
  if (verdict === 'blocked')
    return { reason: say.nothingChanged({ findings: findings('require') }), result: 'failed' };
  if (verdict !== 'failed') return { reason: say.strangeVerdict({ verdict: visibleText(verdict, 80) }) };
  const said = visibleText(oneLine(unpack(output)), 600) || say.nothing;
  const ended = { findings: findings('verify'), code: visibleText(code, 10), said };
  return { reason: say.commandsEnded(ended), result: 'failed' };
}

/** A push from the firstbox: 0 proves nothing, anything else is a failure. */
export interface Push {
  readonly words: string;
  readonly failed: boolean;
}

/** @param words CODE OUTPUT of what is `called` so */
export function pushOf([code, output]: readonly string[], called: string, say: Texts['run']['ledger']): Push {
  const said = visibleText(oneLine(unpack(output)), 600);
  return { words: say.pushed({ called, code: visibleText(code ?? '?', 10), said }), failed: code !== '0' };
}

import { readFileSync, symlinkSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoopbackSshd, startLoopbackSshd } from '../../observe/loopback-sshd';
import { until } from '../../observe/until';
import { FirstboxWorld } from './firstbox-world';
import { Operators } from './operators';
import type { Action } from './sequence';
import { violations } from './violations';

/** One sshd, behind which one firstbox after the other stands. */
export class Lane {
  private readonly folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-lane-'));
  private readonly session = join(this.folder, 'session');
  private sshd: LoopbackSshd | undefined;
  /** Sequences of which something was proven: where nothing runs, nothing can be wrong. */
  fruitful = 0;

  async open(): Promise<void> {
    this.sshd = await startLoopbackSshd([`ForceCommand ${this.session}`]);
  }

  close(): void {
    this.sshd?.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Carries out a sequence on a new firstbox. @returns what must never be, in words */
  async play(sequence: readonly Action[]): Promise<readonly string[]> {
    if (this.sshd === undefined) throw new Error('the lane is not open');
    const world = new FirstboxWorld();
    rmSync(this.session, { force: true });
    symlinkSync(world.folder.session, this.session);
    const operators = new Operators(world, this.sshd.connection);
    try {
      for (const action of sequence) await act(action, world, operators);
      world.letGo();
      await Promise.all(operators.applied.map(({ ended }) => ended));
      await until('nothing works on the firstbox', async () => !(await world.works()));
      if (operators.applied.some(({ outcomes }) => outcomes.some(({ result }) => result === 'proven')))
        this.fruitful += 1;
      return violations(world, operators);
    } finally {
      world.letGo();
      operators.applied.forEach(({ interrupt }) => interrupt());
      await Promise.all(operators.applied.map(({ ended }) => ended));
      world.folder.remove();
    }
  }
}

/** Resolves when it is done, or when what it began is held or waits for another run. */
async function act(action: Action, world: FirstboxWorld, operators: Operators): Promise<void> {
  if (action.does === 'plan' || action.does === 'approve' || action.does === 'synth')
    operators[action.does](action.by, action.zone, action.part);
  else if (action.does === 'apply') {
    const before = world.held();
    const applied = operators.apply(action.by, action.zone, action.part);
    await until(
      'it ends, is held or waits',
      () => applied === undefined || applied.rests || world.held().some((name) => !before.includes(name)),
    );
  } else if (action.does === 'interrupt')
    operators.applied.filter(({ by }) => by === action.by).forEach(({ interrupt }) => interrupt());
  else if (action.does === 'take over') await world.folder.takeOver(lockHolder, action.zone, 'yes');
  else await world.suffer(action);
}

const lockHolder = readFileSync(join(__dirname, '../../../lib/cli/lock-holder.sh'), 'utf8');

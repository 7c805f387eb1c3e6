import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { fileSha256 } from '../../../lib/remote/probes';
import { recordOf } from '../../../lib/plan/firstbox-file';
import type { Step } from '../../../lib/plan/step';
import { renderScript } from '../../../lib/recipes/script';
import { editSeen } from '../../steps-for-tests';
import { FirstboxFolder } from '../firstbox-folder';
import type { Action, Part, Zone } from './sequence';
import { sha256 } from './sha256';

/** What a wish makes of its part: of the file on the firstbox, or of the mark on each node. */
export interface Wish {
  readonly text: string;
  readonly steps: readonly Step[];
}

/** A folder that stands for the firstbox of two zones with two nodes each, and can be made to stall at the programs that a run calls. */
export class FirstboxWorld {
  static readonly secret = 'Tr0ub4dor&3/käse+pferd';
  readonly folder = new FirstboxFolder();

  constructor() {
    for (const name of ['conf', 'hold', 'held', 'pitrix/nodes', 'pitrix/settings'])
      mkdirSync(this.place(name), { recursive: true });
    writeFileSync(
      this.place('secret'),
      `${FirstboxWorld.secret} ${Buffer.from(FirstboxWorld.secret).toString('base64')}`,
    );
    writeFileSync(this.place('happened'), '');
    for (const zone of ['a', 'b'] as const) {
      writeFileSync(this.file(zone), textOf(zone, 'first'));
      this.setGroup(zone, [0, 1]);
      for (const node of [0, 1] as const) {
        mkdirSync(this.place(`nodes/${zone}-boss${node}`), { recursive: true });
        writeFileSync(this.place(`nodes/${zone}-boss${node}/mark`), 'first');
        writeFileSync(this.place(`pitrix/settings/${zone}-boss${node}`), '');
        this.setMood(zone, node, 'well');
      }
    }
    this.standIn('mv', 'moved "$@"; exit');
    this.standIn('ssh', 'node "${@: -2:1}" "${*: -1}"; exit');
    this.folder.standIn('uname', '[ -z "${NODE:-}" ] || { echo "$NODE"; exit; }');
  }

  readonly place = (name: string): string => join(this.folder.path, name);
  readonly file = (zone: Zone): string => this.place(`conf/server.yaml.${zone}`);

  /** What is seen of a part, and the steps that make it as wished. */
  wish(zone: Zone, part: Part, word: string): Wish {
    if (part === 'edit') {
      const path = this.file(zone);
      const wish = { path, values: [{ path: ['save'], value: word }] };
      return { text: textOf(zone, word), steps: [editSeen(wish, recordOf(wish, readFileSync(path)))] };
    }
    const [mark, says] = ['mark', 'says'].map((name) => this.place(`nodes/THIS-NODE/${name}`));
    return {
      text: word,
      steps: [
        {
          title: 'mark set',
          expect: [{ subject: `file ${mark}`, probe: fileSha256(mark ?? ''), expected: sha256(word) }],
          requires: [],
          run: [`if [ -e ${says} ]; then cat ${says}; false; else printf %s ${word} >${mark}; fi`],
        },
      ],
    };
  }

  /** The script of these steps, with this folder's paths. */
  script(title: string, steps: readonly Step[]): string {
    const moved = (text: string) => this.folder.moved(text).replaceAll('/pitrix/conf', this.place('pitrix'));
    return moved(renderScript(title, steps)).replace(
      /^program='(.*)'$/m,
      (_, program: string) =>
        `program='${Buffer.from(moved(Buffer.from(program, 'base64').toString())).toString('base64')}'`,
    );
  }

  hostsOf(zone: Zone, part: Part): readonly string[] {
    if (part === 'edit') return ['firstbox'];
    return readFileSync(this.place(`pitrix/nodes/${zone}-boss`), 'utf8').match(/[ab]-boss\d/g) ?? [];
  }

  /** What programs of the firstbox and of its nodes noted, line by line. */
  happened(): readonly (readonly string[])[] {
    const lines = readFileSync(this.place('happened'), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => line.split(' '));
  }

  /** Calls that are held, by zone and program. */
  readonly held = (): readonly string[] => readdirSync(this.place('held'));

  /** What is not an operator's doing. */
  async suffer(action: Action): Promise<void> {
    if (action.does === 'stall') {
      const { zone, program, call } = action;
      // Only where it is needed: dd alone is called for each line of a journal.
      if (!['mv', 'ssh'].includes(program)) this.standIn(program);
      writeFileSync(this.place(`hold/${zone}.${program}`), `${call}\n`);
    } else if (action.does === 'go') this.letGo((name) => name.startsWith(action.zone));
    else if (action.does === 'kill')
      await execa('pkill', ['-9', '-f', `boss-cdktf-run ${this.place('log')}/${action.zone}/`], {
        reject: false,
      });
    else if (action.does === 'cut') this.cut();
    else if (action.does === 'mood') this.setMood(action.zone, action.node, action.mood);
    else if (action.does === 'leave group')
      this.setGroup(action.zone, this.hostsOf(action.zone, 'nodes').length === 2 ? [0] : [0, 1]);
    else if (action.does === 'edit by hand') {
      writeFileSync(this.file(action.zone), textOf(action.zone, 'by-hand'));
      writeFileSync(
        this.place('happened'),
        `moved ${action.zone} ${sha256(textOf(action.zone, 'by-hand'))}\n`,
        { flag: 'a' },
      );
    }
  }

  letGo(which: (name: string) => boolean = () => true): void {
    for (const name of readdirSync(this.place('hold')).filter(which))
      rmSync(this.place(`hold/${name}`), { force: true });
  }

  /** Whether anything of this firstbox is still at work. */
  async works(): Promise<boolean> {
    return (await execa('pgrep', ['-f', this.folder.path], { reject: false })).exitCode === 0;
  }

  /** A program that can be held, and does something else then. @param instead @default - itself */
  private standIn(name: string, instead = ''): void {
    const shell = join(__dirname, 'stand-ins.sh');
    this.folder.standIn(
      name,
      `world=${this.folder.path} real=/usr/bin/${name}\n. ${shell}\nheld ${name} "$@"\n${instead}`,
    );
  }

  private setGroup(zone: Zone, nodes: readonly number[]): void {
    const names = nodes.map((node) => `${zone}-boss${node}`);
    writeFileSync(this.place(`pitrix/nodes/${zone}-boss`), `nodes=( ${names.join(' ')} );\n`);
  }

  private setMood(zone: Zone, node: number, mood: string): void {
    const here = this.place(`nodes/${zone}-boss${node}`);
    writeFileSync(join(here, 'mood'), `${mood}\n`);
    if (mood === 'quotes') writeFileSync(join(here, 'says'), readFileSync(this.place('secret')));
    else rmSync(join(here, 'says'), { force: true });
  }

  /** Ends the newest session that is still there, as a line that drops does. */
  private cut(): void {
    let pids: readonly string[] = [];
    try {
      pids = readFileSync(this.place('sessions'), 'utf8').trim().split('\n');
    } catch {
      return; // nobody was there yet
    }
    const pid = [...pids].reverse().find(isSshd);
    if (pid !== undefined) process.kill(Number(pid), 'SIGKILL');
  }
}

/** The file of a zone, with this value in it. */
export const textOf = (zone: Zone, word: string): string =>
  `zone: ${zone}\nsave: '${word}'\nlast: of zone ${zone}\n`;

function isSshd(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('sshd');
  } catch {
    return false;
  }
}

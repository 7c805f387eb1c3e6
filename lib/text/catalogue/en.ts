import { bundle } from './en/bundle';
import { change } from './en/change';
import { check } from './en/check';
import { commandLine } from './en/command-line';
import { commands } from './en/commands';
import { deploy } from './en/deploy';
import { doctor } from './en/doctor';
import { environment } from './en/environment';
import { exitCodes } from './en/exit-codes';
import { files } from './en/files';
import { kept } from './en/kept';
import { language } from './en/language';
import { look } from './en/look';
import { hosts } from './en/hosts';
import { newFile } from './en/new';
import { parts } from './en/parts';
import { plan } from './en/plan';
import { places } from './en/places';
import { planFile } from './en/plan-file';
import { problem } from './en/problem';
import { progress } from './en/progress';
import { report } from './en/report';
import { restore } from './en/restore';
import { run } from './en/run';
import { runs } from './en/runs';
import { secrets } from './en/secrets';
import { ssh } from './en/ssh';
import { status } from './en/status';
import { summary } from './en/summary';
import { why } from './en/why';

/** All texts of `boss` in English. What goes into triggers, JSON, journals and receipts does not stand here: no language changes it. */
export const en = {
  bundle,
  change,
  check,
  commandLine,
  commands,
  deploy,
  doctor,
  environment,
  exitCodes,
  files,
  kept,
  language,
  look,
  hosts,
  newFile,
  parts,
  places,
  plan,
  planFile,
  problem,
  progress,
  report,
  restore,
  run,
  runs,
  secrets,
  ssh,
  status,
  summary,
  why,
};

/** What a catalogue holds: each text by its key. One in another language must have all keys and take the same values. */
export type Texts = typeof en;

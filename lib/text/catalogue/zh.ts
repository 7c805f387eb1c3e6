import type { Texts } from './en';
import { bundle } from './zh/bundle';
import { change } from './zh/change';
import { check } from './zh/check';
import { commandLine } from './zh/command-line';
import { commands } from './zh/commands';
import { deploy } from './zh/deploy';
import { doctor } from './zh/doctor';
import { environment } from './zh/environment';
import { exitCodes } from './zh/exit-codes';
import { files } from './zh/files';
import { kept } from './zh/kept';
import { language } from './zh/language';
import { look } from './zh/look';
import { hosts } from './zh/hosts';
import { newFile } from './zh/new';
import { parts } from './zh/parts';
import { plan } from './zh/plan';
import { places } from './zh/places';
import { planFile } from './zh/plan-file';
import { problem } from './zh/problem';
import { progress } from './zh/progress';
import { report } from './zh/report';
import { restore } from './zh/restore';
import { run } from './zh/run';
import { runs } from './zh/runs';
import { secrets } from './zh/secrets';
import { ssh } from './zh/ssh';
import { status } from './zh/status';
import { summary } from './zh/summary';
import { why } from './zh/why';

/** All texts of `boss` in Chinese. */
export const zh: Texts = {
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

import { blocked } from './kept-blocked';
import { files } from './kept-files';
import { jobs } from './kept-jobs';
import { looks } from './kept-looks';
import { platform } from './kept-platform';
import { warnings } from './kept-warnings';

/** What is kept in English whatever the language: in the synthesized stack, summary.json and `--json`. Each value is a word, so that `shown` finds it again. */
export const kept = { blocked, files, jobs, looks, platform, warnings };

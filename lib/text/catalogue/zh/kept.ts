import type { Texts } from '../en';
import { blocked } from './kept-blocked';
import { files } from './kept-files';
import { jobs } from './kept-jobs';
import { looks } from './kept-looks';
import { platform } from './kept-platform';
import { warnings } from './kept-warnings';

/** What is kept in English, as people are shown it. */
export const kept: Texts['kept'] = { blocked, files, jobs, looks, platform, warnings };

import type { Numbers, Words } from '../values';
import { count } from './count';

/** What is said of environment files and what belongs to them. */
export const files = {
  valid: ({ environment, zone, firstbox }: Words<'environment' | 'zone' | 'firstbox'>) =>
    `${environment}: valid (zone ${zone}, firstbox ${firstbox})`,
  hint: ({ environment, text }: Words<'environment' | 'text'>) => `${environment}: hint: ${text}`,
  warning: ({ environment, text }: Words<'environment' | 'text'>) => `${environment}: warning: ${text}`,
  notValid: ({ file, problems }: Words<'file'> & Numbers<'problems'>) =>
    `${file}: not valid, ${count(problems, 'problem')}`,
  secretsNotKnown: ({ environment, why }: Words<'environment' | 'why'>) =>
    `${environment}: the secrets are not known here, so what a host quotes of them is shown as it is:\n${why}`,
};

import type { Texts } from '../en';
import { answer, thing } from './things';

/** What is looked after on hosts, and what they answer, for people. */
export const hosts: Texts['hosts'] = {
  thing: ({ name }) => thing(name),
  answer: ({ word }) => answer(word),
};

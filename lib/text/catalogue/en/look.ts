import type { Lists, Numbers, Words } from '../values';

/** What is said of looking at hosts. */
export const look = {
  wrongMode: ({ got }: Words<'got'>) =>
    `BOSS_OBSERVE is ${got}; allowed: live, off; unset it to look at the hosts`,
  saved: ({ file }: Words<'file'>) => `what was observed is saved in ${file}`,
  ofOthers: ({ file, environment, others }: Words<'file' | 'environment'> & Lists<'others'>) =>
    `${file} holds no observations of ${environment}, only of ${others.join(', ')}; name another file in BOSS_OBSERVATIONS`,
  replaying: ({ environment, file, seen }: Words<'environment' | 'file' | 'seen'>) =>
    `${environment}: not observed now; replaying ${file}, seen ${seen}`,
  observing: ({
    environment,
    answered,
    expected,
    seconds,
  }: Words<'environment'> & Numbers<'answered' | 'expected' | 'seconds'>) =>
    `${environment}: observing, ${answered} of ${expected} hosts answered, ${seconds} s`,
  noEnd: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: its script did not come to its end; is its shell bash >= 4.3?`,
  noObservations: ({ file, why }: Words<'file' | 'why'>) =>
    `${file} holds no saved observations: ${why}; remove it, or name another file in BOSS_OBSERVATIONS`,
};

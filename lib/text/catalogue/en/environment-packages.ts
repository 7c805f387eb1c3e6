import type { Words } from '../values';

/** What is said of files that are not the packages which an environment file names. */
export const packageFiles = {
  allowed: ({ name, version }: Words<'name' | 'version'>) =>
    `a file with the package ${name} ${version}, of the sha256 beside it`,
  notThere: 'a package file that is not there',
  notPlain: 'a package file that is no plain file',
  putItThere: 'put the file there, or correct the path; it counts from the folder of this file',
  otherSum: ({ file }: Words<'file'>) => ({
    what: `${file} does not have this sha256`,
    cure: 'compare it with what its maker says; then correct the file, or the sha256',
  }),
  notRead: 'a file that cannot be read',
  other: ({ file, key }: Words<'file' | 'key'>) => ({
    what: `${file} is another package`,
    cure: `correct the ${key}, or name the right file and its sha256`,
  }),
  none: 'no package',
};

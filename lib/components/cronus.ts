import { cronusWish } from '../environment/deployed-components';
import { deployedByJob } from './deployed-by-job';

/** cronus, of which group and packages are known. */
export const cronus = deployedByJob(cronusWish());

/**
 * verifies: Terraform is killed (kill -9) before and after every part; runner and run go on without it; deploying again has the same end,
 * nothing twice, whatever the state has kept
 */
import { cacheAgain } from './again';
import { terraform } from './killers';
import { testKillerOfWatchers } from './watchers';

testKillerOfWatchers(terraform, 'Terraform is killed', cacheAgain);

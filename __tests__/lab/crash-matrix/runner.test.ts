/**
 * verifies: the runner that Terraform starts is killed (kill -9) before and after every part; the run goes on without it, the deploy fails,
 * and deploying again has the same end, nothing twice. A deploy job that works on meanwhile is waited for, no second one is started.
 */
import { cacheAgain } from './again';
import { runner } from './killers';
import { testKillerOfWatchers } from './watchers';

testKillerOfWatchers(runner, "The runner on the operator's machine is killed", cacheAgain);

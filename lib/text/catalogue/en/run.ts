import { runHosts } from './run-hosts';
import { runLedger } from './run-ledger';
import { runWay } from './run-way';

/** What a run says: to an operator in their language; what is kept of it in files is English. */
export const run = { hosts: runHosts, ledger: runLedger, way: runWay };

import { deploy } from './en/deploy';
import { plan } from './en/plan';
import { summary } from './en/summary';

/** All texts of `boss` in English. What goes into triggers, JSON, journals and receipts does not stand here: no language changes it. */
export const en = { deploy, plan, summary };

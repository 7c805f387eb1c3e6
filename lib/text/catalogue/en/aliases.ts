const takeOverRisk = `--yes gives them to the next deploy.
  Risk: the run that holds it is not stopped. If it still works, two runs change the same hosts at once, and neither
  can prove what it left. Wait for it, or make sure on the firstbox that it is gone, before you say --yes.`;

/** Usage of the npm scripts that do what commands of `boss` do. */
export const aliases = {
  attach: `npm run attach -- <environment> [--stop]
  Follows the run that is at work on an environment's firstbox, from its beginning to its end; Ctrl-C ends the following only.
  Where none is at work, the journals of killed ones are told and ended.
  --stop asks the run to stop before the next thing that it begins; what is begun on hosts goes on to its end.
exit codes: 0 no run, or it came to its end and all was proven; 1 not proven, or the firstbox cannot be asked or is of another zone;
  2 wrong usage`,
  history: `npm run history -- <environment> [--firstbox] [--json]
  Who ran what, when and with what result, host by host; what stands beside the Terraform state, which knows the runs from here.
  --firstbox   the firstbox's own history, which knows the runs of everybody
  --json       its lines, one JSON object each; of a run and a host the last one counts
  "left running": nobody here saw its end; attach, or the next plan, adds how it came out.
exit codes: 0 shown, but for lines that are not understood, which are counted; 1 the firstbox cannot be asked or is of
  another zone; 2 wrong usage`,
  takeOver: `npm run take-over -- <environment> [--yes]
  Shows who holds the locks of an environment on its firstbox; with ${takeOverRisk}
exit codes: 0 free, or taken over; 1 held, or the firstbox cannot be asked or is of another zone;
  2 wrong usage or no such environment`,
  takeOverRisk,
  validate: `npm run validate [name or path …] [--json]   without a name: all in environments/
exit codes: 0 all valid, 1 problems, 2 wrong usage or no such environment`,
  oneAtATime: 'one environment at a time',
  theName: 'the name given',
};

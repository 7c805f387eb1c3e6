/** Below the list of commands in help. */
export const exitCodes = `
Exit codes, the strongest first where there are several:
  5  wrong input or usage
  4  could not look, or BLOCKED: a firstbox or a host gave no answer, one that is not understood, or one that forbids the change
  1  another error
  3  unhealthy, a host skipped by maxUnreachable, a run that is open, or a lock that is held
  2  something differs
  0  in sync`;

/** The command line names something that the lab does not have; the message lists what it has. Exit code 2. */
export class LabUsageError extends Error {
  override readonly name = 'LabUsageError';
}

/** This machine cannot run a lab at all; a test run counts it as skipped, aloud. Exit code 3. */
export class LabUnavailable extends Error {
  override readonly name = 'LabUnavailable';
}

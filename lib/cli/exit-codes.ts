/** Exit codes of `boss`; 2 means "differs", as with `terraform plan -detailed-exitcode`. */
const codes = { inSync: 0, error: 1, differs: 2, unhealthy: 3, notSeen: 4, wrongInput: 5 } as const;

/** The strongest first. */
const order: readonly number[] = [
  codes.wrongInput,
  codes.notSeen,
  codes.error,
  codes.unhealthy,
  codes.differs,
  codes.inSync,
];

export const exitCodes = {
  ...codes,
  /** The same of an npm script: 1 failed or not proven, 2 wrong usage or no such environment. */
  ofNpmScript: (code: number): number => (code === codes.wrongInput ? 2 : code === codes.inSync ? 0 : 1),
  /** The code that counts over several environments. @returns 0 for none */
  strongest: (all: readonly number[]): number => order.find((code) => all.includes(code)) ?? codes.inSync,
};

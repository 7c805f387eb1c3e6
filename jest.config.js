/** Four projects: `check` needs shellcheck, `unit` bash and OpenSSH, `lab` and `faults` Linux, root and a terraform. */
const common = {
  testEnvironment: 'node',
  // Its soft form wraps setters of what a test file leaves; one that is set again by the next file in the worker recurses without end.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform: {
    '^.+\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
  // It offers itself to `import` only, which jest's resolver does not try for compiled code.
  moduleNameMapper: { '^unicorn-magic$': '<rootDir>/node_modules/unicorn-magic/node.js' },
  // These packages ship ES modules only; jest runs CommonJS.
  transformIgnorePatterns: [
    'node_modules/(?!(execa|@sec-ant/readable-stream|@sindresorhus/merge-streams|figures|get-stream|human-signals|is-plain-obj|is-stream|npm-run-path|path-key|unicorn-magic|parse-ms|pretty-ms|strip-final-newline|yoctocolors|is-unicode-supported|age-encryption|@noble|@scure)/)',
  ],
};

/** Lab tests that `npm test` leaves to `npm run test:faults`. */
const faults = [
  // The whole crash matrix; hits.test.ts is a cut through it.
  'crash-matrix/(link|run|runner|terraform|undisturbed)',
  // The lab itself.
  '(boss2-world|change-by-hand|exec-nodes|exec-nodes-generations|faults|hosts|lab-command|null-provider|packages|platform-state)',
  // Two zones and two operators, mixed at random; __tests__/run/interleavings.test.ts has a few.
  'interleavings/(loopback|platform)',
  // Slow: the same parts, with a job, a disk, a process, a line or a state backend that fails, in waves, and on platforms of other kinds.
  '(boss-v1/variants|boss-v2/(components|job-faults)|detached-run|disk-full|resources|rollout|state-backends)',
  // The package as it is packed, in an app of somebody else, and on a machine without a network.
  '(bundle|own-stack)',
].map((name) => `/__tests__/lab/${name}\\.test\\.ts$`);

/** They need no hosts, and take long: programs that wait, clones, hostile texts of any kind, whole commands again and again. */
const slow = [
  'cli/(apply|attach|bundle|change|check|commands|completion|doctor|language|new|new-import|own-stack-runs|plan-file|report|report-page|restore|secret-recipients|secrets|validate|zone-contradicted)',
  'constructs/private-output',
  'environment/environment-fuzz',
  'examples/(fork|own-stack)',
  'observe/collect-hostile',
  'recipes/(boss2-packages|two-zones)',
  'remote/(groups-hostile|probes-hostile|program-commands|program-processes)',
  'run/(detached-run|interleavings|launch)',
  'scripts/run-ts',
].map((name) => `/__tests__/${name}\\.test\\.ts$`);

// What is expected is English, whatever the locale of who runs it.
process.env.BOSS_LANG = 'en';

module.exports = {
  // A first `terraform init` or a lab of eight hosts takes seconds, more on a busy machine.
  testTimeout: 120_000,
  maxWorkers: 3,
  testSequencer: '<rootDir>/scripts/longest-first.cjs',
  projects: [
    { ...common, displayName: 'check', testMatch: ['**/__tests__/recipes/assembled-scripts.test.ts'] },
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '/cdktf.out/',
        '/__tests__/lab/',
        'assembled-scripts',
        ...slow,
      ],
    },
    {
      ...common,
      displayName: 'lab',
      testMatch: ['**/__tests__/lab/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/cdktf.out/', ...faults],
    },
    {
      ...common,
      displayName: 'faults',
      testRegex: [...faults, ...slow],
      testPathIgnorePatterns: ['/node_modules/', '/cdktf.out/'],
    },
  ],
};

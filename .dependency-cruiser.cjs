// The house: a room may import from those before it, never from one behind it, and nothing in a circle. `npm run check` asks.
const rooms = [
  'lib/text',
  'lib/yaml',
  'lib/environment',
  'lib/desired',
  'lib/plan',
  'lib/remote',
  'lib/lookups',
  'lib/recipes',
  'lib/components',
  'lib/ssh',
  'lib/run',
  'lib/observe',
  'constructs',
  'stacks',
  'lib/cli',
];
const room = (name) => `^${name}/`;
const anyOf = (names) => `^(${names.join('|')})/`;

/** What may not be, with the reason that is shown. */
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never('no-circle', {}, { circular: true }, 'each of them can only be understood with the others'),
    never(
      'not-found',
      { pathNot: '^scripts/boss\\.cjs$|^(__tests__|examples)/' },
      { couldNotResolve: true },
      'nothing is there',
    ),
    ...rooms.map((name, index) =>
      never(
        `not-upwards-from-${name.replace('/', '-')}`,
        { path: room(name) },
        { path: anyOf([...rooms.slice(index + 1), '__tests__', 'lab', 'bench', 'examples', 'scripts']) },
        'a room knows only those before it',
      ),
    ),
    never(
      'desired-state-does-not-act',
      { path: anyOf(['lib/recipes', 'lib/components']) },
      { path: anyOf(['lib/ssh', 'lib/run', 'lib/observe']) },
      'they are data',
    ),
    never(
      'acting-sees-no-recipe',
      { path: anyOf(['lib/ssh', 'lib/run', 'lib/observe']) },
      { path: anyOf(['lib/recipes', 'lib/components']) },
      'what was rendered at plan time is run, and nothing else',
    ),
    never(
      'planning-does-not-run',
      { path: anyOf(['lib/observe', 'constructs']) },
      { path: '^lib/run/', pathNot: '^lib/run/(portable-run-spec|read-open-run|run-spec)\\.ts$' },
      'a plan knows what a run is told, not how it is run',
    ),
    never(
      'stacks-by-constructs',
      { path: '^stacks/' },
      { path: anyOf(['lib/recipes', 'lib/ssh', 'lib/run', 'lib/observe']) },
      'a stack puts constructs together',
    ),
    never(
      'lab-alone',
      { path: '^lab/' },
      { dependencyTypes: ['local'], pathNot: '^lab/' },
      'it stands in for a platform',
    ),
    never(
      'examples-by-the-package',
      { path: '^examples/' },
      { dependencyTypes: ['local'], pathNot: '^examples/' },
      'a stranger has the package alone',
    ),
    never(
      'bench-on-the-lab',
      { path: '^bench/' },
      { dependencyTypes: ['local'], pathNot: anyOf(['lab', 'bench']) },
      'it starts what it measures',
    ),
    never(
      'no-code-from-tests',
      { pathNot: '^__tests__/' },
      { path: '^__tests__/' },
      'tests are no part of it',
    ),
    never(
      'processes',
      {
        path: anyOf(rooms),
        pathNot: [anyOf(['lib/ssh', 'lib/observe', 'lib/cli']), '^lib/run/(detached-run|git-commit)\\.ts$'],
      },
      { path: '^(node:)?child_process$|node_modules/execa/' },
      'only these start processes',
    ),
    never(
      'files',
      {
        path: anyOf(rooms.slice(0, 9)),
        pathNot: [
          '^lib/environment/(operator-settings|project|read-plain-file|select-environment-files)\\.ts$',
          '^lib/desired/(content-problems|recipients|replace-file)\\.ts$',
          '^lib/remote/shell-file\\.ts$',
        ],
      },
      { path: '^(node:)?(fs|fs/promises|net|tls|http|https|dgram|dns|worker_threads)$' },
      'they compute',
    ),
    never(
      'cdktf',
      { pathNot: '^(constructs|stacks|examples|__tests__)/|^main\\.ts$' },
      { path: '(^|/)node_modules/(cdktf|constructs|@cdktf)/' },
      'desired state and observation are known without it',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdktf\\.out|state)/' },
    tsPreCompilationDeps: true,
  },
};

import { en } from '../../../lib/text/catalogue/en';
import { catalogues, type Texts } from '../../../lib/text/catalogue/text';

/** Each key of a catalogue by its path, with what stands there. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => keysOf(one, path === '' ? key : `${path}.${key}`));
}

const { fact, ...withoutFact } = en.summary;

test('a catalogue that lacks a key does not compile, nor does a text of other values', () => {
  // @ts-expect-error -- the key is missing
  const lacking: Texts['summary'] = withoutFact;
  expect(keysOf(lacking)).not.toEqual(keysOf(en.summary));
  // @ts-expect-error -- no such value is given
  const other: Texts['summary']['fact'] = ({ host }: { readonly host: string }) => host;
  expect(other).not.toBe(fact);
});

test.each(Object.entries(catalogues))('%s has every key, and nothing else', (_language, catalogue) => {
  expect([...keysOf(catalogue)].sort()).toEqual([...keysOf(en)].sort());
});

test.each(Object.entries(catalogues))(
  'no text of %s is empty, twice a blank or more',
  (_language, catalogue) => {
    const plain = (value: unknown): readonly string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object'
          ? Object.values(value ?? {}).flatMap(plain)
          : [];
    expect(plain(catalogue).filter((text) => text.trim() === '')).toEqual([]);
  },
);

/** Each text by its key. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, path === '' ? key : `${path}.${key}`));
}

/** A value that is a word, a number and a list at once: no text tells which of them it takes. */
function valueOf(name: string): unknown {
  const list = [`<${name}>`, `<${name}> 2`];
  const number = 1000 + [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
  return Object.assign(list, {
    [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? number : `<${name}>`),
  });
}

/** A text as it is shown, with the names of the values that it takes. */
function shown(text: unknown): { readonly said: string; readonly taken: readonly string[] } {
  if (typeof text !== 'function') return { said: String(text), taken: [] };
  const taken = new Set<string>();
  const values = new Proxy(
    {},
    {
      get: (_target, name) => {
        taken.add(String(name));
        return valueOf(String(name));
      },
    },
  );
  const result: unknown = Reflect.apply(text, undefined, [values]);
  return { said: typeof result === 'string' ? result : JSON.stringify(result), taken: [...taken].sort() };
}

const zh = new Map(textsOf(catalogues.zh));
const both = textsOf(en).map(([key, text]) => [key, shown(text), shown(zh.get(key))] as const);

test('a text takes and shows the same values in Chinese as in English', () => {
  const of = ({ said, taken }: ReturnType<typeof shown>) =>
    taken.map((name) => `${name}${said.includes(`<${name}>`) ? '' : ', not shown'}`);
  expect(both.length).toBeGreaterThan(300);
  expect(both.filter(([, one, other]) => String(of(one)) !== String(of(other))).map(([key]) => key)).toEqual([
    // Its message is the reader's own English.
    'environment.yaml.noYaml',
  ]);
});

/** Texts of names, commands and numbers alone. */
const sameInChinese = [
  'doctor.here.agent.cure',
  'doctor.here.agent.what',
  'doctor.here.node.what',
  'doctor.here.program.ssh.cure',
  'doctor.here.provider.what',
  'doctor.here.terraform.what',
  'doctor.way.bash.what',
  'doctor.way.fanOut.allowed',
  'doctor.way.fanOut.cure',
  'doctor.way.program.what',
  'doctor.way.supervisord.found',
  'doctor.way.user.found',
  'environment.files.notUtf8.allowed',
  'environment.keys.boss.notifyWebhook.otherVip.allowed',
  'environment.keys.boss.v1.allowed',
  'environment.keys.boss.v2.cache.allowed',
  'environment.keys.boss.v2.packages.backEnd.*.sha256.noun',
  'environment.keys.boss.v2.packages.frontEnd.*.sha256.noun',
  'environment.keys.boss.webSupervisor.allowed',
  'environment.keys.region.noun',
  'environment.keys.zone.noun',
  'environment.shape.fault',
  'environment.yaml.version',
  'hosts.answer',
  'hosts.thing',
  'report.language',
  'report.page.firstbox',
  'run.ledger.ofFirstbox',
];

/** Lines of YAML to copy, and values in the table of keys. */
const isCode = (key: string, said: string) =>
  key.startsWith('environment.keys.') && (key.endsWith('.example') || /^`[^`]+`$/.test(said));

const chinese = /\p{Script=Han}/u;

test('what is told in Chinese is Chinese', () => {
  const sign = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
  const without = both
    .filter(([key, , { said }]) => !sign.test(said) && !isCode(key, said))
    .map(([key]) => key);
  expect(without.sort()).toEqual([...sameInChinese].sort());
});

test('no English sentence stands in a Chinese text', () => {
  const sentence = /(?:\b[a-z]+ ){4,}[a-z]+\b/;
  expect(both.filter(([, , { said }]) => sentence.test(said)).map(([key]) => key)).toEqual([]);
});

test('what is told in English is English, but for names in the runbook', () => {
  const ofRunbook = /runbook: [^"]*|\((?:runbook:? )?\p{Script=Han}[^)]*\)/gu;
  const found = both.filter(
    ([key, { said }]) => !key.startsWith('parts.') && chinese.test(said.replace(ofRunbook, '')),
  );
  expect(found.map(([key]) => key)).toEqual([]);
});

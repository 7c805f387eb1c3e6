/* verifies: what is kept in English is shown in the language that is spoken, whatever stands in front of it; hosts' own words stay */
import { catalogues } from '../../../lib/text/catalogue/text';
import { shown } from '../../../lib/text/catalogue/shown';

const { en, zh } = catalogues;

type Text = readonly [key: string, english: unknown, chinese: unknown];

/** Each text by its key, in both languages. */
function textsOf(english: unknown, chinese: unknown, path: readonly string[] = []): readonly Text[] {
  if (typeof english !== 'object' || english === null) return [[path.join('.'), english, chinese]];
  return Object.entries(english).flatMap(([key, one]) =>
    textsOf(one, Object.getOwnPropertyDescriptor(chinese, key)?.value, [...path, key]),
  );
}

const values = new Proxy({}, { get: (_, name) => `<${String(name)}>` });
const said = (text: unknown): string =>
  String(typeof text === 'function' ? Reflect.apply(text, undefined, [values]) : text);

const all = textsOf(en.kept, zh.kept);

test('each kept text is found again, alone and behind a name', () => {
  expect(all.length).toBeGreaterThan(100);
  const wrong = all.flatMap(([key, english, chinese]) =>
    shown(said(english), zh) === said(chinese) ? [] : [[key, shown(said(english), zh)]],
  );
  expect(wrong).toEqual([]);
  const plain = all.filter(([, english]) => typeof english === 'string' && english.includes(' '));
  expect(
    plain.flatMap(([key, english, chinese]) =>
      shown(`firstbox: ${said(english)}`, zh) === `firstbox：${said(chinese)}` ? [] : [key],
    ),
  ).toEqual([]);
});

test('so is a word of the run that a look keeps', () => {
  const name = 'a-0';
  expect(shown(en.run.hosts.calledOther({ name }), zh)).toBe(zh.run.hosts.calledOther({ name }));
});

test('in English it stays, byte for byte, and so does what is none of ours', () => {
  expect(all.filter(([, english]) => shown(said(english), en) !== said(english))).toEqual([]);
  for (const other of [
    '',
    'Connection refused',
    'a: b; c, d',
    '${x} [^',
    '\0',
    'ssh: connect to host x: no route',
  ])
    expect(shown(other, zh)).toBe(other);
});

test('a text in a text is told as well; what a host said beside it stays', () => {
  const wants = en.kept.blocked.wants({
    wanted: 'own',
    found: 'shared',
    reported: 'group x; mend it: 100%',
  });
  const english = en.kept.blocked.withCure({
    where: 'boss[0-1]',
    reported: `files and groups of supervisor that define them: ${wants}`,
    cure: en.kept.blocked.filesOfTheirOwn,
  });
  expect(shown(english, zh)).toBe(
    'boss[0-1]：受阻：定义它们的 supervisor 文件和组：期望 专用，实际 共用：group x; mend it: 100%；请在那里给这些程序单独的文件和组，再重新计划',
  );
  const line = en.kept.files.notEditable({
    line: '3',
    what: en.kept.files.anchor.what({ key: 'common.zone' }),
    cure: en.kept.files.anchor.cure,
  });
  expect(shown(en.kept.blocked.unreadable({ where: 'firstbox', reported: `file /a b: ${line}` }), zh)).toBe(
    'firstbox：无法识别：文件 /a b：第 3 行：common.zone 有锚点；允许：一个块映射，每个键各占一行，没有锚点；请把它的别名都写成值；请在主机上修复所说的问题，再重新计划',
  );
});

test('a list of a host keeps its signs, where something in it is ours', () => {
  const english = en.kept.blocked.unreadable({ where: 'boss0', reported: 'sudo a, b: c, no answer' });
  expect(shown(english, zh)).toContain('sudo a, b: c, 没有回答');
});

test('an unmet precondition is told in its four parts', () => {
  const { installerAsWritten: say, notKnown } = en.kept.jobs;
  const unmet = en.problem({
    what: say.what({ written: '4.3' }),
    got: notKnown({ why: en.kept.looks.absent({ reading: 'version.json' }) }),
    allowed: say.allowed({ written: '4.3' }),
    cure: say.cure,
  });
  expect(shown(unmet, zh)).toBe(
    '环境文件写的 installer 是 4.3，平台写的不同；操作手册：要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本；实际：不知道：没有 version.json；允许：/pitrix/version.json 里是 4.3；处理：改正环境文件里的 installer',
  );
});

test('a run that did not end is told with its hosts and steps', () => {
  const english = en.runs.unfinished({
    about: en.runs.begun({ title: 'boss2_packages on boss', since: '2026-01-01T00:00:00Z', by: 'a@b' }),
    where: 'boss0: BOSS V2 healthy; boss1',
    attach: 'boss attach x',
  });
  expect(shown(english, zh)).toBe(
    '上一次运行没有做完：boss2_packages on boss，由 a@b 在 2026-01-01T00:00:00Z 开始；boss0：BOSS V2 健康; boss1；它留下的都在这个计划里，下一次部署会结掉它，或用 boss attach x',
  );
});

test('a hostile text costs no time that anybody notices', () => {
  const reported = '; got: ; allowed: ; cure: : , '.repeat(40);
  const english = en.kept.blocked.withCure({ where: 'boss0', reported, cure: 'x' });
  expect(shown(english, zh)).toMatch(/^boss0：受阻：/);
});

// Runs in the browser. Every text comes from the JSON beside it and is put in as text, never as markup.
const data = JSON.parse(document.getElementById('data').textContent);
const { labels, states, signs } = data;
const day = 86_400_000;

/** An element; `props` are attributes, children are elements or texts. */
function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const headed = (...words) => el('tr', {}, ...words.map((word) => el('th', { scope: 'col' }, word)));
const table = (name, caption, head, rows) =>
  el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { class: name },
      el('caption', { class: 'hidden' }, caption),
      el('thead', {}, head),
      el('tbody', {}, ...rows),
    ),
  );

/** Sign and word of a state; the colour comes besides. */
const pill = (state, more = '') =>
  el(
    'span',
    { class: `pill s-${state}` },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, signs[state]),
    el('span', {}, states[state]),
    more === '' ? null : el('span', { class: 'count' }, more),
  );

const utc = (iso) => iso.replace('T', ' ').replace(/(:\d\d)?(\.\d+)?Z$/, ' UTC');
const fromSeconds = (seconds) => new Date(seconds * 1000).toISOString();

const relative = new Intl.RelativeTimeFormat(data.language, { numeric: 'always', style: 'long' });
function age(iso) {
  const minutes = (Date.parse(iso) - Date.now()) / 60_000;
  if (Math.abs(minutes) < 90) return relative.format(Math.round(minutes), 'minute');
  if (Math.abs(minutes) < 48 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}
const when = (iso) =>
  el('span', { class: 'when' }, el('time', { datetime: iso }, utc(iso)), ' ', el('small', {}, age(iso)));

const unit = (value, name) =>
  new Intl.NumberFormat(data.language, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
const duration = (seconds) =>
  seconds < 60
    ? unit(seconds, 'second')
    : [
        unit(Math.floor(seconds / 60), 'minute'),
        ...(seconds % 60 === 0 ? [] : [unit(seconds % 60, 'second')]),
      ].join(' ');

const flag = (text) => el('span', { class: 'flag' }, text);
const flags = ({ observedAt, deployedSince }) => [
  Date.now() - Date.parse(observedAt) > day ? flag(labels.old) : null,
  deployedSince ? flag(labels.deployedSince) : null,
];

// The fleet: environments by parts.
function fleet(choose) {
  const lastDeploy = ([deploy]) =>
    deploy === undefined
      ? el('span', { class: 'muted' }, labels.noDeploy)
      : el('span', {}, when(fromSeconds(deploy.begun)), el('small', { class: 'below' }, deploy.by));
  const cell = (one) =>
    el(
      'td',
      { class: 'part' },
      one === null
        ? el('span', { class: 'muted', title: labels.notWanted }, '–')
        : pill(one.state, one.count),
    );
  const row = (one, index) => {
    const button = el('button', { type: 'button', class: 'name', 'data-index': index }, one.name);
    button.addEventListener('click', () => choose(index));
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, button),
      el('td', {}, pill(one.state)),
      el(
        'td',
        {},
        ...(one.observedAt === ''
          ? [el('span', { class: 'muted' }, `${labels.runPlan} ${one.name}`)]
          : [when(one.observedAt), ...flags(one)]),
      ),
      el('td', { class: 'number' }, one.observedAt === '' ? '–' : String(one.hostCount)),
      ...one.cells.map(cell),
      el('td', {}, lastDeploy(one.deploys)),
    );
  };
  const head = headed(labels.environment, labels.state, labels.looked, labels.hosts);
  for (const { name, does } of data.parts)
    head.append(el('th', { scope: 'col', class: 'part', title: does }, name.replaceAll('_', '_\u200b')));
  head.append(el('th', { scope: 'col' }, labels.lastDeploy));
  return el(
    'section',
    { 'aria-labelledby': 'fleet' },
    el('h2', { id: 'fleet' }, labels.fleet),
    table('fleet', labels.fleet, head, data.environments.map(row)),
  );
}

// One environment.
const keyOf = (...words) => JSON.stringify(words);
const sinceText = ({ first, before, by }) => {
  const earlier = `${by === 'deploy' ? labels.provenAt : labels.heldAt} ${before && utc(before)}`;
  return el(
    'span',
    {},
    when(first),
    el('small', { class: 'below' }, before === undefined ? labels.noEarlier : earlier),
  );
};

/** Named slots where a group is small, else one frame for each rack that the names tell. */
function racksOf({ hosts }) {
  if (hosts.length <= 48) return [['', hosts]];
  const racks = new Map();
  for (const host of hosts) {
    const name = /^(.*\d\D+)\d+$/.exec(host.host)?.[1]?.replace(/\D+$/, '') ?? '';
    racks.set(name, [...(racks.get(name) ?? []), host]);
  }
  return racks.size > hosts.length / 2 ? [['', hosts]] : [...racks];
}

function tile(host, group, dense) {
  const subjects = host.state === 'differs' ? `: ${host.differing.join(', ')}` : '';
  const button = el(
    'button',
    {
      type: 'button',
      class: `tile s-${host.state}`,
      tabindex: '-1',
      'aria-label': `${host.host}, ${states[host.state]}${subjects}`.slice(0, 300),
      'aria-pressed': 'false',
    },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, signs[host.state]),
    dense ? null : el('span', { class: 'host' }, host.host),
  );
  if (dense) button.title = host.host;
  button.shown = { ...host, group };
  return button;
}

function groupOf(one, facts) {
  const dense = one.hosts.length > 48;
  const counted = new Map();
  for (const { state } of one.hosts) counted.set(state, (counted.get(state) ?? 0) + 1);
  const racks = racksOf(one).map(([name, hosts]) => {
    const slots = hosts.map((host) => {
      const own = host.facts.map((index) => facts[index]);
      const differing = own.filter(({ state }) => state === 'differs').map(({ subject }) => subject);
      return el('li', {}, tile({ ...host, facts: own, differing }, one.group, dense));
    });
    const list = el('ul', { class: 'slots' }, ...slots);
    list.style.gridTemplateRows = `repeat(${Math.min(12, slots.length)}, auto)`;
    return el('div', { class: 'rack' }, name === '' ? null : el('span', { class: 'rackname' }, name), list);
  });
  return el(
    'section',
    { class: dense ? 'group dense' : 'group', 'aria-label': `${labels.group} ${one.group}` },
    el(
      'h4',
      {},
      one.group,
      ' ',
      el('span', { class: 'muted' }, String(one.hosts.length)),
      ...[...counted]
        .filter(([state]) => state !== 'in-sync')
        .map(([state, count]) => el('span', { class: `mini s-${state}` }, `${signs[state]} ${count}`)),
    ),
    one.reason === undefined ? null : el('p', { class: 'muted' }, one.reason),
    el('div', { class: 'racks' }, ...racks),
  );
}

const factTable = (name, facts, since) =>
  el(
    'dl',
    { class: name },
    ...facts.flatMap((fact) => {
      const time = since(fact);
      return [
        el('dt', {}, fact.subject, el('small', { class: 'muted' }, ` ${fact.part}`)),
        el('dd', {}, el('span', { class: 'key' }, labels.wanted), fact.wanted),
        fact.state === 'holds'
          ? null
          : el(
              'dd',
              { class: 'found' },
              el('span', { class: 'key' }, labels.found),
              fact.found ?? labels.noAnswer,
            ),
        time === undefined ? null : el('dd', {}, el('span', { class: 'key' }, labels.since), sinceText(time)),
      ].filter((one) => one !== null);
    }),
  );

/** Facts of the host that is pointed at, or kept. */
function panelOf(times) {
  const title = el('h4', { tabindex: '-1', id: 'host' }, labels.chooseHost);
  const close = el('button', { type: 'button', class: 'close', 'aria-label': labels.close }, '×');
  const body = el('div', {}, el('p', { class: 'muted' }, labels.howToChoose));
  const panel = el('aside', { class: 'panel', 'aria-labelledby': 'host' }, title, close, body);
  close.hidden = true;
  const show = (host) => {
    title.textContent = host === undefined ? labels.chooseHost : host.host;
    if (host === undefined) {
      body.replaceChildren(el('p', { class: 'muted' }, labels.howToChoose));
      return;
    }
    const holding = host.facts.filter(({ state }) => state === 'holds');
    const others = host.facts.filter(({ state }) => state !== 'holds');
    const since = ({ part, subject }) => times.get(keyOf(part, subject, host.host));
    body.replaceChildren(
      ...[
        el('p', {}, pill(host.state), ' ', el('span', { class: 'muted' }, `${labels.group} ${host.group}`)),
        host.reason === undefined ? null : el('p', { class: 'reason' }, host.reason),
        others.length === 0 ? null : factTable('facts', others, since),
        holding.length === 0
          ? null
          : el(
              'details',
              others.length === 0 ? { open: '' } : {},
              el(
                'summary',
                {},
                `${labels.asWanted} `,
                el('span', { class: 'muted' }, String(holding.length)),
              ),
              factTable('facts holding', holding, () => undefined),
            ),
      ].filter((one) => one !== null),
    );
  };
  return { panel, title, close, show };
}

/** The tile that lies nearest in the direction of an arrow. */
function neighbour(tiles, from, key) {
  const at = from.getBoundingClientRect();
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let [best, least] = [from, Infinity];
  for (const one of tiles) {
    const { left, top } = one.getBoundingClientRect();
    const along = (left - at.left) * x + (top - at.top) * y;
    const across = Math.abs((left - at.left) * y) + Math.abs((top - at.top) * x);
    if (along > 1 && along + 4 * across < least) [best, least] = [one, along + 4 * across];
  }
  return best;
}

/** One tab stop for all tiles; arrows go from one to the next. */
function liven(racks, { title, close, show }) {
  const tiles = [...racks.querySelectorAll('.tile')];
  let kept;
  const stop = (one) => {
    for (const other of tiles) if (other.tabIndex === 0) other.tabIndex = -1;
    one.tabIndex = 0;
  };
  const keep = (one) => {
    kept?.setAttribute('aria-pressed', 'false');
    kept = one;
    kept?.setAttribute('aria-pressed', 'true');
    close.hidden = kept === undefined;
    show(kept?.shown);
  };
  const letGo = () => {
    const before = kept;
    keep(undefined);
    before?.focus();
  };
  if (tiles[0] !== undefined) stop(tiles.find((one) => !one.classList.contains('s-in-sync')) ?? tiles[0]);
  const tileOf = ({ target }) => target.closest('.tile');
  racks.addEventListener('pointerover', (event) => {
    const one = tileOf(event);
    if (one !== null && kept === undefined) show(one.shown);
  });
  racks.addEventListener('focusin', (event) => {
    const one = tileOf(event);
    if (one === null) return;
    stop(one);
    if (kept === undefined) show(one.shown);
  });
  racks.addEventListener('click', (event) => {
    const one = tileOf(event);
    if (one === null) return;
    keep(one === kept ? undefined : one);
    // By the keyboard: whoever cannot see it is taken there.
    if (kept !== undefined && event.detail === 0) title.focus();
  });
  racks.addEventListener('keydown', (event) => {
    const one = tileOf(event);
    if (one === null) return;
    const next = event.key.startsWith('Arrow')
      ? neighbour(tiles, one, event.key)
      : { Home: tiles[0], End: tiles.at(-1) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  close.addEventListener('click', letGo);
  return letGo;
}

function legendOf(groups, racks) {
  const counts = new Map();
  for (const { hosts } of groups)
    for (const { state } of hosts) counts.set(state, (counts.get(state) ?? 0) + 1);
  const chips = [...counts].map(([state, count]) => {
    const chip = el(
      'button',
      { type: 'button', class: `chip s-${state}`, 'aria-pressed': 'false', title: labels.showOnly },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, signs[state]),
      ` ${states[state]} `,
      el('b', {}, String(count)),
    );
    chip.addEventListener('click', () => {
      const on = chip.getAttribute('aria-pressed') !== 'true';
      for (const other of chips) other.setAttribute('aria-pressed', String(other === chip && on));
      for (const one of racks.querySelectorAll('.tile'))
        one.classList.toggle('dim', on && !one.classList.contains(`s-${state}`));
    });
    return chip;
  });
  return el('div', { class: 'legend', role: 'group', 'aria-label': labels.showOnly }, ...chips);
}

const driftTable = ({ drift }) =>
  table(
    'drift',
    labels.drift,
    headed(labels.part, labels.hosts, labels.subject, labels.wanted, labels.found, labels.since),
    drift.map((row) =>
      el(
        'tr',
        {},
        el('td', {}, row.part),
        el('th', { scope: 'row', class: 'hosts' }, row.hosts),
        el('td', {}, row.subject),
        el('td', {}, row.wanted),
        el('td', { class: 'found' }, row.found),
        el('td', {}, sinceText(row)),
      ),
    ),
  );

const countsOf = (counts) => counts.map(([result, hosts]) => `${hosts} ${states[result]}`).join(', ');

function timeline(deploys) {
  const run = ({ title, seconds, result, counts, troubles }) =>
    el(
      'li',
      {},
      el('span', { class: `mini s-${result}` }, signs[result]),
      ` ${title} `,
      el('span', { class: 'muted' }, `${duration(seconds)} · ${countsOf(counts)}`),
      troubles.length === 0
        ? null
        : el(
            'ul',
            {},
            ...troubles
              .slice(0, 20)
              .map(([word, host, step]) =>
                el('li', {}, `${host}: ${states[word]}${step === '' ? '' : `: ${step}`}`),
              ),
            troubles.length > 20 ? el('li', {}, '…') : null,
          ),
    );
  return el(
    'ol',
    { class: 'timeline' },
    ...deploys.map((deploy) =>
      el(
        'li',
        { class: `s-${deploy.result}` },
        el('span', { class: `dot s-${deploy.result}`, 'aria-hidden': 'true' }, signs[deploy.result]),
        el(
          'details',
          {},
          el(
            'summary',
            {},
            when(fromSeconds(deploy.begun)),
            pill(deploy.result),
            el('span', { class: 'who' }, deploy.by),
            el('span', { class: 'muted' }, `${labels.commit} `, el('code', {}, deploy.commit)),
            el('span', { class: 'muted' }, `${labels.took} ${duration(deploy.seconds)}`),
            el('span', { class: 'muted' }, countsOf(deploy.counts)),
          ),
          el('ul', { class: 'runs' }, ...deploy.runs.map(run)),
        ),
      ),
    ),
  );
}

function notesOf({ notes }) {
  return el(
    'ul',
    { class: 'notes' },
    ...notes.map(({ state, text }) => el('li', {}, pill(state), el('span', {}, text))),
  );
}

function environment(one) {
  const times = new Map(
    one.drift.flatMap((row) => row.names.map((name) => [keyOf(row.part, row.subject, name), row])),
  );
  const racks = el('div', { class: 'groups' }, ...one.groups.map((group) => groupOf(group, one.facts)));
  const panel = panelOf(times);
  const looked = one.observedAt !== '';
  const section = el(
    'section',
    { class: 'environment', 'aria-labelledby': 'environment' },
    el('h2', { id: 'environment' }, one.name, ' ', pill(one.state)),
    looked
      ? el(
          'p',
          { class: 'facts-line' },
          el('span', {}, `${labels.zone} ${one.zone}`),
          el('span', {}, `${labels.firstbox} ${one.firstbox}`),
          el('span', {}, `${labels.looked} `, when(one.observedAt), ...flags(one)),
        )
      : el('p', { class: 'muted' }, `${states['not-looked']}. ${labels.runPlan} ${one.name}`),
    one.notes.length === 0 ? null : el('h3', {}, labels.notes),
    one.notes.length === 0 ? null : notesOf(one),
    looked ? el('h3', {}, labels.racks) : null,
    looked ? legendOf(one.groups, racks) : null,
    looked ? el('div', { class: 'split' }, racks, panel.panel) : null,
    looked ? el('h3', {}, labels.drift) : null,
    looked
      ? one.drift.length === 0
        ? el('p', { class: 'muted' }, labels.nothingDiffers)
        : driftTable(one)
      : null,
    el('h3', {}, labels.history),
    one.deploys.length === 0 ? el('p', { class: 'muted' }, labels.noHistory) : timeline(one.deploys),
  );
  return { section, letGo: liven(racks, panel) };
}

// Colours: those of the system, or chosen here.
function themes() {
  const choose = (theme) => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const one of buttons) one.setAttribute('aria-pressed', String(one.value === theme));
  };
  const buttons = ['auto', 'light', 'dark'].map((theme) => {
    const button = el(
      'button',
      { type: 'button', value: theme, 'aria-pressed': String(theme === 'auto') },
      labels[theme],
    );
    button.addEventListener('click', () => choose(theme));
    return button;
  });
  return el('div', { class: 'themes', role: 'group', 'aria-label': labels.theme }, ...buttons);
}

const main = document.querySelector('main');
let open;
function choose(index) {
  const next = environment(data.environments[index]);
  if (open === undefined) main.append(next.section);
  else open.section.replaceWith(next.section);
  open = next;
  for (const button of main.querySelectorAll('.name'))
    if (Number(button.dataset.index) === index) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
}

document.querySelector('header').append(themes());
main.append(fleet(choose));
const calm = ['in-sync', 'not-looked', 'not-compared'];
const troubled = data.environments.findIndex(({ state }) => !calm.includes(state));
const looked = data.environments.findIndex(({ observedAt }) => observedAt !== '');
choose(Math.max(troubled, troubled < 0 ? looked : 0, 0));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') open.letGo();
});

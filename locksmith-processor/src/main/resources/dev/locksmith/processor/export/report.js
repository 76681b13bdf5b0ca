/* Shows the data of the page: sections with lists that can be searched, filtered and folded. */
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('main');
  const search = document.getElementById('search');
  const FIRST_ROWS = 150;

  const KINDS = ['confined', 'scoped', 'one-at-a-time', 'of-domain', 'unknown', 'sendable'];
  const WORDS = {'one-at-a-time': 'one at a time', 'of-domain': 'of a domain', confined: 'confined', 'known': 'in the baseline'};
  const word = value => WORDS[value] || value;

  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return element;
  }

  const fileOf = item => item.file ? item.file.slice(item.file.lastIndexOf('/') + 1) : '';
  const place = item => item.file ? `${fileOf(item)}:${item.line}` : item.member;
  /* Packages begin small, classes do not; what has no member has no package. */
  const packageOf = item => {
    if (item.package !== undefined) return item.package || '(no package)';
    const parts = (item.member || '').split('.');
    const end = parts.findIndex(part => /^[A-Z]/.test(part));
    return parts.slice(0, end < 0 ? Math.max(parts.length - 1, 0) : end).join('.') || '(no package)';
  };
  const pill = value => h('span', {class: `pill ${value}`}, word(value));
  const counted = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

  // Details

  function code(item) {
    if (!item.code || !item.code.length) return null;
    const first = item.first || item.line;
    return h('pre', {}, item.code.map((text, i) =>
      h('span', {class: first + i === item.line ? 'here' : null}, h('i', {}, String(first + i)), text || ' ')));
  }
  const where = item => h('p', {}, h('span', {class: 'label'}, 'in '), h('code', {}, item.member || '-'),
    item.file ? [h('span', {class: 'label'}, ' at '), h('code', {}, `${item.file}:${item.line}`)] : null);
  const chain = (label, lines) => lines && lines.length
    ? [h('p', {class: 'label'}, label), h('ol', {}, lines.map(line => h('li', {}, line)))] : null;

  const findingDetail = item => [code(item), chain('Why', item.why),
    h('p', {}, h('span', {class: 'label'}, 'To fix: '), item.fix),
    h('p', {}, h('span', {class: 'label'}, 'To suppress: '), h('code', {}, `@SuppressWarnings("locksmith:${item.rule}")`),
      '; ', h('a', {href: item.page}, 'about this rule')),
    h('p', {}, h('span', {class: 'label'}, 'Line of a baseline: '), h('code', {}, item.key)), where(item)];
  const boundaryDetail = item => [code(item), chain(`Why it is ${word(item.kind)}`, item.why), chain('How it gets there', item.how), where(item)];
  const plainDetail = item => [code(item), chain('Why', item.why), where(item)];

  // Age

  const DAY = 86400000;
  function age(item) {
    if (item.new) return 'new since the baseline';
    if (!item.since) return 'age not known';
    const since = item.since;
    const days = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / DAY));
    return `since ${since}, ${days === 0 ? 'today' : counted(days, 'day')}`;
  }

  // Sections

  const labels = new Map();
  data.locks.forEach(pair => { labels.set(pair.from, pair.held); labels.set(pair.to, pair.asked); });
  const circle = graph.circles([...labels.keys()].map(id => ({id})), data.locks);
  data.locks.forEach(pair => {
    pair.standing = circle.has(pair.from) && circle.get(pair.from) === circle.get(pair.to) ? 'in a circle' : 'in order';
    pair.text = `${pair.held}, then ${pair.asked}`;
  });
  const accepted = [
    ...data.suppressions.map(item => ({...item, text: item.declaration, member: item.declaration.split(' ')[0], sort: 'suppression',
      use: item.names.some(each => each.needed) ? 'needed' : 'suppresses nothing',
      names: item.names.map(each => `${each.name}, ${age(each)}`),
      why: item.names.map(each => `${each.name}: ${each.needed ? 'needed' : 'suppresses nothing here'}, ${age(each)}`)})),
    ...data.baseline.map(item => ({...item, sort: 'baseline', use: item.found ? 'needed' : 'no longer applies',
      member: item.text.split(' ')[0], why: [age(item)]})),
  ];
  const groupBy = (label, of) => ({label, of});
  const byPackage = groupBy('package', packageOf), byFile = groupBy('file', item => item.file || '(no file)');

  const SECTIONS = [
    {id: 'overview', title: 'Overview'},
    {id: 'findings', title: 'Findings', items: data.findings, none: 'Nothing was found.',
      facets: [{key: 'standing', order: ['new', 'known', 'suppressed']}, {key: 'severity', order: ['error', 'warn']}, {key: 'rule'}],
      groups: [groupBy('rule', item => item.rule), byPackage, byFile],
      head: item => pill(item.standing), text: item => item.text, detail: findingDetail},
    {id: 'boundaries', title: 'Boundaries', items: data.boundaries, none: 'Nothing goes to another thread here.',
      note: 'Each place where a value goes to another thread, or where other threads can read it, and what goes there. Literals, numbers and strings are left out.',
      facets: [{key: 'kind', order: KINDS}, {key: 'way'}],
      groups: [groupBy('boundary', item => item.boundary), byPackage, byFile],
      head: item => pill(item.kind), text: item => [item.code.length ? h('code', {}, item.code[0].trim()) : item.text, ' ',
        h('small', {}, item.why.length ? item.why[0] : item.text)], detail: boundaryDetail},
    {id: 'types', title: 'Types', items: data.types, none: 'No type was compiled.',
      note: 'Each class, interface, enum and record that was compiled, and what its objects may do.',
      facets: [{key: 'kind', order: KINDS}, {key: 'declaration'}], groups: [byPackage, groupBy('kind', item => word(item.kind))],
      head: item => pill(item.kind), text: item => [item.text, ' ', h('small', {}, item.why[0] || '')], detail: plainDetail},
    {id: 'domains', title: 'Domains', items: data.domains, none: 'No code has to do with a thread domain.',
      note: 'What belongs to the threads of a domain, such as the event thread of a user interface: what is run there, and what uses it.',
      facets: [{key: 'role', order: ['belongs', 'enters', 'uses']}, {key: 'domain'}], groups: [groupBy('domain', item => item.domain), byPackage],
      head: item => pill(item.role), text: item => [item.text, ' ', h('small', {}, item.member)], detail: plainDetail},
    {id: 'locks', title: 'Lock order', items: data.locks, extra: lockGraphs, none: 'No lock is taken while another is held.',
      note: 'Which lock is asked for while which other one is held. Locks in a circle, in red and dashed, are taken in opposite orders somewhere; whether threads can meet there is what the rule lock-cycle judges.',
      facets: [{key: 'standing', order: ['in a circle', 'in order']}], groups: [groupBy('lock that is held', item => item.held), byPackage],
      head: item => h('span', {class: `pill ${item.standing === 'in order' ? 'sendable' : 'confined'}`}, item.standing),
      text: item => item.text, detail: item => [chain('How it comes to that', item.why), where(item)]},
    {id: 'accepted', title: 'Accepted', items: accepted, none: 'Nothing is suppressed, and there is no baseline.',
      note: 'What is taken as given: @SuppressWarnings in the code, and entries of the baseline, each with the day on which the baseline was first written with it.',
      facets: [{key: 'sort'}, {key: 'use', order: ['needed', 'suppresses nothing', 'no longer applies']}],
      groups: [groupBy('sort', item => item.sort), byPackage],
      head: item => h('span', {class: `pill ${item.use === 'needed' ? 'known' : 'warn'}`}, item.use),
      text: item => [item.text, ' ', h('small', {}, item.sort === 'baseline' ? age(item) : item.names.join('; '))],
      place: item => item.sort === 'baseline' ? '' : place(item), detail: plainDetail},
  ];
  SECTIONS.forEach(section => (section.items || []).forEach(item => {
    item.words = [item.text, item.member, item.file, item.rule, item.boundary, item.domain, item.fix, ...(item.names || []),
      ...(item.why || []), ...(item.how || [])].filter(Boolean).join('\n').toLowerCase();
  }));

  // State: it stands in the address, so that it can be sent on

  const state = {section: 'overview', q: '', group: 0, chosen: {}};
  function read() {
    const [id, query] = location.hash.slice(1).split('?');
    const given = new URLSearchParams(query || '');
    state.section = SECTIONS.some(section => section.id === id) ? id : 'overview';
    state.q = given.get('q') || '';
    state.group = Number(given.get('by')) || 0;
    state.chosen = {};
    for (const [key, value] of given) if (key !== 'q' && key !== 'by') (state.chosen[key] = state.chosen[key] || new Set()).add(value);
  }
  function address() {
    const given = new URLSearchParams();
    if (state.q) given.set('q', state.q);
    if (state.group) given.set('by', String(state.group));
    for (const [key, values] of Object.entries(state.chosen)) values.forEach(value => given.append(key, value));
    return `#${state.section}${[...given].length ? `?${given}` : ''}`;
  }
  const linkTo = (section, key, value) => `#${section}?${new URLSearchParams({[key]: value})}`;
  function go(change) { change(); history.replaceState(null, '', address()); show(); }

  // Lists

  function matches(item, section, except) {
    return section.facets.every(({key}) => key === except || !state.chosen[key] || state.chosen[key].has(item[key]))
      && state.q.toLowerCase().split(/\s+/).every(part => item.words.includes(part));
  }

  function facet(section, {key, order}) {
    const counts = new Map();
    section.items.forEach(item => { if (!counts.has(item[key])) counts.set(item[key], 0); });
    if (counts.size < 2) return null;
    section.items.filter(item => matches(item, section, key)).forEach(item => counts.set(item[key], counts.get(item[key]) + 1));
    const values = [...counts.keys()].sort((a, b) => order ? order.indexOf(a) - order.indexOf(b) : counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
    return h('fieldset', {class: 'facet'}, h('legend', {}, key), values.map(value => {
      const isOn = Boolean(state.chosen[key] && state.chosen[key].has(value));
      return h('button', {type: 'button', class: 'chip', 'aria-pressed': String(isOn), 'data-value': value, onclick: () => go(() => {
        const set = state.chosen[key] = state.chosen[key] || new Set();
        if (isOn) set.delete(value); else set.add(value);
        if (!set.size) delete state.chosen[key];
      })}, word(value), h('span', {class: 'count'}, String(counts.get(value))));
    }));
  }

  let rowNumber = 0;
  function row(item, section) {
    const id = `detail-${rowNumber++}`;
    const button = h('button', {type: 'button', 'aria-expanded': 'false', 'aria-controls': id, onclick: () => toggle(line)},
      section.head(item), h('span', {class: 'text'}, section.text(item)), h('span', {class: 'place mono'}, section.place ? section.place(item) : place(item)));
    const line = h('li', {class: 'row'}, button);
    line.open = () => {
      if (!line.detail) { line.detail = h('div', {class: 'detail', id}, section.detail(item)); line.append(line.detail); }
      line.detail.hidden = false;
      button.setAttribute('aria-expanded', 'true');
    };
    line.close = () => { if (line.detail) line.detail.hidden = true; button.setAttribute('aria-expanded', 'false'); };
    return line;
  }
  function toggle(line) {
    if (line.firstChild.getAttribute('aria-expanded') === 'true') line.close(); else line.open();
  }

  /* Rows are made when they are looked at: there may be thousands. */
  function group(name, items, section, isOpen) {
    const rows = h('ul', {class: 'rows'});
    const more = h('button', {type: 'button', class: 'more', onclick: () => fill(FIRST_ROWS * 4)});
    let made = 0;
    function fill(number) {
      const end = Math.min(items.length, made + number);
      rows.append(...items.slice(made, end).map(item => row(item, section)));
      made = end;
      if (made < items.length) { more.textContent = `Show more of ${items.length - made}`; rows.after(more); } else more.remove();
    }
    const box = h('details', {class: 'group', open: isOpen, ontoggle: () => { if (box.open && !made) fill(FIRST_ROWS); }},
      h('summary', {}, name, h('span', {class: 'count'}, String(items.length))), rows);
    box.fill = () => fill(items.length);
    if (isOpen) fill(FIRST_ROWS);
    return box;
  }

  function list(section) {
    const found = section.items.filter(item => matches(item, section));
    found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    const by = section.groups[state.group] || section.groups[0];
    const groups = new Map();
    found.forEach(item => { const key = by.of(item); if (!groups.has(key)) groups.set(key, []); groups.get(key).push(item); });
    const sorted = [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    let rowsOpen = 0;
    const boxes = sorted.map(([name, items]) => {
      const isOpen = rowsOpen < FIRST_ROWS;
      if (isOpen) rowsOpen += items.length;
      return group(name, items, section, isOpen);
    });
    document.getElementById('status').textContent = counted(found.length, 'row');
    const isFiltered = state.q || Object.keys(state.chosen).length;
    return [
      h('div', {class: 'bar'}, section.facets.map(each => facet(section, each)), h('div', {class: 'acts', hidden: !section.items.length}, h('label', {}, 'by ', h('select', {onchange: event => go(() => { state.group = event.target.selectedIndex; })},
          section.groups.map((each, i) => h('option', {selected: i === state.group}, each.label)))),
        h('button', {type: 'button', onclick: () => fold(true)}, 'Open all'), h('button', {type: 'button', onclick: () => fold(false)}, 'Close all'))),
      found.length ? boxes : h('p', {class: 'empty'}, isFiltered ? 'No row matches. Esc clears the search.' : section.none),
    ];
  }
  function fold(isOpen) { main.querySelectorAll('.group').forEach(box => { box.open = isOpen; }); }

  // Lock orders

  function lockGraphs() {
    const drawn = [];
    const add = (title, nodes, edges) => {
      drawn.push(h('h2', {}, title));
      graph.draw(nodes, edges, title).forEach(drawing => drawn.push(drawing ? h('div', {class: 'graph', tabindex: '0'}, drawing)
        : h('p', {class: 'note'}, 'Too many locks hang together here to be drawn; the list below has all of them.')));
    };
    data.orders.forEach(order => add(`@LockOrder ${order.text}`, order.nodes.map(id => ({id, label: id})), order.edges));
    if (labels.size) {
      const seen = new Map();
      labels.forEach(label => seen.set(label, (seen.get(label) || 0) + 1));
      add('Locks of this code', [...labels].map(([id, label]) => ({id, label: seen.get(label) > 1 ? id : label})), data.locks);
    }
    return drawn;
  }

  // Overview

  function overview() {
    const tally = (items, key) => { const counts = new Map(); items.forEach(item => counts.set(item[key], (counts.get(item[key]) || 0) + 1)); return counts; };
    const card = (section, title, items, key, order, head) => {
      const counts = tally(items, key);
      const values = order ? order.filter(value => counts.has(value)) : [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
      return h('section', {class: 'card'}, h('h2', {}, h('a', {href: `#${section}`}, title), String(items.length)),
        order && items.length ? h('div', {class: 'bar-of', 'aria-hidden': 'true'}, values.map(value => h('span', {class: value, style: `flex:${counts.get(value)}`}))) : null,
        items.length ? h('table', {}, h('tbody', {}, values.map(value => h('tr', {}, h('td', {}, h('a', {href: linkTo(section, key, value)}, head(value))), h('td', {}, String(counts.get(value))))))) : h('p', {class: 'note'}, 'none'));
    };
    const fresh = data.findings.filter(item => item.standing === 'new');
    return [
      data.complete ? null : h('p', {class: 'warning'}, 'Not everything was looked at: the compiler stopped early, or a check failed. What is not here may be there all the same.'),
      h('p', {class: 'note'}, fresh.length ? `${counted(fresh.length, 'new finding')}.` : 'No new findings.', ' ',
        data.findings.length > fresh.length ? `In the baseline or suppressed: ${data.findings.length - fresh.length} more.` : ''),
      h('div', {class: 'cards'},
        card('findings', 'Findings', data.findings, 'standing', ['new', 'known', 'suppressed'], pill),
        card('findings', 'By rule', data.findings, 'rule', null, value => h('code', {}, value)),
        card('boundaries', 'Boundaries', data.boundaries, 'kind', KINDS, pill),
        card('types', 'Types', data.types, 'kind', KINDS, pill),
        card('domains', 'Domains', data.domains, 'domain', null, value => value),
        card('locks', 'Pairs of locks', data.locks, 'standing', null, value => value),
        card('accepted', 'Accepted', accepted, 'sort', null, value => value)),
    ];
  }

  // The page

  function show() {
    const section = SECTIONS.find(each => each.id === state.section);
    if (search.value !== state.q) search.value = state.q;
    search.disabled = !section.items;
    document.title = `${section.title}: Locksmith report`;
    document.getElementById('sections').replaceChildren(...SECTIONS.map(each => h('a', {href: `#${each.id}`, 'aria-current': each === section ? 'page' : null},
      each.title, each.items ? h('span', {class: 'count'}, String(each.items.length)) : null)));
    rowNumber = 0;
    main.replaceChildren(...(section.items
      ? [section.note ? h('p', {class: 'note'}, section.note) : null, section.extra ? section.extra() : null, list(section)]
      : [overview()]).flat(2).filter(Boolean));
  }
  addEventListener('hashchange', () => { read(); show(); scrollTo(0, 0); });
  let typing;
  search.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => go(() => { state.q = search.value.trim(); }), 80); });

  /* What is shown is printed whole, with its reasons. */
  addEventListener('beforeprint', () => {
    main.querySelectorAll('.group').forEach(box => { box.open = true; box.fill(); });
    main.querySelectorAll('.row').forEach(line => line.open());
  });

  // Keyboard

  const help = document.getElementById('help');
  document.getElementById('keys').addEventListener('click', () => help.showModal());
  function move(step) {
    const rows = [...main.querySelectorAll('.row > button, .group > summary')].filter(each => each.checkVisibility ? each.checkVisibility() : true);
    const at = rows.indexOf(document.activeElement);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    if (next) { next.focus(); next.scrollIntoView({block: 'nearest'}); }
  }
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === 'Escape' && (state.q || document.activeElement === search)) { search.blur(); go(() => { state.q = ''; }); return; }
    if (/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) return;
    const number = Number(event.key);
    if (event.key === '/') { search.focus(); search.select(); }
    else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === 'e') fold(true);
    else if (event.key === 'c') fold(false);
    else if (event.key === '?') help.showModal();
    else if (number >= 1 && number <= SECTIONS.length) location.hash = SECTIONS[number - 1].id;
    else return;
    event.preventDefault();
  });

  // Light and dark

  const THEMES = ['system', 'light', 'dark'];
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let theme = 'system';
  try { theme = localStorage.getItem('locksmith-theme') || theme; } catch (refused) { /* it is asked for again */ }
  function paint() {
    document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    document.getElementById('theme').textContent = {system: 'Auto', light: 'Light', dark: 'Dark'}[theme];
  }
  document.getElementById('theme').addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    try { localStorage.setItem('locksmith-theme', theme); } catch (refused) { /* it holds for this page */ }
    paint();
  });
  dark.addEventListener('change', paint);
  paint();
  read();
  show();
})();

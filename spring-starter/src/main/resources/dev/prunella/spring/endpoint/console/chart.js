// SPDX-License-Identifier: Apache-2.0
// The window of looks at one target: a mark each, as high as the look took, by the path that it took.

const WINDOW = { most: 400, millis: 300e3, least: 10e3, lane: 58, top: 18, left: 62, right: 12 };

const watched = { target: '', looks: new Map() };

/** Adds what was seen to what this page has seen of this target already; older looks give way. */
function remember(target, looks, atMillis) {
  if (watched.target !== target) {
    watched.target = target;
    watched.looks = new Map();
  }
  for (const look of looks) {
    const key = `${look.side} ${look.key}`;
    if (!watched.looks.has(key)) {
      watched.looks.set(key, { ...look, atMillis: atMillis - look.agoMillis });
    }
  }
  const all = [...watched.looks].sort(([, one], [, other]) => one.key - other.key);
  watched.looks = new Map(all.slice(-WINDOW.most));
}

function lanes() {
  const looks = [...watched.looks.values()];
  return ['INSIDE', 'OUTSIDE'].map((side) => ({ side, looks: looks.filter((look) => look.side === side) }))
    .filter((lane) => lane.looks.length > 0);
}

/** In words, for who does not see it. */
function chartWords(all) {
  return all.map(({ side, looks }) => {
    const counted = (status) => looks.filter((look) => look.status === status).length;
    const last = looks[looks.length - 1];
    return `${side.toLowerCase()}: ${looks.length} looks, ${counted('PASS')} PASS, ${counted('FAIL')} FAIL, ${counted('UNKNOWN')} UNKNOWN, `
      + `the last one ${last.status} in ${took(last.micros)}`;
  }).join('; ');
}

function drawChart(place, story, nowMillis) {
  const all = lanes();
  if (all.length === 0) {
    place.replaceChildren(el('p', { class: 'quiet' }, 'Not looked at yet.'));
    return;
  }
  const width = Math.max(280, place.clientWidth || 640);
  const height = WINDOW.top + all.length * WINDOW.lane + 20;
  const from = Math.max(nowMillis - WINDOW.millis, Math.min(...all.flatMap(({ looks }) => looks.map((look) => look.atMillis))));
  const since = Math.min(from, nowMillis - WINDOW.least);
  const x = (atMillis) => WINDOW.left + ((atMillis - since) / (nowMillis - since)) * (width - WINDOW.left - WINDOW.right);
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', class: 'chart', 'aria-label': chartWords(all) },
    all.map((lane, at) => drawLane(lane, WINDOW.top + at * WINDOW.lane, x, since, width)),
    marks(story, x, since, height - 20, width - WINDOW.right),
    axis(since, nowMillis, x, height - 5));
  place.replaceChildren(drawing);
}

function drawLane({ side, looks }, top, x, since, width) {
  const base = top + WINDOW.lane - 10;
  const longest = Math.max(1, ...looks.map((look) => look.micros));
  const shown = looks.filter((look) => look.atMillis >= since);
  const y = (look) => base - 4 - Math.sqrt(look.micros / longest) * (WINDOW.lane - 24);
  const stems = (status) => shown.filter((look) => look.status === status)
    .map((look) => `M${x(look.atMillis).toFixed(1)} ${base}V${y(look).toFixed(1)}`).join('');
  return svg('g', {},
    svg('text', { x: 0, y: base - 18, class: 'lane' }, side.toLowerCase()),
    svg('text', { x: 0, y: base - 4, class: 'scale' }, `≤ ${took(longest)}`),
    svg('path', { d: `M${WINDOW.left} ${base}H${width - WINDOW.right}`, class: 'base' }),
    ['PASS', 'FAIL', 'UNKNOWN'].map((status) => svg('path', { d: stems(status), class: `stem ${status}` })),
    shown.map((look) => mark(look, x(look.atMillis), y(look))));
}

/** A look by its shape: a dot passed, a cross failed, a ring could not tell. */
function mark(look, x, y) {
  const words = svg('title', {}, `${look.status}${look.code ? ` (${look.code})` : ''}, ${took(look.micros)}`);
  return look.status === 'FAIL'
    ? svg('path', { d: `M${x - 3} ${y - 3}l6 6m0-6l-6 6`, class: 'mark FAIL' }, words)
    : svg('circle', { cx: x, cy: y, r: look.status === 'PASS' ? 2.2 : 3, class: `mark ${look.status}` }, words);
}

/** Where the loop entered its phases; what lies too close for a name of its own shares one. */
function marks(story, x, since, bottom, right) {
  const opened = story && story.openedAt ? Date.parse(story.openedAt) : null;
  if (opened === null || !story.steps) {
    return [];
  }
  const named = [];
  for (const stage of ['DETECT', 'DIAGNOSE', 'DECIDE', 'ACT', 'VERIFY', 'CLOSE']) {
    const step = story.steps.find((each) => each.stage === stage);
    if (!step || opened + step.afterMillis < since) {
      continue;
    }
    const at = x(opened + step.afterMillis);
    const last = named[named.length - 1];
    if (last && at < last.at + nameWidth(last.names) + 10) {
      last.names.push(stage);
    } else {
      named.push({ at, names: [stage] });
    }
    named[named.length - 1].lines = [...(named[named.length - 1].lines || []), at];
  }
  return named.map(({ at, names, lines }) => svg('g', {},
    lines.map((each) => svg('path', { d: `M${each.toFixed(1)} 4V${bottom}`, class: 'phase' })),
    at + nameWidth(names) < right
      ? svg('text', { x: at + 4, y: 10, class: 'phase-name' }, nameOf(names))
      : svg('text', { x: at - 4, y: 10, class: 'phase-name', 'text-anchor': 'end' }, nameOf(names))));
}

const nameOf = (names) => names.map((each) => each.toLowerCase()).join(' · ');

const nameWidth = (names) => nameOf(names).length * 6.1;

function axis(since, now, x, y) {
  const steps = [1e3, 2e3, 5e3, 10e3, 20e3, 60e3, 120e3];
  const step = steps.find((each) => (now - since) / each <= 6) || 120e3;
  const ticks = [];
  for (let ago = step; now - ago > since; ago += step) {
    ticks.push(svg('text', { x: x(now - ago), y, class: 'tick', 'text-anchor': 'middle' }, `−${span(ago).replace('.0', '').replace(' 0 s', '')}`));
  }
  return [...ticks, svg('text', { x: x(now), y, class: 'tick', 'text-anchor': 'end' }, 'now')];
}

// SPDX-License-Identifier: Apache-2.0
// What concerns all targets: incidents, what SHADOW would have done, the end of the trail.

const TRAIL = { limit: 100, freshMillis: 30e3 };

const trail = { answer: null, trouble: '', askedMillis: 0, atMillis: null };

const targetLink = (name) => el('a', { href: `#/target/${inPath(name)}`, 'data-key': name }, name);

function table(heads, body) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': heads.join(', ') }, el('table', {},
    el('thead', {}, el('tr', {}, heads.map((each) => el('th', { scope: 'col' }, each)))), el('tbody', {}, body)));
}

function showIncidents(view) {
  const { incidents } = known.facts;
  build(view, ['incidents', incidents, known.commands, lost()], () => [
    el('h2', {}, 'Incidents'),
    incidents.length === 0 ? el('p', { class: 'empty' }, 'None since the start.')
      : table(['Outcome', 'Target', 'Diagnosis', 'Opened', 'Closed', 'Person', ''], incidents.map((story) => el('tr', {},
        el('td', {}, outcomeBadge(story)),
        el('td', {}, targetLink(story.target)),
        el('td', {}, story.diagnosis),
        el('td', {}, clock(story.openedAt)),
        el('td', {}, story.closedAt ? clock(story.closedAt) : ''),
        el('td', {}, story.acknowledgedBy || (story.told ? 'told' : '')),
        el('td', {}, !story.outcome && story.told && !story.acknowledgedBy ? commandButton('acknowledge', { incident: story.id }) : null)))),
    el('p', { class: 'quiet' }, 'The open ones, then the last 50 of this process. All are in the trail.'),
  ]);
}

function showShadow(view) {
  const lines = known.facts.targets.filter((each) => each.shadow);
  build(view, ['shadow', lines], () => [
    el('h2', {}, 'What SHADOW would have done'),
    lines.length === 0 ? el('p', { class: 'empty' }, 'No target in SHADOW would have acted yet.')
      : table(['Target', 'Would have acted', 'Justified', 'Unjustified', 'Undecided', 'Precision', 'Proposed mode'],
        lines.map(({ target, shadow: tally }) => el('tr', {},
          el('td', {}, targetLink(target.name)),
          [tally.acted, tally.justified, tally.unjustified, tally.undecided].map((each) => el('td', { class: 'number' }, String(each))),
          el('td', { class: 'number' }, tally.precision === null ? 'unknown' : tally.precision.toFixed(2)),
          el('td', {}, tally.proposed || '')))),
    el('p', { class: 'quiet' }, 'Justified: still unhealthy 30 s after the would-be start. Unjustified: well again by itself. A person decides on the mode.'),
  ]);
}

/** Reading the trail costs more than all else: asked when it is opened, and at most every half minute. */
async function askTrail(now) {
  if (!now && Date.now() - trail.askedMillis < TRAIL.freshMillis) {
    return;
  }
  trail.askedMillis = Date.now();
  try {
    trail.answer = await ask(`trail?limit=${TRAIL.limit}`);
    trail.trouble = '';
    trail.atMillis = Date.now();
  } catch (problem) {
    trail.trouble = problem.message;
  }
  render();
}

function chainWords({ verified, checked, first, last }) {
  if (verified === true) {
    return { tone: 'ok', words: `✓ verified: the chain holds over ${checked} records, ${first} to ${last}` };
  }
  return verified === false
    ? { tone: 'bad', words: '✕ NOT verified: the chain is broken' }
    : { tone: 'quiet', words: '○ in memory: there is no file whose chain could be checked' };
}

function showTrail(view) {
  askTrail(false);
  build(view, ['trail', trail.answer, trail.trouble, trail.atMillis], () => [
    el('h2', {}, 'The end of the trail'),
    el('div', { class: 'buttons' }, el('button', { type: 'button', 'data-key': 'again', on: { click: () => askTrail(true) } }, 'Read again'),
      trail.atMillis && el('span', { class: 'quiet' }, 'read at ', clock(new Date(trail.atMillis).toISOString()))),
    trail.trouble && el('p', { class: 'callout bad' }, `It could not be read: ${trail.trouble}`),
    trail.answer ? trailTable(trail.answer) : !trail.trouble && el('p', { class: 'empty' }, 'Reading …'),
  ]);
}

function trailTable(answer) {
  const { tone, words } = chainWords(answer);
  return [
    el('p', { class: `chain ${tone}`, 'data-verified': String(answer.verified) }, words),
    answer.problem && el('p', { class: 'callout bad' }, answer.problem),
    table(['No.', 'At', 'Target', 'What', 'Why', 'Who'], answer.records.map((record) => el('tr', {},
      el('td', { class: 'number' }, String(record.seq)), el('td', {}, clock(record.at)),
      el('td', {}, record.target || 'all'), el('td', { class: 'what' }, record.what),
      el('td', { class: 'what' }, record.reason), el('td', {}, record.actor)))),
  ];
}

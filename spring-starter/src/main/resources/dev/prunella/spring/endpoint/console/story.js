// SPDX-License-Identifier: Apache-2.0
// One incident: how far the loop is with it, and what happened.

const PHASES = [
  { stage: 'DETECT', name: 'Detect', words: /^looking/ },
  { stage: 'DIAGNOSE', name: 'Diagnose', words: /^$/ },
  { stage: 'DECIDE', name: 'Decide', words: /^(deciding|holding)/ },
  { stage: 'ACT', name: 'Act', words: /^(recording|checking|acting|interrupting|compensating)/ },
  { stage: 'VERIFY', name: 'Verify', words: /^(verifying|stabilising)/ },
];

const OUTCOMES = { HEALED: 'ok', SELF_RECOVERED: 'ok', RELAPSED: 'bad', ESCALATED: 'warn', SUPPRESSED: 'quiet' };

const offset = (millis) => (millis < 0 ? `−${span(-millis)}` : `+${span(millis)}`);

/** How far the loop has come; of one that is open the phase where it is now. */
function phaseStrip(story, phase) {
  const now = story.outcome ? -1 : PHASES.findIndex(({ words }) => words.test(phase));
  return el('ol', { class: 'phases', 'aria-label': 'Phases of the loop' }, PHASES.map(({ stage, name }, at) => {
    const first = story.steps.find((step) => step.stage === stage);
    const state = at === now ? 'now' : first ? 'done' : 'not yet';
    const sign = { now: '▶', done: '✓', 'not yet': '·' }[state];
    return el('li', { class: state.replace(' ', '-'), 'data-phase': stage, 'data-state': state },
      el('span', { class: 'phase-sign', 'aria-hidden': 'true' }, sign), el('span', {}, name),
      el('span', { class: 'phase-state' }, state === 'not yet' ? state : first ? `${state === 'now' ? 'now, since ' : ''}${offset(first.afterMillis)}` : state));
  }));
}

function timeline(story) {
  const opened = story.openedAt ? Date.parse(story.openedAt) : null;
  return el('ol', { class: 'timeline' }, story.steps.map((step) => {
    const at = opened === null ? null : new Date(opened + step.afterMillis);
    const when = at
      ? el('time', { datetime: at.toISOString(), title: `${at.toLocaleTimeString()} · ${at.toISOString()} (UTC)` }, offset(step.afterMillis))
      : el('span', {}, offset(step.afterMillis));
    return el('li', { 'data-stage': step.stage }, when, el('span', { class: 'stage' }, step.stage.toLowerCase()), el('span', { class: 'what' }, step.what));
  }));
}

function outcomeBadge(story) {
  return story.outcome
    ? el('span', { class: `badge ${OUTCOMES[story.outcome]}`, 'data-outcome': story.outcome }, story.outcome.replace('_', ' '))
    : el('span', { class: 'badge bad', 'data-outcome': 'open' }, 'OPEN');
}

/** The head of an incident: what, since when, for whom. */
function storyHead(story) {
  return el('div', { class: 'story-head' },
    el('p', { class: 'diagnosis' }, outcomeBadge(story), el('strong', {}, story.diagnosis), el('span', {}, story.evidence)),
    el('p', { class: 'quiet' },
      el('code', {}, story.id), ' · opened ', clock(story.openedAt), story.closedAt ? [' · closed ', clock(story.closedAt)] : null,
      ` · on behalf of ${story.onBehalfOf}`,
      story.acknowledgedBy ? ` · ${story.acknowledgedBy} takes care of it` : story.told ? ' · a person was told' : ''));
}

/** The last one is open where nothing else is to be told. */
function pastStories(past, quiet) {
  return past.map((story, at) => el('details', { class: 'past', 'data-key': story.id, open: quiet && at === 0 },
    el('summary', { 'data-key': `past ${story.id}` }, outcomeBadge(story), ` ${story.diagnosis} `, el('span', { class: 'quiet' }, clock(story.openedAt || story.closedAt))),
    storyHead(story), phaseStrip(story, ''), timeline(story)));
}

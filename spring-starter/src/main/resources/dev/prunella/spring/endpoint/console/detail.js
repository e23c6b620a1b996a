// SPDX-License-Identifier: Apache-2.0
// One target: what it is doing and why, what it would do next, what a person may do about it.

const COLUMNS = [['head'], ['story', 'past', 'why'], ['window', 'next', 'plan', 'shadow']];

function showDetail(view) {
  if (!known.detail) {
    build(view, { none: known.facts.targets.length, selected: selected() }, () => el('p', { class: 'empty' },
      known.facts.targets.length === 0 ? 'Nothing is supervised.'
        : selected() ? `${selected()} is not supervised any more.` : 'Choose a target.'));
    return;
  }
  if (view.dataset.made !== '"detail"') {
    view.dataset.made = '"detail"';
    view.replaceChildren(el('div', { class: 'detail' }, COLUMNS.map((names) =>
      el('div', { class: 'column' }, names.map((name) => el('section', { 'data-section': name }))))));
  }
  const place = (name) => view.querySelector(`[data-section=${name}]`);
  const detail = known.detail;
  const { target, incident } = detail;
  const controls = [known.commands, lost()];
  build(place('head'), [target, incident && [incident.id, incident.told, incident.acknowledgedBy], controls], () => head(target, incident));
  build(place('story'), [incident, target.phase], () => incident
    ? [el('h3', {}, 'Incident'), storyHead(incident), phaseStrip(incident, target.phase), timeline(incident)]
    : [el('h3', {}, 'Incident'), el('p', { class: 'quiet' }, 'None is open.')]);
  showWindow(place('window'), detail);
  build(place('next'), [detail.next, detail.guardrails, Boolean(incident)], () => next(detail));
  build(place('plan'), detail.plans, () => plans(detail.plans));
  build(place('why'), detail.state, () => why(detail.state));
  build(place('shadow'), detail.shadow, () => shadow(detail.shadow));
  build(place('past'), [detail.past, Boolean(incident)], () => [el('h3', {}, 'Earlier incidents'),
    detail.past.length ? pastStories(detail.past, !incident) : el('p', { class: 'quiet' }, 'None since the start.')]);
}

function head(target, incident) {
  const wish = { target: target.name };
  const facts = [`mode ${target.mode}`, `should be ${target.desired}`, target.generation, count(target.incidents, 'incident'), target.phase];
  return [
    el('h2', {}, healthBadge(target.health), el('span', { class: 'title' }, target.name)),
    el('p', { class: 'facts' }, facts.join(' · ')),
    target.awaitsApproval && el('p', { class: 'callout warn' }, el('strong', {}, target.awaitsApproval), ' waits for a person\'s yes.'),
    target.heldBy && el('p', { class: 'callout' }, `Held by ${target.heldBy}`),
    target.flapping && el('p', { class: 'callout warn' }, 'It fell ill too often and is latched: nothing is healed until it was quiet or somebody lifts the latch.'),
    el('div', { class: 'buttons' },
      target.awaitsApproval && commandButton('approve', { ...wish, remediation: target.awaitsApproval }, `Approve ${target.awaitsApproval}`),
      target.awaitsApproval && commandButton('reject', wish),
      incident && incident.told && !incident.acknowledgedBy && commandButton('acknowledge', { incident: incident.id }),
      target.heldBy ? commandButton('release', wish) : commandButton('hold', wish),
      target.flapping && commandButton('unlatch', wish),
      commandButton('heal-now', wish)),
  ];
}

function showWindow(place, detail) {
  const now = Date.parse(detail.at);
  remember(detail.target.name, detail.looks, now);
  const [latest] = detail.past;
  const story = detail.incident || (latest && latest.closedAt && now - Date.parse(latest.closedAt) < WINDOW.millis ? latest : null);
  build(place, 'window', () => [el('h3', {}, 'What was seen'), el('div', { class: 'window' }),
    el('p', { class: 'legend' },
      el('span', { class: 'ok' }, '● pass'), el('span', { class: 'bad' }, '× fail'), el('span', { class: 'quiet' }, '○ cannot tell'),
      el('span', { class: 'quiet' }, 'one mark a look, as high as it took'))]);
  drawChart(place.querySelector('.window'), story, Math.max(now, ...[...watched.looks.values()].map((look) => look.atMillis)));
}

/** What comes next, and who says what to it: first what speaks against it. */
function next({ next: proposal, guardrails, incident }) {
  const refusals = guardrails.filter((each) => each.answer !== 'yes');
  const yes = guardrails.filter((each) => each.answer === 'yes').map((each) => each.guardrail);
  if (!proposal) {
    return [el('h3', {}, 'What it would do next'), el('p', {}, 'Nothing: no runbook answers what is diagnosed.')];
  }
  return [
    el('h3', {}, 'What it would do next'),
    el('p', { class: 'proposal' }, incident ? '' : 'If the present evidence sufficed: ', el('strong', {}, proposal)),
    refusals.length === 0
      ? el('p', { class: 'ok' }, '✓ Every guardrail says yes.')
      : el('ul', { class: 'judgements' }, refusals.map(refusal)),
    el('details', { 'data-key': 'yes' }, el('summary', { 'data-key': 'yes summary' }, `${count(yes.length, 'guardrail says', 'guardrails say')} yes`),
      el('p', { class: 'quiet' }, yes.join(' · '))),
  ];
}

function refusal({ guardrail, answer, reason }) {
  const sign = { no: '✕', 'not yet': '◷', 'needs approval': '?' }[answer];
  return el('li', { class: answer === 'no' ? 'bad' : 'warn' },
    el('span', { 'aria-hidden': 'true' }, sign), el('strong', {}, ` ${answer}`), el('code', {}, guardrail), el('span', { class: 'reason' }, reason));
}

function plans(all) {
  return [
    el('h3', {}, 'The whole plan, on paper'),
    all.length === 0 ? el('p', { class: 'quiet' }, 'It has no runbook: a person is told, nothing is done.') : null,
    all.map((plan) => el('div', { class: 'plan' },
      el('p', {}, el('strong', {}, plan.diagnosis), plan.present ? ' as it is diagnosed now' : ''),
      plan.steps.length === 0 ? el('p', { class: 'quiet' }, 'Nothing would be done.')
        : el('ol', { class: 'steps' }, plan.steps.map((step) => el('li', { value: step.number },
          el('strong', {}, step.remediation), ` risk ${step.risk}, ${step.attempts === 1 ? 'once' : `up to ${step.attempts} times`}, interrupted after ${step.deadline.replace('PT', '').toLowerCase()}`,
          step.undo ? `; ${step.undo} takes it back` : '; nothing takes it back',
          step.refusals.length ? el('ul', { class: 'judgements small' }, step.refusals.map(refusal)) : el('span', { class: 'ok' }, ' ✓ allowed now')))))),
  ];
}

/** The single events stand in the timeline already. */
function why(lines) {
  return [el('h3', {}, 'Why it is as it is'),
    el('ul', { class: 'why' }, lines.filter((line) => !/^ {2}\+/.test(line)).map((line) => el('li', {}, line)))];
}

function shadow(tally) {
  if (tally.acted === 0) {
    return [];
  }
  return [el('h3', {}, 'In SHADOW'), el('p', {}, precisionWords(tally)), tally.proposed
    ? el('p', { class: 'callout' }, `So mode ${tally.proposed} is proposed; a person decides.`) : null];
}

/** The precision is nothing without its three counts. */
function precisionWords({ acted, justified, unjustified, undecided, precision }) {
  return `would have acted ${acted === 1 ? 'once' : `${acted} times`}: ${justified} justified, ${unjustified} unjustified, ${undecided} undecided`
    + (precision === null ? '; precision unknown' : `; precision ${precision.toFixed(2)}`);
}

// SPDX-License-Identifier: Apache-2.0
// Puts the page together: what is selected, what is shown, what is said aloud.

const THEMES = ['auto', 'light', 'dark'];
const MEASURE = 'healing:render';
const before = { health: new Map(), paused: null, target: null };

/** What the address asks for: a view, and the name of a target. */
function route() {
  const [view, ...name] = location.hash.replace(/^#\/?/, '').split('/');
  return view === 'target' && name.length
    ? { view, name: name.map(decode).join('/') }
    : { view: ['incidents', 'shadow', 'trail'].includes(view) ? view : 'target', name: null };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The target whose detail is shown; where nobody chose one, the one that needs somebody most. It stays, also when it is well again, until
 * another one needs somebody.
 */
function selected() {
  const { view, name } = route();
  if (view !== 'target') {
    return null;
  }
  const targets = (known.facts?.targets || []).map(({ target }) => target);
  const shown = targets.find((each) => each.name === before.target);
  const worst = targets.reduce((best, each) => (best === null || urgency(each) < urgency(best) ? each : best), null);
  const stays = shown && (urgency(shown) < 3 || !worst || urgency(worst) >= 3);
  before.target = name || (stays ? before.target : worst?.name || null);
  return before.target;
}

function render() {
  const began = performance.now();
  showConnection();
  if (known.facts) {
    showBar();
    showNotes();
    showTargets(known.facts.targets.map(({ target }) => target));
    showView();
    sayChanges();
  }
  performance.getEntriesByName(MEASURE).length > 200 && performance.clearMeasures(MEASURE);
  performance.measure(MEASURE, { start: began, end: performance.now() });
}

function showView() {
  const { view } = route();
  const place = byId('view');
  if (place.dataset.view !== view) {
    place.dataset.view = view;
    delete place.dataset.made;
  }
  ({ target: showDetail, incidents: showIncidents, shadow: showShadow, trail: showTrail })[view](place);
  byId('tabs').querySelectorAll('a').forEach((tab) => {
    if (tab.dataset.view === 'target') {
      tab.setAttribute('href', before.target ? `#/target/${inPath(before.target)}` : '#/');
    }
    if (tab.dataset.view === view) {
      tab.setAttribute('aria-current', 'page');
    } else {
      tab.removeAttribute('aria-current');
    }
  });
}

function showBar() {
  const { facts } = known;
  const { words, tone } = verdict(facts);
  text(byId('verdict'), words);
  byId('verdict').className = `verdict ${tone}`;
  document.title = `${tone === 'ok' ? '' : '▲ '}${facts.pausedBecause ? 'STOPPED · ' : ''}Healing: ${words}`;
  text(byId('who'), known.commands ? `as ${known.caller}` : 'read only');
  byId('who').title = known.commands ? 'In this name commands are recorded.' : 'Commands are taken with management.endpoint.healing.access=unrestricted alone.';
  build(byId('switches'), [known.commands, Boolean(facts.pausedBecause), lost()], () =>
    commandButton(facts.pausedBecause ? 'resume' : 'pause', {}));
}

/** What concerns everything, above everything. */
function showNotes() {
  const { facts } = known;
  const latched = Object.entries(facts.latched);
  build(byId('notes'), [facts.problem, facts.pausedBecause, facts.latched, facts.starved, facts.abandonedRuns, facts.droppedEvents, facts.droppedRecords, known.commands, lost()], () => [
    facts.problem && el('p', { class: 'banner bad' }, `▲ ${facts.problem}`),
    facts.pausedBecause && el('p', { class: 'banner warn', id: 'paused' }, `❚❚ All healing is stopped: ${facts.pausedBecause}`),
    facts.starved && el('p', { class: 'banner bad' }, '▲ The loop has not beaten for more than a second: this process is starved or stands still.'),
    latched.map(([remediation, reason]) => el('p', { class: 'banner warn' }, `❚❚ ${remediation} is latched: ${reason} `, commandButton('unlatch', { remediation }))),
    facts.abandonedRuns > 0 && el('p', { class: 'banner quiet' }, `${count(facts.abandonedRuns, 'run')} of probes or actions never returned and still ${facts.abandonedRuns === 1 ? 'hangs' : 'hang'}.`),
    facts.droppedEvents + facts.droppedRecords > 0 && el('p', { class: 'banner quiet' }, `Not all was kept: ${facts.droppedEvents} events were missed by slow listeners, ${facts.droppedRecords} records had no room in the trail.`),
  ]);
}

/** Says how old what is shown is; while nobody answers, nothing can be commanded. */
function showConnection() {
  const gone = known.failures > 0;
  const age = known.heardMillis === null ? null : Date.now() - known.heardMillis;
  document.body.classList.toggle('stale', gone);
  byId('lost').hidden = !gone;
  text(byId('link'), gone ? 'lost' : age === null ? 'connecting' : 'live');
  byId('dot').className = gone ? 'dot bad' : 'dot ok';
  if (gone) {
    const wait = Math.max(0, Math.round((known.nextMillis - Date.now()) / 1000));
    text(byId('lost-text'), `Connection lost. ${known.trouble} ${age === null ? 'Nothing was heard yet' : `What you see is ${span(Math.round(age / 1000) * 1000)} old`}; next try in ${wait} s.`);
  }
  byId('ask-yes').disabled = gone;
}

/** What changed, for who hears the page. */
function sayChanges() {
  const { facts } = known;
  const changes = [];
  for (const { target } of facts.targets) {
    const was = before.health.get(target.name);
    if (was !== undefined && was !== target.health) {
      changes.push(`${target.name} is ${target.health}${target.diagnosis ? `: ${target.diagnosis}` : ''}`);
    }
    before.health.set(target.name, target.health);
  }
  if (before.paused !== null && before.paused !== facts.pausedBecause) {
    changes.push(facts.pausedBecause ? `All healing is stopped: ${facts.pausedBecause}` : 'Healing goes on');
  }
  before.paused = facts.pausedBecause;
  if (changes.length) {
    text(byId('live'), changes.slice(0, 3).join('. ') + (changes.length > 3 ? `, and ${changes.length - 3} more` : ''));
  }
}

/** The choice is kept where the browser keeps anything for this page, which it may refuse. */
function theme(next) {
  try {
    next ? localStorage.setItem('prunella.theme', next) : null;
    next = next || localStorage.getItem('prunella.theme');
  } catch { /* not kept */ }
  const chosen = THEMES.includes(next) ? next : 'auto';
  document.documentElement.dataset.theme = chosen;
  text(byId('theme'), `Theme: ${chosen}`);
}

function listen() {
  byId('theme').addEventListener('click', () =>
    theme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]));
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('main').focus();
  });
  byId('retry').addEventListener('click', poll);
  byId('filter').addEventListener('input', () => known.facts && render());
  addEventListener('hashchange', () => { render(); poll(); });
  addEventListener('resize', () => known.facts && render());
  addEventListener('online', poll);
  document.addEventListener('visibilitychange', () => document.hidden || poll());
  setInterval(showConnection, 1000);
  listenToDialog();
}

connection.heard = render;
theme();
listen();
poll();

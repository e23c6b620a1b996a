// SPDX-License-Identifier: Apache-2.0
// The list of targets, those that need somebody first. Rows stay the same elements while they are shown.

const rows = new Map();

/** The lower, the more it needs somebody. */
function urgency(target) {
  if (target.awaitsApproval) {
    return 0;
  }
  const rank = { UNHEALTHY: 1, SUSPECT: 2, UNKNOWN: 4, HEALTHY: 5 }[target.health] ?? 4;
  return rank > 2 && (target.heldBy || target.flapping || target.desired !== 'RUNNING') ? 3 : rank;
}

/** What is to be said of a target in a few words. */
function remarks(target) {
  return [
    target.awaitsApproval && `waits for a yes to ${target.awaitsApproval}`,
    target.heldBy && 'held',
    target.flapping && 'flapping: latched',
    target.desired !== 'RUNNING' && target.desired,
    target.diagnosis || (target.phase !== 'watching' && target.phase),
  ].filter(Boolean).join(' · ');
}

function makeRow(name) {
  const sign = el('span', { class: 'sign', 'aria-hidden': 'true' });
  const health = el('span', { class: 'health' });
  const mode = el('span', { class: 'mode' });
  const remark = el('span', { class: 'remark' });
  const link = el('a', { href: `#/target/${inPath(name)}`, 'data-target': name },
    sign, el('span', { class: 'name' }, name), mode, health, remark);
  return { item: el('li', {}, link), link, sign, health, mode, remark };
}

function showRow(row, target, current) {
  const { sign, tone } = HEALTH[target.health] || HEALTH.UNKNOWN;
  text(row.sign, sign);
  text(row.health, target.health);
  text(row.mode, target.mode);
  text(row.remark, remarks(target));
  if (row.tone !== tone) {
    row.tone = tone;
    row.sign.className = `sign ${tone}`;
    row.health.className = `health ${tone}`;
  }
  if (row.current !== current) {
    row.current = current;
    current ? row.link.setAttribute('aria-current', 'true') : row.link.removeAttribute('aria-current');
  }
}

function showTargets(targets) {
  const current = route().view === 'target' ? selected() : null;
  const wanted = byId('filter').value.trim().toLowerCase();
  const shown = targets
    .filter((target) => !wanted || `${target.name} ${target.health} ${target.mode}`.toLowerCase().includes(wanted))
    .sort((one, other) => urgency(one) - urgency(other) || one.name.localeCompare(other.name));
  const items = shown.map((target) => {
    if (!rows.has(target.name)) {
      rows.set(target.name, makeRow(target.name));
    }
    const row = rows.get(target.name);
    showRow(row, target, target.name === current);
    return row.item;
  });
  order(byId('targets'), items);
  const present = new Set(targets.map((target) => target.name));
  [...rows.keys()].filter((name) => !present.has(name)).forEach((name) => rows.delete(name));
  const left = targets.length - shown.length;
  byId('hidden-targets').hidden = left === 0;
  text(byId('hidden-targets'), `${left} more, not shown by the filter`);
}

/** Moves what stands elsewhere; nothing where the order is as it was. The focus stays where it is. */
function order(list, items) {
  const held = list.contains(document.activeElement) ? document.activeElement : null;
  const kept = new Set(items);
  [...list.children].filter((child) => !kept.has(child)).forEach((child) => child.remove());
  items.forEach((item, at) => {
    if (list.children[at] !== item) {
      list.insertBefore(item, list.children[at] || null);
    }
  });
  if (held && document.activeElement !== held && held.isConnected) {
    held.focus({ preventScroll: true });
  }
}

/** The state of everything in one line. */
function verdict(facts) {
  if (facts.problem) {
    return { words: 'Nothing is healed', tone: 'bad' };
  }
  const counted = (health) => facts.targets.filter(({ target }) => target.health === health).length;
  const waits = facts.targets.filter(({ target }) => target.awaitsApproval).length;
  const parts = [
    waits && `${waits} ${waits === 1 ? 'waits' : 'wait'} for a yes`,
    counted('UNHEALTHY') && `${counted('UNHEALTHY')} unhealthy`,
    counted('SUSPECT') && `${counted('SUSPECT')} suspect`,
    counted('UNKNOWN') && `${counted('UNKNOWN')} unknown`,
    `${counted('HEALTHY')} of ${facts.targets.length} healthy`,
  ].filter(Boolean);
  const tone = waits || counted('UNHEALTHY') ? 'bad' : counted('SUSPECT') ? 'warn' : 'ok';
  return { words: parts.join(' · '), tone };
}

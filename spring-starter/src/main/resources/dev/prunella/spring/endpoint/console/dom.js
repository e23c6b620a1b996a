// SPDX-License-Identifier: Apache-2.0
// Makes and changes elements. Whatever comes from elsewhere goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

const byId = (id) => document.getElementById(id);

/** An element. Attributes that are null or false are left out, `on` holds listeners, children are elements or text. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return node;
}

/** Changes the text only if it is another one, so that nothing is read out again. */
function text(node, words) {
  if (node.textContent !== words) {
    node.textContent = words;
  }
}

/**
 * Builds the content of a place anew if what it is made of has changed. Where the focus was in it, it is put back: on what has the
 * same `data-key`.
 */
function build(place, facts, make) {
  const made = JSON.stringify(facts);
  if (place.dataset.made === made) {
    return;
  }
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const open = new Set([...place.querySelectorAll('details[open]')].map((each) => each.dataset.key));
  place.replaceChildren(...[make()].flat(Infinity).filter(Boolean));
  place.dataset.made = made;
  place.querySelectorAll('details').forEach((each) => { each.open = each.open || open.has(each.dataset.key); });
  if (held) {
    [...place.querySelectorAll('[data-key]')].find((each) => each.dataset.key === held)?.focus();
  }
}

const two = (number) => String(number).padStart(2, '0');

/** The time of day where the viewer is, with that of UTC behind it; the day too, unless it is today's. */
function clock(iso) {
  if (!iso) {
    return el('span', { class: 'quiet' }, 'unknown');
  }
  const at = new Date(iso);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const today = at.toDateString() === new Date().toDateString();
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `;
  return el('time', { datetime: at.toISOString(), title: `${at.toISOString()} (UTC)` }, today ? time : day + time);
}

/** How long a look took. */
const took = (micros) => (micros < 1000 ? `${micros} µs` : micros < 10e3 ? `${(micros / 1000).toFixed(1)} ms` : span(micros / 1000));

/** A span of time in the unit in which a person would say it. */
function span(millis) {
  const size = Math.abs(millis);
  if (size < 1000) {
    return `${Math.round(millis)} ms`;
  }
  if (size < 60e3) {
    return `${(millis / 1000).toFixed(size < 10e3 ? 1 : 0)} s`;
  }
  if (size < 3600e3) {
    return `${Math.floor(millis / 60e3)} min ${Math.round(millis / 1000) % 60} s`;
  }
  return size < 48 * 3600e3 ? `${Math.floor(millis / 3600e3)} h ${Math.floor(millis / 60e3) % 60} min` : `${Math.floor(millis / 86400e3)} days`;
}

const count = (number, one, many) => `${number} ${number === 1 ? one : many || one + 's'}`;

/** What health looks like: a shape and a word beside the colour. */
const HEALTH = {
  UNHEALTHY: { sign: '▲', tone: 'bad' },
  SUSPECT: { sign: '◆', tone: 'warn' },
  UNKNOWN: { sign: '○', tone: 'quiet' },
  HEALTHY: { sign: '●', tone: 'ok' },
};

function healthBadge(health) {
  const { sign, tone } = HEALTH[health] || HEALTH.UNKNOWN;
  return el('span', { class: `badge ${tone}` }, el('span', { 'aria-hidden': 'true' }, sign), ` ${health}`);
}

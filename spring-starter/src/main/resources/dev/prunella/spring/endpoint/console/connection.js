// SPDX-License-Identifier: Apache-2.0
// Asks the endpoint again and again, slower where nobody looks or nobody answers, and knows how old is what is shown.

const PACE = { seen: 1500, hidden: 15000, first: 1000, most: 30000, patience: 8000 };

/** What is known. `facts` and `detail` stay as they were while nobody answers. */
const known = {
  facts: null,
  version: null,
  caller: '',
  commands: false,
  detail: null,
  skewMillis: 0,
  heardMillis: null,
  failures: 0,
  trouble: '',
  nextMillis: 0,
};

const connection = { timer: null, busy: false, again: false, heard: () => {} };

/** The time of day at the server, as far as it is known. */
const serverNow = () => Date.now() + known.skewMillis;

const lost = () => known.failures > 0 || known.facts === null;

/** An answer that is none of the wanted ones, in words. */
class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

const WORDS = {
  401: 'You are not signed in (401). Sign in and load this page again.',
  403: 'You are not allowed to do that (403).',
  404: 'There is no such thing here (404).',
  405: 'Commands are not taken here (405).',
};

async function request(path, options) {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PACE.patience);
  try {
    const answer = await fetch(path, { cache: 'no-store', credentials: 'same-origin', redirect: 'manual', signal: stop.signal, ...options });
    if (answer.type === 'opaqueredirect') {
      throw new Refused(302, 'You were sent elsewhere, as if you were no longer signed in. Load this page again.');
    }
    const json = (answer.headers.get('Content-Type') || '').includes('json');
    const body = json ? await answer.json() : null;
    if (!answer.ok) {
      throw new Refused(answer.status, said(body) || WORDS[answer.status] || `The server answered ${answer.status}.`);
    }
    if (!json) {
      throw new Refused(answer.status, 'Something else answered than the endpoint. Load this page again.');
    }
    return body;
  } catch (problem) {
    throw problem instanceof Refused ? problem : new Refused(0, stop.signal.aborted ? 'No answer in 8 s.' : 'The server does not answer.');
  } finally {
    clearTimeout(patience);
  }
}

/** What a server says in the body of a refusal, if it does. */
const said = (body) => (body && typeof body.message === 'string' && body.message !== 'No message available' ? body.message : '');

const ask = (path) => request(path, { headers: { Accept: 'application/json' } });

const inPath = (name) => name.split('/').map(encodeURIComponent).join('/');

/** Asks now; who asks meanwhile is answered by one more question. */
async function poll() {
  clearTimeout(connection.timer);
  if (connection.busy) {
    connection.again = true;
    return;
  }
  connection.busy = true;
  try {
    takeOverview(await ask(known.version ? `overview?since=${encodeURIComponent(known.version)}` : 'overview'));
    await askDetail();
    known.failures = 0;
    known.trouble = '';
    known.heardMillis = Date.now();
  } catch (problem) {
    known.failures++;
    known.trouble = problem.message;
  }
  connection.busy = false;
  schedule();
  connection.heard();
}

function takeOverview(overview) {
  known.version = overview.version;
  known.facts = overview.facts || known.facts;
  known.caller = overview.caller;
  known.commands = overview.commands;
  known.skewMillis = Date.parse(overview.at) - Date.now();
}

async function askDetail() {
  const name = selected();
  if (!name) {
    known.detail = null;
    return;
  }
  try {
    known.detail = await ask(`overview/${inPath(name)}`);
  } catch (problem) {
    if (problem.status !== 404) {
      throw problem;
    }
    known.detail = null;
  }
}

function schedule() {
  const pace = document.hidden ? PACE.hidden : PACE.seen;
  const backedOff = Math.min(PACE.most, PACE.first * 2 ** Math.min(known.failures, 6)) * (0.75 + Math.random() / 2);
  const wait = connection.again ? 0 : known.failures ? Math.max(backedOff, document.hidden ? PACE.hidden : 0) : pace;
  connection.again = false;
  known.nextMillis = Date.now() + wait;
  connection.timer = setTimeout(poll, wait);
}

/** The cookie that a server hands out against forged requests, if it does. */
function forgeryToken() {
  const cookie = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='));
  return cookie ? { 'X-XSRF-TOKEN': decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) } : {};
}

/** Hands a command over; answers whether it was taken. */
const command = (name, wish) =>
  request(name, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...forgeryToken() },
    body: JSON.stringify(wish),
  });

// SPDX-License-Identifier: Apache-2.0
// What a person may command. What cannot be undone by the next click is asked back, in a dialog that the keyboard serves alone.

let confirmed = null;
let toastTimer = null;

const COMMANDS = {
  pause: { label: 'Stop everything', title: 'Stop all healing?', yes: 'Stop everything', why: true, danger: true,
    text: () => 'Nothing is healed any more, in this process, until somebody resumes. What runs now goes on to its end; looks and records go on.' },
  resume: { label: 'Resume healing', title: 'Let healing go on?', yes: 'Resume healing',
    text: () => `It was stopped: ${known.facts.pausedBecause}` },
  approve: { title: 'Say yes to this one action?', yes: 'Approve',
    text: (wish) => `${wish.remediation} at ${wish.target}. The yes is used once; every guardrail is asked again before anything is done.` },
  reject: { label: 'Reject', title: 'Say no, and take this incident over?', yes: 'Reject', why: true,
    text: (wish) => `Nothing more is done about this incident of ${wish.target}: a person takes it over.` },
  hold: { label: 'Hold', title: 'Keep healing off while you work on it?', yes: 'Hold', why: true, span: true,
    text: (wish) => `Nothing is healed at ${wish.target} until the hold ends or is released.` },
  'heal-now': { label: 'Heal now', title: 'Heal without waiting for evidence?', yes: 'Heal now',
    text: (wish) => `${wish.target} is looked at once, and its runbook is begun. Every guardrail is still asked.` },
  release: { label: 'Release' },
  acknowledge: { label: 'Acknowledge' },
  unlatch: { label: 'Lift the latch', title: 'Let it be healed again?', yes: 'Lift the latch',
    text: (wish) => (wish.remediation ? `${wish.remediation} was latched, since it did not help or did harm.` : `${wish.target} was latched, since it fell ill too often.`) },
};

/** A button for a command; none where commands are not taken. */
function commandButton(name, wish, label) {
  if (!known.commands) {
    return null;
  }
  const kind = COMMANDS[name].danger ? 'danger' : name === 'approve' ? 'go' : '';
  return el('button', {
    type: 'button', class: kind, 'data-command': name, 'data-key': `${name} ${Object.values(wish).join(' ')}`, disabled: lost(),
    on: { click: () => wanted(name, wish) },
  }, label || COMMANDS[name].label);
}

function wanted(name, wish) {
  const what = COMMANDS[name];
  if (!what.title) {
    carryOut(name, wish);
    return;
  }
  text(byId('ask-title'), what.title);
  text(byId('ask-text'), what.text(wish));
  text(byId('ask-yes'), what.yes);
  byId('ask-yes').className = what.danger ? 'danger' : 'go';
  byId('ask-why-label').hidden = !what.why;
  byId('ask-span-label').hidden = !what.span;
  byId('ask-why').value = '';
  confirmed = () => carryOut(name, {
    ...wish,
    ...(what.why && byId('ask-why').value.trim() ? { why: byId('ask-why').value.trim() } : {}),
    ...(what.span ? { span: byId('ask-span').value } : {}),
  });
  byId('ask').showModal();
  (what.why ? byId('ask-why') : byId('ask-yes')).focus();
}

async function carryOut(name, wish) {
  try {
    const answer = await command(name, wish);
    toast(answer.accepted
      ? `${COMMANDS[name].yes || COMMANDS[name].label}: handed over in the name of ${answer.caller}.`
      : `${COMMANDS[name].yes || COMMANDS[name].label}: that changes nothing any more.`, false);
  } catch (problem) {
    toast(`${COMMANDS[name].yes || COMMANDS[name].label}: not done. ${problem.message}`, true);
  }
  poll();
}

function toast(words, bad) {
  const place = byId('toast');
  place.hidden = false;
  place.className = bad ? 'toast bad' : 'toast';
  text(place, words);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { place.hidden = true; }, bad ? 15000 : 6000);
}

function listenToDialog() {
  const dialog = byId('ask');
  byId('ask-no').addEventListener('click', () => dialog.close());
  byId('ask-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const then = confirmed;
    dialog.close();
    then?.();
  });
  dialog.addEventListener('close', () => { confirmed = null; });
}

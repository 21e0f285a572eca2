/** The control page: reads /_control/state every two seconds and pulls the levers of the control API. */
const byId = (id) => document.getElementById(id);

const faults = {
  'Answers 503 to everything': { kind: 'serverError', status: 503 },
  'Answers 500 now and then': { kind: 'serverError', status: 500, probability: 0.3 },
  'Too many requests, with Retry-After': { kind: 'throttle', retryAfterSeconds: 5 },
  'Too many requests, no Retry-After': { kind: 'throttle', retryAfterSeconds: null, bodyShape: 'statusCode' },
  'Answers slowly (3 seconds)': { kind: 'slow', delayMs: 3000 },
  'Never answers': { kind: 'hang' },
  'Connection cut before a write': { kind: 'cutBefore', methods: ['PATCH', 'POST', 'PUT'] },
  'Connection cut after a write': { kind: 'cutAfter', methods: ['PATCH', 'POST', 'PUT'] },
  'Someone else writes first (412)': { kind: 'preconditionRace', methods: ['PATCH'] },
  'Access token expired': { kind: 'expiredToken' },
  'Refresh token revoked': { kind: 'revokedRefreshToken' },
  'Events are lost': { kind: 'webhookLost' },
  'Events arrive twice': { kind: 'webhookDoubled' },
  'Events arrive out of order': { kind: 'webhookReordered' },
  'Events are badly signed': { kind: 'webhookBadSignature' },
  'Unknown values in records': { kind: 'unknownValues' },
  'Numbers come as text': { kind: 'numbersAsStrings' },
  'Ids come in capitals': { kind: 'upperCaseIds' },
  'Referrals vanish': { kind: 'vanishedRecord' },
  'Expiry is forgotten': { kind: 'expiryForgotten' },
};

let state;
let show = 'waiting';
let isAway = false;

// --- what happens on the page ------------------------------------------------------------------------------------

async function post(path, body, told) {
  try {
    const response = await fetch(`/_control/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const answer = await response.json();
    say(response.ok ? told(answer) : (answer.error?.message ?? 'That did not work.'), !response.ok);
  } finally {
    await refresh();
  }
}

function say(text, bad = false) {
  byId('said').textContent = text;
  byId('said').className = bad ? 'bad' : '';
}

byId('new-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const expires = byId('new-expires').value;
  const owner = byId('new-owner').value;
  const spec = {
    kind: byId('new-kind').value,
    ...(byId('new-country').value && { country: byId('new-country').value }),
    ...(byId('new-customer').value.trim() && { customer: byId('new-customer').value.trim() }),
    team: owner === '' ? [] : [owner],
    ...(expires === 'none' ? { expirationDateTime: null } : { expiresIn: expires }),
  };
  post('referrals', spec, (record) => `Created: ${titleOf(record)}`);
});

byId('break-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const name = byId('break-kind').value;
  const seconds = byId('break-seconds').value;
  const limit = seconds === 'once' ? { count: 1 } : seconds && { forSeconds: Number(seconds) };
  post('faults', { ...faults[name], ...limit }, () => `Broken: ${name}`);
});

byId('bad-week').addEventListener('click', () => post('bad-week', {}, () => 'The bad week begins.'));

for (const [id, name] of [
  ['viewer-person', 'person'],
  ['viewer-language', 'language'],
]) {
  byId(id).addEventListener('change', (event) => {
    const title = event.target.selectedOptions[0].textContent;
    const told = name === 'person' ? `In front of Teams: ${title}` : `Teams is set to ${title}.`;
    post('viewer', { [name]: event.target.value }, () => told);
  });
}

byId('crm-choice').addEventListener('change', (event) => {
  const title = event.target.selectedOptions[0].textContent;
  byId('said').textContent = 'The desk is started anew …';
  post('crm', { chosen: event.target.value }, () => `The desk works with: ${title}`);
});

byId('repair-api').addEventListener('click', () => post('faults', { clear: true }, () => 'Everything works again.'));

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () =>
    post('clock', { advance: button.dataset.advance }, (clock) => `It is now ${dateTime(clock.now)}.`),
  );
}

byId('custom-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const advance = `PT${byId('advance-hours').value}H`;
  post('clock', { advance }, (clock) => `It is now ${dateTime(clock.now)}.`);
});

byId('clock-reset').addEventListener('click', () =>
  post(
    'clock',
    { now: new Date().toISOString() },
    () => 'The clock shows real time again. What expired stays expired.',
  ),
);

for (const tab of document.querySelectorAll('[data-show]')) {
  tab.addEventListener('click', () => {
    show = tab.dataset.show;
    for (const other of document.querySelectorAll('[data-show]')) other.ariaPressed = String(other === tab);
    draw();
  });
}

byId('find').addEventListener('input', draw);

byId('rows').addEventListener('click', (event) => {
  const button = event.target.closest('[data-deed]');
  if (button === null) return;
  const { deed: action, referral: referralId } = button.dataset;
  post('microsoft', { action, referralId }, (record) => `${titleOf(record)}: ${record.status}, ${record.substatus}`);
});

// --- what it shows -----------------------------------------------------------------------------------------------

const dateTime = (iso) =>
  new Date(iso).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });

/** A deal's name may have the customer's in it already: people write them so. */
const titled = (customer, name) => (name.includes(customer) ? name : `${customer}: ${name}`);
const titleOf = (record) => titled(record.customerProfile.name, record.name);

const isMicrosofts = (record) => record.organizationId === 'msft';

function kindOf(record) {
  const by = record.inviteContext.invitedBy?.organizationId;
  if (isMicrosofts(record)) return 'Microsoft’s side';
  if (record.type === 'Independent' && by === 'msft') return 'Lead';
  if (by === 'msft') return 'From Microsoft';
  if (by !== record.organizationId) return `From ${record.inviteContext.invitedBy?.organizationName ?? 'nobody'}`;
  if (record.details.requirements.solutions.some((solution) => solution.solutionType === 'Assessment')) {
    return 'Solution assessment';
  }
  if (!record.consent.consentToShareReferralWithMicrosoftSellers) return 'Private';
  return state.records.some((other) => isMicrosofts(other) && other.engagementId === record.engagementId)
    ? 'Co-sell, ours'
    : 'Partner-led';
}

const tones = { Won: 'good', Accepted: 'good', Pending: 'warn', Received: 'warn', Expired: 'bad' };

const belongs = {
  waiting: (record) => record.status === 'New' && !isMicrosofts(record),
  microsoft: (record) => record.status === 'New' && isMicrosofts(record),
  active: (record) => record.status === 'Active',
  closed: (record) => record.status === 'Closed',
  all: () => true,
};

const deedsOf = (record) => {
  if (isMicrosofts(record)) {
    if (record.status === 'New') {
      return { accept: 'Microsoft accepts', decline: 'Microsoft declines', expire: 'Expires' };
    }
    return record.status === 'Active' ? { win: 'Microsoft wins', lose: 'Microsoft loses' } : {};
  }
  if (record.status === 'New') {
    return {
      acceptInPartnerCenter: 'Accept in portal',
      declineInPartnerCenter: 'Decline in portal',
      edit: 'Sender adds a remark',
      expire: 'Expires',
    };
  }
  if (record.status === 'Active') {
    return {
      editInPartnerCenter: 'Edit in portal',
      wonInPartnerCenter: 'Win in portal',
      lostInPartnerCenter: 'Lose in portal',
    };
  }
  return record.registrations.length > 0
    ? {
        approveRegistration: 'Approve registration',
        actionRequired: 'Ask for action',
        failRegistration: 'Fail registration',
      }
    : {};
};

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function deadlineOf(record) {
  if (record.status !== 'New') return null;
  const given = record.expirationDateTime;
  return { at: given ? Date.parse(given) : Date.parse(record.createdDateTime) + 14 * 86_400_000, estimated: !given };
}

function deadlineCell(record) {
  const deadline = deadlineOf(record);
  if (deadline === null) return element('td', { className: 'soft', textContent: '–' });
  const hours = (deadline.at - Date.parse(state.clock.now)) / 3_600_000;
  const days = Math.round(hours / 24);
  const left = hours < 0 ? 'overdue' : hours < 48 ? `${Math.max(1, Math.round(hours))} h left` : `${days} days left`;
  const tone = hours < 24 ? 'bad' : hours < 72 ? 'warn' : '';
  return element(
    'td',
    {},
    element('span', { className: tone, textContent: left }),
    element('small', { textContent: `${dateTime(deadline.at)}${deadline.estimated ? ' (estimated)' : ''}` }),
  );
}

function row(record) {
  const owner = record.team[0];
  const buttons = Object.entries(deedsOf(record)).map(([deed, text]) => {
    const button = element('button', { textContent: text });
    Object.assign(button.dataset, { deed, referral: record.id, testid: `${deed}-${record.id}` });
    return button;
  });
  const line = element(
    'tr',
    {},
    element(
      'td',
      {},
      titleOf(record),
      element('small', {
        textContent: `${record.customerProfile.address.city}, ${record.customerProfile.address.country} · ${money(record.details)}`,
      }),
    ),
    element('td', { textContent: kindOf(record) }),
    element(
      'td',
      {},
      element('span', { className: `state ${tones[record.substatus] ?? 'soft'}`, textContent: record.substatus }),
      element('small', { textContent: record.statusReason ?? '' }),
    ),
    element('td', {
      className: owner ? '' : 'soft',
      textContent: owner ? `${owner.firstName} ${owner.lastName}` : 'nobody',
    }),
    deadlineCell(record),
    element('td', {}, element('div', { className: 'deeds' }, ...buttons)),
  );
  line.dataset.referral = record.id;
  return line;
}

const money = ({ dealValue, currency }) =>
  dealValue === null
    ? '–'
    : new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'USD', maximumFractionDigits: 0 }).format(
        dealValue,
      );

const emptyRow = (text, columns) =>
  element('tr', {}, element('td', { className: 'empty', colSpan: columns, textContent: text }));

/** Puts rows in place only when they changed, so that a pressed button does not vanish under the finger. */
function fill(id, rows) {
  const body = byId(id);
  if (body.innerHTML !== rows.map((made) => made.outerHTML).join('')) body.replaceChildren(...rows);
}

function draw() {
  if (state === undefined) return;
  drawDemo();
  byId('clock').textContent = dateTime(state.clock.now);
  byId('offset').textContent = movedBy(state.clock.offsetMs);
  byId('events').textContent = eventsLine();
  byId('calls').textContent = String(state.requestCount);
  drawReferrals();
  const seen = state.microsoftView.map((view) =>
    element(
      'tr',
      {},
      element('td', { textContent: titled(view.customer, view.name) }),
      element('td', { textContent: view.sender }),
      element(
        'td',
        {},
        element('span', { className: `state ${tones[view.substatus] ?? 'soft'}`, textContent: view.substatus }),
      ),
      element('td', { textContent: view.statusReason ?? '' }),
      element('td', { className: 'number', textContent: money(view) }),
    ),
  );
  fill('sender-rows', seen.length > 0 ? seen : [emptyRow('Nothing.', 5)]);
  drawDeliveries();
  fill(
    'faults',
    state.faults.map((fault) => element('li', { textContent: faultLine(fault) })),
  );
  byId('repair-api').hidden = state.faults.length === 0;
}

/** Only where the rest of the demo stands around the sandbox. */
function drawDemo() {
  const { demo, story } = state;
  for (const id of ['start', 'viewer']) byId(id).hidden = demo === null;
  if (demo === null) return;
  byId('playground-link').href = demo.playgroundUrl;
  choices(
    'viewer-person',
    demo.people.map(({ key, name, role }) => [key, `${name}, ${role}`]),
  );
  choices('viewer-language', Object.entries(demo.languages));
  for (const name of ['person', 'language']) {
    const select = byId(`viewer-${name}`);
    if (document.activeElement !== select) select.value = demo.viewer[name];
  }
  drawCrm(demo.crm);
  byId('bad-week').disabled = story !== null && !story.isOver;
  if (story !== null) byId('story').textContent = `${story.step} of ${story.steps}. ${story.told}`;
}

function drawCrm(crm) {
  byId('crm').hidden = crm === null;
  if (crm === null) return;
  byId('crm-link').href = crm.pageUrl;
  choices('crm-choice', Object.entries(crm.choices));
  if (document.activeElement !== byId('crm-choice')) byId('crm-choice').value = crm.chosen;
}

function choices(id, options) {
  const select = byId(id);
  if (select.options.length > 0) return;
  select.append(...options.map(([value, textContent]) => element('option', { value, textContent })));
}

function drawReferrals() {
  const words = byId('find').value.trim().toLowerCase();
  const rows = state.records
    .filter(belongs[show])
    .filter((record) => `${record.name} ${record.id} ${record.customerProfile.name}`.toLowerCase().includes(words))
    .sort(
      (one, other) =>
        (deadlineOf(one)?.at ?? Infinity) - (deadlineOf(other)?.at ?? Infinity) ||
        (one.updatedDateTime < other.updatedDateTime ? 1 : -1),
    )
    .slice(0, 200)
    .map(row);
  fill('rows', rows.length > 0 ? rows : [emptyRow('No referral here.', 6)]);
}

function drawDeliveries() {
  const names = new Map(state.records.map((record) => [record.id, titleOf(record)]));
  const tone = { delivered: 'good', pending: 'warn', offline: 'bad', lost: 'bad' };
  const rows = state.deliveries
    .slice(-30)
    .reverse()
    .map((delivery) => {
      const last = delivery.attempts.at(-1);
      return element(
        'tr',
        {},
        element('td', { textContent: delivery.event.EventName }),
        element('td', { textContent: names.get(delivery.referralId) ?? '' }),
        element('td', {}, element('span', { className: `state ${tone[delivery.state]}`, textContent: delivery.state })),
        element('td', { className: 'number', textContent: String(delivery.attempts.length) }),
        element('td', { textContent: last === undefined ? '' : String(last.status ?? last.error) }),
      );
    });
  const nobody = state.webhooks === null ? 'Nobody has registered for events.' : 'No event yet.';
  fill('delivery-rows', rows.length > 0 ? rows : [emptyRow(nobody, 5)]);
}

function faultLine(fault) {
  const name = Object.entries(faults).find(([, spec]) => spec.kind === fault.kind)?.[0] ?? fault.kind;
  if (fault.untilMs === null) return name;
  return `${name}, ${Math.max(0, Math.ceil((fault.untilMs - Date.now()) / 1000))} s more`;
}

function movedBy(milliseconds) {
  const hours = Math.round(milliseconds / 3_600_000);
  if (hours === 0) return 'not at all';
  const [days, rest] = [Math.trunc(hours / 24), hours % 24];
  return [days !== 0 && `${days} d`, rest !== 0 && `${rest} h`].filter(Boolean).join(' ');
}

function eventsLine() {
  if (state.webhooks === null) return 'nobody listens';
  const delivered = state.deliveries.filter((delivery) => delivery.state === 'delivered').length;
  const offline = state.offlineQueue.length;
  return `${delivered} delivered${offline > 0 ? `, ${offline} given up` : ''}`;
}

async function refresh() {
  try {
    state = await (await fetch('/_control/state?requests=0')).json();
    if (isAway) say('The sandbox is back.');
    isAway = false;
    owners();
    draw();
  } catch {
    isAway = true;
    say('The sandbox is away. This page finds it again when it is back.', true);
  }
}

function owners() {
  const select = byId('new-owner');
  if (select.options.length > 0) return;
  for (const person of state.people) {
    select.append(element('option', { value: person.email, textContent: `${person.firstName} ${person.lastName}` }));
  }
  select.append(element('option', { value: '', textContent: 'nobody' }));
}

byId('break-kind').append(...Object.keys(faults).map((name) => element('option', { textContent: name })));
setInterval(() => document.hidden || refresh(), 2000);
refresh();

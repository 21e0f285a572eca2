/** The page of the simulated CRMs. What a person types is sent under the CRM's own column names. */
const columns = {
  dynamics: {
    name: 'name',
    value: 'estimatedvalue',
    closes: 'estimatedclosedate',
    stage: 'salesstage',
    notes: 'csd_microsoftnotes',
  },
  salesforce: {
    name: 'Name',
    value: 'Amount',
    closes: 'CloseDate',
    stage: 'StageName',
    notes: 'CoSell_Notes_For_Microsoft__c',
  },
};
const numbers = { dynamics: ['value', 'stage'], salesforce: ['value'] };
const names = { dynamics: 'Dynamics 365', salesforce: 'Salesforce' };

const byId = (id) => document.getElementById(id);
/** A record's own address shows that record first. */
const opened = {
  dynamics: new URLSearchParams(location.search).get('id'),
  salesforce: /^\/lightning\/r\/Opportunity\/(\w+)\//.exec(location.pathname)?.[1],
};
let system = location.hash.slice(1);
if (!(system in columns)) system = opened.salesforce ? 'salesforce' : 'dynamics';
let shown = '';

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function ask(lever, body) {
  const answer = await fetch(`/_control/${system}/${lever}`, body && { method: 'POST', body: JSON.stringify(body) });
  const state = await answer.json();
  if (!answer.ok) {
    const refusal = Array.isArray(state) ? state[0] : (state.error ?? state);
    throw new Error(refusal.message ?? 'It did not work.');
  }
  return state;
}

async function pull(lever, body, done) {
  try {
    show(await ask(lever, body), true);
    byId('said').textContent = done;
  } catch (error) {
    byId('said').textContent = error.message;
  }
}

function input(row, name, stages) {
  if (name !== 'stage') return element('input', { value: row[name] ?? '', ariaLabel: name });
  const options = stages.map(({ value, label }) => element('option', { value, textContent: label }));
  const select = element('select', { ariaLabel: name }, ...options);
  select.value = row.stage;
  return select;
}

function field(row, name, stages) {
  const written = input(row, name, stages);
  written.dataset.testid = name;
  written.addEventListener('change', () => {
    const text = written.value.trim();
    const number = numbers[system].includes(name);
    const value = number ? Number(text) : text;
    const values = { [columns[system][name]]: text === '' ? null : value };
    void pull('deed', { deed: 'edit', id: row.id, values }, 'Saved.');
  });
  return element('td', {}, written);
}

function deedsOf(row) {
  const deeds = row.state === 'open' ? ['win', 'lose', 'hide', 'delete'] : ['reopen', 'delete'];
  const buttons = deeds.map((deed) => {
    const button = element('button', { type: 'button', textContent: deed });
    button.addEventListener('click', () => void pull('deed', { deed, id: row.id }, 'Done.'));
    return button;
  });
  return element('td', {}, ...buttons);
}

function openedFirst(rows) {
  return rows.toSorted((one, other) => (other.id === opened[system]) - (one.id === opened[system]));
}

function show(state, always) {
  const now = JSON.stringify(state);
  // Somebody who types is not interrupted.
  if (!always && (now === shown || document.activeElement?.closest('tbody'))) return;
  shown = now;
  byId('rows').replaceChildren(
    ...openedFirst(state.rows).map((row) =>
      element(
        'tr',
        {},
        field(row, 'name'),
        element('td', { textContent: row.account }),
        element('td', {}, ...field(row, 'value').childNodes, element('small', { textContent: row.currency })),
        field(row, 'closes'),
        field(row, 'stage', state.stages),
        element('td', { textContent: row.state }),
        field(row, 'notes'),
        element('td', { textContent: `${row.modified.slice(0, 16).replace('T', ' ')} ${row.by}` }),
        deedsOf(row),
      ),
    ),
  );
  if (byId('kind').childElementCount === 0)
    byId('kind').append(...state.kinds.map((kind) => element('option', { value: kind, textContent: kind })));
  byId('faults').replaceChildren(
    ...state.faults.map(({ kind, column = '' }) => element('li', { textContent: `${kind} ${column}` })),
  );
}

async function look() {
  try {
    show(await ask('state'), false);
  } catch (error) {
    byId('said').textContent = error.message;
  }
}

for (const [key, name] of Object.entries(names)) {
  const button = element('button', { type: 'button', textContent: name, ariaPressed: String(key === system) });
  button.addEventListener('click', () => {
    system = key;
    location.hash = key;
    for (const other of byId('systems').children) other.ariaPressed = String(other === button);
    shown = '';
    void look();
  });
  byId('systems').append(button);
}

byId('fault-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const seconds = byId('seconds').value;
  const lasting = seconds === 'once' ? { count: 1 } : seconds === '' ? {} : { forSeconds: Number(seconds) };
  const column = byId('column').value.trim();
  void pull('fault', { kind: byId('kind').value, ...lasting, ...(column === '' ? {} : { column }) }, 'Broken.');
});
byId('repair').addEventListener('click', () => void pull('fault', { clear: true }, 'Repaired.'));

void look();
setInterval(look, 2_000);

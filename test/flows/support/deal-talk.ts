import type { DealDraft, DealFields } from '../../../src/features/new-deal/draft/deal-draft.ts';
import { questions } from '../../../src/features/new-deal/questions/all.ts';
import type { AskedQuestion, DealQuestion } from '../../../src/features/new-deal/questions/order.ts';
import type { ReferralSpec } from '../../../src/sandbox/control-referral.ts';
import { buttonsOf, type Json, withInputs } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Heard, Person } from '../../harness/person.ts';
import { saidIn, textOf } from './cards.ts';
import type { Desk } from './desk.ts';

/** One person's conversation about a new deal, as they see it: the newest card, and what they do with it. */
export interface DealTalk {
  /** All that the newest card (or message) reads. */
  readonly shown: string;
  readonly card: Message;
  says(text: string): Promise<string>;
  /** A button by its title, or an answer by its value, on the newest card. */
  presses(titleOrValue: string, inputs?: Readonly<Record<string, unknown>>, on?: Message): Promise<string>;
  /** Change, beside one of the review's lines. */
  edits(question: DealQuestion): Promise<string>;
  pressesFirst(title: string): Promise<string>;
  /** Answers whatever is asked, as `answers` has it, until one of these questions (or the review) is asked. */
  answers(answers?: Answers, until?: DealQuestion): Promise<string>;
  draft(): Promise<DealDraft>;
  /** Opens the form by its button on the newest card. */
  opensForm(): Promise<{ readonly title: string; readonly card: Json }>;
  /** Fills in what is given, and presses its button; `card`: the form comes again. */
  savesForm(
    form: Json,
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly card?: Json; readonly body: unknown }>;
  invokes(name: string, value: Json): Promise<Heard>;
}

/** What is said to each question; `=` before it: pressed. Lists end in `done`. */
export type Answers = Partial<Record<DealQuestion, string>>;

/** A private deal with everything in it. */
export const straightRoad: Answers = {
  customer: 'Fabrikam Robotics, Germany',
  'address-line-1': 'Hafenstraße 12',
  'address-line-2': 'skip',
  city: 'Hamburg',
  state: 'skip',
  'postal-code': '20457',
  country: 'Germany',
  duns: '12-345-6789',
  contact: 'Sue Smith, +49 40 5550100, sue.smith@fabrikam.example',
  visibility: '=private',
  name: 'Robot cells',
  value: '120k EUR',
  'close-date': '30 September 2027',
  location: 'skip',
  'solution-area': 'skip',
  'marketplace-intent': 'skip',
  'crm-id': 'CRM-4711',
  'campaign-id': 'skip',
  notes: 'Met at the fair.',
  employees: 'Alex Wilber, +1 425 555 0100, alex.wilber@contoso.example',
  solutions: 'SOL-15974-MQF',
  help: '=ProofOfConceptOrDemo',
  'help-notes': 'Show two plants.',
  consent: 'yes',
};

export function aDealTalk(desk: Desk, person: Person): DealTalk {
  let card: Message | undefined;
  let shown = '';

  /** A test that goes on after an error of ours would only say that a card is missing. */
  function noteFailures(): void {
    const failed = desk.log.find(({ msg, code }) => msg === 'turn could not be completed' && code === 'internal');
    if (failed) throw new Error(JSON.stringify(failed.err));
  }

  const current = (): Message => {
    if (!card) throw new Error('Nothing was shown yet.');
    return card;
  };

  async function press(find: (data: Json, title: string) => boolean, inputs = {}, on = current()): Promise<string> {
    const seen = person.sees(on);
    const button = buttonsOf(seen).find(({ action, title }) => find((action.data ?? {}) as Json, title));
    if (!button) throw new Error(`No such button on: ${shown}`);
    const pressed = await person.pressesAction(button.action, { on, inputs });
    await desk.app.idle();
    noteFailures();
    shown = pressed.text ?? textOf(person.sees(on) as Json);
    return shown;
  }

  async function draft(): Promise<DealDraft> {
    const filter = { 'by.aadObjectId': person.aadObjectId };
    const [last] = await desk.parts.db.collection('drafts').find(filter).sort({ touchedAt: -1 }).limit(1).toArray();
    if (!last) throw new Error('There is no draft.');
    const { _id, ...fields } = last;
    return { id: String(_id), ...fields } as unknown as DealDraft;
  }

  const talk: DealTalk = {
    get shown() {
      return shown;
    },
    get card() {
      return current();
    },
    async says(text) {
      const { replies } = await person.says(text);
      const cards = replies.filter(({ activity }) => cardOf(activity));
      card = cards.at(-1) ?? card;
      noteFailures();
      shown = [...cards.map((one) => textOf(one)), ...saidIn(replies)].join('\n');
      return shown;
    },
    presses: (wanted, inputs, on) => {
      const consent = wanted === 'Create' && !inputs ? { consent: true } : {};
      return press((data, title) => title === wanted || data.value === wanted, inputs ?? consent, on);
    },
    edits: (question) => press((data, title) => title === 'Change' && data.question === question),
    pressesFirst: (wanted) => press((_data, title) => title === wanted),
    async answers(given = straightRoad, until = 'review') {
      const walk = new Walk(given, until);
      for (let round = 0; round < 80; round++) {
        const next = walk.next(await draft());
        if (next === undefined) return shown;
        await (next.startsWith('=') ? talk.presses(next.slice(1)) : talk.says(next));
      }
      throw new Error(`The conversation does not end: ${shown}`);
    },
    draft,
    invokes: (name, value) => person.invokes(name, value),
    async opensForm() {
      const button = buttonsOf(person.sees(current())).find(({ title }) => title === 'Fill in a form');
      if (!button) throw new Error(`No form is offered: ${shown}`);
      const { body } = await person.invokes('task/fetch', { data: button.action.data });
      noteFailures();
      return formIn(body) ?? fail(body);
    },
    async savesForm(form, inputs) {
      const button = buttonsOf(form).find(({ type }) => type !== 'Action.ToggleVisibility');
      const { body, replies } = await person.invokes('task/submit', {
        data: withInputs(form, button?.action ?? {}, inputs),
      });
      noteFailures();
      card = replies.at(-1) ?? card;
      if (replies.length > 0) shown = textOf(current());
      const again = formIn(body);
      return { body, ...(again ? { card: again.card } : {}) };
    },
  };
  return talk;
}

/** Opened by their names: the walk gives those of them that it has answers for. */
const onRequest: readonly DealQuestion[] = [
  ...(['employees', 'contact', 'name', 'duns', 'crm-id', 'notes', 'campaign-id', 'address-line-2'] as const),
  ...(['location', 'solution-area', 'marketplace-intent', 'consent'] as const),
];
/** Taken with the field's name before them: half of the messages that opening and answering them would be. */
const saidAtOnce: readonly DealQuestion[] = ['name', 'duns', 'crm-id', 'notes'];
const parts: readonly DealQuestion[] = ['city', 'state', 'postal-code', 'country'];

/** What is said or pressed next on the way to some question. */
class Walk {
  readonly #answers: Answers;
  readonly #done: string;
  readonly #until: DealQuestion;
  readonly #toOpen: DealQuestion[];
  readonly #said = new Set<DealQuestion>();

  constructor(given: Answers, until: DealQuestion) {
    this.#answers = { ...straightRoad, ...given };
    this.#done = (given as { done?: string }).done ?? 'done';
    this.#until = until;
    const spaced = given['postal-code']?.includes(' ') ? (['postal-code'] as const) : [];
    const aim = [...onRequest, ...parts].includes(until) ? [until] : [];
    this.#toOpen = [...new Set([...onRequest, ...spaced, ...aim])];
  }

  /** Undefined: there. */
  next({ asking, pending, fields }: DealDraft): string | undefined {
    if (asking === this.#until) return undefined;
    if (pending?.kind === 'customers') return '=new';
    if (pending?.kind === 'more') return this.#listed(asking, fields);
    if (asking !== 'review' && asking !== 'extras') return this.#answer(asking);
    const open = this.#toOpen.find((id) => id === this.#until || !isAnswered(fields, id, this.#answers[id]));
    if (open === undefined) return asking === 'review' ? undefined : this.#done;
    const answer = this.#answers[open];
    // In one message where that is enough; where it was not, the question is opened.
    if (saidAtOnce.includes(open) && open !== this.#until && answer === straightRoad[open] && !this.#said.has(open)) {
      this.#said.add(open);
      return `${open} ${answer}`;
    }
    this.#toOpen.splice(this.#toOpen.indexOf(open), 1);
    return `edit ${open}`;
  }

  #answer(asking: DealQuestion): string {
    // The city is asked for where the address has none.
    if (asking === 'address' && this.#until === 'city') return this.#answers['address-line-1'] ?? '';
    if (asking === 'address') return this.#answers.address ?? addressOf(this.#answers);
    return this.#answers[asking] ?? 'skip';
  }

  /** Who was not meant is taken off, who was meant put on. */
  #listed(asking: DealQuestion, fields: DealFields): string {
    const said = this.#answers[asking] ?? '';
    if (asking !== 'employees') return this.#done;
    const named = (fields.employees ?? []).some(({ email }) => said.includes(email));
    const [stranger] = strangers(fields, said);
    if (stranger) return named ? `=-${stranger}` : said;
    return this.#done;
  }
}

/** `street, code city, country`, of what the answers have of it. */
function addressOf(answers: Answers): string {
  const said = (id: DealQuestion) => (answers[id] === 'skip' ? undefined : answers[id]);
  const code = said('postal-code')?.includes(' ') ? undefined : said('postal-code');
  const place = [code, said('city')].filter(Boolean).join(' ');
  return [said('address-line-1'), place, said('state'), said('country')].filter(Boolean).join(', ');
}

function isAnswered(fields: DealFields, id: DealQuestion, answer = 'skip'): boolean {
  if (answer === 'skip' || answer === '') return true;
  if (id === 'employees') return strangers(fields, answer).length === 0;
  if (id === 'contact') return fields.contact !== undefined && answer.includes(fields.contact?.email ?? '-');
  return questions[id as AskedQuestion].known(fields) && !questions[id as AskedQuestion].assumed?.(fields);
}

/** Those on the draft whom the answer does not name. */
function strangers(fields: DealFields, answer = ''): readonly string[] {
  return (fields.employees ?? []).flatMap(({ email }) => (answer.includes(email) ? [] : [email]));
}

function formIn(body: unknown): { readonly title: string; readonly card: Json } | undefined {
  const { task } = body as { task?: { type: string; value: { title: string; card: { content: Json } } } };
  return task?.type === 'continue' ? { title: task.value.title, card: task.value.card.content } : undefined;
}

function fail(body: unknown): never {
  throw new Error(`No form came: ${JSON.stringify(body)}`);
}

/** The records of a deal in Partner Center, ours first. */
export function recordsOf(desk: Desk, name: string) {
  const found = desk.sandbox.records().filter((record) => record.name === name);
  return found.sort((a, b) => Number(a.organizationId === 'msft') - Number(b.organizationId === 'msft'));
}

/** Something of ours in Partner Center, so that the desk knows a solution, a location and a customer. */
export function aKnownDeal(desk: Desk, spec: ReferralSpec = {}): Promise<string> {
  return desk.receives({
    customer: 'Northwind Traders',
    country: 'GB',
    city: 'London',
    team: ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'],
    solutions: [
      { id: 'SOL-15974-MQF', name: 'Contoso Cloud Landing Zone' },
      { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' },
    ],
    ...spec,
  });
}

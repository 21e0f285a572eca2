import type { DealDraft } from '../../../src/features/new-deal/draft/deal-draft.ts';
import type { DealQuestion } from '../../../src/features/new-deal/questions/order.ts';
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
    presses: (wanted, inputs, on) => press((data, title) => title === wanted || data.value === wanted, inputs, on),
    edits: (question) => press((data, title) => title === 'Change' && data.question === question),
    pressesFirst: (wanted) => press((_data, title) => title === wanted),
    async answers(answers = straightRoad, until = 'review') {
      for (let round = 0; round < 60; round++) {
        const { asking, pending } = await draft();
        if (asking === until || asking === 'review') return shown;
        const kind = pending?.kind ?? 'none';
        const { done = 'done' } = answers as { done?: string };
        const settling = { more: done, customers: '=new' }[kind as string];
        const answer = settling ?? answers[asking] ?? straightRoad[asking] ?? 'skip';
        await (answer.startsWith('=') ? talk.presses(answer.slice(1)) : talk.says(answer));
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
      const [button] = buttonsOf(form);
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

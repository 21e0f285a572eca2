import { type DealLine, readDealLine } from '../../../answers/one-line.ts';
import type { LineField } from '../../../answers/words/line-words.ts';
import { unformatted } from '../../../cards/plain.ts';
import type { Turn } from '../../../feature.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Note } from '../conversation/conversation.ts';
import type { DealDraft, DealFields, DealSolution, Pending } from '../draft/deal-draft.ts';
import type { NewDeals, Step } from '../new-deals.ts';
import type { DealLookups } from '../offers/deal-lookups.ts';
import { type Answer, type AnswerContext, nothingFound } from '../questions/draft-answer.ts';
import { canonicalMoney, readAnswer } from '../questions/draft-answers.ts';
import { type AskedQuestion, type DealQuestion, nextQuestion } from '../questions/draft-questions.ts';
import { askedLater, notPlaced, notRead, questionOf } from './draft-line-notes.ts';

type Filled = Pick<DealDraft, 'fields' | 'pending'> & {
  readonly asking?: DealQuestion;
  readonly notes: readonly Note[];
};
type Speaker = Pick<Turn, 'person' | 'locale' | 'timeZone' | 'activityId'>;

interface LineDeps {
  readonly deals: NewDeals;
  readonly lookups: DealLookups;
  readonly now: () => Date;
}

/** `new deal Contoso, 120k EUR, close 30 Sep, solution SOL-1234-PQRS`: fills the draft, and asks only for the rest. */
export class LineReader {
  readonly #deps: LineDeps;

  constructor(deps: LineDeps) {
    this.#deps = deps;
  }

  async begin(speaker: Speaker, line: string): Promise<Extract<Step, { kind: 'ask' | 'repeated' }>> {
    const { notes, ...beginning } = await this.#fill(speaker, line);
    const asking = beginning.asking ?? nextQuestion(beginning.fields);
    const draft = await this.#deps.deals.begin(speaker, { ...beginning, asking });
    if (!draft) return { kind: 'repeated' };
    const hello: Note = { kind: 'info', key: 'newDeal.begin' };
    return { kind: 'ask', draft, notes: [...(line ? [] : [hello]), ...notes] };
  }

  async #fill(speaker: Speaker, line: string): Promise<Filled> {
    const { locale, timeZone } = speaker;
    const today = dayIn(timeZone, this.#deps.now());
    const read = readDealLine(line, { locale, today });
    const { fields, notes: taken } = plainFields(read, locale);
    const found = await this.#solutions(
      (read.fields.solution ?? []).map(({ id, said }) => id ?? said),
      { ...speaker, fields },
    );
    const customer = await this.#customer(speaker, read, found.fields);
    const { value } = read.fields;
    const asked: readonly { asking: DealQuestion; pending: Pending }[] = [
      ...(value && !value.currency
        ? [{ asking: 'value', pending: { kind: 'currency', amount: value.value } } as const]
        : []),
      ...read.questions.map(({ field, answer }) => pendingOf(questionOf[field], answer)),
    ];
    // One question at a time: first the customer's, then the first ambiguous word; the others are asked in their turn.
    const [first, ...later] = [
      ...(customer.pending ? [{ asking: 'customer' as const, pending: customer.pending }] : []),
      ...asked,
    ];
    const notes: readonly Note[] = [
      ...(customer.fields.customer?.name ? [{ kind: 'understood', question: 'customer' } as const] : []),
      ...taken,
      ...(read.fields.closeDay?.past ? [{ kind: 'info', key: 'newDeal.pastDay' } as const] : []),
      ...found.notes,
      ...askedLater(read, later),
      ...customer.notes,
      ...notPlaced(read, locale),
    ];
    return { fields: customer.fields, notes, ...first };
  }

  /** What the line says of where the customer is stands on the draft already, and stays when the name is asked for. */
  async #customer({ locale }: Speaker, read: DealLine, fields: DealFields): Promise<Omit<Filled, 'asking'>> {
    const { customer: name, country } = read.fields;
    if (!name) return { fields, notes: [] };
    const customers = await this.#deps.lookups.customers(country ? `${name}, ${country}` : name, 5);
    const answer = answerOf(fields, 'customer', name, { locale, customers });
    if (answer.kind === 'pending') return { fields, pending: answer.pending, notes: [] };
    if (answer.kind === 'fields') return { fields: answer.fields, notes: [] };
    return { fields, notes: [notRead('customer', [{ said: name }], locale), { kind: 'problem', ...answer.problem }] };
  }

  async #solutions(
    words: readonly string[],
    { fields, locale }: { fields: DealFields } & Pick<Speaker, 'locale'>,
  ): Promise<{ fields: DealFields; notes: readonly Note[] }> {
    let filled = fields;
    const notes: Note[] = [];
    for (const said of words) {
      const solutions = await this.#deps.lookups.solutions(said, 5);
      const answer = answerOf(filled, 'solutions', said, { locale, solutions });
      if (answer.kind === 'fields') filled = answer.fields;
      else if (answer.kind === 'problem') notes.push({ kind: 'problem', ...answer.problem });
      else notes.push({ kind: 'problem', key: 'newDeal.line.several', values: severalOf(said, solutions) });
    }
    const some: readonly DealSolution[] = filled.solutions ?? [];
    return {
      fields: filled,
      notes: [...(some.length > 0 ? [{ kind: 'understood', question: 'solutions' } as const] : []), ...notes],
    };
  }
}

const plainly = ['country', 'duns', 'value', 'closeDay'] as const;
const texts = ['dealName', 'crmId', 'campaignId', 'notes'] as const;

/** What needs no look-up. */
function plainFields({ fields: said }: DealLine, locale: Locale): { fields: DealFields; notes: readonly Note[] } {
  const { country, duns, value, closeDay } = said;
  const money = value?.currency ? { value: value.value, currency: value.currency } : undefined;
  const address = country ? { country } : {};
  let fields: DealFields = {
    ...(country || duns ? { customer: { name: '', address, ...(duns ? { dunsNumber: duns } : {}) } } : {}),
    ...(money ? { value: money } : {}),
    ...(closeDay ? { closeDate: closeDay.day } : {}),
  };
  const understood: LineField[] = plainly.filter((field) => said[field] !== undefined && (field !== 'value' || money));
  const problems: Note[] = [];
  for (const field of texts) {
    const text = said[field];
    if (text === undefined) continue;
    const answer = answerOf(fields, questionOf[field], text, { locale });
    if (answer.kind === 'fields') {
      fields = answer.fields;
      understood.push(field);
    } else if (answer.kind === 'problem')
      problems.push(notRead(field, [{ said: text }], locale), { kind: 'problem', ...answer.problem });
  }
  const taken = understood.map((field): Note => ({ kind: 'understood', question: questionOf[field] }));
  return { fields, notes: [...taken, ...problems] };
}

function severalOf(words: string, found: readonly { readonly name: string }[]) {
  const names = found.slice(0, 3).map(({ name }) => unformatted(name, 60));
  return { words: unformatted(words, 80), names: names.join(', ') };
}

/** As the conversation would read it, were this its question. Days are read before, so none is today. */
function answerOf(
  fields: DealFields,
  question: AskedQuestion,
  said: string,
  context: Pick<AnswerContext, 'locale'> & Partial<AnswerContext>,
): Answer {
  const draft = { fields, asking: question } as DealDraft;
  return readAnswer(draft, question, said, { ...nothingFound, today: '', ...context });
}

function pendingOf(
  asking: DealQuestion,
  { readings }: DealLine['questions'][number]['answer'],
): { asking: DealQuestion; pending: Pending } {
  const values = readings.map((reading) => (typeof reading === 'string' ? reading : canonicalMoney(reading)));
  return { asking, pending: { kind: 'readings', values } };
}

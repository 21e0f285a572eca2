import type { CurrencyContext } from '../../../answers/amount/currency.ts';
import { personAt } from '../../../answers/line/line-contact.ts';
import { wanting } from '../../../answers/line/line-words.ts';
import { type DealLine, readDealLine } from '../../../answers/line/one-line.ts';
import { nominatives } from '../../../answers/names/russian-cases.ts';
import { bareName } from '../../../answers/names/search-key.ts';
import { wordsByLength } from '../../../answers/text/said.ts';
import type { Turn } from '../../../feature.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Note } from '../conversation/outcome.ts';
import type { DealDraft, DealFields, Pending } from '../draft/deal-draft.ts';
import type { DraftStep, NewDeals } from '../new-deals.ts';
import type { DealLookups } from '../offers/deal-lookups.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';
import { readPressed } from '../questions/read-answer.ts';
import { nextQuestion } from '../questions/rules.ts';
import { canonicalMoney } from '../questions/shared/amounts.ts';
import { canonicalCustomer } from '../questions/shared/customers.ts';
import type { LineSaid } from '../questions/shared/question.ts';
import { solutionWords } from '../questions/shared/solution-line.ts';
import { askedLater, notPlaced, notRead, questionOfField, severalFitted } from './draft-line-notes.ts';
import { namesOfTwo, withCityInFront, withCustomerApart } from './line-parts.ts';

type Filled = Pick<DealDraft, 'fields' | 'pending' | 'waiting'> & {
  readonly asking?: DealQuestion;
  readonly notes: readonly Note[];
};
type Speaker = Pick<Turn, 'person' | 'locale' | 'timeZone' | 'activityId'>;

interface LineDeps {
  readonly deals: NewDeals;
  readonly lookups: DealLookups;
  readonly now: () => Date;
}

/** The result of one question for the line. */
interface Taken {
  readonly fields: DealFields;
  readonly understood: readonly Note[];
  readonly problems: readonly Note[];
  readonly asked: readonly { readonly asking: DealQuestion; readonly pending: Pending }[];
}

/** `new deal Contoso, 120k EUR, close 30 Sep, solution SOL-1234-PQRS`: fills the draft, and asks only for the rest. */
export class LineReader {
  readonly #deps: LineDeps;

  constructor(deps: LineDeps) {
    this.#deps = deps;
  }

  /** `besides`: fields that are known without the line. */
  async begin(
    speaker: Speaker,
    line: string,
    besides: DealFields = {},
  ): Promise<Extract<DraftStep, { kind: 'ask' | 'repeated' }>> {
    const { notes, ...filled } = await this.#fill(speaker, line);
    const beginning = { ...filled, fields: { ...besides, ...filled.fields } };
    const asking = beginning.asking ?? nextQuestion(beginning.fields);
    const draft = await this.#deps.deals.begin(speaker, { ...beginning, asking });
    if (!draft) return { kind: 'repeated' };
    const hello: Note = { kind: 'info', key: 'newDeal.begin' };
    return { kind: 'ask', draft, notes: [...(line ? [] : [hello]), ...notes] };
  }

  async #fill(speaker: Speaker, line: string): Promise<Filled> {
    const { locale, timeZone } = speaker;
    const today = dayIn(timeZone, this.#deps.now());
    const { read: rest, told } = withPlainlyTold(readDealLine(line, { locale, today }));
    const apart = await withCustomerApart(await this.#withSolutions(rest, { locale }), this.#deps.lookups, { locale });
    const { read: unplaced, named } = await this.#named(speaker, apart, today);
    const placed = await this.#withPersonApart(speaker, withCityInFront(unplaced));
    const two = namesOfTwo(placed);
    const read = withoutNames(placed, two);
    let fields: DealFields = {};
    const taken = new Map<AskedQuestion, Taken>();
    for (const id of inReadingOrder) {
      const said = textsOf(questions[id].takesPlaceAlone ? placeAlone(read) : told.get(id)) ?? named.get(id);
      const one = await this.#take(speaker, id, { read, told: said, fields, today });
      fields = one.fields;
      taken.set(id, one);
    }
    const all = askedQuestions.flatMap((id) => taken.get(id) ?? []);
    // One question at a time: the first pending one is asked now, the others in their turn.
    const [first, ...later] = [
      ...whichOf(two),
      ...all.flatMap(({ asked }) => asked),
      ...read.questions.map(({ field, answer }) => readingsOf(questionOfField(field), answer)),
    ];
    const notes: readonly Note[] = [
      ...all.flatMap(({ understood }) => understood),
      ...all.flatMap(({ problems }) => problems),
      ...askedLater(read, later),
      ...notPlaced(read, locale),
    ];
    return { fields, notes, ...first, ...(later.length > 0 ? { waiting: later } : {}) };
  }

  /** `Sue Smith at Litware`, `Иван Петров из Ромашки`: whoever stands before a customer that the desk knows is its contact. */
  async #withPersonApart(speaker: Speaker, read: DealLine): Promise<DealLine> {
    const person = read.fields.contact === undefined ? personAt(read.fields.customer ?? '') : undefined;
    if (!person) return read;
    const called = [person.customer, ...nominatives(person.customer)].slice(0, mostLookedUp);
    const draft = { fields: {}, asking: 'customer' } as DealDraft;
    const found = await Promise.all(
      called.map((text) => this.#deps.lookups.matching(speaker, draft, { question: 'customer', text })),
    );
    const bare = new Set(called.map(bareName));
    const known = found.flatMap(({ customers }) => customers).find(({ name }) => bare.has(bareName(name)));
    return known ? { ...read, fields: { ...read.fields, customer: known.name, contact: person.contact } } : read;
  }

  /** "…, landing zone, …": a piece without a field name is a solution if the catalogue has one with that name. */
  async #withSolutions(read: DealLine, context: CurrencyContext): Promise<DealLine> {
    let { fields, understood } = read;
    const notUnderstood: DealLine['notUnderstood'][number][] = [];
    for (const piece of read.notUnderstood.slice(0, mostLookedUp)) {
      const words = withoutWanting(piece.said);
      // `2 x landing zone`: its name is looked up without the quantity, which its question reads.
      const named = solutionWords(words, context).words;
      const found = piece.field === undefined && named.length > 2 ? await this.#deps.lookups.solutions(named, 2) : [];
      if (found.length === 0) notUnderstood.push(piece);
      else {
        fields = { ...fields, solution: [...(fields.solution ?? []), { said: words }] };
        understood = [...understood, { field: 'solution', said: piece.said }];
      }
    }
    return {
      ...read,
      fields,
      understood,
      notUnderstood: [...notUnderstood, ...read.notUnderstood.slice(mostLookedUp)],
    };
  }

  /** "…, megan": pieces without a field's name that a look-up knows as answers, by the question that they answer. */
  async #named(
    speaker: Speaker,
    read: DealLine,
    today: string,
  ): Promise<{ read: DealLine; named: ReadonlyMap<AskedQuestion, readonly string[]> }> {
    const named = new Map<AskedQuestion, readonly string[]>();
    const left: DealLine['notUnderstood'][number][] = [];
    for (const [at, piece] of read.notUnderstood.entries()) {
      const found = at < mostLookedUp ? await this.#questionThatKnows(speaker, piece, today) : undefined;
      if (found && !named.has(found.id)) named.set(found.id, found.texts);
      else left.push(piece);
    }
    return { read: { ...read, notUnderstood: left }, named };
  }

  async #questionThatKnows(
    speaker: Speaker,
    { said }: DealLine['notUnderstood'][number],
    today: string,
  ): Promise<{ readonly id: AskedQuestion; readonly texts: readonly string[] } | undefined> {
    for (const id of askedQuestions) {
      const texts = questions[id].namedInLine?.(said) ?? [];
      const text = texts.at(-1);
      if (text === undefined) continue;
      const draft = { fields: {}, asking: id } as DealDraft;
      const found = await this.#deps.lookups.matching(speaker, draft, { question: id, text });
      const { kind } = readPressed(draft, id, text, { locale: speaker.locale, today, ...found });
      if (kind === 'fields' && questions[id].isSureInLine?.(text, found.people ?? []) !== false) return { id, texts };
    }
    return undefined;
  }

  /** Parses the text as the conversation would at this question. */
  async #take(
    speaker: Speaker,
    id: AskedQuestion,
    {
      read,
      told,
      fields,
      today,
    }: { read: DealLine; told: readonly string[] | undefined; fields: DealFields; today: string },
  ): Promise<Taken> {
    let now: Taken = { fields, understood: [], problems: [], asked: [] };
    for (const said of told?.map((text) => ({ text })) ?? saidOf(id, read))
      now = await this.#takeOne(speaker, id, said, { now, today });
    return now;
  }

  async #takeOne(
    speaker: Speaker,
    id: AskedQuestion,
    { text, lookUp = text }: LineSaid,
    { now, today }: { now: Taken; today: string },
  ): Promise<Taken> {
    const { locale } = speaker;
    const draft = { fields: now.fields, asking: id } as DealDraft;
    const found = await this.#deps.lookups.matching(speaker, draft, { question: id, text: lookUp });
    const answer = readPressed(draft, id, text, { locale, today, ...found });
    switch (answer.kind) {
      case 'fields': {
        const remarks = answer.remark ? [{ kind: 'info', ...answer.remark } as const] : [];
        const rest = answer.pending?.kind === 'person' ? [{ asking: id, pending: answer.pending }] : [];
        return {
          ...now,
          fields: answer.fields,
          understood: [{ kind: 'understood', question: id }, ...remarks],
          asked: [...now.asked, ...rest],
        };
      }
      case 'pending':
        if (questions[id].line?.tellsSeveral)
          return { ...now, problems: [...now.problems, severalFitted(text, found.solutions)] };
        return { ...now, asked: [...now.asked, { asking: id, pending: answer.pending }] };
      case 'problem': {
        const own: Note = { kind: 'problem', ...answer.problem };
        const which = questions[id].line?.tellsSeveral ? [] : [notRead(id, [{ said: text }], locale)];
        return { ...now, problems: [...now.problems, ...which, own] };
      }
      case 'put-aside':
      case 'asks':
        return now;
    }
  }
}

/** Which of two names is the customer. */
function whichOf(names: readonly string[]): Taken['asked'] {
  const values = names.map((name) => canonicalCustomer({ name, address: {} }));
  return values.length > 0 ? [{ asking: 'customer', pending: { kind: 'readings', values } }] : [];
}

function withoutNames(read: DealLine, names: readonly string[]): DealLine {
  if (names.length === 0) return read;
  const { customer: _asked, ...fields } = read.fields;
  return { ...read, fields, notUnderstood: read.notUnderstood.filter(({ said }) => !names.includes(said)) };
}

/** With a customer, the place is read together with the name. */
const placeAlone = ({ fields }: DealLine) => (fields.customer === undefined ? fields.place : undefined);

const textsOf = (text: string | undefined) => (text === undefined ? undefined : [text]);

/** Upper bound of pieces of a line that are looked up in the catalogue. */
const mostLookedUp = 5;

const wants = wordsByLength(wanting);

/** Strips the verb: "They want Contoso Retail Insights". */
function withoutWanting(said: string): string {
  const lower = said.toLowerCase();
  const lead = wants.find(
    (one) => lower.startsWith(one) && !/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(said.slice(one.length)),
  );
  return lead ? said.slice(lead.length).trim() : said;
}

/** In the order of the questions, except that questions which affect others' answers are read last. */
const inReadingOrder: readonly AskedQuestion[] = [
  ...askedQuestions.filter((id) => questions[id].line?.last !== true),
  ...askedQuestions.filter((id) => questions[id].line?.last === true),
];

/**
 * "…, private": a piece without a field name that unambiguously answers a question without a field in lines. If several
 * pieces do, none is taken.
 */
function withPlainlyTold(read: DealLine): { read: DealLine; told: ReadonlyMap<AskedQuestion, string> } {
  // `새 코셀 거래 만들어줘`: nothing but who sees it, and no customer of that name.
  const { customer = '' } = read.fields;
  const isAlone = read.understood.length === 1 && read.understood[0]?.said === customer;
  const without = askedQuestions.filter((id) => !questions[id].line);
  const alone = isAlone && read.notUnderstood.length === 0 && without.find((id) => questions[id].isPlain?.(customer));
  if (alone) return { read: { ...read, fields: {}, understood: [] }, told: new Map([[alone, customer]]) };
  const of = ({ field, said }: DealLine['notUnderstood'][number]) =>
    field === undefined ? without.find((id) => questions[id].isPlain?.(said)) : undefined;
  const pieces = read.notUnderstood.map((piece) => ({ piece, id: of(piece) }));
  const isTold = (id: AskedQuestion | undefined) =>
    id !== undefined && pieces.filter((other) => other.id === id).length === 1;
  return {
    read: { ...read, notUnderstood: pieces.flatMap(({ piece, id }) => (isTold(id) ? [] : piece)) },
    told: new Map(
      pieces.flatMap(({ piece, id }) => (id !== undefined && isTold(id) ? [[id, piece.said] as const] : [])),
    ),
  };
}

function saidOf(id: AskedQuestion, { fields }: DealLine): readonly LineSaid[] {
  const { line } = questions[id];
  if (!line) return [];
  if (line.said) return line.said(fields);
  const text = fields[line.field];
  return typeof text === 'string' ? [{ text }] : [];
}

function readingsOf(
  asking: DealQuestion,
  { readings }: DealLine['questions'][number]['answer'],
): { asking: DealQuestion; pending: Pending } {
  const values = readings.map((reading) => (typeof reading === 'string' ? reading : canonicalMoney(reading)));
  return { asking, pending: { kind: 'readings', values } };
}

import { bareNumeral } from '../../../answers/amount/amount-words.ts';
import { keyed } from '../../../answers/line/line-keywords.ts';
import { readDealLine } from '../../../answers/line/one-line.ts';
import { aroundClause, betweenAnswers, deniesAnswer } from '../../../answers/words/several-words.ts';
import { asksSomething } from '../../../grammar/sentence/asked.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions } from '../questions/order.ts';
import { readAnswer } from '../questions/read-answer.ts';
import { afterChange, applies } from '../questions/rules.ts';
import type { AnswerContext } from '../questions/shared/answer.ts';
import { type FieldChange, readFieldChange } from './field-change.ts';
import { ask, type ConversationOutcome, type Note, onward, understood, withoutPending } from './outcome.ts';

const longest = 160;

/**
 * `90k, closing end of March`, `75만원, 3월 말 마감, 비공개`: answers to several questions, read as a line about a deal is.
 * Undefined unless every word belongs to one of them, and none needs a look-up.
 */
export function severalSaid(said: string, context: SaidWhere): readonly FieldChange[] | undefined {
  if (said.length > longest || !/[\s,，、；;]/u.test(said)) return undefined;
  if (asksSomething(said, context.locale, 'first') || clausesOf(said).some((clause) => isDenied(clause, context)))
    return undefined;
  return lineSaid(said, context) ?? clausesSaid(said, context);
}

/** The same at any question, where each clause names its field: `actually the close date is 1 March and the value 50k EUR`. */
export function severalNamed(said: string, context: SaidWhere): readonly FieldChange[] | undefined {
  if (said.length > longest || asksSomething(said, context.locale, 'first')) return undefined;
  const clauses = clausesOf(said);
  const all = clauses.flatMap((clause) => (isDenied(clause, context) ? [] : (namedIn(clause, context) ?? [])));
  const isOnce = new Set(all.map(({ question }) => question)).size === all.length;
  return clauses.length > 1 && clauses.length <= mostClauses && all.length === clauses.length && isOnce
    ? all
    : undefined;
}

interface SaidWhere {
  readonly locale: Locale;
  readonly today: string;
}

const mostClauses = 4;

const clausesOf = (said: string) =>
  said
    .split(betweenAnswers)
    .map((clause) => clause.trim())
    .filter(Boolean);

/** `no co-sell` beside an answer; `not shared` is one itself. */
function isDenied(clause: string, context: SaidWhere): boolean {
  return deniesAnswer.test(clause) && !askedQuestions.some((id) => questions[id].toldBy?.(clause, context));
}

/** `30/9/27 and it’s 95k now`, 내년 3월 말이고 금액은 9만5천 유로예요: each clause a sentence of its own about one field. */
function clausesSaid(said: string, context: SaidWhere): readonly FieldChange[] | undefined {
  const clauses = clausesOf(said);
  if (clauses.length < 2 || clauses.length > mostClauses) return undefined;
  const all = clauses.flatMap((clause) => clauseSaid(clause, context) ?? []);
  const isOnce = new Set(all.map(({ question }) => question)).size === all.length;
  return all.length === clauses.length && isOnce ? all : undefined;
}

const bareClause = (clause: string) => aroundClause.reduce((text, word) => text.replace(word, ''), clause).trim();

function namedIn(clause: string, context: SaidWhere): FieldChange | undefined {
  const bare = bareClause(clause);
  return [readFieldChange(bare, context, true), readFieldChange(bare, context), writtenOn(bare)].find(
    (change) => change && change.question !== 'review' && isAnswerOf(change.question, change.said, context),
  );
}

/** `金額五萬歐元`: nothing stands between a field's name and its value. */
function writtenOn(clause: string): FieldChange | undefined {
  const key = keyed(clause);
  const question = key && askedQuestions.find((id) => questions[id].line?.field === key.field);
  return question && { question, said: key.rest };
}

function clauseSaid(clause: string, context: SaidWhere): FieldChange | undefined {
  const bare = bareClause(clause);
  const named = namedIn(clause, context);
  if (named) return named;
  // Of `三、四月` the first is no amount.
  if (bareNumeral.test(bare)) return undefined;
  const [question, ...others] = askedQuestions.filter((id) => questions[id].toldBy?.(bare, context));
  return question && others.length === 0 ? { question, said: bare } : undefined;
}

/** Where its field is named, an answer may be ambiguous: it is asked about in its turn. */
function isAnswerOf(question: AskedQuestion, said: string, context: SaidWhere): boolean {
  const { fitsNamed, toldBy } = questions[question];
  return (fitsNamed ?? toldBy)?.(said, context) === true;
}

function lineSaid(said: string, context: SaidWhere): readonly FieldChange[] | undefined {
  const { fields, questions: open, notUnderstood } = readDealLine(said, context);
  if (fields.customer !== undefined || open.length > 0 || notUnderstood.length > 3) return undefined;
  const plain = notUnderstood.map(({ said: words }) => ({
    said: words,
    question: askedQuestions.find((id) => questions[id].isPlain?.(words)),
  }));
  const read = askedQuestions.flatMap((question): readonly FieldChange[] => {
    const { line, lookUp } = questions[question];
    const text = line && fields[line.field] !== undefined ? textOf(question, fields) : undefined;
    return text === undefined || lookUp ? [] : [{ question, said: text }];
  });
  const named = Object.keys(fields).length;
  const told = plain.flatMap(({ question, said: words }) => (question ? [{ question, said: words }] : []));
  const all = [...read, ...told];
  const isWhole = read.length === named && told.length === plain.length;
  const isOnce = new Set(all.map(({ question }) => question)).size === all.length;
  return isWhole && isOnce && all.length > 1 ? all : undefined;
}

function textOf(question: AskedQuestion, fields: ReturnType<typeof readDealLine>['fields']): string | undefined {
  const { line } = questions[question];
  if (line?.said) return line.said(fields)[0]?.text;
  const text = line && fields[line.field];
  return typeof text === 'string' ? text : undefined;
}

/** What is ambiguous among the answers is asked afterwards, one at a time. */
export function changedTogether(
  draft: DealDraft,
  changes: readonly FieldChange[],
  context: AnswerContext,
): ConversationOutcome {
  let now = withoutPending(draft);
  const notes: Note[] = [];
  const open: NonNullable<DealDraft['waiting']>[number][] = [];
  for (const { question, said } of changes) {
    const answer = applies(now.fields, question)
      ? readAnswer({ ...now, asking: question }, question, said, context)
      : undefined;
    if (answer?.kind === 'fields') {
      now = { ...now, fields: afterChange(now.fields, answer.fields) };
      notes.push(...understood(question), ...(answer.remark ? [{ kind: 'info', ...answer.remark } as const] : []));
    } else if (answer?.kind === 'pending') open.push({ asking: question, pending: answer.pending });
    else if (answer?.kind === 'problem') notes.push({ kind: 'problem', ...answer.problem });
    else notes.push({ kind: 'problem', key: 'newDeal.problem.notOnThisDeal' });
  }
  const [first, ...later] = open;
  const waiting = [...later, ...(now.waiting ?? [])];
  const kept = waiting.length > 0 ? { ...now, waiting } : now;
  return first ? ask({ ...kept, ...first }, ...notes) : onward(kept, kept.fields, notes);
}

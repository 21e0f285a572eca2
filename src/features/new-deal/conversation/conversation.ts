import type { Aside } from '../../../answers/aside/aside.ts';
import { readYesNo } from '../../../answers/choice/yes-no.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealDraft, DealFields, Pending } from '../draft/deal-draft.ts';
import { meantAs } from '../offers/suggested.ts';
import { questionOf, questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';
import { readAnswer, readPressed } from '../questions/read-answer.ts';
import { afterChange, applies, isKnown, missing, skipped } from '../questions/rules.ts';
import type { Answer, AnswerContext } from '../questions/shared/answer.ts';
import { steeringIn } from './conversation-words.ts';
import type { FieldChange } from './field-change.ts';
import { questionNamed } from './field-names.ts';
import { deedMeant, meant, saidYesNo, settledAs, toldQuestion } from './meant.ts';
import { ask, type ConversationOutcome, type Input, type Note, onward, understood, withoutPending } from './outcome.ts';
import { changedTogether } from './several-said.ts';
import { allTheSame, at, cleared, create, edit, pressed, reallyDiscard, skip, steered } from './steering.ts';

/**
 * One step of the conversation. Pure: the same draft and answer give the same outcome, independent of person and time.
 */
export function converse(draft: DealDraft, input: Input, context: AnswerContext): ConversationOutcome {
  const open: DealDraft = { ...draft, state: 'open' };
  if (input.kind === 'steered') return pressed(withConsent(open, input.consents), input.word);
  if (input.kind === 'edited') return edit(withoutPending(open), { word: 'edit', field: '', question: input.question });
  if (input.kind === 'filled') return filled(open, input.question, input.person, context);
  if (input.kind === 'chose') return chose(open, input.question, input.value, context);
  if (draft.pending?.kind === 'discard') return afterDiscard(open, input, context.locale);
  if (draft.pending?.kind === 'duplicates') return afterWarning(open, input, context.locale);
  if (draft.pending?.kind === 'meant') return whichWasMeant(open, draft.pending, input, context);
  if (draft.pending?.kind === 'other') return forTheOther(open, draft.pending, input, context);
  return said(open, input, context);
}

type Said = Extract<Input, { kind: 'said' }>;

function said(draft: DealDraft, input: Said, context: AnswerContext): ConversationOutcome {
  const { asking } = draft;
  const what = meant(draft, input.text, { ...context, elsewhere: input.elsewhere });
  switch (what.kind) {
    case 'steers':
      return steered(draft, what.steering);
    case 'aside':
      return aside(draft, what.aside);
    case 'pressed':
      return chose(draft, asking, what.value, context);
    case 'no-such-number':
      return ask(draft, { kind: 'problem', key: 'answer.choice.noSuchNumber', values: { count: what.count } });
    case 'changes':
      return backTo(draft, changed(draft, what.change, context));
    case 'several':
      return backTo(draft, changedTogether(draft, what.changes, context));
    case 'elsewhere':
      return elsewhere(draft, input.text);
    case 'doubtful':
      return {
        draft: { ...draft, pending: { kind: 'meant', text: what.text ?? input.text, deed: what.deed } },
        notes: [],
        next: 'ask',
      };
    case 'answers': {
      const isRefused = draft.pending?.kind === 'doubt' && readYesNo(what.text).kind === 'no';
      if (isRefused && !questionOf(asking)?.readsNo?.(what.text)) return ask(withoutPending(draft));
      const answer = readAnswer(draft, asking, what.text, context);
      if (what.perhaps && answer.kind === 'problem') return elsewhere(draft, input.text);
      const told = answer.kind === 'problem' && !draft.pending ? toldQuestion(asking, what.text, context) : undefined;
      const other = told ?? (draft.pending ? undefined : context.knownTo);
      if (other && applies(draft.fields, other))
        return {
          draft: { ...draft, pending: { kind: 'other', text: what.text, question: other } },
          notes: [],
          next: 'ask',
        };
      return answered(draft, asking, answer, context);
    }
  }
}

/**
 * A request to the desk instead of a yes keeps the draft: an unanswered confirmation must not block everything else.
 */
function afterDiscard(
  draft: DealDraft,
  { text, elsewhere: found }: Said,
  locale: AnswerContext['locale'],
): ConversationOutcome {
  const outcome = reallyDiscard(draft, text, locale);
  const isUndecided = outcome.next === 'ask' && outcome.draft.pending?.kind === 'discard';
  if (isUndecided && found && found !== 'perhaps' && !steeringIn(text, locale))
    return elsewhere(withoutPending(draft), text);
  return outcome;
}

/** A request to the desk meanwhile drops the duplicate warning; it is shown again when the deal is to be created. */
function afterWarning(
  draft: DealDraft,
  { text, elsewhere: found }: Said,
  locale: AnswerContext['locale'],
): ConversationOutcome {
  if (found && found !== 'perhaps' && readYesNo(text).kind === 'nothing' && !steeringIn(text, locale))
    return elsewhere(withoutPending(draft), text);
  return allTheSame(draft, text, locale);
}

function elsewhere(draft: DealDraft, words: string): ConversationOutcome {
  return { draft, notes: [], next: 'elsewhere', words };
}

/**
 * Words that are ambiguous between an answer and a request: the person chooses whether they are taken as an answer or
 * carried out.
 */
function whichWasMeant(
  draft: DealDraft,
  doubted: Extract<Pending, { kind: 'meant' }>,
  input: Said,
  context: AnswerContext,
): ConversationOutcome {
  const { text, elsewhere: found } = input;
  const as = settledAs(draft, doubted, text, { ...context, elsewhere: found });
  return as === undefined ? said(withoutPending(draft), input, context) : settled(draft, doubted.text, as, context);
}

/** "April 2027" at a question about a person: taken as the close date once the person confirms it. */
function forTheOther(
  draft: DealDraft,
  { question, text }: Extract<Pending, { kind: 'other' }>,
  input: Said,
  context: AnswerContext,
): ConversationOutcome {
  const open = withoutPending(draft);
  const { text: words, elsewhere: found } = input;
  const kind = saidYesNo(draft, words, { ...context, elsewhere: found });
  if (kind === 'yes') return changed(open, { question, said: text }, context);
  if (kind !== 'no') return said(open, input, context);
  // `Cloud` is a solution’s word, and may be the contact’s name all the same.
  const answer = readAnswer(open, open.asking, text, context);
  return answer.kind === 'problem' ? ask(open) : answered(open, open.asking, answer, context);
}

function settled(draft: DealDraft, doubted: string, as: string, context: AnswerContext): ConversationOutcome {
  const open = withoutPending(draft);
  if (as === meantAs.not) return ask(open);
  if (as === meantAs.deed) return deed(open, doubted, context);
  if (as !== meantAs.answer) return ask(draft);
  return answered(open, draft.asking, readAnswer(open, draft.asking, doubted.trim(), context), context);
}

/** The words were a request: a change of this deal, or something for the desk. */
function deed(draft: DealDraft, text: string, context: AnswerContext): ConversationOutcome {
  const change = deedMeant(draft, text, context);
  if (change?.said === '') return steered(draft, { word: 'edit', field: '', question: change.question });
  return change ? changed(draft, change, context) : elsewhere(draft, text);
}

/** An answer to another field than the current question, which is asked again next. */
function changed(
  draft: DealDraft,
  { question, said: value, more }: FieldChange,
  context: AnswerContext,
): ConversationOutcome {
  if (more) return changedBoth(draft, { question, said: value }, more, context);
  if (!applies(draft.fields, question)) return ask(draft, { kind: 'problem', key: 'newDeal.problem.notOnThisDeal' });
  const there = { ...withoutPending(draft), asking: question };
  return answered(there, question, readAnswer(there, question, value, context), context);
}

/**
 * A correction leaves the question that stood as it stood: with half a person that was typed, or the choice that was asked. Where
 * the correction itself has to be asked about, or could not be read, that comes first.
 */
function backTo({ asking, pending }: DealDraft, outcome: ConversationOutcome): ConversationOutcome {
  const { draft, next, notes } = outcome;
  const stands =
    next === 'ask' && asking !== 'review' && applies(draft.fields, asking) && !isKnown(draft.fields, asking);
  if (!stands || (draft.asking === asking && (draft.pending || !pending))) return outcome;
  const kept = pending && !ofTheMoment.has(pending.kind) ? pending : undefined;
  const isUnread = draft.asking !== asking && notes.some(({ kind }) => kind === 'problem');
  if (draft.pending || isUnread) {
    const waiting = [...(draft.waiting ?? []), ...(kept ? [{ asking, pending: kept }] : [])];
    return { ...outcome, draft: waiting.length > 0 ? { ...draft, waiting } : draft };
  }
  return { ...outcome, draft: { ...draft, asking, ...(kept ? { pending: kept } : {}) } };
}

/** These are asked about words that the correction answers. */
const ofTheMoment: ReadonlySet<Pending['kind']> = new Set(['meant', 'other', 'doubt', 'more', 'create', 'discard']);

/** `crm id CRM-99, campaign Spring`: the second is read where the first leads to. */
function changedBoth(draft: DealDraft, first: FieldChange, more: string, context: AnswerContext): ConversationOutcome {
  const one = changed(draft, first, context);
  if (one.next !== 'ask' || one.draft.pending) return one;
  const other = said(one.draft, { kind: 'said', text: more }, context);
  return { ...other, notes: [...one.notes, ...other.notes] };
}

function aside(draft: DealDraft, what: Aside | 'yes'): ConversationOutcome {
  const { fields, asking, pending } = draft;
  switch (what) {
    case 'leave':
      return steered(draft, { word: 'cancel' });
    case 'show':
      return ask(draft, ...knownSoFar(fields));
    case 'explain':
      return steered(draft, { word: 'help' });
    case 'back':
    case 'discard':
    case 'create':
    case 'done':
    case 'skip':
      return steered(draft, { word: what });
    case 'nothing':
      return pending?.kind === 'more' ? onward(draft, fields) : cleared(draft);
    case 'unknown': {
      const passes = pending?.kind !== 'more' && (isKnown(fields, asking) || skipped(fields, asking) !== undefined);
      return passes ? skip(draft) : ask(draft, { kind: 'info', key: 'newDeal.noHurry' });
    }
    case 'wait':
      return ask(draft, { kind: 'info', key: 'newDeal.noHurry' });
    case 'yes':
    case 'talk':
      return ask(draft, { kind: 'info', key: 'newDeal.again' });
  }
}

/** One line each; the parts of an address are one answer. */
function knownSoFar(fields: DealFields): readonly Note[] {
  const known = askedQuestions.filter(
    (id) => !questions[id].partOf && !questions[id].opens && applies(fields, id) && isKnown(fields, id),
  );
  return known.length > 0 ? known.flatMap(understood) : [{ kind: 'info', key: 'newDeal.nothingYet' }];
}

function chose(draft: DealDraft, question: DealQuestion, value: string, context: AnswerContext): ConversationOutcome {
  const { fields, asking } = draft;
  if (draft.pending?.kind === 'discard') return reallyDiscard(draft, value, context.locale);
  if (draft.pending?.kind === 'meant' && question === asking) return settled(draft, draft.pending.text, value, context);
  if (draft.pending?.kind === 'other' && question === asking)
    return forTheOther(draft, draft.pending, { kind: 'said', text: value }, context);
  const { list } = questionOf(question) ?? {};
  if (list && value.startsWith('-')) return removed(draft, question, list.without(fields, value.slice(1)));
  if (!applies(fields, question)) return ask(draft);
  // A button of an old card answers that card's question; the current question stays open.
  const there = question === asking ? draft : { ...withoutPending(draft), asking: question };
  return answered(there, question, readPressed(there, question, value, context), context);
}

/** Four inputs for a person, on the card of a question about people. */
function filled(
  draft: DealDraft,
  question: AskedQuestion,
  person: Partial<Member>,
  context: AnswerContext,
): ConversationOutcome {
  const answer = questionOf(question)?.filled?.(draft, person);
  return answer ? answered(draft, question, answer, context) : ask(draft);
}

function removed(draft: DealDraft, question: DealQuestion, fields: DealFields): ConversationOutcome {
  const asking = { ...draft, fields: afterChange(draft.fields, fields), asking: question };
  return {
    draft: isKnown(fields, question) ? { ...asking, pending: { kind: 'more' } } : withoutPending(asking),
    notes: understood(question),
    next: 'ask',
  };
}

/** The consent box applies to what the review shows; unticked, it withdraws an earlier consent. */
function withConsent(draft: DealDraft, consents: boolean | undefined): DealDraft {
  if (consents === undefined) return draft;
  return { ...draft, fields: { ...draft.fields, consent: consents } };
}

/** Opens a question that the answer names. */
function opened(
  draft: DealDraft,
  { question, named = '' }: Extract<Answer, { kind: 'asks' }>,
  context: AnswerContext,
): ConversationOutcome {
  const field = question ?? questionNamed(named, context.locale);
  if (field && applies(draft.fields, field)) return ask(at(draft, field));
  return ask(draft, { kind: 'problem', key: 'newDeal.problem.extras' });
}

function answered(
  draft: DealDraft,
  question: DealQuestion,
  answer: Answer,
  context: AnswerContext,
): ConversationOutcome {
  switch (answer.kind) {
    case 'asks':
      return opened({ ...draft, asking: question }, answer, context);
    case 'problem':
      return ask(draft, { kind: 'problem', ...answer.problem });
    case 'pending':
      return {
        draft: { ...draft, asking: question, pending: answer.pending },
        notes: answer.because ? [{ kind: 'problem', ...answer.because }] : [],
        next: 'ask',
      };
    case 'put-aside':
      return {
        draft: { ...withoutPending(draft), fields: answer.fields, state: 'put-aside', asking: question },
        notes: [{ kind: 'info', key: answer.because }],
        next: 'put-aside',
      };
    case 'fields':
      break;
  }
  if (draft.pending?.kind === 'create' && missing(answer.fields).length === 0)
    return create({ ...withoutPending(draft), fields: answer.fields });
  const remarks = answer.remark ? [{ kind: 'info', ...answer.remark } as const] : [];
  return onward(draft, answer.fields, [...understood(answer.told ?? question), ...remarks], answer.pending);
}

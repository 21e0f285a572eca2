import { readYesNo } from '../../../answers/yes-no.ts';
import type { MessageKey, MessageValues } from '../../../i18n/catalogue.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealDraft, DealFields, Pending } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import type { AskedQuestion, DealQuestion } from '../questions/order.ts';
import { readAnswer, readPressed } from '../questions/read-answer.ts';
import {
  afterChange,
  applies,
  beginsGroup,
  emptied,
  isKnown,
  isOptional,
  missing,
  nextInGroup,
  nextQuestion,
  questionBefore,
  skipped,
} from '../questions/rules.ts';
import type { Answer, AnswerContext } from '../questions/shared/answer.ts';
import { quoted, type Steering, type SteeringWord, steeringIn } from './conversation-words.ts';

/** What a person does in the conversation: writes, presses a button (on any card of it), fills in a person's inputs. */
export type Input =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'chose'; readonly question: DealQuestion; readonly value: string }
  | { readonly kind: 'filled'; readonly question: AskedQuestion; readonly person: Partial<Member> }
  | { readonly kind: 'steered'; readonly word: SteeringWord }
  | { readonly kind: 'edited'; readonly question: DealQuestion };

/** Said above the next question: what was understood, why an answer can't be taken, what a word did. */
export type Note =
  | { readonly kind: 'understood'; readonly question: AskedQuestion }
  | { readonly kind: 'info' | 'problem'; readonly key: MessageKey; readonly values?: MessageValues }
  | { readonly kind: 'help' };

export interface ConversationOutcome {
  readonly draft: DealDraft;
  readonly notes: readonly Note[];
  /** What follows: the question (or the review), or the conversation is left. */
  readonly next: 'ask' | 'put-aside' | 'discarded' | 'create';
  /** Possible duplicates were shown, and it is to be created all the same. */
  readonly confirmed?: true;
}

/** One step of the conversation. Pure: the same draft and answer, the same outcome, whoever asks and when. */
export function converse(draft: DealDraft, input: Input, context: AnswerContext): ConversationOutcome {
  const open: DealDraft = { ...draft, state: 'open' };
  if (input.kind === 'steered') return pressed(open, input.word);
  if (input.kind === 'edited') return edit(withoutPending(open), { word: 'edit', field: '', question: input.question });
  if (input.kind === 'filled') return filled(open, input.question, input.person);
  if (input.kind === 'chose') return chose(open, input.question, input.value, context);
  const literal = quoted(input.text);
  if (draft.pending?.kind === 'discard') return reallyDiscard(open, input.text);
  if (draft.pending?.kind === 'duplicates') return allTheSame(open, input.text, context.locale);
  const steering = literal === undefined ? steeringIn(input.text, context.locale) : undefined;
  if (steering) return steered(open, steering);
  return said(open, literal ?? input.text, context);
}

function said(draft: DealDraft, text: string, context: AnswerContext): ConversationOutcome {
  const { asking, pending } = draft;
  const { kind } = readYesNo(text);
  // "No" to "anyone else?" is no name.
  if (pending?.kind === 'more' && kind === 'no') return onward(draft, draft.fields);
  if (asking === 'review' && kind === 'yes') return create(draft);
  if (kind === 'no' && isOptional(draft.fields, asking) && !questionOf(asking)?.noAnswersIt) return skip(draft);
  return answered(draft, asking, readAnswer(draft, asking, text, context));
}

function chose(draft: DealDraft, question: DealQuestion, value: string, context: AnswerContext): ConversationOutcome {
  const { fields, asking } = draft;
  if (draft.pending?.kind === 'discard') return reallyDiscard(draft, value);
  const { list } = questionOf(question) ?? {};
  if (list && value.startsWith('-')) return removed(draft, question, list.without(fields, value.slice(1)));
  if (!applies(fields, question)) return ask(draft);
  // An old card's button answers its own question; what was being asked still is.
  const at = question === asking ? draft : { ...withoutPending(draft), asking: question };
  return answered(at, question, readPressed(at, question, value, context));
}

/** Four inputs of a person, on the card of a question that takes one. */
function filled(draft: DealDraft, question: AskedQuestion, person: Partial<Member>): ConversationOutcome {
  const answer = questionOf(question)?.filled?.(draft, person);
  return answer ? answered(draft, question, answer) : ask(draft);
}

function removed(draft: DealDraft, question: DealQuestion, fields: DealFields): ConversationOutcome {
  const asking = { ...draft, fields: afterChange(draft.fields, fields), asking: question };
  return {
    draft: isKnown(fields, question) ? { ...asking, pending: { kind: 'more' } } : withoutPending(asking),
    notes: understood(question),
    next: 'ask',
  };
}

function answered(draft: DealDraft, question: DealQuestion, answer: Answer): ConversationOutcome {
  switch (answer.kind) {
    case 'problem':
      return ask(draft, { kind: 'problem', ...answer.problem });
    case 'pending':
      return { draft: { ...draft, asking: question, pending: answer.pending }, notes: [], next: 'ask' };
    case 'put-aside':
      return {
        draft: { ...withoutPending(draft), fields: answer.fields, state: 'put-aside', asking: question },
        notes: [{ kind: 'info', key: answer.because }],
        next: 'put-aside',
      };
    case 'fields':
      break;
  }
  const remarks = answer.remark ? [{ kind: 'info', ...answer.remark } as const] : [];
  return onward(draft, answer.fields, [...understood(question), ...remarks], answer.pending);
}

function understood(question: DealQuestion): readonly Note[] {
  return question === 'review' ? [] : [{ kind: 'understood', question }];
}

/** On to what is still missing; or the same list once more. */
function onward(
  draft: DealDraft,
  fields: DealFields,
  notes: readonly Note[] = [],
  pending?: Pending,
): ConversationOutcome {
  const kept = afterChange(draft.fields, fields);
  if (pending) return { draft: { ...draft, fields: kept, pending }, notes, next: 'ask' };
  const part = draft.pending?.kind === 'address' ? nextInGroup(draft.asking) : undefined;
  if (part) return { draft: { ...draft, fields: kept, asking: part }, notes, next: 'ask' };
  return { draft: { ...withoutPending(draft), fields: kept, asking: nextQuestion(kept) }, notes, next: 'ask' };
}

function steered(draft: DealDraft, steering: Steering): ConversationOutcome {
  switch (steering.word) {
    case 'back':
      return back(draft);
    case 'skip':
      return skip(draft);
    case 'clear':
      return cleared(draft);
    case 'done':
      return done(draft);
    case 'help':
      return ask(draft, { kind: 'help' });
    case 'create':
      return create(draft);
    case 'cancel':
      return { draft: { ...draft, state: 'put-aside' }, notes: [], next: 'put-aside' };
    case 'discard':
      return { draft: { ...draft, pending: { kind: 'discard' } }, notes: [], next: 'ask' };
    case 'edit':
      return edit(draft, steering);
  }
}

export function back(draft: DealDraft): ConversationOutcome {
  // First out of a question within the question.
  if (draft.pending && !['more', 'address'].includes(draft.pending.kind)) return ask(withoutPending(draft));
  const before = questionBefore(draft);
  if (!before) return ask(draft, { kind: 'info', key: 'newDeal.firstQuestion' });
  return ask(at(draft, before));
}

function at(draft: DealDraft, question: DealQuestion): DealDraft {
  const there = { ...withoutPending(draft), asking: question };
  if (!isKnown(draft.fields, question)) return there;
  if (beginsGroup(question)) return { ...there, pending: { kind: 'address' } };
  return questionOf(question)?.list ? { ...there, pending: { kind: 'more' } } : there;
}

function edit(draft: DealDraft, { question, field }: Extract<Steering, { word: 'edit' }>): ConversationOutcome {
  if (!question)
    return ask(draft, { kind: 'problem', key: 'newDeal.problem.noField', values: { field: field.slice(0, 60) } });
  if (!applies(draft.fields, question)) return ask(draft, { kind: 'problem', key: 'newDeal.problem.notOnThisDeal' });
  return ask(at(draft, question));
}

function skip(draft: DealDraft): ConversationOutcome {
  const { fields, asking } = draft;
  if (asking === 'review') return ask(draft);
  if (isKnown(fields, asking)) return onward(draft, fields);
  const without = skipped(fields, asking);
  if (!without) return ask(draft, { kind: 'problem', key: 'newDeal.problem.needed' });
  return onward(draft, without, [{ kind: 'info', key: 'newDeal.skipped' }]);
}

/** Takes an optional answer away again. */
function cleared(draft: DealDraft): ConversationOutcome {
  const { fields, asking } = draft;
  const without = emptied(fields, asking);
  if (!without) return ask(draft, { kind: 'problem', key: 'newDeal.problem.needed' });
  return onward(draft, without, understood(asking));
}

function done(draft: DealDraft): ConversationOutcome {
  const { fields, asking } = draft;
  if (asking !== 'review' && isKnown(fields, asking)) return onward(draft, fields);
  return asking === 'review' ? create(draft) : skip(draft);
}

/** Never with a hole: what is missing is asked instead. */
export function create(draft: DealDraft): ConversationOutcome {
  if (missing(draft.fields).length === 0)
    return { draft: { ...withoutPending(draft), asking: 'review' }, notes: [], next: 'create' };
  return onward(draft, draft.fields, [{ kind: 'info', key: 'newDeal.notYet' }]);
}

/** A button says what it does: Create after the warning means it. */
function pressed(draft: DealDraft, word: SteeringWord): ConversationOutcome {
  const warned = draft.pending?.kind === 'duplicates';
  if (warned && word === 'create') return { ...create(draft), confirmed: true };
  return steered(warned || draft.pending?.kind === 'discard' ? withoutPending(draft) : draft, { word });
}

/** After the warning, only a yes (or Create once more) creates it. */
function allTheSame(draft: DealDraft, text: string, locale: AnswerContext['locale']): ConversationOutcome {
  const steering = steeringIn(text, locale);
  const again = steering?.word === 'create' || readYesNo(text).kind === 'yes';
  if (again) return { ...create(draft), confirmed: true };
  return steering ? steered(withoutPending(draft), steering) : ask(withoutPending(draft));
}

function reallyDiscard(draft: DealDraft, text: string): ConversationOutcome {
  const { kind } = readYesNo(text);
  if (kind === 'yes') return { draft: { ...draft, state: 'discarded' }, notes: [], next: 'discarded' };
  const kept = ask(withoutPending(draft), { kind: 'info', key: 'newDeal.discard.kept' });
  return kind === 'no' ? kept : ask(draft);
}

function ask(draft: DealDraft, ...notes: readonly Note[]): ConversationOutcome {
  return { draft, notes, next: 'ask' };
}

export function withoutPending(draft: DealDraft): DealDraft {
  const { pending: _pending, ...rest } = draft;
  return rest;
}

import { readAside } from '../../../answers/aside/aside.ts';
import { readYesNo } from '../../../answers/choice/yes-no.ts';
import { foldName } from '../../../answers/text/said.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { questionOf, questions } from '../questions/all.ts';
import { askedQuestions, type DealQuestion } from '../questions/order.ts';
import { applies, emptied, inTurn, isKnown, isOptional, missing, questionBefore, skipped } from '../questions/rules.ts';
import { type Steering, type SteeringWord, steeringIn } from './conversation-words.ts';
import { ask, type ConversationOutcome, onward, understood, withoutPending } from './outcome.ts';

export function steered(draft: DealDraft, steering: Steering): ConversationOutcome {
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
  // Back leaves a pending choice first, before it leaves the question.
  if (draft.pending && !['more', 'create'].includes(draft.pending.kind)) return ask(withoutPending(draft));
  const before = questionBefore(draft);
  if (!before) return ask(draft, { kind: 'info', key: 'newDeal.firstQuestion' });
  return ask(at(draft, before));
}

export function at(draft: DealDraft, question: DealQuestion): DealDraft {
  const there = { ...withoutPending(draft), asking: question };
  if (!isKnown(draft.fields, question)) return there;
  return questionOf(question)?.list ? { ...there, pending: { kind: 'more' } } : there;
}

export function edit(draft: DealDraft, { question, field }: Extract<Steering, { word: 'edit' }>): ConversationOutcome {
  if (!question)
    return ask(draft, { kind: 'problem', key: 'newDeal.problem.noField', values: { field: field.slice(0, 60) } });
  if (!applies(draft.fields, question)) return ask(draft, { kind: 'problem', key: 'newDeal.problem.notOnThisDeal' });
  return ask(at(draft, question));
}

export function skip(draft: DealDraft): ConversationOutcome {
  const { fields, asking } = draft;
  if (asking === 'review') return ask(draft);
  // A required answer that was opened from the review or a list stays as it is.
  if (isKnown(fields, asking) || (!inTurn(fields, asking) && !isOptional(fields, asking))) return onward(draft, fields);
  const without = skipped(fields, asking);
  if (!without) return ask(draft, { kind: 'problem', key: 'newDeal.problem.needed' });
  return onward(draft, without, questionOf(asking)?.opens ? [] : [{ kind: 'info', key: 'newDeal.skipped' }]);
}

/** Removes an optional answer. "None" ends a list, and never clears a part of a person. */
export function cleared(draft: DealDraft): ConversationOutcome {
  const { fields, asking, pending } = draft;
  if (pending?.kind === 'more') return onward(draft, fields);
  const without = pending?.kind === 'person' ? undefined : emptied(fields, asking);
  if (!without) return ask(draft, { kind: 'problem', key: 'newDeal.problem.needed' });
  return onward(draft, without, understood(asking));
}

function done(draft: DealDraft): ConversationOutcome {
  const { fields, asking } = draft;
  if (asking !== 'review' && isKnown(fields, asking)) return onward(draft, fields);
  return asking === 'review' ? create(draft) : skip(draft);
}

/** Never creates with missing fields: the first one is asked for instead. */
export function create(draft: DealDraft): ConversationOutcome {
  const { fields } = draft;
  if (missing(fields).length === 0) {
    const ready: DealDraft = { ...withoutPending(draft), asking: 'review' };
    const first = askedQuestions.find((id) => questions[id].beforeCreating?.(fields));
    return first
      ? ask({ ...ready, asking: first, pending: { kind: 'create' } })
      : { draft: ready, notes: [], next: 'create' };
  }
  // None of the extras is needed: what follows is the review.
  if (questionOf(draft.asking)?.opens) return skip(draft);
  return onward(draft, draft.fields, [{ kind: 'info', key: 'newDeal.notYet' }]);
}

/** A pressed button is unambiguous: Create after the duplicate warning confirms it. */
export function pressed(draft: DealDraft, word: SteeringWord): ConversationOutcome {
  const warned = draft.pending?.kind === 'duplicates';
  if (warned && word === 'create') return { ...create(draft), confirmed: true };
  return steered(warned || draft.pending?.kind === 'discard' ? withoutPending(draft) : draft, { word });
}

/** After the duplicate warning, only a yes (or Create again) creates the deal. */
export function allTheSame(draft: DealDraft, text: string, locale: Locale): ConversationOutcome {
  const steering = steeringIn(text, locale);
  const isCreate = isButton(text, 'newDeal.button.createAnyway', locale) || readAside(text) === 'create';
  const again = isCreate || steering?.word === 'create' || readYesNo(text).kind === 'yes';
  if (again) return { ...create(draft), confirmed: true };
  const open = withoutPending(draft);
  if (steering) return steered(open, steering);
  return readAside(text) === 'leave' ? steered(open, { word: 'cancel' }) : ask(open);
}

export function reallyDiscard(draft: DealDraft, text: string, locale: Locale): ConversationOutcome {
  const drops = isButton(text, 'newDeal.discard.yes', locale) || readAside(text) === 'discard';
  const keeps = isButton(text, 'newDeal.discard.no', locale) || ['leave', 'back'].includes(readAside(text) ?? '');
  const kind = drops ? 'yes' : keeps ? 'no' : readYesNo(text).kind;
  if (kind === 'yes') return { draft: { ...draft, state: 'discarded' }, notes: [], next: 'discarded' };
  const kept = ask(withoutPending(draft), { kind: 'info', key: 'newDeal.discard.kept' });
  return kind === 'no' ? kept : ask(draft);
}

function isButton(text: string, key: MessageKey, locale: Locale): boolean {
  return foldName(text) === foldName(say(locale, key));
}

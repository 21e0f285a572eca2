import type { Elsewhere } from '../../../feature.ts';
import type { MessageKey, MessageValues } from '../../../i18n/catalogue.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealDraft, DealFields, Pending } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import type { AskedQuestion, DealQuestion } from '../questions/order.ts';
import { afterChange, isKnown, nextQuestion } from '../questions/rules.ts';
import type { SteeringWord } from './conversation-words.ts';

/** Input to the conversation: text, a pressed button (on any of its cards), or a person's inputs. */
export type Input =
  /** `elsewhere`: how the desk would understand the words outside the conversation. */
  | { readonly kind: 'said'; readonly text: string; readonly elsewhere?: Elsewhere }
  | { readonly kind: 'chose'; readonly question: DealQuestion; readonly value: string }
  | { readonly kind: 'filled'; readonly question: AskedQuestion; readonly person: Partial<Member> }
  /** `consents`: whether the review's box was ticked. */
  | { readonly kind: 'steered'; readonly word: SteeringWord; readonly consents?: boolean }
  | { readonly kind: 'edited'; readonly question: DealQuestion };

/** Shown above the next question: the understood value, the reason for a rejection, the effect of a word. */
export type Note =
  | { readonly kind: 'understood'; readonly question: AskedQuestion }
  | { readonly kind: 'info' | 'problem'; readonly key: MessageKey; readonly values?: MessageValues }
  | { readonly kind: 'help' };

export interface ConversationOutcome {
  readonly draft: DealDraft;
  readonly notes: readonly Note[];
  /** The next step: ask the question (or show the review), or leave the conversation. */
  readonly next: 'ask' | 'put-aside' | 'discarded' | 'create' | 'elsewhere';
  /** For `elsewhere`: the words that the desk answers. */
  readonly words?: string;
  /** Create in spite of the possible duplicates that were shown. */
  readonly confirmed?: true;
}

export function understood(question: DealQuestion): readonly Note[] {
  return question === 'review' ? [] : [{ kind: 'understood', question }];
}

/** Continues with the next missing answer, or with the same list again. */
export function onward(
  draft: DealDraft,
  fields: DealFields,
  notes: readonly Note[] = [],
  pending?: Pending,
): ConversationOutcome {
  const kept = afterChange(draft.fields, fields);
  if (pending) return { draft: { ...draft, fields: kept, pending }, notes, next: 'ask' };
  return { draft: nextAsked({ ...withoutPending(draft), fields: kept }), notes, next: 'ask' };
}

/**
 * Opens the first missing question and restores the pending choice that was saved for it. Choices saved for questions
 * on request are asked before the list of extras.
 */
export function nextAsked(draft: DealDraft): DealDraft {
  const { fields, waiting = [] } = draft;
  const next = nextQuestion(fields);
  const open = waiting.filter(({ asking }) => !isKnown(fields, asking));
  const isLast = next === 'review' || questionOf(next)?.opens !== undefined;
  const due = open.find(({ asking }) => asking === next || isLast);
  if (!due) return { ...draft, asking: next };
  return { ...draft, ...due, waiting: open.filter((one) => one !== due) };
}

export function ask(draft: DealDraft, ...notes: readonly Note[]): ConversationOutcome {
  return { draft, notes, next: 'ask' };
}

export function withoutPending(draft: DealDraft): DealDraft {
  const { pending: _pending, ...rest } = draft;
  return rest;
}

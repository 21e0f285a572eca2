import type { Elsewhere } from '../../../feature.ts';
import type { MessageKey, MessageValues } from '../../../i18n/catalogue.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealDraft, DealFields, Pending } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import type { AskedQuestion, DealQuestion } from '../questions/order.ts';
import { afterChange, isKnown, nextQuestion } from '../questions/rules.ts';
import type { SteeringWord } from './conversation-words.ts';

/** What a person does in the conversation: writes, presses a button (on any card of it), fills in a person's inputs. */
export type Input =
  /** `elsewhere`: what the words would mean to the desk, were nothing asked. */
  | { readonly kind: 'said'; readonly text: string; readonly elsewhere?: Elsewhere }
  | { readonly kind: 'chose'; readonly question: DealQuestion; readonly value: string }
  | { readonly kind: 'filled'; readonly question: AskedQuestion; readonly person: Partial<Member> }
  /** `consents`: whether the review's box was ticked. */
  | { readonly kind: 'steered'; readonly word: SteeringWord; readonly consents?: boolean }
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
  readonly next: 'ask' | 'put-aside' | 'discarded' | 'create' | 'elsewhere';
  /** For `elsewhere`: the words that the desk shall answer. */
  readonly words?: string;
  /** Possible duplicates were shown, and it is to be created all the same. */
  readonly confirmed?: true;
}

export function understood(question: DealQuestion): readonly Note[] {
  return question === 'review' ? [] : [{ kind: 'understood', question }];
}

/** On to what is still missing; or the same list once more. */
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

/** What is missing first, with what was said of it before its turn; what is asked on request only, before the list of it. */
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

import { draftCard } from '../../src/features/new-deal/cards/conversation-cards.ts';
import { converse } from '../../src/features/new-deal/conversation/conversation.ts';
import type { ConversationOutcome } from '../../src/features/new-deal/conversation/outcome.ts';
import type { DealDraft, DealFields, Pending } from '../../src/features/new-deal/draft/deal-draft.ts';
import type { AskedQuestion } from '../../src/features/new-deal/questions/order.ts';
import { nothingFound } from '../../src/features/new-deal/questions/shared/answer.ts';
import { nothingToSuggest } from '../../src/features/new-deal/questions/shared/look-ups.ts';
import type { Member } from '../../src/features/referrals/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aDraft, fullFields } from '../builders/draft.ts';
import { buttonsOf, type Json, textsOf } from '../harness/cards.ts';
import { today } from './table/row.ts';

/** What became of an answer: the next draft, and the card that the person then reads. */
export interface Heard {
  readonly outcome: ConversationOutcome;
  readonly draft: DealDraft;
  readonly fields: DealFields;
  /** Somebody of whom something is still missing. */
  readonly person?: Partial<Member>;
  readonly texts: readonly string[];
  /** The question, and what can be pressed to answer it: `Which one do you mean? [1,200] [1.2]`. */
  readonly question: string;
}

/** An answer in the conversation about a new deal, through the code that hears and shows it in the chat. */
export function says(said: string, locale: Locale, draft: DealDraft): Heard {
  const context = { ...nothingFound, locale, today };
  const outcome = converse(draft, { kind: 'said', text: said }, context);
  const { pending, fields } = outcome.draft;
  const { card, summary } = draftCard(outcome.draft, outcome.notes, nothingToSuggest, locale);
  const choices = buttonsOf(card).filter(({ action }) => (action.data as Json | undefined)?.value !== undefined);
  return {
    outcome,
    draft: outcome.draft,
    fields,
    ...(pending?.kind === 'person' ? { person: pending.person } : {}),
    texts: textsOf(card),
    question: [summary, ...choices.map(({ title }) => `[${title}]`)].join(' '),
  };
}

const fieldOf = {
  value: 'value',
  'close-date': 'closeDate',
  contact: 'contact',
  visibility: 'visibility',
  consent: 'consent',
  country: 'customer',
  duns: 'customer',
} as const satisfies Partial<Record<AskedQuestion, keyof DealFields>>;

/** A draft that has every answer but this one. */
export function asking(question: keyof typeof fieldOf, pending?: Pending): DealDraft {
  const others = Object.entries(fullFields).filter(([field]) => field !== fieldOf[question]);
  const street = { addressLine1: 'Hafenstraße 12', addressLine2: null, city: 'Hamburg', state: null, postalCode: null };
  const country = question === 'duns' ? { country: 'DE' } : {};
  const customer = {
    name: 'Fabrikam',
    address: { ...street, ...country },
    ...(question === 'duns' ? {} : { dunsNumber: null }),
  };
  const fields: DealFields = { customer, ...Object.fromEntries(others) };
  return aDraft({ fields, asking: question, ...(pending ? { pending } : {}) });
}

import { isComplete, type Member } from '../../referrals/index.ts';
import type { AssumedField, DealDraft, DealFields, MarketplaceIntent } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { isKnown } from '../questions/rules.ts';
import { tidyPerson } from '../questions/shared/person.ts';
import { type ConversationOutcome, nextAsked } from './outcome.ts';

/** Defaults about the creator and the customer, known before any question is asked. */
export interface Granted {
  /** Without a phone number if the desk does not know one. */
  readonly self?: Partial<Member>;
  readonly intent?: MarketplaceIntent;
  readonly contact?: Member;
}

/**
 * Fills fields that nobody has answered; the review marks them as assumed. A field that somebody cleared stays empty.
 */
export function takenForGranted(fields: DealFields, { self, intent, contact }: Granted): DealFields {
  const filled: Partial<Pick<DealFields, AssumedField>> = {
    ...(self && isComplete(self) && fields.employees === undefined ? { employees: [tidyPerson(self)] } : {}),
    ...(intent && fields.marketplaceIntent === undefined ? { marketplaceIntent: intent } : {}),
    ...(contact && fields.contact === undefined ? { contact } : {}),
  };
  const names = Object.keys(filled) as AssumedField[];
  return names.length > 0 ? { ...fields, ...filled, assumed: [...(fields.assumed ?? []), ...names] } : fields;
}

/** Asks the creator only for the phone number, if nothing else about them is unknown. */
export function asksOnlyPhone(draft: DealDraft, { self }: Granted): DealDraft {
  const asked = draft.asking !== 'review' && questions[draft.asking].ofOneself && !draft.pending;
  if (!asked || !self || draft.fields.employees !== undefined || isComplete(self)) return draft;
  return { ...draft, pending: { kind: 'person', person: self } };
}

/** The look-ups needed for defaults; most questions need none. */
export interface Wanted {
  readonly self: boolean;
  readonly intent: boolean;
  readonly contact: boolean;
}

/** The creator at the question about people of ours, and the contact of a customer that was just chosen. */
export function wantedAfter(before: DealDraft, { draft, next }: ConversationOutcome): Wanted | undefined {
  const { asking, fields, pending } = draft;
  const { source } = fields.customer ?? {};
  const self =
    asking !== 'review' && questions[asking].ofOneself === true && !pending && fields.employees === undefined;
  const contact = source !== undefined && source !== before.fields.customer?.source && fields.contact === undefined;
  return next === 'ask' && (self || contact) ? { self, contact, intent: false } : undefined;
}

/** A step of the conversation with defaults filled in, which may change the next question. */
export function withGranted(outcome: ConversationOutcome, granted: Granted): ConversationOutcome {
  const { draft } = outcome;
  const fields = takenForGranted(draft.fields, granted);
  if (fields === draft.fields) return { ...outcome, draft: asksOnlyPhone(draft, granted) };
  const answered = !draft.pending && isKnown(fields, draft.asking);
  return { ...outcome, draft: answered ? nextAsked({ ...draft, fields }) : { ...draft, fields } };
}

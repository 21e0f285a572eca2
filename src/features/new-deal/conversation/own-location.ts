import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import type { ConversationOutcome, Note } from './outcome.ts';

/**
 * Whoever's role covers some locations only sees the deals of these: one that they make without a location, or for another
 * one, would be gone for them, and for whoever looks after that location. So the only one is taken, of several one is asked for.
 */
export function atOwnLocation(outcome: ConversationOutcome, own: readonly string[]): ConversationOutcome {
  const { draft, next } = outcome;
  if (next === 'discarded' || next === 'put-aside') return outcome;
  const fields = locatedFields(draft.fields, own);
  // Nobody is asked for it in its turn: of several, it is asked for when all that is needed is there.
  const isLate = next === 'create' || draft.asking === 'review' || questionOf(draft.asking)?.opens !== undefined;
  if (isLate && own.length > 1 && fields.location === undefined) return asked(draft, fields, own);
  if (fields === draft.fields) return outcome;
  const said = draft.fields.location === undefined ? [] : [yoursOnly(own)];
  if (fields.location) return { ...outcome, draft: { ...draft, fields }, notes: [...outcome.notes, ...said] };
  return asked(draft, fields, own);
}

function asked(draft: DealDraft, fields: DealFields, own: readonly string[]): ConversationOutcome {
  const { pending: _moot, ...rest } = draft;
  return { draft: { ...rest, fields, asking: 'location' }, notes: [yoursOnly(own)], next: 'ask' };
}

/** The fields with a location of the person's own, or without one where they have to say which. `own`: [] = all. */
export function locatedFields(fields: DealFields, own: readonly string[]): DealFields {
  const [only, ...others] = own;
  if (only === undefined || (fields.location && own.includes(fields.location))) return fields;
  if (others.length === 0) return { ...fields, location: only };
  if (fields.location === undefined) return fields;
  const { location: _none, ...rest } = fields;
  return rest;
}

function yoursOnly(own: readonly string[]): Note {
  return { kind: 'problem', key: 'newDeal.problem.locationNotYours', values: { locations: own.join(', ') } };
}

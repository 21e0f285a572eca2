import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import type { ConversationOutcome, Note } from './outcome.ts';

/**
 * A person whose role covers only some locations sees only those locations' deals. A deal that they created without a
 * location, or for another one, would be invisible to them and to the colleagues at that location. A single location is
 * therefore filled in; of several, the person is asked for one.
 */
export function atOwnLocation(outcome: ConversationOutcome, own: readonly string[]): ConversationOutcome {
  const { draft, next } = outcome;
  if (next === 'discarded' || next === 'put-aside') return outcome;
  const fields = locatedFields(draft.fields, own);
  // The location is not asked for in its turn; if there are several, it is asked for once all required fields are
  // known.
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

/** The fields with the person's own location, or without one if they have to choose. `own`: [] = all locations. */
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

import { draftLimits } from '../draft/draft-limits.ts';
import { problem, settled } from './shared/answer.ts';
import { isAssessment } from './shared/deal-kinds.ts';
import { oneInput, withoutField } from './shared/form-inputs.ts';
import { mostShown } from './shared/look-ups.ts';
import type { Question } from './shared/question.ts';

/** Partner location (MPN id), three to twelve digits; can't be changed after creation. */
export const location: Question = {
  onRequest: (fields) => !isAssessment(fields),
  alsoCalled: 'partner location|mpn|mpn id|расположение|파트너 위치|據點',
  known: (fields) => (isAssessment(fields) ? Boolean(fields.location) : fields.location !== undefined),
  passedOver: (fields) => (isAssessment(fields) ? undefined : { ...fields, location: null }),
  forgotten: (fields) => withoutField(fields, 'location'),
  read: (draft, said, { locations }) => {
    const digits = said.replace(/\D/g, '');
    if (digits.length < 3 || digits.length > 12) return problem('newDeal.problem.location');
    if (locations.length > 0 && !locations.includes(digits))
      return problem('newDeal.problem.locationNotYours', { locations: locations.join(', ') });
    return settled(draft, { location: digits });
  },
  lookUp: async (lookUps, asker) => ({ locations: lookUps.ownLocations(asker) }),
  offer: async (lookUps, asker) => ({ locations: await lookUps.locations(asker) }),
  suggest: (_draft, { locations }) => ({
    rows: [],
    choices: locations.slice(0, mostShown).map((value) => ({ value, label: value })),
  }),
  say: (fields) => fields.location ?? undefined,
  form: oneInput({ id: 'location', max: draftLimits.short }, (fields) => fields.location),
  body: (fields) => (fields.location ? { mpnId: fields.location } : {}),
};

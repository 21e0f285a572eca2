import { tidy } from '../../../answers/text/said.ts';
import { dealFieldWords, locationWords } from '../../../answers/words/deal-field-words.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { problem, type Reader, settled } from './shared/answer.ts';
import { isAssessment } from './shared/deal-kinds.ts';
import { oneInput, withoutField } from './shared/form-inputs.ts';
import { mostShown } from './shared/look-ups.ts';
import type { Question } from './shared/question.ts';

/** `Location: 4567001`, `MPN ID 4567001`, #4567001. */
const alone = new RegExp(`^(?:${locationWords})?[\\s#№:]{0,4}(\\d{3,12})$`, 'i');

const read: Reader = (draft, said, { locations, usualLocations = [] }) => {
  const text = tidy(said);
  const [digits = '', ...more] = text.match(/\d{3,12}/g) ?? [];
  const isAlone = alone.test(text);
  if (digits === '' || more.length > 0 || /\d{13}/.test(text)) return problem('newDeal.problem.location');
  if (locations.includes(digits) || usualLocations.includes(digits)) return settled(draft, { location: digits });
  if (locations.length > 0) return problem('newDeal.problem.locationNotYours', { locations: locations.join(', ') });
  const usual = usualLocations.slice(0, mostShown);
  if (usual.length === 0) return isAlone ? settled(draft, { location: digits }) : problem('newDeal.problem.location');
  const values = { location: digits, locations: usual.join(', ') };
  const why = { key: 'newDeal.problem.locationDoubt', values } as const;
  return { kind: 'pending', pending: { kind: 'doubt', value: digits, instead: usual, why } };
};

/** Partner location (MPN id), three to twelve digits; immutable after creation. */
export const location: Question = {
  takesHedge: true,
  onRequest: (fields) => !isAssessment(fields),
  alsoCalled: dealFieldWords.location,
  known: (fields) => (isAssessment(fields) ? Boolean(fields.location) : fields.location !== undefined),
  passedOver: (fields) => (isAssessment(fields) ? undefined : { ...fields, location: null }),
  forgotten: (fields) => withoutField(fields, 'location'),
  read,
  // Confirmed by the person after a doubt.
  pressed: (draft, value) =>
    draft.pending?.kind === 'doubt' && draft.pending.value === value ? settled(draft, { location: value }) : undefined,
  lookUp: async (lookUps, asker, _draft, _text, offers) => ({
    locations: lookUps.ownLocations(asker),
    usualLocations: offers?.locations ?? (await lookUps.locations(asker)),
  }),
  offer: async (lookUps, asker) => ({ locations: await lookUps.locations(asker) }),
  suggest: (_draft, { locations }) => ({
    rows: [],
    choices: locations.slice(0, mostShown).map((value) => ({ value, label: value })),
  }),
  say: (fields) => fields.location ?? undefined,
  form: oneInput({ id: 'location', max: draftLimits.short }, (fields) => fields.location),
  body: (fields) => (fields.location ? { mpnId: fields.location } : {}),
};

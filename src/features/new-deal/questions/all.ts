import { address } from './address.ts';
import { addressLine1 } from './address-line-1.ts';
import { addressLine2 } from './address-line-2.ts';
import { campaignId } from './campaign-id.ts';
import { city } from './city.ts';
import { closeDate } from './close-date.ts';
import { consent } from './consent.ts';
import { contact } from './contact.ts';
import { country } from './country.ts';
import { crmId } from './crm-id.ts';
import { customer } from './customer.ts';
import { duns } from './duns.ts';
import { employees } from './employees.ts';
import { extras } from './extras.ts';
import { help } from './help.ts';
import { helpNotes } from './help-notes.ts';
import { location } from './location.ts';
import { marketplaceIntent } from './marketplace-intent.ts';
import { name } from './name.ts';
import { notes } from './notes.ts';
import type { AskedQuestion, DealQuestion } from './order.ts';
import { postalCode } from './postal-code.ts';
import type { Question } from './shared/question.ts';
import { solutionArea } from './solution-area.ts';
import { solutions } from './solutions.ts';
import { state } from './state.ts';
import { value } from './value.ts';
import { visibility } from './visibility.ts';

/** Questions by id; `order.ts` has their order. */
export const questions: Readonly<Record<AskedQuestion, Question>> = {
  customer,
  address,
  'address-line-1': addressLine1,
  'address-line-2': addressLine2,
  city,
  state,
  'postal-code': postalCode,
  country,
  duns,
  contact,
  visibility,
  name,
  value,
  'close-date': closeDate,
  location,
  'solution-area': solutionArea,
  'marketplace-intent': marketplaceIntent,
  'crm-id': crmId,
  'campaign-id': campaignId,
  notes,
  employees,
  solutions,
  help,
  'help-notes': helpNotes,
  extras,
  consent,
};

/** Undefined for the review, which has no answer of its own. */
export function questionOf(id: DealQuestion): Question | undefined {
  return id === 'review' ? undefined : questions[id];
}

import { ApiError, invalidRequest } from './api-error.ts';
import { changeReferral, type FieldChange } from './change-referral.ts';
import { withKnownNames } from './field-names.ts';
import type { ReferralRecord } from './referral-record.ts';
import type { ReferralStore } from './referral-store.ts';

type Json = Record<string, unknown>;

/** What a full body can change; everything else in it is the record read back, and stays as it is. */
const writable = [
  '/campaignId',
  '/consent/consentToShareReferralWithMicrosoftSellers',
  '/customerProfile/team',
  '/details/closingDateTime',
  '/details/currency',
  '/details/dealValue',
  '/details/notes',
  '/details/requirements/solutions',
  '/externalReferenceId',
  '/name',
  '/referralProgram',
  '/salesStage',
  '/status',
  '/substatus',
  '/statusReason',
  '/team',
] as const;

/** PUT /referrals/{id}, obsolete since 2020-09: If-Match is compulsory and `links` must be removed (REST19 update). */
export function putReferral(
  store: ReferralStore,
  id: string,
  body: unknown,
  ifMatch: string | undefined,
): ReferralRecord {
  if (ifMatch === undefined)
    throw new ApiError(400, 'invalidRequest', 'PUT needs the If-Match header.', 'ifMatchMissing');
  const given = withKnownNames(body);
  if (typeof given !== 'object' || given === null) throw invalidRequest('The body must be a referral.');
  if ('links' in given) throw invalidRequest('Remove links from the body.', 'linksNotAllowed');
  const before = store.get(id);
  const changes: FieldChange[] = [];
  for (const path of writable) {
    const value = at(given as Json, path);
    if (value === undefined) throw invalidRequest(`PUT needs the whole referral; ${path} is missing.`);
    if (JSON.stringify(value) !== JSON.stringify(at(before as unknown as Json, path))) changes.push({ path, value });
  }
  return changeReferral(store, id, changes, ifMatch);
}

const at = (value: Json, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], value);

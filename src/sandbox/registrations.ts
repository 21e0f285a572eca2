import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalidRequest } from './api-error.ts';
import { checkETag } from './change-referral.ts';
import type { ReferralRecord, Registration } from './referral-record.ts';
import { refuseIf, toNumber } from './referral-rules.ts';
import type { ReferralStore } from './referral-store.ts';

export interface RegistrationChange {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

const amount = z.union([z.number(), z.string()]);
const date = z.string().nullish();

/** SWAG 067138bc, `DealRegistration`. */
const NewRegistration = z.object({
  type: z.literal('AzureIPCoSell'),
  solutionDetails: z
    .array(
      z.object({
        id: z.string(),
        currency: z.string(),
        value: amount,
        isDeployedOnAzure: z.boolean(),
        primaryDeploymentOn: z.enum(['Customer', 'Partner']),
        pricingModel: z.enum(['PayAsYouGo', 'Other']),
        marketplaceTransactionDetails: z
          .object({ isMarketplaceTransacted: z.boolean(), marketplaceTransactionDateTime: date })
          .nullish(),
      }),
    )
    .min(1),
  contract: z.object({
    currency: z.string(),
    value: amount,
    term: z.enum(['Perpetual', 'Finite']),
    signDateTime: z.string(),
    startDateTime: z.string(),
    endDateTime: date,
  }),
});

/** SWAG 067138bc, `UpdateDealRegistration`: the paths below `/registrations/0`. */
const updatable = new RegExp(
  '^/registrations/(\\d+)/(contract/(?:startDateTime|endDateTime|signDateTime|term|value)|solutionDetails/0/' +
    '(?:value|currency|isDeployedOnAzure|primaryDeploymentOn|pricingModel|marketplaceTransactionDetails/' +
    '(?:isMarketplaceTransacted|marketplaceTransactionDateTime)))$',
  'i',
);

export const isRegistrationPath = (path: string): boolean => path.toLowerCase().startsWith('/registrations/');

/** Registering is the one change that a Won deal still takes; a private deal can never be registered (5.6). */
export function changeRegistrations(
  store: ReferralStore,
  id: string,
  changes: readonly RegistrationChange[],
  options: { readonly ifMatch: string | undefined; readonly at: string },
): ReferralRecord {
  const before = store.get(id);
  checkETag(before, options.ifMatch);
  refuseIf(before.substatus !== 'Won', 'Only a deal that was won can be registered.');
  refuseIf(!before.consent.consentToShareReferralWithMicrosoftSellers, 'A private deal cannot be registered.');
  return store.change(id, (copy) => {
    for (const change of changes) {
      if (change.path === '/registrations/-') copy.registrations.push(newRegistration(change, options.at));
      else update(copy.registrations, change);
    }
    setRegistrationStatus(copy, 'ReviewPending', null, options.at);
  });
}

function newRegistration(change: RegistrationChange, at: string): Registration {
  refuseIf(change.op !== 'add', '/registrations/- takes only add.');
  const parsed = NewRegistration.safeParse(change.value);
  if (!parsed.success) throw invalidRequest(`registrations: ${z.prettifyError(parsed.error)}`.slice(0, 400));
  const { contract, solutionDetails } = parsed.data;
  const value = toNumber(contract.value, 'contract.value') ?? 0;
  const comparable = solutionDetails.filter(({ currency }) => currency === contract.currency);
  const total = comparable.reduce((sum, solution) => sum + (toNumber(solution.value, 'value') ?? 0), 0);
  refuseIf(total > value, 'The solutions may not be worth more than the contract.');
  refuseIf(contract.term === 'Finite' && !contract.endDateTime, 'A finite contract needs an end date.');
  return {
    id: randomUUID(),
    type: parsed.data.type,
    registrationDateTime: at,
    status: 'ReviewPending',
    statusReason: null,
    contract: { ...contract, value },
    solutionDetails,
    statusHistory: {
      reviewPendingDateTime: null,
      actionRequiredDateTime: null,
      passedDateTime: null,
      failedDateTime: null,
      approvedDateTime: null,
    },
  };
}

function update(registrations: Registration[], change: RegistrationChange): void {
  const [, index, below] = updatable.exec(change.path) ?? [];
  const registration = registrations[Number(index)];
  if (below === undefined) throw invalidRequest(`The path ${change.path} cannot be changed.`, 'pathNotSupported');
  if (registration === undefined) throw invalidRequest(`There is no registration ${index}.`);
  const names = below.split('/');
  const last = names.pop() ?? '';
  let parent: unknown = registration;
  for (const name of names) parent = (parent as Record<string, unknown>)[name] ??= {};
  (parent as Record<string, unknown>)[last] = change.value;
}

export type RegistrationStatus = 'ReviewPending' | 'ActionRequired' | 'Approved' | 'Passed' | 'Failed' | 'Closed';

/** Moves the newest registration, and what the record says about it, to a state of Microsoft's review. */
export function setRegistrationStatus(
  record: ReferralRecord,
  status: RegistrationStatus,
  reason: string | null,
  at: string,
): void {
  const registration = record.registrations.at(-1);
  if (registration === undefined) throw invalidRequest('The referral has no registration.');
  registration.status = status;
  registration.statusReason = reason;
  registration.statusHistory[`${status.charAt(0).toLowerCase()}${status.slice(1)}DateTime`] = at;
  record.registrationStatus = status;
}

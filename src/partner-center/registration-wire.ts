import type { Registration, RegistrationTerms } from '../features/referrals/record/registration.ts';
import type { PatchOperation } from './patch-operation.ts';
import {
  flag,
  listOf,
  objectOf,
  optionalDate,
  optionalNumber,
  optionalText,
  present,
  requiredText,
} from './tolerant.ts';

/**
 * A deal registration on the wire (docs/partner-center.md#registration-api): a part of the referral that is read, added
 * and changed by itself.
 */

const wireRegistration = objectOf({
  id: requiredText,
  status: requiredText,
  statusreason: optionalText,
  statushistory: objectOf({ actionrequireddatetime: optionalDate }),
  contract: objectOf({
    currency: optionalText,
    value: optionalNumber,
    term: optionalText,
    signdatetime: optionalDate,
    startdatetime: optionalDate,
    enddatetime: optionalDate,
  }),
  solutiondetails: listOf((element) => wireSolution.safeParse(element).data),
});
const wireSolution = objectOf({
  id: requiredText,
  currency: optionalText,
  value: optionalNumber,
  isdeployedonazure: flag,
  primarydeploymenton: optionalText,
  pricingmodel: optionalText,
  marketplacetransactiondetails: objectOf({
    ismarketplacetransacted: flag,
    marketplacetransactiondatetime: optionalDate,
  }),
});

/**
 * A referral may have several, of which Partner Center changes only the first; the newest is the one that people mean.
 */
export const registrations = listOf((element): Registration | undefined => {
  const read = wireRegistration.safeParse(element).data;
  if (!read) return undefined;
  const { id, status, statusreason, statushistory, contract } = read;
  const [solution] = read.solutiondetails;
  return present({
    id,
    status,
    statusReason: statusreason,
    actionRequiredAt: statushistory.actionrequireddatetime,
    terms: present({
      contractValue: moneyOf(contract.value, contract.currency),
      term: oneOf(contract.term, ['Perpetual', 'Finite']),
      signedOn: dayOf(contract.signdatetime),
      startsOn: dayOf(contract.startdatetime),
      endsOn: dayOf(contract.enddatetime) ?? '',
      ...(solution ? solutionTerms(solution) : {}),
    }),
  });
});

function solutionTerms(solution: NonNullable<ReturnType<typeof wireSolution.safeParse>['data']>) {
  const { marketplacetransactiondetails: marketplace } = solution;
  return {
    solutionId: solution.id,
    solutionValue: moneyOf(solution.value, solution.currency),
    deployedOnAzure: solution.isdeployedonazure,
    deploymentOn: oneOf(solution.primarydeploymenton, ['Customer', 'Partner']),
    pricingModel: oneOf(solution.pricingmodel, ['PayAsYouGo', 'Other']),
    marketplaceOn: marketplace.ismarketplacetransacted ? (dayOf(marketplace.marketplacetransactiondatetime) ?? '') : '',
  };
}

export function addRegistration(terms: RegistrationTerms): PatchOperation {
  const { contractValue, solutionValue } = terms;
  return {
    op: 'add',
    path: '/registrations/-',
    value: {
      type: 'AzureIPCoSell',
      solutionDetails: [
        {
          id: terms.solutionId,
          currency: solutionValue.currency,
          value: solutionValue.value,
          isDeployedOnAzure: terms.deployedOnAzure,
          primaryDeploymentOn: terms.deploymentOn,
          pricingModel: terms.pricingModel,
          marketplaceTransactionDetails: {
            isMarketplaceTransacted: terms.marketplaceOn !== '',
            marketplaceTransactionDateTime: instantOf(terms.marketplaceOn),
          },
        },
      ],
      contract: {
        currency: contractValue.currency,
        value: contractValue.value,
        term: terms.term,
        signDateTime: instantOf(terms.signedOn),
        startDateTime: instantOf(terms.startsOn),
        endDateTime: instantOf(terms.endsOn),
      },
    },
  };
}

/** Only the paths that Microsoft documents: neither the solution nor the contract's currency can be changed. */
export function changeRegistration(terms: Partial<RegistrationTerms>): PatchOperation[] {
  const contract = '/registrations/0/contract';
  const solution = '/registrations/0/solutionDetails/0';
  const marketplace = `${solution}/marketplaceTransactionDetails`;
  const { marketplaceOn } = terms;
  const values: [path: string, value: unknown][] = [
    [`${contract}/value`, terms.contractValue?.value],
    [`${contract}/term`, terms.term],
    [`${contract}/signDateTime`, terms.signedOn && instantOf(terms.signedOn)],
    [`${contract}/startDateTime`, terms.startsOn && instantOf(terms.startsOn)],
    [`${contract}/endDateTime`, terms.endsOn === undefined ? undefined : instantOf(terms.endsOn)],
    [`${solution}/value`, terms.solutionValue?.value],
    [`${solution}/currency`, terms.solutionValue?.currency],
    [`${solution}/isDeployedOnAzure`, terms.deployedOnAzure],
    [`${solution}/primaryDeploymentOn`, terms.deploymentOn],
    [`${solution}/pricingModel`, terms.pricingModel],
    [`${marketplace}/isMarketplaceTransacted`, marketplaceOn === undefined ? undefined : marketplaceOn !== ''],
    [
      `${marketplace}/marketplaceTransactionDateTime`,
      marketplaceOn === undefined ? undefined : instantOf(marketplaceOn),
    ],
  ];
  return values
    .filter(([, value]) => value !== undefined)
    .map(([path, value]) => ({ op: 'replace' as const, path, value }));
}

function instantOf(day: string): string | null {
  return day === '' ? null : `${day}T00:00:00Z`;
}

function dayOf(instant: Date | undefined): string | undefined {
  return instant?.toISOString().slice(0, 10);
}

function moneyOf(value: number | undefined, currency = '') {
  return value !== undefined && /^[A-Za-z]{3}$/.test(currency)
    ? { value, currency: currency.toUpperCase() }
    : undefined;
}

function oneOf<Value extends string>(text: string | undefined, known: readonly Value[]): Value | undefined {
  return known.find((value) => value.toLowerCase() === text?.toLowerCase());
}

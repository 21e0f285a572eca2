import type { Registration, RegistrationTerms } from '../../referrals/index.ts';
import { dateCell, yesNo } from '../cells/exported-cells.ts';
import { valueCell } from '../cells/number-cell.ts';
import type { RegistrationColumn } from '../columns/registration-columns.ts';

/** The only type that Partner Center registers (docs/partner-center.md#registration-api). */
const registrationType = 'AzureIPCoSell';

/** The cells of a deal's registration; all empty if there is none. */
export function registrationCells(
  registration: Registration | undefined,
): Readonly<Record<RegistrationColumn, string>> {
  const terms = registration?.terms ?? {};
  return {
    ...ofMicrosoft(registration),
    ...ofTerms(terms),
    marketplace: terms.marketplaceOn === undefined ? '' : yesNo(terms.marketplaceOn !== ''),
    azure: terms.deployedOnAzure === undefined ? '' : yesNo(terms.deployedOnAzure),
  };
}

function ofMicrosoft(registration: Registration | undefined) {
  const { status = '', statusReason = '', actionRequiredAt } = registration ?? {};
  return {
    // The desk is not told the dates of these transitions.
    ...{ registeredOn: '', reviewPendingOn: '', passedOn: '', failedOn: '', approvedOn: '' },
    registrationType: registration ? registrationType : '',
    registrationStatus: status,
    registrationReason: statusReason,
    actionRequiredOn: dateCell(actionRequiredAt?.toISOString().slice(0, 10)),
  };
}

function ofTerms(terms: Partial<RegistrationTerms>) {
  const { contractValue, solutionValue } = terms;
  return {
    marketplaceOn: dateCell(terms.marketplaceOn),
    contractValue: contractValue ? valueCell(contractValue.value) : '',
    contractCurrency: contractValue?.currency ?? '',
    term: terms.term ?? '',
    signedOn: dateCell(terms.signedOn),
    startsOn: dateCell(terms.startsOn),
    endsOn: dateCell(terms.endsOn),
    solutionValue: solutionValue ? valueCell(solutionValue.value) : '',
    solutionCurrency: solutionValue?.currency ?? '',
    deployment: terms.deploymentOn ?? '',
    pricing: terms.pricingModel ?? '',
  };
}

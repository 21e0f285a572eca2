/**
 * The columns of Partner Center's own file of registrations, between its `Referral ID` and its `Errors`, in its order and
 * spelling (docs/partner-center.md#csv-columns).
 */
export const registrationColumns = {
  registeredOn: 'Registration Date',
  registrationType: 'Registration Type',
  registrationStatus: 'Registration Status',
  registrationReason: 'Registration Status Reason',
  marketplace: 'Is Marketplace Transacted',
  marketplaceOn: 'Marketplace Transaction Date',
  azure: 'Is Deployed on Azure',
  contractValue: 'Contract Value',
  contractCurrency: 'Contract Currency',
  term: 'Contract Term',
  signedOn: 'Contract Sign Date',
  startsOn: 'Contract Start Date',
  endsOn: 'Contract End Date',
  solutionValue: 'Solution Value',
  solutionCurrency: 'Solution Currency',
  deployment: 'Primary Deployment On',
  pricing: 'Pricing Model',
  reviewPendingOn: 'Review Pending Date',
  actionRequiredOn: 'Action Required Date',
  passedOn: 'Passed Date',
  failedOn: 'Failed Date',
  approvedOn: 'Approved Date',
} as const;
export type RegistrationColumn = keyof typeof registrationColumns;
export const registrationColumnNames = Object.keys(registrationColumns) as readonly RegistrationColumn[];

/** Filled in by people; Microsoft fills in the others. */
export const registrationInputs = [
  ...(['marketplace', 'marketplaceOn', 'azure', 'contractValue', 'contractCurrency', 'term'] as const),
  ...(['signedOn', 'startsOn', 'endsOn', 'solutionValue', 'solutionCurrency', 'deployment', 'pricing'] as const),
] as const satisfies readonly RegistrationColumn[];
export type RegistrationInputColumn = (typeof registrationInputs)[number];

/** Further columns, which identify the deal. Partner Center's file does not name the registered solution. */
export const besideRegistration = [
  'errors',
  'engagementId',
  'referralId',
  'name',
  'customerName',
  'solution 1',
] as const;

/** Any column that people fill in for registrations marks the file as one. */
export function isOfRegistrations(columns: { has(column: RegistrationInputColumn): boolean }): boolean {
  return registrationInputs.some((column) => columns.has(column));
}

/** Which columns of all files hold days. */
export const dayColumns = ['closeDate', 'marketplaceOn', 'signedOn', 'startsOn', 'endsOn'] as const;

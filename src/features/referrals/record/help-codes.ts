/** In the order of Partner Center's own list (reference 2.9). */
export const helpCodes = [
  'WorkloadSpecificValueProposition',
  'CustomerTechnicalArchitecture',
  'ProofOfConceptOrDemo',
  'QuotesOrLicensing',
  'PostSalesCustomerSuccess',
  'GeneralOrOther',
] as const;
export type HelpCode = (typeof helpCodes)[number];

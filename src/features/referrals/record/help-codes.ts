/** In the order of Partner Center's own list (docs/partner-center.md#inviting). */
export const helpCodes = [
  'WorkloadSpecificValueProposition',
  'CustomerTechnicalArchitecture',
  'ProofOfConceptOrDemo',
  'QuotesOrLicensing',
  'PostSalesCustomerSuccess',
  'GeneralOrOther',
] as const;
export type HelpCode = (typeof helpCodes)[number];

import type { DeclineReason, HelpCode } from '../../referrals/index.ts';

/** Wording of the bulk file's documentation where it differs from the drop-down (docs/partner-center.md#csv-columns). */
export const listedReasons: Readonly<Partial<Record<DeclineReason, string>>> = {
  1: 'Project budget is not adequate',
  2: 'Customer did not respond',
};
export const listedHelp: Readonly<Record<HelpCode, string>> = {
  WorkloadSpecificValueProposition: 'Workload - specific value proposition',
  CustomerTechnicalArchitecture: 'Customer technical architecture',
  ProofOfConceptOrDemo: 'Proof of concept / Demo',
  QuotesOrLicensing: 'Quotes and Licensing',
  PostSalesCustomerSuccess: 'Post-sales customer success',
  GeneralOrOther: 'General or other',
};

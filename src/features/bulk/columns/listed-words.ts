import type { DeclineReason, HelpCode } from '../../referrals/index.ts';

/** As the list of the bulk file's columns says them where the drop-down says otherwise (docs/partner-center.md#csv-columns). */
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

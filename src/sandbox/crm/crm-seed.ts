import type { ReferralRecord } from '../referral-record.ts';

/** A referral of the simulated Partner Center, as far as the CRMs' seed tells the same story from its own side. */
export interface SeededDeal {
  readonly id: string;
  readonly name: string;
  readonly customer: string;
  readonly country: string;
  readonly city?: string;
  readonly value: number;
  readonly currency: string;
  /** `YYYY-MM-DD`. */
  readonly closesOn: string;
  readonly ownerEmail?: string;
}

/** Where the demo has no Partner Center beside it: the same kinds of deals. */
export const inventedDeals: readonly SeededDeal[] = [
  ['Contoso Ltd', 'Data platform', 'DE', 120_000, 'EUR'],
  ['Fabrikam Inc', 'Copilot rollout', 'US', 75_000, 'USD'],
  ['Northwind Traders', 'Migration to Azure', 'US', 240_000, 'USD'],
  ['Tailspin Toys', 'Security review', 'GB', 18_500, 'GBP'],
  ['Adventure Works', 'SAP on Azure', 'KR', 90_000_000, 'KRW'],
  ['Wide World Importers', 'Windows 365', 'JP', 5_400_000, 'JPY'],
  ['Woodgrove Bank', 'Fabric pilot', 'TW', 900_000, 'TWD'],
].map(([customer, name, country, value, currency], index) => ({
  id: `aaaaaaaa-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
  name: String(name),
  customer: String(customer),
  country: String(country),
  value: Number(value),
  currency: String(currency),
  closesOn: `2027-0${index + 1}-15`,
}));

const mostDeals = 7;

/** What the CRMs know of a simulated Partner Center from before the desk came: some of the deals that are worked on. */
export function dealsOf(records: readonly ReferralRecord[]): SeededDeal[] {
  return records
    .filter(({ status, details }) => status === 'Active' && details.dealValue)
    .slice(0, mostDeals)
    .map(({ id, name, customerProfile, details, team }) => ({
      id,
      name,
      customer: customerProfile.name,
      country: customerProfile.address?.country ?? '',
      value: Number(details.dealValue),
      currency: details.currency ?? 'USD',
      closesOn: (details.closingDateTime ?? '2027-06-30').slice(0, 10),
      ...(team[0]?.email ? { ownerEmail: team[0].email } : {}),
    }));
}

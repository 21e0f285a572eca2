import { demoPeople } from '../../people.ts';
import type { SeededDeal } from '../crm-seed.ts';
import { numberedId } from './ids.ts';
import { standardStages } from './objects.ts';
import { type SalesforceOrg, sfFlowUser, sfIntegrationUser } from './org.ts';

/** TWD is missing on purpose: somebody has to set it up. */
const currencies = [
  ['USD', 2, 1],
  ['EUR', 2, 0.92],
  ['GBP', 2, 0.79],
  ['JPY', 0, 150],
  ['KRW', 0, 1350],
] as const;

/** An organisation with the standard stages, near-duplicates among its accounts, and deals that are linked already. */
export function seedSalesforce(org: SalesforceOrg, deals: readonly SeededDeal[]): void {
  const object = (name: string) => org.object(name);
  const { rows } = org;
  rows.add(
    'Organization',
    org.organizationId,
    { Name: 'Contoso Sales', DefaultCurrencyIsoCode: 'USD', IsSandbox: false },
    sfIntegrationUser,
  );
  rows.add(
    'User',
    sfIntegrationUser,
    { Name: 'Co-sell Desk', Email: 'desk@contoso.example', IsActive: true, UserType: 'Standard' },
    sfIntegrationUser,
  );
  rows.add(
    'User',
    sfFlowUser,
    { Name: 'Deal Policy Flow', Email: 'flows@contoso.example', IsActive: true, UserType: 'Standard' },
    sfIntegrationUser,
  );
  for (const [index, person] of demoPeople.entries())
    rows.add(
      'User',
      numberedId('User', 10 + index),
      {
        Name: `${person.firstName} ${person.lastName}`,
        Username: person.email,
        Email: person.email,
        FederationIdentifier: person.aadObjectId,
        IsActive: person.firstName !== 'Diego',
        UserType: 'Standard',
      },
      sfIntegrationUser,
    );
  for (const [index, [ApiName, DefaultProbability, IsClosed, IsWon]] of standardStages.entries())
    rows.add(
      'OpportunityStage',
      numberedId('OpportunityStage', index + 1),
      { ApiName, MasterLabel: ApiName, DefaultProbability, IsClosed, IsWon, IsActive: true, SortOrder: index + 1 },
      sfIntegrationUser,
    );
  for (const [index, [IsoCode, DecimalPlaces, ConversionRate]] of currencies.entries())
    rows.add(
      'CurrencyType',
      numberedId('CurrencyType', index + 1),
      { IsoCode, DecimalPlaces, ConversionRate, IsActive: true, IsCorporate: IsoCode === 'USD' },
      sfIntegrationUser,
    );
  const seller = numberedId('User', 10);
  org.create(
    object('Account'),
    { Name: 'Contoso Ltd', BillingCountry: 'Germany', BillingCity: 'Berlin', CoSell_Duns__c: '81466849' },
    seller,
  );
  org.create(object('Account'), { Name: 'CONTOSO LIMITED', BillingCountry: 'DE', BillingCity: 'Hamburg' }, seller);
  for (const deal of deals) seedDeal(org, deal, seller);
}

function seedDeal(org: SalesforceOrg, deal: SeededDeal, seller: string): void {
  const account =
    org.rows.all('Account').find(({ cells }) => cells.Name === deal.customer) ??
    org.create(org.object('Account'), { Name: deal.customer, BillingCountry: deal.country }, seller);
  const known = currencies.some(([code]) => code === deal.currency);
  org.create(
    org.object('Opportunity'),
    {
      Name: deal.name,
      CoSell_Referral_Id__c: deal.id,
      AccountId: account.id,
      StageName: 'Qualification',
      CloseDate: deal.closesOn,
      ...(known ? { Amount: deal.value, CurrencyIsoCode: deal.currency } : {}),
      Description: 'Internal: discount of 18 % agreed.',
    },
    seller,
  );
}

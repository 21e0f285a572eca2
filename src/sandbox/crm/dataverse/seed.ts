import { demoPeople } from '../../people.ts';
import type { SeededDeal } from '../crm-seed.ts';
import { type DataverseOrg, flowUser, integrationUser, seededGuid } from './org.ts';

/** TWD is missing on purpose: somebody has to set it up. */
const currencies = [
  ['EUR', 'Euro', 2, 1],
  ['USD', 'US Dollar', 2, 1.1],
  ['GBP', 'Pound Sterling', 2, 0.85],
  ['JPY', 'Yen', 0, 165],
  ['KRW', 'Won', 0, 1480],
  ['KWD', 'Kuwaiti Dinar', 3, 0.34],
] as const;

/** A German organisation with its stages in German, near-duplicates among its accounts, and deals that are linked already. */
export function seedDataverse(org: DataverseOrg, deals: readonly SeededDeal[]): void {
  const { rows } = org;
  const table = (name: string) => org.table(name);
  for (const [code, name, digits, rate] of currencies)
    org.create(
      table('transactioncurrency'),
      { isocurrencycode: code, currencyname: name, currencyprecision: digits, exchangerate: rate, statecode: 0 },
      integrationUser,
      seededGuid(code),
    );
  const base = { name: 'Contoso Vertrieb', basecurrencyid: seededGuid('EUR') };
  rows.add('organization', org.organizationId, base, integrationUser);
  rows.add(
    'systemuser',
    integrationUser,
    { fullname: '# Co-sell Desk', accessmode: 4, isdisabled: false },
    integrationUser,
  );
  rows.add(
    'systemuser',
    flowUser,
    { fullname: '# Deal Policy Flow', accessmode: 4, isdisabled: false },
    integrationUser,
  );
  for (const person of demoPeople)
    rows.add(
      'systemuser',
      seededGuid(person.email),
      {
        fullname: `${person.firstName} ${person.lastName}`,
        internalemailaddress: person.email,
        domainname: person.email,
        azureactivedirectoryobjectid: person.aadObjectId,
        isdisabled: person.firstName === 'Diego',
        accessmode: 0,
      },
      integrationUser,
    );
  relabel(org);
  const account = (name: string, more: Record<string, string> = {}) =>
    org.create(table('account'), { name, ...more }, seededGuid(demoPeople[0].email), seededGuid(`account ${name}`));
  account('Contoso Ltd', { address1_country: 'Germany', address1_city: 'Berlin', csd_duns: '81466849' });
  account('CONTOSO LIMITED', { address1_country: 'Deutschland', address1_city: 'Hamburg' });
  account('Fabrikam', { address1_country: 'Korea', address1_city: 'Seoul' });
  org.create(
    table('campaign'),
    { name: 'Spring 2027', codename: 'CMP-01000' },
    integrationUser,
    seededGuid('campaign'),
  );
  for (const deal of deals) seedDeal(org, deal);
}

/** Labels as this organisation calls them; nothing may be mapped by them. */
function relabel(org: DataverseOrg): void {
  const labels = ['Qualifizieren', 'Entwickeln', 'Anbieten', 'Abschließen'];
  for (const option of org.table('opportunity').columns.salesstage?.options ?? [])
    option.label = labels[option.value] ?? option.label;
}

function seedDeal(org: DataverseOrg, deal: SeededDeal): void {
  const by = seededGuid(deal.ownerEmail ?? demoPeople[0].email);
  const name = `account ${deal.customer}`;
  if (!org.rows.get('account', seededGuid(name)))
    org.create(org.table('account'), { name: deal.customer, address1_country: deal.country }, by, seededGuid(name));
  const currency = currencies.some(([code]) => code === deal.currency) ? seededGuid(deal.currency) : null;
  org.create(
    org.table('opportunity'),
    {
      name: deal.name,
      csd_referralid: deal.id,
      parentaccountid: seededGuid(name),
      ...(currency ? { estimatedvalue: deal.value, transactioncurrencyid: currency } : {}),
      estimatedclosedate: deal.closesOn,
      description: 'Intern: Rabatt bis 18 % freigegeben.',
    },
    by,
    seededGuid(`opportunity ${deal.id}`),
  );
}

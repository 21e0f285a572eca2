/** The tables of a Dataverse organisation with Dynamics 365 Sales, as far as the desk meets them, with the columns that its recipe adds. */

export interface ChoiceOption {
  readonly value: number;
  label: string;
  /** Of a status reason: which state it belongs to. */
  readonly state?: number;
}

export interface DvColumn {
  readonly kind:
    | 'text'
    | 'memo'
    | 'money'
    | 'whole'
    | 'flag'
    | 'choice'
    | 'state'
    | 'status'
    | 'day'
    | 'time'
    | 'guid'
    | 'lookup';
  /** UTF-16 units, of texts. */
  readonly length?: number;
  readonly max?: number;
  readonly options?: ChoiceOption[];
  /** Logical names of the tables that a lookup points to. */
  readonly targets?: readonly string[];
  /** Navigation properties by target; by default the column's own name. */
  readonly navigation?: Readonly<Record<string, string>>;
  readonly readOnly?: boolean;
}

export interface DvTable {
  readonly name: string;
  readonly set: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, DvColumn>>;
  /** Alternate keys: name to its one column. */
  readonly keys: Readonly<Record<string, string>>;
  /** Columns by which its duplicate rule compares. */
  readonly duplicatesBy?: readonly string[];
}

const text = (length: number): DvColumn => ({ kind: 'text', length });
const memo: DvColumn = { kind: 'memo', length: 2000 };
const money: DvColumn = { kind: 'money', max: 1_000_000_000_000 };
const day: DvColumn = { kind: 'day' };
const flag: DvColumn = { kind: 'flag' };
const lookup = (...targets: string[]): DvColumn => ({ kind: 'lookup', targets });
const choice = (...labels: (readonly [number, string])[]): DvColumn => ({
  kind: 'choice',
  options: labels.map(([value, label]) => ({ value, label })),
});
const statusOf = (...labels: (readonly [number, string, number])[]): DvColumn => ({
  kind: 'status',
  options: labels.map(([value, label, state]) => ({ value, label, state })),
});
const stateOf = (...labels: string[]): DvColumn => ({
  kind: 'state',
  options: labels.map((label, value) => ({ value, label })),
});

const common: Readonly<Record<string, DvColumn>> = {
  createdon: { kind: 'time', readOnly: true },
  modifiedon: { kind: 'time', readOnly: true },
  modifiedby: { kind: 'lookup', targets: ['systemuser'], readOnly: true },
  versionnumber: { kind: 'whole', readOnly: true },
  ownerid: lookup('systemuser'),
};
const merged = (table: string): Readonly<Record<string, DvColumn>> => ({
  merged: { ...flag, readOnly: true },
  masterid: { ...lookup(table), readOnly: true },
});
/** Of the recipe in the README: what the CRM's administrator adds. */
const ours: Readonly<Record<string, DvColumn>> = {
  csd_referralid: text(36),
  csd_referrallink: text(500),
  csd_microsoftcrmid: text(100),
  csd_microsoftstatus: text(100),
  csd_microsoftnotes: { kind: 'memo', length: 4000 },
  csd_campaign: text(100),
  csd_solutions: text(1000),
  csd_syncnote: memo,
};

/** Fresh tables for each organisation: their option lists are edited on the control page. */
export function dataverseTables(): readonly DvTable[] {
  return [
    {
      name: 'opportunity',
      set: 'opportunities',
      key: 'opportunityid',
      keys: { csd_referralid_key: 'csd_referralid' },
      columns: {
        ...common,
        ...ours,
        name: text(300),
        description: memo,
        estimatedvalue: money,
        isrevenuesystemcalculated: flag,
        estimatedvalue_base: { ...money, readOnly: true },
        transactioncurrencyid: lookup('transactioncurrency'),
        estimatedclosedate: day,
        actualclosedate: { ...day, readOnly: true },
        actualvalue: { ...money, readOnly: true },
        closeprobability: { kind: 'whole', max: 100 },
        customerid: {
          kind: 'lookup',
          targets: ['account', 'contact'],
          navigation: { account: 'customerid_account', contact: 'customerid_contact' },
        },
        parentaccountid: lookup('account'),
        parentcontactid: lookup('contact'),
        originatingleadid: lookup('lead'),
        campaignid: lookup('campaign'),
        salesstage: choice([0, 'Qualify'], [1, 'Develop'], [2, 'Propose'], [3, 'Close']),
        stepname: text(200),
        statecode: stateOf('Open', 'Won', 'Lost'),
        statuscode: statusOf(
          [1, 'In Progress', 0],
          [2, 'On Hold', 0],
          [3, 'Won', 1],
          [4, 'Canceled', 2],
          [5, 'Out-Sold', 2],
        ),
        msft_referralidentifier: text(100),
      },
    },
    {
      name: 'lead',
      set: 'leads',
      key: 'leadid',
      keys: { csd_referralid_key: 'csd_referralid' },
      duplicatesBy: ['emailaddress1'],
      columns: {
        ...common,
        ...ours,
        ...merged('lead'),
        subject: text(300),
        lastname: text(50),
        firstname: text(50),
        companyname: text(100),
        emailaddress1: text(100),
        telephone1: text(50),
        jobtitle: text(100),
        description: memo,
        address1_country: text(80),
        estimatedamount: money,
        transactioncurrencyid: lookup('transactioncurrency'),
        leadsourcecode: choice([4, 'Partner'], [8, 'Web'], [10, 'Other']),
        leadqualitycode: choice([1, 'Hot'], [2, 'Warm'], [3, 'Cold']),
        statecode: stateOf('Open', 'Qualified', 'Disqualified'),
        statuscode: statusOf(
          [1, 'New', 0],
          [2, 'Contacted', 0],
          [3, 'Qualified', 1],
          [4, 'Lost', 2],
          [7, 'Canceled', 2],
        ),
        qualifyingopportunityid: { ...lookup('opportunity'), readOnly: true },
      },
    },
    {
      name: 'account',
      set: 'accounts',
      key: 'accountid',
      keys: {},
      duplicatesBy: ['name'],
      columns: {
        ...common,
        ...merged('account'),
        name: text(160),
        accountnumber: text(20),
        csd_duns: text(20),
        address1_line1: text(250),
        address1_city: text(80),
        address1_stateorprovince: text(50),
        address1_postalcode: text(20),
        address1_country: text(80),
        telephone1: text(50),
        websiteurl: text(200),
        transactioncurrencyid: lookup('transactioncurrency'),
        statecode: stateOf('Active', 'Inactive'),
        statuscode: statusOf([1, 'Active', 0], [2, 'Inactive', 1]),
      },
    },
    {
      name: 'contact',
      set: 'contacts',
      key: 'contactid',
      keys: {},
      duplicatesBy: ['emailaddress1'],
      columns: {
        ...common,
        ...merged('contact'),
        firstname: text(50),
        lastname: text(50),
        emailaddress1: text(100),
        jobtitle: text(100),
        telephone1: text(50),
        description: memo,
        parentcustomerid: {
          kind: 'lookup',
          targets: ['account'],
          navigation: { account: 'parentcustomerid_account' },
        },
        statecode: stateOf('Active', 'Inactive'),
        statuscode: statusOf([1, 'Active', 0], [2, 'Inactive', 1]),
      },
    },
    {
      name: 'systemuser',
      set: 'systemusers',
      key: 'systemuserid',
      keys: {},
      columns: {
        ...common,
        fullname: text(200),
        internalemailaddress: text(100),
        domainname: text(100),
        azureactivedirectoryobjectid: { kind: 'guid' },
        applicationid: { kind: 'guid' },
        isdisabled: flag,
        accessmode: choice([0, 'Read-Write'], [4, 'Non-interactive']),
      },
    },
    {
      name: 'transactioncurrency',
      set: 'transactioncurrencies',
      key: 'transactioncurrencyid',
      keys: {},
      columns: {
        ...common,
        isocurrencycode: text(5),
        currencyname: text(100),
        currencyprecision: { kind: 'whole', max: 4 },
        exchangerate: { kind: 'money', max: 1e11 },
        statecode: stateOf('Active', 'Inactive'),
      },
    },
    {
      name: 'campaign',
      set: 'campaigns',
      key: 'campaignid',
      keys: {},
      columns: { ...common, name: text(128), codename: text(32), statecode: stateOf('Active', 'Inactive') },
    },
    {
      name: 'organization',
      set: 'organizations',
      key: 'organizationid',
      keys: {},
      columns: { ...common, name: text(160), basecurrencyid: lookup('transactioncurrency') },
    },
  ];
}

/** The read name of a column: lookups are read as `_<name>_value`. */
export const wireName = (name: string, column: DvColumn): string =>
  column.kind === 'lookup' ? `_${name}_value` : name;

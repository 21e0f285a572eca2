/** The objects of a Salesforce organisation as far as the desk meets them, with the fields that its recipe adds. */

export interface SfField {
  readonly type:
    | 'id'
    | 'string'
    | 'textarea'
    | 'picklist'
    | 'currency'
    | 'date'
    | 'datetime'
    | 'boolean'
    | 'reference'
    | 'email'
    | 'phone'
    | 'double';
  readonly length?: number;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly externalId?: boolean;
  readonly unique?: boolean;
  readonly references?: string;
  /** A restricted picklist. */
  readonly values?: string[];
}

export interface SfObject {
  readonly name: string;
  readonly fields: Readonly<Record<string, SfField>>;
}

const text = (length: number, more: Partial<SfField> = {}): SfField => ({ type: 'string', length, ...more });
const long: SfField = { type: 'textarea', length: 32_000 };
const reference = (references: string, more: Partial<SfField> = {}): SfField => ({
  type: 'reference',
  references,
  ...more,
});
const readOnly = { readOnly: true } as const;
const flag: SfField = { type: 'boolean', ...readOnly };

const common: Readonly<Record<string, SfField>> = {
  Id: { type: 'id', ...readOnly },
  CreatedDate: { type: 'datetime', ...readOnly },
  CreatedById: reference('User', readOnly),
  LastModifiedDate: { type: 'datetime', ...readOnly },
  LastModifiedById: reference('User', readOnly),
  SystemModstamp: { type: 'datetime', ...readOnly },
  IsDeleted: flag,
};
const owned: Readonly<Record<string, SfField>> = { ...common, OwnerId: reference('User') };
const ours: Readonly<Record<string, SfField>> = {
  CoSell_Referral_Id__c: text(36, { externalId: true, unique: true }),
  CoSell_Link__c: text(255),
  CoSell_Microsoft_Id__c: text(100),
  CoSell_Microsoft_Status__c: text(100),
  CoSell_Notes_For_Microsoft__c: { type: 'textarea', length: 4_000 },
  CoSell_Campaign__c: text(100),
  CoSell_Solutions__c: text(255),
  CoSell_Sync_Note__c: long,
};

/** Stage, probability, closed, won; by their API names. */
export const standardStages = [
  ['Prospecting', 10, false, false],
  ['Qualification', 10, false, false],
  ['Needs Analysis', 20, false, false],
  ['Value Proposition', 50, false, false],
  ['Id. Decision Makers', 60, false, false],
  ['Perception Analysis', 70, false, false],
  ['Proposal/Price Quote', 75, false, false],
  ['Negotiation/Review', 90, false, false],
  ['Closed Won', 100, true, true],
  ['Closed Lost', 0, true, false],
] as const;

/** Fresh ones for each organisation. */
export function salesforceObjects(): readonly SfObject[] {
  return [
    {
      name: 'Opportunity',
      fields: {
        ...owned,
        ...ours,
        Name: text(120, { required: true }),
        StageName: {
          type: 'picklist',
          length: 255,
          required: true,
          values: standardStages.map(([name]) => name),
        },
        CloseDate: { type: 'date', required: true },
        Amount: { type: 'currency' },
        CurrencyIsoCode: { type: 'picklist', length: 3 },
        Probability: { type: 'double' },
        Description: long,
        NextStep: text(255),
        IsClosed: flag,
        IsWon: flag,
        HasOpportunityLineItem: flag,
        AccountId: reference('Account'),
        CampaignId: reference('Campaign'),
      },
    },
    {
      name: 'Account',
      fields: {
        ...owned,
        Name: text(255, { required: true }),
        BillingStreet: text(255),
        BillingCity: text(40),
        BillingState: text(80),
        BillingPostalCode: text(20),
        BillingCountry: text(80),
        CoSell_Duns__c: text(20),
        Phone: { type: 'phone', length: 40 },
        Website: text(255),
        MasterRecordId: reference('Account', readOnly),
      },
    },
    {
      name: 'Contact',
      fields: {
        ...owned,
        LastName: text(80, { required: true }),
        FirstName: text(40),
        Name: text(121, readOnly),
        Email: { type: 'email', length: 80 },
        Phone: { type: 'phone', length: 40 },
        Title: text(128),
        AccountId: reference('Account'),
      },
    },
    {
      name: 'OpportunityContactRole',
      fields: {
        ...common,
        OpportunityId: reference('Opportunity', { required: true }),
        ContactId: reference('Contact', { required: true }),
        Role: text(255),
        IsPrimary: { type: 'boolean' },
      },
    },
    {
      name: 'Lead',
      fields: {
        ...owned,
        ...ours,
        LastName: text(80, { required: true }),
        Company: text(255, { required: true }),
        FirstName: text(40),
        Email: { type: 'email', length: 80 },
        Phone: { type: 'phone', length: 40 },
        Title: text(128),
        Status: text(255),
        LeadSource: text(255),
        Rating: text(40),
        Country: text(80),
        Description: long,
        IsConverted: flag,
        ConvertedOpportunityId: reference('Opportunity', readOnly),
      },
    },
    {
      name: 'User',
      fields: {
        ...common,
        Name: text(121),
        Username: text(80),
        Email: { type: 'email', length: 128 },
        IsActive: { type: 'boolean' },
        UserType: text(40),
        FederationIdentifier: text(512),
      },
    },
    {
      name: 'OpportunityStage',
      fields: {
        ...common,
        ApiName: text(255),
        MasterLabel: text(255),
        IsActive: { type: 'boolean' },
        IsClosed: { type: 'boolean' },
        IsWon: { type: 'boolean' },
        SortOrder: { type: 'double' },
        DefaultProbability: { type: 'double' },
      },
    },
    {
      name: 'CurrencyType',
      fields: {
        ...common,
        IsoCode: text(3),
        DecimalPlaces: { type: 'double' },
        ConversionRate: { type: 'double' },
        IsActive: { type: 'boolean' },
        IsCorporate: { type: 'boolean' },
      },
    },
    { name: 'Campaign', fields: { ...owned, Name: text(80) } },
    {
      name: 'Organization',
      fields: { ...common, Name: text(80), DefaultCurrencyIsoCode: text(3), IsSandbox: { type: 'boolean' } },
    },
  ];
}

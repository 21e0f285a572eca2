import { z } from 'zod';
import { listWithoutOdd, parsedAnswer } from '../answer-parts.ts';
import type { CrmGrant } from '../http/crm-tokens.ts';
import type { CrmMapping } from '../mapping.ts';
import { type CrmCurrency, CrmError, type CrmStage } from '../port.ts';
import { salesforceId } from './soql-text.ts';

/** What the organisation says of itself, as far as reading and writing opportunities needs it. */
export interface SalesforceFacts {
  readonly organizationId: string;
  readonly organizationName?: string;
  readonly userId: string;
  /** By name, as our user sees them: a field that is hidden is not there. */
  readonly columns: ReadonlyMap<string, SalesforceColumn>;
  readonly accountColumns: ReadonlySet<string>;
  readonly stages: readonly CrmStage[];
  readonly currencies: readonly CrmCurrency[];
  /** Opportunities carry a currency only where the organisation has several. */
  readonly isMultiCurrency: boolean;
  readonly isSandbox: boolean;
}

export interface SalesforceColumn {
  readonly type: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly longest?: number;
  readonly required: boolean;
  readonly isKey: boolean;
}

const Description = z.object({
  fields: listWithoutOdd(
    z.object({
      name: z.string(),
      type: z.string(),
      length: z.number().nullish(),
      createable: z.boolean(),
      updateable: z.boolean(),
      nillable: z.boolean().nullish(),
      externalId: z.boolean().nullish(),
      unique: z.boolean().nullish(),
    }),
  ),
});
const Stages = listWithoutOdd(
  z.object({
    ApiName: z.string().nullish(),
    MasterLabel: z.string(),
    IsActive: z.boolean(),
    IsClosed: z.boolean(),
    IsWon: z.boolean(),
  }),
);
const Currencies = listWithoutOdd(z.object({ IsoCode: z.string(), DecimalPlaces: z.number().nullish() }));
const Organizations = listWithoutOdd(
  z.object({
    Id: z.string(),
    Name: z.string().nullish(),
    DefaultCurrencyIsoCode: z.string().nullish(),
    IsSandbox: z.boolean().nullish(),
  }),
);

export interface SalesforceAsking {
  readonly get: (path: string) => Promise<unknown>;
  /** All records of a query. */
  readonly query: (soql: string) => Promise<readonly unknown[]>;
}

export async function readSalesforceFacts(
  { get, query }: SalesforceAsking,
  grant: CrmGrant,
  mapping: CrmMapping,
): Promise<SalesforceFacts> {
  const [, userId = ''] = /\/id\/\w{15,18}\/(\w{15,18})$/.exec(grant.identity ?? '') ?? [];
  const opportunity = parsedAnswer(Description, await get('sobjects/Opportunity/describe')).fields;
  const account = parsedAnswer(Description, await get('sobjects/Account/describe')).fields;
  const [organization] = parsedAnswer(
    Organizations,
    await query('SELECT Id, Name, DefaultCurrencyIsoCode, IsSandbox FROM Organization LIMIT 1'),
  );
  if (!organization) throw new CrmError({ kind: 'operator', code: 'organization-unreadable' });
  const currencies = await readSalesforceCurrencies(query);
  const single = { code: organization.DefaultCurrencyIsoCode ?? 'USD', decimals: 2 };
  return {
    organizationId: salesforceId(organization.Id) ?? organization.Id,
    ...(organization.Name ? { organizationName: organization.Name } : {}),
    userId: salesforceId(userId) ?? userId,
    columns: new Map(opportunity.map((field) => [field.name, asColumn(field)])),
    accountColumns: new Set(account.map(({ name }) => name)),
    stages: await readStages(query),
    currencies: currencies ?? [single],
    isMultiCurrency: currencies !== undefined && opportunity.some(({ name }) => name === mapping.columns.currency),
    isSandbox: organization.IsSandbox === true,
  };
}

function asColumn(field: z.infer<typeof Description>['fields'][number]): SalesforceColumn {
  return {
    type: field.type,
    createable: field.createable,
    updateable: field.updateable,
    ...(field.length ? { longest: field.length } : {}),
    required: field.createable && field.nillable === false,
    isKey: field.externalId === true && field.unique === true,
  };
}

/** undefined: the organisation has one currency, and no such object. */
export async function readSalesforceCurrencies(
  query: SalesforceAsking['query'],
): Promise<readonly CrmCurrency[] | undefined> {
  try {
    const rows = await query('SELECT IsoCode, DecimalPlaces FROM CurrencyType WHERE IsActive = true');
    return parsedAnswer(Currencies, rows).map(({ IsoCode, DecimalPlaces }) => ({
      code: IsoCode.toUpperCase(),
      decimals: DecimalPlaces ?? 2,
    }));
  } catch (error) {
    if (error instanceof CrmError && error.failure.code === 'object-unknown') return undefined;
    throw error;
  }
}

async function readStages(query: SalesforceAsking['query']): Promise<readonly CrmStage[]> {
  const rows = await query(
    'SELECT ApiName, MasterLabel, IsActive, IsClosed, IsWon FROM OpportunityStage ORDER BY SortOrder ASC',
  );
  return parsedAnswer(Stages, rows).map(({ ApiName, MasterLabel, IsActive, IsClosed, IsWon }) => ({
    name: ApiName ?? MasterLabel,
    label: MasterLabel,
    kind: endOf(IsClosed, IsWon),
    active: IsActive,
  }));
}

function endOf(isClosed: boolean, isWon: boolean): CrmStage['kind'] {
  if (!isClosed) return 'open';
  return isWon ? 'won' : 'lost';
}

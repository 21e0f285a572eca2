import { z } from 'zod';
import { listWithoutOdd, parsedAnswer } from '../answer-parts.ts';
import type { CrmMapping } from '../mapping.ts';
import { type CrmCurrency, CrmError, type CrmStage } from '../port.ts';
import { odataPath } from './odata-text.ts';

/** What the environment says of itself, as far as reading and writing opportunities needs it. */
export interface DynamicsFacts {
  readonly organizationId: string;
  readonly organizationName?: string;
  readonly userId: string;
  /** By logical name, lower case. */
  readonly columns: ReadonlyMap<string, DynamicsColumn>;
  readonly accountColumns: ReadonlySet<string>;
  readonly keyIsActive: boolean;
  readonly hasKey: boolean;
  readonly stages: readonly CrmStage[];
  readonly currencies: readonly DynamicsCurrency[];
}

export interface DynamicsColumn {
  readonly type: string;
  /** Column security: an empty value says nothing then. */
  readonly isSecured: boolean;
  readonly writable: boolean;
  readonly longest?: number;
}

export interface DynamicsCurrency extends CrmCurrency {
  readonly id: string;
}

const Attributes = z.object({
  value: listWithoutOdd(
    z.object({
      LogicalName: z.string(),
      AttributeType: z.string().optional(),
      IsSecured: z.boolean().optional(),
      IsValidForUpdate: z.boolean().optional(),
      MaxLength: z.number().nullish(),
    }),
  ),
});
const Keys = z.object({
  Keys: listWithoutOdd(z.object({ KeyAttributes: z.array(z.string()), EntityKeyIndexStatus: z.string() }))
    .nullish()
    .transform((keys) => keys ?? []),
});
const Options = z.object({
  OptionSet: z.object({
    Options: listWithoutOdd(
      z.object({
        Value: z.number(),
        State: z.number().nullish(),
        Label: z.object({ UserLocalizedLabel: z.object({ Label: z.string() }).nullish() }).nullish(),
      }),
    ),
  }),
});
const Me = z.object({ UserId: z.string(), OrganizationId: z.string() });
const Currencies = z.object({
  value: listWithoutOdd(
    z.object({
      transactioncurrencyid: z.string(),
      isocurrencycode: z.string(),
      currencyprecision: z.number().nullish(),
    }),
  ),
});
const Organizations = z.object({ value: listWithoutOdd(z.object({ name: z.string().nullish() })) });

/** Reads JSON of one address; throws `CrmError`. */
export type DynamicsGet = (path: string) => Promise<unknown>;

const entity = "EntityDefinitions(LogicalName='opportunity')";
const kinds = 'Microsoft.Dynamics.CRM.';

export async function readDynamicsFacts(get: DynamicsGet, mapping: CrmMapping): Promise<DynamicsFacts> {
  const me = parsedAnswer(Me, await get('WhoAmI'));
  const attributes = parsedAnswer(
    Attributes,
    await get(`${entity}/Attributes?$select=LogicalName,AttributeType,IsSecured,IsValidForUpdate`),
  ).value;
  const texts = parsedAnswer(
    Attributes,
    await get(`${entity}/Attributes/${kinds}StringAttributeMetadata?$select=LogicalName,MaxLength`),
  );
  const memos = parsedAnswer(
    Attributes,
    await get(`${entity}/Attributes/${kinds}MemoAttributeMetadata?$select=LogicalName,MaxLength`),
  );
  const lengths = new Map(
    [...texts.value, ...memos.value].map(({ LogicalName, MaxLength }) => [LogicalName, MaxLength]),
  );
  const ofAccounts = parsedAnswer(
    Attributes,
    await get("EntityDefinitions(LogicalName='account')/Attributes?$select=LogicalName"),
  );
  const { Keys: keys } = parsedAnswer(
    Keys,
    await get(`${entity}?$select=LogicalName&$expand=Keys($select=KeyAttributes,EntityKeyIndexStatus)`),
  );
  const ours = keys.filter(
    ({ KeyAttributes: [only, ...more] }) => only === mapping.columns.referralId && more.length === 0,
  );
  const columns = new Map(
    attributes.map(
      ({ LogicalName, AttributeType = '', IsSecured = false, IsValidForUpdate = true }): [string, DynamicsColumn] => {
        const longest = lengths.get(LogicalName);
        return [
          LogicalName,
          { type: AttributeType, isSecured: IsSecured, writable: IsValidForUpdate, ...(longest ? { longest } : {}) },
        ];
      },
    ),
  );
  const organization = await organizationName(get);
  return {
    organizationId: me.OrganizationId.toLowerCase(),
    ...(organization ? { organizationName: organization } : {}),
    userId: me.UserId.toLowerCase(),
    columns,
    accountColumns: new Set(ofAccounts.value.map(({ LogicalName }) => LogicalName)),
    hasKey: ours.length > 0,
    keyIsActive: ours.some(({ EntityKeyIndexStatus }) => EntityKeyIndexStatus === 'Active'),
    stages: await readStages(get, mapping, columns),
    currencies: await readDynamicsCurrencies(get),
  };
}

/** For people only: a role that may not read it is good enough. */
async function organizationName(get: DynamicsGet): Promise<string | undefined> {
  try {
    return (
      parsedAnswer(Organizations, await get(odataPath('organizations', { select: 'name' }))).value[0]?.name ?? undefined
    );
  } catch (error) {
    if (error instanceof CrmError && error.failure.code === 'right-missing') return undefined;
    throw error;
  }
}

/** Only what an administrator has set up exists. */
export async function readDynamicsCurrencies(get: DynamicsGet): Promise<readonly DynamicsCurrency[]> {
  const query = { select: 'isocurrencycode,currencyprecision', filter: 'statecode eq 0' };
  return parsedAnswer(Currencies, await get(odataPath('transactioncurrencies', query))).value.map((row) => ({
    id: row.transactioncurrencyid.toLowerCase(),
    code: row.isocurrencycode.toUpperCase(),
    decimals: row.currencyprecision ?? 2,
  }));
}

/** Open stages by the mapped column's list; ends by the status reasons, which have lists of their own. */
async function readStages(
  get: DynamicsGet,
  mapping: CrmMapping,
  columns: DynamicsFacts['columns'],
): Promise<CrmStage[]> {
  const column = mapping.fields.salesStage.column;
  const optionsOf = async (name: string, kind: string) =>
    parsedAnswer(
      Options,
      await get(
        `${entity}/Attributes(LogicalName='${name}')/${kinds}${kind}AttributeMetadata?$select=LogicalName&$expand=OptionSet`,
      ),
    ).OptionSet.Options.map(({ Value, State, Label }) => ({
      name: String(Value),
      label: Label?.UserLocalizedLabel?.Label ?? String(Value),
      state: State ?? 0,
    }));
  const kind = columns.get(column)?.type;
  const open = kind === 'Picklist' ? await optionsOf(column, kind) : [];
  const statuses = await optionsOf('statuscode', 'Status');
  const asStages = (options: readonly { name: string; label: string; state: number }[]) =>
    options.map(({ name, label, state }): CrmStage => ({ name, label, kind: endOf(state), active: true }));
  return [...asStages(open), ...asStages(statuses.filter(({ state }) => state !== 0 || column === 'statuscode'))];
}

function endOf(state: number): CrmStage['kind'] {
  if (state === 0) return 'open';
  return state === 1 ? 'won' : 'lost';
}

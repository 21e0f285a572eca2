import { z } from 'zod';
import { type CrmField, type CrmSystem, crmFields } from './crm-values.ts';

/** How an organisation's CRM is spoken with: columns by name, rules per field, stages by class (docs/crm.md#mapping). */

export const crmRules = ['both', 'toCrm', 'toPartnerCenter', 'off'] as const;
export type CrmRule = (typeof crmRules)[number];

/** What a stage means, in percent as Partner Center does, and how a deal ends. */
export const stageClasses = ['10', '20', '40', '60', '80', 'won', 'lost'] as const;
export type StageClass = (typeof stageClasses)[number];

/** API names only: they stand in addresses and queries. */
const column = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,99}$/, 'must be a column by its API name: letters, digits and underscores');

/** A stage by its API name or number. Salesforce's have spaces, slashes and other scripts; quotes are the clients' business. */
const stageName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}]*$/u, 'must be a stage by its API name');

const field = z.strictObject({ rule: z.enum(crmRules).optional(), column: column.optional() });

const MappingFile = z.strictObject({
  fields: z.partialRecord(z.enum(crmFields), field).optional(),
  /** The first of a class is the one that is written. */
  stages: z.partialRecord(z.enum(stageClasses), z.array(stageName).min(1).max(50)).optional(),
  columns: z
    .strictObject({
      referralId: column.optional(),
      currency: column.optional(),
      /** Microsoft's connector's *Referral Identifier*, where its links are to be taken over. */
      connectorId: column.optional(),
      duns: column.optional(),
    })
    .optional(),
  /** Whether an account is made where none is found. */
  createAccounts: z.enum(['ask', 'yes', 'no']).optional(),
  /** Whether the customer's contact, where their consent is recorded, is made in the CRM, only found there, or left out. */
  contacts: z.enum(['make', 'find', 'no']).optional(),
  /** The CRM's user who owns what nobody else can, by e-mail. */
  defaultOwner: z.email().optional(),
  /** Close date of a record that must have one, days from today, where the referral has none; marked as assumed. */
  assumedCloseDays: z.number().int().min(1).max(3_650).optional(),
});

export interface CrmMapping {
  readonly fields: Readonly<Record<CrmField, { readonly rule: CrmRule; readonly column: string }>>;
  readonly stages: Readonly<Record<StageClass, readonly string[]>>;
  readonly columns: {
    readonly referralId: string;
    readonly currency: string;
    readonly connectorId?: string;
    readonly duns?: string;
  };
  readonly createAccounts: 'ask' | 'yes' | 'no';
  readonly contacts: 'make' | 'find' | 'no';
  readonly defaultOwner?: string;
  readonly assumedCloseDays: number;
}

type Defaults = Pick<CrmMapping, 'fields' | 'stages' | 'columns'>;

const rules: Readonly<Record<CrmField, CrmRule>> = {
  name: 'toCrm',
  dealValue: 'both',
  closeDate: 'both',
  notes: 'both',
  salesStage: 'toPartnerCenter',
  campaign: 'toCrm',
  description: 'off',
  link: 'toCrm',
  microsoftId: 'toCrm',
  microsoftStatus: 'toCrm',
  solutions: 'toCrm',
};

function withColumns(columns: Readonly<Record<CrmField, string>>): CrmMapping['fields'] {
  const entries = crmFields.map((name) => [name, { rule: rules[name], column: columns[name] }] as const);
  return Object.fromEntries(entries) as CrmMapping['fields'];
}

const usual: Readonly<Record<CrmSystem, Defaults>> = {
  dynamics: {
    fields: withColumns({
      name: 'name',
      dealValue: 'estimatedvalue',
      closeDate: 'estimatedclosedate',
      notes: 'csd_microsoftnotes',
      salesStage: 'salesstage',
      campaign: 'csd_campaign',
      description: 'description',
      link: 'csd_referrallink',
      microsoftId: 'csd_microsoftcrmid',
      microsoftStatus: 'csd_microsoftstatus',
      solutions: 'csd_solutions',
    }),
    stages: { 10: ['0'], 20: ['0'], 40: ['1'], 60: ['2'], 80: ['3'], won: ['3'], lost: ['4', '5'] },
    columns: { referralId: 'csd_referralid', currency: 'transactioncurrencyid', duns: 'csd_duns' },
  },
  salesforce: {
    fields: withColumns({
      name: 'Name',
      dealValue: 'Amount',
      closeDate: 'CloseDate',
      notes: 'CoSell_Notes_For_Microsoft__c',
      salesStage: 'StageName',
      campaign: 'CoSell_Campaign__c',
      description: 'Description',
      link: 'CoSell_Link__c',
      microsoftId: 'CoSell_Microsoft_Id__c',
      microsoftStatus: 'CoSell_Microsoft_Status__c',
      solutions: 'CoSell_Solutions__c',
    }),
    stages: {
      10: ['Prospecting'],
      20: ['Qualification'],
      40: ['Needs Analysis', 'Value Proposition', 'Id. Decision Makers', 'Perception Analysis'],
      60: ['Proposal/Price Quote'],
      80: ['Negotiation/Review'],
      won: ['Closed Won'],
      lost: ['Closed Lost'],
    },
    columns: { referralId: 'CoSell_Referral_Id__c', currency: 'CurrencyIsoCode', duns: 'CoSell_Duns__c' },
  },
};

/** What may be carried from which side. Partner Center keeps some to itself, and the CRM's own words stay there. */
const neverToPartnerCenter: readonly CrmField[] = [
  'description',
  'link',
  'microsoftId',
  'microsoftStatus',
  'solutions',
  'campaign',
];

/**
 * The mapping as it counts: the file's words over what is usual at this CRM.
 * @param file what the file holds, read as JSON; undefined: there is none.
 * @returns problems name the place and never a value.
 */
export function mappingOf(
  system: CrmSystem,
  file: unknown,
): { readonly mapping: CrmMapping; readonly problems: readonly string[] } {
  const parsed = MappingFile.safeParse(file ?? {});
  const usualOnes: CrmMapping = {
    ...usual[system],
    createAccounts: 'ask',
    contacts: 'make',
    assumedCloseDays: 90,
  };
  if (!parsed.success)
    return {
      mapping: usualOnes,
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`),
    };
  const { fields, stages, columns, ...others } = parsed.data;
  const mapping = {
    ...usualOnes,
    ...others,
    fields: Object.fromEntries(
      crmFields.map((name) => [name, { ...usualOnes.fields[name], ...defined(fields?.[name]) }]),
    ) as CrmMapping['fields'],
    stages: { ...usualOnes.stages, ...defined(stages) },
    columns: { ...usualOnes.columns, ...defined(columns) },
  };
  return { mapping: mapping as CrmMapping, problems: problemsOf(mapping as CrmMapping, system) };
}

function problemsOf({ fields, stages, columns }: CrmMapping, system: CrmSystem): string[] {
  const own = usual[system].fields.description.column.toLowerCase();
  const used = crmFields.filter((name) => fields[name].rule !== 'off');
  const twice = used.filter((name) =>
    used.some((other) => other !== name && fields[other].column.toLowerCase() === fields[name].column.toLowerCase()),
  );
  // Of the opportunity; numbers stand in accounts.
  const kept = (['referralId', 'connectorId', 'currency'] as const).flatMap((name) => {
    const kind = columns[name]?.toLowerCase();
    return kind === undefined ? [] : [{ name, kind }];
  });
  const open = stageClasses.filter((name) => name !== 'won' && name !== 'lost').flatMap((name) => stages[name]);
  // Dynamics keeps stages and ends in columns of their own, Salesforce in one.
  const both = system === 'salesforce' ? [...stages.won, ...stages.lost].filter((name) => open.includes(name)) : [];
  return [
    ...used.flatMap((name) =>
      name !== 'description' && fields[name].column.toLowerCase() === own
        ? [
            `fields.${name}.column: ${own} is what CRM users write for themselves; it may only be written to when a record is made`,
          ]
        : [],
    ),
    ...neverToPartnerCenter.flatMap((name) =>
      fields[name].rule === 'both' || fields[name].rule === 'toPartnerCenter'
        ? [`fields.${name}.rule: must be toCrm or off, Partner Center takes it from nobody`]
        : [],
    ),
    ...twice.map((name) => `fields.${name}.column: is another field's column too`),
    ...used.flatMap((name) =>
      kept.some(({ kind }) => kind === fields[name].column.toLowerCase())
        ? [`fields.${name}.column: is one of the columns by which records are told apart, or their currency`]
        : [],
    ),
    ...kept.flatMap(({ name, kind }) =>
      kind === own || kept.some((other) => other.name !== name && other.kind === kind)
        ? [`columns.${name}: must be a column of its own`]
        : [],
    ),
    ...(stages.won.some((name) => stages.lost.includes(name)) || both.length > 0
      ? ['stages: a stage is both open and an end, or both won and lost']
      : []),
  ];
}

/** What a file leaves out is absent, not undefined. */
function defined<T extends object>(part: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;
}

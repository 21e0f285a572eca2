import { carriedFields } from '../carried-fields.ts';
import { type CrmMapping, stageClasses } from '../mapping.ts';
import type { CrmDescription, CrmFieldFacts } from '../port.ts';
import type { SalesforceFacts } from './salesforce-facts.ts';

/** The organisation in the port's words, with what an operator has to mend. */
export function describeSalesforce(
  facts: SalesforceFacts,
  mapping: CrmMapping,
  quota: CrmDescription['quota'],
): CrmDescription {
  const fields = Object.fromEntries(
    carriedFields(mapping).map((name): [string, CrmFieldFacts] => {
      const { column } = mapping.fields[name];
      const known = facts.columns.get(column);
      return [
        name,
        {
          column,
          exists: known !== undefined,
          readable: known !== undefined,
          writable: known?.updateable === true,
          ...(known?.longest === undefined ? {} : { longest: known.longest }),
          ...(known?.required ? { required: true } : {}),
        },
      ];
    }),
  );
  return {
    orgId: facts.organizationId,
    ...(facts.organizationName === undefined ? {} : { orgName: facts.organizationName }),
    userId: facts.userId,
    fields,
    stages: facts.stages,
    currencies: facts.currencies,
    onlyOneCurrency: !facts.isMultiCurrency,
    keyIsReady: facts.columns.get(mapping.columns.referralId)?.isKey === true,
    problems: problemsOf(facts, mapping),
    ...(quota === undefined ? {} : { quota }),
  };
}

function problemsOf(facts: SalesforceFacts, mapping: CrmMapping): CrmDescription['problems'] {
  const { referralId } = mapping.columns;
  const key = facts.columns.get(referralId);
  const active = new Set(facts.stages.filter((stage) => stage.active).map(({ name }) => name));
  const lost = stageClasses.flatMap((name) => mapping.stages[name]).filter((stage) => !active.has(stage));
  return [
    ...(key ? [] : [{ code: 'key-column-missing', words: referralId }]),
    ...(key && !key.isKey ? [{ code: 'key-not-ready', words: referralId }] : []),
    ...carriedFields(mapping).flatMap((field) =>
      facts.columns.has(mapping.fields[field].column)
        ? []
        : [{ code: 'column-unknown', field, words: mapping.fields[field].column }],
    ),
    ...[...new Set(lost)].map((stage) => ({ code: 'stage-unknown', words: stage })),
  ];
}

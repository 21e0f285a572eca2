import { carriedFields } from '../carried-fields.ts';
import type { CrmMapping } from '../mapping.ts';
import { stageClasses } from '../mapping.ts';
import type { CrmDescription, CrmFieldFacts } from '../port.ts';
import type { DynamicsFacts } from './dynamics-facts.ts';

/** The environment in the port's words, with what an operator has to mend. */
export function describeDynamics(facts: DynamicsFacts, mapping: CrmMapping): CrmDescription {
  const fields = Object.fromEntries(
    carriedFields(mapping).map((name): [string, CrmFieldFacts] => {
      const { column } = mapping.fields[name];
      const known = facts.columns.get(column);
      return [
        name,
        {
          column,
          exists: known !== undefined,
          readable: known !== undefined && !known.isSecured && known.type !== 'Lookup',
          writable: known?.writable === true && known.type !== 'Lookup',
          ...(known?.longest === undefined ? {} : { longest: known.longest }),
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
    currencies: facts.currencies.map(({ code, decimals }) => ({ code, decimals })),
    onlyOneCurrency: false,
    keyIsReady: facts.keyIsActive,
    problems: problemsOf(facts, mapping),
  };
}

function problemsOf(facts: DynamicsFacts, mapping: CrmMapping): CrmDescription['problems'] {
  const { referralId } = mapping.columns;
  const known = new Set(facts.stages.map(({ name }) => name));
  const lost = stageClasses.flatMap((name) => mapping.stages[name]).filter((stage) => !known.has(stage));
  const carried = carriedFields(mapping).map((field) => ({
    field,
    column: facts.columns.get(mapping.fields[field].column),
  }));
  return [
    ...(facts.columns.has(referralId) ? [] : [{ code: 'key-column-missing', words: referralId }]),
    ...(facts.columns.has(referralId) && !facts.hasKey ? [{ code: 'key-missing', words: referralId }] : []),
    ...(facts.hasKey && !facts.keyIsActive ? [{ code: 'key-not-ready', words: referralId }] : []),
    ...carried.flatMap(({ field, column }) =>
      column === undefined ? [{ code: 'column-unknown', field, words: mapping.fields[field].column }] : [],
    ),
    ...carried.flatMap(({ field, column }) => (column?.isSecured ? [{ code: 'column-secured', field }] : [])),
    ...carried.flatMap(({ field, column }) => (column?.type === 'Lookup' ? [{ code: 'column-kind', field }] : [])),
    ...[...new Set(lost)].map((stage) => ({ code: 'stage-unknown', words: stage })),
  ];
}

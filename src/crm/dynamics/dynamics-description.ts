import { carriedFields } from '../carried-fields.ts';
import type { CrmMapping } from '../mapping.ts';
import { describedFields, unknownColumnProblems, unknownStageProblems } from '../mapping-against-facts.ts';
import type { CrmDescription } from '../port.ts';
import type { DynamicsFacts } from './dynamics-facts.ts';

/** The environment in the port's words, with what an operator has to mend. */
export function describeDynamics(facts: DynamicsFacts, mapping: CrmMapping): CrmDescription {
  const fields = describedFields(mapping, facts.columns, ({ type, isSecured, writable }) => ({
    readable: !isSecured && type !== 'Lookup',
    writable: writable && type !== 'Lookup',
  }));
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
  const carried = carriedFields(mapping).map((field) => ({
    field,
    column: facts.columns.get(mapping.fields[field].column),
  }));
  return [
    ...(facts.columns.has(referralId) ? [] : [{ code: 'key-column-missing', words: referralId }]),
    ...(facts.columns.has(referralId) && !facts.hasKey ? [{ code: 'key-missing', words: referralId }] : []),
    ...(facts.hasKey && !facts.keyIsActive ? [{ code: 'key-not-ready', words: referralId }] : []),
    ...unknownColumnProblems(mapping, facts.columns),
    ...carried.flatMap(({ field, column }) => (column?.isSecured ? [{ code: 'column-secured', field }] : [])),
    ...carried.flatMap(({ field, column }) => (column?.type === 'Lookup' ? [{ code: 'column-kind', field }] : [])),
    ...unknownStageProblems(mapping, facts.stages),
  ];
}

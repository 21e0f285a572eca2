import type { CrmMapping } from '../mapping.ts';
import { describedFields, unknownColumnProblems, unknownStageProblems } from '../mapping-against-facts.ts';
import type { CrmDescription } from '../port.ts';
import type { SalesforceFacts } from './salesforce-facts.ts';

/** The organisation in the port's words, with what an operator has to mend. */
export function describeSalesforce(
  facts: SalesforceFacts,
  mapping: CrmMapping,
  quota: CrmDescription['quota'],
): CrmDescription {
  // A field that is hidden from our user is not among the columns.
  const fields = describedFields(mapping, facts.columns, ({ updateable, required }) => ({
    readable: true,
    writable: updateable,
    ...(required ? { required } : {}),
  }));
  return {
    orgId: facts.organizationId,
    ...(facts.organizationName === undefined ? {} : { orgName: facts.organizationName }),
    userId: facts.userId,
    fields,
    stages: facts.stages,
    currencies: facts.currencies,
    onlyOneCurrency: !facts.isMultiCurrency,
    ...(mapping.fields.closeDate.column === 'CloseDate' ? { oneDayForBoth: true } : {}),
    keyIsReady: facts.columns.get(mapping.columns.referralId)?.isKey === true,
    problems: problemsOf(facts, mapping),
    ...(quota === undefined ? {} : { quota }),
  };
}

function problemsOf(facts: SalesforceFacts, mapping: CrmMapping): CrmDescription['problems'] {
  const { referralId } = mapping.columns;
  const key = facts.columns.get(referralId);
  const active = facts.stages.filter((stage) => stage.active);
  return [
    ...(key ? [] : [{ code: 'key-column-missing', words: referralId }]),
    ...(key && !key.isKey ? [{ code: 'key-not-ready', words: referralId }] : []),
    ...unknownColumnProblems(mapping, facts.columns),
    ...unknownStageProblems(mapping, active),
  ];
}

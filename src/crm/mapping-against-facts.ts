import { carriedFields } from './carried-fields.ts';
import { type CrmMapping, stageClasses } from './mapping.ts';
import type { CrmDescription, CrmFieldFacts } from './port.ts';

/** Fields of the mapping as the CRM has them. What our user may do with a column is in each CRM's own words: `rightsTo`. */
export function describedFields<Column extends { readonly longest?: number }>(
  mapping: CrmMapping,
  columns: ReadonlyMap<string, Column>,
  rightsTo: (column: Column) => Pick<CrmFieldFacts, 'readable' | 'writable' | 'required'>,
): CrmDescription['fields'] {
  return Object.fromEntries(
    carriedFields(mapping).map((name): [string, CrmFieldFacts] => {
      const { column } = mapping.fields[name];
      const known = columns.get(column);
      if (known === undefined) return [name, { column, exists: false, readable: false, writable: false }];
      const longest = known.longest === undefined ? {} : { longest: known.longest };
      return [name, { column, exists: true, ...rightsTo(known), ...longest }];
    }),
  );
}

/** Columns that the mapping names and the CRM does not have. */
export function unknownColumnProblems(
  mapping: CrmMapping,
  columns: ReadonlyMap<string, unknown>,
): CrmDescription['problems'] {
  return carriedFields(mapping)
    .map((field) => ({ code: 'column-unknown', field, words: mapping.fields[field].column }))
    .filter(({ words }) => !columns.has(words));
}

/** Stages that the mapping names and no record of the CRM may be set to, each once though several classes name it. */
export function unknownStageProblems(
  mapping: CrmMapping,
  stages: readonly { readonly name: string }[],
): CrmDescription['problems'] {
  const known = new Set(stages.map(({ name }) => name));
  const lost = stageClasses.flatMap((name) => mapping.stages[name]).filter((stage) => !known.has(stage));
  return [...new Set(lost)].map((stage) => ({ code: 'stage-unknown', words: stage }));
}

import { readFileSync } from 'node:fs';
import type { CrmSystem } from './crm-values.ts';
import { type CrmMapping, mappingOf } from './mapping.ts';

/** The mapping that counts for a desk. Throws an error that names every problem of the file, and no value. */
export function readMapping(system: CrmSystem | undefined, file: string | undefined): CrmMapping {
  const { mapping, problems } = mappingOf(system ?? 'dynamics', file === undefined ? undefined : parsed(file));
  if (problems.length === 0) return mapping;
  throw new Error(`CRM_MAPPING needs attention:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // What JSON.parse says may quote the file.
    const isJson = error instanceof SyntaxError;
    throw new Error(isJson ? 'CRM_MAPPING: the file is no JSON' : 'CRM_MAPPING: the file cannot be read');
  }
}

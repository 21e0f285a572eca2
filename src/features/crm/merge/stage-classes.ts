import { type CrmMapping, type StageClass, stageClasses } from '../../../crm/mapping.ts';
import type { CrmRecord } from '../../../crm/port.ts';
import type { SyncField, SyncValue } from '../link/crm-link.ts';
import { valuesOfCrm } from './sync-values.ts';

/** Stages are compared by class, never by name, and never advance a deal automatically. */

const openClasses = stageClasses.filter((name) => name !== 'won' && name !== 'lost');
type Stages = CrmMapping['stages'];

/** The classes of a CRM's stage, earliest first; none: not in the mapping. */
function classesOfStage(stage: string, stages: Stages): readonly StageClass[] {
  return openClasses.filter((name) => stages[name].includes(stage));
}

/** Whether a CRM's stage belongs to the percent's class: a many-to-many relation. */
export function stageFits(stage: string, percent: string, stages: Stages): boolean {
  return classesOfStage(stage, stages).some((name) => name === percent);
}

/** Whether two stages of the CRM have the same classes. */
export function sameStage(one: string, other: string, stages: Stages): boolean {
  const [mine, theirs] = [classesOfStage(one, stages), classesOfStage(other, stages)];
  return one === other || (mine.length > 0 && mine.join() === theirs.join());
}

/** The stage written for a percent; undefined: not in the mapping. */
export function stageFor(percent: string, stages: Stages): string | undefined {
  const found = openClasses.find((name) => name === percent);
  return found && stages[found][0];
}

/** The percent sent to Partner Center for a CRM's stage; undefined: not in the mapping. */
export function percentFor(stage: string, stages: Stages): string | undefined {
  return classesOfStage(stage, stages)[0];
}

/** Whether a record stands in a stage that the mapping puts into no class. A closed one has no open stage: its outcome counts. */
export function isUnmappedStage(record: CrmRecord, { stages, fields }: Pick<CrmMapping, 'stages' | 'fields'>): boolean {
  const { salesStage } = valuesOfCrm(record);
  if (fields.salesStage.rule === 'off' || typeof salesStage !== 'string' || salesStage === '') return false;
  return record.outcome.kind === 'open' && percentFor(salesStage, stages) === undefined;
}

/** A CRM's value for people: the percent of a mapped stage. */
export function theirsInOurWords(field: SyncField, crm: SyncValue, stages: Stages): SyncValue {
  return field === 'salesStage' ? (percentFor(String(crm), stages) ?? crm) : crm;
}

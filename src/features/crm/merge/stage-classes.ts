import { type CrmMapping, type StageClass, stageClasses } from '../../../crm/mapping.ts';
import type { SyncField, SyncValue } from '../link/crm-link.ts';

/** Stages are compared by what they mean, never by their names, and never advance a deal by themselves. */

const openClasses = stageClasses.filter((name) => name !== 'won' && name !== 'lost');
type Stages = CrmMapping['stages'];

/** What a CRM's stage may mean, the earliest first; none: the mapping does not name it. */
function classesOfStage(stage: string, stages: Stages): readonly StageClass[] {
  return openClasses.filter((name) => stages[name].includes(stage));
}

/** Whether a CRM's stage is among what the percent means: several stages have one meaning, and one may have several. */
export function stageFits(stage: string, percent: string, stages: Stages): boolean {
  return classesOfStage(stage, stages).some((name) => name === percent);
}

/** Two stages of the CRM that mean the same. */
export function sameStage(one: string, other: string, stages: Stages): boolean {
  const [mine, theirs] = [classesOfStage(one, stages), classesOfStage(other, stages)];
  return one === other || (mine.length > 0 && mine.join() === theirs.join());
}

/** The stage that is written for a percent, or undefined where the mapping has none. */
export function stageFor(percent: string, stages: Stages): string | undefined {
  const found = openClasses.find((name) => name === percent);
  return found && stages[found][0];
}

/** What is carried to Partner Center for a CRM's stage; undefined: nobody knows. */
export function percentFor(stage: string, stages: Stages): string | undefined {
  return classesOfStage(stage, stages)[0];
}

/** What a CRM holds as people read it: of a stage the percent, where the mapping names one. */
export function theirsInOurWords(field: SyncField, crm: SyncValue, stages: Stages): SyncValue {
  return field === 'salesStage' ? (percentFor(String(crm), stages) ?? crm) : crm;
}

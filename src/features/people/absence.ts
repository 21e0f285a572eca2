import type { Absence, Person, PersonKey } from './person.ts';

/** The absence that they are in at this moment. */
export function absenceAt({ absence }: Pick<Person, 'absence'>, at: Date): Absence | undefined {
  return absence && absence.from <= at && at < absence.until ? absence : undefined;
}

/** One that is not over: they are away, or will be. */
export function absenceAhead({ absence }: Pick<Person, 'absence'>, now: Date): Absence | undefined {
  return absence && now < absence.until ? absence : undefined;
}

/** Whether they stand in for this person at this moment. */
export function standsInFor({ standsInFor = [] }: Pick<Person, 'standsInFor'>, whom: PersonKey, at: Date): boolean {
  return standsInFor.some(
    (one) => one.tenantId === whom.tenantId && one.aadObjectId === whom.aadObjectId && one.from <= at && at < one.until,
  );
}

import type { Absence, Person, PersonKey } from './person.ts';

/** The absence in force at `at`. */
export function absenceAt({ absence }: Pick<Person, 'absence'>, at: Date): Absence | undefined {
  return absence && absence.from <= at && at < absence.until ? absence : undefined;
}

/** The absence if it has not ended: the person is away, or will be. */
export function absenceAhead({ absence }: Pick<Person, 'absence'>, now: Date): Absence | undefined {
  return absence && now < absence.until ? absence : undefined;
}

/** True: the person stands in for `whom` at `at`. */
export function standsInFor({ standsInFor = [] }: Pick<Person, 'standsInFor'>, whom: PersonKey, at: Date): boolean {
  return standsInFor.some(
    (one) => one.tenantId === whom.tenantId && one.aadObjectId === whom.aadObjectId && one.from <= at && at < one.until,
  );
}

import type { Absence, Person, PersonKey } from './person.ts';

/** The absence in force at `at`. */
export function absenceAt({ absence }: Pick<Person, 'absence'>, at: Date): Absence | undefined {
  return absence && absence.from <= at && at < absence.until ? absence : undefined;
}

/** The absence if it has not ended: the person is away, or will be. */
export function absenceAhead({ absence }: Pick<Person, 'absence'>, now: Date): Absence | undefined {
  return absence && now < absence.until ? absence : undefined;
}

/** Upper bound of absences noted ahead for one person. */
const mostAbsences = 12;

/** A person's absences: the one in force or the next, and those after it. */
export interface AbsencesNoted {
  readonly absence?: Absence;
  readonly later: readonly Absence[];
}

/**
 * With a new one. It takes the place of those that it overlaps or touches, as a correction of theirs; others stay, but
 * not those that are over. @param instead in place of `absence`, whatever its days are: it was changed in the form that
 * shows it
 */
export function withAbsence(
  { absence, laterAbsences = [] }: Pick<Person, 'absence' | 'laterAbsences'>,
  added: Absence,
  { now, instead }: { readonly now: Date; readonly instead: boolean },
): AbsencesNoted {
  const known = [...(absence && !instead ? [absence] : []), ...laterAbsences];
  const apart = known.filter((one) => one.until > now && (one.until < added.from || added.until < one.from));
  const all = [...apart, added].sort((one, other) => one.from.getTime() - other.from.getTime());
  const [first, ...later] = all.slice(0, mostAbsences);
  return { ...(first ? { absence: first } : {}), later };
}

/** Once the present one has ended. */
export function withoutAbsence({ laterAbsences = [] }: Pick<Person, 'laterAbsences'>, now: Date): AbsencesNoted {
  const [absence, ...later] = laterAbsences.filter(({ until }) => until > now);
  return { ...(absence ? { absence } : {}), later };
}

/** True: the person stands in for `whom` at `at`. */
export function standsInFor({ standsInFor = [] }: Pick<Person, 'standsInFor'>, whom: PersonKey, at: Date): boolean {
  return standsInFor.some(
    (one) => one.tenantId === whom.tenantId && one.aadObjectId === whom.aadObjectId && one.from <= at && at < one.until,
  );
}

import type { CrmState } from './mongo-crm-state.ts';

/** Problems for the CRM's administrator or the desk's operator, from the stored state. */

/** Milliseconds until a disabled field is retried. */
export const triedAgainAfter = 86_400_000;
/** Milliseconds after which a problem counts as mended: waiting links retry at least twice an hour and none has met it since. */
const forgottenAfter = 7_200_000;

export interface CrmWant {
  /** A code, preceded by its field: `notes: right-missing`. Never text from the CRM. */
  readonly what: string;
  readonly since: Date;
}

export function crmWants(
  { readTrouble, trouble, switchedOff, leftAlone, keyRefused }: CrmState,
  now: Date,
): readonly CrmWant[] {
  const isYoung = (at: Date, most: number) => now.getTime() - at.getTime() < most;
  const met = trouble && isYoung(trouble.lastAt ?? trouble.since, forgottenAfter) ? [trouble] : [];
  const refused = (
    fields: Readonly<Record<string, { readonly code: string; readonly since: Date }>> | undefined,
    most: number,
  ) =>
    Object.entries(fields ?? {}).flatMap(([field, { code, since }]) =>
      isYoung(since, most) ? [{ what: `${field}: ${code}`, since }] : [],
    );
  return [
    ...(readTrouble ? [{ what: readTrouble.code, since: readTrouble.since }] : []),
    ...met.flatMap(({ code, since }) => (code === readTrouble?.code ? [] : [{ what: code, since }])),
    ...refused(switchedOff, triedAgainAfter),
    // The daily comparison brings such a record up again: it is over when that was not heard of.
    ...refused(leftAlone, 2 * triedAgainAfter),
    ...refused(keyRefused && { key: keyRefused }, 2 * triedAgainAfter),
  ];
}

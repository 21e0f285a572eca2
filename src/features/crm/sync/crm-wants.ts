import type { CrmState } from './mongo-crm-state.ts';

/** What the CRM's administrator or the desk's operator has to mend, as the state knows it. Pure. */

/** A field that an operator had to see to is tried again after so long. Milliseconds. */
export const triedAgainAfter = 86_400_000;
/** Links that wait for an operator are tried twice an hour at least: what none of them met for so long is mended. */
const forgottenAfter = 7_200_000;

export interface CrmWant {
  /** A code, a field before its own: `notes: right-missing`. No word of the CRM's. */
  readonly what: string;
  readonly since: Date;
}

export function crmWants({ readTrouble, trouble, switchedOff }: CrmState, now: Date): readonly CrmWant[] {
  const isYoung = (at: Date, most: number) => now.getTime() - at.getTime() < most;
  const met = trouble && isYoung(trouble.lastAt ?? trouble.since, forgottenAfter) ? [trouble] : [];
  return [
    ...(readTrouble ? [{ what: readTrouble.code, since: readTrouble.since }] : []),
    ...met.flatMap(({ code, since }) => (code === readTrouble?.code ? [] : [{ what: code, since }])),
    ...Object.entries(switchedOff ?? {}).flatMap(([field, { code, since }]) =>
      isYoung(since, triedAgainAfter) ? [{ what: `${field}: ${code}`, since }] : [],
    ),
  ];
}

import type { Forgettable, Trace } from '../forget/forgettable.ts';

/** Copies that the desk cannot reach. */
const elsewhere = [
  'Messages and cards that stand in Teams: Teams keeps them as your company’s retention says.',
  'Logs: object ids, for as long as you keep logs. Backups, likewise.',
  'Partner Center, and the CRM, keep their own records.',
  'Who writes to the desk again, or presses a button, is met anew.',
];

/** The output of `npm run forget` for one person. */
export function forgetReport(person: Forgettable, traces: readonly Trace[], { dryRun }: { readonly dryRun: boolean }) {
  const gone = traces.filter(({ stays }) => stays === undefined);
  const kept = traces.filter(({ stays }) => stays !== undefined);
  return [
    `${describeForgotten(person)}`,
    '',
    gone.length === 0 ? 'Nothing of theirs is here to be removed.' : dryRun ? 'Would be removed:' : 'Removed:',
    ...gone.map(({ what, count }) => `- ${count} × ${what}`),
    ...(kept.length > 0 ? ['', 'Stays, and why:'] : []),
    ...kept.map(({ what, count, stays }) => `- ${count} × ${what}\n  ${stays}`),
    '',
    'Not within the desk’s reach:',
    ...elsewhere.map((each) => `- ${each}`),
    ...(dryRun && gone.length > 0 ? ['', 'Nothing was changed. To do it, say the same with --yes.'] : []),
  ];
}

/** One line per person, if several match. */
export function describeForgotten({ name, email, aadObjectId }: Forgettable): string {
  return [name ?? 'Nobody the desk has met', email, aadObjectId].filter((part) => part !== undefined).join(' · ');
}

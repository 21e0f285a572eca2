import type { AuditProblem } from '../audit-check.ts';
import type { AuditLine, AuditReport } from '../audit-reader.ts';

/** At most so many problems are named one by one: the first ones lead to the cause. */
const named = 20;

/** What `npm run audit` says. */
export function reportLines({ entries, waiting, subjects, shortened, problems }: AuditReport): readonly string[] {
  const more = problems.length - named;
  return [
    `${counted(entries, 'entry', 'entries')} of ${counted(subjects, 'subject')} (referrals, and the deal team’s channel); ${waiting} more not moved yet.`,
    ...(shortened > 0
      ? [`Of ${counted(shortened, 'subject')} the first entries are no longer kept (RETENTION_AUDIT_DAYS).`]
      : []),
    ...(problems.length === 0
      ? ['Nothing is missing, and every entry is as it was written.']
      : ['NOT COMPLETE:', ...problems.slice(0, named).map((problem) => `- ${sentence(problem)}`)]),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

function sentence({ subject, kind, number }: AuditProblem): string {
  const sentences = {
    missing: `entry ${number} is missing, or more from there on`,
    altered: `entry ${number} is not as it was written`,
    'no-end': `ends with entry ${number}, though the desk did not let it go: its document was removed by somebody else`,
  };
  return `${subject}: ${sentences[kind]}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** One line of the export: JSON, always in the same order. */
export function exportLine({
  subject,
  number,
  at,
  what,
  by,
  name,
  correlationId,
  before,
  after,
  seal,
}: AuditLine): string {
  return `${JSON.stringify({ subject, number, at, what, by, name, correlationId, before, after, seal })}\n`;
}

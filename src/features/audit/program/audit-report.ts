import type { AuditProblem } from '../audit-check.ts';
import type { AuditReport } from '../audit-reader.ts';
import type { ChainProblem, ChainReport } from '../chain-check.ts';

/** Upper bound of problems listed: the first ones lead to the cause. */
const named = 20;

/** The output of `npm run audit`. */
export function reportLines({
  entries,
  waiting,
  subjects,
  shortened,
  problems: ofSubjects,
  chain,
}: AuditReport): readonly string[] {
  const problems = [...ofSubjects.map(sentence), ...chain.problems.map(chainSentence)];
  const more = problems.length - named;
  return [
    `${counted(entries, 'entry', 'entries')} of ${counted(subjects, 'subject')} (referrals, and the deal team’s channel); ${waiting} more not moved yet.`,
    ...(shortened > 0
      ? [`Of ${counted(shortened, 'subject')} the first entries are no longer kept (RETENTION_AUDIT_DAYS).`]
      : []),
    ...(problems.length === 0
      ? ['Nothing is missing, and every entry is as it was written.']
      : ['NOT COMPLETE:', ...problems.slice(0, named).map((problem) => `- ${problem}`)]),
    ...(more > 0 ? [`- and ${more} more`] : []),
    ...(chain.isAnchorLetGo
      ? [
          'The link of --anchor is no longer kept (RETENTION_AUDIT_DAYS): nothing can be told by it. Write down the one below.',
        ]
      : []),
    chain.isWhole
      ? `The chain of the desk has ${counted(chain.links, 'link')}. It ends with --anchor ${anchorIn(chain)}`
      : 'Entries from before the desk had a chain are still being linked.',
  ];
}

/** The anchor with its day, by which a later check knows whether retention may have deleted it. */
function anchorIn({ end: { number, link, at } }: ChainReport): string {
  return [number, link, ...(at ? [at.toISOString().slice(0, 10)] : [])].join(':');
}

function chainSentence({ kind, what }: ChainProblem): string {
  const sentences = {
    broken: `link ${what} of the desk’s chain does not follow from the one before it`,
    removed: `${what}: the entry was taken out of the audit`,
    changed: `${what}: the entry was sealed anew, with another content`,
    inserted: `${what}: no link of the desk’s chain names this entry; it was put in, or the chain was cut`,
    anchor: `link ${what} is not the one that was written down`,
  };
  return sentences[kind];
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

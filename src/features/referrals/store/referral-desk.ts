import type { Logger } from 'pino';
import type { Clock } from '../../../clock.ts';
import { crashPoint } from '../../../crash-point.ts';
import { currentCorrelation } from '../../../logger.ts';
import { absenceAhead, type PeopleStore, type Person, personId } from '../../people/index.ts';
import { hasMember } from '../record/members.ts';
import type { HistoryEntry, Referral } from '../record/referral.ts';
import { isAssigned } from '../rules/assign.ts';
import { awaitsAnswer } from '../rules/deadline.ts';
import { withDue, withoutKeys } from '../rules/mirror.ts';
import type { ReferralPolicy } from '../rules/policy.ts';
import { withRungPlans } from '../rules/rung-plan.ts';
import { asksSomethingElse } from '../rules/what-a-press-answers.ts';
import type { LeaseOfWrite, ReferralStore } from './referral-store.ts';

/** Shared dependencies of intake, service, relay and sweeps, and the one way in which they write. */
export interface DeskDeps {
  readonly referrals: ReferralStore;
  readonly people: PeopleStore;
  readonly clock: Clock;
  readonly policy: ReferralPolicy;
  readonly log: Logger;
  /** Called after a write that made cards or the outbox due, to save the wait for the sweep. */
  readonly nudge: (work: 'cards' | 'outbox' | 'crm' | 'copies') => void;
  /** These writes are rows of an import: they are sent after people's presses. */
  readonly inBulk?: true;
}

/** What a write tells the audit. */
export interface ReferralDeed extends Partial<Pick<HistoryEntry, 'before' | 'after'>> {
  readonly what: string;
  readonly by: HistoryEntry['by'];
  readonly lease?: LeaseOfWrite | undefined;
}

/**
 * One write per visible change; returns the referral afterwards, or undefined after a concurrent write. An action of a
 * person always increments the revision, so that a press delivered twice, or repeated much later, counts once.
 */
export async function writeReferral(
  deps: DeskDeps,
  before: Referral,
  after: Referral,
  { lease, ...what }: ReferralDeed,
): Promise<Referral | undefined> {
  const correlationId = currentCorrelation() ?? 'none';
  const entry: HistoryEntry = { at: deps.clock.now(), correlationId, ...what };
  const isNewQuestion = typeof what.by !== 'string' || asksSomethingElse(before, after);
  const next = {
    ...after,
    ...(deps.inBulk ? inBulk(before, after, deps.clock.now()) : {}),
    revision: before.revision + (isNewQuestion ? 1 : 0),
    ...(after.cardsDueAt ? { cardsCorrelationId: correlationId } : {}),
    ...workedOn(after, entry),
  };
  const written = await deps.referrals.replace(before, next, entry, lease);
  if (!written) return undefined;
  crashPoint(`written.${entry.what}`, written.id);
  const by = typeof entry.by === 'string' ? entry.by : personId(entry.by);
  deps.log.info({ referralId: written.id, revision: written.revision, what: entry.what, by }, 'referral changed');
  if (written.cardsDueAt && written.cardsDueAt <= deps.clock.now()) deps.nudge('cards');
  if (written.crmDueAt) deps.nudge('crm');
  if (written.outboxDueAt && written.outboxDueAt <= deps.clock.now()) deps.nudge('outbox');
  return written;
}

/** Actions of people on the desk or in Partner Center, not our own writes and their answers. */
function workedOn({ record }: Referral, { by, at, what }: HistoryEntry): Pick<Referral, 'workedAt'> {
  if (typeof by !== 'string') return { workedAt: at };
  return what === 'changed-in-partner-center' ? { workedAt: record.updatedAt } : {};
}

/**
 * Milliseconds that the redraw of cards waits for Partner Center's answer, which is due at once and makes them due itself: longer
 * than most deliveries take. Cards that show a change as pending, and again as done, cost twice as much, and nobody looks.
 */
const cardsOfBulkAfter = 3_000;

function inBulk(before: Referral, after: Referral, now: Date): Pick<Referral, 'outbox' | 'cardsDueAt'> {
  const known = new Set(before.outbox.map(({ id }) => id));
  const outbox = after.outbox.map((entry) => (known.has(entry.id) ? entry : { ...entry, inBulk: true as const }));
  // A redraw that was due before is not put off.
  const dueAt = before.cardsDueAt ?? new Date(now.getTime() + cardsOfBulkAfter);
  return { outbox, ...(after.cardsDueAt ? { cardsDueAt: dueAt } : {}) };
}

/**
 * The owner is the first member of the referral's team whom the desk knows by e-mail, else none. An owner keeps it
 * while on the team: a person who becomes known later does not displace them. An owner assigned by a person keeps it as
 * well; one assigned by a rule, as long as the team has no member whom the desk knows.
 */
export async function withOwner(
  deps: Pick<DeskDeps, 'people' | 'policy' | 'clock'>,
  referral: Referral,
): Promise<Referral> {
  if (referral.owner && hasMember(referral.record.team, referral.owner.email)) return referral;
  const held = isAssigned(referral);
  if (held && referral.assignment?.by) return referral;
  const emails = referral.record.team.map((member) => member.email);
  const known = emails.length > 0 ? await deps.people.findByEmails(emails) : [];
  const byEmail = new Map(known.map((person) => [person.email?.toLowerCase(), person]));
  const person = emails.map((email) => byEmail.get(email.trim().toLowerCase())).find((found) => found !== undefined);
  if (!person?.email && held) return referral;
  const rest = withoutKeys(referral, 'owner', 'assignment');
  if (!person?.email)
    return referral.owner ? withDue(rest, deps.policy, deps.clock.now()) : withoutKeys(referral, 'owner');
  const { tenantId, aadObjectId, name, email } = person;
  return remindedAs({ ...rest, owner: { tenantId, aadObjectId, name, email } }, person, deps);
}

/** With a new owner the reminders are planned in their working hours. */
export function remindedAs(
  referral: Referral,
  owner: Person,
  { policy, clock }: Pick<DeskDeps, 'policy' | 'clock'>,
): Referral {
  const now = clock.now();
  // The stand-in's hours count as well but have to be looked up: the sweep makes that plan, at once.
  const needsStandIn = absenceAhead(owner, now)?.standIn !== undefined;
  const planned = awaitsAnswer(referral) && !needsStandIn ? withRungPlans(referral, owner, policy, now) : referral;
  return withDue(planned, policy, now);
}

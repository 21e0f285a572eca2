import { crashPoint } from '../../crash-point.ts';
import { absenceAhead, type Person, whenAtWork } from '../people/index.ts';
import {
  awaitsAnswer,
  type CardPlaces,
  type Copy,
  type CopyStore,
  channelCopy,
  type DeskDeps,
  duePlanned,
  isOwnedBy,
  isUndecided,
  type PlannedRung,
  personalCopy,
  type Referral,
  reminderPurpose,
  rungOf,
  snoozedUntil,
  standInsThere,
  stepOfRung,
  type WantedCopy,
  withDue,
  withEscalations,
  withRungPlans,
  withRungsSaid,
  writeReferral,
} from '../referrals/index.ts';
import type { Escalations } from './escalation/escalations.ts';
import { isOfLadder, isSamePlace, wasToldLately } from './told-lately.ts';

export interface RungDeps extends DeskDeps {
  readonly copies: CopyStore;
  readonly places: CardPlaces;
  readonly escalations: Pick<Escalations, 'due'>;
}

/**
 * Sends the reminder of a referral whose rung is due. Needs only Teams, so reminders go out whatever the state of
 * Partner Center. The state is in the referral, so a decision between two runs needs no cancelling, and after days of
 * outage only the newest rung is sent.
 */
export class RungSweep {
  readonly #deps: RungDeps;

  constructor(deps: RungDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const { policy, clock, people, referrals } = this.#deps;
    const now = clock.now();
    if (!awaitsAnswer(referral) || !isUndecided(referral, now) || now >= referral.deadline)
      return void (await referrals.replace(referral, withDue(referral, policy, now)));
    // Planned again on each run: the owner's calendar may have changed since.
    const owner = referral.owner ? await people.find(referral.owner) : undefined;
    const named = owner && absenceAhead(owner, now)?.standIn;
    const standIn = named && (await people.find(named));
    const planned = withRungPlans(referral, owner, policy, now, standIn);
    const due = { owner: duePlanned(planned, 'owner', now), team: duePlanned(planned, 'team', now) };
    const told = await this.#deps.escalations.due(planned, owner, due.owner.length > 0, now);
    if (due.owner.length + due.team.length + told.said.length > 0)
      return this.#remind(referral, planned, due, told, now);
    await referrals.replace(referral, withDue(planned, policy, now));
  }

  async #remind(before: Referral, planned: Referral, due: DueRungs, told: EscalationsTold, now: Date): Promise<void> {
    const { warned, leftOut } = await this.#wantCopies(planned, due, told, now);
    for (const { copy, at } of told.copies) await this.#wantEscalation(planned, copy, at);
    crashPoint('reminder.wanted', before.id);
    const rungs = [...new Set([...due.team, ...due.owner].sort(byTime).map(({ rung }) => rung))];
    // An escalation in a rung's place says all that the rung would have, so the rung counts as sent.
    const saidBy = [...warned, ...leftOut.filter(({ why }) => why === 'escalated')];
    const newest = rungs.filter((rung) => saidBy.some((one) => one.rung === rung)).slice(-1);
    const said = {
      ...planned,
      rungsDone: [...new Set([...planned.rungsDone, ...rungs])],
      ...(newest.length > 0
        ? {
            rungsSent: [...(planned.rungsSent ?? []), ...newest.map((rung) => ({ rung, at: now }))].slice(
              -mostRungsSent,
            ),
          }
        : {}),
    };
    const reminded = withEscalations(withRungsSaid(said, now), told.said);
    // Before the write: cut short in between, the next attempt marks them again.
    await this.#deps.copies.showTimeLeft(before.id, now);
    await writeReferral(this.#deps, before, withDue(reminded, this.#deps.policy, now), {
      by: 'desk',
      ...entryOf({ rungs, warned, leftOut, escalated: told.said }),
    });
    this.#deps.nudge('copies');
  }

  /**
   * Who is warned by which rung, by a message of its own or by an escalation in its place. The rows' ids are unique per
   * referral, rung and place: a crash after them and before the write repeats nothing.
   */
  async #wantCopies(
    referral: Referral,
    due: DueRungs,
    told: EscalationsTold,
    now: Date,
  ): Promise<{ readonly warned: readonly Warned[]; readonly leftOut: readonly LeftOut[] }> {
    const { copies, places, policy } = this.#deps;
    const { channel, reminded, standIns } = await places.of(referral);
    const [mine, theirs] = [due.owner.at(-1), due.team.at(-1)];
    const purposeOf = ({ rung }: PlannedRung) => reminderPurpose(rung, referral.extensions);
    // The owner's plan uses the owner's hours, the channel's the desk's: every other reader gets it in their own
    // working hours.
    const atWork = (reader: Person) => whenAtWork(reader, policy.hours, now, referral.deadline);
    const teams = !theirs
      ? []
      : channel
        ? [{ rung: theirs.rung, copy: channelCopy(referral.id, purposeOf(theirs), channel), at: now }]
        : standInsThere(standIns, now).map((admin) => ({
            rung: theirs.rung,
            copy: personalCopy(referral.id, purposeOf(theirs), admin, admin.personalChat),
            at: atWork(admin),
          }));
    const isSnoozed = reminded !== undefined && snoozedUntil(referral, reminded, now) !== undefined;
    const person = mine && reminded && !isSnoozed ? reminded : undefined;
    const meant = [
      ...(mine && person
        ? [
            {
              rung: mine.rung,
              copy: personalCopy(referral.id, purposeOf(mine), person, person.personalChat),
              at: isOwnedBy(referral, person) ? now : atWork(person),
            },
          ]
        : []),
      ...teams,
    ];
    // An escalation to the same place, due at once as after an outage or waiting for the same morning, says all that and more.
    const isEscalated = referral.escalations?.some(({ skipped }) => !skipped) ?? false;
    const waiting = isEscalated ? (await this.#waiting(referral)).filter(isEscalation) : [];
    const escalated = [...told.copies.map(({ copy }) => copy), ...waiting];
    const known = await copies.ofReferral(referral.id);
    const whyNot = (copy: WantedCopy): LeftOut['why'] | undefined => {
      if (escalated.some((each) => isSamePlace(each, copy))) return 'escalated';
      return wasToldLately(known, copy, now) ? 'told-lately' : undefined;
    };
    const warned: Warned[] = [];
    const leftOut: LeftOut[] = mine && isSnoozed ? [{ rung: mine.rung, audience: 'personal', why: 'snoozed' }] : [];
    for (const { rung, copy, at } of meant) {
      const why = whyNot(copy);
      if (why) leftOut.push({ rung, audience: copy.audience, why });
      else {
        await copies.want(copy, at);
        warned.push({ rung, audience: copy.audience });
      }
    }
    return { warned, leftOut };
  }

  /** In the place of a reminder that waits for its reader's next working time, as over a weekend: one of them is enough. */
  async #wantEscalation(referral: Referral, copy: WantedCopy, at: Date): Promise<void> {
    const { copies } = this.#deps;
    await copies.want(copy, at);
    const waiting = (await this.#waiting(referral)).filter((one) => isSamePlace(one, copy) && !isEscalation(one));
    for (const reminder of waiting) await copies.settle(reminder, { state: 'dropped' });
  }

  /** Reminders of its ladder that no worker has taken yet. */
  async #waiting({ id }: Referral): Promise<readonly Copy[]> {
    const all = await this.#deps.copies.ofReferral(id);
    return all.filter((copy) => copy.state === 'wanted' && copy.attempts === 0 && isOfLadder(copy));
  }
}

interface Warned {
  readonly rung: string;
  readonly audience: string;
}

interface LeftOut {
  readonly rung: string;
  readonly audience: string;
  /** `told-lately`: a snooze or a mention said the same in that place shortly before. */
  readonly why: 'snoozed' | 'told-lately' | 'escalated';
}

/** For the audit: what was sent, and who was left out for which reason. */
function entryOf(told: {
  readonly rungs: readonly string[];
  readonly warned: readonly Warned[];
  readonly leftOut: readonly LeftOut[];
  readonly escalated: EscalationsTold['said'];
}) {
  const { rungs, warned, leftOut } = told;
  const escalated = told.escalated.length > 0 ? { escalated: told.escalated } : {};
  const of = rungs.length > 0 ? { rung: rungs.at(-1), passedOver: rungs.length - 1 } : {};
  const left = leftOut.length > 0 ? { leftOut: leftOut.map(({ audience, why }) => ({ audience, why })) } : {};
  const audiences = warned.map(({ audience }) => audience);
  if (warned.length > 0) return { what: 'reminded', after: { ...of, audiences, ...left, ...escalated } };
  return { what: told.escalated.length > 0 ? 'escalated' : 'not-reminded', after: { ...of, ...left, ...escalated } };
}

const isEscalation = (copy: Copy): boolean => stepOfRung(rungOf(copy) ?? '') !== undefined;

type EscalationsTold = Awaited<ReturnType<Escalations['due']>>;

/** A ladder has a handful of rungs; each extension of the deadline begins it again. */
const mostRungsSent = 20;

/** Per audience, the newest last. */
type DueRungs = Readonly<Record<'owner' | 'team', readonly PlannedRung[]>>;

function byTime(one: PlannedRung, other: PlannedRung): number {
  return one.at.getTime() - other.at.getTime();
}

import {
  absenceAt,
  type CompanyDirectory,
  type DealTeamStore,
  isSamePerson,
  type Person,
  whenAtWork,
} from '../../people/index.ts';
import {
  type Access,
  channelCopy,
  type DeskDeps,
  type Escalation,
  type EscalationStep,
  isOwnedBy,
  type PlannedRung,
  personalCopy,
  type Referral,
  reminderPurpose,
  rungOfStep,
  stepsAhead,
  type WantedCopy,
} from '../../referrals/index.ts';
import { canBeWrittenTo, hearsReminders } from '../hears-reminders.ts';

/** E-mail addresses of the company-wide backups, lower case. Empty: the referral's team and the Referrals admins. */
export interface EscalationPeople {
  readonly backups: readonly string[];
  readonly managers: readonly string[];
}

export interface EscalationsDeps extends Pick<DeskDeps, 'people' | 'policy'> {
  readonly dealTeam: Pick<DealTeamStore, 'channelOf'>;
  readonly access: Access;
  readonly escalation: EscalationPeople;
  /** Absent: the operator did not allow the desk to read the directory. */
  readonly directory?: Pick<CompanyDirectory, 'managerOf'> | undefined;
  /**
   * The person who takes what nobody else does, as in routing; if it is absent, the owner, or somebody without the
   * right to answer: the Referrals admins.
   */
  readonly catcher?: (referral: Referral) => Promise<Person | undefined>;
}

interface DatedCopy {
  readonly copy: WantedCopy;
  /** In their working time. */
  readonly at: Date;
}

interface Told {
  readonly copies: readonly DatedCopy[];
  readonly said: readonly Escalation[];
}

/**
 * Whom to tell besides the owner, when it is due. A step whose people can't be reached is skipped, and the next one is
 * taken at once instead; likewise the first step where the owner can't be reached.
 */
export class Escalations {
  readonly #deps: EscalationsDeps;

  constructor(deps: EscalationsDeps) {
    this.#deps = deps;
  }

  /** @param isOwnerDue a reminder for the owner is due now. */
  async due(referral: Referral, owner: Person | undefined, isOwnerDue: boolean, now: Date): Promise<Told> {
    const copies: DatedCopy[] = [];
    const said: Escalation[] = [];
    const isFirst = (referral.escalations ?? []).length === 0;
    const ownerLost = isFirst && isOwnerDue && referral.owner ? await this.#ownerLost(owner, referral, now) : undefined;
    if (ownerLost) said.push({ step: 'owner', at: now, skipped: ownerLost });
    let atOnce = ownerLost !== undefined || isLastStepMissed(referral);
    for (const planned of stepsAhead(referral)) {
      if (!atOnce && planned.at > now) continue;
      const { found, skipped } = await this.#copiesOf(referral, planned, owner, now);
      copies.push(...found);
      const step = planned.rung as EscalationStep;
      said.push({ step, at: now, ...(found.length > 0 ? {} : { skipped }) });
      atOnce = found.length === 0;
    }
    return { copies, said };
  }

  /**
   * Why the owner's reminder brings no answer; undefined: it may. An owner whose role was taken is reminded still, but the
   * answer has to come from others; so it does where they are away and the stand-in whom they named hears nothing.
   */
  async #ownerLost(owner: Person | undefined, referral: Referral, now: Date): Promise<Escalation['skipped']> {
    if (!canBeWrittenTo(owner)) return 'unreachable';
    if (!this.#deps.access.may(owner, 'answer', referral)) return 'role';
    const named = absenceAt(owner, now)?.standIn;
    return named && !this.#isTold(await this.#deps.people.find(named), referral, now) ? 'away' : undefined;
  }

  #isTold(person: Person | undefined, referral: Referral, now: Date): boolean {
    return hearsReminders(person, now) && this.#deps.access.may(person, 'answer', referral);
  }

  async #copiesOf(
    referral: Referral,
    { rung }: PlannedRung,
    owner: Person | undefined,
    now: Date,
  ): Promise<{ readonly found: readonly DatedCopy[]; readonly skipped: NonNullable<Escalation['skipped']> }> {
    const step = rung as EscalationStep;
    const purpose = reminderPurpose(rungOfStep(step), referral.extensions);
    if (step === 'channel') {
      const channel = await this.#deps.dealTeam.channelOf(referral);
      const found = channel ? [{ copy: channelCopy(referral.id, purpose, channel), at: now }] : [];
      return { found, skipped: 'nobody' };
    }
    const named = (await this.#peopleOf(step, referral, owner, now)).filter((one) => !isOwnedBy(referral, one));
    // Somebody who never installed the desk is unknown to it, and yet was to be told.
    const isOther = (email: string) => email.toLowerCase() !== owner?.email?.toLowerCase();
    const isMeant = named.length > 0 || step !== 'backup' || this.#backupsOf(referral).some(isOther);
    const readers = named
      .filter(canBeWrittenTo)
      .filter((one) => this.#deps.access.may(one, 'answer', referral))
      .map((reader) => ({ reader, at: whenAtWork(reader, this.#deps.policy.hours, now, referral.deadline) }));
    // A person who is away until after the deadline can't help, and one who stopped reminders wants none; after the last
    // step there is no other.
    const wanting = readers.filter(({ reader }) => reader.chosen?.reminders !== 'off');
    const there = wanting.filter(({ reader, at }) => !absenceAt(reader, at));
    const told = there.length === 0 && step === 'catcher' ? readers : there;
    return {
      found: told.map(({ reader, at }) => ({
        copy: personalCopy(referral.id, purpose, reader, reader.personalChat),
        at,
      })),
      skipped: wanting.length > 0 ? 'away' : readers.length > 0 ? 'off' : isMeant ? 'unreachable' : 'nobody',
    };
  }

  async #peopleOf(
    step: Exclude<EscalationStep, 'channel'>,
    referral: Referral,
    owner: Person | undefined,
    now: Date,
  ): Promise<readonly Person[]> {
    const { people, escalation, catcher } = this.#deps;
    if (step === 'catcher') {
      const found = await catcher?.(referral);
      const canTake = found && !isOwnedBy(referral, found) && this.#deps.access.may(found, 'answer', referral);
      return canTake ? [found] : people.reachableAdmins();
    }
    const manager = step === 'manager' ? await this.#managerOf(owner, referral) : undefined;
    if (manager) return [manager];
    if (step === 'manager')
      return escalation.managers.length > 0 ? people.findByEmails(escalation.managers) : people.reachableAdmins();
    const named = owner && absenceAt(owner, now)?.standIn;
    const standIn = named && (await people.find(named));
    if (standIn && this.#isTold(standIn, referral, now)) return [standIn];
    const others = await people.findByEmails(this.#backupsOf(referral));
    const isKnown = others.some((one) => standIn && isSamePerson(one, standIn));
    return standIn && !isKnown ? [...others, standIn] : others;
  }

  #backupsOf({ record }: Referral): readonly string[] {
    const { backups } = this.#deps.escalation;
    return backups.length > 0 ? backups : record.team.map(({ email }) => email);
  }

  /** The owner's manager in the directory, if the desk can write to them and they may answer it. */
  async #managerOf(owner: Person | undefined, referral: Referral): Promise<Person | undefined> {
    const { directory, people, access } = this.#deps;
    const aadObjectId = owner && (await directory?.managerOf(owner));
    const found = owner && aadObjectId ? await people.find({ tenantId: owner.tenantId, aadObjectId }) : undefined;
    return canBeWrittenTo(found) && access.may(found, 'answer', referral) ? found : undefined;
  }
}

/**
 * The last step's message was refused after it had been counted as said: `withStepMissed`. A step of a plan that is no
 * longer in force, as before a later deadline, hurries nothing.
 */
function isLastStepMissed({ escalations = [], rungPlans }: Referral): boolean {
  const last = escalations.at(-1);
  const isOfPlan = rungPlans?.escalation?.rungs.some(({ rung, done }) => done && rung === last?.step) ?? false;
  return last?.skipped !== undefined && isOfPlan;
}

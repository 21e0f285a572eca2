import { type ConversationAddress, rootOf } from '../../../conversation.ts';
import { currentCorrelation } from '../../../logger.ts';
import {
  absenceAt,
  isSamePerson,
  type Person,
  provenEmail,
  type RoleSettings,
  whenAtWork,
} from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { awaitsAnswer } from '../rules/deadline.ts';
import { withCardsDue } from '../rules/mirror.ts';
import { isUndecided } from '../rules/referral-stage.ts';
import { reachedRung, wasReminderDue } from '../rules/rung-plan.ts';
import { snoozedUntil } from '../rules/snooze.ts';
import { type DeskDeps, withOwner, writeReferral } from '../store/referral-desk.ts';
import { firstPurpose, personalCopy } from './card-fan-out.ts';
import { mostCardsForStandIn } from './card-places.ts';
import { reminderPurpose } from './copy.ts';
import type { CopyStore } from './copy-store.ts';

const pageSize = 100;
const attempts = 5;

export interface NewcomerDeps extends DeskDeps {
  readonly copies: CopyStore;
}

type PersonDeps = NewcomerDeps & Pick<RoleSettings, 'homeTenant'>;

/** A person whom referrals name became known or reachable: they get what is theirs. */
export async function cardsForPerson(deps: PersonDeps, person: Person): Promise<void> {
  const { referrals, copies, clock, log } = deps;
  if (person.personalChat) await copies.retry({ person, address: person.personalChat }, clock.now());
  const email = provenEmail(person, deps);
  if (!email) return;
  await findOwners(deps, email);
  const theirs = await referrals.makeCardsDue({ teamMember: email }, dueNow(deps));
  if (theirs > 0) log.info({ referrals: theirs }, 'a person became reachable, their cards are due');
  deps.nudge('cards');
}

/**
 * An absence ended by its days, at midnight: what came for the person meanwhile waits for their next working time, unless a
 * deadline needs it earlier. Wanted before the cards are due, so that the fan-out finds it wanted already.
 */
export async function cardsAtWork(deps: NewcomerDeps, person: Person): Promise<void> {
  const { referrals, copies, policy, clock } = deps;
  const { personalChat } = person;
  const now = clock.now();
  if (!personalChat || absenceAt(person, now)) return;
  for (const referral of await referrals.inboundOwnedBy(person, 'waiting', mostBack)) {
    const purpose = firstPurpose(referral, person, await copies.ofReferral(referral.id));
    const at = whenAtWork(person, policy.hours, now, referral.deadline);
    if (purpose) await copies.want(personalCopy(referral.id, purpose, person, personalChat), at);
  }
}

/** Upper bound of those that wait for the working time of one person who is back. */
const mostBack = 500;
/** Upper bound per person, nearest deadlines first. */
const mostMissed = 20;

/**
 * Rungs that came while the desk had no chat to send them to: the newest of each referral whose card its owner has known
 * before, as that card is only edited and would say nothing. Reminders that Teams refused are tried again by `retry`.
 */
export async function remindersMissed(deps: NewcomerDeps, person: Person): Promise<void> {
  const { referrals, copies, clock } = deps;
  const { personalChat } = person;
  const now = clock.now();
  if (!personalChat || person.chosen?.reminders === 'off' || absenceAt(person, now)) return;
  for (const referral of await referrals.ownedBy(person, mostMissed)) {
    const rung = reachedRung(referral, 'owner', now);
    const isWaiting = awaitsAnswer(referral) && isUndecided(referral, now) && now < referral.deadline;
    if (!rung || !isWaiting || !wasReminderDue(referral) || snoozedUntil(referral, person, now)) continue;
    const theirs = await copies.ofReferral(referral.id);
    const isKnown = theirs.some((one) => one.person && isSamePerson(one.person, person) && one.activityId);
    const purpose = reminderPurpose(rung, referral.extensions);
    if (isKnown) await copies.want(personalCopy(referral.id, purpose, person, personalChat), now);
  }
}

/** The deal team has another channel: undecided referrals that belong there are posted there. */
export async function cardsForChannel(
  deps: NewcomerDeps,
  { id: channelId, address }: { readonly id: string; readonly address: ConversationAddress },
  isDefault: boolean,
): Promise<void> {
  await deps.copies.retry({ address: rootOf(address) }, deps.clock.now());
  await cardsFromChannel(deps, channelId, isDefault);
}

/**
 * A channel is no longer used: undecided referrals posted there are posted where they belong now. Returns how many
 * there are.
 */
export async function cardsFromChannel(deps: DeskDeps, channelId: string, wasDefault: boolean): Promise<number> {
  const count = await deps.referrals.makeCardsDue(wasDefault ? 'undecided' : { channelId }, dueNow(deps));
  deps.nudge('cards');
  return count;
}

/**
 * The channel is gone: referrals without an owner go to the admins who stand in for it, as cards while these are few
 * enough to be read. Returns how many there are.
 */
export async function cardsForStandIns(deps: DeskDeps): Promise<number> {
  const unowned = await deps.referrals.countUnowned();
  if (unowned > 0 && unowned <= mostCardsForStandIn) {
    await deps.referrals.makeCardsDue('unowned', dueNow(deps));
    deps.nudge('cards');
  }
  return unowned;
}

function dueNow({ clock }: DeskDeps): { at: Date; correlationId: string } {
  return { at: clock.now(), correlationId: currentCorrelation() ?? 'none' };
}

/** In pages: the number of unowned deals has no upper bound. */
async function findOwners(deps: NewcomerDeps, email: string): Promise<void> {
  for (let after: string | undefined; ; ) {
    const page = await deps.referrals.unownedWithTeamMember(email, { after, limit: pageSize });
    for (const { id } of page) await findOwner(deps, id);
    if (page.length < pageSize) return;
    after = page.at(-1)?.id;
  }
}

async function findOwner(deps: NewcomerDeps, id: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const referral = await deps.referrals.find(id);
    if (!referral || (await writeOwner(deps, referral))) return;
  }
  deps.log.warn({ referralId: id }, 'referral kept changing, its owner is found with the next change');
}

/** A new owner is shown on the card. True: nothing more to do. */
async function writeOwner(deps: NewcomerDeps, referral: Referral): Promise<boolean> {
  const owned = withCardsDue(await withOwner(deps, referral), deps.clock.now());
  if (owned.owner?.aadObjectId === referral.owner?.aadObjectId) return true;
  const what = { what: 'owner-found', by: 'desk', after: { owner: owned.owner?.aadObjectId } } as const;
  return (await writeReferral(deps, referral, owned, what)) !== undefined;
}

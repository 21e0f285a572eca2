import { type ConversationAddress, rootOf } from '../../../conversation.ts';
import { currentCorrelation } from '../../../logger.ts';
import { type Person, provenEmail, type RoleSettings } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { withCardsDue } from '../rules/mirror.ts';
import { type DeskDeps, withOwner, writeReferral } from '../store/referral-desk.ts';
import { mostCardsForStandIn } from './card-places.ts';
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

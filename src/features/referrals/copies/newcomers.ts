import { type ConversationAddress, rootOf } from '../../../conversation.ts';
import { type Person, provenEmail, type RoleSettings } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { type DeskDeps, withOwner, write } from '../store/referral-desk.ts';
import type { CopyStore } from './copy-store.ts';

/** More than one person's deals, or one company's undecided referrals, ever are. */
const atMost = 1_000;
const attempts = 5;

export interface NewcomerDeps extends DeskDeps {
  readonly copies: CopyStore;
}

type PersonDeps = NewcomerDeps & Pick<RoleSettings, 'homeTenant'>;

/** Somebody whom referrals name became known, or can be written to again: what is theirs comes to them. */
export async function cardsForPerson(deps: PersonDeps, person: Person): Promise<void> {
  const { referrals, copies, clock, log } = deps;
  if (person.personalChat) await copies.retry({ person, address: person.personalChat }, clock.now());
  const email = provenEmail(person, deps);
  if (!email) return;
  const theirs = await referrals.withTeamMember(email, atMost);
  for (const { id } of theirs) await cardsDue(deps, id);
  if (theirs.length > 0) log.info({ referrals: theirs.length }, 'a person became known, their cards are due');
  deps.nudge('cards');
}

/** The deal team's cards have a new place: what waits for an answer appears there. */
export async function cardsForChannel(deps: NewcomerDeps, channel: ConversationAddress): Promise<void> {
  await deps.copies.retry({ address: rootOf(channel) }, deps.clock.now());
  for (const { id } of await deps.referrals.undecided(atMost)) await cardsDue(deps, id);
  deps.nudge('cards');
}

async function cardsDue(deps: NewcomerDeps, id: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const referral = await deps.referrals.find(id);
    if (!referral || (await makeDue(deps, referral))) return;
  }
  deps.log.warn({ referralId: id }, 'referral kept changing, its cards follow with the next change');
}

async function makeDue(deps: NewcomerDeps, referral: Referral): Promise<boolean> {
  const cardsDueAt = deps.clock.now();
  const owned = await withOwner(deps, referral);
  const found = owned.owner?.aadObjectId !== referral.owner?.aadObjectId;
  // Only a new owner shows on the card: else the buttons on standing copies stay good.
  if (!found) return (await deps.referrals.replace(referral, { ...referral, cardsDueAt })) !== undefined;
  const after = { ...owned, revision: referral.revision + 1, cardsDueAt };
  const what = { what: 'owner-found', by: 'desk', after: { owner: owned.owner?.aadObjectId } } as const;
  return (await write(deps, referral, after, what)) !== undefined;
}

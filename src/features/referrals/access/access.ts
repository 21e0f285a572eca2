import {
  type Deed,
  isAdminOfAll,
  mayDo,
  type Person,
  provenEmail,
  type Relation,
  type RoleSettings,
  type Standing,
  standingOf,
  standsInFor,
} from '../../people/index.ts';
import { hasMember } from '../record/members.ts';
import type { Member, Referral } from '../record/referral.ts';
import { isOwnedBy } from '../rules/absent-owner.ts';
import { type Reach, reachOf } from './reach.ts';

/** The part of a referral that permissions depend on. */
export type AccessFacts = Pick<Referral, 'kind' | 'owner'> & {
  readonly record: Pick<Referral['record'], 'mpnId'> & { readonly team: readonly Pick<Member, 'email'>[] };
};

/** A person's relation to a referral, the key of the permission table. */
function relationOf(person: Person, standing: Standing, referral: AccessFacts, email: string | undefined): Relation {
  const { mpnId } = referral.record;
  if (standing.locations.length > 0 && !(mpnId && standing.locations.includes(mpnId))) return 'out-of-scope';
  const { owner } = referral;
  if (isOwnedBy(referral, person)) return 'mine';
  if (email && hasMember(referral.record.team, email)) return 'team';
  return owner ? 'others' : 'unowned';
}

/**
 * Inbound referrals are posted in the deal team's channel, where everybody reads them without contact data. Our own
 * deals and Microsoft's side of a deal are visible only to those who work on them; for all others they do not exist.
 */
export function standsInChannel({ kind }: Pick<Referral, 'kind'>): boolean {
  return kind === 'inbound';
}

/** The single place that decides whether a person may do something with a referral. */
export class Access {
  readonly #roles: RoleSettings;
  readonly #now: (() => Date) | undefined;

  /** Without a clock, absences and thus stand-ins are not considered. */
  constructor(roles: RoleSettings, now?: () => Date) {
    this.#roles = roles;
    this.#now = now;
  }

  may(person: Person, deed: Deed, referral: AccessFacts): boolean {
    if (referral.kind === 'lead' && !this.mayLeads(person)) return false;
    const standing = this.standing(person, referral);
    const asked = deed === 'read' && !standsInChannel(referral) ? 'see-in-full' : deed;
    const relation = relationOf(person, standing, referral, provenEmail(person, this.#roles));
    // A stand-in has the same rights as a member of the team.
    const isStandIn = relation === 'others' && this.#standsInForOwner(person, referral);
    return mayDo(standing, isStandIn ? 'team' : relation, asked);
  }

  #standsInForOwner(person: Person, { owner }: Pick<Referral, 'owner'>): boolean {
    return owner !== undefined && this.#now !== undefined && standsInFor(person, owner, this.#now());
  }

  /** Whether they could answer it as its owner: nothing is assigned to a person who can only read it. */
  couldAnswer(person: Person, referral: AccessFacts): boolean {
    const { tenantId, aadObjectId, name, email } = person;
    return (
      email !== undefined && this.may(person, 'answer', { ...referral, owner: { tenantId, aadObjectId, name, email } })
    );
  }

  isAdmin(person: Person): boolean {
    return standingOf(person, this.#roles).role === 'admin';
  }

  /**
   * Leads are for Referrals admins of the whole company; for all others they do not exist
   * (docs/partner-center.md#leads).
   */
  mayLeads(person: Person): boolean {
    return isAdminOfAll(person, this.#roles);
  }

  /** The scope of what this person may see in full; undefined: nothing. */
  reach(person: Person): Reach | undefined {
    const now = this.#now?.();
    const others = now ? (person.standsInFor ?? []).filter((one) => standsInFor(person, one, now)) : [];
    return reachOf(person, standingOf(person, this.#roles), provenEmail(person, this.#roles), others);
  }

  /**
   * Membership of the referral's team in Partner Center counts too: it makes the person a Referrals user for this
   * referral.
   */
  standing(person: Person, referral: AccessFacts): Standing {
    const standing = standingOf(person, this.#roles);
    const email = provenEmail(person, this.#roles);
    const onTeam = email !== undefined && hasMember(referral.record.team, email);
    return standing.role === 'other' && onTeam ? { role: 'user', locations: [] } : standing;
  }
}

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

/** All of a referral that decides who may do what with it. */
export type AccessFacts = Pick<Referral, 'kind' | 'owner'> & {
  readonly record: Pick<Referral['record'], 'mpnId'> & { readonly team: readonly Pick<Member, 'email'>[] };
};

/** How a person stands to a referral, for the table of permissions. */
function relationOf(person: Person, standing: Standing, referral: AccessFacts, email: string | undefined): Relation {
  const { mpnId } = referral.record;
  if (standing.locations.length > 0 && !(mpnId && standing.locations.includes(mpnId))) return 'out-of-scope';
  const { owner } = referral;
  if (isOwnedBy(referral, person)) return 'mine';
  if (email && hasMember(referral.record.team, email)) return 'team';
  return owner ? 'others' : 'unowned';
}

/**
 * Inbound referrals stand in the deal team's channel, where everybody reads them without contact data. A deal of ours or
 * Microsoft's side of a deal is for those who work on it: to all others it is as if it were not there.
 */
export function standsInChannel({ kind }: Pick<Referral, 'kind'>): boolean {
  return kind === 'inbound';
}

/** Whether this person may do this to this referral; decided here and nowhere else. */
export class Access {
  readonly #roles: RoleSettings;
  readonly #now: (() => Date) | undefined;

  /** Without a clock nobody stands in for anybody. */
  constructor(roles: RoleSettings, now?: () => Date) {
    this.#roles = roles;
    this.#now = now;
  }

  may(person: Person, deed: Deed, referral: AccessFacts): boolean {
    if (referral.kind === 'lead' && !this.mayLeads(person)) return false;
    const standing = this.standing(person, referral);
    const asked = deed === 'read' && !standsInChannel(referral) ? 'see-in-full' : deed;
    const relation = relationOf(person, standing, referral, provenEmail(person, this.#roles));
    // Whoever takes over works on it like somebody of its team.
    const isStandIn = relation === 'others' && this.#standsInForOwner(person, referral);
    return mayDo(standing, isStandIn ? 'team' : relation, asked);
  }

  #standsInForOwner(person: Person, { owner }: Pick<Referral, 'owner'>): boolean {
    return owner !== undefined && this.#now !== undefined && standsInFor(person, owner, this.#now());
  }

  /** Whether they could answer it if it were theirs: nothing goes to somebody who can only look at it. */
  couldAnswer(person: Person, referral: Referral): boolean {
    const { tenantId, aadObjectId, name, email } = person;
    return (
      email !== undefined && this.may(person, 'answer', { ...referral, owner: { tenantId, aadObjectId, name, email } })
    );
  }

  isAdmin(person: Person): boolean {
    return standingOf(person, this.#roles).role === 'admin';
  }

  /** Leads are for Referrals admins of the whole company: to all others they are as if they were not there (docs/partner-center.md#leads). */
  mayLeads(person: Person): boolean {
    return isAdminOfAll(person, this.#roles);
  }

  /** All that this person may see in full; undefined: nothing. */
  reach(person: Person): Reach | undefined {
    const now = this.#now?.();
    const others = now ? (person.standsInFor ?? []).filter((one) => standsInFor(person, one, now)) : [];
    return reachOf(person, standingOf(person, this.#roles), provenEmail(person, this.#roles), others);
  }

  /** Partner Center's own word counts too: a member of the referral's team is a Referrals user for this referral. */
  standing(person: Person, referral: AccessFacts): Standing {
    const standing = standingOf(person, this.#roles);
    const email = provenEmail(person, this.#roles);
    const onTeam = email !== undefined && hasMember(referral.record.team, email);
    return standing.role === 'other' && onTeam ? { role: 'user', locations: [] } : standing;
  }
}

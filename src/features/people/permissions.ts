import type { Role, Standing } from './roles.ts';

/**
 * The rights on a deal: `edit` its fields, notes, employees and solutions; its `stage`; `invite` Microsoft to it;
 * `close` it as won or lost; `register` it.
 */
export const dealDeeds = ['edit', 'stage', 'invite', 'close', 'register'] as const;
export type DealDeed = (typeof dealDeeds)[number];

/**
 * The rights on one referral. `read` is the card without contact data, as the channel shows inbound referrals; a
 * referral that is not shown there is readable only by people who may see it in full (`Access`).
 */
export const deeds = ['read', 'see-in-full', 'answer', 'undo', 'claim', 'release', 'assign', ...dealDeeds] as const;
export type Deed = (typeof deeds)[number];

/**
 * The relation of a person to a referral.
 * - `mine`: the person owns it; `team`: its team contains the person's e-mail address; `unowned`: nobody owns it;
 * - `others`: somebody else owns it and the person is not on its team;
 * - `out-of-scope`: it belongs to a location that the person's role does not cover.
 */
export type Relation = 'mine' | 'team' | 'unowned' | 'others' | 'out-of-scope';

/**
 * The permissions. Checked on the server for every verb, command and query, whatever a card shows; cards show buttons
 * according to this table. A test covers every cell.
 */
export const permissions: Readonly<Record<Role, Readonly<Record<Relation, readonly Deed[]>>>> = {
  admin: {
    mine: ['read', 'see-in-full', 'answer', 'undo', 'release', 'assign', ...dealDeeds],
    team: ['read', 'see-in-full', 'answer', 'undo', 'release', 'assign', ...dealDeeds],
    unowned: ['read', 'see-in-full', 'answer', 'undo', 'claim', 'assign', ...dealDeeds],
    others: ['read', 'see-in-full', 'answer', 'undo', 'release', 'assign', ...dealDeeds],
    'out-of-scope': ['read'],
  },
  user: {
    mine: ['read', 'see-in-full', 'answer', 'undo', 'release', 'assign', ...dealDeeds],
    team: ['read', 'see-in-full', 'answer', 'undo', ...dealDeeds],
    // Only the owner and the team work on a deal: anybody else claims it first.
    unowned: ['read', 'see-in-full', 'answer', 'undo', 'claim'],
    others: ['read'],
    'out-of-scope': ['read'],
  },
  other: {
    mine: ['read'],
    team: ['read'],
    unowned: ['read'],
    others: ['read'],
    'out-of-scope': ['read'],
  },
};

export function mayDo(standing: Standing, relation: Relation, deed: Deed): boolean {
  return permissions[standing.role][relation].includes(deed);
}

import type { Role, Standing } from './roles.ts';

/**
 * What can be done with a deal: its fields, notes, employees and solutions; its stage; sharing it with Microsoft and
 * inviting them; won and lost; its registration.
 */
export const dealDeeds = ['edit', 'stage', 'invite', 'close', 'register'] as const;
export type DealDeed = (typeof dealDeeds)[number];

/**
 * What can be asked for about one referral. `read` is the card without contact data, as the channel shows inbound
 * referrals; what does not stand there is read by who may see it in full (`Access`).
 */
export const deeds = ['read', 'see-in-full', 'answer', 'undo', 'claim', 'release', 'assign', ...dealDeeds] as const;
export type Deed = (typeof deeds)[number];

/**
 * How a person stands to a referral.
 * - `mine`: the person owns it; `team`: its team holds the person's e-mail; `unowned`: nobody owns it;
 * - `others`: somebody else owns it and the person is not on its team;
 * - `out-of-scope`: it belongs to a location that the person's role does not cover.
 */
export type Relation = 'mine' | 'team' | 'unowned' | 'others' | 'out-of-scope';

/**
 * Who may do what. Checked on the server for every verb, word and query, whatever a card shows: cards are only drawn
 * from this table. Each cell is a test.
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
    // A deal is worked on by those who stand on it: whoever wants to, claims it first.
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

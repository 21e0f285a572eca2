import type { Role, Standing } from './roles.ts';

/** What can be asked for about one referral. `read` is the card without contact data. */
export const deeds = ['read', 'see-in-full', 'answer', 'undo', 'claim', 'release'] as const;
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
    mine: ['read', 'see-in-full', 'answer', 'undo', 'release'],
    team: ['read', 'see-in-full', 'answer', 'undo', 'release'],
    unowned: ['read', 'see-in-full', 'answer', 'undo', 'claim'],
    others: ['read', 'see-in-full', 'answer', 'undo', 'release'],
    'out-of-scope': ['read'],
  },
  user: {
    mine: ['read', 'see-in-full', 'answer', 'undo', 'release'],
    team: ['read', 'see-in-full', 'answer', 'undo'],
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

export function may(standing: Standing, relation: Relation, deed: Deed): boolean {
  return permissions[standing.role][relation].includes(deed);
}

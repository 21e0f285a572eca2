import { describe, expect, it } from 'vitest';
import { dealDeeds, mayDo, permissions, type Relation, type Role } from '../../../src/features/people/index.ts';

/** Who may work on a deal: admins of its location on all, reps on what they own or stand on, nobody else on any. */
const mayWork: Readonly<Record<Role, readonly Relation[]>> = {
  admin: ['mine', 'team', 'unowned', 'others'],
  user: ['mine', 'team'],
  other: [],
};

const cells = (Object.keys(permissions) as Role[]).flatMap((role) =>
  (Object.keys(permissions[role]) as Relation[]).flatMap((relation) =>
    dealDeeds.map((deed) => [role, relation, deed, mayWork[role].includes(relation)] as const),
  ),
);

describe('working on a deal', () => {
  it.each(cells)('%s, %s: %s is %s', (role, relation, deed, allowed) => {
    expect(mayDo({ role, locations: [] }, relation, deed)).toBe(allowed);
  });
});

/** As the users were promised it; `permissions` says it again, for the program. */
const promised: Readonly<Record<Role, Readonly<Record<Relation, string>>>> = {
  admin: {
    mine: 'read see-in-full answer undo release assign',
    team: 'read see-in-full answer undo release assign',
    unowned: 'read see-in-full answer undo claim assign',
    others: 'read see-in-full answer undo release assign',
    'out-of-scope': 'read',
  },
  user: {
    mine: 'read see-in-full answer undo release assign',
    team: 'read see-in-full answer undo',
    unowned: 'read see-in-full answer undo claim',
    others: 'read',
    'out-of-scope': 'read',
  },
  other: { mine: 'read', team: 'read', unowned: 'read', others: 'read', 'out-of-scope': 'read' },
};

it('the table of permissions holds what was promised, cell by cell', () => {
  const isOfDeal = (deed: string) => dealDeeds.some((each) => each === deed);
  const held = Object.fromEntries(
    Object.entries(permissions).map(([role, relations]) => [
      role,
      Object.fromEntries(
        Object.entries(relations).map(([relation, allowed]) => [
          relation,
          allowed.filter((deed) => !isOfDeal(deed)).join(' '),
        ]),
      ),
    ]),
  );
  expect(held).toEqual(promised);
});

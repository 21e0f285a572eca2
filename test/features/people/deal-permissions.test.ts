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

import { expect, it } from 'vitest';
import {
  forgetRoles,
  type GrantedRoles,
  isSameRole,
  type Person,
  standingBy,
  withRole,
} from '../../../src/features/people/index.ts';

const ann: Person = {
  ...{ tenantId: 't1', aadObjectId: 'ann', teamsId: '29:ann', name: 'Ann', guest: false },
  email: 'ann@contoso.example',
};
const settings = {
  admins: [{ who: 'root@contoso.example', locations: [] }],
  users: [{ who: 'ann@contoso.example', locations: [] }],
  homeTenant: 't1',
};
const none: GrantedRoles = { given: [], version: 0 };
const theirs = { tenantId: 't1', aadObjectId: 'ann' };

it('what was said in chat goes before the settings, but for their admins and guests', () => {
  const admin: GrantedRoles = { given: [{ ...theirs, role: 'admin', locations: ['4567001'] }], version: 1 };
  const taken: GrantedRoles = { given: [{ ...theirs, role: 'other', locations: [] }], version: 1 };
  expect(standingBy(none, ann, settings)).toEqual({ role: 'user', locations: [] });
  expect(standingBy(admin, ann, settings)).toEqual({ role: 'admin', locations: ['4567001'] });
  expect(standingBy(taken, ann, settings).role).toBe('other');
  expect(standingBy(taken, { ...ann, email: 'root@contoso.example' }, settings).role).toBe('admin');
  expect(standingBy(admin, { ...ann, guest: true }, settings).role).toBe('other');
  // The copy beside the person says nothing here.
  expect(standingBy(none, { ...ann, granted: { role: 'admin', locations: [] } }, settings).role).toBe('user');
});

it('nothing is kept of a role that the settings give anyway', () => {
  const taken: GrantedRoles = { given: [{ ...theirs, role: 'other', locations: [] }], version: 1 };
  expect(withRole(taken, ann, { role: 'user', locations: [] }, settings)).toEqual([]);
  expect(withRole(none, ann, { role: 'other', locations: [] }, settings)).toEqual(taken.given);
  expect(isSameRole({ role: 'user', locations: ['2', '1'] }, { role: 'user', locations: ['1', '2'] })).toBe(true);
});

it('whoever is forgotten has no role, and who lost the race tries again', async () => {
  let now: GrantedRoles = { given: [{ ...theirs, role: 'admin', locations: [] }], version: 1 };
  let lost = 1;
  const store = {
    current: async () => now,
    change: async (before: GrantedRoles, given: GrantedRoles['given']) => {
      if (lost-- > 0 || before.version !== now.version) return undefined;
      now = { given, version: now.version + 1 };
      return now;
    },
  };
  expect(await forgetRoles(store, theirs, { dryRun: true })).toBe(1);
  expect(await forgetRoles(store, theirs, { dryRun: false })).toBe(1);
  expect(now).toEqual({ given: [], version: 2 });
});

import { describe, expect, it } from 'vitest';
import { type Person, type RoleSettings, standingOf } from '../../../src/features/people/index.ts';

const chat = {
  tenantId: 't1',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  kind: 'personal',
  conversationId: 'a:1',
  botId: '28:b',
} as const;
const person = (overrides: Partial<Person> = {}): Person => ({
  tenantId: 't1',
  aadObjectId: 'AAAA-1',
  teamsId: '29:1',
  name: 'Ann',
  email: 'ann@contoso.example',
  guest: false,
  ...overrides,
});
const settings = (overrides: Partial<RoleSettings> = {}): RoleSettings => ({
  admins: [],
  users: [{ who: '*', locations: [] }],
  homeTenant: 't1',
  ...overrides,
});

describe('roles', () => {
  it('knows an admin by e-mail in any case, or by object id', () => {
    const byEmail = settings({ admins: [{ who: 'ann@contoso.example', locations: [] }] });
    const byId = settings({ admins: [{ who: 'aaaa-1', locations: ['4567001'] }] });

    expect(standingOf(person({ email: 'Ann@Contoso.example' }), byEmail).role).toBe('admin');
    expect(standingOf(person(), byId)).toEqual({ role: 'admin', locations: ['4567001'] });
  });

  it('takes everybody who installed the desk for themselves as a user, and nobody else', () => {
    expect(standingOf(person({ personalChat: chat }), settings()).role).toBe('user');
    expect(standingOf(person(), settings()).role).toBe('other');
  });

  it('keeps to a list of users where there is one', () => {
    const listed = settings({ users: [{ who: 'ann@contoso.example', locations: ['4567002'] }] });

    expect(standingOf(person(), listed)).toEqual({ role: 'user', locations: ['4567002'] });
    expect(standingOf(person({ email: 'bob@contoso.example', personalChat: chat }), listed).role).toBe('other');
  });

  it('never takes a guest for more than a reader, whatever their e-mail says', () => {
    const admins = settings({ admins: [{ who: 'ann@contoso.example', locations: [] }] });

    expect(standingOf(person({ guest: true, personalChat: chat }), admins).role).toBe('other');
  });

  it('takes an e-mail for a name in the home tenant only, in others the object id', () => {
    const byEmail = settings({ admins: [{ who: 'ann@contoso.example', locations: [] }] });
    const byId = settings({ admins: [{ who: 'aaaa-1', locations: [] }] });
    const stranger = person({ tenantId: 't2' });

    expect(standingOf(stranger, byEmail).role).toBe('other');
    expect(standingOf(stranger, byId).role).toBe('admin');
    expect(standingOf(person({ tenantId: 'T1' }), byEmail).role).toBe('admin');
    expect(standingOf(person(), settings({ ...byEmail, homeTenant: undefined })).role).toBe('other');
  });
});

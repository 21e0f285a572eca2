import { describe, expect, it, onTestFinished } from 'vitest';
import type { PersonOptions } from '../harness/person.ts';
import { startTeams } from '../harness/teams.ts';
import { aDesk } from './support/a-desk.ts';
import { ours } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

const home = '11111111-1111-4111-8111-111111111111';
const elsewhere = '99999999-9999-4999-8999-999999999999';
const objectId = '0000000a-0000-4000-8000-00000000000a';

const aDeskForTwo = (settings: Readonly<Record<string, string>> = {}): Promise<Desk> =>
  aDesk({ settings: { ALLOWED_TENANTS: `${home},${elsewhere}`, MicrosoftAppTenantId: home, ...settings } });

/** Whoever administers the second tenant gives any address to anybody there. */
async function mallory(desk: Desk, options: Omit<PersonOptions, 'name'>) {
  const teams = await startTeams({ tenantId: elsewhere, people: [{ name: 'Mallory', ...options }] });
  onTestFinished(() => teams.close());
  teams.connect(desk.url);
  const person = teams.person('Mallory');
  await teams.installs(person, { personal: true });
  await desk.settles();
  const reads = () => JSON.stringify(teams.messagesIn('chat', person).map(({ activity }) => activity));
  return { person, reads };
}

describe('somebody of another allowed tenant with a colleague’s e-mail address', () => {
  it('is no Referrals admin', async () => {
    const desk = await aDeskForTwo({ REFERRALS_USERS: 'alex.wilber@contoso.example' });
    await desk.receives({ customer: 'Zyxwood Mills', team: [] });
    const { person, reads } = await mallory(desk, { email: 'adele.vance@contoso.example' });

    await person.says('find mills');
    expect(reads()).not.toContain('Zyxwood');
    const { replies } = await person.says('use this channel', { in: { channel: 'Deals' } });
    expect(replies.map(({ activity }) => activity.text)).toEqual(['Only a Referrals admin can do that.']);
  });

  it('is on nobody’s team', async () => {
    const desk = await aDeskForTwo({ REFERRALS_USERS: 'megan.bowen@contoso.example' });
    const { person, reads } = await mallory(desk, { email: 'alex.wilber@contoso.example' });
    const id = await desk.receives({ ...ours, customer: 'Zyxwood Mills', team: ['alex.wilber@contoso.example'] });
    await desk.polls();

    await person.says('find mills');
    expect(reads()).not.toContain('Zyxwood');
    expect((await desk.referral(id)).owner).toMatchObject({ tenantId: home, aadObjectId: desk.alex.aadObjectId });
  });

  it('owns nothing, be the colleague known or not', async () => {
    const desk = await aDeskForTwo();
    const id = await desk.receives({ customer: 'Zyxwood Mills', team: ['lee.gu@contoso.example'] });
    const { reads } = await mallory(desk, { email: 'lee.gu@contoso.example' });

    expect((await desk.referral(id)).owner).toBeUndefined();
    expect(reads()).not.toContain('Zyxwood');
  });

  it('is who the settings say by object id', async () => {
    const desk = await aDeskForTwo({ REFERRALS_ADMINS: objectId, REFERRALS_USERS: 'alex.wilber@contoso.example' });
    await desk.receives({ customer: 'Zyxwood Mills', team: [] });
    const { person, reads } = await mallory(desk, { email: 'adele.vance@contoso.example', aadObjectId: objectId });

    await person.says('find mills');
    await desk.settles();
    expect(reads()).toContain('Zyxwood');
  });
});

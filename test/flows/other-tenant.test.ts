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

describe('somebody of another organisation in a shared channel, with a colleague’s e-mail address', () => {
  const contact = { firstName: 'Kim', lastName: 'Akers', email: 'kim@fabrikam.example', phoneNumber: '425 555 0123' };
  const colleagues = [{ name: 'Mallory', email: 'adele.vance@contoso.example', organisation: elsewhere }];

  it('reads the channel’s cards, and may do no more than a guest', async () => {
    const desk = await aDesk({ colleagues });
    const mallory = desk.teams.person('Mallory');
    const id = await desk.receives({ customer: 'Zyxwood Mills', team: [desk.alex.email], contact });
    const card = desk.channelCard(id);

    const chosen = await mallory.says('use this channel', { in: { channel: 'Elsewhere' } });
    expect(chosen.replies.map(({ activity }) => activity.text)).toEqual(['Only a Referrals admin can do that.']);
    for (const verb of ['Accept', 'referral.decline-form', 'Claim'])
      await mallory.presses(verb, { on: card }).catch(() => undefined);
    for (const words of ['inbox', 'find Zyxwood', 'accept Zyxwood', 'assign Zyxwood to Mallory', 'routing', 'export'])
      await mallory.says(words, { in: { channel: 'Deals' } });
    await desk.settles();

    const { decision, owner } = await desk.referral(id);
    expect({ decision, owner: owner?.name }).toEqual({ decision: undefined, owner: 'Alex Wilber' });
    const told = ['Deals', 'General', 'Elsewhere'].flatMap((channel) => desk.teams.messagesIn({ channel }));
    const read = told
      .filter(({ by }) => by === 'bot')
      .map(({ activity, history, views }) => JSON.stringify([activity, history, [...views.values()]]));
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((text) => /kim@|akers|555.?0123|@contoso\.example/i.test(text))).toEqual([]);
  });
});

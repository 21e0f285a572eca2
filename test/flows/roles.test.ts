import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { cardOf } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { historyOf } from '../support/history.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';
import { firstAnswer, wordsOf } from './support/first-answer.ts';

const says = (desk: Desk, words: string, who = desk.adele) => firstAnswer(who, words);
const only = 'Only a Referrals admin of the whole company can do that.';

describe('roles by an admin in chat', async () => {
  const desk = await aDesk({ installedBy: ['Adele', 'Alex', 'Megan', 'Lee'], users: 'alex.wilber@contoso.example' });
  const { adele, alex, megan, lee } = desk;
  const settings = desk.parts.db.collection('settings');
  const current = () => settings.findOne({ _id: 'roles' as never });
  const idOf = ({ aadObjectId }: Person) => `${desk.teams.tenantId}/${aadObjectId}`;
  const press = (who: Person, data: object, verb = 'roles.set') =>
    who.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' });

  it('are read back before they count, told to whom they are given, and hold at once', async () => {
    await desk.receives({ customer: 'Zyxwood Mills', mpnId: '4567001', team: [] });
    expect(wordsOf(await says(desk, 'inbox', megan))).not.toContain('Zyxwood');
    const proposal = await says(desk, 'make Megan a referrals user for 4567001');
    expect(wordsOf(proposal)).toContain('Megan Bowen: Referrals user for 4567001');
    expect(wordsOf(proposal)).toContain('Now: no role.');
    expect(wordsOf(await says(desk, 'inbox', megan))).not.toContain('Zyxwood');
    const before = desk.teams.messagesIn('chat', megan).length;
    const { card } = await adele.presses('Make it count', { on: proposal });
    await desk.settles();
    expect(textOf(card)).toContain('Megan Bowen: it counts from now on.');
    expect(textOf(card)).toContain('Referrals users: Alex Wilber and Megan Bowen (4567001)');
    const told = desk.teams.messagesIn('chat', megan).slice(before);
    expect(told.map(({ activity }) => activity.text)).toContainEqual(
      expect.stringContaining('Adele Vance made you Referrals user for 4567001'),
    );
    expect(wordsOf(await says(desk, 'inbox', megan))).toContain('Zyxwood');
    await desk.receives({ customer: 'Quill Works', mpnId: '4567002', team: [] });
    expect(wordsOf(await says(desk, 'inbox', megan))).not.toContain('Quill');
  });

  it('make an admin of somebody, who is reached as one', async () => {
    await adele.presses('Make it count', { on: await says(desk, 'make Megan an admin') });
    expect(wordsOf(await says(desk, 'who has which role?', megan))).toContain(
      'Referrals admins: Adele Vance, Lee Gu (4567002), and Megan Bowen',
    );
    expect(wordsOf(await says(desk, 'inbox', megan))).toContain('Quill');
    expect(wordsOf(await says(desk, 'health', megan))).not.toContain('Only');
  });

  it('are nobody’s own to change, and the settings’ admins stand', async () => {
    expect(wordsOf(await says(desk, 'make me an admin'))).toContain('Nobody changes their own role');
    expect(wordsOf(await says(desk, 'take the role from Megan', megan))).toContain('Nobody changes their own role');
    expect(wordsOf(await says(desk, 'take the role from Adele', megan))).toContain('by the desk’s settings');
    expect(wordsOf(await says(desk, 'make Lee an admin', megan))).toContain('by the desk’s settings');
    expect(wordsOf(await says(desk, 'make Gail an admin'))).toContain('I haven’t met anybody called “Gail”');
    await desk.teams.person('Gail').says('hello', { in: { channel: 'Deals' } });
    expect(wordsOf(await says(desk, 'make Gail an admin'))).toContain('is a guest');
    expect(wordsOf(await says(desk, 'make Nobodaddy an admin'))).toContain('I haven’t met anybody called “Nobodaddy”');
    expect(wordsOf(await says(desk, 'make Megan an admin'))).toBe('Megan Bowen is that already: Referrals admin.');
  });

  it('are given and taken by admins of the whole company, in their own chat, whatever a press carries', async () => {
    const version = (await current())?.version;
    for (const who of [alex, lee, desk.teams.person('Diego')])
      for (const words of ['make me an admin', 'make Alex an admin', 'take the role from Megan'])
        expect(wordsOf(await says(desk, words, who)), words).toBe(only);
    expect(wordsOf(await says(desk, 'who has which role', alex))).toContain('Your role: Referrals user.');
    expect(wordsOf(await says(desk, 'who has which role', desk.teams.person('Diego')))).toContain(
      'Your role: no role.',
    );
    const { replies } = await adele.says('who has which role', { in: { channel: 'Deals' } });
    expect(wordsOf(replies[0] as Message)).toContain('in our own chat');
    const forged: readonly (readonly [Person, object])[] = [
      [alex, { who: idOf(alex), role: 'admin', locations: '', version }],
      [lee, { who: idOf(lee), role: 'admin', locations: '', version }],
      [lee, { who: idOf(megan), role: 'other', locations: '', version }],
      [megan, { who: idOf(megan), role: 'other', locations: '', version }],
      [megan, { who: idOf(adele), role: 'other', locations: '', version }],
      [adele, { who: idOf(adele), role: 'user', locations: '', version }],
      [adele, { who: idOf(alex), role: 'owner', locations: '', version }],
      [adele, { who: { $ne: '' }, role: 'admin', locations: '', version }],
      [adele, { who: idOf(alex), role: 'admin', locations: '', version, by: idOf(lee) }],
      [adele, { who: idOf(alex), role: 'admin', locations: '{"$gt":""}', version }],
      [adele, { who: 'nobody/nobody', role: 'admin', locations: '', version }],
      [adele, { who: idOf(alex), role: 'admin', locations: '', version: Number(version) - 1 }],
    ];
    for (const [who, data] of forged) await press(who, data);
    expect((await current())?.version).toBe(version);
    expect(desk.log.some(({ msg }) => msg === 'security: a press without the right to it')).toBe(true);
  });

  it('leave one admin of two who lower each other at once', async () => {
    await adele.presses('Make it count', { on: await says(desk, 'make Alex an admin') });
    const { version } = (await current()) as unknown as { version: number };
    await Promise.all([
      press(alex, { who: idOf(megan), role: 'other', locations: '', version }),
      press(megan, { who: idOf(alex), role: 'other', locations: '', version }),
    ]);
    const admins = await says(desk, 'who has which role');
    expect([/Alex Wilber/, /Megan Bowen/].filter((name) => name.test(adminsIn(wordsOf(admins))))).toHaveLength(1);
  });

  it('are taken by a word, from a user of the settings too, and given back', async () => {
    const decided = await desk.receives({ customer: 'Umber Freight', team: [adele.email] });
    await adele.presses('Accept', { on: desk.cardOf(adele, decided) });
    await desk.settles();
    // Of the two above, either may have stayed.
    const raised = await says(desk, 'make Alex an admin');
    if (cardOf(raised.activity)) await adele.presses('Make it count', { on: raised });
    await alex.says('referral Umber Freight');
    await desk.settles();
    expect(titlesOf(desk.cardOf(alex, decided))).toContain('Edit');
    for (const name of ['Alex', 'Megan']) {
      const taken = await says(desk, `take the role from ${name}`);
      if (cardOf(taken.activity)) await adele.presses('Make it count', { on: taken });
    }
    await desk.settles();
    // What they answered stands in their chat, and shows them no more than they may see now.
    expect(titlesOf(desk.cardOf(alex, decided))).not.toContain('Edit');
    expect(wordsOf(await says(desk, 'inbox', alex))).not.toContain('Zyxwood');
    await desk.restarts();
    expect(wordsOf(await says(desk, 'inbox', alex))).not.toContain('Zyxwood');
    await adele.presses('Make it count', { on: await says(desk, 'make Alex a referrals user') });
    expect(wordsOf(await says(desk, 'inbox', alex))).toContain('Zyxwood');
    // As the settings have it: nothing needs to be kept of it.
    expect(((await current()) as unknown as { given: { aadObjectId: string }[] }).given).not.toContainEqual(
      expect.objectContaining({ aadObjectId: alex.aadObjectId }),
    );
  });

  it('are given back by `undo`, to what they were', async () => {
    const { card } = await adele.presses('Make it count', { on: await says(desk, 'make Megan a referrals user') });
    expect(textOf(card)).toContain('To take it back, write “undo” within a minute.');
    expect(wordsOf(await says(desk, 'inbox', megan))).toContain('Zyxwood');
    expect(wordsOf(await says(desk, 'undo'))).toContain('Megan Bowen: it counts from now on.');
    await desk.settles();
    expect(wordsOf(await says(desk, 'inbox', megan))).not.toContain('Zyxwood');
    // Once: before it lies nothing that a role can be taken back by.
    expect(wordsOf(await says(desk, 'undo'))).not.toContain('counts from now on');
  });

  it('are given by a form, which keeps what was typed', async () => {
    const list = await says(desk, 'who has which role');
    const form = await adele.presses('Choose a person', { on: list });
    expect(textOf(form.card)).toContain('Somebody’s role');
    const inputs = { who: idOf(megan), role: 'user', locations: 'Berlin' };
    const wrong = await press(adele, inputs, 'roles.try');
    expect(JSON.stringify(wrong.body)).toContain('I couldn’t read “Berlin”');
    const right = await press(adele, { ...inputs, locations: '4567001, 4567002' }, 'roles.try');
    expect(JSON.stringify(right.body)).toContain('Megan Bowen: Referrals user for 4567001 and 4567002');
  });

  it('stand in the audit, each change of them', async () => {
    const lines = await historyOf(desk.parts.db, 'roles');
    const told = lines.map(({ what }) => what);
    expect(told.slice(0, 4)).toEqual(['role-given', 'role-given', 'role-given', 'role-taken']);
    expect(JSON.stringify(lines)).toContain('4567001');
  });
});

function adminsIn(text: string): string {
  return /Referrals admins: .*/.exec(text)?.[0].split('Referrals users')[0] ?? '';
}

import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { historyOf } from '../support/history.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';
import { firstAnswer, wordsOf } from './support/first-answer.ts';

const german = { country: 'DE', team: [] as string[], value: 120_000 };

const says = (desk: Desk, words: string, who = desk.adele) => firstAnswer(who, words);

/** Ten o'clock of the next one. */
function untilWednesday(from: Date): string {
  const now = DateTime.fromJSDate(from, { zone: 'utc' });
  const ten = now.plus({ days: (10 - now.weekday) % 7 || 7 }).set({ hour: 10, minute: 0 });
  return `PT${Math.round(ten.diff(now).as('seconds'))}S`;
}

describe('routing rules', async () => {
  const desk = await aDesk({ installedBy: ['Adele', 'Alex', 'Megan', 'Lee'], settings: { ROUTING_MOST_WAITING: '3' } });
  const { adele, alex, megan } = desk;
  // On the day before a weekend two reminders are sent on one day: how many a rehearsal tells hangs on the day of the week.
  await desk.timePasses(untilWednesday(desk.parts.clock.now()));

  it('are made by a line, rehearsed over what came in, and count only then', async () => {
    const before = await desk.receives(german);
    const message = await says(desk, 'Germany over 50k to Megan, then Alex');
    const proposal = textOf(message.activity);
    expect(proposal).toContain('New rule: Germany · from 50,000 → Megan Bowen, Alex Wilber, in turn');
    expect(proposal).toContain('Of 1 referral in the last 90 days, 1 would have gone by this rule.');
    expect(proposal).toContain('Megan Bowen: 1 referral, at most 1 message a day');
    expect((await desk.referral(before)).owner).toBeUndefined();
    const between = await desk.receives(german);
    expect((await desk.referral(between)).owner).toBeUndefined();

    const { card } = await adele.presses('Make it count', { on: message });
    expect(textOf(card)).toContain('The rule counts from now on.');
    expect(textOf(card)).toContain('1. Germany · from 50,000');
  });

  it('stay where somebody forbids, asks or tells of a removal, and a question makes none', async () => {
    const rules = async () => (await says(desk, 'routing')).activity;
    const before = textOf(await rules());
    for (const words of [
      '규칙 1번 삭제하지마',
      '규칙 1번 삭제했어',
      'remove rule 1?',
      'move rule 1 to 1?',
      'catcher Megan?',
      'remove rule 1 and 2',
      '別把第一條規則刪掉',
    ])
      await says(desk, words);
    expect(textOf(await rules())).toBe(before);
    for (const words of ['Deals in Germany? List them', 'deals in Spain? Show', 'Germany is Fabrikam’s market'])
      expect(wordsOf(await says(desk, words)), words).not.toMatch(/New rule|nobody called|Nobody/);
    expect(wordsOf(await says(desk, 'Brazil is Lee’s'))).toContain('New rule: Brazil → Lee');
  });

  it('give a new referral to whose turn it is, in the write that takes it in, and tell them once', async () => {
    const first = await desk.receives(german);
    const second = await desk.receives(german);
    const third = await desk.receives(german);
    const owners = await Promise.all([first, second, third].map(async (id) => (await desk.referral(id)).owner?.name));
    expect(owners).toEqual(['Megan Bowen', 'Alex Wilber', 'Megan Bowen']);
    expect(await desk.history(first)).toEqual(['arrived']);
    expect(desk.cardsOf(megan, first)).toHaveLength(1);
    expect(desk.cardsOf(alex, first)).toHaveLength(0);
    const why = 'Megan Bowen (rule 1: Germany · from 50,000)';
    expect(textOf(desk.cardOf(megan, first))).toContain(why);
    expect(textOf(desk.channelCard(first))).toContain(why);
    expect(titlesOf(desk.cardOf(megan, first))).toContain('Release');
    expect(titlesOf(desk.channelCard(first))).not.toContain('Claim');
  });

  it('are asked why one went to somebody, and where it would go now, which takes no turn', async () => {
    const id = await desk.receives({ ...german, customer: 'Zyxwood Mills' });
    expect((await desk.referral(id)).owner?.name).toBe('Alex Wilber');
    const why = wordsOf(await says(desk, 'why did Zyxwood go to Alex?'));
    expect(why).toMatch(/^Zyxwood Mills went to Alex Wilber on .*: rule 1: Germany · from 50,000\.$/);
    for (let time = 0; time < 2; time++)
      expect(wordsOf(await says(desk, 'where would Zyxwood go now?'))).toBe(
        'Now Zyxwood Mills would go to Megan Bowen: rule 1: Germany · from 50,000.',
      );
    await alex.presses('Release', { on: desk.cardOf(alex, id) });
    await desk.settles();
    expect(wordsOf(await says(desk, 'why did Zyxwood go to nobody?'))).toContain('Zyxwood Mills is nobody’s');
  });

  it('leave what they don’t match to the channel, and employees on a team go before them', async () => {
    const french = await desk.receives({ ...german, country: 'FR' });
    const small = await desk.receives({ ...german, value: 100 });
    const teams = await desk.receives({ ...german, team: [adele.email] });
    expect((await desk.referral(french)).owner).toBeUndefined();
    expect((await desk.referral(small)).owner).toBeUndefined();
    expect((await desk.referral(teams)).owner?.name).toBe('Adele Vance');
    expect((await desk.referral(teams)).assignment).toBeUndefined();
  });

  it('go to the stand-in of who is away, and leave who is away out of a rota', async () => {
    const people = desk.parts.db.collection('people');
    const { tenantId } = desk.teams;
    const standIn = { tenantId, aadObjectId: adele.aadObjectId, name: adele.name };
    const absence = { from: new Date(0), until: new Date('2100-01-01'), standIn, by: standIn };
    await people.updateOne({ aadObjectId: megan.aadObjectId }, { $set: { absence } });
    await adele.presses('Make it count', { on: await says(desk, 'Poland to Megan') });
    await adele.presses('Make it count', { on: await says(desk, 'Spain to Megan, then Adele') });
    const alone = await desk.receives({ ...german, country: 'PL' });
    const rota = await desk.receives({ ...german, country: 'ES' });
    await people.updateOne({ aadObjectId: megan.aadObjectId }, { $unset: { absence: '' } });
    expect(textOf(desk.channelCard(alone))).toContain('Adele Vance (stands in for Megan Bowen; rule 2: Poland)');
    expect(textOf(desk.channelCard(rota))).toContain('Adele Vance (rule 3: Spain)');
    expect((await desk.referral(rota)).assignment?.passedOver).toMatchObject([{ why: 'away' }]);
    // All of a rota are away: in turn, to the stand-ins whom they named; without one, to the catcher.
    const away = async (name: string, stands?: typeof adele) => {
      const key = stands && { tenantId, aadObjectId: stands.aadObjectId };
      const their = { from: absence.from, until: absence.until, by: standIn, ...(key ? { standIn: key } : {}) };
      await people.updateOne({ name }, { $set: { absence: their } });
    };
    // A stand-in who is full is passed over too: hers are as if answered.
    const adeles = { 'owner.aadObjectId': adele.aadObjectId };
    await desk.parts.db.collection('referrals').updateMany(adeles, { $set: { 'record.status': 'Active' } });
    await adele.presses('Make it count', { on: await says(desk, 'Italy to Megan, then Alex') });
    await away('Megan Bowen', adele);
    await away('Alex Wilber', adele);
    const all = [await desk.receives({ ...german, country: 'IT' }), await desk.receives({ ...german, country: 'IT' })];
    await away('Megan Bowen');
    await away('Alex Wilber');
    all.push(await desk.receives({ ...german, country: 'IT' }));
    await people.updateMany({}, { $unset: { absence: '' } });
    const why = await Promise.all(all.map(async (id) => (await desk.referral(id)).assignment));
    expect(why.map((one) => [one?.how, one?.passedOver?.map(({ who }) => who.name)])).toEqual([
      ['stand-in', ['Megan Bowen', 'Alex Wilber']],
      ['stand-in', ['Alex Wilber', 'Megan Bowen']],
      ['catcher', ['Megan Bowen', 'Alex Wilber']],
    ]);
    expect(textOf(desk.channelCard(all[1] ?? ''))).toContain('(stands in for Alex Wilber; rule 4: Italy)');
    for (const rule of [4, 3, 2]) await says(desk, `remove rule ${rule}`);
  });

  it('pass over who is full, then give to the catcher', async () => {
    const ids = [];
    for (let count = 0; count < 4; count++) ids.push(await desk.receives(german));
    const owners = await Promise.all(ids.map(async (id) => (await desk.referral(id)).owner?.name));
    expect(owners).toEqual(['Megan Bowen', 'Alex Wilber', 'Alex Wilber', 'Adele Vance']);
    expect(textOf(desk.channelCard(ids[3] ?? ''))).toContain(
      'Adele Vance (nobody of rule 1: Germany · from 50,000 could take it)',
    );
    expect((await desk.referral(ids[3] ?? '')).assignment?.passedOver).toMatchObject([
      { why: 'full' },
      { why: 'full' },
    ]);
  });

  it('stay with who was routed, whatever Partner Center changes, until they release it', async () => {
    const id = await desk.receives({ ...german, country: 'FR' });
    const message = await says(desk, 'route France to Alex');
    await adele.presses('As the first', { on: message });
    const routed = await desk.receives({ ...german, country: 'FR' });
    expect((await desk.referral(id)).owner).toBeUndefined();
    await desk.sandbox.microsoft({ referralId: routed, action: 'edit' });
    await desk.settles();
    expect((await desk.referral(routed)).owner?.name).toBe('Alex Wilber');
    const { card } = await alex.presses('Release', { on: desk.cardOf(alex, routed) });
    await desk.settles();
    expect(textOf(card)).toContain('Released. Somebody else can claim it.');
    expect((await desk.referral(routed)).owner).toBeUndefined();
    expect((await desk.referral(routed)).assignment).toBeUndefined();
    expect(titlesOf(desk.channelCard(routed))).toContain('Claim');
  });

  it('give an example that works as it reads', async () => {
    const [, example = ''] = /for example: (.+)/.exec(wordsOf(await says(desk, 'routing'))) ?? [];
    expect(example).toBe('Germany over 50k to Adele Vance, then Alex Wilber');
    expect(wordsOf(await says(desk, example))).toContain('New rule: Germany · from 50,000 → Adele Vance, Alex Wilber');
  });

  it('are listed, moved and removed by words and buttons, and each change stands in the audit', async () => {
    expect(wordsOf(await says(desk, 'routing'))).toMatch(/1\. France.*Alex Wilber.*2\. Germany/s);
    expect(wordsOf(await says(desk, 'move rule 2 to 1'))).toMatch(/1\. Germany.*2\. France/s);
    const list = await says(desk, 'routing');
    const { card } = await adele.presses('routing.up', { on: list });
    expect(textOf(card)).toMatch(/The rule was moved\..*1\. France/s);
    const stale = await adele.presses('routing.remove', { on: await says(desk, 'routing') });
    expect(textOf(stale.card)).toContain('The rule is removed.');
    expect(wordsOf(await says(desk, 'undo'))).toMatch(/1\. France.*2\. Germany/s);
    expect(wordsOf(await says(desk, 'move rule 2 to 1'))).toMatch(/1\. Germany.*2\. France/s);
    expect(wordsOf(await says(desk, 'undo'))).toMatch(/1\. France.*2\. Germany/s);
    expect(wordsOf(await says(desk, 'remove rule 1'))).toContain('write “undo”');
    expect(wordsOf(await says(desk, 'remove rule 9'))).toBe('There is no rule 9.');
    expect(wordsOf(await says(desk, 'everything else to Megan'))).toContain('Everything else → Megan Bowen');
    expect(wordsOf(await says(desk, 'catcher Alex'))).toContain('goes to Alex Wilber.');
    expect(wordsOf(await says(desk, 'catcher Megan'))).toContain('goes to Megan Bowen.');
    // A colleague chooses somebody else before the undo.
    const settings = desk.parts.db.collection<{ _id: string; catcher: { name: string } }>('settings');
    const lee = { 'catcher.aadObjectId': desk.lee.aadObjectId, 'catcher.name': 'Lee Gu' };
    await settings.updateOne({ _id: 'routing' }, { $set: lee, $inc: { version: 1 } });
    expect(wordsOf(await says(desk, 'undo'))).toMatch(/Somebody changed the rules/);
    expect((await settings.findOne({ _id: 'routing' }))?.catcher.name).toBe('Lee Gu');
    const told = (await historyOf(desk.parts.db, 'routing')).map(({ what }) => what);
    expect(told).toEqual([
      ...['routing-rule-added', 'routing-rule-added', 'routing-rule-added', 'routing-rule-added'],
      ...['routing-rule-removed', 'routing-rule-removed'],
      ...['routing-rule-removed', 'routing-rule-added', 'routing-rule-moved', 'routing-rule-moved'],
      ...['routing-rule-removed', 'routing-rule-added', 'routing-rule-moved', 'routing-rule-moved'],
      ...['routing-rule-removed', 'routing-catcher-set', 'routing-catcher-set'],
    ]);
  });

  it('are an admin’s of the whole company, in their own chat', async () => {
    const only = 'Only a Referrals admin of the whole company can do that.';
    for (const words of ['routing', 'Germany to Megan', 'remove rule 1', 'catcher Megan', 'rehearse'])
      for (const who of [megan, desk.lee]) expect(wordsOf(await says(desk, words, who))).toBe(only);
    const { replies } = await adele.says('routing', { in: { channel: 'Deals' } });
    expect(wordsOf(replies[0] as Message)).toContain('in our own chat');
  });

  it.each<[string, unknown]>([
    ['that is no base64', '%%%'],
    ['that is no JSON', Buffer.from('{').toString('base64url')],
    ['with a field of the sender’s own', { when: {}, isElse: true, to: [], admin: true }],
    ['with a query as a country', { when: { countries: [{ $ne: '' }] }, isElse: false, to: [] }],
    ['with a negative bound', { when: { over: { value: -1 } }, isElse: false, to: [] }],
    [
      'with a hundred people',
      { when: {}, isElse: true, to: Array.from({ length: 100 }, () => ({ tenantId: 'a', aadObjectId: 'b' })) },
    ],
    ['to somebody whom nobody knows', { when: {}, isElse: true, to: [{ tenantId: 'a', aadObjectId: 'b' }] }],
    ['that names no referrals', { when: {}, isElse: false, to: [] }],
  ])('take no forged rule %s', async (_what, rule) => {
    const settings = desk.parts.db.collection('settings');
    const before = await settings.findOne({ _id: 'routing' as never });
    const carried = typeof rule === 'string' ? rule : Buffer.from(JSON.stringify(rule)).toString('base64url');
    const data = { rule: carried, version: Number(before?.version), place: 'first' };
    const action = { type: 'Action.Execute', verb: 'routing.add', data };
    await adele.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    expect(await settings.findOne({ _id: 'routing' as never })).toEqual(before);
  });

  it('say what they could not read, and who is not one person they know', async () => {
    expect(wordsOf(await says(desk, 'route Germny to Megan'))).toBe('I couldn’t read “Germny”.');
    expect(wordsOf(await says(desk, 'all inbound from Denver goes to Megan'))).toBe('I couldn’t read “Denver”.');
    expect(wordsOf(await says(desk, '台北的inbound通通給Megan'))).toContain('台北');
    // One referral that is known, one's own, and somebody's: these are handed over.
    await desk.receives({ customer: 'Zyxwood Mills' });
    expect(wordsOf(await says(desk, 'give all the Zyxwood referral to Lee'))).toContain('can’t have this referral');
    for (const words of ['give all my referrals to Lee', 'give all Lee’s referrals to Megan'])
      expect(wordsOf(await says(desk, words)), words).not.toContain('couldn’t read');
    expect(wordsOf(await says(desk, 'Germany to Nobodaddy'))).toContain('I know nobody called “Nobodaddy”');
    expect(wordsOf(await says(desk, 'Germany to Diego'))).toContain('I know nobody called “Diego”');
  });

  it('are made by a form, which keeps what was typed', async () => {
    const form = await says(desk, 'new rule');
    const inputs = { countries: 'Germny', people: '' };
    const wrong = await adele.presses('routing.try', { on: form, inputs });
    expect(textOf(wrong.card)).toContain('I couldn’t read “Germny”.');
    const people = `${desk.teams.tenantId}/${megan.aadObjectId}`;
    const right = await adele.presses('routing.try', {
      on: form,
      inputs: { countries: 'Austria, Italy', over: '10k EUR', people },
    });
    expect(textOf(right.card)).toContain('New rule: Austria, Italy · from €10,000 → Megan Bowen');
  });
});

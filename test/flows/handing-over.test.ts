import { describe, expect, it } from 'vitest';
import { MongoPeopleStore } from '../../src/features/people/index.ts';
import { MongoCopyStore } from '../../src/features/referrals/copies/mongo-copy-store.ts';
import { personalCopy } from '../../src/features/referrals/index.ts';
import type { Message } from '../harness/chat-store.ts';
import { cardOf } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

describe('handing over', async () => {
  const desk = await aDesk({
    installedBy: ['Adele', 'Alex', 'Megan'],
    settings: { ROUTING_MOST_WAITING: '3' },
  });
  const { adele, alex, megan, lee } = desk;
  const says = async (words: string, who = adele): Promise<Message> => (await who.says(words)).replies[0] as Message;
  const answer = (message: Message) =>
    cardOf(message.activity) ? textOf(message.activity) : String(message.activity.text);
  const idOf = ({ tenantId }: typeof desk.teams, person: typeof megan) => `${tenantId}/${person.aadObjectId}`;

  it('by an admin’s words shows what was understood; the press does it, the receiver is told once, every copy says why', async () => {
    const id = await desk.receives({ customer: 'Zyxwood Mills', team: [] });
    const message = await says('assign Zyxwood to Megan');
    expect(answer(message)).toContain('Hand Zyxwood Mills over to Megan Bowen?');
    await desk.settles();
    expect((await desk.referral(id)).owner).toBeUndefined();

    const press = adele.pressing('Hand over', { on: message });
    await adele.presses('Hand over', { on: message });
    await desk.teams.deliver(press as never);
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
    expect(desk.cardsOf(megan, id)).toHaveLength(1);
    const told = textOf(desk.cardOf(megan, id));
    expect(told).toContain('Adele Vance handed this referral to you.');
    expect(told).toContain('Megan Bowen (assigned by Adele Vance)');
    expect(textOf(desk.channelCard(id))).toContain('Megan Bowen (assigned by Adele Vance)');
    expect(await desk.history(id)).toEqual(['arrived', 'assigned']);
    // Nobody knows Megan's phone number: Partner Center's team stays as it is until she tells it.
    expect(desk.record(id).team).toEqual([]);
  });

  it('on a card is its owner’s and the admins’, by a list of those who could answer it', async () => {
    const id = await desk.receives({ customer: 'Coho', team: [alex.email] });
    const form = await alex.presses('Hand over', { on: desk.cardOf(alex, id) });
    expect(textOf(form.card)).toContain('Hand Coho over');
    const choices = JSON.stringify(form.card);
    expect(choices).toContain('Megan Bowen');
    expect(choices).not.toContain('Alex Wilber"');
    expect(choices).not.toContain('Diego');

    const { card } = await alex.presses('referral.assign', {
      on: desk.cardOf(alex, id),
      inputs: { to: idOf(desk.teams, megan) },
    });
    expect(textOf(card)).toContain('Megan Bowen has it now, and is told.');
    await desk.settles();
    expect(desk.cardsOf(megan, id)).toHaveLength(1);
    expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
    // Whoever had it stands on Partner Center's team, which must not be empty, and has left it to the desk.
    expect((await desk.referral(id)).handedBack).toMatchObject([{ email: alex.email }]);
    expect(titlesOf(desk.cardOf(alex, id))).not.toContain('Accept');
    await desk.sandbox.microsoft({ referralId: id, action: 'edit' });
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
  });

  it('is taken back by `undo`, to whom it was before, and only by who did it', async () => {
    const own = await desk.receives({ customer: 'Blue Yonder', team: [alex.email] });
    await alex.presses('Hand over', { on: desk.cardOf(alex, own) });
    const inputs = { to: idOf(desk.teams, megan) };
    const { card } = await alex.presses('referral.assign', { on: desk.cardOf(alex, own), inputs });
    expect(textOf(card)).toContain('To take it back, write “undo” within a minute.');
    await desk.settles();
    const forged = megan.pressing('Release', { on: desk.cardOf(megan, own) }) as {
      value: { action: { verb: string } };
    };
    Object.assign(forged.value.action, { verb: 'referral.assign-undo' });
    Object.assign((forged.value.action as { data?: object }).data ?? {}, { to: 'nobody' });
    await desk.teams.deliver(forged as never);
    expect((await desk.referral(own)).owner?.name).toBe('Megan Bowen');
    expect(answer(await says('undo', alex))).toContain('Alex Wilber has it now');
    await desk.settles();
    expect((await desk.referral(own)).owner?.name).toBe('Alex Wilber');
    // No card tells him that he handed it to himself.
    expect(desk.cardsOf(alex, own).map(textOf).join()).not.toContain('handed this referral to you');
    for (const card of desk.cardsOf(alex, own)) expect(titlesOf(card)).toContain('Accept');
    for (const card of desk.cardsOf(megan, own)) expect(titlesOf(card)).not.toContain('Accept');

    const unowned = await desk.receives({ customer: 'Zyxwood Parts', team: [] });
    await adele.presses('Hand over', { on: await says('assign Zyxwood Parts to Megan') });
    await desk.settles();
    await says('undo');
    await desk.settles();
    expect((await desk.referral(unowned)).owner).toBeUndefined();

    await adele.presses('Hand over', { on: await says('assign Zyxwood Parts to Megan') });
    await desk.settles();
    await megan.presses('Accept', { on: desk.cardsOf(megan, unowned).at(-1) as Message });
    expect(answer(await says('undo'))).not.toContain('has it now');
    expect((await desk.referral(unowned)).owner?.name).toBe('Megan Bowen');
  });

  it('goes on, and each receiver is told', async () => {
    const id = await desk.receives({ customer: 'Litware', team: [megan.email] });
    await megan.presses('Hand over', { on: await says('assign Litware to Alex', megan) });
    await desk.settles();
    await alex.presses('Hand over', { on: await says('hand over Litware to Megan', alex) });
    await desk.settles();
    const referral = await desk.referral(id);
    expect(referral.owner?.name).toBe('Megan Bowen');
    expect(desk.cardsOf(alex, id)).toHaveLength(1);
    expect(desk.cardsOf(megan, id)).toHaveLength(2);
  });

  it('is told once they can be written to again, where Teams refused it; not to whoever has it no more', async () => {
    const chat = desk.teams.messagesIn('chat', megan)[0]?.conversationId ?? '';
    const ids = [];
    for (const customer of ['Quillmark', 'Yarrowby']) {
      ids.push(await desk.receives({ customer, team: [] }));
      const message = await says(`assign ${customer} to Megan`);
      desk.teams.connector.faults.add({ on: 'post', conversationId: chat, status: 403, code: 'MessageWritesBlocked' });
      await adele.presses('Hand over', { on: message });
      await desk.settles();
      await desk.parts.db.collection('people').updateOne({ name: 'Megan Bowen' }, { $unset: { unreachableSince: '' } });
    }
    const [kept = '', gone = ''] = ids;
    await adele.presses('Hand over', { on: await says('assign Yarrowby to Alex') });
    await desk.settles();
    expect(desk.cardsOf(megan, kept)).toEqual([]);
    await desk.parts.db
      .collection('people')
      .updateOne({ name: 'Megan Bowen' }, { $set: { unreachableSince: desk.parts.clock.now() } });
    await megan.says('settings');
    await desk.settles();
    expect(textOf(desk.cardOf(megan, kept))).toContain('Adele Vance handed this referral to you.');
    expect(desk.cardsOf(megan, gone)).toEqual([]);
    expect(desk.cardsOf(alex, gone)).toHaveLength(1);
  });

  it('is told, too, where its receiver goes away before Teams takes it; taken back, the one who was told before is not told again', async () => {
    const chat = desk.teams.messagesIn('chat', megan)[0]?.conversationId ?? '';
    const id = await desk.receives({ customer: 'Zorrilla', team: [] });
    const message = await says('assign Zorrilla to Megan');
    desk.teams.connector.faults.add({ on: 'post', conversationId: chat, status: 429, times: 9 });
    await adele.presses('Hand over', { on: message });
    await desk.settles();
    expect(desk.cardsOf(megan, id)).toEqual([]);
    await says('Megan is away until tomorrow, Alex takes over');
    desk.teams.connector.faults.clear();
    await desk.timePasses('PT3M');
    await says('i’m back', megan);
    expect(desk.cardsOf(megan, id).map(textOf).join()).toContain('Adele Vance handed this referral to you.');

    await adele.presses('Hand over', { on: await says('assign Zorrilla to Alex') });
    await desk.settles();
    expect(answer(await says('undo'))).toContain('Megan Bowen has it now');
    await desk.settles();
    expect(desk.cardsOf(megan, id)).toHaveLength(1);
    expect(titlesOf(desk.cardOf(megan, id))).toContain('Accept');
  });

  it('while a reminder waits to be sent: it is not sent to whose it was', async () => {
    const id = await desk.receives({ customer: 'Litware', team: [alex.email], expiresIn: 'P14D' });
    const message = await says('assign Litware to Megan');
    const { db, clock } = desk.parts;
    const people = new MongoPeopleStore(db);
    const reader = await people.find({ tenantId: desk.teams.tenantId, aadObjectId: alex.aadObjectId });
    if (!reader?.personalChat) throw new Error('Alex has no chat.');
    await new MongoCopyStore(db).want(personalCopy(id, 'reminder:P10D', reader, reader.personalChat), clock.now());
    await adele.presses('Hand over', { on: message });
    await desk.settles();
    const theirs = { referralId: id, purpose: 'reminder:P10D' };
    expect(await db.collection('copies').findOne(theirs)).toMatchObject({ state: 'dropped' });
    expect(desk.remindersOf(alex, id)).toHaveLength(0);
  });

  it('while its row waits in a list: the list is posted without it, also where its former owner still sees it', async () => {
    const { db, clock } = desk.parts;
    const key = { tenantId: desk.teams.tenantId, aadObjectId: adele.aadObjectId };
    const reader = await new MongoPeopleStore(db).find(key);
    if (!reader?.personalChat) throw new Error('Adele has no chat.');
    const copies = new MongoCopyStore(db);
    const ids: string[] = [];
    for (const customer of ['Wingtip', 'Trey Research', 'Lamna'])
      ids.push(await desk.receives({ customer, team: [adele.email], expiresIn: 'P14D' }));
    const message = await says('assign Wingtip to Megan');
    const { conversationId } = reader.personalChat;
    desk.teams.connector.faults.add({ on: 'post', conversationId, status: 429, times: 9 });
    for (const id of ids)
      await copies.want(personalCopy(id, 'reminder:P10D', reader, reader.personalChat), clock.now());
    await desk.settles();
    const waiting = await db.collection('postedLists').findOne({ 'rows.referralId': ids[0] });
    expect(waiting).toMatchObject({ state: 'wanted', rows: [{}, {}, {}] });
    await adele.presses('Hand over', { on: message });
    desk.teams.connector.faults.clear();
    await desk.timePasses('PT3M');
    const list = await db.collection('postedLists').findOne({ 'rows.referralId': ids[1] });
    const posted = desk.teams.messagesIn('chat', adele).find(({ id }) => id === list?.activityId);
    expect(textOf(posted)).toContain('Reminder: 2 referrals run out');
    expect(textOf(posted)).not.toContain('Wingtip');
    const theirs = { referralId: ids[0], purpose: 'reminder:P10D' };
    expect(await db.collection('copies').findOne(theirs)).toMatchObject({ state: 'dropped' });
  });

  it('to somebody who can’t have it, or by somebody who may not, is said and not done', async () => {
    const id = await desk.receives({ customer: 'Fourth Coffee', team: [alex.email] });
    expect(answer(await says('assign Fourth Coffee to Diego'))).toContain('I know nobody called “Diego”');
    expect(answer(await says('assign Fourth Coffee to Alex'))).toContain('Alex Wilber can’t have this referral');
    const forged = alex.pressing('Hand over', { on: desk.cardOf(alex, id) }) as {
      value: { action: { verb: string; data: Record<string, unknown> } };
    };
    forged.value.action.verb = 'referral.assign';
    forged.value.action.data.to = idOf(desk.teams, lee);
    const [reply] = await desk.teams.deliver(forged as never);
    expect(JSON.stringify(reply?.body)).toContain('Choose somebody');
    expect((await desk.referral(id)).owner?.name).toBe('Alex Wilber');
  });

  it('goes on after it was accepted: on the deal’s card, behind More', async () => {
    const id = await desk.receives({ customer: 'Wingtip', team: [alex.email] });
    await alex.presses('Accept', { on: desk.cardOf(alex, id) });
    await desk.settles();
    const more = await alex.presses('deal.more', { on: desk.cardOf(alex, id) });
    expect(titlesOf(more.card as never)).toContain('Hand over');
    const form = await alex.presses('referral.assign-form', { on: desk.cardOf(alex, id) });
    expect(textOf(form.card)).toContain('Hand Wingtip over');
    const inputs = { to: idOf(desk.teams, megan) };
    await alex.presses('referral.assign', { on: desk.cardOf(alex, id), inputs });
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
    expect(desk.cardsOf(megan, id)).toHaveLength(1);
  });

  it.each([
    ['ko', 'Fabrikam을 Megan에게 배정해 줘'],
    ['ru', 'передай Fabrikam Меган'],
    ['zh-TW', '把 Fabrikam 指派給 Megan'],
  ])('is understood in %s', async (locale, words) => {
    const speaks = locale === 'ko' ? 'Korean' : locale === 'ru' ? 'Russian' : 'Chinese';
    const id = await desk.receives({ customer: 'Fabrikam', team: [] });
    await adele.says(`speak ${speaks}`);
    const message = await says(words);
    await adele.presses('referral.assign', { on: message });
    await adele.says('speak English');
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
    await desk.megan.presses('Decline', { on: desk.cardOf(megan, id) });
    await desk.megan.presses('referral.decline', { on: desk.cardOf(megan, id), inputs: { reason: '2' } });
    await desk.timePasses('PT2M');
  });

  it.each([
    ['嘉信把合約移除', false],
    ['嘉信不用Copilot了', false],
    ['嘉信不要POC', false],
    ['嘉信不用Megan了', true],
    ['嘉信把Megan拉進來', true],
    ['嘉信 할인은 빼줘', false],
    ['嘉信에서 메건은 빼줘', true],
    ['嘉信 팀에서 메건씨 빼줘', true],
  ])('“%s”: the card is opened where somebody is to leave its team, and else offered', async (words, isOpened) => {
    const known = await desk.parts.db.collection('referrals').countDocuments({ 'record.customer.name': '嘉信' });
    if (known === 0) await desk.receives({ customer: '嘉信', team: [] });
    const titles = titlesOf(await says(words));
    expect(titles.includes('Accept'), titles.join()).toBe(isOpened);
    expect(titles.includes('Open 嘉信'), titles.join()).toBe(!isOpened);
  });

  describe('everything of one person to another', () => {
    const decideOne = (id: string) =>
      desk.parts.db
        .collection('referrals')
        .updateOne(
          { _id: id as never },
          { $unset: { owner: '' }, $set: { 'record.status': 'Closed', 'keys.shelf': 'inbound/over' } },
        );
    const decideAll = async () => {
      for (const who of [alex, megan]) for (const id of await openOf(who.aadObjectId)) await decideOne(id);
    };
    const openOf = async (aadObjectId: string) =>
      (await desk.parts.db.collection('referrals').find({ 'owner.aadObjectId': aadObjectId }).toArray()).map(
        ({ _id }) => String(_id),
      );
    const owners = (ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => (await desk.referral(id)).owner?.name));

    it('who has too much is answered with what runs out, and a press hands all of it over: told once, taken back at once', async () => {
      await decideAll();
      const ids: string[] = [];
      for (const [customer, expiresIn] of [
        ['Bellows', 'P2D'],
        ['Northwind', 'P9D'],
        ['Tailspin', 'P12D'],
      ] as const)
        ids.push(await desk.receives({ customer, team: [alex.email], expiresIn }));
      const overview = await says('who has too much on their plate?');
      const told = textOf(overview);
      expect(told).toContain('At the limit of 3: Alex Wilber.');
      expect(told).toMatch(/3 wait for an answer \(limit 3\) · 1 runs out within three days: Bellows \(/);

      const whom = await adele.presses('Hand over', { on: overview });
      expect(textOf(whom.card)).toContain('Who takes over from Alex Wilber?');
      expect(titlesOf(whom.card)).toContain('Choose');
      const preview = await says('give all of Alex’s referrals to Megan');
      expect(textOf(preview)).toContain('Hand 3 referrals over from Alex Wilber to Megan Bowen?');
      expect(textOf(preview)).toContain('Bellows');
      expect(await owners(ids)).toEqual(['Alex Wilber', 'Alex Wilber', 'Alex Wilber']);

      const before = desk.teams.messagesIn('chat', megan).length;
      const press = adele.pressing('Hand over', { on: preview });
      const { card } = await adele.presses('Hand over', { on: preview });
      expect(textOf(card)).toContain('3 referrals handed over. Megan Bowen is told once.');
      await desk.teams.deliver(press as never);
      await desk.settles();
      expect(await owners(ids)).toEqual(['Megan Bowen', 'Megan Bowen', 'Megan Bowen']);
      for (const id of ids) expect(await desk.history(id)).toEqual(['arrived', 'assigned']);
      const news = desk.teams.messagesIn('chat', megan).slice(before);
      expect(news).toHaveLength(1);
      expect(textOf(news[0])).toContain('Adele Vance handed you 3 referrals');
      for (const customer of ['Bellows', 'Northwind', 'Tailspin']) expect(textOf(news[0])).toContain(customer);

      const seen = await Promise.all(ids.map(async (id) => `${id}:${(await desk.referral(id)).revision}`));
      const undo = { verb: 'workload.undo', data: { to: idOf(desk.teams, alex), cards: seen.join(' ') } };
      const taken = structuredClone(press) as { value: { action: object } };
      Object.assign(taken.value.action, undo);
      expect(textOf(await says('undo'))).toContain('Taken back: 3 referrals are with Alex Wilber again.');
      const [again] = await desk.teams.deliver(taken as never);
      expect(JSON.stringify(again?.body)).toContain('Taken back: 3 referrals are with Alex Wilber again.');
      await desk.settles();
      expect(await owners(ids)).toEqual(['Alex Wilber', 'Alex Wilber', 'Alex Wilber']);
      const after = desk.teams.messagesIn('chat', megan).slice(before);
      expect(after).toHaveLength(1);
      expect(textOf(after[0])).not.toContain('handed you');
      for (const id of ids) expect(desk.cardsOf(alex, id)).toHaveLength(1);
    });

    it('what changed since the preview stays, and nobody is told of what was taken back before', async () => {
      const [first = '', ...others] = await openOf(alex.aadObjectId);
      const preview = await says('move everything from Alex to Megan');
      await alex.presses('Accept', { on: desk.cardOf(alex, first) });
      await desk.settles();
      const before = desk.teams.messagesIn('chat', megan).length;
      const { card } = await adele.presses('Hand over', { on: preview });
      expect(textOf(card)).toContain('2 referrals handed over');
      expect(textOf(card)).toContain('1 changed meanwhile and was left');
      await says('undo');
      await desk.settles();
      expect(desk.teams.messagesIn('chat', megan)).toHaveLength(before);
      expect(await owners(others)).toEqual(['Alex Wilber', 'Alex Wilber']);
    });

    it('what waits goes before any number of accepted deals, and what goes beyond is said', async () => {
      const referrals = desk.parts.db.collection('referrals');
      const waiting = await openOf(alex.aadObjectId);
      const deal = await referrals.findOne({ 'owner.aadObjectId': alex.aadObjectId, 'record.status': 'Active' });
      const older = (n: number) => ({
        ...deal,
        _id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never,
        deadline: new Date(0),
      });
      const some = Array.from({ length: 120 }, (_, n) => older(n));
      const outbound = Array.from({ length: 60 }, (_, n) => ({ ...older(500 + n), kind: 'outbound' }));
      await referrals.insertMany([...some, ...outbound]);
      const preview = textOf(await says('give all of Alex’s referrals to Megan'));
      await referrals.deleteMany({ _id: { $in: [...some, ...outbound].map(({ _id }) => _id) } });
      expect(preview).toContain(
        `Hand over from Alex Wilber to Megan Bowen? ${waiting.length - 1} wait for an answer, 48 are`,
      );
      expect(preview).toContain('All 50, with 48 accepted deals');
      expect(preview).toContain('More than 52 others stay with Alex Wilber');
    });

    it('the receiver’s load is told to whoever gives, also of what they may not see', async () => {
      for (const customer of ['Munson', 'Relecloud']) await desk.receives({ customer, team: [megan.email] });
      const preview = await says('give all my referrals to Megan', alex);
      expect(textOf(preview)).toContain('Megan Bowen would then have 4 that wait; the limit is 3.');
      for (const one of await openOf(megan.aadObjectId)) await decideOne(one);
    });

    it('a list of a colleague’s referrals in one’s own button changes nothing, and is one line of the security log', async () => {
      const theirs = await desk.receives({ customer: 'Munson Pickles', team: [megan.email] });
      const { revision } = await desk.referral(theirs);
      const preview = await says('give all my referrals to Megan', alex);
      const lines = () => desk.log.filter(({ msg }) => msg === 'security: a press without the right to it').length;
      const before = lines();
      const forged = alex.pressing('Hand over', { on: preview }) as { value: { action: { data: object } } };
      const { data } = forged.value.action;
      const to = idOf(desk.teams, adele);
      forged.value.action.data = { ...data, to, cards: `${theirs}:${revision}` };
      await desk.teams.deliver(forged as never);
      expect((await desk.referral(theirs)).owner?.name).toBe('Megan Bowen');
      expect(lines()).toBe(before + 1);
      await decideOne(theirs);
    });

    it('a receiver without the role, put into a button by hand, gets nothing, and is one line of the security log', async () => {
      const [mine = ''] = await openOf(alex.aadObjectId);
      const lines = () => desk.log.filter(({ msg }) => msg === 'security: a press without the right to it').length;
      const preview = await says('give all my referrals to Megan', alex);
      const forged = alex.pressing('Hand over', { on: preview }) as { value: { action: { data: object } } };
      const { revision } = await desk.referral(mine);
      const data = { ...forged.value.action.data, cards: `${mine}:${revision}` };
      const ofOne = { referralId: mine, revision };
      for (const [verb, sent] of [
        ['workload.pass', data],
        ['referral.assign', ofOne],
      ] as const)
        for (const nobody of [desk.gail, desk.teams.person('Diego'), lee]) {
          const before = lines();
          Object.assign(forged.value.action, { verb, data: { ...sent, to: idOf(desk.teams, nobody) } });
          await desk.teams.deliver(structuredClone(forged) as never);
          expect((await desk.referral(mine)).owner?.name).toBe('Alex Wilber');
          expect(lines(), `${verb} to ${nobody.name}`).toBe(before + 1);
        }
    });

    it('accepted deals go where the second button is pressed; one’s own are anybody’s to give', async () => {
      const ids = await openOf(alex.aadObjectId);
      const preview = await says('hand over all my referrals to Megan', alex);
      expect(textOf(preview)).toContain('All 3, with 1 accepted deal');
      expect(textOf(preview)).toMatch(
        /^Hand over from Alex Wilber to Megan Bowen\? 2 wait for an answer, 1 is an accepted deal\./,
      );
      await alex.presses('Hand over all', { on: preview });
      await desk.settles();
      expect(await owners(ids)).toEqual(['Megan Bowen', 'Megan Bowen', 'Megan Bowen']);
      const list = () =>
        desk.teams
          .messagesIn('chat', megan)
          .map(({ activity }) => (cardOf(activity) ? textOf(activity) : ''))
          .join('\n');
      expect(list()).toContain('Alex Wilber handed you 3 referrals');
      // One that goes away and comes back is of another hand-over, which is told by itself.
      const [last = ''] = ids.slice(-1);
      const { customer } = (await desk.referral(last)).record;
      await megan.presses('Hand over', { on: await says(`hand over ${customer.name} to Alex`, megan) });
      await desk.settles();
      await alex.presses('Hand over', { on: await says(`hand over ${customer.name} to Megan`, alex) });
      await desk.settles();
      await desk.timePasses('PT1M');
      expect(list()).toContain('Alex Wilber handed you 2 referrals');
    });

    it('is for admins in their own chat, and to nobody who is away', async () => {
      expect(answer(await says('who can take two more', alex))).toContain('Only a Referrals admin');
      expect(answer(await says('give all of Megan’s referrals to Alex', alex))).toContain('Only a Referrals admin');
      expect(answer(await says('give all of Megan’s referrals to Diego'))).toContain('called “Diego”');
      expect(answer(await says('give all of Megan’s referrals to Megan'))).toContain('Megan Bowen has them already');
      // Of a day or a stage, these words are something else.
      expect(answer(await says('move all my deals to next month', megan))).not.toContain('next month”');
      const renamed = (name: string, to: string) =>
        desk.parts.db.collection('people').updateOne({ name }, { $set: { name: to } });
      await renamed('Alex Wilber', 'Megan Wilber');
      for (const words of ['give all of Megan’s referrals to Adele', 'give all my referrals to Megan'])
        expect(answer(await says(words))).toContain('“Megan” may be several people: Megan Bowen');
      await renamed('Megan Wilber', 'Alex Wilber');
      await says('away today', megan);
      expect(answer(await says('give all of Alex’s referrals to Megan'))).toContain(
        'Megan Bowen is away up to and including',
      );
      expect(answer(await says('who can take two more'))).not.toContain('Megan Bowen · ');
      expect(answer(await says('who can take one more'))).not.toContain('Megan Bowen · ');
      await says('i’m back', megan);
      expect(answer(await says('who can take one more'))).toContain('Megan Bowen · ');
      const room = answer(await says('who can take two more'));
      expect(room).toContain('Can take 2 more');
      expect(room).not.toContain('Megan Bowen · ');
      const preview = await says('give all my referrals to Alex', megan);
      const forged = megan.pressing('Hand over all', { on: preview }) as {
        value: { action: { verb: string; data: object } };
      };
      forged.value.action.data = { ...forged.value.action.data, to: idOf(desk.teams, lee) };
      await desk.teams.deliver(forged as never);
      const [id = ''] = await openOf(megan.aadObjectId);
      expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
    });
  });
});

import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { ours } from './support/deals.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];

describe('favourites', async () => {
  const desk = await aDesk({ locales: { megan: 'ru-RU' } });
  const inbound = await desk.receives({ customer: 'Coho Winery', team: [alexMail, meganMail] });
  const closed = await desk.receives({ ...ours, customer: 'Datum', status: 'Closed', substatus: 'Lost' });
  const hers = await desk.receives({ ...ours, customer: 'Blue Yonder', team: [meganMail] });
  await desk.polls();

  it('a heart in a list goes on and off, for this person alone', async () => {
    const list = (await desk.alex.says('inbound')).replies[0] as never;
    const { card } = await desk.alex.presses('♡', { on: list });
    expect(textOf(card)).toContain('Coho Winery is among your favourites now.');
    expect(textOf((await desk.alex.says('favourites')).replies[0])).toContain('Coho Winery');
    expect(textOf((await desk.megan.says('избранное')).replies[0])).toContain('В избранном пока пусто.');

    await desk.alex.presses('♥', { on: list });
    expect(textOf((await desk.alex.says('favorites')).replies[0])).toContain('You have no favourites yet.');
  });

  it('a press that is delivered three times is one', async () => {
    const list = (await desk.alex.says('inbound')).replies[0] as never;
    await desk.teams.deliver(desk.alex.pressing('♡', { on: list }), 3);
    expect(await desk.parts.db.collection('favourites').countDocuments()).toBe(1);
    await desk.alex.presses('favourite.add', { on: list });
    await desk.alex.presses('♥', { on: list });
    expect(await desk.parts.db.collection('favourites').countDocuments()).toBe(0);
  });

  it('goes from the list of favourites when the heart is taken off there', async () => {
    await desk.alex.presses('♡', { on: (await desk.alex.says('inbound')).replies[0] as never });
    const list = (await desk.alex.says('favourites')).replies[0] as never;
    const { card } = await desk.alex.presses('♥', { on: list });
    expect(textOf(card)).toContain('Coho Winery is no longer among your favourites.');
    expect(textOf(card)).toContain('You have no favourites yet.');
  });

  it('on the card of a referral, and of a closed deal, which can’t be changed otherwise', async () => {
    const card = desk.cardOf(desk.alex, inbound);
    await desk.alex.presses('♡ Add to favourites', { on: card });
    await desk.alex.says('find datum');
    const deal = desk.cardOf(desk.alex, closed);
    const pressed = await desk.alex.presses('♡ Add to favourites', { on: deal });
    expect(textOf(pressed.card)).toContain('Datum is among your favourites now.');
    const patches = desk.patches(closed).length;

    const text = textOf((await desk.alex.says('favourites')).replies[0]);
    expect(text.indexOf('Coho Winery')).toBeLessThan(text.indexOf('Datum'));
    expect(text).toContain('Lost');
    await desk.alex.presses('♥ Remove from favourites', { on: deal });
    expect(textOf((await desk.alex.says('favourites')).replies[0])).not.toContain('Datum');
    expect(desk.patches(closed)).toHaveLength(patches);
    expect((await desk.referral(closed)).record.status).toBe('Closed');
  });

  it('is known on a card that is opened later, and by filters of the list', async () => {
    const { replies } = await desk.alex.says('find coho');
    await desk.alex.presses('♥ Remove from favourites', { on: replies[0] as never });
    const again = (await desk.alex.says('find coho')).replies[0] as never;
    await desk.alex.presses('♡ Add to favourites', { on: again });
    expect(textOf((await desk.alex.says('favourites received')).replies[0])).toContain('Coho');
    expect(textOf((await desk.alex.says('favourites won')).replies[0])).toContain('Nothing here fits State: Won.');
  });

  it('in the channel the card that all read has no heart; the own view of whoever may see it has', async () => {
    const card = desk.channelCard(inbound);
    expect(JSON.stringify(card.activity)).not.toContain('favourite.');
    expect(JSON.stringify(await desk.megan.looksAt(card))).toContain('favourite.add');
    expect(JSON.stringify(await desk.diego.looksAt(card))).not.toContain('favourite.');
  });

  it('of what is not theirs to see nobody makes a favourite, whatever they send', async () => {
    const list = (await desk.alex.says('inbound')).replies[0] as never;
    const press = desk.alex.pressing('♥', { on: list });
    const { value } = press as { value: { action: object } };
    const send = (referralId: string) =>
      desk.teams.hear({
        ...press,
        value: {
          ...value,
          action: { ...value.action, verb: 'favourite.add', data: { referralId, view: 'favourites' } },
        },
      });
    expect(JSON.stringify((await send(hers)).body)).toContain('I can’t find that.');
    expect(JSON.stringify((await send(crypto.randomUUID())).body)).not.toContain('Blue Yonder');
    expect(textOf((await desk.alex.says('favourites')).replies[0])).not.toContain('Blue Yonder');

    const action = { type: 'Action.Execute', verb: 'favourite.add', data: { referralId: inbound } };
    const { body } = await desk.diego.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    expect(JSON.stringify(body)).toContain('Only what is yours to see in full');
  });

  it('that is no longer theirs is not shown, and comes back with the right to it', async () => {
    await desk.megan.presses('♡', { on: (await desk.megan.says('исходящие')).replies[0] as never });
    expect(textOf((await desk.megan.says('избранное')).replies[0])).toContain('Blue Yonder');
    const { db } = desk.parts;
    const before = await db.collection('referrals').findOne({ _id: hers as never });
    const owner = { ...before?.owner, aadObjectId: crypto.randomUUID(), email: alexMail };
    const team = [{ ...before?.record.team[0], email: alexMail }];
    await db
      .collection('referrals')
      .updateOne({ _id: hers as never }, { $set: { owner, 'record.team': team, teamEmails: [alexMail] } });
    expect(textOf((await desk.megan.says('избранное')).replies[0])).not.toContain('Blue Yonder');
  });
});

import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../harness/cards.ts';
import { cardOf } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';

/** What `yes`, `undo` and a button's words must not do: something else than what stands last in the chat. */
describe('words that press buttons', async () => {
  const desk = await aDesk({
    countsSends: true,
    undoSeconds: 60,
    acceptUndoSeconds: 60,
    installedBy: ['Adele', 'Alex', 'Megan', 'Lee'],
  });
  const { adele, alex, megan } = desk;
  const said = async (words: string, who = alex): Promise<string> => {
    const { replies } = await who.says(words);
    return replies.map(({ activity }) => (cardOf(activity) ? textOf(activity) : String(activity.text))).join('\n');
  };
  const receives = (customer: string, team: readonly string[] = [alex.email]) =>
    desk.receives({ customer, team: [...team] });
  const decisionOf = async (id: string) => (await desk.referral(id)).decision?.kind;
  const ownerOf = async (id: string) => (await desk.referral(id)).owner?.name;

  it('a card that is only looked at leaves `yes` with the question', async () => {
    const [asked, other] = [await receives('Southridge Video'), await receives('Tailwind Toys')];
    expect(await said('accept southridge')).toContain('Southridge Video');
    await alex.looksAt(desk.cardOf(alex, other));
    expect(await said('yes')).toContain('Southridge Video');
    expect([await decisionOf(asked), await decisionOf(other)]).toEqual(['accept', undefined]);
  });

  it('`yes` to “which one?” asks which', async () => {
    const ids = [await receives('Proseware North', []), await receives('Proseware South', [])];
    expect(await said('assign proseware to Megan', adele)).toMatch(/Which/);
    expect(await said('yes', adele)).toContain('Which one do you mean?');
    expect([await ownerOf(ids[0] ?? ''), await ownerOf(ids[1] ?? '')]).toEqual([undefined, undefined]);
    await said('2', adele);
    expect([await ownerOf(ids[0] ?? ''), await ownerOf(ids[1] ?? '')].filter(Boolean)).toEqual(['Megan Bowen']);
  });

  it('`undo` takes back no press that did nothing, and gives nobody what was another’s', async () => {
    const id = await receives('Alpine Ski House', []);
    await said('open alpine', adele);
    const claim = titlesOf(desk.channelCard(id)).find((title) => /claim/i.test(title)) ?? '';
    await megan.presses(claim, { on: desk.channelCard(id) });
    await megan.presses('referral.claim', { on: desk.channelCard(id), inputs: { phone: '+44 20 7946 0001' } });
    await desk.settles();
    expect(await ownerOf(id)).toBe('Megan Bowen');

    // Her copy of the card in the chat is an old one.
    expect(await said(claim, adele)).toContain('Megan Bowen');
    await said('undo', adele);
    expect(await ownerOf(id)).toBe('Megan Bowen');

    await said('open alpine', adele);
    await said('release', adele);
    expect(await ownerOf(id)).toBeUndefined();
    await said('undo', adele);
    expect(await ownerOf(id)).toBeUndefined();
  });

  it('`undo` means what was done last, wherever that was', async () => {
    const [snoozed, accepted] = [await receives('Wingtip Toys'), await receives('Adatum')];
    expect(await said('snooze wingtip for 2 days')).toContain('Wingtip Toys');
    await desk.timePasses('PT5S');
    await alex.presses('Accept', { on: desk.channelCard(accepted) });
    expect(await decisionOf(accepted)).toBe('accept');
    expect(await said('undo')).toContain('Adatum');
    expect(await decisionOf(accepted)).toBeUndefined();
    expect((await desk.referral(snoozed)).snoozes ?? []).toHaveLength(1);

    // The card's own Undo, by its title, is no other word.
    const { id } = await openDeal(desk, { kind: 'private', customer: 'Fabrikam' });
    expect(await said('note they signed')).toContain('Noted: they signed');
    await desk.timePasses('PT2S');
    await alex.presses('Accept', { on: desk.channelCard(accepted) });
    expect(await said('Undo')).toContain('Adatum');
    expect(await decisionOf(accepted)).toBeUndefined();
    await desk.timePasses('PT2M');
    expect(patchesOf(desk, id)).toHaveLength(1);

    // A card that comes by itself is nothing that was done.
    expect(await said('stop reminders')).toContain('no more reminders');
    await receives('Munson’s Pickles');
    expect(await said('undo')).toContain('I remind you here again');
  });

  it('after a press on another card, `yes` is not about the question above it', async () => {
    const [asked, pressed] = [await receives('Relecloud'), await receives('Lucerne')];
    expect(await said('accept relecloud')).toContain('Relecloud');
    await alex.presses('Decline', { on: desk.cardOf(alex, pressed) });
    await said('yes');
    expect(await decisionOf(asked)).toBeUndefined();
    await said('cancel');
  });

  it('a card that comes by itself lets go of what stood above it, but for its numbers', async () => {
    const asked = await receives('Bellows College');
    const others = ['Margie Travel', 'First Up', 'School of Fine Art'];
    for (const [ask, words] of [
      ['find bellows', 'Accept'],
      ['accept bellows', 'yes'],
      ['accept bellows', 'accept'],
    ] as const) {
      // What an answer offered is let go.
      await said('help');
      expect(await said(ask)).toContain('Bellows College');
      await receives(others.pop() ?? '');
      await said(words);
      expect(await decisionOf(asked), words).toBeUndefined();
    }
    await said('help');
    await said('accept bellows');
    await receives('Trey Research');
    await said('1');
    expect(await decisionOf(asked)).toBe('accept');
  });

  it('a heart that changed nothing has nothing to take back', async () => {
    const id = await receives('Coho Winery');
    const card = desk.cardOf(alex, id);
    const heart = buttonsOf(alex.sees(card)).find(({ verb }) => verb === 'favourite.add')?.action ?? {};
    await alex.pressesAction(heart, { on: card });
    await said('help');
    // Pressed once more, as on a copy of the card that is an old one.
    await alex.pressesAction(heart, { on: card });
    expect(await said('undo')).not.toContain('Coho Winery is no longer');
    expect(await desk.parts.db.collection('favourites').countDocuments({ referralId: id })).toBe(1);
  });

  it('a card that another instance sent lets go of what stood above it, too', async () => {
    const asked = await receives('Graphic Design Institute');
    expect(await said('accept graphic design')).toContain('Graphic Design Institute');
    desk.parts.timers.moveServer(1_000);
    await receives('Litware');
    // Whoever starts anew knows of it only by the database.
    await desk.restarts();
    await said('yes');
    expect(await decisionOf(asked)).toBeUndefined();
  });
});

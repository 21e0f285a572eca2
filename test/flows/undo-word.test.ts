import { describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

async function says(desk: Desk, words: string, person = desk.alex): Promise<{ text: string; card?: Message }> {
  const { replies } = await person.says(words);
  await desk.settles();
  const [card] = replies;
  const [text] = saidIn(replies);
  if (text !== undefined) return { text };
  return card ? { text: textOf(card), card } : { text: '' };
}

const team = ['alex.wilber@contoso.example'];

describe('undo, as a word', () => {
  it('takes back one change after the other, the last first, and says what', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    await says(desk, 'set value 150k');
    await desk.timePasses('PT1S');
    await says(desk, 'stage proposed');

    expect((await says(desk, 'undo that')).text).toMatch(/Taken back. Fabrikam: Sales stage: .+ → Proposed \(60%\)/);
    expect((await says(desk, 'take it back')).text).toContain('Estimated value: €120,000 → €150,000');
    expect((await says(desk, 'undo')).text).toContain('There is nothing of yours left to undo.');
    await desk.timePasses('PT5M');
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it('takes back an accept, a decline, and a won, whoever pressed by hand or wrote', async () => {
    const desk = await aDesk({ acceptUndoSeconds: 'by-default', ownTime: true });
    const first = await desk.receives({ customer: 'Coho Winery', team });
    const second = await desk.receives({ customer: 'Adatum', team });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, first) });
    await desk.settles();
    expect((await says(desk, 'undo')).text).toContain('Coho Winery: it is not accepted and waits for an answer again.');

    const on = desk.cardOf(desk.alex, second);
    await desk.alex.presses('Decline', { on });
    await desk.alex.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.settles();
    expect((await says(desk, 'take that back')).text).toContain('Adatum: it is not declined');
    expect(titlesOf(desk.cardOf(desk.alex, second))).toContain('Accept');

    const { id, card } = await openDeal(desk);
    await desk.alex.presses('deal.won', { on: card });
    await desk.alex.presses('deal.won-now', { on: card });
    await desk.settles();
    expect((await says(desk, 'undo')).text).toContain('Fabrikam: it is not won; the deal is open again.');
    await desk.timePasses('PT5M');
    for (const each of [first, second, id]) expect(patchesOf(desk, each)).toEqual([]);
  });

  it('takes nothing back where something later has gone out, and offers what still can be', async () => {
    const desk = await aDesk();
    const declined = await desk.receives({ customer: 'Coho Winery', team });
    const accepted = await desk.receives({ customer: 'Blue Yonder', team });
    const on = desk.cardOf(desk.alex, declined);
    await desk.alex.presses('Decline', { on });
    await desk.alex.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.timePasses('PT2S');
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, accepted) });
    await desk.settles();

    const answer = await says(desk, 'undo');
    expect(answer.text).toContain('Blue Yonder: what you did last can’t be taken back any more.');
    expect(answer.text).toContain('This can still be taken back:');
    await desk.alex.presses('Undo', { on: answer.card as Message });
    await desk.timePasses('PT5M');
    expect(desk.record(declined).status).toBe('New');
  });

  it('is nobody else’s, says so once it is too late, and is for the chat alone', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    await says(desk, 'set value 150k');

    expect((await says(desk, 'undo', desk.megan)).text).toContain('There is nothing of yours left to undo.');
    const { replies } = await desk.alex.says('undo', { in: { channel: 'Deals' } });
    expect(saidIn(replies)).toEqual(['Write that to me in our own chat: here everybody reads along.']);
    await desk.timePasses('PT61S');
    expect((await says(desk, 'undo')).text).toMatch(/can’t be taken back any more|nothing of yours left/);
    expect(desk.record(id).details.dealValue).toBe(150_000);
  });

  it.each([
    ['ko-KR', '금액 설정 150k', '되돌려', '되돌렸어요. Fabrikam:'],
    ['ru-RU', 'сумма 150k', 'отмени', 'Отменено. Fabrikam:'],
    // Its button says the same, and is pressed by it.
    ['zh-TW', '金額 150k', '復原', '已復原：變更預估金額'],
  ])('in %s', async (locale, change, undo, done) => {
    const desk = await aDesk({ locales: { alex: locale } });
    const { id } = await openDeal(desk);
    await says(desk, change);

    expect((await says(desk, undo)).text).toContain(done);
    await desk.timePasses('PT5M');
    expect(patchesOf(desk, id)).toEqual([]);
  });
});

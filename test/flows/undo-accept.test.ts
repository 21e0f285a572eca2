import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { answeredCard, textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;

async function alexAccepts(desk: Desk, spec: ReferralSpec = {}): Promise<string> {
  const id = await desk.receives({ ...alexs, ...spec });
  await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
  await desk.settles();
  return id;
}

describe('an accept', () => {
  it('waits ten seconds with Undo on every copy, then goes out once', async () => {
    const desk = await aDesk({ acceptUndoSeconds: 'by-default', ownTime: true });
    const id = await desk.receives(alexs);
    const press = desk.alex.pressing('Accept', { on: desk.cardOf(desk.alex, id) });
    const [first, again] = await desk.teams.deliver(press, 2);
    await desk.settles();

    for (const answer of [first, again]) expect(titlesOf(answeredCard(answer))).toContain('Undo');
    expect(textOf(answeredCard(first))).toContain('Accepted. It goes out at ');
    const copies = desk.everyCopy(id);
    expect(copies.length).toBeGreaterThan(1);
    for (const copy of copies) {
      expect(textOf(copy)).toContain('Accepting; goes out at ');
      expect(textOf(copy)).toContain('Accepted by Alex Wilber');
      expect(titlesOf(copy)).toEqual(['Undo']);
    }
    await desk.timePasses('PT8S');
    expect(desk.patches(id)).toEqual([]);

    await desk.timePasses('PT3S');
    expect(desk.record(id)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
    expect(desk.patches(id)).toHaveLength(1);
    expect(await desk.history(id)).toEqual(['arrived', 'accepted', 'undo-ended', 'accept-sent']);
    for (const copy of desk.everyCopy(id)) expect(textOf(copy)).toContain('Accepted by Alex Wilber on');
  });

  it('is taken back by Undo: nothing goes out, every copy can be answered again, and it is no first answer', async () => {
    const desk = await aDesk({ acceptUndoSeconds: 'by-default', ownTime: true });
    const id = await alexAccepts(desk);

    const { card } = await desk.alex.presses('Undo', { on: desk.cardOf(desk.alex, id) });
    expect(textOf(card)).toContain('Taken back. The referral waits for an answer again.');
    await desk.timePasses('PT5M');

    expect(desk.patches(id)).toEqual([]);
    expect((await desk.referral(id)).firstAnswer).toBeUndefined();
    for (const copy of desk.everyCopy(id)) expect(titlesOf(copy)).toContain('Accept with changes');

    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    await desk.timePasses('PT11S');
    expect(desk.record(id).status).toBe('Active');
  });

  it('can be undone by those who may, from another copy, and no longer once it went out', async () => {
    const desk = await aDesk({ acceptUndoSeconds: 'by-default', ownTime: true });
    const id = await alexAccepts(desk);
    const late = desk.adele.pressing('Undo', { on: desk.channelCard(id) });

    const refused = await desk.diego.presses('referral.undo', { on: desk.channelCard(id) });
    expect(textOf(refused.card)).toContain('Only Alex Wilber or a Referrals admin can undo it.');
    await desk.timePasses('PT11S');
    const [answer] = await desk.teams.deliver(late);
    await desk.settles();

    expect(textOf(answeredCard(answer))).toContain('It has gone out to Partner Center already');
    expect(desk.record(id).status).toBe('Active');
  });

  it.each([
    ['where the deadline is nearer', 'PT25S', 'by-default'],
    ['where the wait is set to nothing', 'P9D', 0],
  ] as const)('goes out at once %s', async (_where, expiresIn, acceptUndoSeconds) => {
    const desk = await aDesk({ acceptUndoSeconds, ownTime: true });
    const id = await alexAccepts(desk, { expiresIn });

    expect(desk.record(id).status).toBe('Active');
    expect(await desk.history(id)).toEqual(['arrived', 'accepted', 'accept-sent']);
  });
});

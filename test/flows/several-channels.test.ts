import { describe, expect, it } from 'vitest';
import type { Json } from '../harness/cards.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { firstAnswer, wordsOf } from './support/first-answer.ts';

const elsewhere = { in: { channel: 'Elsewhere' } } as const;
const german = { country: 'DE', team: [] as string[] };
const only = 'Only a Referrals admin of the whole company can do that.';
const french = { country: 'FR', team: [] as string[] };

describe('several channels', async () => {
  const desk = await aDesk({ installedBy: ['Adele', 'Alex', 'Lee'] });
  const { adele, alex } = desk;
  const says = (words: string, who = adele) => firstAnswer(who, words);
  const deleted = async (eventType: string) => {
    const activity = desk.teams.activity(adele, { channel: 'General' }, { type: 'conversationUpdate' });
    const channelData = { ...(activity.channelData as Json), channel: { id: desk.teams.channelId('Elsewhere') } };
    await desk.teams.deliver({ ...activity, channelData: { ...channelData, eventType } });
    await desk.settles();
  };
  let waiting = '';

  it('are chosen by an admin’s word in each, with a name of theirs; the first stays the default', async () => {
    const { replies } = await adele.says('use this channel as DACH', elsewhere);
    expect(saidIn(replies)[0]).toContain('The channel DACH is used from now on.');
    expect(saidIn(replies)[0]).toContain('All others still appear in the deal team’s channel');
    const again = await adele.says('use this channel', elsewhere);
    expect(saidIn(again.replies)[0]).toContain('used already, as DACH');
    const id = await desk.receives(german);
    expect([desk.cardsIn('Deals', id).length, desk.cardsIn('Elsewhere', id).length]).toEqual([1, 0]);
    const list = await says('channels');
    expect(textOf(list.activity)).toContain('DACH');
  });

  it('get what a rule sends to them: rehearsed, asked why and where now, with its reminders and escalation', async () => {
    const proposal = await says('Germany to the channel DACH');
    expect(textOf(proposal.activity)).toContain('New rule: Germany → The channel DACH: its team claims it');
    expect(textOf(proposal.activity)).toContain('The channel DACH: 1');
    await adele.presses('Make it count', { on: proposal });
    waiting = await desk.receives({ ...german, customer: 'Zyxwood Mills', expiresIn: 'P3DT1H' });
    const other = await desk.receives(french);
    expect([desk.cardsIn('Deals', waiting).length, desk.cardsIn('Elsewhere', waiting).length]).toEqual([0, 1]);
    expect([desk.cardsIn('Deals', other).length, desk.cardsIn('Elsewhere', other).length]).toEqual([1, 0]);
    expect(titlesOf(desk.cardsIn('Elsewhere', waiting)[0])).toContain('Claim');
    expect(wordsOf(await says('why did Zyxwood go to nobody?'))).toBe(
      'Zyxwood Mills waits in the channel DACH, whose team works on it: rule 1: Germany.',
    );
    expect(wordsOf(await says('where would Zyxwood go now?'))).toContain(
      'Now Zyxwood Mills would wait in the channel DACH, for its team',
    );
    await desk.timePasses('PT2H');
    const inChannel = (name: string) => {
      const sent = desk.teams.messagesIn({ channel: name }).map(({ activity }) => JSON.stringify(activity));
      return sent.filter((text) => text.includes(waiting)).length;
    };
    expect(inChannel('Elsewhere')).toBeGreaterThan(1);
    expect(inChannel('Deals')).toBe(0);
  });

  it('that are gone are told by name, once; their referrals stand in the default one until they are back', async () => {
    await deleted('channelDeleted');
    const told = () =>
      desk.teams
        .messagesIn('chat', adele)
        .filter(({ activity }) => String(activity.text).startsWith('I can’t write in the channel DACH'));
    expect(told()).toHaveLength(1);
    expect(String(told()[0]?.activity.text)).toContain('its referrals stand in the deal team’s channel');
    expect(desk.cardsIn('Deals', waiting)).toHaveLength(1);
    const next = await desk.receives(german);
    expect([desk.cardsIn('Deals', next).length, desk.cardsIn('Elsewhere', next).length]).toEqual([1, 0]);
    expect(wordsOf(await says('where would Zyxwood go now?'))).toContain('I can’t write there');
    expect(textOf((await says('channels')).activity)).toContain('I can’t write there any more');

    await deleted('channelRestored');
    expect(desk.cardsIn('Elsewhere', next)).toHaveLength(1);
    expect(told()).toHaveLength(1);
  });

  it('are left by a word there or a press in the list, and nobody else’s', async () => {
    for (const name of ['Alex', 'Lee', 'Diego']) {
      const person = desk.teams.person(name);
      const { replies } = await person.says('stop using this channel', elsewhere);
      expect(saidIn(replies)).toEqual([only]);
      for (const verb of ['channel.stop', 'channel.default']) {
        const data = { channel: desk.teams.channelId('Elsewhere') };
        const action = { type: 'Action.Execute', verb, data };
        const { body } = await person.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        expect(JSON.stringify(body)).toContain(only);
      }
    }
    // Lee is one, of one location.
    for (const person of [alex, desk.teams.person('Lee')]) expect(wordsOf(await says('channels', person))).toBe(only);
    const rule = await says('route France to DACH');
    await adele.says('stop using this channel', elsewhere);
    await desk.settles();
    const { card } = await adele.presses('Make it count', { on: rule }).catch(() => ({ card: undefined }));
    expect(JSON.stringify(card ?? '')).not.toContain('The rule counts');
    const id = await desk.receives(german);
    expect([desk.cardsIn('Deals', id).length, desk.cardsIn('Elsewhere', id).length]).toEqual([1, 0]);
    const { replies } = await adele.says('stop using this channel', elsewhere);
    expect(saidIn(replies)[0]).toContain('This channel isn’t used.');
    expect(wordsOf(await says('Spain to the channel Narnia'))).toContain('I use no channel called “Narnia”');
  });
});

import { expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

/**
 * What stands in a channel is read by guests, by people of other organisations and, in a shared channel, by other teams: every kind
 * of message that comes there by itself, on one desk, told apart by what only it says.
 */
const contact = { firstName: 'Kim', lastName: 'Akers', email: 'kim@fabrikam.example', phoneNumber: '425 555 0123' };
const nameless = { firstName: '', lastName: '', email: 'pat.coleman@contoso.example', phoneNumber: '+1 206 555 0177' };
const named = { firstName: 'Pat', lastName: 'Coleman', email: 'pat@contoso.example', phoneNumber: '+1 206 555 0188' };
const written = {
  dealName: 'Rollout, ask kim@fabrikam.example or (425) 555-0123',
  senderNotes: 'Call Kim Akers, or pat.coleman@contoso.example.',
  notes: 'Kim Akers decides, +49 40 5550100.',
  contact,
};
/** `(425`: a number that was cut is one all the same. */
const leak = /kim@|akers|\(425|555.?0123|555.?0177|555.?0188|5550100|pat\.coleman|pat@|@contoso\.example|\+1 2|\+49/i;

const kinds: Readonly<Record<string, RegExp>> = {
  'a card of its own': /^Urgent: \d+ hours left\n/,
  'a storm’s list': /new referrals? waits? for|new referrals wait for an answer/,
  'a reminder': /^Reminder[^\n]*\nAnswer by/,
  'an escalation, by name': /<at>Alex Wilber<\/at> Nobody has answered this yet/,
  'an escalation of what nobody owns': /^Reminder, urgent: \d+ hours left\nNobody has answered this yet/,
  'health, daily': /^All is well\n/,
  'health, late': /^Something is late\n/,
  'what became of one': /Accepted/,
  'nobody can be warned': /^Nobody can be warned of/,
};

it('every kind of message that comes into a channel by itself has no contact data, and no colleague’s address or number', async () => {
  const desk = await aDesk({
    installedBy: ['Adele', 'Alex'],
    settings: {
      ...{ NEW_CARDS_A_MINUTE: '2', REMINDER_LADDER: 'P3D,P1D', ESCALATION: 'channel@PT12H,catcher@PT6H' },
      ...{ HEALTH_HOUR: '0', SECRET_EXPIRES: '2099-01-01' },
    },
  });
  const { adele, alex, teams, parts } = desk;
  await desk.polls();
  await adele.says('health here', { in: { channel: 'Deals' } });
  for (let index = 0; index < 6; index++) {
    const team = index < 3 ? [alex.email, nameless, named] : [];
    await desk.sandbox.createReferral({ customer: `Fabrikam ${index}`, ...written, team, expiresIn: 'P10D' });
  }
  await desk.settles();
  for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
  await desk.timePasses('P6DT23H');
  const alexsChat = teams.messagesIn('chat', alex)[0]?.conversationId;
  const inChannel = teams.messagesIn({ channel: 'Deals' }).filter(({ by }) => by === 'bot');
  const list = inChannel.find(({ activity }) => cardOf(activity) && kinds['a storm’s list']?.test(textOf(activity)));
  await adele.presses('list.accept', { on: list as Message });
  await desk.settles();
  // Reminders are refused, in chats and under the cards: what stands at the root of the channel is told nevertheless.
  teams.connector.faults.draw = (kind, conversation) =>
    kind === 'post' && (conversation === alexsChat || conversation?.includes(';messageid='))
      ? { on: 'any', status: 413 }
      : undefined;
  await desk.timePasses('PT2H');
  await desk.timePasses('PT15M');
  teams.connector.faults.clear();
  await desk.timePasses('P1DT23H');
  await desk.timePasses('PT12H');
  for (const minutes of [61, 2]) {
    parts.timers.moveServer(minutes * 60_000);
    parts.timers.move(minutes * 60_000);
    await desk.app.idle();
    await desk.app.sweep();
    await desk.app.idle();
  }
  const told = ['Deals', 'General']
    .flatMap((channel) => teams.messagesIn({ channel }))
    .filter(({ by }) => by === 'bot');
  const texts = told.map(({ activity }) => (cardOf(activity) ? textOf(activity) : String(activity.text)));
  const missing = Object.entries(kinds).filter(([, says]) => !texts.some((text) => says.test(text)));
  expect(missing.map(([kind]) => kind)).toEqual([]);
  const read = told.map(({ activity, history }) => JSON.stringify([activity, history]));
  expect(read.flatMap((text) => leak.exec(text)?.[0] ?? [])).toEqual([]);
});

import { expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { firstAnswer } from './support/first-answer.ts';

/**
 * What stands in a channel is read by guests, by people of other organisations and, in a shared channel, by other teams: every kind
 * of message that comes there by itself or because somebody did something, on one desk, told apart by what only it says; as it was
 * posted, as it was before, and as each of those readers gets it when Teams refreshes it for them or they press what it has.
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

/** Told apart by how it begins, or by what only it says. */
const kinds: Readonly<Record<string, RegExp>> = {
  'a card of its own': /^Urgent: \d+ hours left\n/,
  'a storm’s list': /new referrals? waits? for|new referrals wait for an answer/,
  'a reminder': /^Reminder[^\n]*\nAnswer by/,
  'an escalation, by name': /<at>(?:Alex Wilber|Diego Siciliani)<\/at> Nobody has answered this yet/,
  'an escalation of what nobody owns': /^Reminder, urgent: \d+ hours left\nNobody has answered this yet/,
  'health, daily': /^All is well\n/,
  'health, late': /^Something is late\n/,
  'what became of one': /Accepted/,
  'nobody can be warned': /^Nobody can be warned of/,
  'who takes it over': /^Adele Vance handed this to Diego Siciliani/,
  'a list for somebody who asks there': /^Waiting for an answer/,
  'a setting’s answer': /^Done: once a day I say here/,
  'the greeting': /^Co-sell Desk/,
};

const sayingOf = ({ activity }: Message) => (cardOf(activity) ? textOf(activity) : String(activity.text));

const desk = await aDesk({
  installedBy: ['Adele', 'Alex', 'Diego'],
  // One of another organisation; one of the own in a team with which the channel is shared, and without a role.
  colleagues: [
    { name: 'Olga Other', email: 'olga@tailspin.example', organisation: '99999999-9999-4999-8999-999999999999' },
    { name: 'Toby Team', email: 'toby.team@contoso.example' },
  ],
  users: 'alex.wilber@contoso.example, diego.siciliani@contoso.example',
  settings: {
    ...{ NEW_CARDS_A_MINUTE: '2', REMINDER_LADDER: 'P3D,P1D', ESCALATION: 'channel@PT12H,catcher@PT6H' },
    ...{ HEALTH_HOUR: '0', SECRET_EXPIRES: '2099-01-01' },
  },
});
const { adele, alex, gail, teams, parts } = desk;
const outsiders: readonly Person[] = [gail, teams.person('Olga'), teams.person('Toby')];

/** All that came into the team's channels in the life of six referrals. */
async function toldInChannels(): Promise<readonly Message[]> {
  await desk.polls();
  await adele.says('health here', { in: { channel: 'Deals' } });
  for (let index = 0; index < 6; index++) {
    const team = index < 3 ? [alex.email, nameless, named] : [];
    await desk.sandbox.createReferral({ customer: `Fabrikam ${index}`, ...written, team, expiresIn: 'P10D' });
  }
  await desk.settles();
  for (let pause = 0; pause < 4; pause++) await desk.timePasses('PT5S');
  await alex.says('inbox', { in: { channel: 'Deals' } });
  await desk.timePasses('PT2M');
  await desk.sandbox.createReferral({ customer: 'Fabrikam 7', ...written, team: [nameless], expiresIn: 'P10D' });
  await desk.settles();
  const asked = await firstAnswer(adele, 'assign Fabrikam 7 to Diego');
  await adele.presses('Hand over', { on: asked });
  await desk.settles();
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
  return ['Deals', 'General'].flatMap((channel) => teams.messagesIn({ channel })).filter(({ by }) => by === 'bot');
}

const told = await toldInChannels();

it.each(Object.entries(kinds))('%s: no contact data, and no colleague’s address or number', async (_kind, says) => {
  const such = told.filter((message) => says.test(sayingOf(message)));
  expect(such.length).toBeGreaterThan(0);
  for (const message of such.filter(({ activity, deleted }) => cardOf(activity) && !deleted))
    for (const reader of outsiders) await reader.looksAt(message);
  const read = such.map(({ activity, history, views }) => JSON.stringify([activity, history, [...views.values()]]));
  expect(read.flatMap((text) => leak.exec(text)?.[0] ?? [])).toEqual([]);
});

it('whatever an outsider presses there opens nothing, in the room and in their chat', async () => {
  const before = told.length;
  for (const reader of outsiders)
    for (const message of told.filter(({ activity, deleted }) => cardOf(activity) && !deleted).slice(-12))
      for (const title of new Set(titlesOf(message)))
        await reader.presses(title, { on: message }).catch(() => undefined);
  await desk.settles();
  const now = ['Deals', 'General'].flatMap((channel) => teams.messagesIn({ channel })).filter(({ by }) => by === 'bot');
  expect(now.length).toBeGreaterThanOrEqual(before);
  const theirs = outsiders.flatMap((reader) => teams.messagesIn('chat', reader));
  const read = [...now, ...theirs].map((one) => JSON.stringify([one.activity, one.history, [...one.views.values()]]));
  expect(read.flatMap((text) => leak.exec(text)?.[0] ?? [])).toEqual([]);
});

it('the table has every kind: none that came is of no kind', () => {
  const unknown = told.filter((message) => !Object.values(kinds).some((says) => says.test(sayingOf(message))));
  expect([...new Set(unknown.map((message) => sayingOf(message).split('\n')[0]))]).toEqual([]);
});

import { expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person, Where } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const title = /^Nobody can be warned of (a referral that runs out|\d+ referrals that run out)\n/;

const redIn = (desk: Desk, where: Where, person?: Person): readonly Message[] =>
  desk.teams
    .messagesIn(where, person)
    .filter(({ activity }) => cardOf(activity) && title.test(textOf(cardOf(activity))));
const redOf = (desk: Desk, person: Person) => redIn(desk, 'chat', person);

it('where neither owner, channel nor admin can be told, whoever may answer is, in red and in time', async () => {
  const desk = await aDesk({ channel: false, installedBy: ['Alex'] });
  const { alex, adele, diego } = desk;
  const id = await desk.receives({ customer: 'Fabrikam', team: [], expiresIn: 'P10D' });
  await desk.receives({ customer: 'Tailspin', team: [], expiresIn: 'P10D' });
  await desk.receives({ customer: 'Later', team: [], expiresIn: 'P30D' });
  await desk.timePasses('P6D');
  expect(redOf(desk, alex), 'there is time').toEqual([]);

  await desk.timePasses('P1DT1H');
  const [red, ...others] = redOf(desk, alex);
  expect(others).toEqual([]);
  const text = textOf(red);
  expect(text).toContain('Nobody can be warned of 2 referrals that run out');
  expect(text).toContain('There is no channel, and nobody who may answer can be written to.');
  expect(text).toMatch(/Fabrikam\n3 days left · Owner: /);
  expect(text).not.toContain('Later');
  expect(text).toContain('write “use this channel” in a channel');
  expect(titlesOf(red)).toEqual(['Open', 'Open']);
  await desk.timePasses('P1D');
  expect(redOf(desk, alex), 'once').toHaveLength(1);

  await alex.presses('Open', { on: red as Message });
  await alex.presses('Accept', { on: desk.cardOf(alex, id) });
  await desk.timePasses('P1DT3H');
  const [, last] = redOf(desk, alex);
  expect(textOf(last), 'and on the last day, of what still waits').toMatch(
    /^Nobody can be warned of a referral that runs out/,
  );
  await desk.timePasses('P1D');
  expect(redOf(desk, alex)).toHaveLength(2);
  expect([...redOf(desk, adele), ...redOf(desk, diego)]).toEqual([]);
  expect(await desk.history(id)).toContain('accepted');
});

it('an admin of another location is told, and sees no contact data', async () => {
  const desk = await aDesk({ channel: false, installedBy: ['Lee', 'Alex'], users: 'megan.bowen@contoso.example' });
  const contact = { firstName: 'Kim', lastName: 'Akers', email: 'kim@fabrikam.example', phoneNumber: '5550123' };
  await desk.receives({ customer: 'Fabrikam', team: [], expiresIn: 'P2D', mpnId: '4567001', contact } as never);
  await desk.timePasses('PT2M');
  const [red] = redOf(desk, desk.lee);
  expect(textOf(red)).toContain('Fabrikam');
  expect(JSON.stringify(red?.activity)).not.toMatch(/kim@fabrikam|5550123|Akers/);
  expect(redOf(desk, desk.alex), 'who may not answer is of no help').toEqual([]);
});

it('warnings that Teams refuses everywhere: the admins are told, each once, and nobody where a reminder arrived', async () => {
  const desk = await aDesk();
  const { adele, megan } = desk;
  await desk.receives({ customer: 'Fabrikam', team: [megan.email], expiresIn: 'P10D' });
  const well = await desk.receives({ customer: 'Adatum', team: [], expiresIn: 'P20D' });
  const channel = desk.teams.channelId('Deals');
  const herChat = desk.teams.messagesIn('chat', megan)[0]?.conversationId;
  let isRefused = (_conversation: string | undefined) => true;
  desk.teams.connector.faults.draw = (kind, conversation) =>
    kind === 'post' && isRefused(conversation) ? { on: 'any', status: 413 } : undefined;
  await desk.timePasses('P7DT1H');
  // The look of that moment came before the warnings were refused: the next one finds it.
  await desk.timePasses('PT15M');
  expect(redOf(desk, adele), 'refused to her, too').toEqual([]);
  isRefused = (conversation) => conversation === herChat || (conversation?.startsWith(channel) ?? false);
  await desk.timePasses('PT16M');
  const reds = redOf(desk, adele);
  expect(reds.map((red) => textOf(red))).toEqual([
    expect.stringMatching(/a referral that runs out\nNo reminder of it could be delivered to anybody\.\nFabrikam\n/),
  ]);
  expect(desk.remindersOf(megan, well)).toEqual([]);
  desk.teams.connector.faults.clear();
  await desk.timePasses('P10DT1H');
  expect(redOf(desk, adele).filter((red) => textOf(red).includes('Adatum'))).toEqual([]);
  expect(desk.remindersUnder(desk.channelCard(well), well).length).toBeGreaterThan(0);
});

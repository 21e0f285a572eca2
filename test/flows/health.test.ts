import { expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { historyOf } from '../support/history.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

/** The day's line, an alarm, and that it is over: told apart by what only they say. */
const dailyIn = (messages: readonly Message[]) => saying(messages, ' · ');
const alarmsIn = (messages: readonly Message[]) => saying(messages, 'npm run doctor');
const endsIn = (messages: readonly Message[]) => saying(messages, 'it was late from');
const inDeals = (desk: Desk) => desk.teams.messagesIn({ channel: 'Deals' });
const inChat = (desk: Desk, person = desk.adele) => desk.teams.messagesIn('chat', person);

function saying(messages: readonly Message[], words: string): readonly Message[] {
  return messages.filter(({ activity }) => cardOf(activity) && textOf(cardOf(activity)).includes(words));
}

/** Machines' time: Partner Center is read less often than it goes by. */
async function minutesPass(desk: Desk, minutes: number): Promise<void> {
  desk.parts.timers.moveServer(minutes * 60_000);
  desk.parts.timers.move(minutes * 60_000);
  await desk.app.idle();
  await desk.app.sweep();
  // What the look left to the background (a chat that is gone) belongs to these minutes.
  await desk.app.idle();
}

it('says once a day in the chosen chat how it is, at once when something is late, and that it is over', async () => {
  const desk = await aDesk({ settings: { SECRET_EXPIRES: '2099-01-01', HEALTH_HOUR: '0' } });
  await desk.polls();
  const { replies } = await desk.adele.says('health here', { in: { channel: 'Deals' } });
  expect(saidIn(replies)[0]).toMatch(/^Done: once a day I say here in one line how I am/);
  expect(textOf(replies[1])).toMatch(
    /^All is well\nPartner Center read .+ · nothing parked · no message stuck · secrets good for [\d,]+ more days$/,
  );
  expect(dailyIn(inDeals(desk)), 'the answer is the first day’s line').toHaveLength(1);

  await desk.timePasses('P1D');
  await desk.timePasses('P2D');
  expect(dailyIn(inDeals(desk)), 'one a day, and none for days that are over').toHaveLength(3);
  expect(alarmsIn(inDeals(desk))).toEqual([]);

  await minutesPass(desk, 61);
  await minutesPass(desk, 2);
  const [alarm] = alarmsIn(inDeals(desk));
  expect(textOf(alarm)).toMatch(/^Something is late\nPartner Center was last read .+ look there too\./);
  const { msteams } = cardOf(alarm?.activity ?? {}) as { msteams?: { entities?: readonly { mentioned: object }[] } };
  expect(msteams?.entities?.map(({ mentioned }) => mentioned)).toEqual([
    { id: desk.adele.teamsId, name: 'Adele Vance' },
  ]);
  expect(textOf(alarm)).toContain('<at>Adele Vance</at>');
  await minutesPass(desk, 30);
  expect(alarmsIn(inDeals(desk)), 'once').toHaveLength(1);

  await desk.polls();
  await minutesPass(desk, 1);
  await minutesPass(desk, 6);
  expect(endsIn(inDeals(desk)).map(textOf)).toEqual([
    expect.stringMatching(/^All is well again\nPartner Center is read again; it was late from/),
  ]);
  expect(alarmsIn(inChat(desk)), 'where a chat was chosen, nobody is rung for in theirs').toEqual([]);

  expect(saidIn((await desk.adele.says('health off')).replies)[0]).toMatch(/^Done: no more health lines/);
  const lines = dailyIn(inDeals(desk)).length;
  await desk.timePasses('P1D');
  expect(dailyIn(inDeals(desk))).toHaveLength(lines);
});

it('without a chosen chat, the admins hear in theirs of what is late, each in their language', async () => {
  const desk = await aDesk({ locales: { adele: 'ko-KR' } });
  await desk.polls();
  await desk.timePasses('P2D');
  await minutesPass(desk, 61);
  await minutesPass(desk, 2);
  const [text, ...others] = alarmsIn(inChat(desk)).map(textOf);
  expect(text).toMatch(/^늦어지는 것이 있어요\n파트너 센터를 마지막으로 확인한 때: /);
  expect(others).toEqual([]);
  expect(dailyIn(inChat(desk)), 'no line a day').toEqual([]);
  expect(alarmsIn([...inDeals(desk), ...inChat(desk, desk.alex)])).toEqual([]);
});

it('the chosen chat is gone: the admins are told in theirs, and nobody else can choose', async () => {
  const desk = await aDesk();
  expect(saidIn((await desk.alex.says('health here')).replies)).toEqual(['Only a Referrals admin can do that.']);
  expect(saidIn((await desk.alex.says('are you alive?')).replies)).toEqual(['Only a Referrals admin can do that.']);
  await desk.adele.says('health here', { in: { channel: 'Elsewhere' } });
  await desk.polls();
  desk.teams.fail({ on: 'post', conversationId: desk.teams.channelId('Elsewhere'), status: 403, times: 9 });

  // A desk that finds another's installation may not have looked yet, and is late from its own first look on.
  await minutesPass(desk, 2);
  await minutesPass(desk, 61);
  await minutesPass(desk, 2);
  await minutesPass(desk, 2);
  expect(alarmsIn(inChat(desk))).toHaveLength(1);
  expect(textOf((await desk.adele.says('are you alive?')).replies[0])).toMatch(/^Something is late\n/);
  const waiting = await historyOf(desk.parts.db, 'health');
  expect(waiting.map(({ what }) => what).sort()).toEqual(['health-place-chosen', 'health-place-dropped']);

  // An admin chose their own chat, and is none any more: those who are hear of it.
  const grants = async (words: string) =>
    desk.adele.presses('Make it count', { on: (await desk.adele.says(words)).replies[0] as Message });
  await grants('make Megan an admin');
  expect(saidIn((await desk.megan.says('health here')).replies)[0]).toMatch(/^Done: once a day/);
  await grants('make Megan a referrals user');
  await desk.polls();
  await minutesPass(desk, 1);
  await minutesPass(desk, 6);
  const before = alarmsIn(inChat(desk)).length;
  await minutesPass(desk, 61);
  await minutesPass(desk, 2);
  expect(alarmsIn(inChat(desk))).toHaveLength(before + 1);
  expect(alarmsIn(inChat(desk, desk.megan))).toEqual([]);

  // Megan, an admin again, chose her own chat and blocked the bot: it is not she alone who hears of it.
  await grants('make Megan an admin');
  await desk.megan.says('health here');
  await desk.polls();
  await minutesPass(desk, 1);
  await minutesPass(desk, 6);
  desk.teams.fail({
    on: 'post',
    conversationId: desk.teams.messagesIn('chat', desk.megan)[0]?.conversationId ?? '',
    status: 403,
    times: 9,
  });
  await minutesPass(desk, 61);
  await minutesPass(desk, 2);
  await minutesPass(desk, 2);
  expect(alarmsIn(inChat(desk))).toHaveLength(before + 2);
});

it('where events are wanted and none has come yet, nothing is late because of it', async () => {
  const desk = await aDesk({ settings: { PUBLIC_URL: 'https://desk.contoso.example' }, webhooks: false });
  await desk.receives({ team: [] });
  await desk.polls();
  expect(textOf((await desk.adele.says('health')).replies[0])).toMatch(/^All is well\n.+ · no event yet · /);
  await desk.timePasses('P7D');
  await desk.receives({ team: [] });
  await desk.polls();
  expect(textOf((await desk.adele.says('health')).replies[0])).toMatch(/^All is well\n/);
});

it('a watcher is told by /alive whether anybody looks round', async () => {
  const desk = await aDesk();
  const asks = async () => {
    const answer = await fetch(`${desk.url}/alive`);
    return { status: answer.status, body: await answer.json() };
  };
  expect(await asks()).toEqual({ status: 200, body: { status: 'alive', seconds: expect.any(Number) } });
  desk.parts.timers.moveServer(181_000);
  expect(await asks()).toEqual({ status: 503, body: { status: 'silent', seconds: expect.any(Number) } });
  await desk.app.updateFigures();
  const figure = await desk.parts.metrics.heartbeat.get();
  expect(figure.values[0]?.value).toBeGreaterThan(1_700_000_000);
  desk.parts.timers.move(181_000);
  await desk.app.sweep();
  desk.parts.timers.moveServer(6_000);
  expect((await asks()).status).toBe(200);
});

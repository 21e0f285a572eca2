import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, type Json, textsOf } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { startDesk, type TestDesk } from './desk.ts';

let teams: Teams;
let desk: TestDesk;

beforeEach(async () => {
  teams = await startTeams({
    people: [
      { name: 'Kim Example', locale: 'ko-KR', timeZone: 'Asia/Seoul' },
      { name: 'Lee Example', role: 'guest' },
      { name: 'Nobody Known', anonymous: true },
    ],
  });
  desk = await startDesk(teams);
});
afterEach(async () => {
  desk.seen.finishSlow();
  await desk.drainBot();
  await desk.close();
  await teams.close();
});

const textOf = (message: Message | undefined): unknown => message?.activity.text;

async function aCard(options: { title?: string; in?: { channel: string } } = {}): Promise<Message> {
  const { replies } = await teams
    .person('Kim')
    .says(`card ${options.title ?? 'Referral'}`, options.in ? { in: options.in } : {});
  const [message] = replies;
  if (!message) throw new Error('no card came');
  return message;
}

describe('messages', () => {
  it('are answered in the chat, by whom Teams’ roster says it is', async () => {
    const { status, body, replies } = await teams.person('Kim').says('who am I');

    expect({ status, body }).toEqual({ status: 200, body: undefined });
    expect(replies.map(textOf)).toEqual(['Kim Example kim@contoso.example false ko Asia/Seoul']);
    expect(replies[0]?.activity).toMatchObject({ textFormat: 'plain', from: { id: teams.botId } });
  });

  it('reach the command without the mention, and are answered in the thread (T13: nothing is kept per conversation)', async () => {
    const { replies } = await teams.person('Lee').says('who am I', { in: { channel: 'Deals' } });

    expect(replies.map(textOf)).toEqual(['Lee Example lee@contoso.example true en Europe/London']);
    expect(replies[0]?.threadId).toBe(teams.messagesIn({ channel: 'Deals' })[0]?.id);
    expect([...desk.directory.conversations.keys()]).toHaveLength(1);
  });

  it('that nobody understands get the way forward', async () => {
    expect((await teams.person('Kim').says('  what? ')).replies.map(textOf)).toEqual(['Sorry: what?']);
  });

  it('with a mention but no text do not break the turn', async () => {
    const activity = teams.activity(teams.person('Kim'), { channel: 'Deals' }, { type: 'message' });
    const mention = { type: 'mention', text: '<at>x</at>', mentioned: { id: teams.botId } };

    const [delivery] = await teams.deliver({ ...activity, entities: [mention, { type: 'mention' }, {}] });

    expect(delivery?.status).toBe(200);
    expect(
      teams
        .messagesIn({ channel: 'Deals' })
        .filter(({ by }) => by === 'bot')
        .map(textOf),
    ).toEqual(['Sorry: ']);
  });

  it('that take longer than Teams waits are told so, and answered when the answer is there', async () => {
    const saying = teams.person('Kim').says('slow');
    await desk.patienceEnds();
    const { status, replies } = await saying;
    expect([status, replies.map(textOf)]).toEqual([200, ['[ko] teams.message-takes-longer']]);

    desk.seen.finishSlow();
    await desk.drainBot();
    expect(teams.messagesIn('chat', teams.person('Kim')).map(textOf).at(-1)).toBe('It is done now.');
  });

  it('that fail after Teams stopped waiting get their words all the same', async () => {
    const saying = teams.person('Kim').says('slow failure');
    await desk.patienceEnds();
    await saying;
    desk.seen.finishSlow();
    await desk.drainBot();

    const last = teams.messagesIn('chat', teams.person('Kim')).map(textOf).at(-1);
    expect(last).toMatch(/^\[ko\] error\.internal \w{8}$/);
  });

  it.each([
    [
      'task/submit',
      { data: { form: 'slow' } },
      { task: { type: 'message', value: '[ko] teams.message-takes-longer' } },
    ],
    ['application/search', { dataset: 'slow', queryText: 'l' }, { value: { results: [] } }],
  ])('%s is answered in time too', async (name, value, body) => {
    const invoke = teams.activity(teams.person('Kim'), 'chat', { type: 'invoke', name, value });
    const delivering = teams.deliver(invoke);
    await desk.patienceEnds();
    const [delivery] = await delivering;
    expect(delivery).toMatchObject({ status: 200, body });

    desk.seen.finishSlow();
    await desk.drainBot();
    const told = teams.messagesIn('chat', teams.person('Kim')).map(textOf);
    expect(told.filter((text) => text === 'It is saved now.')).toHaveLength(name === 'task/submit' ? 1 : 0);
  });

  it('that fail leave nothing of the card above them to be pressed by words', async () => {
    await aCard();
    await teams.person('Kim').says('fail please');

    expect((await teams.person('Kim').says('Break')).replies.map(textOf)).toEqual(['Sorry: Break']);
    await aCard();
    expect((await teams.person('Kim').says('Break')).replies.map(textOf)).not.toEqual(['Sorry: Break']);
  });

  it('whose command fails get words and a reference that is in the log, never the error', async () => {
    const { status, replies } = await teams.person('Kim').says('fail please');

    const [, reference] = /^\[ko\] error\.internal (\w{8})$/.exec(String(textOf(replies[0]))) ?? [];
    expect(status).toBe(200);
    expect(desk.logged()).toContain(`"reference":"${reference}"`);
    expect(JSON.stringify(replies)).not.toContain('secret detail');
  });

  it('without an Entra id get a polite no', async () => {
    const { replies } = await teams.person('Nobody').says('who am I');

    expect(replies.map(textOf)).toEqual(['[en] teams.unknown-person']);
    expect(desk.seen.turns).toEqual([]);
  });

  it('of unknown kinds are taken and ignored', async () => {
    for (const type of ['typing', 'messageReaction', 'event', 'somethingNew']) {
      const activity = teams.activity(teams.person('Kim'), 'chat', { type });
      expect(await teams.line.deliver(activity)).toEqual({ status: 200, body: undefined });
    }
  });
});

describe('people', () => {
  it('are read from the roster once a day, and written only when something is new', async () => {
    const kim = teams.person('Kim');
    const rosterReads = () => teams.connector.calls.filter(({ kind }) => kind === 'member').length;
    await kim.says('who');
    await kim.says('who');
    expect([rosterReads(), desk.directory.writes]).toEqual([1, 1]);

    desk.clock.advance(25 * 3_600_000);
    await kim.says('who');
    expect([rosterReads(), desk.directory.writes]).toEqual([2, 2]);
  });

  it('are still served when the roster does not answer, and asked for again', async () => {
    teams.fail({ on: 'member', status: 429 });

    const first = await teams.person('Kim').says('who');
    const second = await teams.person('Kim').says('who');

    expect(first.replies.map(textOf)).toEqual(['Kim Example undefined false ko Asia/Seoul']);
    expect(second.replies.map(textOf)).toEqual(['Kim Example kim@contoso.example false ko Asia/Seoul']);
  });

  it('keep a fresh address: the service URL can change', async () => {
    const kim = teams.person('Kim');
    await kim.says('who');
    const activity = teams.activity(kim, 'chat', { type: 'message', text: 'who' });
    await teams.deliver({ ...activity, serviceUrl: teams.serviceUrl.replace('/emea/', '/emea') });

    const known = await desk.directory.find({ tenantId: teams.tenantId, aadObjectId: kim.aadObjectId });
    expect(known?.person.personalChat?.serviceUrl).toBe(teams.serviceUrl.replace('/emea/', '/emea'));
  });
});

describe('card actions', () => {
  it('replace the card for the person who pressed, inputs merged as Teams does', async () => {
    const card = await aCard({ in: { channel: 'Deals' } });

    const pressed = await teams
      .person('Lee')
      .presses('Accept', { on: card, inputs: { amount: 5, reasons: ['a', 'b'] } });

    expect(pressed.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(textsOf(pressed.card)).toContain('Accepted by Lee Example');
    expect(textsOf(teams.person('Kim').sees(card))).toContain('Referral');
    expect(desk.seen.accepted).toEqual([{ referralId: 'r1', revision: 1, amount: '5', reasons: 'a,b' }]);
    expect(desk.seen.clicks[0]).toMatchObject({ trigger: 'manual', copyActivityId: card.id });
  });

  it('tell a refresh from a press', async () => {
    const card = await aCard();

    expect(textsOf(await teams.person('Kim').looksAt(card))).toContain('For Kim Example');
    expect(desk.seen.clicks[0]?.trigger).toBe('automatic');
    expect(textsOf(await teams.person('Lee').looksAt(card))).toContain('Referral');
  });

  it('of one press have one activity id, however often it is delivered', async () => {
    const card = await aCard();
    await teams.deliver(teams.person('Kim').pressing('Accept', { on: card }), 3, { atOnce: true });

    expect(new Set(desk.seen.clicks.map(({ activityId }) => activityId)).size).toBe(1);
    expect(desk.seen.clicks).toHaveLength(3);
  });

  it('of old clients (Action.Submit) take the same road and edit the message', async () => {
    const card = await aCard();

    const { body, replies } = await teams.person('Kim').submits('Accept', { on: card, inputs: { amount: 7 } });

    expect({ body, replies }).toEqual({ body: undefined, replies: [] });
    expect(desk.seen.accepted).toEqual([{ referralId: 'r1', revision: 1, amount: '7' }]);
    expect(textsOf(cardOf(card.activity))).toContain('Accepted by Kim Example');
    expect(card.history).toHaveLength(1);
    const forbidden = await teams.person('Kim').submits('Forbidden', { on: card });
    expect(String(textOf(forbidden.replies[0]))).toMatch(/^\[ko\] error\.not-allowed \w{8}$/);
  });

  it('that are no longer in use say so', async () => {
    expect((await teams.person('Kim').presses('Old', { on: await aCard() })).text).toBe('[ko] teams.button-retired');
  });

  it('turn an AppError into its words, and a crash into words and a log line', async () => {
    const card = await aCard();

    const forbidden = await teams.person('Kim').presses('Forbidden', { on: card });
    const broken = await teams.person('Kim').presses('Break', { on: card });

    expect(forbidden.text).toMatch(/^\[ko\] error\.not-allowed \w{8}$/);
    expect(broken).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(broken.text).toMatch(/^\[ko\] error\.internal \w{8}$/);
    expect(desk.logged()).toContain('"role":"rep"');
  });

  it('that take longer than Teams waits say that they go on, and tell the end', async () => {
    const card = await aCard();

    const pressing = teams.person('Kim').presses('Slow', { on: card });
    await desk.patienceEnds();
    expect((await pressing).text).toBe('[ko] teams.takes-longer');

    desk.seen.finishSlow();
    await desk.drainBot();
    expect(teams.messagesIn('chat', teams.person('Kim')).map(textOf)).toContain('It is done now.');
  });

  it('in nobody’s name are refused', async () => {
    const card = await aCard();
    expect((await teams.person('Nobody').presses('Accept', { on: card })).text).toBe('[en] teams.unknown-person');
    expect(desk.seen.accepted).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an operator for a string', { referralId: { $gt: '' }, revision: 1 }],
    ['a missing id', { revision: 1 }],
    ['an unknown key', { referralId: 'r1', revision: 1, role: 'admin' }],
    ['an array', [1, 2]],
    ['a text', 'referralId'],
    ['a long id', { referralId: 'x'.repeat(101), revision: 1 }],
    ['a very long text', { referralId: 'r1', revision: 1, amount: 'x'.repeat(50_000) }],
    ['a prototype', JSON.parse('{"referralId":"r1","revision":1,"__proto__":{"admin":true}}')],
    ['a constructor', { referralId: 'r1', revision: 1, constructor: { prototype: {} } }],
  ])('with %s as data are refused without effect', async (_name, data) => {
    const press = teams.person('Kim').pressing('Accept', { on: await aCard() });
    const action = { ...((press.value as Json).action as Json), data };
    const raw = JSON.stringify({ ...press, value: { action, trigger: 'manual' } });
    // JSON.stringify drops nothing here: `__proto__` is an own key of what was parsed.
    const response = await fetch(teams.line.url ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: raw,
    });

    expect(await response.json()).toMatchObject({ statusCode: 200, value: '[ko] teams.button-data' });
    expect(desk.seen.accepted).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no value', undefined],
    ['no action', {}],
    ['an action without a verb', { action: { type: 'Action.Execute' } }],
    ['a verb that is no text', { action: { verb: 5 } }],
  ])('with %s get an answer', async (_name, value) => {
    const activity = teams.activity(teams.person('Kim'), 'chat', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
    });
    expect(await teams.line.deliver(activity)).toMatchObject({
      status: 200,
      body: { value: '[ko] teams.button-data' },
    });
  });
});

describe('other invokes', () => {
  it.each<[string | undefined, Json, object]>([
    ['application/search', { queryText: '' }, { statusCode: 200, value: { results: [] } }],
    ['task/fetch', {}, { task: { type: 'message', value: '[ko] teams.button-retired' } }],
    ['composeExtension/query', {}, { composeExtension: { type: 'result', attachments: [] } }],
    ['composeExtension/setting', {}, { composeExtension: { type: 'message', text: '[ko] teams.not-supported' } }],
    ['signin/verifyState', {}, { value: '[ko] teams.not-supported' }],
    [undefined, {}, { value: '[ko] teams.not-supported' }],
  ])('named %s get an honest answer, never 501', async (name, value, body) => {
    const activity = teams.activity(teams.person('Kim'), 'chat', { type: 'invoke', name, value });
    expect(await teams.line.deliver(activity)).toMatchObject({ status: 200, body });
  });
});

describe('installs', () => {
  const personal = { personal: true } as const;
  const team = { team: { channel: 'Deals' } } as const;

  it('greet once, though two events tell of it and each may come twice', async () => {
    const kim = teams.person('Kim');
    const events = teams.installActivities(kim, personal);
    await Promise.all([...events, ...events].map((event) => teams.line.deliver(event)));

    expect(teams.messagesIn('chat', kim).map(textOf)).toEqual(['Welcome, Kim Example']);
    expect(desk.seen.installed[0]?.channelId).toBeUndefined();
  });

  it('greet in either order of the events', async () => {
    const kim = teams.person('Kim');
    for (const event of [...teams.installActivities(kim, personal)].reverse()) await teams.line.deliver(event);
    expect(desk.seen.installed).toHaveLength(1);
  });

  it('of a team name the channel that was chosen', async () => {
    const { replies } = await teams.installs(teams.person('Kim'), team);

    expect(replies.map(textOf)).toEqual(['Welcome, Kim Example']);
    expect(desk.seen.installed.map(({ channelId }) => channelId)).toEqual([teams.channelId('Deals')]);
    expect([...desk.directory.conversations.values()].map(({ conversationId }) => conversationId)).toEqual([
      teams.channelId('General'),
      teams.channelId('Deals'),
    ]);
  });

  it('that are upgrades greet nobody, not even on a desk that never saw the install', async () => {
    await teams.line.deliver(teams.installActivities(teams.person('Kim'), personal, 'add-upgrade')[0] ?? {});
    expect(desk.seen.installed).toEqual([]);
  });

  it('are forgotten on removal, and a new one greets again', async () => {
    const kim = teams.person('Kim');
    await teams.installs(kim, team);
    await teams.uninstalls(kim, team);
    expect(desk.seen.removed).toContain(teams.teamId);
    await teams.installs(kim, team);

    expect(desk.seen.installed).toHaveLength(2);
  });

  it('of other people in the team concern nobody here', async () => {
    const [, update] = teams.installActivities(teams.person('Kim'), team);
    await teams.line.deliver({ ...update, membersAdded: [{ id: teams.person('Lee').teamsId }] });
    expect(desk.seen.installed).toEqual([]);
  });
});

it('keeps names, e-mail and texts out of the log', async () => {
  const card = await aCard({ title: 'Fabrikam canary' });
  await teams.person('Lee').presses('Accept', { on: card });
  await teams.person('Lee').says('fail secretly');

  expect(desk.logged()).not.toMatch(/canary|secretly|contoso\.example|Lee Example/);
  expect(buttonsOf(cardOf(card.activity)).map(({ title }) => title)).toContain('Accept');
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConversationAddress, threadOf } from '../../src/conversation.ts';
import type { OutgoingMessage, SendResult } from '../../src/messenger.ts';
import { cardOf } from '../harness/chat-store.ts';
import type { Fault } from '../harness/faults.ts';
import { ManualTimers } from '../harness/manual-timers.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { aTestPort } from '../support/test-port.ts';
import { startDesk, type TestDesk } from './desk.ts';
import { testCard } from './test-feature.ts';

let teams: Teams;
let desk: TestDesk;
let chat: ConversationAddress;
let channel: ConversationAddress;
const card: OutgoingMessage = { kind: 'card', card: testCard('Referral'), summary: 'A referral' };
const text: OutgoingMessage = { kind: 'text', text: '**not bold**' };

beforeEach(async () => {
  teams = await startTeams();
  desk = await startDesk(teams);
  const common = { tenantId: teams.tenantId, serviceUrl: teams.serviceUrl, botId: teams.botId };
  const chatId = [...teams.store.conversations.values()].find(({ kind }) => kind === 'personal')?.id ?? '';
  chat = { ...common, kind: 'personal', conversationId: chatId };
  channel = { ...common, kind: 'channel', conversationId: teams.channelId('Deals'), teamId: teams.teamId };
});
afterEach(async () => {
  await desk.close();
  await teams.close();
});

async function isOther(options: Parameters<typeof startDesk>[1]): Promise<void> {
  await desk.close();
  desk = await startDesk(teams, options);
}

const posts = () => teams.connector.calls.filter(({ kind }) => kind === 'post');
const standing = () => teams.messagesIn('chat').length;

describe('a post', () => {
  it('to a chat rings, and gives the message’s id', async () => {
    const result = await desk.messenger.post(chat, card);

    const [message] = teams.messagesIn('chat');
    expect(result).toEqual({ kind: 'sent', activityId: message?.id });
    expect(message?.activity).toMatchObject({
      type: 'message',
      summary: 'A referral',
      channelData: { notification: { alert: true } },
    });
    expect(message?.activity).not.toHaveProperty('text');
  });

  it('to a channel makes a root post and gives its id; its thread takes answers', async () => {
    const root = await desk.messenger.post(channel, card);
    if (root.kind !== 'sent') throw new Error(root.kind);
    const answer = await desk.messenger.post(threadOf(channel, root.activityId), text);

    const [first, second] = teams.messagesIn({ channel: 'Deals' });
    expect(first).toMatchObject({ id: root.activityId, threadId: root.activityId });
    expect(second).toMatchObject({ threadId: root.activityId, id: (answer as { activityId: string }).activityId });
    expect(first?.activity).not.toHaveProperty('channelData');
  });

  it('of words is plain text', async () => {
    await desk.messenger.post(chat, text);
    expect(teams.messagesIn('chat')[0]?.activity).toMatchObject({ text: '**not bold**', textFormat: 'plain' });
  });

  it('to an address that is not on the list sends nothing and says so', async () => {
    const poisoned = { ...chat, serviceUrl: 'https://evil.example/emea/' };
    expect(await desk.messenger.post(poisoned, card)).toEqual({ kind: 'refused', reason: 'service-url' });
    expect(desk.logged()).toContain('security: a stored service URL');
  });
});

describe('an edit', () => {
  it('replaces the message', async () => {
    const posted = await desk.messenger.post(chat, card);
    if (posted.kind !== 'sent') throw new Error(posted.kind);

    const edited = await desk.messenger.edit(chat, posted.activityId, { ...card, card: testCard('Accepted') });

    expect(edited).toEqual(posted);
    expect(cardOf(teams.messagesIn('chat')[0]?.activity ?? {})).toEqual(testCard('Accepted'));
  });

  it.each(['ConversationNotFound', 'ActivityNotFoundInConversation'])(
    'of a message that is gone says so, and nothing about its conversation: %s',
    async (code) => {
      teams.fail({ on: 'edit', status: 404, code });
      expect(await desk.messenger.edit(chat, '1', card)).toMatchObject({ kind: 'gone', what: 'message' });
    },
  );

  it('that Teams forbids tells of the conversation', async () => {
    teams.fail({ on: 'edit', status: 403 });
    expect(await desk.messenger.edit(chat, '1', card)).toMatchObject({ kind: 'gone', what: 'conversation' });
  });
});

/**
 * docs/teams.md#failed-sends and docs/reliability.md#cut-short; `stands`: how many messages the chat holds afterwards.
 */
describe('what a failed post means', () => {
  const after = { when: 'after' } as const;
  it.each<[string, Omit<Fault, 'on'>, Partial<SendResult> & object, number]>([
    ['429 with Retry-After', { status: 429, retryAfter: 7 }, { kind: 'later', afterMilliseconds: 7_000 }, 0],
    ['429 without Retry-After', { status: 429 }, { kind: 'later', reason: '429 Throttled' }, 0],
    ['412', { status: 412 }, { kind: 'later' }, 0],
    ['500', { status: 500 }, { kind: 'ambiguous' }, 0],
    ['500 after it was taken', { status: 500, ...after }, { kind: 'ambiguous' }, 1],
    ['502', { status: 502 }, { kind: 'ambiguous' }, 0],
    ['503', { status: 503 }, { kind: 'ambiguous' }, 0],
    ['504 after it was taken', { status: 504, ...after }, { kind: 'ambiguous' }, 1],
    ['a cut line', { how: 'cut' }, { kind: 'ambiguous', reason: 'ECONNRESET' }, 0],
    ['a line cut after it was taken', { how: 'cut', ...after }, { kind: 'ambiguous' }, 1],
    ['no answer', { how: 'hang' }, { kind: 'ambiguous', reason: 'timeout' }, 0],
    ['no answer after it was taken', { how: 'hang', ...after }, { kind: 'ambiguous', reason: 'timeout' }, 1],
    ['403 blocked', { status: 403 }, { kind: 'gone', reason: '403 ConversationBlockedByUser' }, 0],
    [
      '403 with a code nobody knows',
      { status: 403, code: 'MessageWritesBlocked' },
      { kind: 'gone', what: 'conversation' },
      0,
    ],
    ['403 no member', { status: 403, code: 'BotNotInConversationRoster' }, { kind: 'gone', what: 'conversation' }, 0],
    ['403 for a wrong host', { status: 403, code: 'InvalidBotApiHost' }, { kind: 'refused' }, 0],
    ['404', { status: 404 }, { kind: 'gone', reason: '404 ConversationNotFound', what: 'conversation' }, 0],
    ['400', { status: 400 }, { kind: 'refused' }, 0],
    ['401', { status: 401 }, { kind: 'refused' }, 0],
    ['413', { status: 413 }, { kind: 'refused', reason: '413 MessageSizeTooBig' }, 0],
  ])('%s', async (_name, fault, expected, stands) => {
    if (fault.how === 'hang') await isOther({ sendTimeoutMilliseconds: 1_000 });
    teams.fail({ on: 'post', ...fault });

    expect(await desk.messenger.post(chat, card)).toMatchObject(expected);
    // Never the SDK's blind repetition (docs/reliability.md#blind-repeats).
    expect(posts()).toHaveLength(1);
    expect(standing()).toBe(stands);
  });

  it('a card that Teams refused did not come, for other instances neither', async () => {
    const came: unknown[] = [];
    const lanes = {
      enter: async () => ({
        leave: async ({ cardCame }: { cardCame?: boolean | undefined }) => void came.push(cardCame),
      }),
      cameAt: async () => undefined,
      settled: async () => {},
      stop: () => {},
    };
    const beside = await startDesk(teams, { lanes });
    for (const status of [403, 413, 429]) {
      teams.fail({ on: 'post', status });
      await beside.messenger.post(channel, card);
    }
    expect(came).toEqual([false, false, false]);
    await beside.messenger.post(chat, card);
    teams.fail({ on: 'post', status: 502 });
    await beside.messenger.post(chat, card);
    expect(came.slice(3)).toEqual([true, true]);
    await beside.close();
  });

  it('404 in a thread: its root is gone, which says nothing about the channel', async () => {
    teams.fail({ on: 'post', status: 404 });
    const result = await desk.messenger.post(threadOf(channel, '1'), card);
    expect(result).toMatchObject({ kind: 'gone', what: 'message' });
  });

  it('a connection that is refused: nothing was sent', async () => {
    const closed = await aTestPort('nobody');
    const nowhere = { ...chat, serviceUrl: `http://127.0.0.1:${closed}/` };
    expect(await desk.messenger.post(nowhere, card)).toEqual({ kind: 'later', reason: 'ECONNREFUSED' });
  });

  it('a card that is too large: our fault', async () => {
    const large: OutgoingMessage = { kind: 'text', text: 'x'.repeat(60_000) };
    expect(await desk.messenger.post(chat, large)).toMatchObject({ kind: 'refused' });
  });

  it('is counted', async () => {
    teams.fail({ on: 'post', status: 429, retryAfter: 1 });
    await desk.messenger.post(chat, card);
    await desk.messenger.edit(chat, '1', card);

    const metrics = await desk.metrics.registry.metrics();
    expect(metrics).toContain('card_send_total{result="later"} 1');
    expect(metrics).toContain('card_send_total{result="gone"} 1');
    expect(metrics).toContain('connector_429_total 1');
  });
});

describe('what a failed edit means', () => {
  it.each<[number, string]>([
    [500, 'later'],
    [503, 'later'],
    [429, 'later'],
    [412, 'later'],
    [403, 'gone'],
    [413, 'refused'],
  ])('%i: a PUT repeats without harm', async (status, kind) => {
    teams.fail({ on: 'edit', status });
    expect(await desk.messenger.edit(chat, '1', card)).toMatchObject({ kind });
  });
});

describe('a reply to somebody who waits', () => {
  it('is tried again when Teams asks for patience', async () => {
    teams.fail({ on: 'post', status: 429, retryAfter: 0 });
    teams.fail({ on: 'post', status: 412 });

    expect(await desk.messenger.reply(chat, text)).toMatchObject({ kind: 'sent' });
    expect(standing()).toBe(1);
  });

  it('is not repeated when it may stand there already', async () => {
    teams.fail({ on: 'post', status: 502, when: 'after' });
    expect(await desk.messenger.reply(chat, text)).toMatchObject({ kind: 'ambiguous' });
    expect(standing()).toBe(1);
  });
});

it('keeps the bot’s limits in one chat', async () => {
  const timers = new ManualTimers();
  await isOther({ limiterTimers: timers });
  const sent = Array.from({ length: 9 }, () => desk.messenger.post(chat, text));
  await Promise.all(sent.slice(0, 7));
  // Seven in a second, eight in two, and 50 ms for what arrives late.
  for (const [stand, milliseconds] of [
    [7, 1_050],
    [8, 1_000],
  ] as const) {
    await timers.advance(milliseconds - 1);
    expect(standing()).toBe(stand);
    await timers.advance(1);
    await sent[stand];
    expect(standing()).toBe(stand + 1);
  }
});

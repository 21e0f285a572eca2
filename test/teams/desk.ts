import { z } from 'zod';
import { FixedClock } from '../../src/clock.ts';
import { AppError } from '../../src/errors.ts';
import { type Click, type Command, defineCardAction, type Feature, type Turn } from '../../src/feature.ts';
import { addMessagesRoute } from '../../src/http/messages-route.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { createMetrics } from '../../src/metrics.ts';
import { connectTeams, openTeamsLine, type Say, type TeamsLine, type TeamsLineOptions } from '../../src/teams/index.ts';
import { MemoryDirectory } from '../harness/memory-directory.ts';
import type { Teams } from '../harness/teams.ts';

/** A card with one button of each kind, as the features' templates make them. */
export function testCard(title: string, refreshFor: readonly string[] = []): AdaptiveCard {
  const data = { referralId: 'r1', revision: 1 };
  const execute = (label: string, verb: string, extra: object = {}) => ({
    type: 'Action.Execute',
    title: label,
    verb,
    data,
    fallback: { type: 'Action.Submit', title: label, data: { ...data, verb } },
    ...extra,
  });
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    refresh: { action: execute('Refresh', 'test.refresh'), userIds: refreshFor },
    body: [
      { type: 'TextBlock', text: title, wrap: true },
      { type: 'Input.Number', id: 'amount', label: 'Amount' },
      { type: 'Input.ChoiceSet', id: 'reasons', label: 'Reasons', isMultiSelect: true, choices: [] },
      {
        type: 'ActionSet',
        actions: [
          execute('Accept', 'test.accept'),
          execute('Slow', 'test.slow', { associatedInputs: 'none' }),
          execute('Break', 'test.break', { associatedInputs: 'none' }),
          execute('Forbidden', 'test.forbidden', { associatedInputs: 'none' }),
          execute('Old', 'test.retired', { associatedInputs: 'none' }),
        ],
      },
    ],
  };
}

export interface Seen {
  readonly turns: Turn[];
  readonly clicks: Click[];
  readonly accepted: unknown[];
  readonly installed: { readonly turn: Turn; readonly channelId: string | undefined }[];
  readonly removed: string[];
  /** What `Slow` waits for. */
  finishSlow: () => void;
}

const ids = { referralId: z.string().max(100), revision: z.number().int() };

function testFeature(seen: Seen): Feature {
  const command = (word: string, handle: Command['handle']): Command => ({
    name: word,
    match: (text) => (text.startsWith(word) ? { rest: text.slice(word.length).trim() } : undefined),
    handle,
  });
  const slow = new Promise<void>((resolve) => {
    seen.finishSlow = resolve;
  });
  return {
    name: 'test',
    commands: [
      command('card', async (turn, { rest }) => {
        seen.turns.push(turn);
        const card = testCard(rest, [turn.person.teamsId]);
        return { kind: 'messages', messages: [{ kind: 'card', card, summary: rest }] };
      }),
      command('who', async (turn) => {
        seen.turns.push(turn);
        const { name, email, guest } = turn.person;
        const text = `${name} ${email} ${guest} ${turn.locale} ${turn.timeZone}`;
        return { kind: 'messages', messages: [{ kind: 'text', text }] };
      }),
      command('fail', async () => {
        throw new Error('secret detail of a library');
      }),
    ],
    cardActions: [
      defineCardAction({
        verb: 'test.accept',
        data: z.strictObject({ ...ids, amount: z.string().optional(), reasons: z.string().optional() }),
        handle: async (click, data) => {
          seen.clicks.push(click);
          seen.accepted.push(data);
          return { kind: 'card', card: testCard(`Accepted by ${click.person.name}`), summary: 'Accepted' };
        },
      }),
      defineCardAction({
        verb: 'test.refresh',
        data: z.strictObject(ids),
        handle: async (click) => {
          seen.clicks.push(click);
          return { kind: 'card', card: testCard(`For ${click.person.name}`, [click.person.teamsId]), summary: '' };
        },
      }),
      defineCardAction({
        verb: 'test.slow',
        data: z.strictObject(ids),
        handle: async () => {
          await slow;
          return { kind: 'message', text: 'It is done now.' };
        },
      }),
      defineCardAction({
        verb: 'test.break',
        data: z.strictObject(ids),
        handle: async () => {
          throw new TypeError('secret detail of a library');
        },
      }),
      defineCardAction({
        verb: 'test.forbidden',
        data: z.strictObject(ids),
        handle: async () => {
          throw new AppError('not-allowed', 'only the owner may', { role: 'rep' });
        },
      }),
    ],
    installs: {
      installed: async (turn, { channel }) => {
        seen.installed.push({ turn, channelId: channel?.conversationId });
        return { kind: 'messages', messages: [{ kind: 'text', text: `Welcome, ${turn.person.name}` }] };
      },
      removed: async (where) => {
        seen.removed.push(where.conversationId);
      },
    },
  };
}

export const say: Say = (locale, key, values = {}) => `[${locale}] ${key} ${values.reference ?? ''}`.trim();

export interface TestDesk {
  readonly url: string;
  readonly server: HttpServer;
  readonly line: TeamsLine;
  readonly directory: MemoryDirectory;
  readonly clock: FixedClock;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly seen: Seen;
  /** Everything that was logged, as one string. */
  logged(): string;
  drainBot(): Promise<void>;
  close(): Promise<void>;
}

/** The whole edge with a tiny feature behind it, listening; Teams is connected to it. */
export async function startDesk(
  teams: Teams,
  options: Partial<TeamsLineOptions> & {
    readonly allowedTenants?: readonly string[];
    readonly cardBudgetMilliseconds?: number;
  } = {},
): Promise<TestDesk> {
  let lines = '';
  const write = (line: string): void => {
    lines += line;
  };
  const log = createLogger({ level: 'debug', destination: { write } });
  const metrics = createMetrics();
  const seen: Seen = { turns: [], clicks: [], accepted: [], installed: [], removed: [], finishSlow: () => {} };
  const clock = new FixedClock('2026-03-02T09:00:00Z');
  const directory = new MemoryDirectory();
  const { allowedTenants = [teams.tenantId], cardBudgetMilliseconds, ...lineOptions } = options;
  const line = openTeamsLine({
    credentials: { cloud: {} },
    allowAnonymous: true,
    serviceUrlHosts: ['127.0.0.1', 'localhost'],
    log,
    metrics,
    ...lineOptions,
  });
  const bot = connectTeams(line, {
    features: [testFeature(seen)],
    unhandled: {
      name: 'unhandled',
      match: (text) => ({ rest: text }),
      handle: async (_turn, { rest }) => ({ kind: 'messages', messages: [{ kind: 'text', text: `Sorry: ${rest}` }] }),
    },
    directory,
    say,
    allowedTenants,
    defaults: { locale: 'en', timeZone: 'UTC' },
    clock,
    ...(cardBudgetMilliseconds === undefined ? {} : { cardBudgetMilliseconds }),
  });
  const server = createHttpServer({ log, metrics });
  addMessagesRoute(server, bot.receiver);
  const { url } = await server.listen({ port: 0, host: '127.0.0.1' });
  teams.connect(url);
  return {
    url,
    server,
    line,
    directory,
    clock,
    metrics,
    seen,
    logged: () => lines,
    drainBot: () => bot.drain(),
    close: () => server.drain({ timeoutMilliseconds: 500 }),
  };
}

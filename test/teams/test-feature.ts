import { z } from 'zod';
import { AppError } from '../../src/errors.ts';
import {
  type Click,
  type Command,
  defineCardAction,
  defineTaskModule,
  type Feature,
  type Turn,
} from '../../src/feature.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';

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

export function testFeature(seen: Seen): Feature {
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
      command('slow', async (_turn, { rest }) => {
        await slow;
        if (rest === 'failure') throw new Error('secret detail of a library');
        return { kind: 'messages', messages: [{ kind: 'text', text: 'It is done now.' }] };
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
    taskModules: [
      defineTaskModule({
        name: 'slow',
        data: z.strictObject({}),
        open: async () => ({ kind: 'close' }),
        submit: async () => {
          await slow;
          return { kind: 'message', text: 'It is saved now.' };
        },
        left: async () => ({ kind: 'message', text: 'Left.' }),
      }),
    ],
    searches: [
      {
        dataset: 'slow',
        find: async () => {
          await slow;
          return [{ title: 'late', value: 'late' }];
        },
      },
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

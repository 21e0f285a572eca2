import { describe, expect, it } from 'vitest';
import type { ConversationAddress } from '../../../src/conversation.ts';
import {
  channelCalled,
  channelFor,
  meantBy,
  type TeamChannel,
  withChannel,
  withDefault,
} from '../../../src/features/people/deal-team-channels.ts';

const at = (id: string, teamId = 'team'): ConversationAddress => ({
  ...{ tenantId: 't', serviceUrl: 'https://smba.example/', kind: 'channel', botId: '28:bot' },
  conversationId: id,
  teamId,
});
const channel = (id: string, name = id, lost = false): TeamChannel => ({
  ...{ id, name, address: at(id) },
  ...(lost ? { loss: { since: new Date(0), reason: 'deleted', told: [] } } : {}),
});
const ids = (channels: readonly TeamChannel[]) => channels.map(({ id, name }) => `${id}:${name}`);

describe('the channels of a deal team', () => {
  it('begin with the default one; others stand beside it, by names of their own', () => {
    const one = withChannel([], at('a;messageid=7'), '');
    expect(ids(one)).toEqual(['a:']);
    const two = withChannel(one, at('b'), 'DACH');
    expect(ids(withChannel(two, at('c'), 'dach'))).toEqual(['a:', 'b:DACH', 'c:dach 2']);
    expect(ids(withChannel(two, at('b'), 'Nordics'))).toEqual(['a:', 'b:Nordics']);
  });

  it('replace a default that is lost, and nothing else', () => {
    expect(ids(withChannel([channel('a', 'a', true), channel('b')], at('c'), 'c'))).toEqual(['c:c', 'b:b']);
    expect(ids(withChannel([channel('a', 'a', true), channel('b')], at('b'), 'b'))).toEqual(['b:b']);
    expect(withChannel([channel('a'), channel('b', 'b', true)], at('b'), 'b')[1]?.loss).toBeUndefined();
    const oneLost = [channel('a'), channel('b', 'b', true), channel('c')];
    expect(ids(withChannel(oneLost, at('a'), 'Alpha'))).toEqual(['a:Alpha', 'b:b', 'c:c']);
    expect(ids(withDefault([channel('a'), channel('b')], 'b'))).toEqual(['b:b', 'a:a']);
  });

  it('say whose a referral is: its own while that can be written in, else the default, else none', () => {
    const all = [channel('a'), channel('b')];
    expect(channelFor(all, { channelId: 'b' })?.id).toBe('b');
    expect(channelFor(all, {})?.id).toBe('a');
    expect(channelFor(all, { channelId: 'gone' })?.id).toBe('a');
    expect(channelFor([channel('a'), channel('b', 'b', true)], { channelId: 'b' })?.id).toBe('a');
    expect(channelFor([channel('a', 'a', true), channel('b')], { channelId: 'b' })?.id).toBe('b');
    expect(channelFor([channel('a', 'a', true), channel('b')], {})).toBeUndefined();
  });

  it('are meant one by one, or all of a team', () => {
    const other = { ...channel('c'), address: at('c', 'second') };
    const { teamId: _team, ...alone } = at('b');
    expect([channel('a'), channel('b'), other].filter(meantBy(alone)).map(({ id }) => id)).toEqual(['b']);
    expect([channel('a'), channel('b'), other].filter(meantBy(at('team'))).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are called by whole name, or by its beginning where one alone has it', () => {
    const all = [
      channel('a', ''),
      channel('b', 'DACH deals'),
      channel('c', 'Nordic deals'),
      channel('d', 'Nordic wins'),
    ];
    expect(channelCalled(all, 'dach DEALS')?.id).toBe('b');
    expect(channelCalled(all, 'DACH')?.id).toBe('b');
    expect(channelCalled(all, 'Nordic')).toBeUndefined();
    expect(channelCalled(all, '')).toBeUndefined();
  });
});

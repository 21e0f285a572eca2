import { expect, it } from 'vitest';
import type { Copy } from '../../../src/features/referrals/copies/copy.ts';
import type { UnreachedState } from '../../../src/features/unreached/mongo-unreached-watch.ts';
import { type UnreachedWhy, whyUnreached } from '../../../src/features/unreached/unreached.ts';
import { unreachedMessage } from '../../../src/features/unreached/unreached-message.ts';
import { UnreachedWatch } from '../../../src/features/unreached/unreached-watch.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';

const referral = aReferral({ deadline: new Date(aMoment.getTime() + 86_400_000) });
const nowhere = { standIns: [] };
const toBeReminded = { standIns: [], reminded: {} as never, isRungAhead: true };
const inChannel = { channel: {} as never, standIns: [] };
const why = (
  places: Parameters<typeof whyUnreached>[0],
  warnings: readonly (readonly [Copy['purpose'], Copy['state']])[],
) =>
  whyUnreached(
    places,
    warnings.map(([purpose, state]) => ({ referralId: referral.id, purpose, state })),
    { channelWithin: 'P3D', ladder: ['P10D', 'P3D'] } as never,
  );

it.each([
  ['nobody is there', nowhere, [], 'no-place'],
  ['the owner wants no reminders', { standIns: [], unreminded: 'off' as const }, [], 'off'],
  ['the owner is away, and nobody stands in', { standIns: [], unreminded: 'away' as const }, [], 'away'],
  ['the card stood in a channel that is gone', nowhere, [['card', 'sent']], 'no-place'],
  ['a stand-in or the catcher was told', nowhere, [['reminder:escalation_catcher', 'sent']], undefined],
  ['one is about to be, in their working time', nowhere, [['reminder:escalation_backup', 'wanted']], undefined],
  ['none of them could be written to', nowhere, [['reminder:escalation_catcher', 'gone']], 'no-place'],
  ['the channel has it', inChannel, [['card', 'sent']], undefined],
  [
    'no reminder of the last days arrived',
    inChannel,
    [
      ['card', 'sent'],
      ['reminder:P3D', 'gone'],
    ],
    'undelivered',
  ],
  [
    'an early one did not, and the next may',
    inChannel,
    [
      ['card', 'sent'],
      ['reminder:P10D', 'gone'],
    ],
    undefined,
  ],
  [
    'one of two arrived',
    inChannel,
    [
      ['reminder:P3D', 'gone'],
      ['reminder:P3D#1', 'ambiguous'],
    ],
    undefined,
  ],
  [
    'a list of the channel told it',
    inChannel,
    [
      ['reminder:P3D', 'gone'],
      ['reminder:P1D', 'listed'],
    ],
    undefined,
  ],
  ['the owner left, and their stand-in is reminded next', toBeReminded, [['card', 'gone']], undefined],
  ['an admin is there, and is reminded next', { standIns: [{}], isRungAhead: true }, [['card', 'gone']], undefined],
  ['no reminder is to come any more', { ...toBeReminded, isRungAhead: false }, [['card', 'gone']], 'undelivered'],
  ['nobody of them could be reminded', toBeReminded, [['reminder:P3D', 'gone']], 'undelivered'],
  ['nothing ever stood', inChannel, [['card', 'gone']], 'undelivered'],
] as const)('%s', (_what, places, warnings, expected) => {
  expect(why(places, warnings)).toBe(expected);
});

it('says one reason once, and of several each with its own referral', () => {
  const told = (whys: readonly UnreachedWhy[]) => {
    const all = whys.map((reason) => ({ referral, why: reason }));
    const message = unreachedMessage(all, { locale: 'en', now: aMoment, called: [] });
    const told = message.kind === 'card' ? JSON.stringify(message.card) : '';
    return [/no channel/g, /could be delivered/g, /stopped reminders/g].map((each) => told.match(each)?.length ?? 0);
  };
  expect(told(['no-place', 'no-place'])).toEqual([1, 0, 0]);
  expect(told(['undelivered', 'off', 'undelivered'])).toEqual([0, 2, 1]);
  // The seventh is only counted: its reason is no reason of those that are shown.
  const six = Array.from({ length: 6 }, () => 'no-place' as const);
  expect(told([...six, 'off'])).toEqual([6, 0, 0]);
});

const hour = 3_600_000;
const address = (conversationId: string) => ({
  tenantId: 't1',
  serviceUrl: 'https://x',
  conversationId,
  botId: '28:b',
});
const someone = (name: string, backInHours?: number) => ({
  ...{ tenantId: 't1', aadObjectId: name, teamsId: `29:${name}`, name, guest: false },
  personalChat: { ...address(`a:${name}`), kind: 'personal' },
  ...(backInHours === undefined
    ? {}
    : { absence: { from: new Date(0), until: new Date(aMoment.getTime() + backInHours * hour) } }),
});
const expiring = (id: string, hours: number) => {
  const { owner: _nobody, ...unowned } = aReferral({ deadline: new Date(aMoment.getTime() + hours * hour) });
  return { ...unowned, id, record: { ...unowned.record, customer: { ...unowned.record.customer, name: id } } };
};

/** The watch over referrals that nobody was warned of, with admins and colleagues; `mays` names who may read only some. */
function aWatch(setUp: {
  readonly referrals: readonly ReturnType<typeof expiring>[];
  readonly admins: readonly ReturnType<typeof someone>[];
  readonly colleagues?: readonly ReturnType<typeof someone>[];
  readonly mays?: Readonly<Record<string, readonly string[]>>;
}) {
  const { admins, colleagues = [], mays = {} } = setUp;
  const referrals = [...setUp.referrals];
  let state: UnreachedState = { nextLookAt: new Date(0), told: [], heard: [], heldBack: [] };
  let now = aMoment.getTime();
  const throttled = new Map<string, number>();
  const gone = new Set<string>();
  const posts: string[] = [];
  const watch = new UnreachedWatch({
    ...{ clock: { now: () => new Date(now) }, log: { info() {}, warn() {}, error() {} }, terms: {}, language: 'en' },
    policy: { channelWithin: 'P3D', ladder: [] },
    access: {
      may: ({ name }: { name: string }, _what: string, { id }: { id: string }) => mays[name]?.includes(id) ?? true,
    },
    people: {
      find: async () => undefined,
      reachableAdmins: async () => admins.filter(({ name }) => !gone.has(name)),
      recent: async () => [...admins, ...colleagues].filter(({ name }) => !gone.has(name)),
      noteUnreachable: async () => {},
    },
    dealTeam: { channel: async () => undefined, channelOf: async () => undefined },
    ...{ healthChat: async () => undefined, places: { of: async () => ({ standIns: [] }) } },
    watch: {
      noteHeard: async (heard: UnreachedState['heard']) => {
        state = { ...state, heard: [...state.heard, ...heard] };
      },
      done: async (_lease: unknown, after: UnreachedState) => {
        state = after;
      },
    },
    warnings: { near: async () => referrals, warningsOf: async () => new Map() },
    messenger: {
      post: async ({ conversationId }: { conversationId: string }, { card }: { card: unknown }) => {
        const until = throttled.get(conversationId) ?? 0;
        if (until > now) return { kind: 'later', reason: 'throttled', afterMilliseconds: until - now };
        if (gone.has(conversationId)) return { kind: 'gone', what: 'conversation', reason: 'gone' };
        const told = referrals.map(({ id }) => id).filter((id) => JSON.stringify(card).includes(`"${id}"`));
        posts.push(`${conversationId.slice(2)}: ${told.join(', ')}`);
        return { kind: 'sent' };
      },
    },
  } as never);
  return {
    posts,
    throttles: (name: string, hours: number) => throttled.set(`a:${name}`, now + hours * hour),
    loses: (name: string) => gone.add(`a:${name}`),
    finds: (name: string) => gone.delete(`a:${name}`),
    comes: (referral: ReturnType<typeof expiring>) => referrals.push(referral),
    /** Each look begins when the last one says. */
    async looks(times = 1): Promise<readonly string[]> {
      const before = posts.length;
      for (let each = 0; each < times; each++) {
        now = Math.max(now, state.nextLookAt.getTime());
        const writes: ((lease: unknown) => void)[] = [];
        const hold = { assert: async () => {}, releaseBy: (write: () => void) => writes.push(write) };
        await watch.look(state, hold as never);
        for (const write of writes) write({});
      }
      return posts.slice(before);
    },
  };
}

const away24 = someone('adele', 24);

it('tells of each referral somebody who is there for it, though an admin who is back in time for another heard of both', async () => {
  const desk = aWatch({
    referrals: [expiring('soon', 12), expiring('later', 70)],
    admins: [away24],
    colleagues: [someone('alex')],
  });
  expect(await desk.looks(3)).toEqual(['adele: soon, later', 'alex: soon']);
});

it('counts a referral as told only where somebody heard of it who may read it', async () => {
  const desk = aWatch({
    referrals: [expiring('ours', 12), expiring('theirs', 12)],
    admins: [someone('adele')],
    colleagues: [someone('alex')],
    mays: { adele: ['ours'], alex: ['theirs'] },
  });
  expect(await desk.looks(3)).toEqual(['adele: ours', 'alex: theirs']);
});

it('tells whoever is there though an admin’s chat is throttled for hours, and that admin later, once', async () => {
  const desk = aWatch({ referrals: [expiring('one', 12)], admins: [away24], colleagues: [someone('alex')] });
  desk.throttles('adele', 3);
  expect(await desk.looks(1)).toEqual(['alex: one']);
  expect(await desk.looks(200), 'three hours and more').toEqual(['adele: one']);
  expect(await desk.looks(5)).toEqual([]);
});

it('what becomes near while another waits for its next attempt is told at once, and that one is not tried every minute', async () => {
  const desk = aWatch({
    referrals: [expiring('mute', 12)],
    admins: [someone('adele'), someone('lee')],
    mays: { adele: [], lee: ['next', 'mute'] },
  });
  desk.loses('lee');
  expect(await desk.looks(2)).toEqual([]);
  desk.finds('lee');
  desk.comes(expiring('next', 12));
  expect(await desk.looks(1)).toEqual(['lee: next']);
  expect(await desk.looks(20)).toEqual(['lee: mute']);
});

import { describe, expect, it } from 'vitest';
import { type AuditEntry, chainedEntry, headOf, lastWord, noEntries } from '../../../src/features/audit/audit-entry.ts';
import { auditOfPeriod } from '../../../src/features/audit/audit-of-period.ts';
import type { WaitingEntries } from '../../../src/features/audit/audit-store.ts';
import { auditTable } from '../../../src/features/audit/audit-table.ts';
import { isKnownInAudit } from '../../../src/features/audit/person-in-audit.ts';
import { auditPeriodAnswer } from '../../../src/tab/server/tab-audit-period.ts';

const [from, before] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];
const happened = (what: string, day: number) => {
  const at = new Date(Date.UTC(2026, 2, day));
  return { at, what, by: 'desk' as const, correlationId: 'c-1' };
};
const waitingOnly = (count: number): readonly WaitingEntries[] =>
  Array.from({ length: count }, (_, index) => ({ subject: `r-${index}`, entries: [], head: noEntries }));

type Known = ReadonlyMap<string, { readonly pseudonym: string; readonly name: string }>;

function parts(sealed: readonly AuditEntry[], waiting: readonly WaitingEntries[], known: Known = new Map()) {
  return {
    audit: {
      between: async function* () {
        yield* sealed;
      },
      lastOfEach: async (subjects: readonly string[], what: string) =>
        new Map(
          sealed.flatMap((entry) =>
            subjects.includes(entry.subject) && entry.what === what ? [[entry.subject, entry] as const] : [],
          ),
        ),
    },
    sources: [{ due: async (_now: Date, limit: number) => waiting.slice(0, limit) }],
    pseudonyms: {
      names: async () => new Map(known.values().map(({ pseudonym, name }) => [pseudonym, name] as const)),
      find: async () => undefined,
      findSome: async (ids: readonly string[]) =>
        new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id)?.pseudonym ?? ''] as const] : []))),
    },
  };
}

describe('what happened in a period', () => {
  it('stands in the order of time, what still waits among what was moved', async () => {
    const sealed = chainedEntry('r-1', noEntries, [happened('claimed', 2), happened('accepted', 9)]);
    const waiting = [
      { subject: 'r-3', entries: [happened('declined', 12)] },
      { subject: 'r-2', entries: [happened('claimed', 5)] },
    ];
    const found = await auditOfPeriod(parts(sealed, waiting), { from, before });
    expect(found?.lines.map(({ at, what }) => [at.getUTCDate(), what])).toEqual([
      [2, 'claimed'],
      [5, 'claimed'],
      [9, 'accepted'],
      [12, 'declined'],
    ]);
    expect(found?.isCut).toBe(false);
  });

  it('says that there may be more where more waits than it looks through', async () => {
    const few = await auditOfPeriod(parts([], waitingOnly(4_999)), { from, before });
    const many = await auditOfPeriod(parts([], waitingOnly(5_001)), { from, before });
    expect([few?.isCut, many?.isCut]).toEqual([false, true]);
  });

  it('keeps the sealed entries of a referral that was let go and came back', async () => {
    const sealed = chainedEntry('r-1', noEntries, [happened('claimed', 2), happened(lastWord, 3)]);
    // A crash left a copy of what waits: it counts once.
    const copied = chainedEntry('r-1', headOf(sealed[1] as AuditEntry), [happened('arrived', 4)]);
    const waiting = [{ subject: 'r-1', entries: [happened('arrived', 4), happened('claimed', 5)] }];
    const found = await auditOfPeriod(parts([...sealed, ...copied], waiting), { from, before });
    expect(found?.lines.map(({ number, what, seal }) => [number, what, seal !== undefined])).toEqual([
      [1, 'claimed', true],
      [2, lastWord, true],
      [3, 'arrived', false],
      [4, 'claimed', false],
    ]);
  });

  describe('of somebody', () => {
    const tenantId = 't';
    const alex = { tenantId, aadObjectId: '00000000-0000-4000-8000-0000000000aa', name: 'Alex Wilber' };
    const megan = { tenantId, aadObjectId: '00000000-0000-4000-8000-0000000000bb', name: 'Megan Bowen' };
    const did = (what: string, day: number, by: typeof alex, after?: unknown) =>
      ({ ...happened(what, day), by, ...(after ? { after } : {}) }) as never;
    const of = async (deps: Parameters<typeof auditOfPeriod>[0], person: string) =>
      (await auditOfPeriod(deps, { from, before, person }))?.lines.map(({ what }) => what);
    const waiting = [
      { subject: 'r-1', entries: [did('claimed', 5, alex), did('handed-over', 6, alex, { owner: megan })] },
      { subject: 'r-2', entries: [did('accepted', 7, { ...alex, aadObjectId: 'x', name: 'Lee Gu' })] },
    ];
    const pseudonym = 'person-00000000000000aa';

    it.each([
      ['alex wilber ', ['claimed', 'handed-over']],
      [alex.aadObjectId.toUpperCase(), ['claimed', 'handed-over']],
      // Who never did anything and is named for the first time.
      ['Megan Bowen', ['handed-over']],
      ['Nobody Such', undefined],
    ])('is known by what waits to be moved, from their first deed on: %s', async (who, found) => {
      expect(await of(parts([], waiting), who)).toEqual(found);
    });

    it.each(['Alex Wilber', alex.aadObjectId, pseudonym])(
      'is all of it, what waits beside what was moved, by any of their names: %s',
      async (who) => {
        const sealed = chainedEntry('r-9', noEntries, [{ ...happened('declined', 2), by: pseudonym }]);
        const known: Known = new Map([[alex.aadObjectId, { pseudonym, name: 'Alex Wilber' }]]);
        expect(await of(parts(sealed, waiting, known), who)).toEqual(['declined', 'claimed', 'handed-over']);
      },
    );

    it('is known to the words that ask for it, too', async () => {
      const asked = await Promise.all(
        ['Alex Wilber', 'MEGAN BOWEN', 'Nobody Such', 'megan', 'meg'].map((who) =>
          isKnownInAudit(who, parts([], waiting)),
        ),
      );
      // A part of the one name that has it is as good, and half a word is none.
      expect(asked).toEqual([true, true, false, true, false]);
    });
  });

  it.each([
    ['whole', 0, 'Nothing happened'],
    ['cut', 5_000, 'there are more'],
  ])('is told as nothing only where the search was %s', async (_how, waits, text) => {
    const roles = { admins: [{ who: 'a', locations: [] }], users: [], homeTenant: 't' };
    const person = { aadObjectId: 'a', tenantId: 't', name: 'Alex Wilber' };
    const reader = { person, locale: 'en', timeZone: 'UTC', log: { info: () => {} } };
    const asked = { from: '2026-03-01', until: '2026-03-31', person: '', format: 'csv' } as const;
    const answer = await auditPeriodAnswer(
      { ...parts([], waitingOnly(waits)), roles } as never,
      reader as never,
      asked,
    );
    expect(answer.text).toContain(text);
  });

  it.each([
    ['whole', 0, false],
    ['cut', 5_000, true],
  ])('says in the file that was asked for in chat that there is more, where it is %s', async (_how, waits, says) => {
    const roles = { admins: [{ who: 'a', locations: [] }], users: [], homeTenant: 't' };
    const sealed = chainedEntry('r-x', noEntries, [happened('claimed', 2)]);
    const deps = { ...parts(sealed, waitingOnly(waits)), roles, log: { info: () => {} } };
    const reader = { person: { aadObjectId: 'a', tenantId: 't', name: 'Alex Wilber' }, locale: 'en', timeZone: 'UTC' };
    const pieces = await Array.fromAsync(auditTable(deps as never)(reader as never));
    expect(pieces.map(({ rows }) => rows)).toEqual(says ? [0, 1, 0] : [0, 1]);
    expect(pieces.at(-1)?.text.includes('the first 1 entries; there are more')).toBe(says);
  });
});

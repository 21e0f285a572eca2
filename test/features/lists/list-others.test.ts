import { expect, it } from 'vitest';
import { emptiness, otherLists, rangeInWords } from '../../../src/features/lists/list-card.ts';
import type { ListView } from '../../../src/features/lists/list-view.ts';
import { Lists, type ShownList } from '../../../src/features/lists/lists.ts';
import type { ListCount, ListQuery } from '../../../src/features/lists/referral-lists.ts';

const nothing = { referrals: [], total: 0, isMore: false, favourites: new Set<string>() };
const view: ListView = { list: 'found', page: 1, filters: { country: 'AT', owner: 'alex', stage: 40 } };

/** An empty list, whose filters are left out one at a time: as `counts` says of the query. */
function listsWith(counts: (query: ListQuery) => ListCount): Lists {
  const lists = {
    page: async () => ({ ...nothing, page: 1 }),
    count: async (query: ListQuery) => counts(query),
  };
  return new Lists({
    ...{ lists, access: { reach: () => ({}), may: () => true }, favourites: { among: async () => new Set() } },
    clock: { now: () => new Date('2026-11-21T09:00:00Z') },
  } as never);
}

const reader = { person: { tenantId: 't', aadObjectId: 'a' }, timeZone: 'UTC' } as never;

it('a suggestion that was not looked through to its end is offered without a number, behind those that have rows', async () => {
  const shown = await listsWith(({ filters }) => {
    if (!filters.country) return { total: 0, isMore: true, cutAfter: 700 };
    return filters.owner ? { total: 0, isMore: false } : { total: 3, isMore: false };
  }).show(reader, view);
  const titles = otherLists(shown, 'en')[0]?.lists.map(({ title }) => title);
  expect(titles).toEqual(['Without Owner: alex: 3', 'Without Country: Austria']);
  // What may have rows is no reason why there are none.
  expect(emptiness(shown, 'en')).toBe('Nothing here fits Owner: alex.');
});

it('the whole list is offered where none of the others certainly has rows', async () => {
  const shown = await listsWith(({ filters }) =>
    filters.country || filters.owner ? { total: 0, isMore: true, cutAfter: 700 } : { total: 9, isMore: false },
  ).show(reader, { list: 'inbound', page: 1, filters: { country: 'AT', owner: 'alex' } });
  const titles = otherLists(shown, 'en')[0]?.lists.map(({ title }) => title);
  expect(titles).toEqual(['Show all: 9', 'Without Country: Austria', 'Without Owner: alex']);
});

it('a list that was cut says after how many', () => {
  const shown: ShownList = { ...nothing, view, cutAfter: 3_700, isMore: true };
  expect(emptiness(shown, 'en')).toContain('first 3,700');
  expect(rangeInWords('en', 1, 2, { ...shown, total: 2 })).toContain('first 3,700');
});

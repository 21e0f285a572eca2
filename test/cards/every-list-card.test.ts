import { describe, expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { listCard } from '../../src/features/lists/list-card.ts';
import { encoded, rowsOnPage, ViewCode } from '../../src/features/lists/list-code.ts';
import { filterForm, mostChoices } from '../../src/features/lists/list-filter-form.ts';
import { filterNames, type ListView, listNames, longestText } from '../../src/features/lists/list-view.ts';
import { longestWords, solutionListCard } from '../../src/features/solutions/solution-list-card.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { aMoment, aReferral } from '../builders/referral.ts';
import { type CardNode, inputsOf, nodesOf, problemsOf, readingOf, verbsOf } from './adaptive-card.ts';
import { answerable, everyFilter, fullPage, listLooks, shownList, someChoices, someReferrals } from './list-looks.ts';
import { inStage } from './stages.ts';

/** Keeps what Teams and screen readers need of any card. */
function check(card: AdaptiveCard): void {
  const json = JSON.stringify(card);
  expect(problemsOf(card)).toEqual([]);
  expect(json).not.toContain('${');
  expect(json).not.toContain('\\u0000');
  expect(Buffer.byteLength(json)).toBeLessThan(maximumCardBytes);
  expect(card).toMatchObject({ version: '1.5', lang: expect.any(String), fallbackText: expect.stringMatching(/\S/) });
  for (const node of nodesOf(card)) checkNode(node);
}

function checkNode(node: CardNode): void {
  if (node.type === 'TextBlock') expect(node).toMatchObject({ wrap: true, text: expect.stringMatching(/\S/) });
  if (node.type === 'ActionSet') {
    expect((node.actions as unknown[]).length).toBeGreaterThan(0);
    expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
  }
  if (node.type === 'Action.Execute') {
    const data = node.data as CardNode;
    expect(
      Object.keys(data).filter((key) => !['referralId', 'view', 'words', 'page', 'revision', 'row'].includes(key)),
    ).toEqual([]);
    if (data.view !== undefined) expect(ViewCode.safeParse(data.view).success).toBe(true);
    // Old clients have no hearts, open a row by its number and clear filters by writing: there is room for each button only once.
    if (node.fallback !== 'drop')
      expect(node.fallback).toMatchObject({
        type: 'Action.Submit',
        title: node.title,
        data: { ...data, verb: node.verb },
      });
  }
  if (String(node.type).startsWith('Input.'))
    expect(node).toMatchObject({ label: expect.stringMatching(/\S/), errorMessage: expect.stringMatching(/\S/) });
}

const wide = '한'.repeat(5_000);
const widest = aReferral({
  record: {
    name: wide,
    customer: { ...aReferral().record.customer, name: wide },
    dealValue: { value: 1e12, currency: 'KRW' },
  },
});
/** Somebody who has not added the desk owns it, and is called so. */
const widestOwned = aReferral({
  record: {
    ...widest.record,
    team: [{ firstName: wide, lastName: wide, email: 'absent@contoso.example', phoneNumber: '1' }],
  },
});
const alexAsReader = { tenantId: 'another', aadObjectId: 'somebody' };
const longView: ListView = {
  ...everyFilter,
  page: 99_999,
  filters: {
    ...everyFilter.filters,
    words: wide.slice(0, longestText),
    owner: wide.slice(0, longestText),
    sender: wide.slice(0, longestText),
    solution: wide.slice(0, longestText),
  },
};

/** Each list, with texts of one and of three bytes a letter in its filters. */
const longViews: readonly ListView[] = listNames.flatMap((list) =>
  [{}, { words: 'w'.repeat(longestText) }, { words: wide.slice(0, longestText) }].flatMap((filters) => [
    { list, page: 99_999, filters },
    { list, page: 99_999, filters: { ...filters, owner: wide.slice(0, longestText) } },
  ]),
);

describe('every list', () => {
  it.each(locales)('is sound in %s, empty and full', (locale) => {
    for (const look of Object.values(listLooks)) check(look(locale).card);
    for (const list of listNames) {
      for (const referral of Object.values(inStage))
        check(
          listCard(shownList({ list, filters: { words: 'x' } }, [referral, referral]), {
            locale,
            timeZone: 'Europe/Berlin',
            now: aMoment,
          }).card,
        );
      check(listCard(shownList({ list }, []), { locale, timeZone: 'Europe/Berlin', now: aMoment }).card);
    }
  });

  it.each(locales)('stays within its size with the longest texts in %s', (locale) => {
    const reader = { locale, timeZone: 'Europe/Berlin', now: aMoment, notice: wide };
    check(
      listCard(shownList(longView, fullPage(widest, rowsOnPage(longView)), 99_999_999), reader, {
        problems: [wide, wide, wide, wide],
      }).card,
    );
    const mine = { ...longView, list: 'mine' } as const;
    check(
      listCard(answerable(mine, fullPage(widest, rowsOnPage(mine)), 99_999_999), reader, { problems: [wide, wide] })
        .card,
    );
    for (const view of longViews) {
      const seen = view.list === 'outbound' || view.list === 'archived' ? shownList : answerable;
      const full = seen(view, fullPage(widest, rowsOnPage(view)), 99_999_999);
      check(listCard(full, { ...reader, person: alexAsReader }, { problems: [wide, wide] }).card);
    }
    const every = Object.fromEntries(filterNames.map((name) => [name, wide]));
    const many = Array.from({ length: mostChoices }, (_, index) => `${wide.slice(0, 60)}${index}`);
    check(filterForm(longView, { countries: ['DE'], owners: many, solutions: many }, locale, undefined, every).card);
  });

  it.each(locales)('says the same in less, in %s, where all the longest texts stand on one card', (locale) => {
    const reader = { locale, timeZone: 'America/Argentina/Buenos_Aires', now: aMoment, notice: wide };
    const notTheirs = { ...reader, person: alexAsReader };
    for (const view of longViews) {
      const seen = view.list === 'outbound' || view.list === 'archived' ? shownList : answerable;
      const [first, ...rest] = fullPage(widestOwned, rowsOnPage(view));
      if (!first) throw new Error('A page without rows');
      const full = seen(view, [first, ...rest], 99_999_999);
      const answered = { referral: first, row: 0, text: wide, done: false };
      check(listCard(full, notTheirs, { problems: [wide, wide], answered, title: wide }).card);
    }
  });

  it.each(locales)('of solutions stays within its size with the longest texts in %s', (locale) => {
    const long = { name: wide, publisherName: wide, offerType: wide, coSellStatus: 'azure-ip-incentivised' } as const;
    const found = Array.from({ length: 20 }, (_, index) => ({
      ...long,
      id: `${index}${wide}`,
      owner: 'mine' as const,
      isAssessment: true,
      seenAt: aMoment,
    }));
    check(solutionListCard({ words: wide.slice(0, longestWords), page: 2, found }, locale).card);
  });

  it('says what stands there, how much time is left, and what nobody touched', () => {
    const text = readingOf(
      listCard(shownList({}, someReferrals), { locale: 'en', timeZone: 'Europe/Berlin', now: aMoment }).card,
    );
    expect(text).toMatch(/Waiting for an answer · 6 hours left · by Nov 21, 4:00\sPM/);
    expect(text).toContain('Proposed (60%) · close date was 11 days ago');
    expect(text).toContain('closes in 69 days · no change for 81 days');
    expect(text).toMatch(/Won$/);
  });

  it.each([
    ['en', '993–1,000 of more than 1,000'],
    ['ko', '1,000건이 넘는 목록 중 993–1,000'],
    ['ru', '993–1 000, всего более 1 000'],
    ['zh-TW', '第 993–1,000 筆，共超過 1,000 筆'],
  ] as const)('counts no further than a thousand, and leafs no further: %s', (locale, words) => {
    const { card } = listCard(shownList({ list: 'outbound', page: 125 }, fullPage(), 1_000, true), {
      locale,
      timeZone: 'Europe/Berlin',
      now: aMoment,
    });
    expect(readingOf(card).replace(/\s/g, ' ')).toContain(words);
    expect(verbsOf(card).filter((verb) => verb === 'list.show')).toHaveLength(1);
  });

  it('shows a heart that is on for favourites, each button telling whose it is', () => {
    const { card } = listCard(shownList({}, someReferrals.slice(0, 2)), {
      locale: 'en',
      timeZone: 'Europe/Berlin',
      now: aMoment,
    });
    expect(verbsOf(card)).toEqual([
      'favourite.remove',
      'referral.open',
      'favourite.add',
      'referral.open',
      'list.filter-form',
      'bulk.export',
    ]);
    const hearts = nodesOf(card).filter(({ verb }) => String(verb).startsWith('favourite.'));
    expect(hearts.map(({ title, tooltip }) => [title, tooltip])).toEqual([
      ['♥', expect.stringMatching(/^Remove from favourites: Fabrikam Manufacturing/)],
      ['♡', expect.stringMatching(/^Add to favourites: Fabrikam Manufacturing/)],
    ]);
  });

  it('counts honestly', () => {
    const text = (page: number, count: number) =>
      readingOf(
        listCard(shownList({ list: 'outbound', page }, fullPage().slice(0, count), 20), {
          locale: 'en',
          timeZone: 'Europe/Berlin',
          now: aMoment,
        }).card,
      );
    expect(text(1, 8)).toContain('1–8 of 20 · 12 more');
    expect(text(3, 4)).toMatch(/17–20 of 20$/m);
  });
});

describe('the form of filters', () => {
  it('begins with the filters in force, and has an input for each', () => {
    const inputs = inputsOf(filterForm(everyFilter, someChoices, 'en').card);
    expect(Object.fromEntries(inputs.map(({ id, value }) => [id, value]))).toEqual({
      words: 'data platform',
      state: 'accepted',
      stage: '60',
      type: 'solution-assessment',
      country: 'DE',
      owner: 'Alex Wilber',
      sender: 'Tailspin Toys',
      solution: 'Plant Analytics',
      answerBefore: '2026-12-05',
      closingBefore: '2027-03-31',
      valueFrom: '50000 EUR',
      valueUpTo: '90000 EUR',
    });
    expect(inputs.map(({ id }) => id)).toEqual([...filterNames]);
  });
});

describe('the form without filters', () => {
  it('has "any" chosen where something always is', () => {
    const inputs = inputsOf(filterForm({ ...everyFilter, filters: {} }, someChoices, 'en').card);
    const chosen = inputs.filter(({ style }) => style === 'compact').map(({ id, value }) => [id, value]);
    expect(chosen).toEqual(['state', 'stage', 'type', 'country', 'sender'].map((id) => [id, 'any']));
  });
});

describe('a view in a button', () => {
  it('comes back as it was', () => {
    for (const view of [everyFilter, longView, shownList({}, []).view])
      expect(ViewCode.parse(encoded(view))).toEqual(view);
  });

  it.each([
    '',
    'nothing',
    'inbound;p=0',
    'inbound;p=1;p=2',
    'inbound;c=Germany',
    'inbound;s=New',
    'inbound;g=55',
    'inbound;o=',
    `inbound;w=${'x'.repeat(37)}`,
    'inbound;b=2026-02-30',
    'inbound;v=-1',
    'inbound;__proto__=x',
    'inbound;constructor=x',
    'x'.repeat(501),
  ])('is refused when it is none: %s', (code) => {
    expect(ViewCode.safeParse(code).success).toBe(false);
  });
});

import { listCard } from '../../src/features/lists/list-card.ts';
import { filterForm, filtersAsTyped } from '../../src/features/lists/list-filter-form.ts';
import { othersOf, unfiltered } from '../../src/features/lists/list-others.ts';
import type { ListView } from '../../src/features/lists/list-view.ts';
import type { ShownList } from '../../src/features/lists/lists.ts';
import type { BuiltCard } from '../../src/features/referrals/cards/referral-cards.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { type CatalogueSolution, coSellStatuses } from '../../src/features/solutions/solution-catalogue.ts';
import { solutionListCard } from '../../src/features/solutions/solution-list-card.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aDecision, aMoment, aReferral } from '../builders/referral.ts';
import { aDeal } from './deal-looks.ts';

export const everyFilter: ListView = {
  list: 'outbound',
  page: 2,
  filters: {
    words: 'data platform',
    state: 'accepted',
    stage: 60,
    type: 'solution-assessment',
    country: 'DE',
    owner: 'Alex Wilber',
    sender: 'Tailspin Toys',
    solution: 'Plant Analytics',
    answerBefore: '2026-12-05',
    closingBefore: '2027-03-31',
    valueFrom: { value: 50_000, currency: 'EUR' },
    valueUpTo: { value: 90_000, currency: 'EUR' },
  },
};

export function shownList(
  view: Partial<ListView>,
  referrals: readonly Referral[],
  total = referrals.length,
  isMore = false,
): ShownList {
  const whole = { list: 'inbound', filters: {}, page: 1, ...view } as const;
  return { view: whole, referrals, total, isMore, favourites: new Set(referrals.slice(0, 1).map(({ id }) => id)) };
}

export const someReferrals: readonly Referral[] = [
  aReferral({ deadline: new Date('2026-11-21T15:00:00Z') }),
  aReferral({ id: '11111111-0000-4000-8000-000000000002' }),
  aDeal({ id: '11111111-0000-4000-8000-000000000003', record: { closesAt: new Date('2026-11-10T00:00:00Z') } }),
  aDeal({ id: '11111111-0000-4000-8000-000000000004', record: { updatedAt: new Date('2026-09-01T00:00:00Z') } }),
  aDeal({ id: '11111111-0000-4000-8000-000000000005', record: { status: 'Closed', substatus: 'Won' } }),
];

const alex = aReferral().owner as NonNullable<Referral['owner']>;
const { owner: _owner, ...nobodys } = aReferral({ id: '11111111-0000-4000-8000-000000000007', record: { team: [] } });
const { owner: _absent, ...megans } = aReferral({
  id: '11111111-0000-4000-8000-000000000008',
  record: { name: 'Fabrikam Manufacturing GmbH: archive in the cloud' },
});

/** Of the reader, of nobody, of somebody who has not added the desk. */
export const waitingReferrals: readonly Referral[] = [
  aReferral({ deadline: new Date('2026-11-21T15:00:00Z') }),
  nobodys,
  megans,
];
const declinedRow = aReferral({
  decision: aDecision({ kind: 'decline', state: 'held', goesOutAt: new Date('2026-11-21T09:01:00Z'), reason: 6 }),
});

/** As somebody sees it who may answer each of them. */
export function answerable(view: Partial<ListView>, referrals: readonly Referral[], total: number): ShownList {
  const all = new Set([...referrals, declinedRow].map(({ id }) => id));
  return { ...shownList(view, referrals, total), rights: { answer: all, undo: all } };
}

function nothing(filters: ListView['filters']): ShownList {
  const shown = shownList({ list: 'outbound', filters }, []);
  const without = othersOf(shown.view).slice(0, 2);
  const others = (without.length > 0 ? without : [unfiltered(shown.view)]).map((other, index) => ({
    ...other,
    total: 3 + index,
    isMore: false,
  }));
  return { ...shown, others };
}

export const someChoices = {
  countries: ['DE', 'KR', 'US'],
  owners: ['Alex Wilber', 'Megan Bowen'],
  solutions: ['Contoso Plant Analytics', 'Contoso Retail Insights'],
};

/** One of every status, and one of Microsoft's; a page and a bit. */
export const someSolutions: readonly CatalogueSolution[] = [
  ...coSellStatuses.map((coSellStatus, index) => ({
    id: `SOL-3410${index}-EBB`,
    name: `Contoso Retail Insights ${index}`,
    owner: index % 2 === 0 ? ('mine' as const) : ('third-party' as const),
    publisherName: 'Contoso',
    offerType: 'saas',
    coSellStatus,
    isAssessment: false,
    seenAt: aMoment,
  })),
  {
    id: 'SOL-90001-ASM',
    name: 'Infrastructure Assessment',
    owner: 'microsoft',
    coSellStatus: 'unknown',
    isAssessment: true,
    seenAt: aMoment,
  },
];

const view = (locale: Locale) => ({ locale, timeZone: 'Europe/Berlin', now: aMoment });

/** Lists worth looking at. */
export const listLooks: Readonly<Record<string, (locale: Locale) => BuiltCard>> = {
  list: (locale) => listCard(shownList({}, someReferrals), view(locale)),
  'list-page': (locale) =>
    listCard(
      shownList({ list: 'outbound', page: 2, filters: { country: 'DE', closingBefore: '2027-03-31' } }, fullPage(), 28),
      {
        ...view(locale),
        notice: 'OK.',
      },
    ),
  'list-filtered': (locale) =>
    listCard(shownList(everyFilter, someReferrals.slice(2, 4), 10), view(locale), { problems: ['“03/04”?'] }),
  'list-inbox': (locale) =>
    listCard(answerable({ list: 'inbox' }, waitingReferrals, 3), { ...view(locale), person: alex }),
  'list-answered': (locale) =>
    listCard(
      answerable({ list: 'inbox' }, waitingReferrals.slice(1), 2),
      { ...view(locale), person: alex },
      {
        answered: {
          referral: declinedRow,
          row: 0,
          text: say(locale, 'notice.declined', { time: '10:00' }),
          done: true,
        },
      },
    ),
  'list-nothing': (locale) =>
    listCard(nothing({ country: 'FR', words: 'coho banana' }), { ...view(locale), person: alex }),
  'list-cut': (locale) =>
    listCard({ ...shownList(everyFilter, someReferrals.slice(0, 3), 9, true), cutAfter: 7_800 }, view(locale)),
  'list-cut-empty': (locale) =>
    listCard(
      { ...shownList({ filters: { country: 'FR', words: 'robotics' } }, [], 0, true), cutAfter: 7_800 },
      view(locale),
    ),
  'list-unread': (locale) => listCard({ ...nothing({}), isUnread: true }, view(locale), { problems: ['“Atlantis”?'] }),
  solutions: (locale) => solutionListCard({ words: '', page: 1, found: someSolutions }, locale),
  'solutions-none': (locale) => solutionListCard({ words: 'zzz', page: 1, found: [] }, locale),
  'list-empty': (locale) => listCard(shownList({ list: 'favourites' }, []), view(locale)),
  'list-filter-form': (locale) => filterForm(everyFilter, someChoices, locale),
  'list-filter-form-problems': (locale) =>
    filterForm(
      everyFilter,
      someChoices,
      locale,
      { ...filtersAsTyped(everyFilter), valueFrom: 'lots' },
      { valueFrom: '“lots”?' },
    ),
};

export function fullPage(referral: Referral = aDeal(), rows = 8): readonly Referral[] {
  return Array.from({ length: rows }, (_, index) => ({
    ...referral,
    id: `11111111-0000-4000-8000-00000000010${index}`,
  }));
}

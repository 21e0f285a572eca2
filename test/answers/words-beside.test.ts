import { expect, it } from 'vitest';
import { numberSaid } from '../../src/answers/choice/choice.ts';
import * as choices from '../../src/answers/choice/choice-words.ts';
import { keyed } from '../../src/answers/line/line-keywords.ts';
import * as line from '../../src/answers/line/line-words.ts';
import { readDealLine } from '../../src/answers/line/one-line.ts';
import * as names from '../../src/answers/names/name-words.ts';
import { readPersonName } from '../../src/answers/person/person-name.ts';
import { personPieces } from '../../src/answers/person/person-pieces.ts';
import * as people from '../../src/answers/person/person-words.ts';
import { readPhone } from '../../src/answers/person/phone.ts';
import * as phones from '../../src/answers/person/phone-words.ts';
import * as lists from '../../src/answers/words/list-words.ts';
import { pieceWords } from '../../src/answers/words/quantity-words.ts';
import type { Turn } from '../../src/feature.ts';
import { daysSought } from '../../src/features/lists/list-days-sought.ts';
import { filterSaid } from '../../src/features/lists/list-filter-said.ts';
import { listOfSentence } from '../../src/features/lists/list-intents.ts';
import type { ListName } from '../../src/features/lists/list-view.ts';
import { readFilters } from '../../src/features/lists/list-words.ts';
import { searchBox } from '../../src/features/lists/search-box.ts';
import { solutionWords } from '../../src/features/new-deal/questions/shared/solution-line.ts';
import { understanding } from '../../src/grammar/understanding.ts';
import { today } from './table/row.ts';

/** As `words.test.ts`, for lists of which a word is found beside something else. */
const written = (...lists: readonly string[]) => lists.flatMap((list) => list.split('|'));
const lineFields = Object.entries(line.lineWords) as readonly (readonly [line.LineField, string])[];
const colonFields = Object.entries(line.lineWordsWithColon) as readonly (readonly [line.LineField, string])[];
/** What a field of a line is filled with, so that its reader takes it. */
const filled: Partial<Record<line.LineField, string>> = {
  value: '120k EUR',
  closeDay: '30 Sep 2027',
  country: 'Germany',
  duns: '79-598-6822',
};

const fieldOf = (row: string) => row.split('=')[0] as line.LineField;
const spaceBefore = (word: string) => (/^(?:st|nd|rd|th)$/.test(word) ? '' : ' ');
const phoneOf = (text: string) => {
  const answer = readPhone(text);
  return answer.kind === 'phone' ? answer.phone : undefined;
};
const nameOf = (text: string) => {
  const answer = readPersonName(text);
  return answer.kind === 'name' ? `${answer.firstName} ${answer.lastName}` : undefined;
};
const isSue = (text: string) => nameOf(text) === 'Sue Smith';
const isKim = (text: string) => nameOf(text) === '민수 김';
const isWang = (text: string) => nameOf(text) === '小明 王';
const isOwnTitle = (word: string) => isSue(`${word} Sue Smith`);
const customerIn = (text: string) => readDealLine(text, { locale: 'en', today }).fields.customer;
const context = { locale: 'en', today } as const;
const states = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).flatMap(([state, list]) => written(list).map((word) => `${state}=${word}`));
function filterOf(row: string, name: 'state' | 'type'): boolean {
  const read = filterSaid(name, row.slice(row.indexOf('=') + 1), context);
  return 'value' in read && read.value[name] === row.split('=')[0];
}
function ownerOf(word: string): string | undefined {
  const read = filterSaid('owner', word, context);
  return 'value' in read ? read.value.owner : undefined;
}
const filterValues: Readonly<Record<string, string>> = {
  ...{
    state: 'won',
    stage: '60',
    type: 'private',
    country: 'Germany',
    owner: 'Lee',
    sender: 'Microsoft',
    solution: 'Retail',
  },
  ...{ answerBefore: '30 Sep 2027', closingBefore: '30 Sep 2027', valueFrom: '50k', valueUpTo: '50k' },
};
function isFilter(row: string): boolean {
  const [name = '', word = ''] = row.split('=');
  return name in readFilters(`${word} ${filterValues[name] ?? ''}`, context).filters;
}

/** In front of days or behind them, as the language has it. */
const beside = (word: string, days: string) =>
  [`${word} ${days}`, `${days} ${word}`].map((said) => daysSought(said, 'found', context));
const isMarch = (word: string, name: 'closing' | 'arrived') =>
  beside(word, 'march 2025').some((read) => read?.[name] === '2025-03-01+2025-03-31');
const closesBefore = (word: string, day: string) =>
  [`closing ${word} 2025-03-05`, `2025-03-05 ${word} 마감`].some(
    (said) => daysSought(said, 'found', context)?.closingBefore === day,
  );

const readers: readonly (readonly [string, readonly string[], (word: string) => boolean])[] = [
  [
    'choices',
    choices.ordinalWords.flatMap((list, index) => written(list).map((word) => `${index + 1} ${word}`)),
    (row) => numberSaid(row.slice(row.indexOf(' ') + 1), 20) === Number(row.split(' ')[0]),
  ],
  ['the last choice', written(choices.lastWords), (word) => numberSaid(word, 7) === 7],
  ['what stands before a choice', written(choices.beforeOrdinal), (word) => numberSaid(`${word} 2`, 7) === 2],
  [
    'what stands behind a choice',
    written(choices.afterOrdinal),
    (word) => numberSaid(`2${spaceBefore(word)}${word}`, 7) === 2,
  ],
  [
    'extensions',
    written(phones.extensionWords),
    (word) => phoneOf(`+1 425 555 0100 ${word} 12`) === `+1 425 555 0100 ${word} 12`,
  ],
  [
    'labels of a phone',
    written(phones.phoneLabels),
    (word) => phoneOf(`${word}: +1 425 555 0100`) === '+1 425 555 0100',
  ],
  ['labels of an address', written(people.emailLabels), (word) => personPieces(`${word}: sue@contoso.com`).rest === ''],
  ['labels of a name', written(people.nameLabels), (word) => personPieces(`${word}: Sue Smith`).rest === 'Sue Smith'],
  [
    'titles',
    written(names.titleWords),
    (word) => isSue(`${word} Sue Smith`) || isKim(`김민수${word}`) || isWang(`王小明${word}`),
  ],
  ['what stands behind a name', written(names.suffixWords), (word) => isSue(`Sue Smith, ${word}`)],
  ['jobs', written(names.jobWords), (word) => isSue(`Sue Smith, ${word}`)],
  ['jobs in a part of their own', written(names.jobPartWords), (word) => isSue(`Sue Smith, ${word} Contoso`)],
  ['eastern jobs', written(names.easternJobs), (word) => isKim(`김민수 ${word}`) || isWang(`王小明 ${word}`)],
  [
    'what says who is meant',
    written(names.leadIns),
    (word) => isSue(`${word} Sue Smith`) || isKim(`${word} 김민수`) || isWang(`${word}王小明`),
  ],
  [
    'what ends a name',
    written(names.nameTails),
    (word) => isSue(`Sue Smith ${word}`) || isKim(`김민수${word}`) || isWang(`王小明${word}`),
  ],
  [
    'sentences that are no name',
    written(names.sentenceWords),
    (word) => readPersonName(`${word} sue smith`).kind === 'nothing' || isOwnTitle(word),
  ],
  [
    'fields of a line',
    lineFields.flatMap(([field, words]) => written(words).map((word) => `${field}=${word}`)),
    (row) => keyed(`${row.slice(row.indexOf('=') + 1)} ${filled[fieldOf(row)] ?? 'Contoso'}`)?.field === fieldOf(row),
  ],
  [
    'fields of a line that need a colon',
    colonFields.flatMap(([field, words]) => written(words).map((word) => `${field}=${word}`)),
    (row) => keyed(`${row.slice(row.indexOf('=') + 1)}: ${filled[fieldOf(row)] ?? 'Contoso'}`)?.field === fieldOf(row),
  ],
  [
    'legal forms of a line',
    written(line.companyEndings),
    (word) => customerIn(`Contoso, ${word}, 120k EUR`) === `Contoso, ${word}`,
  ],
  ['states of a list', states(lists.stateWords), (row) => filterOf(row, 'state')],
  ['types of a list', states(lists.typeWords), (row) => filterOf(row, 'type')],
  ['nobody, of a list', written(lists.nobodyWords), (word) => ownerOf(word) === '@nobody'],
  ['me, of a list', written(lists.ownerMeWords), (word) => ownerOf(word) === '@me'],
  [
    'filters of a list',
    Object.entries(lists.filterWords).flatMap(([name, words]) => written(words).map((word) => `${name}=${word}`)),
    (row) => isFilter(row),
  ],
  ['close dates', written(lists.closingWords), (word) => isMarch(word, 'closing')],
  ['arrivals', written(lists.arrivedWords), (word) => isMarch(word, 'arrived')],
  ['what stands beside days', written(lists.besideDayWords), (word) => isMarch(`${word} closing`, 'closing')],
  ['a day before which', written(lists.daysBeforeWords), (word) => closesBefore(word, '2025-03-05')],
  ['a day until which', written(lists.untilDayWords), (word) => closesBefore(word, '2025-03-06')],
  [
    'pieces',
    written(pieceWords),
    (word) =>
      solutionWords(`Retail, ${/^[x×]$/.test(word) ? `${word} 10` : `10 ${word}`}`, { locale: 'en' }).quantity === 10,
  ],
];

it.each(readers)('each word of the list of %s is found where it stands', (_list, words, finds) => {
  expect(words.filter((word) => !finds(word))).toEqual([]);
});

const week = 'arrived:2026-11-23+2026-11-24';
/** What waits for an answer waits for days; months are the deal's there as elsewhere. On 24 November 2026. */
it.each([
  ['en', 'march 2027', 'closing:2027-03-01+2027-03-31'],
  ['en', 'next quarter', 'closing:2027-01-01+2027-03-31'],
  ['en', '2027', ''],
  ['en', 'next year', 'closing:2027-01-01+2027-12-31'],
  ['en', 'this week', 'answerBefore:2026-11-30'],
  ['en', 'friday', 'answerBefore:2026-11-28'],
  ['ru', 'март 2027', 'closing:2027-03-01+2027-03-31'],
  ['ru', 'следующий квартал', 'closing:2027-01-01+2027-03-31'],
  ['ru', 'завтра', 'answerBefore:2026-11-26'],
  ['ko', '2027년 3월', 'closing:2027-03-01+2027-03-31'],
  ['ko', '다음 분기', 'closing:2027-01-01+2027-03-31'],
  ['ko', '내일', 'answerBefore:2026-11-26'],
  ['zh-TW', '2027年3月', 'closing:2027-03-01+2027-03-31'],
  ['zh-TW', '下一季', 'closing:2027-01-01+2027-03-31'],
  ['zh-TW', '明天', 'answerBefore:2026-11-26'],
] as const)('days of what waits: %s, %s', (locale, said, expected) => {
  for (const list of ['inbox', 'inbound'] as const) {
    const read = Object.entries(daysSought(said, list, { locale, today }) ?? {});
    expect(read.map(([name, value]) => `${name}:${value}`).join(), list).toBe(expected);
  }
});

/** Searched for on 24 November 2026, a Tuesday. */
it.each([
  ['en', 'closing in march', 'closing:2027-03-01+2027-03-31'],
  ['en', 'march 2027', 'closing:2027-03-01+2027-03-31'],
  ['en', 'closes next quarter', 'closing:2027-01-01+2027-03-31'],
  ['en', 'closing this week', 'closing:2026-11-23+2026-11-29'],
  ['en', 'closing on 27 November', 'closing:2026-11-27+2026-11-27'],
  ['en', 'closing before march', 'closingBefore:2027-03-01'],
  ['en', 'closing by the end of january', 'closingBefore:2027-02-01'],
  ['en', 'closing in two months', 'closingBefore:2027-01-25'],
  ['en', 'came in october', 'arrived:2026-10-01+2026-10-31'],
  ['en', 'new this week', week],
  ['en', 'new next week', ''],
  ['en', 'new march winery', ''],
  ['ru', 'закрываются в марте', 'closing:2027-03-01+2027-03-31'],
  ['ru', 'сделки с закрытием в следующем месяце', 'closing:2026-12-01+2026-12-31'],
  ['ru', 'закрываются до марта', 'closingBefore:2027-03-01'],
  ['ru', 'закрываются до конца января', 'closingBefore:2027-02-01'],
  ['ru', 'поступили в прошлом месяце', 'arrived:2026-10-01+2026-10-31'],
  ['ru', 'новые на этой неделе', week],
  ['ko', '3월에 마감되는', 'closing:2027-03-01+2027-03-31'],
  ['ko', '다음 분기에 마감', 'closing:2027-01-01+2027-03-31'],
  ['ko', '3월 전에 마감', 'closingBefore:2027-03-01'],
  ['ko', '1월 말까지 마감', 'closingBefore:2027-02-01'],
  ['ko', '10월에 들어온', 'arrived:2026-10-01+2026-10-31'],
  ['zh-TW', '三月結案', 'closing:2027-03-01+2027-03-31'],
  ['zh-TW', '二月要結案的案子', 'closing:2027-02-01+2027-02-28'],
  ['zh-TW', '三月前結案', 'closingBefore:2027-03-01'],
  ['zh-TW', '一月底前結案', 'closingBefore:2027-02-01'],
  ['zh-TW', '十月收到的', 'arrived:2026-10-01+2026-10-31'],
  ['zh-TW', '這週新進的', week],
] as const)('days of a search: %s, %s', (locale, said, expected) => {
  const read = Object.entries(daysSought(said, 'found', { locale, today }) ?? {});
  expect(read.map(([name, value]) => `${name}:${value}`).join()).toBe(expected);
});

/** What stands beside the country, in each list of the tab; undefined: what was said is no filter there, and is not shown as if it were. */
const narrowedTo: Readonly<Record<string, Readonly<Partial<Record<ListName, string>>>>> = {
  mine: { inbox: 'owner', mine: '', inbound: 'owner', outbound: 'owner', favourites: 'owner', archived: 'owner' },
  inbox: { inbox: '', inbound: 'state' },
  inbound: { inbox: '', inbound: '' },
  outbound: { outbound: '' },
  favourites: { favourites: '' },
  archived: { archived: '' },
  won: { inbox: 'state', mine: 'state', inbound: 'state', outbound: 'state', favourites: 'state', archived: 'state' },
  owned: { inbox: 'owner', mine: 'owner', inbound: 'owner', outbound: 'owner', favourites: 'owner', archived: 'owner' },
};
const tabs = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived'] as const;

it.each([
  ['en', 'mine', 'my deals in Germany'],
  ['en', 'inbox', 'inbox in Germany'],
  ['en', 'inbound', 'inbound referrals from Germany'],
  ['en', 'outbound', 'outbound deals in Germany'],
  ['en', 'favourites', 'favourites in Germany'],
  ['en', 'archived', 'archived deals in Germany'],
  ['en', 'won', 'won deals in Germany'],
  ['en', 'owned', 'unowned in Germany'],
  ['ru', 'mine', 'мои сделки в Германии'],
  ['ru', 'inbox', 'ждут ответа из Германии'],
  ['ru', 'inbound', 'входящие из Германии'],
  ['ru', 'outbound', 'исходящие в Германии'],
  ['ru', 'favourites', 'избранные в Германии'],
  ['ru', 'archived', 'архив по Германии'],
  ['ko', 'mine', '독일의 내 거래'],
  ['ko', 'inbound', '독일 인바운드'],
  ['ko', 'outbound', '독일 아웃바운드 거래'],
  ['ko', 'favourites', '독일 즐겨찾기'],
  ['ko', 'archived', '보관된 독일 거래'],
  ['zh-TW', 'owned', '我的德國轉介'],
  ['zh-TW', 'inbox', '等待回覆的德國轉介'],
  ['zh-TW', 'inbound', '德國的傳入轉介'],
  ['zh-TW', 'outbound', '德國的傳出交易'],
  ['zh-TW', 'favourites', '德國的收藏'],
  ['zh-TW', 'archived', '已封存的德國交易'],
] as const)('a list that is said in another narrows it, or is not shown: %s, %s, %s', async (locale, said, text) => {
  const now = () => new Date('2026-11-24T09:00:00Z');
  const turn = { locale, timeZone: 'UTC' } as Turn;
  const nothing = { count: async () => ({ total: 0 }), choices: async () => [], customersBegun: async () => [] };
  const box = searchBox({
    understand: understanding({ names: { named: async () => [] }, now }),
    said: {
      meant: async () => ({ list: 'found', filters: { words: text }, problems: [] }),
      sentence: (whose, meaning) =>
        listOfSentence({ lists: nothing as never, now, namesFilters: () => false }, whose, meaning),
    },
  });
  for (const list of tabs) {
    const read = new Set<string>();
    for await (const reading of box(turn, text, { list, filters: {} }))
      if ('filters' in reading && reading.filters.words === undefined) {
        const { country, ...others } = reading.filters;
        expect([reading.list, country]).toEqual([list, 'DE']);
        read.add(Object.keys(others).join());
      }
    const expected = narrowedTo[said]?.[list];
    expect([list, ...read]).toEqual(expected === undefined ? [list] : [list, expected]);
  }
});

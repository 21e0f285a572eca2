import type { OfferedReading } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { type CommandName, commandWord, isCommand } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { listTitle } from './list-card.ts';
import { filtersInWords } from './list-sentences.ts';
import {
  type FilterName,
  fromMicrosoft,
  fromPartners,
  hasFilters,
  type ListFilters,
  type ListName,
  me,
  nobody,
} from './list-view.ts';
import type { SaidFilters } from './list-words.ts';

/** One word that nothing has is left out and told; with more, the sentence is likelier about something else. */
const mostUnread = 1;

/**
 * A command's own word that no list reads (`пришли аудит за март`) is what it is about. Where nothing else narrows the
 * list, the word may be whom or what it was asked of, and all of it would look like the answer.
 */
export function isReadInPart({ unread = [], list, filters }: ReadList, locale: Locale): boolean {
  const isCommandWord = (word: string) => ownCommands.some((name) => isCommand(locale, name, word));
  if (unread.length > mostUnread || unread.some(isCommandWord)) return true;
  return unread.length > 0 && !isNarrowed(list, filters);
}

type ReadList = SaidFilters & { readonly list: ListName };

/** One's own lists are narrow by themselves; a state or an owner names the kind of list. */
function isNarrowed(list: ListName, { state: _state, owner: _owner, ...others }: ListFilters): boolean {
  return list === 'mine' || list === 'inbox' || list === 'favourites' || hasFilters(others);
}

const ownCommands = [
  ...(['audit', 'roles', 'routing', 'channels', 'calendar', 'digest', 'crm', 'health', 'settings'] as const),
  ...(['template', 'lastImport', 'import', 'export', 'scorecard', 'away'] as const),
] satisfies readonly CommandName[];

const commands: Partial<Record<ListName, CommandName>> = {
  inbox: 'inbox',
  mine: 'myReferrals',
  inbound: 'inbound',
  outbound: 'outbound',
  favourites: 'favourites',
  archived: 'archived',
};

/** The list with the filters that were read, as a button. Undefined: no command shows all referrals that match. */
export function offeredList(
  locale: Locale,
  { list, filters }: { readonly list: ListName; readonly filters: ListFilters },
): OfferedReading | undefined {
  const name = commands[list];
  return name && offeredBy(locale, name, { list, filters });
}

/** The same for all referrals that match: the search opens at once what alone matches. */
export function offeredSearch(locale: Locale, filters: ListFilters): OfferedReading {
  return offeredBy(locale, 'referral', { list: 'found', filters });
}

function offeredBy(
  locale: Locale,
  name: CommandName,
  { list, filters }: { readonly list: ListName; readonly filters: ListFilters },
): OfferedReading {
  const said = [commandWord(locale, name), ...filterKeywords(filters)].join(' ');
  return { words: said, title: titleThatFits(locale, { list, filters }) };
}

/** Widths of letters that a button shows whole beside a meeting; a Chinese sign or a syllable of Korean takes two. */
const widestTitle = 30;
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (wideSign.test(sign) ? 2 : 1), 0);
const wideSign = /[\p{Script=Han}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

/**
 * The list and its filters on one line: with the fields' names where there is room, else the values alone, and at last how many
 * more there are. What the button does is the same.
 */
function titleThatFits(
  locale: Locale,
  { list, filters }: { readonly list: ListName; readonly filters: ListFilters },
): string {
  const name = listTitle({ list, filters, page: 1 }, locale);
  const shown = filtersInWords(locale, filters).filter((filter) => list !== 'found' || filter.name !== 'words');
  const inFull = shown.map(({ text }) => text);
  const bare = shown.map(({ name: field, text, value }) =>
    field === 'owner' ? ownerAlone(locale, filters, text) : value,
  );
  const isAnyList = list === 'found' && filters.words === undefined && bare.length > 0;
  const tries = [[name, ...inFull], [name, ...bare], ...(isAnyList ? [inFull, bare] : [])];
  const found = tries.find((parts) => widthOf(parts.join(' · ')) <= widestTitle);
  return (found ?? cutToFit(isAnyList ? bare : [name, ...bare])).join(' · ');
}

/** `nobody` and `me` say nothing without their field's name. */
function ownerAlone(locale: Locale, { owner }: ListFilters, text: string): string {
  if (owner === nobody) return say(locale, 'list.offered.unowned');
  return owner === me ? say(locale, 'list.offered.mine') : text;
}

/** The first one always; `+2`: so many more. */
function cutToFit(parts: readonly string[]): readonly string[] {
  for (let count = parts.length - 1; count > 1; count--) {
    const some = [...parts.slice(0, count), `+${parts.length - count}`];
    if (widthOf(some.join(' · ')) <= widestTitle) return some;
  }
  return [...parts.slice(0, 1), ...(parts.length > 1 ? [`+${parts.length - 1}`] : [])];
}

/** As the list's command reads them in every language. The words that are searched for come first: they end at a filter. */
function filterKeywords({
  country,
  valueFrom,
  valueUpTo,
  owner,
  sender,
  figure: _figure,
  closing,
  arrived,
  decided,
  ...others
}: ListFilters): readonly string[] {
  const { words, answerBefore, closingBefore, ...exact } = others;
  const by = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name} ${value}`]);
  return [
    ...(words === undefined ? [] : [words]),
    ...(['state', 'stage', 'type', 'solution'] as const satisfies readonly FilterName[]).flatMap((name) =>
      by(name, exact[name] === undefined ? undefined : String(exact[name])),
    ),
    ...by('country', country),
    ...by('owner', owner === me ? 'me' : owner === nobody ? 'nobody' : owner),
    ...by('sender', sender === fromMicrosoft ? 'microsoft' : sender === fromPartners ? 'partners' : sender),
    ...by('answer before', answerBefore),
    ...by('closing before', closingBefore),
    ...by('closing in', closing),
    ...by('arrived in', arrived),
    ...by('decided in', decided),
    ...by('value from', valueFrom && [valueFrom.value, valueFrom.currency].filter(Boolean).join(' ')),
    ...by('value up to', valueUpTo && [valueUpTo.value, valueUpTo.currency].filter(Boolean).join(' ')),
  ];
}

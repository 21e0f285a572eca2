import type { OfferedReading } from '../../feature.ts';
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
  const title = [
    listTitle({ list, filters, page: 1 }, locale),
    ...filtersInWords(locale, filters).map(({ text }) => text),
  ];
  return { words: said, title: title.join(' · ') };
}

/** As the list's command reads them in every language. The words that are searched for come first: they end at a filter. */
function filterKeywords({
  country,
  valueFrom,
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
  ];
}

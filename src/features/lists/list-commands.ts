import { tidy } from '../../answers/text/said.ts';
import { type ListTurning, listTurningSaid } from '../../answers/words/list-turning.ts';
import type { Command, Reply, Turn } from '../../feature.ts';
import { type OrderSaid, orderAlone } from '../../grammar/list-bounds/orders-said.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, type CommandName, commandWord, isCommand } from '../../i18n/command-words.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import type { CardOpener } from '../referrals/index.ts';
import { filtersAlone } from './filters-alone.ts';
import { type ListedCard, type ListReader, listCard } from './list-card.ts';
import { asFilterText, listCodeRead } from './list-code.ts';
import { filtersMeant } from './list-meant.ts';
import { hasFilters, type ListFilters, type ListName, type ListView, sortOf } from './list-view.ts';
import { readFilters, type SaidFilters } from './list-words.ts';
import type { Lists } from './lists.ts';
import { orderAsked } from './order-asked.ts';
import type { BoxPlace } from './search-box.ts';

export interface ListCommandDeps {
  readonly lists: Lists;
  readonly opener: CardOpener;
  readonly now: () => Date;
}

const shortestWords = 2;
const words: readonly (readonly [CommandName, ListName])[] = [
  ['inbox', 'inbox'],
  ['myReferrals', 'mine'],
  ['inbound', 'inbound'],
  ['outbound', 'outbound'],
  ['favourites', 'favourites'],
  ['archived', 'archived'],
];

/** `inbound`, `outbound country DE`, `find contoso`: lists as cards, limited to what the person may see. */
export function listCommands(deps: ListCommandDeps): readonly Command[] {
  return [
    ...words.flatMap(([name, list]) => [
      alone(deps, name, list),
      filtered(deps, name, list, {}),
      filtered(deps, name, list, { lenient: true }),
    ]),
    {
      // What a button of the guess card says, which is no value of a deal.
      name: 'referral with filters',
      whole: true,
      notInConversation: true,
      match: (text, locale) => {
        const found = after(text, locale, 'referral');
        return found && found.rest !== '' && isFilters(deps, found.rest, locale) ? found : undefined;
      },
      handle: (turn, { rest }) => find(deps, turn, rest),
    },
    {
      name: 'referral',
      lenient: true,
      match: (text, locale) => after(text, locale, 'referral'),
      handle: (turn, { rest }) => find(deps, turn, rest),
    },
    {
      // Of the list that stands in the chat, else of all that is worked on.
      name: 'list in another order',
      whole: true,
      notInConversation: true,
      match: (text) => (orderAlone(text) ? { rest: text } : undefined),
      handle: (turn, { rest }) => inOrder(deps, turn, orderAlone(rest) ?? 'other'),
    },
    {
      // Of the list that stands in the chat; where none does, the words are another command's or nobody's.
      name: 'page of a list',
      whole: true,
      notInConversation: true,
      match: (text) => (listTurningSaid(text) ? { rest: text } : undefined),
      means: async (turn) => listCodeRead(turn.listShown) !== undefined,
      handle: (turn, { rest }) => turned(deps, turn, listTurningSaid(rest) ?? 'next'),
    },
    filtersAlone({
      read: (turn, list, rest) => meant(deps, turn, list, rest),
      today: (turn) => context(deps, turn).today,
      show: (turn, list, said) => showListSaid(deps, turn, list, said),
    }),
  ];
}

const after = (text: string, locale: Turn['locale'], name: CommandName) => {
  const rest = afterCommand(locale, name, text);
  return rest === undefined ? undefined : { rest };
};

/** Only the name of a list: unambiguous, so it is recognised in any state of the conversation. */
function alone(deps: ListCommandDeps, name: CommandName, list: ListName): Command {
  return {
    name,
    match: (text, locale) => (isCommand(locale, name, text) ? { rest: '' } : undefined),
    handle: async (turn) => showListSaid(deps, turn, list, { filters: {}, problems: [] }),
  };
}

/**
 * The name of a list followed by filters. Not recognised while a deal is being created, where `Outbound Logistics` is a
 * customer.
 */
function filtered(
  deps: ListCommandDeps,
  name: CommandName,
  list: ListName,
  { lenient }: Pick<Command, 'lenient'>,
): Command {
  return {
    name: `${name} with filters`,
    notInConversation: true,
    ...(lenient ? { lenient } : {}),
    match: (text, locale) => {
      const found = after(text, locale, name);
      return found && (lenient || isFilters(deps, found.rest, locale)) ? found : undefined;
    },
    handle: async (turn, { rest }) => showListSaid(deps, turn, list, await meant(deps, turn, list, rest)),
  };
}

export async function showListSaid(
  deps: ListCommandDeps,
  turn: Turn,
  list: ListName,
  said: SaidFilters,
): Promise<Reply> {
  const { locale } = turn;
  const inChannel = isReadAlong(turn);
  if (inChannel && list === 'outbound') return inChatOnly(locale);
  const shown =
    said.isUnread && !hasFilters(said.filters)
      ? await deps.lists.unread(turn, list, { inChannel })
      : await deps.lists.show(turn, { list, filters: said.filters, page: 1, ...sortOf(said) }, { inChannel });
  return listReply(listCard(shown, { ...readerOf(deps, turn), ...limits(turn, list) }, { problems: said.problems }));
}

async function turned(deps: ListCommandDeps, turn: Turn, to: ListTurning): Promise<Reply> {
  const shown = listCodeRead(turn.listShown) ?? { list: 'inbox', filters: {}, page: 1 };
  const page = Math.max(1, shown.page + (to === 'next' ? 1 : -1));
  const view: ListView = to === 'unfiltered' ? { list: shown.list, filters: {}, page: 1 } : { ...shown, page };
  const inChannel = isReadAlong(turn);
  const list = await deps.lists.show(turn, view, { inChannel });
  const isEnd = to === 'next' && list.view.page === shown.page;
  const problems = isEnd ? [say(turn.locale, 'list.lastPage')] : [];
  return listReply(listCard(list, { ...readerOf(deps, turn), ...limits(turn, view.list) }, { problems }));
}

function inOrder(deps: ListCommandDeps, turn: Turn, order: OrderSaid): Promise<Reply> {
  const { list, filters } = listCodeRead(turn.listShown) ?? { list: 'found', filters: { state: 'accepted' } as const };
  const { sorting, problems } = orderAsked(order, turn.locale);
  return showListSaid(deps, turn, list, { filters, problems, ...sorting });
}

/** Parses named filters first; the remaining words are then tried one by one. */
async function meant(
  deps: ListCommandDeps,
  turn: Turn,
  list: ListName,
  rest: string,
  { mayBeHalf = false, beside = {} }: { readonly mayBeHalf?: boolean; readonly beside?: ListFilters } = {},
): Promise<SaidFilters> {
  const read = context(deps, turn);
  const { filters, problems } = readFilters(rest, read);
  const { words = '', ...named } = filters;
  const known = { ...beside, ...named };
  const all = await filtersMeant(deps, turn, { list, filters: known, words, problems, mayBeHalf }, read);
  return problems.length > 0 ? { ...all, isUnread: true } : all;
}

function isFilters({ now }: Pick<ListCommandDeps, 'now'>, rest: string, locale: Locale): boolean {
  const { filters, problems } = readFilters(rest, { locale, today: dayIn('UTC', now()) });
  return problems.length === 0 && filters.words === undefined;
}

/** True: the words after another command are a list and filters, and nothing else. */
export function isListSaid(deps: Pick<ListCommandDeps, 'now'>, rest: string, locale: Locale): boolean {
  return words.some(([name]) => {
    const filters = afterCommand(locale, name, rest);
    return filters !== undefined && isFilters(deps, filters, locale);
  });
}

/**
 * Parses the words after another command as a list and its filters: `inbound country DE`. No words: the list of
 * everything.
 */
export async function listSaid(
  deps: ListCommandDeps,
  turn: Turn,
  rest: string,
): Promise<SaidFilters & { readonly list: ListName }> {
  for (const [name, list] of words) {
    const filters = afterCommand(turn.locale, name, rest);
    if (filters !== undefined) return { list, ...(await meant(deps, turn, list, filters)) };
  }
  return { list: 'found', ...readFilters(rest, context(deps, turn)) };
}

/**
 * As `listSaid`, but words without a filter name are also tried as a person, a country, a stage or a day, as after the
 * name of a list; and as a search box is asked while somebody types, as half a name.
 *
 * @param within the list beside the box, of which nothing else is shown; by default the words may name one.
 */
export async function listMeant(
  deps: ListCommandDeps,
  turn: Turn,
  rest: string,
  within?: BoxPlace,
): Promise<SaidFilters & { readonly list: ListName }> {
  if (within) {
    // What is typed goes before a filter that stands beside the box, and means what it means without it.
    const { filters, ...said } = await meant(deps, turn, within.list, rest, { mayBeHalf: true });
    return { ...said, list: within.list, filters: { ...within.filters, ...filters } };
  }
  const said = await listSaid(deps, turn, rest);
  return said.list === 'found'
    ? { list: 'found', ...(await meant(deps, turn, 'found', rest, { mayBeHalf: true })) }
    : said;
}

/** A single match is opened at once; several are shown as a list. */
async function find(deps: ListCommandDeps, turn: Turn, rest: string): Promise<Reply> {
  const { locale } = turn;
  if (tidy(rest).length < shortestWords) {
    const example = `${commandWord(locale, 'referral')} Fabrikam`;
    return textReply(say(locale, 'list.found.words', { example }));
  }
  const filters = soughtFor(rest, readFilters(rest, context(deps, turn)));
  const inChannel = isReadAlong(turn);
  const written = await deps.lists.show(turn, { list: 'found', filters, page: 1 }, { inChannel });
  const read = written.total === 0 ? await otherwise(deps, turn, filters) : undefined;
  const { shown, problems } = read ?? { shown: written, problems: [] };
  const [only] = shown.referrals;
  if (only && shown.total === 1) {
    const { offers } = await deps.opener.open(turn, only);
    return { kind: 'none', ...(offers ? { offers } : {}) };
  }
  return listReply(listCard(shown, { ...readerOf(deps, turn), ...limits(turn, 'found') }, { problems }));
}

/** `find march 2027`, `find alex`, `find 콘토소`: words that no referral has as they are written, as after the name of a list. */
async function otherwise(deps: ListCommandDeps, turn: Turn, { words, ...beside }: ListFilters) {
  if (!words) return undefined;
  const { filters, problems, isUnread } = await meant(deps, turn, 'found', words, { beside });
  if (isUnread || filters.words === words || !hasFilters(filters)) return undefined;
  const shown = await deps.lists.show(turn, { list: 'found', filters, page: 1 }, { inChannel: isReadAlong(turn) });
  // A word that is still searched for was not found: the answer is about all of them.
  return filters.words === undefined || shown.total > 0 ? { shown, problems } : undefined;
}

function listReply({ offers, ...card }: ListedCard): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...card }], offers };
}

/** In a channel the reader is not one person. */
function readerOf({ now }: ListCommandDeps, turn: Turn): ListReader {
  const { locale, timeZone, person } = turn;
  return { locale, timeZone, now: now(), ...(isReadAlong(turn) ? {} : { person }) };
}

const isReadAlong = ({ conversation }: Turn) => conversation.kind !== 'personal';
/** Lists that contain deals of ours in a personal chat. `outbound`, which has nothing else, is refused in channels. */
const listsWithDeals: readonly ListName[] = ['mine', 'favourites', 'archived', 'found'];

/** Everybody in a channel sees the list, so it leaves out deals of ours there and says so. */
function limits(turn: Turn, list: ListName): { readonly notice?: string } {
  if (!isReadAlong(turn) || !listsWithDeals.includes(list)) return {};
  return { notice: say(turn.locale, 'list.channel.inboundOnly') };
}

export function inChatOnly(locale: Locale): Reply {
  const text = say(locale, 'list.channel.inChatOnly', { command: commandWord(locale, 'outbound') });
  return textReply(text);
}

/**
 * Names can contain filter words (State University): unless all filters parse, the whole text is searched for as it is.
 */
function soughtFor(rest: string, { filters, problems }: SaidFilters): ListFilters {
  if (problems.length === 0) return filters;
  const text = asFilterText(rest);
  return text ? { words: text } : {};
}

function context({ now }: ListCommandDeps, { locale, timeZone }: Turn) {
  return { locale, today: dayIn(timeZone, now()) };
}

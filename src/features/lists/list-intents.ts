import type { CalendarDay } from '../../answers/day/calendar.ts';
import { plusDays } from '../../answers/day/day-span.ts';
import { plain, plainName } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import type { IntentHandler, Reply, Turn } from '../../feature.ts';
import type { ListBounds } from '../../grammar/list-bounds/bounds.ts';
import { boundsOf } from '../../grammar/list-bounds/list-bounds.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { namePlacesIn } from '../../grammar/names/name-places.ts';
import type { DetailContext } from '../../grammar/rules/details.ts';
import { saysOutbound } from '../../grammar/rules/lists/list-named.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Person } from '../people/index.ts';
import type { CardOpener, Referral } from '../referrals/index.ts';
import { asFilterText, listCodeRead } from './list-code.ts';
import { decidedRead, mayBeSince, whereDecided } from './list-decided.ts';
import { stageSaid } from './list-filter-said.ts';
import { deniedPlace, filtersMeant } from './list-meant.ts';
import { isReadInPart, offeredList } from './list-offered.ts';
import {
  fromMicrosoft,
  fromPartners,
  type ListFilters,
  type ListName,
  type ListView,
  listNames,
  me,
  nobody,
  sortOf,
} from './list-view.ts';
import type { SaidFilters } from './list-words.ts';
import type { Lists } from './lists.ts';
import { orderAsked } from './order-asked.ts';

export interface ListIntentDeps {
  readonly lists: Lists;
  readonly opener: CardOpener;
  readonly find: (person: Person, id: string) => Promise<Referral | undefined>;
  readonly now: () => Date;
  /** True: the message uses names of filters, and one of the filters is not valid. */
  readonly namesFilters: (turn: Turn, text: string) => boolean;
  /** Shows a list as its command does. */
  readonly show: (turn: Turn, list: ListName, said: SaidFilters) => Promise<Reply>;
}

/**
 * `unowned in Germany`, `my deals`, `southridge`: lists and cards asked for in sentences. They change nothing, so they
 * run without a confirmation.
 */
export function listIntents(deps: ListIntentDeps): readonly IntentHandler[] {
  return [
    {
      intents: ['list'],
      async handle(turn, meaning) {
        const meant = await listOfSentence(deps, turn, meaning);
        if (meant && isReadInPart(meant, turn.locale))
          return { kind: 'in-doubt', offer: offeredList(turn.locale, meant) };
        return meant && deps.show(turn, meant.list, meant);
      },
    },
    { intents: ['open'], handle: (turn, meaning) => open(deps, turn, meaning) },
  ];
}

/** The list that a sentence asks for. Undefined: it uses names of filters, which the list's command parses. */
export async function listOfSentence(
  deps: Pick<ListIntentDeps, 'lists' | 'now' | 'namesFilters'>,
  turn: Turn,
  meaning: Meaning,
  /** What `deals` are, where nothing else says so. */
  workedOn: { readonly state?: 'accepted' } = { state: 'accepted' },
): Promise<(SaidFilters & { readonly list: ListName }) | undefined> {
  const shown: Omit<ListView, 'page'> | undefined =
    meaning.list === 'shown' ? (listCodeRead(turn.listShown) ?? { list: 'found', filters: {} }) : undefined;
  const isWorkedOn = isOfWorkedOn(meaning);
  const list = shown?.list ?? (isWorkedOn ? 'found' : (listNames.find((name) => name === meaning.list) ?? 'inbound'));
  const { locale, timeZone } = turn;
  const today = dayIn(timeZone, deps.now());
  const said = boundsOf(meaning, { locale, today });
  const bounds = daysOfShown(meaning, shown, { locale, today }) ?? said;
  // The command reports which filters are not valid.
  const isStage = stageSaid(bounds.words.join(' '), locale) !== undefined;
  const mayNameFilters = bounds.words.length > 0 && !isStage && !meaning.isReadWhole;
  if (mayNameFilters && deps.namesFilters(turn, meaning.sentence.text)) return undefined;
  const mayBeName = namePlacesIn(meaning.sentence);
  const own = await filtersBy(
    deps,
    turn,
    list,
    isWorkedOn && !bounds.decided ? { ...workedOn, ...bounds } : bounds,
    mayBeName,
  );
  const meant = shown ? { ...sortOf(shown), ...own, filters: amongShown(shown.filters, own.filters) } : own;
  // Only undecided referrals have a response deadline, so this filter means the inbox.
  if (list === 'inbound' && meant.filters.answerBefore) return { ...meant, list: 'inbox' };
  return { ...meant, ...whereDecided(list, meant.filters) };
}

/** What is said goes before what is shown, where nothing can be both: `which of these did we win in October`, of accepted deals. */
function amongShown(shown: ListFilters, said: ListFilters): ListFilters {
  const both = { ...shown, ...said };
  const decision = decidedRead(both.decided)?.decision;
  if (!decision || !both.state || mayBeSince(decision, both.state)) return both;
  const { [said.decided ? 'state' : 'decided']: _shown, ...rest } = both;
  return rest;
}

/** `deals` are what is worked on, whoever made them: only `our own` are outbound. */
export const isOfWorkedOn = ({ list, sentence: { text } }: Meaning): boolean =>
  list === 'outbound' && !saysOutbound(text);

/** `only those from october`, said of a list of what was won: the days on which it was. Undefined: it names none of those. */
function daysOfShown(
  meaning: Meaning,
  shown: Pick<ListView, 'filters'> | undefined,
  context: DetailContext,
): ListBounds | undefined {
  const decided = decidedRead(shown?.filters.decided)?.decision;
  if (!decided || meaning.filters.some(({ kind }) => kind === 'state')) return undefined;
  const ofIts: Meaning =
    decided === 'ended'
      ? { ...meaning, list: 'archived' }
      : { ...meaning, filters: [...meaning.filters, { kind: 'state', id: decided }] };
  const bounds = boundsOf(ofIts, context);
  return bounds.decided ? bounds : undefined;
}

/** The filters of a sentence: those the grammar recognised, and those its remaining words may stand for. */
export async function filtersBy(
  deps: Pick<ListIntentDeps, 'lists' | 'now'>,
  turn: Turn,
  list: ListName,
  bounds: ListBounds,
  mayBeName?: (word: string) => boolean,
): Promise<SaidFilters> {
  const today = dayIn(turn.timeZone, deps.now());
  const { locale } = turn;
  const why = say(locale, 'list.problem.oneBound');
  const order = orderAsked(bounds.sorts, locale);
  const problems = [
    ...order.problems,
    ...(bounds.leftOut ?? []).map((said) => say(locale, 'list.problem', { said: said.slice(0, 60), why })),
    ...(bounds.denied ?? []).map((said) => deniedPlace(said, locale)),
  ];
  const words = bounds.words.join(' ');
  const said = {
    list,
    filters: filtersOfBounds(list, bounds, today),
    words,
    problems,
    ...(mayBeName ? { mayBeName } : {}),
  };
  const meant = await filtersMeant(deps, turn, said, { locale: turn.locale, today });
  return { ...meant, ...order.sorting };
}

const senderFrom = { microsoft: fromMicrosoft, partner: fromPartners } as const;
/** In days, as on cards: today and the two days after it. */
const urgentDays = 3;

/** Those that the grammar recognised. */
export function filtersOfBounds(list: ListName, bounds: ListBounds, today: CalendarDay): ListFilters {
  const {
    state,
    type,
    owner,
    country,
    valueFrom,
    valueUpTo,
    closingBefore,
    closing,
    arrived,
    decided,
    source,
    urgent,
  } = bounds;
  const answerBefore = bounds.answerBefore ?? (urgent && plusDays(today, urgentDays));
  return {
    ...(state ? { state } : {}),
    ...(type ? { type } : {}),
    ...(country ? { country } : {}),
    ...(owner && list !== 'mine' ? { owner: owner === 'me' ? me : nobody } : {}),
    ...(source ? { sender: senderFrom[source] } : {}),
    ...(answerBefore ? { answerBefore } : {}),
    ...(valueFrom ? { valueFrom } : {}),
    ...(valueUpTo ? { valueUpTo } : {}),
    ...(closingBefore ? { closingBefore } : {}),
    ...(closing ? { closing } : {}),
    ...(arrived ? { arrived } : {}),
    ...(decided ? { decided } : {}),
  };
}

/** A single match is opened at once; several are shown as a list. */
async function open(deps: ListIntentDeps, turn: Turn, { ids, nameSaid, rest }: Meaning): Promise<Reply | undefined> {
  const [first, ...others] = ids;
  if (!first) return rest === '' ? undefined : ofNoDeal(deps, turn, rest);
  const referral = await deps.find(turn.person, first);
  if (!referral) return undefined;
  if (others.length > 0) {
    const words = asFilterText(nameSaid);
    return deps.show(turn, 'found', { filters: words ? { words } : {}, problems: [] });
  }
  return opened(deps, turn, referral);
}

async function opened({ opener }: ListIntentDeps, turn: Turn, referral: Referral): Promise<Reply> {
  const { offers } = await opener.open(turn, referral);
  return { kind: 'none', ...(offers ? { offers } : {}) };
}

/** `rename it`: a button's words without a deal's name are of the deal that the desk spoke of last in this chat. */
async function ofNoDeal(deps: ListIntentDeps, turn: Turn, said: string): Promise<Reply | undefined> {
  const last = turn.spokenOf && (await deps.find(turn.person, turn.spokenOf));
  return last ? opened(deps, turn, last) : whichDeal(deps, turn, said);
}

const mostAsked = 3;

/** What was said stands in the card's text; its buttons open the deals, whose cards have the button that was meant. */
async function whichDeal({ lists }: ListIntentDeps, turn: Turn, said: string): Promise<Reply | undefined> {
  if (turn.conversation.kind !== 'personal') return undefined;
  const names = new Set<string>();
  // What is worked on can be changed; else the card says what can.
  for (const filters of [{ state: 'accepted' }, {}] as const) {
    if (names.size >= mostAsked) break;
    for await (const { record } of lists.each(turn, { list: 'mine', filters, page: 1 }, mostLooked)) {
      names.add(plainName(record.customer.name, 60));
      if (names.size >= mostAsked) break;
    }
  }
  if (names.size === 0) return undefined;
  const { locale } = turn;
  const guesses = [...names].map((customer) => ({
    words: say(locale, 'guess.open', { customer, detail: '' }),
    title: capitalized(locale, say(locale, 'guess.open', { customer, detail: '' })),
  }));
  const card = sentenceCard(locale, {
    title: say(locale, 'list.whichDeal'),
    lines: [say(locale, 'list.whichDeal.said', { said: plain(said, { max: 60 }) })],
    guesses,
  });
  return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
}

const mostLooked = 20;

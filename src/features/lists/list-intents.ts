import type { IntentHandler, Reply, Turn } from '../../feature.ts';
import { boundsOf, type ListBounds } from '../../grammar/list-bounds.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Person } from '../people/index.ts';
import type { CardOpener, Referral } from '../referrals/index.ts';
import { asFilterText } from './list-code.ts';
import { type ListFilters, type ListName, listNames, me, nobody } from './list-view.ts';
import type { Lists } from './lists.ts';

export interface ListIntentDeps {
  readonly lists: Lists;
  readonly opener: CardOpener;
  readonly find: (person: Person, id: string) => Promise<Referral | undefined>;
  readonly now: () => Date;
  /** Whether a message calls filters by their names, and one of them can't be used. */
  readonly namesFilters: (turn: Turn, text: string) => boolean;
  /** Shows a list as its command would. */
  readonly show: (turn: Turn, list: ListName, filters: ListFilters, remarks?: readonly string[]) => Promise<Reply>;
}

/** `unowned in Germany`, `my deals`, `southridge`: lists and cards by sentences. Looking changes nothing, so it is done at once. */
export function listIntents(deps: ListIntentDeps): readonly IntentHandler[] {
  return [
    {
      intents: ['list'],
      async handle(turn, meaning) {
        const list = listNames.find((name) => name === meaning.list) ?? 'inbound';
        const { locale, timeZone } = turn;
        const bounds = boundsOf(meaning, { locale, today: dayIn(timeZone, deps.now()) });
        // Filters that were called by their names are the command's to read: it says what it can't use.
        if (bounds.words.length > 0 && deps.namesFilters(turn, meaning.sentence.text)) return undefined;
        const filters = await filtersOf(deps, turn, list, bounds);
        const byDeadline = bounds.urgent || bounds.answerBefore;
        // Lists can't be bounded by the time to answer: the inbox has the nearest first, and that is said.
        return byDeadline && list === 'inbound'
          ? deps.show(turn, 'inbox', filters, [say(locale, 'list.nearestFirst')])
          : deps.show(turn, list, filters);
      },
    },
    { intents: ['open'], handle: (turn, meaning) => open(deps, turn, meaning) },
  ];
}

/** Who sends what is told by the deal's type. */
const typeFrom = { microsoft: 'co-sell', partner: 'p2p' } as const;

async function filtersOf(
  { lists }: ListIntentDeps,
  turn: Turn,
  list: ListName,
  bounds: ListBounds,
): Promise<ListFilters> {
  const { state, owner, country, valueFrom, closingBefore, source } = bounds;
  const type = bounds.type ?? (source && typeFrom[source]);
  const filters: ListFilters = {
    ...(state ? { state } : {}),
    ...(type ? { type } : {}),
    ...(country ? { country } : {}),
    ...(owner && list !== 'mine' ? { owner: owner === 'me' ? me : nobody } : {}),
    ...(valueFrom ? { valueFrom } : {}),
    ...(closingBefore ? { closingBefore } : {}),
  };
  const said = asFilterText(bounds.words.join(' '));
  if (!said) return filters;
  // A name of somebody, else words to look for: whichever finds something.
  const byOwner = { ...filters, owner: said };
  const { total } = await lists.show(turn, { list, filters: byOwner, page: 1 });
  return total > 0 && !filters.owner ? byOwner : { ...filters, words: said };
}

/** One is opened at once; of several the list is shown. */
async function open(deps: ListIntentDeps, turn: Turn, { ids, nameSaid }: Meaning): Promise<Reply | undefined> {
  const [first, ...others] = ids;
  const referral = first ? await deps.find(turn.person, first) : undefined;
  if (!referral) return undefined;
  if (others.length > 0) {
    const words = asFilterText(nameSaid);
    return deps.show(turn, 'found', words ? { words } : {});
  }
  await deps.opener.open(turn, referral);
  return { kind: 'none' };
}

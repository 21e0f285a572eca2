import type { CalendarDay } from '../../answers/day/calendar.ts';
import { plusDays } from '../../answers/day/day-span.ts';
import { filtersAloneSaid } from '../../answers/words/filters-alone.ts';
import type { Command, Reply, Turn } from '../../feature.ts';
import { hasFilters, type ListName } from './list-view.ts';
import type { SaidFilters } from './list-words.ts';

export interface FiltersAloneDeps {
  readonly read: (turn: Turn, list: ListName, words: string) => Promise<SaidFilters>;
  readonly today: (turn: Turn) => CalendarDay;
  readonly show: (turn: Turn, list: ListName, said: SaidFilters) => Promise<Reply>;
}

interface ListMeant {
  readonly list: ListName;
  readonly said: SaidFilters;
}

/**
 * `megan`, `negotiation`, `december`, `в пятницу`: filters and nothing else, which no rule of the grammar read. What nothing
 * here is called is no list.
 */
export function filtersAlone({ read, today, show }: FiltersAloneDeps): Command {
  const listMeant = async (turn: Turn, rest: string): Promise<ListMeant> => {
    const said = await read(turn, 'found', rest);
    // A day soon is when something must be answered; a month, or a day far ahead, when deals close.
    return isOneDay(said, plusDays(today(turn), mostAhead))
      ? { list: 'inbox', said: await read(turn, 'inbox', rest) }
      : { list: 'found', said };
  };
  /** Names are looked up to know whether it is a list at all: what was found then is shown. */
  const found = new WeakMap<Turn, ListMeant>();
  return {
    name: 'filters alone',
    lenient: true,
    notInConversation: true,
    match: (text) => {
      const rest = filtersAloneSaid(text);
      return rest === undefined ? undefined : { rest };
    },
    means: async (turn, { rest }) => {
      const meant = await listMeant(turn, rest);
      found.set(turn, meant);
      const { said } = meant;
      const isRead = !said.isUnread && said.problems.length + (said.unread ?? []).length === 0;
      return isRead && said.filters.words === undefined && hasFilters(said.filters);
    },
    handle: async (turn, { rest }) => {
      const { list, said } = found.get(turn) ?? (await listMeant(turn, rest));
      return show(turn, list, said);
    },
  };
}

/** In days: longer than anything waits for its answer. */
const mostAhead = 21;

function isOneDay({ filters: { closing, closingBefore } }: SaidFilters, last: CalendarDay): boolean {
  const [from, to] = closing?.split('+') ?? [];
  const day = closingBefore ?? (to === undefined || from === to ? from : undefined);
  return day !== undefined && day <= last;
}

import { filtersAloneSaid } from '../../answers/words/filters-alone.ts';
import type { Command, Reply, Turn } from '../../feature.ts';
import { hasFilters, type ListName } from './list-view.ts';
import type { SaidFilters } from './list-words.ts';

export interface FiltersAloneDeps {
  readonly read: (turn: Turn, list: ListName, words: string) => Promise<SaidFilters>;
  readonly show: (turn: Turn, list: ListName, said: SaidFilters) => Promise<Reply>;
}

/**
 * `megan`, `negotiation`, `december`, `в пятницу`: filters and nothing else, which no rule of the grammar read. What nothing
 * here is called is no list.
 */
export function filtersAlone({ read, show }: FiltersAloneDeps): Command {
  const found = async (turn: Turn, rest: string) => {
    const said = await read(turn, 'found', rest);
    // A day alone is when something must be answered; a month, when deals close.
    return isOneDay(said) ? { list: 'inbox' as const, said: await read(turn, 'inbox', rest) } : { list, said };
  };
  return {
    name: 'filters alone',
    lenient: true,
    notInConversation: true,
    match: (text) => {
      const rest = filtersAloneSaid(text);
      return rest === undefined ? undefined : { rest };
    },
    means: async (turn, { rest }) => {
      const { said } = await found(turn, rest);
      const isRead = !said.isUnread && said.problems.length + (said.unread ?? []).length === 0;
      return isRead && said.filters.words === undefined && hasFilters(said.filters);
    },
    handle: async (turn, { rest }) => {
      const meant = await found(turn, rest);
      return show(turn, meant.list, meant.said);
    },
  };
}

const list = 'found' as const;
function isOneDay({ filters: { closing, closingBefore } }: SaidFilters): boolean {
  const [from, to] = closing?.split('+') ?? [];
  return closingBefore !== undefined || (from !== undefined && (to === undefined || from === to));
}

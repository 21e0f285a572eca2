import { z } from 'zod';
import { withoutForWhat } from '../../answers/aside/bare-request.ts';
import { readProductWords } from '../../answers/choice/product-named.ts';
import { tidy } from '../../answers/text/said.ts';
import { type Command, defineCardAction, type Feature, type Reply, type Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, isCommand } from '../../i18n/command-words.ts';
import type { SolutionCatalogue } from './solution-catalogue.ts';
import { longestWords, solutionListCard } from './solution-list-card.ts';

/** Upper bound of results: with more, people search instead of paging. */
const mostFound = 300;

type Catalogue = Pick<SolutionCatalogue, 'search'>;

/** A page of what is found by these words. Not for guests: the statuses are internal to our company. */
async function foundPage(
  catalogue: Catalogue,
  { locale, person }: Pick<Turn, 'locale' | 'person'>,
  words: string,
  page: number,
) {
  if (person.guest) return { kind: 'text' as const, text: say(locale, 'action.notAllowed.guest') };
  const typed = await catalogue.search(words, mostFound);
  const named = typed.length === 0 ? readProductWords(words) : undefined;
  const found = named ? await catalogue.search(named, mostFound) : typed;
  return { kind: 'card' as const, ...solutionListCard({ words, page, found }, locale) };
}

/** Without the preposition only where nothing is called so: `On Time` is a name. */
async function soughtFor(catalogue: Catalogue, words: string): Promise<string> {
  const said = tidy(words).slice(0, longestWords).trim();
  const bare = withoutForWhat(said);
  const isFound = bare === said || (await catalogue.search(said, 1)).length > 0;
  return isFound ? said : bare;
}

/** `solutions`, `solutions <words>`: the solutions that a deal may have. */
export function catalogueFeature({ catalogue }: { readonly catalogue: Catalogue }): Feature {
  const reply = async (turn: Turn, words: string): Promise<Reply> => ({
    kind: 'messages',
    messages: [await foundPage(catalogue, turn, await soughtFor(catalogue, words), 1)],
  });
  const command = (name: string, match: Command['match'], more: Pick<Command, 'notInConversation'> = {}): Command => ({
    name,
    ...more,
    match,
    handle: (turn, { rest }) => reply(turn, rest),
  });
  const after: Command['match'] = (text, locale) => {
    const rest = afterCommand(locale, 'solutions', text);
    return rest === undefined ? undefined : { rest };
  };
  return {
    name: 'solutions catalogue',
    commands: [
      command('solutions', (text, locale) => (isCommand(locale, 'solutions', text) ? { rest: '' } : undefined)),
      // While a deal is being created, these words are more likely the name of a solution.
      command('solutions by words', after, { notInConversation: true }),
    ],
    intents: [{ intents: ['solutions'], handle: (turn, { rest }) => reply(turn, rest) }],
    cardActions: [
      defineCardAction({
        verb: 'solutions.show',
        data: z.strictObject({
          words: z.string().max(longestWords).default(''),
          page: z.coerce.number().int().min(1).max(1_000),
        }),
        handle: async (click, { words, page }) => {
          const reply = await foundPage(catalogue, click, words, page);
          return reply.kind === 'text' ? { kind: 'message', text: reply.text } : reply;
        },
      }),
    ],
  };
}

import type { OfferedReading, Turn } from '../../feature.ts';
import { type LikelyWish, likeliestOf } from '../../grammar/guessing/likely-wish.ts';
import { boundsOf } from '../../grammar/list-bounds/list-bounds.ts';
import { Parse } from '../../grammar/meaning.ts';
import { moodOf } from '../../grammar/mood/mood.ts';
import { namePlacesIn } from '../../grammar/names/name-places.ts';
import { listKinds, meaning, rolesOf } from '../../grammar/rules/rule.ts';
import { dayIn } from '../../i18n/format.ts';
import { whereDecided } from './list-decided.ts';
import { filtersOfBounds, type ListIntentDeps } from './list-intents.ts';
import { offeredList, offeredSearch } from './list-offered.ts';
import { hasFilters, type ListFilters, type ListName } from './list-view.ts';

/**
 * The list that is behind each label of the classifier. A sum and a count have one, too: it says how many, and of what. What is
 * summed and what closes is accepted, whoever sent it.
 */
const listBehind: Readonly<Record<string, ListName | 'accepted'>> = {
  inbox: 'inbox',
  mine: 'mine',
  inbound: 'inbound',
  outbound: 'outbound',
  favourites: 'favourites',
  archived: 'archived',
  count: 'found',
  pipeline: 'accepted',
  scorecard: 'accepted',
  'ask-close-date': 'accepted',
};

/**
 * `how much is riding on Germany this quarter?`: no rule knows the words, but whoever says them names filters. The list of
 * the likely wish is offered with them. Undefined: none is named, and the list alone is offered elsewhere.
 */
export async function likelyList(
  deps: Pick<ListIntentDeps, 'lists' | 'now'>,
  turn: Turn,
  wish: LikelyWish,
): Promise<OfferedReading | undefined> {
  const behind = listBehind[likeliestOf(wish, Object.keys(listBehind)) ?? ''];
  if (!behind) return undefined;
  const list = behind === 'accepted' ? 'found' : behind;
  const { sentence, locale } = wish;
  const today = dayIn(turn.timeZone, deps.now());
  const parse = new Parse(sentence, moodOf(sentence));
  const filters = rolesOf(parse, ['state', 'filter', 'type', 'person']);
  // What they say is the label’s, which is known.
  for (const kind of listKinds) parse.use(kind);
  const bounds = boundsOf(meaning(parse, 'list', { list, filters }), { locale, today });
  const owner = bounds.owner ? undefined : await ownerNamed(deps, turn, bounds.words, namePlacesIn(sentence));
  const named = filtersOfBounds(list, bounds, today);
  const all: ListFilters = owner === undefined ? named : { ...named, owner };
  if (!hasFilters(all)) return undefined;
  const known: ListFilters = behind === 'accepted' && !all.decided ? { state: 'accepted', ...all } : all;
  // A colleague's are no list of one's own.
  const isOfAll = list === 'found' || (list === 'mine' && owner !== undefined);
  const meant = whereDecided(isOfAll ? 'found' : list, known);
  return meant.list === 'found' ? offeredSearch(turn.locale, meant.filters) : offeredList(turn.locale, meant);
}

const mostLookedUp = 3;

/** The colleague who is named, in whole words: other words of such a sentence are chance. */
async function ownerNamed(
  { lists }: Pick<ListIntentDeps, 'lists'>,
  turn: Turn,
  spans: readonly string[],
  mayBeName: (word: string) => boolean,
): Promise<string | undefined> {
  const words = spans.flatMap((span) => span.split(' ')).filter((word) => isName.test(word) && mayBeName(word));
  for (const word of words.slice(0, mostLookedUp))
    if ((await lists.count(turn, { list: 'found', filters: { owner: word } })).total > 0) return word;
  return undefined;
}

const isName = /^(?:\p{Lu}\p{Ll}{1,19}|\p{Script=Hangul}{2,5}|\p{Script=Han}{2,4})$/u;

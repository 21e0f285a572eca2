import {
  type BoxReading,
  encoded,
  filtersInWords,
  type Lists,
  type ListView,
  listTitle,
  type SearchBox,
} from '../../features/lists/index.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatList, formatNumber } from '../../i18n/format.ts';
import type { TabList } from '../contract.ts';
import type { TabReader } from './tab-reader.ts';

interface ElsewhereDeps {
  readonly lists: Pick<Lists, 'count'>;
  readonly box: SearchBox;
}

/** Each costs queries; the likeliest come first. */
const mostReadings = 3;

/**
 * Where words are that one list does not have: in all lists, or, where they name another list (`archived deals of
 * Megan`), in that one. The box reads them within the list beside it, so that what they say of another would be dropped
 * without a remark.
 */
export async function searchedElsewhere(
  deps: ElsewhereDeps,
  reader: TabReader,
  { list, filters }: Pick<ListView, 'list' | 'filters'>,
): Promise<TabList['others']> {
  const { words } = filters;
  if (words === undefined || list === 'found') return [];
  const everywhere = await offered(deps, reader, { list: 'found', filters: { words }, page: 1 });
  if (everywhere.length > 0) return everywhere;
  let looked = 0;
  for await (const reading of deps.box(reader, words)) {
    if (looked++ === mostReadings) return [];
    const said = listSaid(reading);
    // Of all lists only with a condition: the words alone were looked for already.
    if (!said || said.list === list || (said.list === 'found' && said.filters.words !== undefined)) continue;
    const found = await offered(deps, reader, { ...said, page: 1 }, said.isWhole);
    if (found.length > 0) return found;
  }
  return [];
}

function listSaid(reading: BoxReading) {
  return 'named' in reading ? undefined : reading;
}

/** @param isNamed the list is what was asked for: it is offered even if it is empty */
async function offered(deps: ElsewhereDeps, reader: TabReader, view: ListView, isNamed = false) {
  const { locale } = reader;
  const { total, isMore } = await deps.lists.count(reader, view);
  if (total === 0 && !isNamed) return [];
  const count = `${formatNumber(locale, total)}${isMore ? '+' : ''}`;
  const { words: _shown, ...besides } = view.filters;
  const said = filtersInWords(locale, view.list === 'found' ? besides : view.filters);
  const title = formatList(locale, [listTitle(view, locale), ...said.map(({ text }) => text)]);
  return [{ text: say(locale, 'list.elsewhere', { list: title, count }), view: encoded(view) }];
}

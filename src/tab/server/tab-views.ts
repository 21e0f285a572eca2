import type { z } from 'zod';
import { asFilterText, encoded, type MongoSavedViews, mostSavedViews } from '../../features/lists/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { tabSorts } from '../contract.ts';
import type { TabViews, ViewRenamed } from '../work-contract.ts';
import { viewIn } from './tab-lists.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabViewsDeps {
  readonly views: Pick<MongoSavedViews, 'of' | 'save' | 'rename' | 'remove'>;
}

/** A person's saved views. Views that can no longer be parsed are omitted. */
export async function viewsAnswer(
  { views }: TabViewsDeps,
  { person }: TabReader,
  text = '',
  outcome = '',
): Promise<TabViews> {
  const found = await views.of(person);
  return {
    views: found.flatMap(({ name, view, sort }) => {
      const known = tabSorts.find((one) => one === sort);
      return known ? [{ name, view, sort: known }] : [];
    }),
    text,
    ...(refusals.has(outcome) ? { refused: true } : {}),
  };
}
const refusals: ReadonlySet<string> = new Set(['full', 'taken', 'gone']);

export async function saveView(
  deps: TabViewsDeps,
  reader: TabReader,
  { name, view, sort }: TabViews['views'][number],
): Promise<TabViews> {
  const said = asFilterText(name);
  if (!said) throw httpProblem(400, {}, { reason: 'tab-request' });
  const code = encoded({ ...viewIn(view), page: 1 });
  const outcome = await deps.views.save(reader.person, { name: said, view: code, sort });
  if (outcome === 'stranger') throw httpProblem(403, {}, { reason: 'stranger' });
  const { locale } = reader;
  const text =
    outcome === 'full'
      ? say(locale, 'tab.views.full', { most: mostSavedViews })
      : say(locale, 'tab.views.saved', { name: said });
  return viewsAnswer(deps, reader, text, outcome);
}

/** Keeps its filters and order, and with them every link that was shared of it. */
export async function renameView(
  deps: TabViewsDeps,
  reader: TabReader,
  { name, to }: z.output<typeof ViewRenamed>,
): Promise<TabViews> {
  const said = asFilterText(to);
  if (!said) throw httpProblem(400, {}, { reason: 'tab-request' });
  const outcome = await deps.views.rename(reader.person, name, said);
  // Renamed or removed in another window: the answer brings the names as they are now.
  if (outcome === 'gone') return viewsAnswer(deps, reader, say(reader.locale, 'tab.views.gone', { name }), outcome);
  const key = outcome === 'taken' ? 'tab.views.taken' : 'tab.views.saved';
  return viewsAnswer(deps, reader, say(reader.locale, key, { name: said }), outcome);
}

export async function removeView(deps: TabViewsDeps, reader: TabReader, name: string): Promise<TabViews> {
  const outcome = await deps.views.remove(reader.person, name);
  return viewsAnswer(deps, reader, say(reader.locale, `tab.views.${outcome}`, { name }));
}

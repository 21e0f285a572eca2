import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { dayIn } from '../../i18n/format.ts';
import { listCard } from './list-card.ts';
import { ViewCode } from './list-code.ts';
import { any, asTyped, filterForm, mostChoices, type TypedFilters } from './list-filter-form.ts';
import { filterSaid } from './list-filter-said.ts';
import { filterNames, type ListFilters, type ListView } from './list-view.ts';
import type { Lists } from './lists.ts';

export interface ListActionDeps {
  readonly lists: Lists;
  readonly clock: Clock;
}

const typed = z.string().max(1_000).optional();
const FormData = z.strictObject({
  view: ViewCode,
  ...Object.fromEntries(filterNames.map((name) => [name, typed])),
} as { view: typeof ViewCode } & { [Name in keyof ListFilters]-?: typeof typed });

/** Leafing, clearing a filter, and the form of all filters. Each press shows what the presser may see. */
export function listActions(deps: ListActionDeps): readonly CardAction[] {
  const { lists, clock } = deps;

  const form = async (click: Click, view: ListView, values?: TypedFilters, problems?: readonly string[]) => {
    const choices = await lists.choices(click.person, view, mostChoices);
    return { kind: 'card' as const, ...filterForm(view, choices, click.locale, values, problems) };
  };

  return [
    defineCardAction({
      verb: 'list.show',
      data: z.strictObject({ view: ViewCode }),
      handle: (click, { view }) => showList(deps, click, view),
    }),
    defineCardAction({
      verb: 'list.filter-form',
      data: z.strictObject({ view: ViewCode }),
      handle: (click, { view }) => form(click, view),
    }),
    defineCardAction({
      verb: 'list.filter',
      data: FormData,
      handle: async (click, { view, ...values }) => {
        const { filters, problems } = typedFilters(click, view, values, clock.now());
        if (problems.length > 0) return form(click, view, values, problems);
        return showList(deps, click, { list: view.list, filters, page: 1 });
      },
    }),
  ];
}

export async function showList(
  { lists, clock }: ListActionDeps,
  click: Click,
  view: ListView,
  notice?: string,
): Promise<CardReply> {
  const shown = await lists.show(click.person, view);
  const reader = { locale: click.locale, now: clock.now(), ...(notice ? { notice } : {}) };
  return { kind: 'card', ...listCard(shown, reader) };
}

/** What stands in the inputs. What nobody changed is taken as it was: it was understood once. */
function typedFilters({ locale, timeZone }: Click, view: ListView, values: TypedFilters, now: Date) {
  const before = asTyped(view);
  const today = dayIn(timeZone, now);
  let filters: ListFilters = {};
  const problems: string[] = [];
  for (const name of filterNames) {
    const said = values[name]?.trim();
    if (!said || said === any) continue;
    if (said === before[name]) filters = { ...filters, [name]: view.filters[name] };
    else {
      const read = filterSaid(name, said, { locale, today });
      if ('value' in read) filters = { ...filters, ...read.value };
      else problems.push(read.why);
    }
  }
  return { filters, problems };
}

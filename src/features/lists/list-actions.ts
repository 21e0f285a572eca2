import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { dayIn } from '../../i18n/format.ts';
import { typedInputs } from '../../typed-input.ts';
import { listCard } from './list-card.ts';
import { ViewCode } from './list-code.ts';
import {
  anyChoice,
  type FilterProblems,
  filterForm,
  filtersAsTyped,
  mostChoices,
  type TypedFilters,
} from './list-filter-form.ts';
import { filterSaid } from './list-filter-said.ts';
import type { AnsweredRow } from './list-row.ts';
import { type FilterName, filterNames, type ListFilters, type ListView, outsideForm } from './list-view.ts';
import type { Lists } from './lists.ts';

export interface ListActionDeps {
  readonly lists: Lists;
  readonly clock: Clock;
}

const FormData = z.strictObject({
  view: ViewCode,
  ...typedInputs(filterNames, 1_000),
});

/**
 * Paging, clearing a filter, and the form of all filters. The result of each press is limited to what the presser may
 * see.
 */
export function listActions(deps: ListActionDeps): readonly CardAction[] {
  const { lists, clock } = deps;

  const form = async (click: Click, view: ListView, values?: TypedFilters, problems?: FilterProblems) => {
    const choices = await lists.choices(click, view, mostChoices);
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
        if (Object.keys(problems).length > 0) return form(click, view, values, problems);
        return showList(deps, click, { ...view, filters, page: 1 });
      },
    }),
  ];
}

export async function showList(
  { lists, clock }: ListActionDeps,
  click: Click,
  view: ListView,
  { notice, answered }: { readonly notice?: string; readonly answered?: AnsweredRow } = {},
): Promise<CardReply & { readonly kind: 'card' }> {
  const { locale, timeZone, person } = click;
  const found = await lists.show(click, view);
  const rights = answered && lists.rightsTo(person, [...found.referrals, answered.referral]);
  const shown = rights ? { ...found, rights } : found;
  const reader = { locale, timeZone, person, now: clock.now(), ...(notice ? { notice } : {}) };
  return { kind: 'card', ...listCard(shown, reader, { answered }) };
}

/** Reads the form's inputs. An input that was not changed keeps its parsed filter and is not parsed again. */
export function typedFilters(
  { locale, timeZone }: Pick<Click, 'locale' | 'timeZone'>,
  view: ListView,
  values: TypedFilters,
  now: Date,
) {
  const before = filtersAsTyped(view);
  const today = dayIn(timeZone, now);
  let filters: ListFilters = Object.fromEntries(
    outsideForm.flatMap((name) => (view.filters[name] === undefined ? [] : [[name, view.filters[name]]])),
  );
  const problems: { [Name in FilterName]?: string } = {};
  for (const name of filterNames) {
    const said = values[name]?.trim();
    if (!said || said === anyChoice) continue;
    if (said === before[name]) filters = { ...filters, [name]: view.filters[name] };
    else {
      const read = filterSaid(name, said, { locale, today });
      if ('value' in read) filters = { ...filters, ...read.value };
      else problems[name] = read.why;
    }
  }
  return { filters, problems };
}

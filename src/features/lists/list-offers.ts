import type { ListCardData } from '../../cards/list-card-data.ts';
import { say } from '../../i18n/catalogue.ts';
import type { OfferedButton } from '../../messenger.ts';

/** The same verbs as in `cards/referral-list.json`. */
const verbs = {
  open: 'referral.open',
  accept: 'list.accept',
  decline: 'list.decline-form',
  undo: 'list.undo',
  show: 'list.show',
  filter: 'list.filter-form',
  export: 'bulk.export',
} as const;

/**
 * The buttons of a list that can also be typed: a number or a name opens its row, `accept 2` accepts it, `next` shows
 * the next page. Verbs and data are those of the card.
 */
export function listOffers({ locale, rows, others, ...list }: ListCardData): readonly OfferedButton[] {
  const title = (key: 'open' | 'accept' | 'decline' | 'undo') => say(locale, `button.${key}`);
  const ofRows = rows.flatMap(({ referralId, revision, row, view, number, customer: name, answer, undo }) => {
    const place = { row: Number(number), name };
    const data = { referralId, revision, view, row };
    return [
      { ...place, title: title('open'), verb: verbs.open, data: { referralId } },
      ...(answer ? [{ ...place, title: title('accept'), verb: verbs.accept, data }] : []),
      ...(answer ? [{ ...place, title: title('decline'), verb: verbs.decline, data }] : []),
      ...(undo ? [{ ...place, title: title('undo'), verb: verbs.undo, data }] : []),
    ];
  });
  const shows = (named: string, view: string) => ({ title: named, verb: verbs.show, data: { view } });
  return [
    ...ofRows,
    ...(list.buttons.previous ? [shows(say(locale, 'list.button.previous'), list.previous)] : []),
    ...(list.buttons.next ? [shows(say(locale, 'list.button.next'), list.next)] : []),
    ...(list.buttons.filter
      ? [{ title: say(locale, 'list.button.filter'), verb: verbs.filter, data: { view: list.view } }]
      : []),
    ...(list.buttons.export
      ? [{ title: say(locale, 'list.button.export'), verb: verbs.export, data: { view: list.view } }]
      : []),
    ...others.flatMap(({ lists }) => lists.map((other) => shows(other.title, other.view))),
  ];
}

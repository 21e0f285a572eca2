import type { CalendarDay } from '../../answers/day/calendar.ts';
import type { RoleId } from '../sentence/roles.ts';
import type { DecidedSaid } from './decision-said.ts';
import type { OrderSaid } from './orders-said.ts';

/** The filters of a list or a figure, as far as the sentence states them. */
export interface ListBounds {
  readonly state?: RoleId<'state'>;
  readonly type?: RoleId<'type'>;
  readonly owner?: RoleId<'person'>;
  readonly source?: 'microsoft' | 'partner';
  /** Sort by response deadline, the earliest first. */
  readonly urgent?: true;
  /** The order that was asked for; `other`: one that lists do not have. */
  readonly sorts?: OrderSaid;
  /** `YYYY-MM-DD`, exclusive upper bound of the response deadline. */
  readonly answerBefore?: CalendarDay;
  readonly closingBefore?: CalendarDay;
  /** For figures: one day ahead was said, and not until then: `how many expire tomorrow`. */
  readonly onDay?: CalendarDay;
  /** Days, both included, of the close date: `2027-03-01+2027-03-31`. */
  readonly closing?: string;
  /** Days, both included, on which referrals came in. */
  readonly arrived?: string;
  readonly decided?: DecidedSaid;
  /** ISO 3166-1 alpha-2; several, joined by `+`, are alternatives. `!DE+FR`: all but these. */
  readonly country?: string;
  readonly valueFrom?: { readonly value: number; readonly currency?: string };
  readonly valueUpTo?: { readonly value: number; readonly currency?: string };
  /** Understood, but no filter of a list: a lower bound of the days. */
  readonly leftOut?: readonly string[];
  /** Cities that are not wanted, with the words that deny them: no filter of a list, and above all not wanted ones. */
  readonly denied?: readonly string[];
  /** What could not be classified: a person, a solution, or search words. */
  readonly words: readonly string[];
}

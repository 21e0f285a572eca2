import type { Locale } from '../i18n/locale.ts';
import { routingChannel } from './routing-channel.ts';
import { longestRoutingLine, type ReadConditions, routingConditions } from './routing-conditions.ts';
import { type Halves, routingBare, routingHalves, routingTurnedRound } from './routing-halves.ts';
import { routingReceivers } from './routing-receivers.ts';
import { tidy } from './said.ts';

export interface RoutingLine extends ReadConditions {
  /** Names or e-mail addresses in order; []: nobody. */
  readonly to: readonly string[];
  /** The name of the channel whose team receives them; excludes named people. */
  readonly channel?: string;
}

/**
 * Parses a routing rule: `Germany over 50k to Megan, then Lee`, `Германия свыше 50 тыс. → Меган`, `독일 5만 이상은 Megan에게`.
 * Undefined: the text is not a routing rule.
 */
export function readRoutingLine(
  text: string,
  locale: Locale,
  as: 'sentence' | 'rule' = 'sentence',
): RoutingLine | undefined {
  const said = tidy(text);
  if (said === '' || said.length > longestRoutingLine) return undefined;
  const first = routingHalves(said);
  const read = (halves: Halves) => ({ halves, conditions: routingConditions(halves.when, locale) });
  const found = first && read(first);
  if (found && isRead(found.conditions)) return lineOf(found.halves, found.conditions);
  const turned = routingTurnedRound(said);
  const others = [...(turned ? [turned] : []), ...(as === 'rule' && !first ? routingBare(said) : [])].map(read);
  const other = others.find(({ conditions }) => isRead(conditions)) ?? found;
  return other && lineOf(other.halves, other.conditions);
}

const isRead = ({ unread, when, isElse }: ReadConditions) =>
  unread.length === 0 && (isElse || Object.keys(when).length > 0);

function lineOf(halves: Halves, conditions: ReadConditions): RoutingLine | undefined {
  const channel = routingChannel(halves.to);
  if (channel !== undefined) return { ...conditions, to: [], channel };
  const to = routingReceivers(halves.to);
  return to && { ...conditions, to };
}

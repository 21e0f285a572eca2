import type { Locale } from '../i18n/locale.ts';
import { routingChannel } from './routing-channel.ts';
import { longestRoutingLine, type ReadConditions, routingConditions } from './routing-conditions.ts';
import { routingHalves } from './routing-halves.ts';
import { routingReceivers } from './routing-receivers.ts';
import { tidy } from './said.ts';

export interface RoutingLine extends ReadConditions {
  /** Names or e-mail addresses in their order; []: nobody. */
  readonly to: readonly string[];
  /** The channel whose team gets them, as it was called; then nobody is named. */
  readonly channel?: string;
}

/**
 * `Germany over 50k to Megan, then Lee`, `Германия свыше 50 тыс. → Меган`, `독일 5만 이상은 Megan에게`: which referrals go to whom.
 * Undefined: it says of nothing that it goes to anybody.
 */
export function readRoutingLine(text: string, locale: Locale): RoutingLine | undefined {
  const said = tidy(text);
  if (said === '' || said.length > longestRoutingLine) return undefined;
  const halves = routingHalves(said);
  if (!halves) return undefined;
  const conditions = routingConditions(halves.when, locale);
  const channel = routingChannel(halves.to);
  if (channel !== undefined) return { ...conditions, to: [], channel };
  const to = routingReceivers(halves.to);
  return to && { ...conditions, to };
}

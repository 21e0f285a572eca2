import type { Locale } from '../i18n/locale.ts';
import { longestRoutingLine, type ReadConditions, routingConditions } from './routing-conditions.ts';
import { routingHalves } from './routing-halves.ts';
import { routingReceivers } from './routing-receivers.ts';
import { tidy } from './said.ts';

export interface RoutingLine extends ReadConditions {
  /** Names or e-mail addresses in their order; []: nobody. */
  readonly to: readonly string[];
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
  const to = routingReceivers(halves.to);
  if (to === undefined) return undefined;
  return { ...routingConditions(halves.when, locale), to };
}

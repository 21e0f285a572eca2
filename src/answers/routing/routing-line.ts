import type { Locale } from '../../i18n/locale.ts';
import { saysMe } from '../aside/aside.ts';
import { isKnownCity } from '../place/city.ts';
import { tidy } from '../text/said.ts';
import { routingChannel } from './routing-channel.ts';
import { longestRoutingLine, type ReadConditions, routingConditions } from './routing-conditions.ts';
import { routingHalves } from './routing-halves.ts';
import { isNoReceiver, onlySpeaksOfRouting } from './routing-mood.ts';
import { areNames, bareReceivers, routingReceivers } from './routing-receivers.ts';
import { routingReading } from './routing-when.ts';
import { asksForUnowned, asksToSee, fromNowOn, toMyself } from './routing-words.ts';

export interface RoutingLine extends ReadConditions {
  /** Names or e-mail addresses in order; []: nobody. */
  readonly to: readonly string[];
  /** The name of the channel whose team receives them; excludes named people. */
  readonly channel?: string;
  /** Facts are told in the same words (`France is Contoso’s`): a rule only if the desk knows all of the receivers. */
  readonly onlyIfKnown?: true;
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
  const said = tidy(text)
    .replace(/(?:不(?:要|用|必)?|別)(?:指派|分派|分配|交|派|分|轉)?給(?:任何人|誰)/u, '給任何人')
    .replace(fromNowOn, '')
    .replace(toMyself, '給我')
    .replace(/(никому|никого) не [а-яё]{2,20}/iu, '$1');
  if (said === '' || said.length > longestRoutingLine || onlySpeaksOfRouting(said)) return undefined;
  if (as === 'sentence' && (asksForUnowned.test(said) || asksToSee.test(said))) return undefined;
  const reading = routingReading(locale);
  let first: RoutingLine | undefined;
  for (const { when, to, onlyWhole } of routingHalves(said, as)) {
    const goes = whereTo(to);
    // What is no rule is told by its first way alone.
    if (!goes || (as === 'sentence' && isPlace(said, goes.to)) || (first && !areNames(goes.to))) continue;
    const line = { ...routingConditions(when, reading), ...goes, ...(onlyWhole && { onlyIfKnown: true as const }) };
    if (isRead(line) && areNames(line.to) && !(as === 'sentence' && isForMe(line))) return line;
    if (!onlyWhole && !(as === 'sentence' && isRead(line))) first ??= line;
  }
  return first;
}

const isRead = ({ unread, when, isElse }: ReadConditions) =>
  unread.length === 0 && (isElse || Object.keys(when).length > 0);

/** `speak German to me`, `write to me in Korean`: of the desk's own language. */
const isForMe = ({ when, to }: RoutingLine) =>
  Object.keys(when).join() === 'language' && to.every(saysMe) && to.length > 0;

/** `Germany - Berlin`, `Japan – Osaka`: a country and its city. */
const isPlace = (said: string, to: readonly string[]) =>
  to.length > 0 && /\s[-–—]\s/.test(said) && to.every(isKnownCity);

function whereTo(said: string): Pick<RoutingLine, 'to' | 'channel'> | undefined {
  const channel = routingChannel(bareReceivers(said));
  if (channel !== undefined) return { to: [], channel };
  const to = routingReceivers(said);
  return to?.some(isNoReceiver) ? undefined : to && { to };
}

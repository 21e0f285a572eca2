import { possessiveBehind } from '../../answers/text/particle-words.ts';
import { longestAnswer, tidy, withoutEnd } from '../../answers/text/said.ts';
import type { Command, Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord, isCommand } from '../../i18n/command-words.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import { type ScorecardWays, scorecardCard } from './scorecard-card.ts';
import { type NamedPeriod, namedPeriods, periodOf } from './scorecard-period.ts';
import type { ScorecardAsked, Scorecards } from './scorecards.ts';

export interface ScorecardCommandDeps extends ScorecardWays {
  readonly scorecards: Pick<Scorecards, 'of'>;
  readonly now: () => Date;
}

/** `scorecard`, `how are we doing this month`: the main figures, each with its list, and a link to all of them. */
export function scorecardCommand(deps: ScorecardCommandDeps): Command {
  return {
    name: 'scorecard',
    shows: true,
    match: (text, locale) => {
      const period = periodAskedFor(text, locale);
      return period && { rest: period };
    },
    handle: (turn, { rest }) => answer(deps, turn, namedPeriods.find((name) => name === rest) ?? 'this-month'),
  };
}

/**
 * The period may precede or follow the other words; without one it is this month. Undefined: the text is something
 * else.
 */
function periodAskedFor(text: string, locale: Locale): NamedPeriod | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = withoutEnd(tidy(text).toLowerCase(), /[\s?!.。]/);
  const is = (rest: string) => isCommand(locale, 'scorecard', rest);
  for (const period of namedPeriods)
    for (const words of periodWords(locale, period)) {
      if (said.endsWith(words) && is(said.slice(0, -words.length))) return period;
      if (said.startsWith(words) && is(said.slice(words.length).replace(possessiveBehind, ''))) return period;
    }
  return is(said) ? 'this-month' : undefined;
}

/** In the reader's language and in English, which always works. */
function periodWords(locale: Locale, period: NamedPeriod): readonly string[] {
  const known = locales.filter((one) => one === locale || one === 'en');
  return known.flatMap((one) => say(one, `scorecard.said.${period}`).toLowerCase().split('|'));
}

async function answer(deps: ScorecardCommandDeps, turn: Turn, named: NamedPeriod): Promise<Reply> {
  const { locale, timeZone: zone, person, conversation } = turn;
  // The figures depend on the person's reach, and everybody in a channel reads the answer.
  if (conversation.kind !== 'personal')
    return textReply(say(locale, 'list.channel.inChatOnly', { command: commandWord(locale, 'scorecard') }));
  const period = periodOf(named, zone, deps.now().getTime());
  if (!period) return textReply(say(locale, 'scorecard.none'));
  const asked: ScorecardAsked = { period, zone };
  const found = await deps.scorecards.of(person, asked);
  if ('read' in found) return textReply(say(locale, 'scorecard.reading'));
  if (found.counted === 0) return textReply(say(locale, 'scorecard.none'));
  const { buttons, ...card } = scorecardCard({ locale, zone }, found, asked, deps);
  return { kind: 'messages', messages: [{ kind: 'card', ...card }], offers: buttons };
}

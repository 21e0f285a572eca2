import { firstDay } from '../../answers/day/day-span.ts';
import type { Meaning } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';
import { pastDaysOf } from './arrival.ts';
import { countedSince } from './counted-since.ts';
import { type FoundDay, isBeforeDay, isCounted } from './day-found.ts';
import { type DecidedSaid, decidedOnDays, decisionOf } from './decision-said.ts';
import { saysClosing } from './ends-said.ts';

/** `what did we win last quarter`, `что отклонили вчера`: the days on which it was decided, and none on which it closes. */
export function decidedOn(meaning: Meaning, found: FoundDay, context: DetailContext): DecidedSaid | undefined {
  const decision = decisionOf(meaning);
  if (!decision || saysClosing(meaning) || (!found.range && isBeforeDay(meaning, found))) return undefined;
  // On a list of such ones that is shown, the days alone are said.
  const isSaid = isCounted(meaning) || meaning.list === 'shown' || accepting.test(meaning.sentence.text);
  if (decision === 'accepted' && !isSaid) return undefined;
  // Nothing was decided on a day ahead.
  if (countedSince(firstDay(found.answer), context.today, found.said) === undefined) return undefined;
  const days = pastDaysOf(meaning, found, context);
  return days === undefined ? undefined : decidedOnDays(decision, days);
}

/** `active deals this month` close then; `accepted this week` were accepted. */
const accepting = /accept|(?<!\p{L})прин(?:я|им)|수락|받아들|接(?:受|下|了)/iu;

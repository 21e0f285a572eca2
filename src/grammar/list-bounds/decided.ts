import { firstDay } from '../../answers/day-span.ts';
import type { Meaning } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';
import { pastDaysOf, pastWords } from './arrival.ts';
import { countedSince } from './counted-since.ts';
import { type FoundDay, isBeforeDay, isCounted } from './day-found.ts';
import { type DecidedSaid, decisionOf } from './decision-said.ts';
import { beforeWords, saysClosing } from './ends-said.ts';

/** `what did we win last quarter`, `что отклонили вчера`: the days on which it was decided, and none on which it closes. */
export function decidedOn(meaning: Meaning, found: FoundDay, context: DetailContext): DecidedSaid | undefined {
  const decision = decisionOf(meaning);
  if (!decision || saysClosing(meaning) || isBeforeDay(meaning, found)) return undefined;
  if (decision === 'accepted' && !isCounted(meaning) && !saysAccepting(meaning, found)) return undefined;
  // Nothing was decided on a day ahead.
  if (countedSince(firstDay(found.answer), context.today, found.said) === undefined) return undefined;
  const days = pastDaysOf(meaning, found, context);
  return days === undefined ? undefined : `${decision}:${days}`;
}

/** `accepted deals this month` close then; `deals we accepted this month` were accepted. */
function saysAccepting({ sentence: { text } }: Meaning, { answer, said }: FoundDay): boolean {
  return answer.past || pastWords.test(said) || (accepting.test(text) && !beforeWords.test(text));
}
const accepting =
  /\b(?:we|i|you|he|she|they|who|did|have|has|was|were|got|been)\b.{0,30}\baccept|(?<!\p{L})приня(?:ли|л|ла|ты|то)(?!\p{L})|수락(?:한|했|된)|接(?:受|下)(?:了|的)|接了/iu;

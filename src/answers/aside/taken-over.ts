import { sameUnit } from '../amount/same-unit.ts';
import { withoutEnds, wordsByLength } from '../text/said.ts';
import { readAside, withoutPoliteness } from './aside.ts';
import { leavesOpen } from './sentence-like.ts';
import { behindBareNo, changeOfAnswer, choosesAnswer, doubtOfChange, keepsWords } from './taken-over-words.ts';

const turns = wordsByLength(changeOfAnswer);
const choosing = wordsByLength(choosesAnswer);
const keeps = wordsByLength(keepsWords);
const doubts = wordsByLength(doubtOfChange);
const bareNo = ', no';
const longest = 120;
const aroundAnswer = /[\s,，.。、!！:：—–-]/u;
const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;

/**
 * What is left of an answer that was changed while it was typed: `co-sell, no actually keep it private`, `конец марта, ой
 * нет, апреля`. A bare number takes the unit of the one before it: `100k, no make it 120`. Undefined where nothing was
 * changed, or it is left open which of two is meant.
 */
export function takenOver(text: string): string | undefined {
  const said = text.trim();
  const lower = said.toLowerCase().replaceAll("'", '’');
  if (said.length > longest || lower.length !== said.length) return undefined;
  let last: number | undefined;
  let before = said.length;
  // What was left open before it is closed only by words that choose.
  for (const turn of leavesOpen(said) ? choosing : [...turns, ...choosing]) {
    const at = lower.lastIndexOf(turn);
    if (turn === bareNo && !behindBareNo.test(lower.slice(at + turn.length))) continue;
    if (at < 1 || !standsApart(lower, at) || !standsApart(lower, at + turn.length)) continue;
    if (at + turn.length > (last ?? 0)) last = at + turn.length;
    before = Math.min(before, at);
  }
  if (last === undefined || isInDoubt(said.slice(0, before))) return undefined;
  const kept = withoutKeep(withoutEnds(said.slice(last), aroundAnswer));
  if (!/[\p{L}\p{N}]/u.test(kept) || leavesOpen(kept)) return undefined;
  const whole = sameUnit(withoutPoliteness(kept), withoutEnds(said.slice(0, before), aroundAnswer));
  return whole === withoutPoliteness(kept) ? kept : whole;
}

/** `not sure, maybe actually private`: what precedes the word of change. */
function isInDoubt(before: string): boolean {
  const clauses = before.split(/[,，.。;；、]/u).map((clause) => clause.trim());
  const last = clauses.at(-1)?.toLowerCase() ?? '';
  return clauses.some((clause) => readAside(clause) === 'unknown') || doubts.some((doubt) => endsWith(last, doubt));
}

const endsWith = (said: string, word: string) => said.endsWith(word) && standsApart(said, said.length - word.length);

/** `keep it private`, `лучше приватно`, `還是私人`: the words before the answer. */
function withoutKeep(said: string): string {
  const lead = keeps.find((one) => said.toLowerCase().startsWith(one) && standsApart(said, one.length));
  return lead ? withoutKeep(said.slice(lead.length).trim()) : said;
}

function standsApart(said: string, place: number): boolean {
  return !(alphabetic.test(said.charAt(place - 1)) && alphabetic.test(said.charAt(place)));
}

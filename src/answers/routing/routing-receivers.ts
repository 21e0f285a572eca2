import { fold, withoutEnds } from '../text/said.ts';
import { endingFinder, listedWords, longestWordFirst, nameLetter, standingFinder } from '../text/written-words.ts';
import * as words from './routing-words.ts';

const then = Map.groupBy(longestWordFirst(words.routingThen), (word) => word.charAt(0));
const turnsOf = endingFinder(longestWordFirst(words.routingInTurns));
const nobody = new Set(listedWords(words.routingNobody));
const leadOf = standingFinder(longestWordFirst(words.routingReceiverLeads));
const tailOf = endingFinder(longestWordFirst(words.routingReceiverTails));
const mostNames = 20;
/** Upper bound of the words of one name. */
const longestName = 5;

/** `Megan, если занята, то Ли`: who is next is asked only where the one before is away or full, as in each list. */
const whenAway =
  /,? (?:если|когда) (?:он |она )?(?:занята?|недоступна?|в отпуске),? (?:то )?|,? (?:if|when) (?:she|he|they)(?:[’']s|[’']re| is| are) (?:busy|away|out|full|unavailable),? (?:then )?/giu;

/** Undefined if nobody is named. */
export function routingReceivers(text: string): readonly string[] | undefined {
  const bare = bareReceivers(withoutTurns(bareReceivers(text.replace(whenAway, ', '))));
  if (nobody.has(fold(bare))) return [];
  const names: string[] = [];
  for (const part of withoutParticles(bare).split(/[,;，；、/&+]/))
    for (const name of apart(part)) {
      const one = oneName(name);
      if (one) names.push(one);
    }
  return names.length > 0 && names.length <= mostNames ? names : undefined;
}

/** `Germany to Megan and France to Lee`: two rules, of which each takes a line of its own. */
const ofSecondRule = /\s(?:to|from|over|из|для|→)\s/i;

/** Whether these may be names: an amount, or half a condition, is none. */
export function areNames(names: readonly string[]): boolean {
  return names.every(
    (name) =>
      !ofSecondRule.test(name) &&
      !nobodysName.test(name) &&
      (name.includes('@') || !/\p{N}/u.test(name)) &&
      name.split(' ').length <= longestName,
  );
}
/** `微軟給的`: those that they gave, and no receiver. */
const nobodysName = /^的(?:案子|案|交易|轉介|商機|有哪些|那些|那筆)?$/u;

const ends = /[\s.!。！,，()（）]/;

/** The receivers without words of no meaning at both ends. */
export function bareReceivers(text: string): string {
  let said = withoutEnds(text, ends);
  for (let turn = 0; turn < 6; turn++) {
    const lower = said.toLowerCase();
    const lead = leadOf(lower, 0, (word) => lower !== word && standsFree(lower, word));
    const tail = tailOf(lower);
    if (!lead && (!tail || lower === tail)) return said;
    said = withoutEnds(lead ? said.slice(lead.length) : said.slice(0, -(tail?.length ?? 0)), ends);
  }
  return said;
}

/** A Korean name may begin like one of the words: these stand apart. */
const standsFree = (text: string, word: string) => !/\p{Script=Hangul}/u.test(word) || text.charAt(word.length) === ' ';

/** `Megan, Lee and Alex in turn`: the phrase is redundant, as several receivers always take turns. */
function withoutTurns(text: string): string {
  const lower = text.toLowerCase();
  const word = turnsOf(lower, (each) => lower !== each);
  return word ? withoutEnds(text.slice(0, -word.length), ends) : text;
}

/** `Megan과 Lee`, `Megan이랑 Lee`: the conjunction is attached to the name. */
function withoutParticles(text: string): string {
  return text.replace(/(\p{L})(?:이랑|하고|과|와|랑|이나)\s/gu, '$1, ').replace(/([A-Za-z])나\s/g, '$1, ');
}

const toLead = /^(?:to|к|給)\s+/i;
/** Behind a Latin name a Korean particle is plain to see. */
const particle = /(?<=[A-Za-z])(?:에게|한테|께|이|가|은|는|님)+$/;

function oneName(text: string): string {
  return bareReceivers(text).replace(toLead, '').replace(particle, '').trim();
}

/** Splits `Megan and then Lee`. */
function apart(part: string): readonly string[] {
  const lower = part.toLowerCase();
  const found: string[] = [];
  let from = 0;
  for (let place = 0; place < part.length; ) {
    const word = then.get(lower.charAt(place))?.find((each) => standsApart(lower, each, place));
    if (word) {
      found.push(part.slice(from, place).trim());
      from = place + word.length;
    }
    place += word ? word.length : 1;
  }
  return [...found, part.slice(from).trim()];
}

/** Names may be written in Chinese or Korean too, so a conjunction between them must be a separate word. */
function standsApart(text: string, word: string, place: number): boolean {
  if (!text.startsWith(word, place)) return false;
  const [before, after] = [text.charAt(place - 1), text.charAt(place + word.length)];
  if (/^\p{Script=Han}{2,}$/u.test(word)) return true;
  return !nameLetter.test(before) && !nameLetter.test(after);
}

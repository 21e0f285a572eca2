import { easternSign } from '../../answers/text/eastern-signs.ts';
import { withoutEnd, wordsByLength } from '../../answers/text/said.ts';
import type { Intent, Meaning } from '../meaning.ts';
import { hasRole, isSign, type Piece } from '../sentence/piece.ts';
import { isPassiveForm, isPastForm } from '../sentence/verb-forms.ts';

/**
 * Reports followed by an order: `고객이 연락 왔어요, 가온제과 수락해 주세요`, `窗口聯絡上了,麻煩接受松江紡織`. Only the order is
 * what the desk is to do; the report before it is no condition and nothing that somebody else said.
 */

const ordered: ReadonlySet<Intent> = new Set<Intent>([
  ...(['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost', 'remind', 'note'] as const),
  ...(['set-value', 'set-stage', 'set-close-date', 'set-contact'] as const),
]);

/** Whether a meaning is something to be done, not only looked at. */
export const isOrder = (meaning: Meaning | undefined): boolean => meaning !== undefined && ordered.has(meaning.intent);

/** Whether a meaning only reads, so that an order in the same message goes before it. */
export const isOnlyRead = (meaning: Meaning | undefined): boolean =>
  meaning === undefined || /^(?:ask-|leave$|open$|list$|count$|pipeline$)/.test(meaning.intent);

/** Thanks and laughter behind the order. */
const trailing = wordsByLength(
  '감사합니다|감사해요|감사드려요|고마워요|고마워|고맙습니다|수고하세요|ㅎㅎ|ㅋㅋ|謝謝|謝謝您|謝謝你|感謝|謝啦|謝囉|多謝|🙏|😊',
);
const koreanOrder =
  /(?:줘|줘요|줄래요?|주세요|주십시오|주시겠어요|주시죠|바랍니다|바라요|부탁해요?|부탁드려요|부탁드립니다|부탁합니다|하자|합시다|읍시다|받자|가자|할게요?|을게요?|맡을게요?|하겠습니다|겠습니다|하세요|해|해요|해라|ㄱㄱ)$/u;
const chineseOrder =
  /^(?:那(?![些個筆件家天邊裡])就?|所以|就|請|麻煩|拜託|幫|我們就|直接|可以)|吧$|請|麻煩|幫我|一下$/u;

/** What makes the order no order of the speaker's: a condition, a question, somebody's words, a label before free text. */
const isNoReport = [
  /[?？:：「」『』“”"]|(?:으?면|거든|는 대로|경우|때까지|되기 전)(?=[\s,])|혹시|만약|만일/u,
  /(?:말했|그랬|그러|시켰|하래|하라|라고|달래|달라고)\S{0,6}[\s,.]*$|(?:마|마요|마세요|말아요|말고|말자)[\s,.]*$/u,
  /如果|要是|假如|萬一|若|的話|等到|^等|一旦|除非|先等|(?:說|表示|認為|建議|叫我|要我|問|問我)[\s,，]*$/u,
];

/** Ends of clauses that stand without a sign before the order. */
const koreanEnd =
  /(?:어요|아요|해요|예요|에요|네요|대요|래요|데요|세요|거든요?|더라고요?|니다|는데|은데|던데|한데|인데|니까|했고|었고|았고|있고|졌고|됐고|어서|아서|해서|와서|지만) /gu;
const sign = /[,.!;~。，！；、…] ?| [–—-] |(?<=\p{Script=Han}) /gu;
const mostClauses = 6;

/** The last clauses of a text, the shortest first, each with what stands before it. */
export function clausesBehind(said: string): readonly { readonly told: string; readonly own: string }[] {
  const text = withoutThanks(said);
  if (!easternSign.test(text)) return westernClausesBehind(text);
  const ends = [sign, koreanEnd].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match.index + match[0].length),
  );
  return [...new Set(ends)]
    .sort((one, other) => other - one)
    .slice(0, mostClauses)
    .map((at) => ({ told: text.slice(0, at).trim(), own: text.slice(at).trim() }))
    .filter(({ told, own }) => told.length > 1 && isSaidAsOrder(own) && !isNoReport.some((no) => no.test(told)));
}

/** `Adatum wants a discount, knock it down to 160`, `Каскад звонил, возьми его`: whether it is an order is read behind it. */
function westernClausesBehind(text: string): readonly { readonly told: string; readonly own: string }[] {
  if (text.length > longestReport || /[?:"“«]/.test(text)) return [];
  return [...text.matchAll(westernSign)]
    .map((match) => match.index + match[0].length)
    .reverse()
    .slice(0, mostClauses)
    .map((at) => ({ told: text.slice(0, at).trim(), own: text.slice(at).trim() }))
    .filter(
      ({ told, own }) =>
        /\p{L} \p{L}/u.test(own) &&
        /\p{L} \p{L}/u.test(told) &&
        !isAddress.test(told) &&
        !isNoWesternReport.some((no) => no.test(told)),
    );
}

/** `Megan, take it`, `thanks Lee, accept Coho`: somebody else is spoken to. */
const isAddress = /(?<!\p{L})\p{Lu}\p{Ll}{1,20}[,.!; –—-]{0,2}$/u;

/** Longer ones are prose, and each clause is read by itself. */
const longestReport = 160;
const westernSign = /[,.!;] | [–—-] /g;
/** A condition, what must happen first, what somebody said or wants done, and what is only thought of. */
const isNoWesternReport = [
  /(?<!\p{L})(?:if|unless|until|once|when|before|after|whether|in case|assuming|maybe|perhaps|should|would|could|might|says?|said|told|tells|thinks?|thought|asked|asks|claims?|heard|hears|suggest(?:s|ed)?|proposed?|если|когда|пока|после|прежде|перед тем|как только|может|наверное|возможно|вдруг|сказал\p{L}?|говор\p{L}{1,3}|просил\p{L}?|думае\p{L}{1,2}|счита\p{L}{2,3}|пишет|писал\p{L}?|слышал\p{L}?|велел\p{L}?|предлага\p{L}{2,3}|предложил\p{L}?|хоте\p{L}{1,3} бы|бы)(?!\p{L})|(?:wants?|просит|просят|хочет|хотят)[,.!; –—-]{0,2}$/iu,
  /(?<!\p{L})(?:wait(?:s|ing)?|needs? to|ha(?:s|ve) to|must|will|gonna|going to|first|not (?:yet|now|done|ready|there)|yet|soon|pending|still|hold on|hang on|wants? (?:us|me|you|him|her|them|to)|чтобы?|надо|нужно|должн\p{L}{1,2}|сначала|сперва|подожд\p{L}{1,3}|жд[её]\p{L}{1,2}|потом|скоро|ещё не|еще не|не сейчас|не готов\p{L}?|рано)(?!\p{L})/iu,
];

/** What may stand beside the verb of a deed that has no detail: what the deed is done with, and politeness. */
export function saysNoDetail(piece: Piece): boolean {
  return (
    piece.name !== undefined ||
    isSign(piece) ||
    hasRole(piece, 'thing', 'it') ||
    hasRole(piece, 'mood', 'polite') ||
    (hasRole(piece, 'glue') && piece.tokens.every(({ text }) => besideDeed.test(text)))
  );
}

/** `take your time`, `reject Zenith is wrong`: any other word makes it another sentence. */
const besideDeed =
  /^(?:the|this|that|these|those|one|deal|referral|for|us|me|now|just|off|down|up|over|as|to|at|once|right|away|too|also|и|же|ка|нам|мне|уже|сразу|тоже|там|всё|все|таки|как|за|на|по)$/;

function withoutThanks(said: string): string {
  let text = withoutEnd(said, ending);
  for (let thanks = thanksOf(text); thanks !== undefined; thanks = thanksOf(text))
    text = withoutEnd(text.slice(0, -thanks.length), ending);
  return text;
}

const ending = /[\s,.!~。，！]/u;
const thanksOf = (text: string) => trailing.find((word) => text.endsWith(word));

function isSaidAsOrder(own: string): boolean {
  return /\p{Script=Hangul}/u.test(own) ? koreanOrder.test(own) : chineseOrder.test(own);
}

/** Whether a clause with a verb of a deed tells that it has been done (`수주했어요,`, `簽了,`), and does not order it. */
export function isReport(clause: string): boolean {
  const said = withoutEnd(clause, ending);
  const last = said.slice(said.lastIndexOf(' ') + 1);
  return isPastForm(last) || isPassiveForm(last) || (said.endsWith('了') && !chineseOrder.test(said));
}

/** `decline Adatum and accept Coho`, `松江紡織接受,晴川拒絕`: the clauses of a text; empty where there is only one. */
export function clausesIn(text: string): readonly string[] {
  const parts = text.split(between).filter((part) => /\p{L}/u.test(part));
  return parts.length > 1 && parts.length <= mostClauses ? parts : [];
}

const between = /[,，;；。] ?|(?<=\p{Script=Hangul}고) | (?:그리고|and|but|и|а|но) |然後|而且|並且|但是/u;

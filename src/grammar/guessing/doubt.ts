import { dayTokens } from '../../answers/day/day-tokens.ts';
import { momentTokens } from '../../answers/moment/moment-tokens.ts';
import { attachedForms } from '../../answers/names/company-words.ts';
import { othersDenied, placesDenied } from '../../answers/place/denied-place.ts';
import { countriesSaid } from '../../answers/place/place-said.ts';
import { ordersSaid } from '../list-bounds/orders-said.ts';
import type { Intent, Meaning, Run } from '../meaning.ts';
import { saysDelay } from '../rules/reminders/delay.ts';
import { hasRole, type Piece, type Sentence } from '../sentence/piece.ts';
import { isRequest } from './is-request.ts';
import { type LikelyLabel, likelyLabels } from './likely-labels.ts';
import { offersOf, writingDeeds } from './offers.ts';

/** Measured by models that had not seen the messages: ARCHITECTURE, "A rule yields to a question". */
const leastOfOther = 0.3;
/** Of the other label's share. */
const mostOfOwn = 0.33;
/** Where no word is left over: `dump`, `excel`. */
const leastOfOtherInFull = 0.4;

/** They do nothing that could be beside the point. */
const never: readonly Intent[] = ['leave', 'thanks', 'undo'];

/** Who is shown no leads means referrals by them. */
const lists: ReadonlySet<string> = new Set([
  ...(['inbox', 'inbound', 'outbound', 'mine', 'favourites', 'archived', 'found', 'shown', 'leads'] as const),
]);

/**
 * A rule caught the sentence by some of its words, and the classifier says that it is about another thing: the desk
 * asks, and does not answer beside the point. A referral that was named is never beside it.
 */
export function isDoubtful(meaning: Meaning): boolean {
  const { intent, ids, runs, sentence } = meaning;
  if (meaning.isReadWhole) return false;
  if (ids.length > 0) return isLikelierDeed(meaning);
  // Without a name it is asked which deal: nothing is beside the point yet.
  if (never.includes(intent) || intent === 'open' || runs.some(isLeast) || runs.some(isCompany)) return false;
  if (isByItsPattern(meaning)) return false;
  if (looksForNoName(meaning)) return true;
  const own = labelOfMeaning(meaning);
  const labels = likelyLabels(sentence);
  const [first] = labels;
  const least = runs.length > 0 ? leastOfOther : leastOfOtherInFull;
  if (!first || first.share < least || !isOfItsOwn(first.label) || isAkin(first.label, own)) return false;
  return (labels.find(({ label }) => label === own)?.share ?? 0) <= mostOfOwn * first.share;
}

/**
 * `stop the pings until monday`, `not me, Megan`, `всё кроме Германии`: patterns of whole sentences, each with the time, the
 * person or the place in its own.
 */
function isByItsPattern(meaning: Meaning): boolean {
  const { intent, list, rest, filters, sentence } = meaning;
  const { text } = sentence;
  // `мои сделки по сумме`: the list has that order, whatever else the words are like.
  if (rest === '') return intent === 'list' && ordersSaid(text).length > 0;
  if (intent === 'list' && (isListOfCountry(meaning) || ofSomebody.test(text) || isOfOrder(rest, text))) return true;
  if (intent === 'list') return othersDenied(text).length > 0 || (list === 'found' && placesDenied(text).length > 0);
  if (intent === 'remind') return filters.some(({ id }) => id === 'mute' || id === 'open') || isPutOff(meaning);
  return intent === 'assign' && filters.length > 0;
}

/** `我的案子金額大的先`: what no word of the vocabulary read is how the list is to be ordered. */
const isOfOrder = (rest: string, text: string) => ordersSaid(text).some((order) => order.includes(rest));

/** `какие сделки у Алекса`, `сделки Меган по сумме`: whose they are; a list tells of whoever nobody is called. */
const ofSomebody =
  /^(?:(?:покажи(?:те)?|какие|все|а|и|что за) ){0,2}(?:сделки|рекомендации) (?:есть |сейчас )?(?:у )?(?!меня|нас|вас|тебя|на|от|по|в|из|за|с|без)\p{L}{3,20}(?: по (?:сумме|сроку|дате))?[\s?.!]{0,3}$/iu;

/** `snooze to Tuesday`, `下班前提醒我`: all besides the verb is a time. `remind me the day before`: it begins with whom to remind. */
function isPutOff({ rest, sentence: { pieces, text } }: Meaning): boolean {
  const isVerb = (piece: Piece | undefined) => piece?.exact === true && hasRole(piece, 'action', 'remind');
  const [first, next] = pieces.filter((piece) => !hasRole(piece, 'mood', 'polite'));
  const isMe = first?.tokens.at(-1)?.text === 'me' || (next !== undefined && hasRole(next, 'person', 'me'));
  return (
    (isVerb(first) && isMe) ||
    ((pieces.some(isVerb) || saysDelay(text)) && rest.toLowerCase().split(/\s+/u).every(tellsTime))
  );
}

const tellsTime = (word: string) =>
  (dayTokens(word)?.length ?? 0) > 0 || momentTokens(word).every(({ kind }) => kind !== 'other');

/** `inbound declined germany`, `what do we have in France?`: a list, and beside its filters a country alone. */
function isListOfCountry({ list, runs, sentence: { pieces } }: Meaning): boolean {
  const isNamed = pieces.some(({ exact, roles }) => exact && roles.some(({ kind }) => kind === 'list'));
  return (isNamed || list === 'found') && runs.every(({ text, bound }) => !bound && countriesSaid(text).length > 0);
}

/**
 * A sentence about a named referral was read as a question or its card, words are left over, and the classifier is sure
 * that something is to be done, or that something else is asked: `кто вчера лазил в Каскад` is no question for the owner,
 * nor `who at the customer do i ring for Southridge`. Those that ask for nothing offer no deed.
 */
function isLikelierDeed({ intent, runs, sentence, ids }: Meaning): boolean {
  if (!(intent.startsWith('ask-') || intent === 'open') || runs.length === 0 || ids.length > 1) return false;
  const labels = likelyLabels(sentence);
  const [first] = labels;
  const isOther = intent !== 'open' && isOtherQuestion(first);
  if (!first || first.label === intent || !(isOther || isDeed(first, sentence))) return false;
  return (labels.find(({ label }) => label === intent)?.share ?? 0) <= mostOfOwn * first.share;
}

const isDeed = ({ label, share }: LikelyLabel, sentence: Sentence) =>
  share >= leastOfDeed && mayBeMeant(label, sentence);

/** With 40 % four more right answers of 1,146 were asked about, and no more wrong ones. */
const leastOfDeed = 0.5;

/** Its card answers any question: of `open` none is another. */
const isOtherQuestion = (first: LikelyLabel | undefined) =>
  first !== undefined && first.share >= leastOfQuestion && first.label.startsWith('ask-');

const leastOfQuestion = 0.7;

/** On no card of a referral is there anything about them. */
const ofChannels: ReadonlySet<string> = new Set(['use-channel', 'leave-channel', 'channels']);

function mayBeMeant(label: string, sentence: Sentence): boolean {
  if (ofChannels.has(label)) return true;
  const deed = offersOf[label]?.named;
  if (deed === 'audit') return true;
  return deed !== undefined && writingDeeds.includes(deed) && isRequest(sentence);
}

/** `5천만원 넘는것만`: an amount beside its bound is the filter of a list, whatever else it is like. */
const isLeast = ({ text, bound }: Run) =>
  (bound === 'over' || bound === 'under') && /\p{N}|[百千萬億천만억]/u.test(text);

/** `統一頻道股份`: what says that it is a company is looked for by its name, whatever else the name is like. */
const isCompany = ({ text }: Run) => company.test(text);
const company = new RegExp(`${attachedForms.source}|股份$|集[團团]$`, 'u');

const searching: readonly Intent[] = ['list', 'export', 'solutions'];

/**
 * What a list would look for, and no customer is called so: whoever is to get it, a verb, or what another feature has
 * (`새로 들어온건 Deals 채널에 올려줘`, `稽核紀錄可以匯出excel嗎`).
 */
function looksForNoName({ intent, runs, sentence }: Meaning): boolean {
  // `메건에게 온 추천`: whose they are.
  const isNobodys = (text: string) => given.test(text) && !came.test(sentence.text);
  const isOfNone = ({ text, bound }: Run) => !bound && (isNobodys(text) || noName.some((one) => one.test(text)));
  return searching.includes(intent) && (runs.some(isOfNone) || (runs.length > 0 && givesAll.test(sentence.text)));
}

/** `台北的inbound通通給Lee` */
const givesAll = /(?:都|全部|通通|統統|一律)(?:交|派|分)?給(?![我你妳您])/u;

const given = /\p{Script=Hangul}(?:한테|에게|께)(?: |$)/u;
const came = /(?:한테|에게|께) ?(?:온|있는|있던|간|배정|들어온|넘어온|전달된)/u;

const noName: readonly RegExp[] = [
  /(?:^| )(?!있|없|많|몇)\p{Script=Hangul}{1,6}(?:더라|을수있나|수있나|있나|있더라|[가오하]게|해버려|려고)(?: |$)/u,
  /(?:^| )(?:(?:권한|규칙|감사기록|감사로그|변경이력)(?: |$)|(?:채널|관리자|권한|규칙|감사기록|감사로그|변경이력)(?:에|에다|에서|로|으로|을|를|은|는|이|가|도)(?: |$))/u,
  // Customers are called so with more: `統一頻道股份`.
  /^(?:頻道|管理員|權限|稽核(?:[紀記]錄)?)(?:的|裡)?$/u,
];

/** The label of the classifier for what a rule read. */
export function labelOfMeaning({ intent, list }: Meaning): string {
  return intent === 'list' ? (list ?? '') : intent;
}

/** Asked for without the name of a referral. Small talk offers nothing. */
function isOfItsOwn(label: string): boolean {
  return label in offersOf && (!offersOf[label]?.named || label === 'registration' || label === 'microsoft');
}

/** The answer to one is an answer to the other as well. */
function isAkin(one: string, other: string): boolean {
  if (one === other || (lists.has(one) && lists.has(other))) return true;
  // `export deals closing in January`: the file has that list.
  if (other === 'export' && lists.has(one)) return true;
  // No reminders until tomorrow, as it was said: `오늘은 알림 그만 좀 보내`.
  if (one === 'reminders-off' && other === 'remind') return true;
  // Help tells how a file is imported, and what happens to what the lists have.
  if (other === 'help' && (one === 'import' || lists.has(one))) return true;
  const offered = offeredBy(other);
  return offeredBy(one).some((each) => offered.includes(each));
}

function offeredBy(label: string): readonly string[] {
  const { commands = [], sayings = [] } = offersOf[label] ?? {};
  return [...commands, ...sayings];
}

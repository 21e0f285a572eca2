import { easternSign } from '../answers/text/eastern-signs.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Intent, Meaning } from './meaning.ts';
import { withinLimits } from './mood/limited.ts';
import type { NameIndex } from './names/names.ts';
import { reasonBeforeVerb } from './rules/deeds/deed-reason.ts';
import { type DetailContext, detailReaders } from './rules/details.ts';
import { type DetailReaders, doings, setters } from './rules/rule.ts';
import { meaningsOf } from './rules.ts';
import { typedAsKorean, typedAsLatin, typedAsRussian } from './sentence/keyboard.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from './sentence/piece.ts';
import { sentenceOf } from './sentence/sentence.ts';
import { exceptedBehind } from './several/but-not-other.ts';
import { changesTogether } from './several/changes-together.ts';
import { noteBeside } from './several/note-beside.ts';
import { orderOfOneOfTwo } from './several/one-of-two.ts';
import { clausesBehind, clausesIn, isOnlyRead, isOrder, isReport, saysNoDetail } from './several/order-behind.ts';
import { orderBehindRefusal } from './several/order-behind-refusal.ts';
import { saidBehindThanks } from './several/order-behind-thanks.ts';
import type { PartReader } from './several/part-wish.ts';
import { orderOfItsSentence } from './several/report-before.ts';
import { saidBehindGreeting } from './several/said-behind-greeting.ts';
import { wishesIn } from './several/wishes.ts';
import { wishesApart } from './several/wishes-apart.ts';
import { storedAsWritten, storesFreeText } from './stored-as-written.ts';

/**
 * The interpretations of a message, the likeliest first; empty where it contains neither vocabulary nor a known name.
 */
export function readMessage(text: string, names: NameIndex, context: DetailContext): readonly Meaning[] {
  const greeted = saidBehindGreeting(text);
  const behindGreeting = greeted === undefined ? [] : readMessage(greeted, names, context);
  if (behindGreeting.length > 0) return behindGreeting;
  const behind = saidBehindThanks(text);
  const said = behind === undefined ? [] : readWhole(behind, names, context);
  const [order] = said;
  return isOrder(order) && order && order.ids.length > 0 ? said : readWhole(text, names, context);
}

function readWhole(text: string, names: NameIndex, context: DetailContext): readonly Meaning[] {
  for (const typed of [text, ...otherLayouts(text, context.locale)]) {
    const sentence = sentenceOf(typed, context.locale, names);
    const meanings = sentence && readTyped(sentence, typed, names, context);
    if (meanings) return meanings;
  }
  return [];
}

/** Undefined: nothing is read of it as it is typed. */
function readTyped(
  sentence: Sentence,
  typed: string,
  names: NameIndex,
  context: DetailContext,
): readonly Meaning[] | undefined {
  const readers = detailReaders(context);
  const ordered = orderBeforeExcepted(typed, names, context);
  if (ordered) return ordered;
  const refusal = refusalWith(typed, names, context, readers);
  if (refusal) return [storedAsWritten({ ...refusal, sentence }, sentence, typed)];
  const together = changesOf(sentence, names, context, readers);
  if (together) return [together];
  if (wishesSaid(sentence, names, context, readers).length > 0) return [];
  const meanings = meaningsOf(sentence, readers);
  const order = orderApart(sentence, meanings[0], names, context, readers);
  if (order.length > 0) return order.flatMap((one) => asLimited(one, sentence, typed));
  if (meanings.length === 0) return undefined;
  return ofKnown(sentence, meanings, names, context, readers).flatMap((one) =>
    asLimited(onlyOffered(one, sentence), sentence, typed),
  );
}

/**
 * `accept Zenith but not Coho`: the order stands, is offered, and the other is left as it is. Behind a note or a reason the
 * words are a part of it: `decline Zenith: they chose Coho, not Fabrikam`.
 */
function orderBeforeExcepted(typed: string, names: NameIndex, context: DetailContext): readonly Meaning[] | undefined {
  const { head, other } = exceptedBehind(typed) ?? { head: '', other: '' };
  const left = head === '' ? undefined : sentenceOf(other, context.locale, names);
  const isOther = left?.pieces.every((piece) => piece.name || isSign(piece)) === true;
  const [order] = isOther ? readWhole(head, names, context) : [];
  const isOfAnother =
    order?.ids.length && !left?.pieces.some(({ name }) => name?.ids.some((id) => order.ids.includes(id)));
  return order && isOfAnother && isOrder(order) && !storesFreeText(order) ? [{ ...order, exact: false }] : undefined;
}

/** `decline Zenith with the comment: back in March`: the comment is its reason. */
function refusalWith(
  typed: string,
  names: NameIndex,
  context: DetailContext,
  readers: DetailReaders,
): Meaning | undefined {
  const beside = noteBeside(typed);
  if (beside && orderBehindRefusal(typed, partReader(names, context, readers)).length > 0) return undefined;
  const head = beside && sentenceOf(beside.head, context.locale, names);
  const [first] = head ? meaningsOf(head, readers) : [];
  const isRefusal = first?.intent === 'decline' || first?.intent === 'lost';
  return isRefusal && first.rest === '' ? { ...first, rest: beside?.note ?? '' } : undefined;
}

/** `Zenith will probably close in May`: what is only guessed is offered, and not set. */
function onlyOffered(one: Meaning, { text }: Sentence): Meaning {
  const isSet = setters.some(([, intent]) => intent === one.intent);
  const isDoubted = guessed.test(text) || obliged.test(text) || isOnlyTold(text);
  return isSet && one.exact && isDoubted ? { ...one, exact: false } : one;
}
/** `樂活預算只有100萬`, `上次報價是120萬`: what there is, or was, and no verb that changes it. */
const isOnlyTold = (text: string) => thereIs.test(text) && !changesIt.test(text);
const thereIs = /只有|還剩|上次|之前|當初|原本|去年|以前|지난번|원래|작년|예산\p{L}{0,2} ?\S{1,12}(?:밖에|뿐)/u;
const changesIt = /[改調設延移升降換推減增加提訂]|변경|바꿔|바꾸|수정|올려|내려|로(?: |$)|해줘/u;
/** `대한테크 이번 달 안에 끝내야 돼`, `Zenith must close this month`: what has to be is not so yet, unless the desk is told to set it. */
const obliged =
  /(?<!\p{L})(?:must|ha(?:s|ve) to|gotta|needs? to|should|надо|нужно|должн\p{L}{1,2}|пора)(?!\p{L})|\p{Script=Hangul}야(?: ?(?:돼|되|된|한다|하는|할|해(?! ?[주줘])|함|합|지|겠))|必須|應該|一定要/iu;
const guessed =
  /大概|可能|應該是|好像|差不多|아마|(?<!\p{L})(?:probably|perhaps|possibly|presumably|i think|i guess|i believe|наверное|наверно|вероятно|кажется|скорее всего|похоже|думаю)(?!\p{L})/iu;

/** What a reason carries is compared with the sentence as it was read, before it is stored as it was typed. */
function asLimited(one: Meaning, sentence: Sentence, typed: string): readonly Meaning[] {
  const limited = withinLimits(one, sentence);
  return limited ? [storedAsWritten(limited, sentence, typed)] : [];
}

/** Several fields of one deal in one message. */
function changesOf(sentence: Sentence, names: NameIndex, context: DetailContext, readers: DetailReaders) {
  const together = changesTogether(sentence, context.locale, readers, partReader(names, context, readers));
  const { theirs } = sentence;
  const whole = together && theirs ? { ...together, sentence: { ...together.sentence, theirs } } : together;
  return whole && withinLimits(whole, sentence);
}

function partReader(names: NameIndex, { locale }: DetailContext, readers: DetailReaders): PartReader {
  return (text) => {
    const part = sentenceOf(text, locale, names);
    const [meaning] = part ? meaningsOf(part, readers) : [];
    return part && meaning && { sentence: part, meaning };
  };
}

/** Several orders in one message, each in words that say it alone: offered, and none of them done. */
export function wishesSaid(
  sentence: Sentence,
  names: NameIndex,
  context: DetailContext,
  readers = detailReaders(context),
): readonly string[] {
  return wishesApart(sentence, partReader(names, context, readers));
}

/** What is ordered apart from what is told before it; empty where the whole sentence is meant as it was read. */
function orderApart(
  sentence: Sentence,
  meant: Meaning | undefined,
  names: NameIndex,
  context: DetailContext,
  readers: DetailReaders,
): readonly Meaning[] {
  const ofOne = isOrder(meant) ? undefined : orderOfOneOfTwo(sentence, partReader(names, context, readers));
  if (ofOne) return [ofOne];
  if (isOnlyRead(meant)) return orderBehind(sentence, names, context, readers);
  return orderOfItsSentence(sentence, meant, partReader(names, context, readers)) ?? [];
}

/** What the last clause orders, of the referral named there, else of the only one named before it. */
function orderBehind(
  sentence: Sentence,
  names: NameIndex,
  { locale }: DetailContext,
  readers: DetailReaders,
): readonly Meaning[] {
  const { text, pieces } = sentence;
  const hasSeveralWishes = wishesIn(sentence).length > 1;
  for (const { told, own } of clausesBehind(text)) {
    // Of several wishes none is done before it is asked which.
    if (hasSeveralWishes && !isReport(told)) continue;
    const before = pieces.filter((piece) => piece.name && (piece.tokens[0]?.from ?? 0) < told.length);
    const one = new Set(before.flatMap(({ name }) => name?.ids ?? [])).size === 1 ? before[0] : undefined;
    const behind = sentenceOf(own, locale, names);
    const isNamed = behind?.pieces.some(({ name }) => name) === true;
    const isOfLast = before.length === 0 && mayBeOfLast(text, told);
    if (!behind || !(isNamed || one || isOfLast)) continue;
    const whole = isNamed || !one ? behind : sentenceOf(`${textOfPieces(text, [one])} ${own}`, locale, names);
    const meanings = whole ? meaningsOf(whole, readers) : [];
    if (meanings[0] && isOrder(meanings[0]) && isOrderedBy(behind, meanings[0], readers))
      return meanings.map((one) => withReasonTold(one, sentence, told));
  }
  return [];
}

/** `예산 없다고 해서 거절할게요`: what was told before a refusal is why. */
const withReasonTold = (one: Meaning, sentence: Sentence, told: string): Meaning =>
  one.intent === 'decline' && one.rest === ''
    ? {
        ...one,
        rest: reasonBeforeVerb(sentence) ?? (givesReason.test(told) ? told.replace(/[\s,;.–—-]{1,3}$/u, '') : ''),
      }
    : one;
/** `considering the budget, decline Zenith`, `учитывая бюджет, отклони Каскад` */
const givesReason =
  /^(?:considering|given|due to|owing to|because|since|seeing|in (?:view|light) of|учитывая|ввиду|из-за|в связи с|поскольку|так как|раз|с учётом|с учетом|ввиду)(?!\p{L})/iu;

/** Without any name it is about the referral opened last: only where a sign parts it from the report. */
const mayBeOfLast = (text: string, told: string) => easternSign.test(text) && /[,.!;~。，！；]$/u.test(told);

/**
 * In English and Russian an order behind a report is one only where it is unmistakable: an imperative that orders just this
 * stands first, and its clause has nothing but what it orders. `take a message`, `drop me a line`, `won Zenith` are none.
 */
function isOrderedBy(behind: Sentence, { intent }: Meaning, readers: DetailReaders): boolean {
  const { pieces, text } = behind;
  if (easternSign.test(text)) return true;
  const at = pieces.findIndex((piece) => !isSign(piece) && !hasRole(piece, 'mood', 'polite') && !isLead(piece));
  const verb = pieces[at]?.tokens[0]?.text ?? '';
  if (!imperatives.some(([words, intents]) => words.test(verb) && intents.includes(intent))) return false;
  if (intent === 'assign' && /^[\p{Script=Latin}\p{P}\s]+$/u.test(text)) return givesTo.test(text);
  if (!bareDeeds.has(intent)) return true;
  const isEnd = (piece: Piece) => hasRole(piece, 'action', 'won') || hasRole(piece, 'action', 'lost');
  const isOwn = (piece: Piece) => saysNoDetail(piece) || ((intent === 'won' || intent === 'lost') && isEnd(piece));
  return pieces.slice(at + 1).every(isOwn) && !readers.hasMoment(text);
}

/** `give it a rest` is given to nobody. */
const givesTo = / to \p{L}/u;

/** Verbs of orders, each with what it may order. */
const imperatives: readonly (readonly [RegExp, readonly Intent[]])[] = [
  [/^(?:accept|take|прими|примите|возьми|возьмите|бери|берите)$/, ['accept', 'claim']],
  [/^(?:decline|reject|отклони|отклоните|откажи|откажите)$/, ['decline']],
  [/^(?:claim)$/, ['claim']],
  [/^(?:release|unassign|освободи|освободите|отпусти|отпустите)$/, ['release']],
  [/^(?:mark|close|set|отметь|отметьте|закрой|закройте|поставь|поставьте)$/, ['won', 'lost']],
  [/^(?:assign|reassign|transfer|give|hand|pass|отдай|отдайте|передай|передайте|назначь|назначьте)$/, ['assign']],
  [/^(?:remind|snooze|напомни|напомните|отложи|отложите)$/, ['remind']],
  [/^(?:note|write|запиши|запишите|отметь|отметьте)$/, ['note']],
  [
    /^(?:set|change|update|move|push|put|make|knock|bring|take|shave|cut|bump|drop|lower|raise|increase|reduce)$/,
    ['set-value', 'set-stage', 'set-close-date', 'set-contact'],
  ],
  [
    /^(?:поставь|измени|поменяй|обнови|перенеси|сдвинь|опусти|подними|снизь|скинь|сбрось|увеличь|уменьши)(?:те)?$/,
    ['set-value', 'set-stage', 'set-close-date', 'set-contact'],
  ],
];
/** Deeds without a detail of their own. */
const bareDeeds: ReadonlySet<Intent> = new Set(['accept', 'decline', 'claim', 'release', 'won', 'lost']);
const isLead = ({ tokens }: Piece) =>
  /^(?:so|please|pls|just|and|but|а|и|так что|поэтому)$/.test(tokens.map(({ text }) => text).join(' '));

/** `decline Zorbix and accept Coho`: what is said of an unknown name is not done to the known one. */
function ofKnown(
  { text }: Sentence,
  meanings: readonly Meaning[],
  names: NameIndex,
  { locale }: DetailContext,
  readers: DetailReaders,
): readonly Meaning[] {
  const [first, ...others] = meanings;
  const isDeed = (meaning: Meaning | undefined) => doings.some((deed) => deed !== 'open' && deed === meaning?.intent);
  if (!first || !isDeed(first) || first.ids.length !== 1) return meanings;
  const parts = clausesIn(text).flatMap((part) => sentenceOf(part, locale, names) ?? []);
  if (!parts.some((part) => isOfUnknown(part, first))) return meanings;
  const named = parts
    .map((part) => meaningsOf(part, readers)[0])
    .filter((meaning) => meaning?.ids.length === 1 && isDeed(meaning));
  const [own, ...also] = named;
  return own && also.length === 0 && own.intent !== first.intent ? [own, ...others] : meanings;
}

/** The clause of this deed has no known name, and a word that may be one. */
function isOfUnknown({ pieces }: Sentence, { intent }: Meaning): boolean {
  const deeds = pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id === intent));
  return (
    deeds && pieces.every(({ name }) => !name) && pieces.some((piece) => piece.roles.length === 0 && !isSign(piece))
  );
}

/** The same keystrokes under the other keyboard layouts. */
export function otherLayouts(text: string, locale: Locale): readonly string[] {
  if (text.length > 40) return [];
  const isLatin = /^[\p{Script=Latin}\p{P}\p{S}\s\d]+$/u.test(text);
  if (!isLatin) return /^[^\p{Script=Han}\p{Script=Latin}]+$/u.test(text) ? [typedAsLatin(text)] : [];
  if (locale === 'ru') return [typedAsRussian(text)];
  const korean = locale === 'ko' ? typedAsKorean(text) : undefined;
  return korean ? [korean] : [];
}

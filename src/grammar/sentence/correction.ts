import { placesDenied } from '../../answers/place/denied-place.ts';
import { countriesSaid } from '../../answers/place/place-said.ts';
import { withoutEnd, wordsByLength } from '../../answers/text/said.ts';
import { type Correcting, isEdge, isInsteadOf, withoutLast } from './taken-back.ts';

/** Interjections that, followed by punctuation, retract what was said before, not what follows. */
const outcries = wordsByLength(
  'good news|great news|bad news|sad news|the good news|fantastic news|news|no sorry|oh sorry|sorry no|нет извини|нет извините|ой извини|ой извините|хорошие новости|отличные новости|плохие новости|хорошая новость|отличная новость|плохая новость|좋은 소식|나쁜 소식|안 좋은 소식|기쁜 소식|好消息|壞消息|no way|no|nope|nah|wow|omg|wait|stop|sorry|oops|hmm|my mistake|wrong one|нет|не то|не тот|не та|ой|стоп|погоди|извини|ошибся|ошиблась|아니|아니요|아니야|아니오|아차|잠깐|잠깐만|미안|不對|不是|不|等等|等一下|抱歉|錯了|弄錯了|搞錯了',
);
/** Words that introduce the corrected version, with or without punctuation after them. */
const leads = wordsByLength(
  'no wait|wait no|oh wait|actually|i meant|i mean|what i meant was|i’m talking about|i was talking about|я про|я говорю про|я говорил про|correction|точнее|вернее|то есть|в смысле|я имел в виду|я имела в виду|имел в виду|имела в виду|поправка|아니|아니다|아니 잠깐|잠깐 아니|아니지|정정|그게 아니라|내 말은|제 말은|說錯了|我說錯了|我是說|我的意思是|更正',
);
/** Framing phrases (`I’d be glad if you could …`, `сообщаем, что …`): the request or statement follows. */
const frames = wordsByLength(
  [
    ...['i’d', 'i would', 'we’d', 'we would'].flatMap((who) =>
      ['be glad', 'be grateful', 'be happy', 'be very grateful', 'be thankful', 'appreciate it', 'love it'].flatMap(
        (is) => ['could', 'would', 'can'].map((may) => `${who} ${is} if you ${may}`),
      ),
    ),
    'please be informed that|be informed that|please note that we|буду благодарен если|буду благодарна если|буду признателен если|буду рад если|будем благодарны если|будем признательны если|буду благодарен, если|буду благодарна, если|буду признателен, если|буду рад, если|будем благодарны, если|будем признательны, если|настоящим сообщаю, что|настоящим сообщаем, что|сообщаю, что|сообщаем, что|уведомляем, что|уведомляю, что|информируем, что|извещаем, что|在此告知|特此告知|在此通知|特此通知',
  ].join('|'),
);

const isSign = (sign: string) => /[\s,.!…:，。：！—–-]/u.test(sign);
const isHan = (sign: string) => /\p{Script=Han}/u.test(sign);

/** These deny what follows directly (`不是八萬`), and retract what was said before only with a sign behind them. */
const denials: ReadonlySet<string> = new Set(['不是', '不']);

/** The text after one of the phrases; undefined where the text begins with none, or only with a part of a word. */
function behind(text: string, phrases: readonly string[], isFree: boolean): string | undefined {
  const lower = text.toLowerCase().replaceAll("'", '’');
  for (const phrase of phrases) {
    if (!lower.startsWith(phrase)) continue;
    let at = phrase.length;
    let isParted = false;
    while (at < text.length && isSign(text.charAt(at))) {
      isParted ||= !/\s/.test(text.charAt(at));
      at++;
    }
    const rest = text.slice(at);
    const isWhole = at > phrase.length || isHan(phrase.slice(-1));
    if (isWhole && (isParted || (isFree && !denials.has(phrase)) || behind(rest, leads, true) !== undefined))
      return rest;
  }
  return undefined;
}

/** `decline Zenith, no wait, accept it`: the span of the words that take back what stands before them; undefined without any. */
export function takenBackAt(text: string): { readonly from: number; readonly to: number } | undefined {
  for (const match of text.matchAll(/[,，.。;；!！–—] ?/gu)) {
    const from = match.index + match[0].length;
    const rest = behind(text.slice(from), leads, true) ?? behind(text.slice(from), outcries, false);
    if (rest) return { from, to: text.length - rest.length };
  }
  return undefined;
}

const mostOpenings = 4;

/**
 * `no wait, …`, `нет, …`, `說錯了,是…`: after a self-correction only what follows counts. If nothing follows, the text is
 * kept whole.
 */
export function withoutOpening(text: string, speaker: Correcting): string {
  let meant = withoutOtherOne(text, speaker);
  for (let count = 0; count < mostOpenings; count++) {
    const rest = behind(meant, frames, true) ?? behind(meant, leads, true) ?? behind(meant, outcries, false);
    if (rest === undefined) break;
    meant = /^是\p{Script=Han}/u.test(rest) ? rest.slice(1) : rest;
  }
  return saysMore(meant) ? meant.trim() : text;
}

/** `31 Jan, no wait, 28 Feb`, `not A but B`: of two values the one that is meant. */
export function withoutRejected(text: string, speaker: Correcting): string {
  const meant = withoutOther(withoutTakenBack(withoutKept(text, speaker), speaker), speaker).trim();
  return saysMore(meant) ? meant : text;
}

/**
 * `금액은 그대로 두고 마감만 3월 말로`, `金額不變，結案改三月底`: a field that stays as it is, in front of one that changes. Behind a
 * deed it is why: `拒絕 金額不變，他們不接受`.
 */
function withoutKept(text: string, { beginsDeed }: Correcting): string {
  const kept = keptField.exec(text);
  if (!kept) return text;
  const before = text.slice(0, kept.index);
  if ([...before].some((_sign, at) => beginsDeed(before.slice(at)))) return text;
  return text.replace(keptField, '').replace(/(?<=마감|금액|단계|종료일|클로징)만(?= )/u, '');
}
const keptField =
  /(?:예상 ?)?(?:금액|단계|마감일?|종료일|클로징|담당자?)(?:은|는)? 그대로(?: ?(?:두고|놔두고|유지하고|하고))?,? (?=.{0,60}(?:금액|단계|마감|종료일|클로징|담당))|(?:預估)?(?:金額|階段|結案日?期?|負責人)(?:都|就)?(?:不變|不動|不改|照舊|先不動)[，,、 ]{1,2}(?=.{0,60}(?:金額|階段|結案|日期|負責人|改))/u;

const saysMore = (text: string) => /\p{L}{2}|\p{Script=Han}/u.test(text);

/** `그거 아니고 이음 …`, `那個不用 嘉信…`: the one spoken of is left, and the next one is named. */
function withoutOtherOne(text: string, { hasName }: Correcting): string {
  const rest = text.replace(otherOne, '');
  return rest !== text && hasName(rest) ? rest : text;
}
const otherOne =
  /^(?:그거|이거|그건|이건|그게|그쪽은?|아까 그거)(?:는|은)? ?(?:아니고|말고|됐고|놔두고|냅두고)[\s,.]{1,2}|^(?:那個|這個|那筆|這筆)(?:先)?(?:不用|不要|不必|算|先不管)了?[\s,，。]{1,2}(?=\S)/u;

/** The same phrases inside a sentence, between two values. */
const within = [
  ...leads,
  ...outcries,
  ...wordsByLength(
    'no sorry|oh no|scratch that|make that|make it|or rather|rather|better|хотя нет|ой нет|лучше|стоп нет|아 아니|아니 아니|말고|대신|대신에|哦不|喔不|啊不|不不|應該是|而是|還是',
  ),
].sort((one, other) => other.length - one.length);

/** `31 Jan, no wait, 28 Feb`, `95k instead of 80k`, `1월 31일, 아니 2월 28일로` */
function withoutTakenBack(text: string, speaker: Correcting): string {
  let said = withoutKorean(withoutInstead(withoutDenied(text, speaker), speaker), speaker);
  const lower = said.toLowerCase().replaceAll("'", '’');
  if (!within.some((phrase) => lower.includes(phrase))) return said;
  for (let at = 1; at < said.length; at++) {
    if (!isEdge(said, at) || isSign(said.charAt(at))) continue;
    const meant = behind(said.slice(at), within, true);
    if (meant && isOrderAnew(said.slice(0, at), meant, speaker)) {
      said = meant;
      at = 0;
      continue;
    }
    const kept = meant && withoutLast(said.slice(0, at), meant, speaker);
    if (!kept) continue;
    said = `${kept} ${meant}`;
    at = kept.length;
  }
  return said;
}

/** `decline Zenith, no wait, accept Coho`: an order with its verb and its name takes back the whole one before it. */
const isOrderAnew = (taken: string, meant: string, { hasName, beginsDeed }: Correcting): boolean =>
  hasName(taken) && hasName(meant) && beginsDeed(taken) && beginsDeed(meant);

const insteads = [
  ' instead of ',
  ' rather than ',
  ', not ',
  ' not ',
  ' вместо ',
  ', а не ',
  ' а не ',
  ', не ',
  '而不是',
];

function withoutInstead(text: string, speaker: Correcting): string {
  const lower = text.toLowerCase();
  for (const instead of insteads) {
    const at = lower.indexOf(instead);
    const [kept, behindIt] = [text.slice(0, at), withoutEnd(text.slice(at + instead.length), /[\s.!。！]/u)];
    // `80k instead of 120k and close it feb 1`: what goes on behind it stays.
    const goesOn = behindIt.search(goingOn);
    const ends = goesOn < 0 ? [behindIt.length] : [behindIt.length, goesOn];
    for (const end of at > 0 ? ends : [])
      if (end <= longestOther && isInsteadOf(kept, behindIt.slice(0, end), speaker)) return kept + behindIt.slice(end);
  }
  return text;
}

const goingOn = / (?:and|и) |, (?!\d{3}(?!\d))/u;
const longestOther = 24;

/** `改成九萬，不是八萬`, `接受遠見文化，而不是統合資訊`: what is denied behind a value or name of its kind; the rest of the text stays. */
function withoutDenied(text: string, speaker: Correcting): string {
  for (const { 0: whole, 1: verb, 2: said = '', index } of text.matchAll(denied)) {
    const [kept, rest] = [text.slice(0, index), text.slice(index + whole.length)];
    const other = said.trim();
    const isOther = verb === '是' && speaker.hasName(kept) && speaker.hasName(other);
    // `不是八萬，是十萬`: the value that is meant follows.
    if (!saidInstead.test(rest) && (isOther || isInsteadOf(kept, other, speaker))) return kept + rest;
  }
  return text;
}
const denied =
  /(?:[,，、;；] ?|而| (?=不[是要]\S))而?不(是|要)((?:[^是,，、。;；！!？?]|(?<=\d),(?=\d)){1,24})(?=[,，、。;；！!]|$)/gu;
const saidInstead = /^[\s,，、;；]{0,3}(?:而是|應該是|是|要)/u;

/** `동해조선 금액 말고 마감일을 …`: the text before a free-standing 말고 is dropped; after a verb it forbids (`하지 말고`). */
function withoutKorean(text: string, { hasName }: Correcting): string {
  const at = text.indexOf(' 말고 ');
  const words = text.slice(0, at).split(' ');
  const last = words.at(-1) ?? '';
  const [before, meant] = [words.slice(0, -1).join(' '), text.slice(at + 4)];
  if (at < 0 || at > longestBefore || /지$/.test(last) || hasName(last) || !hasName(before) || hasName(meant))
    return text;
  return `${before} ${meant}`;
}

const longestBefore = 40;

/** Patterns that reject one of two things (`not A but B`); `number`: apply only where both sides contain a number. */
const others: readonly (readonly [from: string, to: string, longest: number, number: boolean])[] = [
  ['не ', ', а ', 40, false],
  ['not the ', ', ', 40, false],
  ['不是', '是', 20, false],
  ['', ' 말고 ', 30, false],
  [' not ', ' but ', 25, true],
  [' не ', ', а ', 25, true],
  ['不是', '是', 12, true],
];
const digit = /\d|[一二兩三四五六七八九十百千萬]/;

/** `не сумму, а дату …`, `금액 말고 …`, `не 50, а 60`, `5만이 아니라 6만`, `不是5萬是6萬` */
function withoutOther(text: string, { hasName }: Correcting): string {
  const lower = text.toLowerCase();
  for (const [from, to, longest, isNumber] of others) {
    const start = isNumber ? lower.indexOf(from) : 0;
    const end = start < 0 || !lower.startsWith(from, start) ? -1 : lower.indexOf(to, start + from.length);
    if (end < 0 || end - start > longest) continue;
    const [taken, kept] = [text.slice(start, end), text.slice(end + to.length)];
    if (isWishedWithout(text.slice(0, end + to.length), kept) || ofMyself.test(taken)) continue;
    // The rejected part alone names the referral: keep the whole text.
    if (hasName(taken) && !hasName(kept)) continue;
    if (kept.length > 1 && (!isNumber || (digit.test(taken) && digit.test(kept))))
      return `${text.slice(0, start)} ${kept}`;
  }
  return withoutOtherKorean(text);
}

/** `독일 말고 나머지`: of a list. */
const isWishedWithout = (denied: string, kept: string) => placesDenied(denied).length > 0 && !saysPlace(kept);
/** `не я, а Меган`: somebody else is to do it, and no word was wrong. */
const ofMyself = /^(?:нет,? |ой,? )?не (?:я|мне|на меня|у меня|за мной|мо[яйё])$/iu;

const saysPlace = (said: string) =>
  said
    .trim()
    .split(' ')
    .some((word) => countriesSaid(word).length > 0);

function withoutOtherKorean(text: string): string {
  const [before, behindIt] = text.split(/아니라|아니고/u, 2);
  const words = (before ?? '').trim().split(' ');
  const isNumber = behindIt !== undefined && /\d/.test(words.at(-1) ?? '') && /\d/.test(behindIt);
  return isNumber ? `${words.slice(0, -1).join(' ')} ${behindIt.trim()}` : text;
}

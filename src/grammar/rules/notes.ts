import type { Meaning, Parse } from '../meaning.ts';
import { endsAsking } from '../sentence/asked.ts';
import { hasRole, isColon, isSign, joinedOf, type Piece } from '../sentence/sentence.ts';
import { reasonBeside } from './deeds/deed-reason.ts';
import { meaning, type Rule } from './rule.ts';

/** The text after `note`, or after the name and its colon. Kept verbatim: it is written for people. */
export const note: Rule = (parse) => {
  const begin = parse.pieces.findIndex((piece, at) => hasRole(piece, 'action', 'note') && !isFew(parse, at));
  const place = isNounOfIt(parse.pieces[begin]) && isVerbOfIt(parse.pieces[begin + 1]) ? begin + 1 : begin;
  if (place < 0 || isNoNote(parse, place)) return undefined;
  const quoted = noteInFront(parse);
  if (quoted) return quoted;
  const before = parse.pieces.slice(0, place).filter((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  if (before.some((piece) => !piece.name && !hasRole(piece, 'action') && !hasRole(piece, 'thing', 'it')))
    return undefined;
  const [named] = before.filter((piece) => piece.name);
  const second = secondNote(parse, place);
  const text = parse.sentence.text.slice(0, second.from);
  const behind = parse.pieces.slice(place + 1, second.at);
  const colon = behind.findIndex((piece) => piece.tokens.some(({ text }) => /^[:：–—-]$/.test(text)));
  const name = behind.findIndex((piece) => piece.name);
  if (named) {
    const from = (behind[colon] ?? parse.pieces[place])?.tokens.at(-1)?.to ?? 0;
    const said = withoutStart(text.slice(from));
    const rest = behind[colon] ? said : said.replace(koreanVerb, '');
    return meaning(parse, 'note', { ids: named.name?.ids ?? [], rest, ...second.more });
  }
  const names = name >= 0 && (colon < 0 ? name <= 1 : name < colon) ? (behind[name]?.name?.ids ?? []) : [];
  const start = names.length > 0 ? behind[Math.max(colon, name)] : parse.pieces[place];
  const from = start?.tokens.at(-1)?.to ?? 0;
  return meaning(parse, 'note', { ids: names, rest: withoutStart(text.slice(from)), ...second.more });
};

/** The verb of a note does something else here. */
function isNoNote(parse: Parse, place: number): boolean {
  const { text } = parse.sentence;
  return (
    asksToSee(parse, place) ||
    marksAnEnd(parse, place) ||
    isToKeep(parse, place) ||
    (noNote.test(text) && !/[:：]/.test(text)) ||
    ((takesAway.test(text) || denied.test(text)) && !/[:：]/.test(text)) ||
    addsElsewhere(parse, place) ||
    goesWithAnswer(parse, place) ||
    toNoDeal.test(text) ||
    writesTo.test(text) ||
    // `누리은행 금액 바꾸고 대한테크 메모도 남겨야지`: said of two, and to oneself.
    (parse.names.length > 1 && toOneself.test(text))
  );
}
const toOneself =
  /(?:메모|기록|노트)\S{0,2} ?(?:\S{0,3}야(?:지|겠\S{1,3}|함|해|돼|되\S{0,2}|하\S{1,2})|\S{0,3}려고)[.!~ ]{0,3}$/u;

/** `decline Zenith with note: …`, `отклони Каскад с пометкой …`: what is written to whoever sent it, with the answer. */
function goesWithAnswer({ pieces, names, sentence: { text } }: Parse, place: number): boolean {
  const isAnswer = (piece: Piece) =>
    piece.exact && ['decline', 'lost'].some((id) => hasRole(piece, 'action', id as 'decline'));
  return names.length > 0 && pieces.slice(0, place).some(isAnswer) && reasonBeside.test(text);
}

/** `note to self: buy milk`, `заметка себе: …`, `給自己的備註`: of no deal. */
const toNoDeal =
  /^(?:note|memo|reminder) (?:to|for) (?:self|myself|me)(?!\p{L})|^(?:заметка|запись|памятка|пометка|напоминание) (?:для )?(?:себя|себе|самого себя)(?!\p{L})|^(?:나|내|저)(?:한테|에게|를 ?위한) ?(?:메모|노트)|^(?:給|寫給)?(?:我)?自己的?(?:備註|筆記|備忘)/iu;

interface SecondNote {
  /** The sign before it, as a piece and as a place in the text. */
  readonly at?: number;
  readonly from?: number;
  /** Where it is doubtful what is a note of its own, none is exact: it is asked, and nothing is written at once. */
  readonly more?: Pick<Meaning, 'also'> | Pick<Meaning, 'exact'>;
}

/**
 * `note on Fabrikam: x. note on Wingtip: y`, `…, and for Wingtip: y`: the second note of a message, on another referral.
 * Without a verb of its own it has a colon behind the name.
 */
function secondNote(parse: Parse, place: number): SecondNote {
  const { pieces, sentence } = parse;
  const [first] = parse.names;
  const at = pieces.findIndex((piece, index) => index > place && beginsNote(pieces, index) && piece !== first);
  const head = pieces.slice(at).findIndex(({ name }) => name);
  const named = at < 0 ? undefined : pieces[at + head];
  const isOther = first?.name && named?.name && !named.name.ids.some((id) => first.name?.ids.includes(id));
  if (!isOther || pieces.indexOf(first) > at) return {};
  const colon = isColon(pieces[at + head + 1]) ? pieces[at + head + 1] : named;
  const rest = withoutStart(sentence.text.slice(colon?.tokens.at(-1)?.to));
  const from = pieces[at]?.tokens[0]?.from ?? 0;
  const nameSaid = sentence.text.slice(named.tokens[0]?.from, named.tokens.at(-1)?.to);
  if (!rest) return {};
  // A third one would end in the record of the second.
  if (pieces.some((_, index) => index > at + head && mayBeginNote(pieces, index))) return { more: { exact: false } };
  // `they asked, for Contoso: nothing` may be one note.
  const isUnsure = !pieces.slice(at, at + head).some((piece) => isAnd(piece) || hasRole(piece, 'action', 'note'));
  const exact = parse.exact && !isUnsure;
  const also = meaning(parse, 'note', { ids: named.name?.ids ?? [], nameSaid, rest, exact });
  return { at, from, more: { also, exact } };
}

/** A sign, perhaps `and`, then the verb or a preposition, and the name. */
function beginsNote(pieces: readonly Piece[], at: number): boolean {
  if (!isPart(pieces[at])) return false;
  const next = pieces.slice(at + 1, at + 5).filter((piece) => !isAnd(piece));
  const name = next.findIndex((piece) => piece.name);
  const before = next.slice(0, Math.max(name, 0));
  if (name < 1 || !before.every((piece) => hasRole(piece, 'glue') || hasRole(piece, 'action', 'note') || isTo(piece)))
    return false;
  return before.some((piece) => hasRole(piece, 'action', 'note')) || (before.some(isTo) && isColon(next[name + 1]));
}

/** The same with a name that the desk does not know: a sign and the verb. */
function mayBeginNote(pieces: readonly Piece[], at: number): boolean {
  if (beginsNote(pieces, at)) return true;
  const next = pieces.slice(at + 1, at + 4).find((piece) => !isAnd(piece) && !hasRole(piece, 'glue'));
  return isPart(pieces[at]) && next !== undefined && hasRole(next, 'action', 'note');
}

const isPart = (piece: Piece | undefined) => /^[.;,\n]$/.test(piece?.tokens[0]?.text ?? '');
const isAnd = ({ tokens }: Piece) => /^(?:and|also|then|и|а|ещё|еще)$/.test(tokens[0]?.text ?? '');
const isTo = ({ tokens }: Piece) => /^(?:for|on|about|to|re|по|для|про|у|о|об|к)$/.test(tokens[0]?.text ?? '');

/** `메모 좀 남겨줘 …`: the noun and the verb are one word of it. */
const isNounOfIt = (piece: Piece | undefined) => /^(?:메모|노트|코멘트)/.test(piece?.tokens[0]?.text ?? '');
const isVerbOfIt = (piece: Piece | undefined) =>
  piece !== undefined &&
  hasRole(piece, 'action', 'note') &&
  /^(?:남겨|적어|써|달아|추가해|넣어)/.test(piece.tokens[0]?.text ?? '');

/**
 * `한빛소프트 수락 안 하기로 했다고 적어줘`, `예산 삭감이라고 누리은행에 메모`: in Korean all that stands before the quotative is the note,
 * whatever its verbs are elsewhere, and whatever they deny or make a condition.
 */
export const noteQuoted: Rule = (parse) => {
  const { pieces, sentence } = parse;
  const { text } = sentence;
  const found = quotative.exec(text);
  const behind = found ? text.slice(found.index + found[0].length) : '';
  const [first] = pieces;
  if (!found || endsAsking(text)) return undefined;
  const within = (piece: Piece) => (piece.tokens[0]?.from ?? 0) >= text.length - behind.length;
  const of = parse.names.find(within) ?? (first?.name && writtenThere.test(behind) ? first : undefined);
  if (!of || (of !== first && !noteBehind.test(behind))) return undefined;
  const begin = of === first ? (first.tokens.at(-1)?.to ?? 0) : 0;
  const said = text.slice(begin, found.index).trim().replace(whereTo, '').trim();
  const rest = withoutMarks(/[하주말달]$/u.test(said) && found[0].trim() === '라고' ? `${said}라고` : said);
  return rest.length < 2 ? undefined : meaning(parse, 'note', { ids: of.name?.ids ?? [], rest, exact: false });
};

const quotative =
  /(?: ?이?라고|(?<=다)고|(?<=[냐자])고)(?= (?:\S{1,20} ){0,2}(?:좀 |꼭 )?(?:적|써|쓰|남기|남겨|메모|기록|노트|추가|달아|넣어)\S{0,6}(?: ?(?:줘요?|주세요|둬요?|놔요?|부탁\S{0,4}))?[.!~ ]{0,3}$)/u;
const writtenThere =
  /^ (?:(?:메모|노트|비고|기록)\S{0,3} )?(?:좀 |꼭 )?(?:적어|써|남겨|메모|기록|노트|추가|달아|넣어)/u;
const noteBehind =
  /(?:메모|기록|노트)(?:요|해|해 ?줘요?|해 ?주세요|부탁\S{0,4}| 부탁\S{0,4})?[.!~ ]{0,3}$|(?:적어|써|남겨) ?(?:줘요?|주세요|둬요?|놔요?)[.!~ ]{0,3}$/u;
const whereTo = /^(?:에는?|에다가?|한테|:|,)?\s?(?:(?:메모|노트|비고|코멘트)(?:란)?(?:에다가?|에는|으?로|에) ?)?/u;

/**
 * `отметь по Аргону, что …`, `запиши туда, что …`: here `что` is a conjunction, not a question word. Where the deal is named in
 * the text alone, it is shown before it is written.
 */
export const noteThat: Rule = (parse) => {
  const { text } = parse.sentence;
  const at = text.search(/,? что /);
  const [head, rest] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1).replace(/^ ?что /, '')];
  const [first, sign] = parse.pieces;
  const own = first?.name && sign && isSign(sign) ? head.slice(sign.tokens[0]?.to).trim() : head;
  if (!thatVerbs.test(`${own} `) || own.includes(':') || head.length > longestHead || endsAsking(text))
    return undefined;
  const [named, ...others] = parse.names;
  const isNamed = named && others.length === 0 && (named.tokens[0]?.from ?? 0) < head.length;
  if (isNamed) return rest ? meaning(parse, 'note', { rest }) : undefined;
  if (!rest || !nowhereElse.test(own)) return undefined;
  const ids = others.length === 0 ? (named?.name?.ids ?? []) : [];
  return meaning(parse, 'note', { rest, ids, exact: parse.exact && !named });
};

/** Only the verb, and that it is written on the one spoken of. */
const nowhereElse =
  /^(?:пожалуйста,? )?\p{L}{4,12}(?: (?:пожалуйста|плиз|плз|туда|там|сюда|тут|себе|ещё|еще|также|мне|к ней|к нему|по ней|по нему|в неё|в нее|в него|в заметки|в заметках|в примечания|в карточку|в карточке|в сделку|заметку)){0,3}$/iu;

const thatVerbs =
  /^(?:пожалуйста,? )?(?:(?:отметь|запиши|пометь|напиши|добавь|допиши|зафиксируй|укажи)(?:те)?|(?:прошу|просьба|надо|нужно|можно|хочу) (?:отметить|записать|пометить|написать|добавить|дописать|зафиксировать|указать)) /i;
const longestHead = 60;

/** `заметку не добавляй`, `메모 추가하지 마`: what is not to be written is no text of a note. */
const noNote =
  /^(?:[\p{L}«»"]{1,20} ){0,3}(?:заметк|примечани|комментари|коммент|пометк|запис)\p{L}{0,4} (?:пока |туда |мне |больше ){0,2}не (?:добав|пиш|остав|дела|нуж|надо|став|внос|запис)|(?:(?:추가|등록|작성|기록|메모)하|남기|적|쓰|달|넣)지 ?(?:마|말)\S{0,4}[.!~ ]{0,3}$/iu;

/** `메모에서 방금 거 지워줘`, `把剛才的備註刪掉`: something is to be removed, not written. */
const takesAway =
  /(?:지워|지우|삭제|빼|없애)(?:줘|주세요|줄래|자|라|고 싶어|도 ?(?:되|돼|될|괜찮))\S{0,3}[.!~?]?$|^(?:請|幫我)?把.{0,20}(?:備註|註記).{0,6}(?:刪掉|刪除|拿掉|移除)|(?:備註|註記).{0,8}(?:刪掉|刪除|拿掉|移除)$/u;

/** `메모 남기지 마`, `메모 안 써도 돼`: behind the noun or the verb stands that there is to be none. */
const denied =
  /(?:메모|노트|기록|코멘트)\S{0,2} ?(?:안 ?\S{1,3}도 ?[돼되됩]|필요 ?없|그만|됐어|\S{0,3}지 ?(?:마|말|않))\S{0,4}[.!~ ]{0,3}$/u;

/** `add Fabrikam to favourites`: marks a favourite, writes no note. */
function isToKeep({ pieces, sentence }: Parse, place: number): boolean {
  const behind = pieces.slice(place + 1).filter((piece) => !piece.name && !hasRole(piece, 'glue') && !isSign(piece));
  const isHeart = (piece: Piece) => hasRole(piece, 'list', 'favourites') || hasRole(piece, 'mood');
  // `note saved` is a note with the text "saved".
  const adds = pieces[place]?.tokens.some(({ text }) => /^(?:add|добав)/iu.test(text)) ?? false;
  return adds && behind.length > 0 && behind.every(isHeart) && !/[:：]/.test(sentence.text);
}

/** `добавь сроки в календарь`, `добавь Меган в команду`: something is put somewhere, and no deal is named that it is noted on. */
function addsElsewhere({ pieces, sentence: { text } }: Parse, place: number): boolean {
  const verb = pieces[place]?.tokens.map((token) => token.text).join(' ') ?? '';
  if (!/^добавь(?:те)?$/u.test(verb) || /[:：«"“]/u.test(text) || pieces.some(({ name }) => name)) return false;
  return pieces.some((piece) => hasRole(piece, 'action', 'calendar')) || elsewhere.test(text.trim());
}

/** `напиши Дане про счёт`, `幫我寫封信給大安`: a letter to somebody. */
const writesTo =
  /^(?:[Нн]апиши|[Пп]иши|[Нн]апишите) (?!к |в |по |у |для |на )\p{Lu}\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15})? (?:про|о|об|обо|что|чтобы|насчёт|насчет) |^(?:пожалуйста,? )?[Нн]апиши(?:те)? (?:\p{L}{3,20} )?(?:письмо|сообщение|[ие]мейл|мейл)(?!\p{L})|^(?:please |can you |could you )?(?:[Ww]rite|[Ss]end|[Dd]raft) (?:an? |the )?(?:e-?mail|letter|message|mail) to |^(?:請|麻煩)?(?:幫我|幫忙)?寫(?:一?封|一?個)?(?:信|e-?mail|電?郵件?|電子郵件|訊息) ?(?:給|去|跟)/u;

/** Notes, too, end with a place or a day: `добавь созвон в понедельник`. */
const elsewhere = / (?:в|к|на) (?:календар|команд|избранн|спис|каталог|шаблон|crm|срм)\p{L}{0,4}$/iu;

/** `пометь Прометей проигранным`: an outcome, not a note. */
function marksAnEnd({ pieces, sentence }: Parse, place: number): boolean {
  const verb = pieces[place];
  const ends = (piece: Piece) => hasRole(piece, 'action', 'won') || hasRole(piece, 'action', 'lost');
  return verb !== undefined && hasRole(verb, 'action', 'change') && pieces.some(ends) && !/[:：]/.test(sentence.text);
}

/** `미래전자에 법무팀이 검토 중이라고 적어줘`: in Korean the note precedes the verb. */
function quotedNote(parse: Parse): Meaning | undefined {
  const { pieces, sentence } = parse;
  const place = pieces.findLastIndex((piece, at) => hasRole(piece, 'action', 'note') && !isFew(parse, at));
  const behind = pieces.slice(place + 1);
  const isLast = behind.every(
    (piece) => hasRole(piece, 'glue') || isSign(piece) || hasRole(piece, 'mood') || hasRole(piece, 'talk'),
  );
  const [first] = pieces;
  const said = sentence.text.slice(first?.tokens.at(-1)?.to, pieces[place]?.tokens[0]?.from);
  const words = said
    .trim()
    .replace(/^(?:에는?|에다가?|한테|:|,)/u, '')
    .trim()
    // `대한테크 메모에 …라고 적어줘`: where it is written is no part of it.
    .replace(/^(?:메모|노트|비고|코멘트)(?:란)?(?:에다가?|에는?|으?로|에) ?(?=\S)/u, '');
  const told = words.replace(/ ?(?:이?라고|(?<=다)고|(?:는|다는|라는) (?:것|내용)(?:을|도)?|고)$/u, '').trim();
  const quoted = withoutMarks(told);
  if (!isLast || !first?.name || place < 3 || !/\p{Script=Hangul}/u.test(said) || quoted.length < 2) return undefined;
  return meaning(parse, 'note', { ids: first.name.ids, rest: quoted, exact: false });
}

const noteInFront = (parse: Parse) => quotedNote(parse) ?? toldNote(parse);

/** `어제 대한테크랑 통화했고 다음 달에 계약한대 메모 좀`: all that stands in front of the last word, the name within it. */
function toldNote(parse: Parse): Meaning | undefined {
  const { pieces, names, sentence } = parse;
  const { text } = sentence;
  const place = pieces.findLastIndex((piece) => !hasRole(piece, 'glue') && !isSign(piece) && !hasRole(piece, 'mood'));
  const verb = pieces[place];
  const isVerb = verb && hasRole(verb, 'action', 'note') && /^(?:메모|기록|노트)/.test(verb.tokens[0]?.text ?? '');
  const said = text.slice(0, verb?.tokens[0]?.from).trim();
  const [named, ...others] = names;
  if (!isVerb || !named || others.length > 0 || named === pieces[0] || place < leastTold) return undefined;
  return meaning(parse, 'note', { ids: named.name?.ids ?? [], rest: withoutMarks(said), exact: false });
}

const leastTold = 4;

/** `예산이 너무 적어`: here 적어 means "small", not "write". */
function isFew({ pieces }: Parse, at: number): boolean {
  const [said, before] = [pieces[at]?.tokens, pieces[at - 1]?.tokens];
  return (
    said?.length === 1 &&
    /^적(?:어|어요|어서|다|네|네요)$/.test(said[0]?.text ?? '') &&
    /^(?:너무|좀|많이|아주|턱없이|워낙|.{1,8}[이가])$/.test(before?.at(-1)?.text ?? '')
  );
}

/** `記一筆「重寄報價單」`: quotation marks around the whole note; one that is left at the end opened before it. */
function withoutMarks(text: string): string {
  const said = text.trim();
  const [open, close] = [/^[「『“"]/u.test(said), /[」』”"]$/u.test(said)];
  if (!close || /[「『“"]/u.test(said.slice(1, -1))) return text;
  return said.slice(open ? 1 : 0, -1);
}

function withoutStart(text: string): string {
  return (
    withoutMarks(text)
      .replace(/^(?:[\s:：,–—-]|\.(?=\s))+/, '')
      // `備註在冠宇那邊 客戶嫌貴`: where it is noted.
      .replace(/^(?:那邊|這邊|上面|裡面|那案|那件|那筆|那個案子|這案|的備註)(?:裡|裡面)?[\s:：,，]+(?=\S)/u, '')
      // `註記一下 下禮拜…`: the sign behind the space is the note's.
      .replace(/^一下[\s:：,，]+/u, '')
      .replace(/^(?:that|what says|saying|о том,? что|что|про то,? что) (?=\S+ \S)/iu, '')
      .replace(verbWithColon, '')
  );
}

/** `Fabrikam note, add: …`: the verb was said again, with a colon of its own. */
const verbWithColon = /^(?:please )?(?:add|добавь(?:те)?|допиши(?:те)?|추가|加上?|補充) ?[:：] ?(?=\S)/iu;

/** `메모 좀 해줘 담당자 출산휴가…`: the noun's own verb, and not the note; alone it is one that is asked for. */
const koreanVerb =
  /^(?:좀 |하나 |꼭 ){0,2}(?:해|남겨|적어|써|달아|넣어|추가해) ?(?:줘요?|주세요|주라|둬요?|놔요?|두세요)[,.:~ ]{1,3}(?=\S)/u;

const ordersNote = /^(?:메모|기록|적어|써|남겨)\S{0,4}(?:줘요?|주세요|둬요?|놔요?|두세요)$/u;

const writesNote = /^(?:加|新增|增加|補|寫|記)(?:上|個|一個|一筆|一下)?(?:備註|註記|筆記)$/u;

/** `show me the notes`, `notes?`. After a colon everything is free text. */
function asksToSee({ pieces, sentence }: Parse, place: number): boolean {
  // `加備註 誰丟的案子`: the verb says that it is written, and what follows its space is free text.
  const verb = joinedOf(pieces[place]);
  if (writesNote.test(verb) && /^ \S/u.test(sentence.text.slice(pieces[place]?.tokens.at(-1)?.to))) return false;
  const colon = pieces.findIndex((piece, at) => at > place && piece.tokens.some(({ text }) => /^[:：]$/.test(text)));
  // `데모 보여주기로 함`: agreed, and not to be shown now.
  const isAgreed = (piece: Piece) => /기로(?:함|했|하|됨|됐|$)/u.test(joinedOf(piece));
  const shows = (piece: Piece) =>
    (hasRole(piece, 'action', 'open') && !isAgreed(piece)) ||
    hasRole(piece, 'question') ||
    /^(?:뭐|뭘|무슨|무엇)/u.test(piece.tokens[0]?.text ?? '');
  if (colon >= 0) return pieces.slice(0, colon).some(shows);
  // `메모해줘 거절 가능성 있음`: behind a Korean order stands the note.
  if (ordersNote.test(verb) && pieces.slice(place + 1).some((piece) => !isSign(piece) && !hasRole(piece, 'glue')))
    return endsAsking(sentence.text);
  // `note on Fabrikam that …`: a question word further on belongs to the note.
  const isBeside = (piece: Piece) => !piece.name && (shows(piece) || !hasRole(piece, 'glue')) && !isSign(piece);
  const [next] = pieces.slice(place + 1).filter(isBeside);
  const last = pieces.findLast(isBeside);
  const isNamedNext =
    pieces.slice(place + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece))?.name !== undefined;
  const beside = [
    ...(next && !isNamedNext ? [next] : []),
    ...(last && /\p{Script=Hangul}/u.test(sentence.text) ? [last] : []),
  ];
  return endsAsking(sentence.text) || pieces.slice(0, place).some(shows) || beside.some(shows);
}

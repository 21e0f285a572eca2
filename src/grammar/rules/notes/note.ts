import type { Meaning, Parse } from '../../meaning.ts';
import { hasRole, isColon, isSign, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { reasonBeside } from '../deeds/deed-reason.ts';
import { meaning, type Rule } from '../rule.ts';
import { asksToSeeNotes } from './asks-to-see.ts';
import { isFew, noteInFront } from './note-in-front.ts';
import { noteWithoutStart } from './note-text.ts';
import { isNounOfIt, isVerbOfIt, secondNoteIn } from './second-note.ts';

/** The text after `note`, or after the name and its colon. Kept verbatim: it is written for people. */
export const note: Rule = (parse, readers) => {
  const found = noteOfOne(parse, readers);
  const both = found && found.rest !== '' ? namedTogether(parse) : undefined;
  return found && both ? { ...found, ...both } : found;
};

/** `note for Zenith and Coho: new pricing`: of several it is asked which, and written to none of them at once. */
function namedTogether({ pieces, sentence: { text } }: Parse): Pick<Meaning, 'ids' | 'rest' | 'exact'> | undefined {
  const head = pieces.slice(0, pieces.findIndex(isColon) + 1);
  const at = head.findIndex(({ name }) => name);
  const [first, ...behind] = head.slice(Math.max(at, 0));
  const ids = new Set(first?.name?.ids);
  let isJoined = false;
  for (const piece of behind) {
    const isJoint = /^(?:and|or|и|или|&|\+|,)$/.test(textOfPieces(text, [piece]));
    if (!isJoint && !isJoined) break;
    if (piece.name) for (const id of piece.name.ids) ids.add(id);
    isJoined = isJoint || (!piece.name && hasRole(piece, 'glue'));
  }
  if (at < 0 || ids.size === (first?.name?.ids.length ?? 0)) return undefined;
  const rest = noteWithoutStart(text.slice(head.at(-1)?.tokens.at(-1)?.to));
  return rest ? { ids: [...ids], rest, exact: false } : undefined;
}

const noteOfOne: Rule = (parse) => {
  const begin = parse.pieces.findIndex((piece, at) => hasRole(piece, 'action', 'note') && !isFew(parse, at));
  const place = isNounOfIt(parse.pieces[begin]) && isVerbOfIt(parse.pieces[begin + 1]) ? begin + 1 : begin;
  if (place < 0 || isNoNote(parse, place)) return undefined;
  const quoted = noteInFront(parse);
  if (quoted) return quoted;
  const before = parse.pieces.slice(0, place).filter((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  if (before.some((piece) => !piece.name && !hasRole(piece, 'action') && !hasRole(piece, 'thing', 'it')))
    return undefined;
  const [named] = before.filter((piece) => piece.name);
  const second = secondNoteIn(parse, place);
  const text = parse.sentence.text.slice(0, second.from);
  const behind = parse.pieces.slice(place + 1, second.at);
  const colon = behind.findIndex((piece) => piece.tokens.some(({ text }) => /^[:：–—-]$/.test(text)));
  const name = behind.findIndex((piece) => piece.name);
  if (named) {
    const from = (behind[colon] ?? parse.pieces[place])?.tokens.at(-1)?.to ?? 0;
    const said = noteWithoutStart(text.slice(from));
    const rest = behind[colon] ? said : said.replace(koreanVerb, '');
    return meaning(parse, 'note', { ids: named.name?.ids ?? [], rest, ...second.more });
  }
  const names = name >= 0 && (colon < 0 ? name <= 1 : name < colon) ? (behind[name]?.name?.ids ?? []) : [];
  const start = names.length > 0 ? behind[Math.max(colon, name)] : parse.pieces[place];
  const from = start?.tokens.at(-1)?.to ?? 0;
  return meaning(parse, 'note', { ids: names, rest: noteWithoutStart(text.slice(from)), ...second.more });
};

/** The verb of a note does something else here. */
function isNoNote(parse: Parse, place: number): boolean {
  const { text } = parse.sentence;
  const unnamed = textOfPieces(
    text,
    parse.pieces.filter(({ name }) => !name),
  );
  return (
    asksToSeeNotes(parse, place) ||
    marksAnEnd(parse, place) ||
    isToKeep(parse, place) ||
    (noNote.test(text) && !/[:：]/.test(text)) ||
    ([text, unnamed].some((said) => takesAway.test(said) || denied.test(said)) && !/[:：]/.test(text)) ||
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

/** `заметку не добавляй`, `메모 추가하지 마`: what is not to be written is no text of a note. */
const noNote =
  /^(?:[\p{L}«»"]{1,20} ){0,3}(?:заметк|примечани|комментари|коммент|пометк|запис)\p{L}{0,4} (?:пока |туда |мне |больше ){0,2}не (?:добав|пиш|остав|дела|нуж|надо|став|внос|запис)|(?:(?:추가|등록|작성|기록|메모)하|남기|적|쓰|달|넣)지 ?(?:마|말)\S{0,4}[.!~ ]{0,3}$/iu;

/** `메모에서 방금 거 지워줘`, `把剛才的備註刪掉`: something is to be removed, not written. */
const takesAway =
  /(?:지워|지우|(?:삭제|제거)(?: ?[해하])?|빼|없애) ?(?:줘|주세요|줄래|자|라|세요|부탁|고 싶어|도 ?(?:되|돼|될|괜찮))\S{0,3}[.!~?]?$|^(?:請|幫我)?把.{0,20}(?:備註|註記).{0,6}(?:刪掉|刪除|拿掉|移除)|(?:備註|註記).{0,8}(?:刪掉|刪除|拿掉|移除)$/u;

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

/** `메모 좀 해줘 담당자 출산휴가…`: the noun's own verb, and not the note; alone it is one that is asked for. */
const koreanVerb =
  /^(?:좀 |하나 |꼭 ){0,2}(?:해|남겨|적어|써|달아|넣어|추가해) ?(?:줘요?|주세요|주라|둬요?|놔요?|두세요)[,.:~ ]{1,3}(?=\S)/u;

import type { Parse } from '../../meaning.ts';
import { hasRole, type Piece, textOfPieces } from '../../sentence/piece.ts';
import type { DetailReaders } from '../rule.ts';

/** `remind me about Zorbix on Thursday`, `напомни про зорбикс в чт`: a name that is not known is never the referral spoken of last. */
export function unknownOf({ names, sentence, pieces }: Parse, readers: DetailReaders): { readonly nameSaid?: string } {
  if (names.length > 0) return {};
  const matter =
    matterOf.exec(sentence.text)?.[1] ?? hanBeforeTime(sentence.text, readers) ?? hanToReach.exec(sentence.text)?.[1];
  if (matter && !readers.isMoment(matter)) return { nameSaid: matter };
  const isUnknown = (piece: Piece | undefined) =>
    piece !== undefined &&
    piece.roles.length === 0 &&
    /^\p{L}{3,}/u.test(piece.tokens[0]?.text ?? '') &&
    !readers.isMoment(textOfPieces(sentence.text, [piece]));
  const at = pieces.findIndex((piece, place) => isUnknown(piece) && isNamedBy(sentence.text, pieces, place));
  if (at < 0) return {};
  let end = at + 1;
  while (isUnknown(pieces[end])) end++;
  return { nameSaid: textOfPieces(sentence.text, pieces.slice(at, end)) };
}

const aboutName =
  /(?<!\p{L})(?:about|of|regarding|concerning|re|про|об|обо|о|насчёт|насчет|по поводу|касательно) (?:the |this |that )?$/iu;
const snoozed = /(?<!\p{L})(?:snooze|отложи(?:те)?) $/iu;
const behindName = /^에 ?[대관]해/u;
/** `提醒我佐比克斯的事`: signs of a name are no words of their own. */
const matterOf = /(?:關於|提醒我?) ?(\p{Script=Han}{2,8}?)(?:的事|這[件筆])/u;

/** `提醒我明天打給晴海電機`: whom to reach, where no title tells that it is a person. */
const hanToReach =
  /(?:打(?:電話)?給|追蹤?|跟進|聯[絡繫]|回覆|處理) ?(\p{Script=Han}{4,10})(?<!先生|小姐|經理|總監|董事長|老師|主任|副總|客戶|老闆|窗口|他們|的事)$/u;

/** `佐比克斯週四提醒我`: signs in front of a time that no table has are whose reminder it is. */
function hanBeforeTime(text: string, readers: DetailReaders): string | undefined {
  const said = /^(?:請|麻煩)?(\p{Script=Han}{4,14}?)(?:再)?提醒我/u.exec(text)?.[1] ?? '';
  const time = [...said].findIndex((_, at) => at > 2 && readers.isMoment(said.slice(at)));
  const name = said.slice(0, Math.max(time, 0));
  return name && !toDoHan.test(name) ? name : undefined;
}
const toDoHan = /[要去做開吃打交回看聽前後時這那每再先記叫跟和把請我你他她完下上今明]/u;

function isNamedBy(text: string, pieces: readonly Piece[], place: number): boolean {
  const [from, to] = [pieces[place]?.tokens[0]?.from ?? 0, pieces[place]?.tokens.at(-1)?.to ?? 0];
  const before = text.slice(Math.max(0, from - longestBefore), from);
  return (
    aboutName.test(before) ||
    snoozed.test(before) ||
    behindName.test(text.slice(to)) ||
    isKoreanMatter(pieces, place, text)
  );
}

/** `금요일에 조은상사 다시 알려줘`: a noun in front of the verb, or that begins the sentence, and no clause of time (`퇴근하고`, `출근하면`). */
function isKoreanMatter(pieces: readonly Piece[], place: number, text: string): boolean {
  const said = textOfPieces(text, pieces.slice(place, place + 1));
  if (!/^\p{Script=Hangul}{3,10}$/u.test(said) || clauseOfTime.test(said)) return false;
  const next = pieces.slice(place + 1).find((piece) => !hasRole(piece, 'glue'));
  return place === 0 || (next !== undefined && hasRole(next, 'action', 'remind'));
}
const clauseOfTime =
  /(?:고|서|면|며|게|지|라고|까지|부터|마다|전에|후에|뒤에|때|때에|쯤|동안|이후|전쯤|에|좀|나서|는데|니까|도록|할|한|된)$/u;

const longestBefore = 24;

import type { Parse } from '../../meaning.ts';
import { hasRole, isDeedRole, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { isForbiddingForm } from '../../sentence/verb-forms.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';
import { onlyBetween } from './hours-only.ts';
import { laterAlone } from './other-day.ts';
import { unknownOf } from './remind-of-whom.ts';
import { endsReminder } from './wants-reminders.ts';

const tooMany =
  /^(?:這?個?)(?:提醒|通知)(?:實在|真的)?(?:太|好|有夠)多[了啦啊喔]?(?:[,， ]?(?:停|夠了|好煩|煩死了|受不了))?[\s.!。！~]{0,4}$|^(?:알림|리마인더|알람)(?:이|은|가)? ?(?:너무|넘|엄청) ?많(?:아|이|네|음|다|습니다|은)\S{0,3}(?: ?와요?)?[\s.!~ㅠㅜ]{0,4}$|^(?:there are |i get )?(?:way )?too many (?:reminders|notifications|pings|nudges)[\s.!]{0,4}$|^слишком много (?:напоминаний|уведомлений)[\s.!]{0,4}$/iu;

/**
 * `snooze Fabrikam until Tuesday`: `until` is not a condition here. The leftover words are the time, whatever they mean
 * elsewhere.
 */
export const remind: Rule = (parse, readers) => {
  // `提醒太多了`: to stop them is offered, and no further one.
  if (tooMany.test(parse.sentence.text)) return undefined;
  if (laterAlone.test(parse.sentence.text)) return meaning(parse, 'remind', { rest: '' });
  if (onlyBetween(parse)) return meaning(parse, 'settings');
  // `вернусь`: said by whoever leaves for a moment.
  if (/^(?:я )?верн(?:усь|[её]мся)[.! ]*$/iu.test(parse.sentence.text)) return undefined;
  const isDenied = parse.pieces.some(
    (piece) =>
      (hasRole(piece, 'mood', 'not') || piece.tokens.some(({ text }) => isForbiddingForm(text))) &&
      !hasRole(piece, 'action', 'remind'),
  );
  if (
    parse.has('question') ||
    isDenied ||
    takesAway(parse) ||
    !(parse.use('action', 'remind') || isHeldUntil(parse, readers))
  )
    return undefined;
  if (asksWhatComes(parse)) return undefined;
  if (isSecondWish(parse) || (saysOnlyLater(parse) && !readers.hasMoment(parse.sentence.text))) return undefined;
  const isWhen = (piece: Piece) =>
    !piece.name &&
    (!hasRole(piece, 'talk') || partOfDay.test(piece.tokens[0]?.text ?? '')) &&
    (!beside.some(([kind, id]) => hasRole(piece, kind, id)) || saysWhen(piece));
  const rest = textOfRuns(parse.sentence.text, parse.pieces, isWhen);
  return meaning(parse, 'remind', { rest, ...unknownOf(parse, readers) });
};

/** `한빛소프트 거절하면 알림이 가나요`: what comes of a deed is asked, and no reminder is wanted, as in `can you remind me if …?`. */
const asksWhatComes = ({ mood, sentence, pieces }: Parse): boolean =>
  mood === 'depends' &&
  sentence.isQuestion &&
  pieces.some((piece) => piece.roles.some(isDeedRole)) &&
  !pieces.some((piece) => hasRole(piece, 'mood', 'polite'));

/** `일단 내일 아침까지 보류`: on hold until then, and nothing is answered. */
const isHeldUntil = ({ sentence: { text } }: Parse, readers: DetailReaders): boolean =>
  heldUntil.test(text) && readers.hasMoment(text);
const heldUntil =
  /까지(?:는|만)? (?:일단 |좀 |잠깐 |잠시 )?(?:보류|홀드|킵)(?:해|함|할게|할게요|합니다|하자|해 ?줘요?|해 ?주세요|요)?[.!~ ]{0,3}$/u;

/** `cancel my reminder for Litware`, `сними напоминание по Каскаду`: of a named one none is to come, and none is set. */
const takesAway = ({ names, sentence }: Parse): boolean => names.length > 0 && endsReminder(sentence.text);

/** Alone it greets: `Wednesday afternoon`. */
const partOfDay = /^(?:morning|afternoon|evening|noon)$/;

/** `hold off on Adatum`, `верни Адатум в общий пул`: without a time these words ask for no reminder. */
const saysOnlyLater = ({ pieces }: Parse) =>
  pieces
    .filter((piece) => hasRole(piece, 'action', 'remind'))
    .every(({ tokens: [token] }) => /^(?:hold|bring|верни|вернуть|верните)$/.test(token?.text ?? ''));

/** `accept Cedar and remind me on Monday`: the deed comes first, and is read back; `remind me to accept Cedar` is none. */
function isSecondWish({ pieces, names, sentence }: Parse): boolean {
  const at = pieces.findIndex((piece) => hasRole(piece, 'action', 'remind'));
  const isAnd = /^(?:and|then|и|а)$/.test(pieces[at - 1]?.tokens[0]?.text ?? '');
  const deeds = ['accept', 'decline', 'claim', 'won', 'lost'] as const;
  const deed = pieces
    .slice(0, Math.max(at, 0))
    .findLast((piece) => piece.exact && deeds.some((each) => hasRole(piece, 'action', each)));
  return names.length > 0 && deed !== undefined && (isAnd || goesOnTo(deed, textBetween(deed, pieces[at])));

  function textBetween(before: Piece, behind: Piece | undefined): string {
    return sentence.text.slice(before.tokens.at(-1)?.to, behind?.tokens[0]?.from);
  }
}

/** `수락하고 …`, `先收 然後 …`; behind `接受之後` the deed is only when. */
function goesOnTo({ tokens }: Piece, between: string): boolean {
  return (
    /(?:하|받|치)고$/u.test(tokens.at(-1)?.text ?? '') ||
    /^[了吧啦]?[\s,，]{0,2}(?:然後|並且?|順便|接著)/u.test(between) ||
    // `松江紡織接受，記得跟客戶說`
    /^[了吧啦]?\s?[,，。；;]\s?(?:也|再|順便)?$/u.test(between)
  );
}

/** `내일 알려줘`: one phrase contains both the verb and the time. */
const saysWhen = (piece: Piece) => piece.tokens.length > 1 && /\p{Script=Hangul}/u.test(piece.tokens[0]?.text ?? '');

const beside = [
  ['action', 'remind'],
  ['person', 'me'],
  ['thing', undefined],
  ['mood', 'polite'],
] as const;

/** Joins spans that are not adjacent, each as written. */
function textOfRuns(text: string, pieces: readonly Piece[], isKept: (piece: Piece) => boolean): string {
  const runs: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isKept(piece)) runs.at(-1)?.push(piece);
    else runs.push([]);
  }
  return runs
    .map((run) => textOfPieces(text, run))
    .filter(Boolean)
    .join(' ');
}

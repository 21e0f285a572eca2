import type { Parse } from '../../meaning.ts';
import { hasRole, joinedOf, type Piece, textOfPieces } from '../../sentence/piece.ts';
import type { Action } from '../../sentence/roles.ts';
import { saysDelay } from '../reminders/delay.ts';
import type { DetailReaders } from '../rule.ts';

/** `decline it, no budget`, `отклони, нет бюджета`: of the referral spoken of; a sign parts the verb from its reason. */
export function isReasoned(parse: Parse, action: Action, readers: DetailReaders): boolean {
  const { pieces, sentence } = parse;
  if (action !== 'decline' || sentence.isQuestion) return false;
  const sign = pieces.findIndex(partsReason);
  const head = pieces.slice(0, Math.max(sign < 0 ? spaceBehind(parse) : sign, 0));
  if (!declinesProper.test(textOfPieces(sentence.text, head)) || putsOff(parse, readers)) return false;
  const isSaid = (piece: Piece) =>
    hasRole(piece, 'action', 'decline') || hasRole(piece, 'thing', 'it') || hasRole(piece, 'mood', 'polite');
  return head.some((piece) => piece.exact && hasRole(piece, 'action', 'decline')) && head.every(isSaid);
}

/** `這個幫我拒絕 預算不夠`: in Chinese a space is typed for a comma; the place behind it, -1 without one. */
function spaceBehind({ pieces, sentence: { text } }: Parse): number {
  const verb = pieces.findIndex((piece) => hasRole(piece, 'action', 'decline'));
  const place = pieces.findIndex((piece, at) => at > verb && text.charAt((piece.tokens[0]?.from ?? 0) - 1) === ' ');
  return verb >= 0 && place === verb + 1 && /^\p{Script=Han}/u.test(joinedOf(pieces[verb])) ? place : -1;
}

/** `pass, next time`, `不要, 明天`: words for a no are no deed on what was spoken of last. */
const declinesProper =
  /(?<!\p{L})(?:declin|reject|refus|turn (?:\w{2,5} )?down|dismiss)|(?<!\p{L})(?:отклон|отказ|откаж|отверг)|거절|거부|반려|사절|拒|婉謝|回絕|謝絕|推掉/iu;

/** A time, or a doubt, instead of a reason: `decline, not sure`, `отклони, но позже`. */
export function putsOff({ pieces, sentence }: Parse, { isMoment }: DetailReaders): boolean {
  const sign = pieces.findIndex(partsReason);
  const said = sign < 0 ? '' : textOfPieces(sentence.text, pieces.slice(sign + 1)).replace(/[.!。！]{1,3}$/u, '');
  return said !== '' && (saysDelay(said) || isMoment(said) || notYet.test(said));
}

const partsReason = (piece: Piece) => /^[,，:：;—–-]$/.test(joinedOf(piece));

const notYet =
  /^(?:but |maybe |perhaps |probably )?(?:not (?:sure|yet|now|today)|later|next time|another time|some other time|maybe|perhaps|wait|i(?:’m|'m| am) not sure|unsure|no idea)(?!\p{L})|^(?:но |а |может(?: быть)?,? )?(?:позже|потом|попозже|не сейчас|не сегодня|в другой раз|в следующий раз|не уверен|пока нет|подожди|ещё не|еще не|может(?: быть)?$)|^(?:다음에|나중에|다음 ?번|아직|지금은|잘 모르|확실하지|글쎄|아마)|^(?:但|不過|可能)?(?:下次|改天|之後|以後|稍後|晚點|等一下|等等|還沒|先等|再說|不確定|不一定|不知道)/iu;

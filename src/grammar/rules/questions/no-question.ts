import { easternSign } from '../../../answers/text/eastern-signs.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';
import { isRefusedLast } from '../../sentence/refused-last.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { endsInRefusal, reasonBeside } from '../deeds/deed-reason.ts';
import { asksForFirst } from '../lists/lists.ts';
import type { FieldAsked } from './field-asked.ts';

export const isNoQuestion = (parse: Parse, { intent, field }: FieldAsked): boolean =>
  (field !== undefined && isWithinReason(parse, field)) ||
  parse.has('filter', 'unowned') ||
  asksForFirst(parse) ||
  asksOfDeed(parse) ||
  isOfExpired(parse) ||
  (parse.names.length > 0 && !parse.sentence.isQuestion && refusedOver.test(parse.sentence.text)) ||
  (intent === 'ask-notes' && parse.has('action', 'decline') && reasonBeside.test(parse.sentence.text)) ||
  (intent === 'ask-contact' && (isOrderBeforeContact(parse) || tellsOfTalk(parse) || refusesAtEnd(parse)));

/** `도담출판 실패로 닫아줘 고객이 연락이 없어요`: behind the verb that ends or declines a deal a field's word tells why. */
function isWithinReason({ pieces, names, mood, sentence: { isQuestion, text } }: Parse, field: RoleId<'field'>) {
  if (isQuestion || mood !== 'asks' || names.length === 0 || !easternSign.test(text)) return false;
  const deed = pieces.findIndex((piece) =>
    (['won', 'lost', 'decline'] as const).some((one) => hasRole(piece, 'action', one)),
  );
  return deed >= 0 && pieces.findIndex((piece) => hasRole(piece, 'field', field)) > deed;
}

/** `담당자 메일이 반송돼서 거절합니다`: what was tried is why. */
const refusesAtEnd = ({ mood, names, sentence }: Parse): boolean =>
  mood === 'asks' && names.length === 1 && (endsInRefusal.test(sentence.text) || isRefusedLast(sentence.pieces));

/** `만료된거 보여줘`: those that are over. */
const isOfExpired = (parse: Parse) => parse.names.length === 0 && parse.has('state', 'expired');

/** `decline Zenith, no idea who sent it`: the order is asked for, and who it was is only spoken of. */
function isOrderBesideWho({ mood, names, pieces: [first], sentence: { text } }: Parse): boolean {
  const isOrder =
    first?.exact === true && (['accept', 'decline'] as const).some((deed) => hasRole(first, 'action', deed));
  return isOrder && mood === 'asks' && names.length > 0 && !/[?？]/u.test(text) && whoSpokenOf.test(text);
}
const whoSpokenOf =
  /(?<!\p{L})(?:ask(?: them| him| her)?|no idea|(?:don['’]?t|do not) know|not sure|не знаю|не знаем|непонятно|неясно|неизвестно),? (?:who|кто|от кого)(?!\p{L})/iu;

/**
 * `accept Zenith, i’ll phone them`, `decline Zenith - they asked us to mail them`, `give Zenith to Lee and tell him to call`:
 * the order and the name stand first, and a call is only spoken of behind them.
 */
function isOrderBeforeContact({ mood, names: [name], pieces, sentence: { text } }: Parse): boolean {
  const contact = pieces.findIndex((piece) => hasRole(piece, 'field', 'contact'));
  const order = pieces.findIndex((piece) => piece.exact && ordersFirst.some((deed) => hasRole(piece, 'action', deed)));
  if (mood !== 'asks' || !name || order < 0 || contact < order || /[?？]/u.test(text)) return false;
  const isLead = (piece: Piece) =>
    piece.name || isSign(piece) || hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'talk');
  const isGiven = hasRole(pieces[order] as Piece, 'action', 'assign');
  const between = pieces.slice(order + 1, contact);
  return (
    pieces.indexOf(name) < contact &&
    pieces.slice(0, order).every(isLead) &&
    (isGiven ? between.some((piece) => /^(?:and|и)$/.test(joinedOf(piece))) : between.some(partsFromOrder))
  );
}
const ordersFirst = ['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost'] as const;
const partsFromOrder = (piece: Piece) =>
  isSign(piece) || /^(?:and|because|since|as|but|и|но|потомучто|таккак|поскольку)$/.test(joinedOf(piece));

/** `I’ll call Zenith tomorrow`, `we talked to Zenith`, `завтра позвоню в Зенит`: somebody tells of a call and asks for no number. */
function tellsOfTalk({ pieces, sentence }: Parse): boolean {
  if (sentence.isQuestion || pieces.some((piece) => hasRole(piece, 'action', 'open'))) return false;
  const contact = pieces.findIndex((piece) => hasRole(piece, 'field', 'contact'));
  const said = pieces[contact]?.tokens[0]?.text ?? '';
  const isSpeaker = (piece: Piece) => piece.tokens.length === 1 && speakers.test(joinedOf(piece));
  return (talks.test(said) && pieces.slice(0, contact).some(isSpeaker)) || willCall.test(said);
}
const speakers = /^(?:i|we|they|he|she|i[’']ll|we[’']ll|я|мы|они|он|она)$/;
const talks = /^(?:call|called|phone|phoned|mail|mailed|email|emailed|reach|reached|talk|talked|spoke|ring|rang)$/;
const willCall = /^(?:по)?звон(?:ю|им)$|^напиш(?:у|ем)$|^свяж(?:усь|емся)$/u;

/** `한들식품 거절하면 상대방한테 메일 가나요?`: what comes of a deed, not what the record has. */
const asksOfDeed = (parse: Parse) =>
  parse.names.length > 0 && (ofDeed.test(parse.sentence.text) || isOrderBesideWho(parse));
const ofDeed =
  /(?:거절|수락|반려|승인|실패|성사|취소)\S{0,3}면(?: |$)|(?:如果|要是|萬一)\p{Script=Han}{0,3}(?:拒絕|婉拒|接受|取消)|(?<!\p{L})if (?:i|we) (?:accept|decline|reject|close)|(?<!\p{L})если (?:я |мы )?(?:прим|отклон|откаж)/iu;

/** `Southridge declined for budget`, `каскад отклонили из-за цены`: the field is why. */
const refusedOver =
  /(?<!\p{L})(?:(?:declin|reject|refus)\p{L}{0,3}|turned down) (?:it |us )?(?:for|over|due to|because of|on) (?:the )?(?:budget|price|pricing|cost|value)|(?<!\p{L})(?:отклон|отказ)\p{L}{1,8} (?:из-за|по|от) (?:бюджет|цен|стоимост)\p{L}{0,4}/iu;

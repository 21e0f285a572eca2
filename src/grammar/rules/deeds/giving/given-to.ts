import { withoutEnds } from '../../../../answers/text/said.ts';
import type { Parse } from '../../../meaning.ts';
import { hasRole, isSign, type Piece, textOfPieces } from '../../../sentence/piece.ts';
import type { DetailReaders } from '../../rule.ts';

/** A name and a recipient without a verb: `Coho to Lee please`, `дубраву на Ли`. */
export function bareReceiver({ names, sentence, pieces, left }: Parse, readers: DetailReaders): string | undefined {
  if (names.length !== 1 || sentence.isQuestion) return undefined;
  const text = withoutEnds(sentence.text, /[\s.!。！~]/);
  // Any other meaningful word rules this out.
  const isOther = (piece: Piece) => !isDeals(piece) && piece.roles.some(({ kind }) => !saysNothingMore.includes(kind));
  const found = pieces.some(isOther)
    ? undefined
    : bareTo.map((each) => each.exec(text)).find((match) => match !== null);
  const to = found?.[1] ?? '';
  const isBehind = left.every(({ tokens }) => (tokens[0]?.from ?? 0) > (names[0]?.tokens[0]?.from ?? 0));
  const isWhole =
    left.length > 0 &&
    textOfPieces(sentence.text, left)
      .replace(/ ?(?:부탁\p{L}{0,6}|넘김|토스)$/u, '')
      .replace(/(?:한테|에게|께|이)?(?:줘|줘요|주세요|주자|줍시다)?$/u, '') === to;
  const isElse = readers.isAmount(to) || readers.isDay(to) || readers.isStage(to);
  return isBehind && isWhole && !isElse ? to : undefined;
}

/** `Fabrikam deals to Lee`: beside a name, all that it has. */
const isDeals = ({ tokens }: Piece) => tokens.length === 1 && /^(?:deals?|referrals?)$/.test(tokens[0]?.text ?? '');
const bareTo: readonly RegExp[] = [
  / to (\p{L}[\p{L}’-]{1,20}(?: \p{L}[\p{L}’-]{1,20})??)(?: please| pls)?$/u,
  / на (\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})??)(?: пожалуйста| плиз)?$/u,
  / (\p{L}{1,10}(?: \p{L}{1,10})?)(?:한테|에게|께) ?(?:부탁\p{L}{0,6}|넘김|토스|주자|줍시다)$/u,
  // `가온제과는 계약서 줘` asks for a thing: only a particle or a title makes a receiver.
  /[은는] (\p{Script=Hangul}{2,6}?)이?(?:한테|에게) ?(?:줘|줘요|주세요|주자|줍시다)$/u,
  /[은는] (?!고객|선생)(\p{Script=Hangul}{1,6}? ?(?:님|씨)) ?(?:줘|줘요|주세요|주자|줍시다)$/u,
  /(?:麻煩|拜託) ?([A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20})?)(?:了|囉|啦)?$/u,
  /給(?!客戶|對方|我們|他們|大家|主管|老闆|別人|誰)(\p{Script=Han}{2,3}?)(?:好了|吧|啦|囉)?(?<![折扣價料約單款件稿案書圖貨錢天點])$/u,
];

/**
 * `가온제과는 메건 줘`, `한빛소프트 담당 메건으로`: a colleague, or a thing that is asked for (`계약서 줘`); whoever knows the people tells
 * (`Meaning.colleague`).
 */
export function perhapsReceiver({ names, sentence, pieces, left }: Parse): string | undefined {
  const isOwner = (piece: Piece) => hasRole(piece, 'field', 'owner') || hasRole(piece, 'action', 'change');
  const [only, ...others] = left.filter((piece) => !isOwner(piece));
  if (names.length !== 1 || sentence.isQuestion || !only || only.roles.length > 0 || others.length > 0)
    return undefined;
  const isBeside = (piece: Piece) => piece.name || piece === only || isOwner(piece) || isSign(piece) || isFiller(piece);
  if (!pieces.every(isBeside)) return undefined;
  const behind = withoutEnds(sentence.text.slice(names[0]?.tokens.at(-1)?.to), /[\s.!~]/);
  const found = perhapsTo.map((pattern) => pattern.exec(behind)?.[1]).find(Boolean);
  return found && !ofNobody.test(found) ? found : undefined;
}
const isFiller = (piece: Piece) => hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'talk');
const perhapsTo: readonly RegExp[] = [
  /^(?:은|는)? ?(\p{Script=Hangul}{2,4}) (?:줘|줘요|주세요|주자|줍시다)$/u,
  /^(?:은|는)? ?담당자?(?:는|은|를|을)? ?(\p{Script=Hangul}{2,4}?)(?:이로|으로|로|이|님|님으로)? ?(?:변경|바꿔\p{L}{0,3}|해줘|해주세요|지정)?$/u,
  /^(?:은|는)? ?(\p{Script=Hangul}{2,4}?)(?:이|님)? ?담당으로(?: ?(?:변경|바꿔\p{L}{0,3}|해줘|해주세요|지정))?$/u,
];
const ofNobody =
  /^(?:누구|우리|저희|다시|빨리|하나|전부|모두|[가-힣]{0,2}(?:자료|정보|연락|소식|답변|대답|번호|링크|파일|주소|내용|일정|(?:계약|견적|제안|보고|명세|신청|발주|소개|청구)서))$/u;

const saysNothingMore = ['glue', 'talk', 'thing', 'mood', 'question'];

/** `이지은한테 줘`, `給Megan`: a generic verb of giving with a recipient, for the referral under discussion. */
export function givenTo(parse: Parse): string | undefined {
  const { sentence, names, pieces, rest } = parse;
  const { text, isQuestion } = sentence;
  const hasOther = pieces.some(({ roles }) => roles.some(({ kind }) => !saysNothingMore.includes(kind)));
  if (hasOther || isQuestion) return undefined;
  // `永澤和寶島給Megan`: all that were named.
  if (names.length > 1)
    return /^\p{L}[\p{L} ]{1,20}$/u.test(rest) && withoutEnds(text, /[\s.!。！吧]/).endsWith(`給${rest}`)
      ? rest
      : undefined;
  // `아름유통을 메건에게 줘요`, `把安泰醫材給Megan`
  if (names.length === 1) {
    const isKoreanGift =
      /(?:에게|한테|께)$/.test(rest) && /(?:줘|주세요|주자|줍시다|주십시오|드려)\S{0,4}[.!~]?$/.test(text);
    const isChineseGift =
      rest !== '' && /\p{L}{2}/u.test(rest) && withoutEnds(text, /[\s.!。！吧]/).endsWith(`給${rest}`);
    if (isChineseGift) return rest.replace(/(?<=\p{L}{2})(?:來?(?:處理|負責|接手|跟|顧))$/u, '');
    return isKoreanGift ? rest : undefined;
  }
  const said = withoutEnds(text, /[\s.!~。！吧]/);
  const [to = '', verb = '', ...more] = said.split(' ').filter((word) => !/^(?:이거|그거|그럼)$/.test(word));
  const isKorean = /^\p{L}{1,12}(?:한테|에게|께)$/u.test(to) && more.length === 0;
  if (isKorean && /^(?:줘|주세요|주자|줍시다|주십시오|드려)/.test(verb)) return to;
  const given = /^(?:請給|那給|就給|改給|給) ?([\p{L} ]{2,20})$/u.exec(said)?.[1];
  return given?.replace(/(?:好了|就好|處理|負責)$/u, '');
}

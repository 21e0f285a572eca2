import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece, type Sentence, textOfPieces } from '../../sentence/piece.ts';
import { notOurCustomer } from '../../sentence/refused-last.ts';
import { isHeardForm } from '../../sentence/verb-forms.ts';

/** `이유는 지원 인력 없음`, `사유 적어줘: 가격`, `理由是…`: that it is the reason. */
export const saysReason =
  /^(?:이유|사유|원인)(?:는|은|를)? ?(?:(?:적어|써|남겨) ?(?:줘|주세요))? ?[:：]? ?(?=\S)|^(?:理由|原因)(?:是|為)? ?[:：]? ?(?=\S)/u;

/** `with note: …`, `with the comment that …`, `с пометкой …`, `並附註…`: that it is what they are told. */
export const reasonBeside =
  /(?<!\p{L})with (?:a |the |this |my |following )?(?:note|comment|message|remark|reason|explanation)(?: that(?: says)?| saying| says)?(?!\p{L}) ?[:：–—-]? ?|(?<!\p{L})с (?:комментарием|пометкой|заметкой|примечанием|запиской|припиской|причиной|объяснением)(?:,? что)?(?!\p{L}) ?[:：–—-]? ?|並?(?:附註|附上(?:備註|說明|理由)|註明)[:：]? ?/iu;

/**
 * The reason as written: after the name and the verb, or after the punctuation that follows them. Where it precedes
 * them (`예산이 없어서 …`), from the first leftover word.
 */
export function ownWords(parse: Parse): string {
  const { pieces, sentence } = parse;
  const before = reasonBeforeVerb(sentence) ?? betweenNameAndRefusal(parse);
  if (before) return before;
  const last = Math.max(
    pieces.findLastIndex(({ name }) => name !== undefined),
    pieces.findIndex(isRefusalWord),
  );
  const behind = pieces.slice(last + 1);
  const told = parse.left.findIndex(announcesLoss);
  const [first] = told === 0 || told === 1 ? parse.left.slice(told + 1) : parse.left;
  if (!first) return saidTwice(parse) ?? behindSign(behind, sentence.text);
  if (!behind.includes(first)) return reasonBefore(parse, first);
  const sign = behind.findIndex((piece) => /^[,，:：;.?？!！—–-]$/.test(piece.tokens[0]?.text ?? ''));
  const isBeforeIt = sign >= 0 && sign < behind.indexOf(first);
  const from = behind.slice(isBeforeIt ? sign : 0);
  const why = from.findIndex(saysWhy);
  const start = from.find(
    (piece, at) =>
      !isSign(piece) &&
      !saysWhy(piece) &&
      !(at === 0 && (isParticle(piece) || hasRole(piece, 'mood', 'polite') || closesIt.test(joinedOf(piece)))) &&
      !(at === why + 1 && isOf(piece)),
  );
  return sentence.text.slice(start?.tokens[0]?.from ?? 0);
}

/** `실패로 닫아줘 …`: the verb beside the word for the end. */
const closesIt = /^(?:닫|종료|처리|마감|정리)(?:아|해|하)?(?:줘요?|주세요|줄래|자|고|함)?$/u;

/** `예산 없다고 해서 거절할게요`, `연락이 안 돼서 거절합니다`: the Korean refusal stands last, and is ordered. */
export const endsInRefusal =
  /\p{Script=Hangul} ?(?:거절|거부|반려|사양|패스|드랍|드롭)(?:해|함|할게|할게요|할래요?|합니다|하겠습니다|하자|합시다|처리|해 ?줘요?|해 ?주세요|요|이요| 처리| 부탁\S{0,4})?[.!~ㅠㅜ ]{0,4}$/u;

/** Between the name and that verb stands why, whatever its words do elsewhere; without a word that says so (`일단 거절`) it is none. */
export function reasonBeforeVerb({ pieces, text }: Pick<Sentence, 'pieces' | 'text'>): string | undefined {
  const [named, ...others] = pieces.filter(({ name }) => name);
  const found = endsInRefusal.exec(text);
  if (!found || !named || others.length > 0 || named !== pieces[0]) return undefined;
  const said = text
    .slice(named.tokens.at(-1)?.to, found.index + 1)
    .trim()
    .replace(/^(?:은|는|이|가|건은?|쪽은?)(?= )/u, '')
    .trim();
  const isWhy = saysReasonBefore.test(said) || isHeardForm(said.slice(said.lastIndexOf(' ') + 1));
  return said.length > 2 && said.length < longestReason && isWhy ? said : undefined;
}
const longestReason = 100;
const saysReasonBefore =
  /(?:[아어여해라워와져돼려]서|때문에|니까|므로|길래|이라|다고|다고 ?하니|다고 ?합니다|없대|없음|없다|부족|(?:안|못) ?\p{Script=Hangul}{0,3}[아어해돼려와]|없어|않아|달라|부족해)$/u;

/** `寶島時間太趕了 拒絕吧`, `永澤太小了不做`: in Chinese, too, the refusal may stand last, and all behind the name is why. */
function betweenNameAndRefusal({ pieces, sentence: { text }, left }: Parse): string | undefined {
  const [named, ...others] = pieces.filter(({ name }) => name);
  const last = pieces.findLastIndex(isRefusalWord);
  const isRefused = (piece: Piece) => hasRole(piece, 'action', 'decline');
  if (!named || pieces.findIndex(isRefusalWord) < pieces.indexOf(named) || pieces.slice(0, last).some(isRefused))
    return undefined;
  const isEnd = pieces
    .slice(last + 1)
    .every((piece) => isSign(piece) || hasRole(piece, 'glue') || hasRole(piece, 'talk'));
  if (others.length > 0 || !/\p{Script=Han}/u.test(joinedOf(pieces[last])) || !isEnd) return undefined;
  const [from, to] = [named.tokens.at(-1)?.to ?? 0, pieces[last]?.tokens[0]?.from ?? 0];
  const isOwn =
    left.length > 0 &&
    left.every(({ tokens: [token] }) => token !== undefined && token.from >= from && token.from < to);
  const why = text.slice(from, to).replace(leadsToReason, '').replace(leadsToRefusal, '').trim();
  return isOwn && why.length > 1 && (!isTheirs.test(why) || notOurCustomer.test(why)) ? why : undefined;
}
/** `被客戶拒絕`, `王先生拒絕`: who refused is no reason. */
const isTheirs = /^被|(?:客戶|對方|他們|老闆|主管|窗口|先生|小姐|女士)$/u;
const leadsToReason = /^[\s,，:：]{0,3}(?:[這那]?[筆個件家]?(?:案子|案)?(?:的)?[\s,，:：]{0,2})/u;
const leadsToRefusal = /[\s,，、]{0,3}(?:所以|因此)?(?:我們|我)?(?:想|要|先|就|只好)?(?:幫我|請|麻煩)?[\s,，、]{0,3}$/u;

/**
 * `hardly worth it, decline Oxbow`: up to the punctuation before the name or the verb; without punctuation, all of it.
 */
function reasonBefore(parse: Parse, first: Piece): string {
  const { pieces, sentence, left } = parse;
  const next = pieces.findIndex((piece, at) => at > pieces.indexOf(first) && (piece.name || isRefusalWord(piece)));
  const sign = pieces
    .slice(0, Math.max(next, 0))
    .findLastIndex((piece) => /^[,，:：;.!！—–-]$/.test(piece.tokens[0]?.text ?? ''));
  // `대한테크 때문에 한빛 거절해줘`: the reason ends with its own word.
  const cause = pieces[next - 1];
  if (/^때문/u.test(joinedOf(cause))) return textOfPieces(sentence.text, pieces.slice(pieces.indexOf(first), next));
  const isBefore = sign > pieces.indexOf(first) && left.every((piece) => pieces.indexOf(piece) < sign);
  return isBefore
    ? sentence.text.slice(first.tokens[0]?.from, pieces[sign]?.tokens[0]?.from).trim()
    : parse.restToTheEnd;
}

/** `отказываемся, не наш профиль`: after punctuation, words of the vocabulary are part of the reason too. */
function behindSign(behind: readonly Piece[], text: string): string {
  const sign = behind.findIndex(isSign);
  const isKind = (piece: Piece) =>
    isSign(piece) || hasRole(piece, 'talk') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'glue');
  const words = sign < 0 ? [] : behind.slice(sign).filter((piece) => !isSign(piece) && !hasRole(piece, 'talk'));
  const own =
    words.length > 1 && words.every((piece) => !hasRole(piece, 'mood', 'polite'))
      ? words[0]
      : words.find((piece) => !isKind(piece));
  return own ? text.slice(own.tokens[0]?.from ?? 0) : '';
}

/** `我們沒人力,婉拒`: refused twice; the refusal before the punctuation is the reason. */
function saidTwice({ pieces, sentence: { text } }: Parse): string | undefined {
  const own = pieces.slice(pieces.findLastIndex(({ name }) => name) + 1).filter((piece) => !hasRole(piece, 'talk'));
  const sign = own.findIndex(isSign);
  const [before, behind] = [own.slice(0, Math.max(sign, 0)), own.slice(sign + 1).filter((piece) => !isSign(piece))];
  if (!before.some(isRefusalWord) || behind.length === 0 || !behind.every(isRefusalWord)) return undefined;
  const why = text.slice(before[0]?.tokens[0]?.from, own[sign]?.tokens[0]?.from).trim();
  return /沒|無|不足|^no |нет |없/u.test(why) ? why : undefined;
}

/** The particle of a phrasal verb: `turn it down because of …` */
const isParticle = ({ tokens, roles }: Piece) =>
  /^(?:up|down|back|off|over|out|away)$/.test(tokens[0]?.text ?? '') && roles.some(({ kind }) => kind === 'glue');
const isOf = ({ tokens }: Piece) => tokens[0]?.text === 'of';

const saysWhy = (piece: Piece) =>
  /^(?:because|cuz|since|потому(?:что)?|таккак|поскольку|因為|由於)$/.test(joinedOf(piece));

/** `боюсь, Каскад проиграли`, `I’m afraid we lost it`: how it is told, and no reason. */
const announcesLoss = (piece: Piece) =>
  /^(?:afraid|sadly|unfortunately|боюсь|боимся|увы|ксожалению|жаль|恐怕|可惜)$/u.test(joinedOf(piece));

const isRefusalWord = (piece: Piece) => hasRole(piece, 'action', 'decline') || hasRole(piece, 'action', 'lost');

import { spokenProducts } from '../../answers/choice/product-words.ts';
import type { Meaning } from '../meaning.ts';
import { joinedOf, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';
import { isLimitedInEastern } from './limits-eastern.ts';

/**
 * `accept everything except Zenith`, `give Zenith to Megan, she knows them, unless Lee objects`: what is excepted, and what a deed
 * is made to depend on, may stand anywhere, also where no rule looks. Unless the deed carries these words itself, as a
 * reason does, it is not done, and the referral is shown as it is.
 *
 * @param sentence the whole one: an order may have been read from one clause of it.
 */
export function withinLimits(meaning: Meaning, sentence: Sentence): Meaning | undefined {
  if (meaning.ids.length === 0 || !ofReferrals.has(meaning.intent)) return meaning;
  const beside = meaning.ids.length === 1 ? unknownBeside(sentence) : undefined;
  if (beside && !carries(meaning, beside)) return undefined;
  const isLeft =
    isExcepted(sentence) ||
    isLimitedInEastern(sentence.text) ||
    limitsSaid(sentence.text).some((said) => !carries(meaning, said));
  const { more: _more, ...one } = meaning;
  return isLeft ? { ...one, intent: 'leave', rest: '', filters: [] } : meaning;
}

const ofReferrals: ReadonlySet<string> = new Set([
  ...['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost'],
  ...['set-value', 'set-stage', 'set-close-date'],
]);

/** An accept has no detail: whatever is left of its words is dropped. */
const carries = ({ intent, rest, more = [], also }: Meaning, said: string): boolean =>
  !withoutDetail.has(intent) &&
  [rest, ...more.map((one) => one.rest), also?.rest ?? ''].some((own) => own.includes(said));
const withoutDetail: ReadonlySet<string> = new Set(['accept', 'claim', 'release']);

/** From each word that limits to the end: what carries the word alone, and not what it says, carries nothing. */
function limitsSaid(text: string): readonly string[] {
  return [...text.matchAll(limits)].slice(0, mostLimits).map(([said]) => said);
}
const mostLimits = 4;
const limits =
  /(?<!\p{L})(?:(?<=[,;] )(?:if (?!you |u |possible|that)|если (?!можн|можеш|можете|не ?сложн|не ?трудн|не ?против(?: ?[.!?]?$)|получит|что(?!\p{L})))|unless|only (?:if|when|once|after)|provided that|on condition|but (?:not(?! to forget)|only)|except(?: for)?|excluding|apart from(?! that)|если только|только если|только когда|при условии|но не(?! забуд)|но только|кроме(?! того)|за исключением)(?:(?<= )|(?!\p{L})) ?[^\s"”»」』…]{0,20}/giu;

/** The name stands right behind `all but`, in front of `빼고`: any other is meant. */
function isExcepted({ text, pieces }: Sentence): boolean {
  const [first, ...others] = pieces.filter(({ name }) => name);
  if (!first || others.length > 0) return false;
  const before = text.slice(0, first.tokens[0]?.from);
  const behind = text.slice(first.tokens.at(-1)?.to);
  return exceptedBehind.test(before) || exceptedBefore.test(behind);
}
const exceptedBehind =
  /(?:(?<!\p{L})(?:(?:all|everything|anything|every one) but|except(?: for)?|excluding|apart from|other than|кроме|за исключением|исключая|помимо)(?: the)? ["«“]?|除了?|撇開)$/iu;
const exceptedBefore =
  /^["»”]? ?(?:건|거)?(?:은|는|을|를|만)? ?(?:빼고|제외하고|제외한|말고)(?!\p{L})|^(?:案|的案子)?(?:以外|之外|除外)/u;

/**
 * `take Zenith and Zorbix off my list`: beside the name stands another that nobody knows. What is said of both is not done to
 * one.
 */
function unknownBeside({ text, pieces }: Sentence): string | undefined {
  const at = pieces.findIndex(({ name }) => name);
  const inFront = unknownInFront(pieces[at - 1]);
  if (inFront !== undefined) return inFront;
  const [joint, other] = pieces.slice(at + 1, at + 3);
  if (at < 0 || !other || !joints.test(joinedOf(joint))) return undefined;
  const said = textOfPieces(text, [other]);
  const isNobody = products.has(said.toLowerCase()) || beginsClause.test(text.slice(other.tokens[0]?.from));
  return other.roles.length === 0 && !other.name && !isNobody && writtenAsName.test(said) ? said : undefined;
}
/** `조르빅스랑 한빛소프트 수락`: joined to the name in front of it. */
function unknownInFront(piece: Piece | undefined): string | undefined {
  const said = joinedOf(piece);
  return piece?.roles.length === 0 && !piece.name && joinedInFront.test(said) ? said : undefined;
}
const joinedInFront = /^\p{Script=Hangul}{3,12}(?:이랑|랑|하고)$/u;

/** `zenith and Azure look good`: a product is sold to the customer. */
const products: ReadonlySet<string> = new Set(Object.values(spokenProducts));
/** `accept zenith and Ask Lee to call`, `accept zenith and Megan will call them`: another wish, or what somebody does. */
const beginsClause =
  /^(?:(?:ask|tell|call|send|let|remind|note|book|email|write|schedule|invite|thank|inform|notify|add|set|get|make|попроси|скажи|позвони|отправь|напомни|напиши|сообщи|добавь|спасибо)(?:те)?(?!\p{L})|\S{2,20} (?:will|can|should|would|has|wants|позвонит|займ[её]тся|возьм[её]т|хочет|может)(?!\p{L}))/iu;
const joints = /^(?:and|or|и|или|&)$/;
const writtenAsName = /^\p{Lu}\p{L}{2}/u;

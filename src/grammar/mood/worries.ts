import { isSign, joinedOf, type Piece } from '../sentence/piece.ts';
import { isPastForm } from '../sentence/verb-forms.ts';
import { hasForm, isDeedVerb } from './mood-pieces.ts';

/**
 * A word of worry or of soon that leaves the action requested: `I’m afraid we lost Fabrikam` reports it, `가격 걱정 때문에
 * 거절` names the reason, `곧 수락해줘` means at once.
 */
export function isNoWorry(heard: readonly Piece[], at: number, place: number): boolean {
  const said = joinedOf(heard[place]);
  const verb = heard[at];
  if (!verb) return false;
  const isEnd = isDeedVerb(verb, ['won', 'lost']);
  // Nothing is requested of what is won or lost soon.
  if (said === '곧') return !heard.slice(at + 1).some(({ tokens }) => /^거/.test(tokens[0]?.text ?? '')) && !isEnd;
  // In Korean, what is feared stands before the fear.
  if (/^(?:걱정|불안)/u.test(said)) return place < at;
  if (!worries.test(said)) return false;
  const between = heard.slice(place + 1, at);
  const isReason = heard.slice(0, place).some((piece) => /^(?:because|因為|由於)$/u.test(joinedOf(piece)));
  // `I’m worried about their budget, decline it`; in `боюсь, …` the sign is the worry’s own.
  const sign = between.findLastIndex(isSign);
  if (isReason || sign > 0) return true;
  if (!announces.test(said)) return sign === 0;
  const words = between.map(joinedOf);
  if (isEnd)
    return hasForm(verb, (word) => /^(?:won|lost|signed)$/.test(word) || isPastForm(word)) || isDoneBehind(heard, at);
  if (words.some((word) => mustBe.test(word))) return true;
  return (
    isDeedVerb(verb, ['decline', 'release']) && !/^(?:to|of|會|被)$/u.test(words[0] ?? '') && !endsInfinitive(verb)
  );
}

const isDoneBehind = (heard: readonly Piece[], at: number) =>
  /了$/u.test(joinedOf(heard[at])) || joinedOf(heard[at + 1]).startsWith('了');
const endsInfinitive = ({ tokens }: Piece) => /(?:ть|ться|чь)$/u.test(tokens[0]?.text ?? '');
const worries =
  /^(?:afraid|worried|fear|scared|risk|risking|бо(?:юсь|имся)|опаса|пережива|рис[ку]|擔心|恐怕|我怕|怕會|怕|好怕|很怕|真怕|害怕)/u;
/** Words that announce bad news as well as fear it. */
const announces = /^(?:afraid|боюсь|боимся|恐怕)$/u;
const mustBe =
  /(?:have|has|need|needs)(?:to)?$|^(?:must|gotta|прид[её]тся|надо|нужно|вынужден\p{L}{0,2}|должн\p{L}|得|要|必須|只能|只好)$/u;

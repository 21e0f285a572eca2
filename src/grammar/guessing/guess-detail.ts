import { readAmount } from '../../answers/amount/amount.ts';
import { readReceiver } from '../../answers/person/receiver.ts';
import type { Locale } from '../../i18n/locale.ts';
import { hasRole, type Piece, type Sentence } from '../sentence/piece.ts';
import type { Token } from '../sentence/tokens.ts';
import type { GuessedDeed } from './offers.ts';

/** What is to be written, as it was said. Without it there is only the card to offer. */
export function withGuessedDetail(
  deed: GuessedDeed,
  sentence: Sentence,
  locale: Locale,
): { readonly deed: GuessedDeed; readonly detail?: string } {
  if (deed !== 'set-value' && deed !== 'assign') return { deed };
  const detail = deed === 'set-value' ? amountIn(sentence, locale) : receiverIn(sentence);
  return detail ? { deed, detail } : { deed: 'open' };
}

const mostWordsOfAmount = 5;

/** The longest stretch with a digit that reads as one amount, and the only one. */
function amountIn({ text, pieces }: Sentence, locale: Locale): string | undefined {
  const tokens = pieces.filter(({ name }) => !name).flatMap((piece) => piece.tokens);
  const digits = tokens.flatMap((token, at) => (/\d/.test(token.text) ? [at] : []));
  const [at, ...others] = digits;
  if (at === undefined || others.length > 0) return undefined;
  for (let count = mostWordsOfAmount; count > 0; count--)
    for (let from = Math.max(0, at - count + 1); from <= at; from++) {
      const said = text.slice(tokens[from]?.from, tokens[from + count - 1]?.to);
      if (tokens[from + count - 1] && readAmount(said, { locale }).kind === 'amount')
        return text
          .slice(tokens[firstOfAmount(pieces, tokens, from, at)]?.from, tokens[from + count - 1]?.to)
          .replace(toIt, '');
    }
  return undefined;
}

/** Without the words in front that an amount may have and the button says by itself: `금액은 9천으로`, `the value to 90k`. */
function firstOfAmount(pieces: readonly Piece[], tokens: readonly Token[], from: number, digit: number): number {
  const isOwn = (token: Token | undefined) =>
    pieces.some((piece) => piece.roles.length > 0 && piece.tokens.some((one) => one === token));
  let first = from;
  while (first < digit && isOwn(tokens[first])) first++;
  return first;
}

/** The particle of what it becomes. */
const toIt = /(?<=[\p{Script=Hangul}\d])(?:으로|로)$/u;

/** The only words that the vocabulary does not know, written as a name is. */
function receiverIn({ text, pieces }: Sentence): string | undefined {
  const unknown = (piece: Piece) =>
    !piece.name && piece.roles.length === 0 && /^\p{L}/u.test(piece.tokens[0]?.text ?? '');
  const from = pieces.findIndex(unknown);
  const end = pieces.findLastIndex(unknown);
  if (from < 0 || end - from > 1) return undefined;
  const said = text.slice(pieces[from]?.tokens[0]?.from, pieces[end]?.tokens.at(-1)?.to);
  return /^(?:\p{Lu}|\p{Script=Hangul})/u.test(said) && !hasRole(pieces[from] as Piece, 'glue')
    ? readReceiver(said)
    : undefined;
}

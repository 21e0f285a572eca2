import { dayTokens } from '../answers/day/day-tokens.ts';
import { momentTokens } from '../answers/moment/moment-tokens.ts';
import { latinSpellings } from '../answers/names/latin-spellings.ts';
import { tidy } from '../answers/text/said.ts';
import type { Turn, Understand } from '../feature.ts';
import { dayIn } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { inTraditional } from '../i18n/traditional.ts';
import { type Named, NameIndex } from './names/names.ts';
import { otherLayouts, readMessage } from './read.ts';
import { type Lexicon, lexiconOf } from './sentence/lexicon.ts';
import { longestSentence } from './sentence/piece.ts';
import { isShouted, type Token, tokensOf } from './sentence/tokens.ts';

export interface NameFinder {
  /** Referrals within the person's access scope with a word in their name that begins with this prefix. */
  named(turn: Turn, beginning: string): Promise<readonly Named[]>;
  /** For suggestions: referrals the person is likely to mean, their own and those awaiting an answer among them. */
  likely(turn: Turn, text: string): Promise<readonly Named[]>;
}

export interface UnderstandingDeps {
  readonly names: Pick<NameFinder, 'named'>;
  readonly now: () => Date;
}

/** Upper bound: each prefix costs one query. */
const mostLookedUp = 5;
const mostWritten = 3;

/** Parses a sentence with the referral names that this person may mean by it. */
export function understanding(deps: UnderstandingDeps): Understand {
  const read = readOnce(deps);
  /** A message is asked about by the router, the open conversation and what it was before: within one turn the answer is the same. */
  const ofTurn = new WeakMap<Turn, Map<string, ReturnType<Understand>>>();
  return (turn, said) => {
    const known = ofTurn.get(turn) ?? new Map<string, ReturnType<Understand>>();
    ofTurn.set(turn, known);
    const meanings = known.get(said) ?? read(turn, said);
    known.set(said, meanings);
    // A look-up that failed may succeed when it is asked again.
    meanings.catch(() => known.delete(said));
    return meanings;
  };
}

function readOnce({ names, now }: UnderstandingDeps): Understand {
  return async (turn, said) => {
    const text = tidy(said);
    if (text.length === 0 || text.length > longestSentence) return [];
    const today = dayIn(turn.timeZone, now());
    const read = (known: readonly Named[], locale: Locale) =>
      readMessage(said, new NameIndex(known, lexiconOf(locale)), { locale, today });
    const written = languageWritten(text, turn.locale);
    const readings = [turn.locale, ...(written ? [written] : [])].map((locale) => {
      return { locale, known: namedIn(names, turn, text, locale) };
    });
    await Promise.all(readings.map(({ known }) => known));
    for (const { locale, known } of readings) {
      const meanings = read(await known, locale);
      if (meanings.length > 0) return meanings;
    }
    // Names typed in the wrong layout are looked up only if nothing was understood without them.
    for (const { locale, known } of readings) {
      const others = await Promise.all(otherLayouts(text, locale).map((typed) => namedIn(names, turn, typed, locale)));
      const found = others.flat();
      const meanings = found.length > 0 ? read([...(await known), ...found], locale) : [];
      if (meanings.length > 0) return meanings;
    }
    return [];
  };
}

/**
 * A person may write in another language than the one in which the desk answers them: the script tells which. Undefined:
 * it is the same, or the message begins with a deed of theirs (`find 微軟`).
 */
export function languageWritten(text: string, read: Locale): Locale | undefined {
  const written = scripts.find(([script]) => script.test(text))?.[1];
  return written === read || beginsWithDeed(text, lexiconOf(read)) ? undefined : written;
}

function beginsWithDeed(text: string, lexicon: Lexicon): boolean {
  return lexicon.matchAt(tokensOf(text), 0)?.roles.some(({ kind }) => kind === 'action') === true;
}

/** Two letters: one alone stands in names and in signs. */
const scripts: readonly (readonly [RegExp, Locale])[] = [
  [/\p{Script=Hangul}{2}/u, 'ko'],
  [/\p{Script=Cyrillic}{2}/u, 'ru'],
  [/\p{Script=Han}{2}/u, 'zh-TW'],
];

/** Referrals whose name begins like a word of the text. */
export async function namedIn(
  names: Pick<NameFinder, 'named'>,
  turn: Turn,
  text: string,
  locale: Locale = turn.locale,
): Promise<readonly Named[]> {
  const found = await Promise.all(beginningsIn(text, locale).map((beginning) => names.named(turn, beginning)));
  return withoutNamesakes([...new Map(found.flat().map((each) => [each.id, each])).values()], turn.rowMeant);
}

function withoutNamesakes(found: readonly Named[], rowMeant: string | undefined): readonly Named[] {
  const row = found.find(({ id }) => id === rowMeant);
  return row ? found.filter(({ id, customer }) => id === row.id || customer !== row.customer) : found;
}

/**
 * Prefixes by which names are looked up, from the words outside the vocabulary: a prefix, since a typo may be further
 * on. Capitalized inside a sentence (The Phone Company), words of the vocabulary may belong to a name too.
 */
function beginningsIn(text: string, locale: Locale): readonly string[] {
  const lexicon = lexiconOf(locale);
  const tokens = tokensOf(text);
  const spelled = isShouted(text) ? '' : text;
  const [capitals, names, last] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (let at = 0; at < tokens.length; ) {
    const phrase = ownPhraseAt(lexicon, tokens, at);
    const isCapital = isCapitalAt(spelled, tokens, at);
    const own = isCapital ? undefined : phrase;
    const beginning = own ? undefined : beginningOf(tokens, at);
    const among = isCapital ? capitals : names;
    if (beginning) (isLookedUpLast(tokens, at, beginning, lexicon) ? last : among).add(beginning);
    addBehindOneSign(lexicon, tokens, at, { names, last });
    for (const joinedTo of phrase ? [] : behindAction(tokens[at]?.text ?? '', lexicon)) names.add(joinedTo.slice(0, 4));
    at += own?.count ?? 1;
  }
  // The first words as they are written go before what they sound like: of two names neither is crowded out.
  const written = [...names, ...last];
  const first = [...names].slice(0, mostWritten);
  const all = [...first, ...asTyped(written, text), ...heardIn(tokens, lexicon), ...written];
  return likeliestFirst([...capitals], all, written, text).slice(0, mostLookedUp);
}

/** `和盛給Lee`, `把和盛給Lee`: a word of one sign (和) may as well begin a name, first of all or behind another word of the vocabulary. */
function addBehindOneSign(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  { names, last }: { readonly names: Set<string>; readonly last: Set<string> },
): void {
  if (ownPhraseAt(lexicon, tokens, at)?.count !== 1 || !/^\p{Script=Han}$/u.test(tokens[at]?.text ?? '')) return;
  const isBehindName = /^\p{Script=Han}/u.test(tokens[at - 1]?.text ?? '') && !ownPhraseAt(lexicon, tokens, at - 1);
  const beginning = isBehindName ? undefined : beginningOf(tokens, at);
  if (beginning) (ofTimeOrFunction.test(beginning) ? last : names).add(beginning);
}

/**
 * `금요일 오후 3시에 한빛소프트 …`, `下禮拜三早上提醒我追冠宇`: words of a day or an hour, what a number counts, and function words are looked
 * up last. Each of them costs a query, and a name behind four of them was never asked for: the sentence was done to another
 * referral. In a text without spaces each two characters may begin a name, so that there their beginnings are told.
 */
function isLookedUpLast(tokens: readonly Token[], at: number, beginning: string, lexicon: Lexicon): boolean {
  return tellsTime(tokens, at, lexicon) || ofTimeOrFunction.test(beginning);
}

const ofTimeOrFunction =
  /^(?:[的了嗎呢吧啊是在我你妳您他她它們這那哪沒不有到給跟把將要想說講問就還也都再會能可該讓請]\p{Script=Han}|\p{Script=Han}[的了嗎呢吧啊是在我你妳您他她們這那把給說]|[下上這]下?[週周個禮]|[週周期拜][一二三四五六日天早晚上下]|禮拜|星期|[今明昨後前][天早晚日年]|[早晚]上|[上下中]午|[月年週][底初中末]|[一二三四五六七八九十百千萬億兩幾多每][月日號點個天週年十百千萬億]|十[一二三四五六七八九]|[百千萬億]\p{Script=Han}|(?:다다음|다음|담주|이번|오늘|내일|모레|오전|오후|아침|점심|저녁|다시|[월화수목금토일]요))/u;

function tellsTime(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!token) return false;
  if (before && before.to === token.from && /^\d+$/.test(before.text)) return true;
  return [token.text, lexicon.withoutEnding(token.text) ?? token.text].some(
    (word) => (dayTokens(word)?.length ?? 0) > 0 || momentTokens(word).every(({ kind }) => kind !== 'other'),
  );
}

/** `코호`, `윙팁`, `литвар`: how names in Latin letters begin that are written as they are heard. */
function heardIn(tokens: readonly Token[], lexicon: Lexicon): readonly string[] {
  const words = tokens.filter(
    ({ text }, at) => heard.test(text) && !ownPhraseAt(lexicon, tokens, at) && !tellsTime(tokens, at, lexicon),
  );
  return words.slice(0, mostHeard).flatMap(({ text }) => {
    if (/^\p{Script=Cyrillic}/u.test(text)) return cyrillicBeginnings(text);
    const bare = lexicon.withoutEnding(text) ?? text;
    return [...new Set(latinSpellings(bare).map((spelled) => spelled.slice(0, 4)))].slice(-mostSpellings);
  });
}

const heard = /^(?:\p{Script=Hangul}{2,8}|\p{Script=Cyrillic}{4,20})$/u;

/** Of three letters: behind them Latin names differ from how they are heard (`литв`, Litw). */
function cyrillicBeginnings(word: string): readonly string[] {
  const beginnings = latinSpellings(word).map((spelled) => spelled.slice(0, 3));
  const asW = beginnings.filter((beginning) => beginning.startsWith('v')).map((one) => one.replace('v', 'w'));
  return [...new Set([...beginnings, ...asW])].slice(-mostSpellings);
}

const mostHeard = 2;
const mostSpellings = 2;

/** Names that are stored in simplified characters: tokens are compared in traditional ones. */
function asTyped(beginnings: readonly string[], text: string): readonly string[] {
  const compared = inTraditional(text);
  if (compared === text) return [];
  return beginnings.flatMap((beginning) => {
    const at = compared.indexOf(beginning);
    return at < 0 ? [] : [text.slice(at, at + beginning.length)];
  });
}

/** A phrase with a role. Words listed only as ordinary (`plain`) are not skipped: they may belong to a name. */
function ownPhraseAt(lexicon: Lexicon, tokens: readonly Token[], at: number) {
  const matched = lexicon.matchAt(tokens, at);
  return matched && matched.roles.length > 0 ? matched : undefined;
}

function isCapitalAt(text: string, tokens: readonly Token[], at: number): boolean {
  return at > 0 && /^\p{Lu}\p{Ll}/u.test(text.slice(tokens[at]?.from));
}

/** Capitalized words first, and Latin or Cyrillic words in a Korean or Chinese text: they are likelier to be a name. */
function likeliestFirst(
  capitals: readonly string[],
  others: readonly string[],
  written: readonly string[],
  text: string,
): readonly string[] {
  const hasSigns = /[\p{Script=Han}\p{Script=Hangul}]/u.test(text);
  const letters = written.filter((word) => hasSigns && /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word));
  return [...new Set([...capitals, ...letters, ...others])];
}

/** `acceptcoho`: what is attached to a word of the vocabulary. */
function behindAction(word: string, lexicon: Lexicon): readonly string[] {
  if (word.length > 40 || !/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word)) return [];
  for (let length = word.length - 4; length >= 4; length--)
    if (lexicon.has(word.slice(0, length))) return [word.slice(length)];
  return [];
}

function beginningOf(tokens: readonly Token[], at: number): string | undefined {
  const word = tokens[at]?.text ?? '';
  if (/^\p{Script=Han}$/u.test(word)) {
    const next = tokens[at + 1]?.text ?? '';
    return /^\p{Script=Han}$/u.test(next) ? word + next : undefined;
  }
  if (/^\p{Script=Hangul}/u.test(word)) return word.length >= 2 ? word.slice(0, 2) : undefined;
  return /^\p{L}/u.test(word) && word.length >= 3 ? word.slice(0, 4) : undefined;
}

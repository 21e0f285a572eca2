import { tidy } from '../answers/said.ts';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import { endsAsking } from './asked.ts';
import { lexiconOf } from './lexicon.ts';
import { NameIndex } from './names.ts';
import { hasRole, isSign, type Piece, sentenceOf } from './sentence.ts';
import { joined, type Token, tokensOf } from './tokens.ts';
import { type CommandRow, commandsSaid, daysSaid } from './words/commands-said.ts';

/** What the desk would be told by a command. */
export interface CommandSaid {
  readonly words: string;
  /** It changes something: to be offered, not to be done. */
  readonly writes: boolean;
}

/** A word or several; `isStem`: the last one may go on. */
interface Phrase {
  readonly words: readonly string[];
  readonly isStem: boolean;
}

interface Row {
  readonly row: CommandRow;
  readonly groups: readonly (readonly Phrase[])[];
  readonly not: readonly Phrase[];
}

/** More words than that tell a story. */
const mostWords = 16;
/** Words besides those of the command that no table knows. */
const mostUnknown = 1;

/**
 * A command of a feature told in a sentence: `what are the routing rules`, `как прошёл последний импорт`. For messages
 * that name no referral. Every word counts: two unknown ones, a verb of another action or a negation, and it is none.
 */
export function commandSaid(text: string, locale: Locale): CommandSaid | undefined {
  const said = tidy(text);
  const tokens = tokensOf(said.slice(0, 200));
  if (tokens.length === 0 || tokens.length > mostWords) return undefined;
  for (const { row, groups, not } of rows(locale)) {
    const found = groups.map((group) => coveredBy(tokens, group));
    if (found.includes(undefined) || coveredBy(tokens, not) || (row.writes && endsAsking(said))) continue;
    const covered = found.flatMap((all) => all ?? []);
    const writes = row.writes === true;
    if (row.keepsRest) return { words: `${row.says} ${behind(said, covered)}`.trim(), writes };
    if (!isAllSaid(said, locale, { covered, mostUnknown: row.whole ? 0 : mostUnknown })) continue;
    const days = row.ofDays ? daysIn(said) : undefined;
    return { words: days ? `${row.says} ${days}` : row.says, writes };
  }
  return undefined;
}

const behind = (said: string, covered: readonly Token[]) => said.slice(Math.max(...covered.map(({ to }) => to))).trim();

const rows = perLocale((locale): readonly Row[] =>
  [...(commandsSaid[locale] ?? []), ...(locale === 'en' ? [] : (commandsSaid.en ?? []))].map((row) => ({
    row,
    groups: row.groups.map(phrasesOf),
    not: row.not ? phrasesOf(row.not) : [],
  })),
);

function phrasesOf(all: string): readonly Phrase[] {
  return all.split('|').map((phrase) => {
    const isStem = phrase.endsWith('*');
    return { words: tokensOf(isStem ? phrase.slice(0, -1) : phrase).map(({ text }) => text), isStem };
  });
}

/** The tokens of the longest phrase found. */
function coveredBy(tokens: readonly Token[], phrases: readonly Phrase[]): readonly Token[] | undefined {
  let best: readonly Token[] | undefined;
  for (const at of tokens.keys())
    for (const { words, isStem } of phrases) {
      if (
        words.length <= (best?.length ?? 0) ||
        !words.every((word, more) => isWord(tokens[at + more], word, isStem && more === words.length - 1))
      )
        continue;
      best = tokens.slice(at, at + words.length);
    }
  return best;
}

function isWord(token: Token | undefined, word: string, isStem: boolean): boolean {
  return token !== undefined && (token.text === word || (isStem && token.text.startsWith(word)));
}

/** Words that no table has, and that say when, or nothing. */
const fillers: ReadonlySet<string> = new Set(
  'would|will|be|been|yesterday|today|tomorrow|started|i started|began|old|let’s|okay|бы|вчера|сегодня|завтра|начал|начала|старый|который|быть'.split(
    '|',
  ),
);

/** Kinds of words that add nothing to a command. */
const besides = ['glue', 'question', 'thing', 'talk', 'person', 'bound', 'list', 'field'] as const;

function isAllSaid(
  said: string,
  locale: Locale,
  { covered, mostUnknown }: { readonly covered: readonly Token[]; readonly mostUnknown: number },
): boolean {
  const sentence = sentenceOf(said, locale, new NameIndex([], lexiconOf(locale)));
  const isCovered = ({ tokens }: Piece) =>
    tokens.some(({ from, to }) => covered.some((token) => token.from < to && from < token.to));
  const left = sentence?.pieces.filter((piece) => !isSign(piece) && !isCovered(piece));
  if (!left) return false;
  const isFiller = (piece: Piece) => fillers.has(piece.tokens.map(({ text }) => text).join(' '));
  const isUnknown = (piece: Piece) => !isFiller(piece) && (piece.roles.length === 0 || !piece.exact);
  const adds = (piece: Piece) =>
    besides.some((kind) => hasRole(piece, kind)) ||
    hasRole(piece, 'mood', 'polite') ||
    hasRole(piece, 'mood', 'ask') ||
    hasRole(piece, 'action', 'open') ||
    hasRole(piece, 'action', 'change') ||
    isFiller(piece) ||
    hasRole(piece, 'action', 'help');
  return left.filter(isUnknown).length <= mostUnknown && left.every((piece) => isUnknown(piece) || adds(piece));
}

function daysIn(said: string): string | undefined {
  const folded = joined(said);
  return daysSaid.find((days) => folded.includes(joined(days)));
}

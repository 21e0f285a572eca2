import { countriesSaid } from '../../answers/place/place-said.ts';
import { tidy } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { endsAsking } from '../sentence/asked.ts';
import { hasRole, isSign, type Piece } from '../sentence/piece.ts';
import { sentenceOf } from '../sentence/sentence.ts';
import { joined, type Token, tokensOf } from '../sentence/tokens.ts';
import { asksWhatItMeans } from '../sentence/what-it-means.ts';
import type { CommandRow } from '../words/commands/command-row.ts';
import { commandsSaid } from '../words/commands/commands-said.ts';
import { oneDealSaid, standingCommands } from '../words/commands/one-deal-said.ts';
import { daysSaid } from '../words/commands/past-days.ts';

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
  if (tokens.length === 0 || tokens.length > mostWords || asksWhatItMeans(said)) return undefined;
  const ofSomebody = saidOfSomebody(said, locale);
  if (ofSomebody) return ofSomebody;
  for (const { row, groups, not } of rowsMeant(tokens, locale)) {
    const found = groups.map((group) => coveredBy(tokens, group));
    if (found.includes(undefined) || coveredBy(tokens, not) || (row.writes && endsAsking(said))) continue;
    if (row.isOnesOwn && isOfAnother(said, locale)) return undefined;
    const covered = found.flatMap((all) => all ?? []);
    const writes = row.writes === true;
    if (row.keepsRest) return { words: `${row.says} ${behind(said, covered)}`.trim(), writes };
    if (!isAllSaid(said, locale, { covered, row })) continue;
    const days = row.ofDays ? daysIn(said) : undefined;
    return { words: days ? `${row.says} ${days}` : row.says, writes };
  }
  return undefined;
}

/** `Alex’s`, `by Megan`, `импорт Алекса`, `у Алекса`: not `How’s`, `from Monday`, nor a second sentence. */
function isOfAnother(said: string, locale: Locale): boolean {
  return anothers.some((pattern) =>
    [...said.matchAll(pattern)].some(([, name = '']) => !ofNoPerson.test(name) && isSomebody(name, locale)),
  );
}

const anothers = [
  /(?<!\p{L})(\p{L}{2,20})[’']s(?!\p{L})/gu,
  /(?<!\p{L})(?:of|by|from) (\p{Lu}\p{Ll}{1,20})/gu,
  /импорт\p{Ll}{0,3} ([А-ЯЁ][а-яё]{1,20})/gu,
  /(?<!\p{L})(?:[Уу]|[Оо]т) ([А-ЯЁ][а-яё]{1,20})/gu,
];

/** Before `’s`, `of` or `from`: a question, a time, or where a file comes from. */
const ofNoPerson =
  /^(?:what|how|where|when|who|why|it|that|this|there|here|let|he|she|today|yesterday|tonight|morning|afternoon|evening|night|day|week|month|quarter|year|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|partner|excel|file|google|sharepoint|onedrive|outlook|company|client|colleague)$/iu;

/** `what did Alex do yesterday`: the history of a person; `how is Megan doing`: there are no figures of one, but the team’s. */
function saidOfSomebody(said: string, locale: Locale): CommandSaid | undefined {
  const days = daysIn(said) ?? '';
  const eastern =
    locale === 'ko' ? didKorean.exec(said)?.[1] : locale === 'zh-TW' ? didChinese.exec(said)?.[1] : undefined;
  if (eastern && isSomebody(eastern, locale))
    return { words: `${locale === 'ko' ? '감사 기록' : '稽核紀錄'} ${eastern} ${days}`.trim(), writes: false };
  const name = locale === 'ru' ? didRussian.exec(said)?.[1] : did.exec(said)?.[1];
  if (name && !ofNobody.test(name))
    return { words: `${locale === 'ru' ? 'аудит' : 'audit'} ${name} ${days}`.trim(), writes: false };
  if (mayDo(said, locale))
    return { words: locale === 'ru' ? 'у кого какая роль' : 'who has which role', writes: false };
  const isFigures = locale === 'ru' ? fares.russian.test(said) : fares.english.test(said);
  return isFigures
    ? { words: `${locale === 'ru' ? 'показатели' : 'scorecard'} ${days}`.trim(), writes: false }
    : undefined;
}

/** `what can Lee do`, `what is lee allowed to do`, `что может Ли`: what roles allow; not what a command or Microsoft can do. */
function mayDo(said: string, locale: Locale): boolean {
  const name = (locale === 'ru' ? mayRussian : may).exec(said)?.[1];
  if (name === undefined || ofNobody.test(name)) return false;
  const isCapital = /^\p{Lu}\p{Ll}/u.test(name);
  return (
    isCapital ||
    (/ (?:here|здесь|тут)\b|(?: allowed to )|(?<!\p{L})(?:здесь|тут)/u.test(said) && isSomebody(name, locale))
  );
}

const may =
  /^what (?:is|can|may|could) (?!i |we |you |u |it |this |that |the |one |he |she |they )(\p{L}{2,20}) (?:allowed to do|allowed|do)(?: (?:in )?here| with .{1,20})?\??$/iu;
const mayRussian =
  /^что (?:здесь |тут )?(?:может |могут )(?!я |мы |ты |вы |он |она |они |бот )(?!\p{L}{2,20}(?:ть|ться|чь|ти)(?!\p{L}))(\p{L}{2,20})(?: (?:здесь|тут|делать)){0,2}\??$/iu;

/** A word that no table has: a name is none of them. */
function isSomebody(said: string, locale: Locale): boolean {
  if (ofNobody.test(said)) return false;
  const sentence = sentenceOf(said, locale);
  return sentence?.pieces.every(({ roles, exact }) => roles.length === 0 || !exact) === true;
}

/** Who acts and is nobody of the company. */
const ofNobody =
  /^(?:microsoft|msft|ms|crm|dynamics|salesforce|teams|partners?|customers?|system|desk|bot|майкрософт|микрософт|партн[её]ры?|клиенты?|система|бот|시스템|데스크|봇|마이크로소프트|엠에스|파트너(?:센터)?|고객(?:사)?|거래|추천|팀|우리 ?팀|회사|系統|機器人|微軟|案子|夥伴|合作夥伴|客戶|團隊|公司|轉介|他們|對方)(?:사|측|쪽)?$/iu;

const did = /^what (?:did|has) (\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})?) (?:do|done|change|changed)(?: |\?|$)/u;
const didRussian = /^что (?:делала?|сделала?|меняла?|изменила?) (\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})?)(?: |\?|$)/u;
/** `Lee昨天動了什麼`, `서준이 어제 뭐뭐 했는지`: not who did it. */
const didKorean =
  /^(?!누가|내가|제가|나 |저 |우리)(\p{L}{2,20}?)(?:님|씨)?(?:이|가|은|는)? (?:어제|오늘|그제|이번 ?주|지난 ?주|이번 ?달|지난 ?달)(?:에)? (?:뭐\S{0,3}|뭘|무엇을?) ?(?:했|바꿨|변경했|수정했|건드렸)/u;
const didChinese =
  /^(?!誰|我|你|他|她|我們)([\p{L} ]{2,20}?)(?:昨天|今天|前天|這週|上週|這個月|上個月|本週)(?:動|改|做|變更|修改)(?:過|了)?(?:什麼|哪些|啥)/u;

const fares = {
  english:
    /^how(?:’s|'s| is| did| was) \p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20})? (?:doing|do|performing|perform)(?: |\?|$)/u,
  russian: /^как (?:идут )?дела у \p{Lu}\p{L}{1,20}(?: |\?|$)/u,
};

const behind = (said: string, covered: readonly Token[]) => said.slice(Math.max(...covered.map(({ to }) => to))).trim();

const rows = perLocale((locale): readonly Row[] =>
  [...commandsSaid[locale], ...(locale === 'en' ? [] : commandsSaid.en)].map((row) => ({
    row,
    groups: row.groups.map(phrasesOf),
    not: row.not ? phrasesOf(row.not) : [],
  })),
);

const oneDeal = perLocale((locale) => phrasesOf(oneDealSaid[locale]));

function rowsMeant(tokens: readonly Token[], locale: Locale): readonly Row[] {
  const isOfOne = coveredBy(tokens, oneDeal(locale)) !== undefined;
  return isOfOne ? rows(locale).filter(({ row }) => !standingCommands.has(row.says)) : rows(locale);
}

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
  '비교해서|비교하면|비교|比|比較|相比|happens|matches|match|would|will|be|been|yesterday|today|tomorrow|started|i started|began|old|week|weeks|month|months|days|long|let’s|okay|бы|вчера|сегодня|завтра|начал|начала|старый|который|быть|недель|недели|неделю|месяц|месяца|месяцев'.split(
    '|',
  ),
);

/** Which of one’s own is meant; Chinese is not cut into such words. */
const timesOfDay =
  /(?<!\p{L})(?:오전|오후|아침|점심|저녁|밤|새벽)때?에?(?!\p{L})|[今昨]天?(?:早上?|晚上?)|早上|上午|中午|下午|傍晚|晚上|凌晨/gu;

/** Kinds of words that add nothing to a command. */
const besides = ['glue', 'question', 'thing', 'talk', 'person', 'bound', 'list', 'field'] as const;

function isAllSaid(
  said: string,
  locale: Locale,
  { covered, row }: { readonly covered: readonly Token[]; readonly row: CommandRow },
): boolean {
  const isWhole = row.whole === true;
  const sentence = sentenceOf(said, locale);
  const isCovered = ({ tokens }: Piece) =>
    tokens.some(({ from, to }) => covered.some((token) => token.from < to && from < token.to));
  const left = sentence?.pieces.filter((piece) => !isSign(piece) && !isCovered(piece));
  if (!left) return false;
  // `이번달` is written in one word, too.
  const whole = daysIn(said);
  const days = whole ? [...whole.split(' '), joined(whole)] : [];
  const hours = row.isOnesOwn ? [...said.matchAll(timesOfDay)] : [];
  const isFiller = (piece: Piece) =>
    (!isWhole && isCountry(said, piece)) ||
    hours.some(({ 0: { length }, index }) =>
      piece.tokens.every(({ from, to }) => from >= index && to <= index + length),
    ) ||
    days.includes(
      piece.tokens
        .map(({ text }) => text.replace(/(?<=\p{Script=Hangul}{2})(?:이랑|랑|하고|과|와|에|은|는)$/u, ''))
        .join(''),
    ) ||
    piece.tokens.every(
      ({ text }) =>
        fillers.has(text) ||
        /^(?:\d{1,4}(?:개|건|줄|행)?|개|건|줄|행)$/.test(text) ||
        days.includes(text.replace(/[’']s$/u, '')),
    );
  const isUnknown = (piece: Piece) => !isFiller(piece) && (piece.roles.length === 0 || !piece.exact);
  const adds = (piece: Piece) =>
    besides.some((kind) => hasRole(piece, kind)) ||
    hasRole(piece, 'mood', 'polite') ||
    hasRole(piece, 'mood', 'ask') ||
    hasRole(piece, 'action', 'open') ||
    hasRole(piece, 'action', 'change') ||
    isFiller(piece) ||
    hasRole(piece, 'action', 'help') ||
    hasRole(piece, 'filter', 'from-microsoft');
  // Signs beside each other are one word.
  const words = left.filter((piece, at) => isUnknown(piece) && !(isHan(piece) && isHanBefore(left[at - 1], piece)));
  return words.length <= (isWhole ? 0 : mostUnknown) && left.every((piece) => isUnknown(piece) || adds(piece));
}

/** `who gets french referrals`: which of them, and no other matter. */
const isCountry = (said: string, { tokens }: Piece) =>
  countriesSaid(said.slice(tokens[0]?.from, tokens.at(-1)?.to)).length > 0;

const isHan = ({ tokens }: Piece) => /^\p{Script=Han}/u.test(tokens[0]?.text ?? '');

/** Unknown, and written right in front of it. */
function isHanBefore(before: Piece | undefined, { tokens }: Piece): boolean {
  return (
    before !== undefined && before.roles.length === 0 && isHan(before) && before.tokens.at(-1)?.to === tokens[0]?.from
  );
}

const joinedDays = daysSaid.map((days) => ({ days, folded: joined(days) }));

function daysIn(said: string): string | undefined {
  const words = joined(said);
  const days = joinedDays.find(({ folded }) => words.includes(folded))?.days;
  const at = days === undefined ? -1 : said.toLowerCase().indexOf(days);
  if (days === undefined || at < 0) return days;
  const before = sinceThen.before.exec(said.slice(0, at))?.[0] ?? '';
  const behind = sinceThen.behind.exec(said.slice(at + days.length))?.[0] ?? '';
  return `${before}${days}${behind}`;
}
/** `what changed since yesterday`, `어제부터 뭐가 바뀌었어`, 從昨天開始: from that day until now, and not that day alone. */
const sinceThen = { before: /(?<!\p{L})(?:since|со?) $|[從自]$/iu, behind: /^(?:부터|開始|以來|起)/u };

import { countriesSaid } from '../../../answers/place/place-said.ts';
import { hasRole, isSign } from '../../sentence/piece.ts';
import { type DetailReaders, meaning, type Rule, rolesOf } from '../rule.ts';

/**
 * `accept all the german ones`, `accept the biggest one in Germany`, `прими все немецкие`: nothing is done to several at once, nor to
 * one that no name tells. What waits for an answer and fits is listed, each with its buttons.
 */
export const deedOfSeveral: Rule = (parse, readers) => {
  const { names, mood, sentence, pieces } = parse;
  if (names.length === 0 && mood === 'asks' && !sentence.isQuestion && ofBoth.test(sentence.text)) {
    for (const kind of ['action', 'state', 'thing'] as const) parse.use(kind);
    return meaning(parse, 'list', { list: 'inbox', filters: [], runs: [], rest: '' });
  }
  const [first] = pieces.filter(
    (piece) => !isSign(piece) && !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite'),
  );
  const isOrdered = first !== undefined && deeds.some((deed) => hasRole(first, 'action', deed));
  if (!isOrdered || names.length > 0 || mood !== 'asks' || sentence.isQuestion) return undefined;
  // `accept all of mine`: what waits for an answer is the inbox, whose ones they are.
  if (ofMine.test(sentence.text) && parse.has('list', 'mine')) {
    for (const kind of ['action', 'state', 'thing', 'list', 'person'] as const) parse.use(kind);
    return parse.left.length === 0
      ? meaning(parse, 'list', { list: 'inbox', filters: [], runs: [], rest: '' })
      : undefined;
  }
  if (others.some((kind) => parse.has(kind)) || !ofSeveral.test(sentence.text)) return undefined;
  const filters = rolesOf(parse, ['filter', 'type']);
  for (const kind of ['action', 'state', 'filter', 'type', 'thing'] as const) parse.use(kind);
  const runs = parse.runs
    .map((run) => ({ ...run, text: run.text.replace(superlative, ' ').replace(/ {2,}/gu, ' ').trim() }))
    .filter(({ text }) => text !== '');
  if (runs.length + filters.length === 0 || !runs.every((run) => isBound(run, readers))) return undefined;
  return meaning(parse, 'list', { list: 'inbox', filters, runs, rest: runs.map(({ text }) => text).join(' ') });
};

/** `둘 다 수락`, `兩筆都接`: of those that were listed, and which they are no word says. */
const ofBoth =
  /^(?:그 |이 )?(?:둘|셋|두 ?[건개]|세 ?[건개]) ?(?:다|모두) ?(?:수락|승인|거절|반려|받을게|받아|맡을게|할게)\p{Script=Hangul}{0,4}(?: ?(?:주세요|부탁\p{Script=Hangul}{0,4}))?[.!~ ]{0,3}$|^(?:這|那)?[兩二三四幾][個筆件](?:我們?)?(?:都|全)(?:我們?|要|先)?(?:接|收|接受|拒絕|認領|拿)(?:了|下來?|吧)?[.!。！ ]{0,3}$/u;
const deeds = ['accept', 'decline', 'claim'] as const;
/** A list that is named is shown, and what a field says is of one deal. */
const others = ['list', 'field', 'person'] as const;
const ofSeveral =
  /(?<!\p{L})(?:all|every|each|both|everything|ones|(?:the )?(?:big|larg|small|new|old|lat|high|low|near)(?:g?est|ies?t)|most \p{L}{3,12}|все|всё|всех|кажд\p{L}{2,3}|сам(?:ый|ую|ое|ые|ая) \p{L}{3,20})(?!\p{L})/iu;
const ofMine =
  /(?<!\p{L})(?:all|everything|every one)(?: of)? (?:mine|my)(?!\p{L})|(?<!\p{L})(?:все|всё|всех) (?:мои|моё|мое|моих)(?!\p{L})/iu;
const superlative =
  /(?<!\p{L})(?:(?:big|larg|small|new|old|lat|high|low|near)(?:g?est|ies?t)|most \p{L}{3,12}|one|ones|сам(?:ый|ую|ое|ые|ая)(?: \p{L}{3,20}(?:ый|ую|ое|ые|ая|ий|ую))?)(?!\p{L})/giu;

const isBound = ({ text, bound }: { readonly text: string; readonly bound?: string }, readers: DetailReaders) =>
  readers.isCountry(text) ||
  readers.isDay(text) ||
  (bound !== undefined && readers.isAmount(text)) ||
  (/^\p{L}+$/u.test(text) && countriesSaid(text).length > 0);

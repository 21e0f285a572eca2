import { pastCloseSaid } from '../../../answers/day/past-close.ts';
import type { Meaning, Parse } from '../../meaning.ts';
import { isSign } from '../../sentence/piece.ts';
import { type DetailReaders, hasDeed, listKinds, meaning, type Rule, rolesOf } from '../rule.ts';
import { saysDay } from './closing-day.ts';
import { endStates, endsAskedFor } from './ended-deals.ts';
import { listNamed } from './list-named.ts';
import { placeSaid } from './lists-unnamed.ts';
import { isNoList } from './no-list.ts';

/** `which of my deals slipped?`: the words say which state, and until when. */
export const pastItsClose: Rule = (parse) => {
  if (parse.names.length > 0 || parse.has('question', 'how-many')) return undefined;
  if (pastCloseSaid(parse.sentence.text) === undefined) return undefined;
  const list = listNamed(parse) === 'mine' ? 'mine' : 'outbound';
  const filters = rolesOf(parse, ['type', 'person', 'filter']).filter(({ id }) => id !== 'expiring' && id !== 'urgent');
  for (const kind of [...listKinds, 'bound'] as const) parse.use(kind);
  return meaning(parse, 'list', { list, filters });
};

/** A list by its name or by its filters: `unowned in Germany`, `what expires this week`. */
export const list: Rule = (parse, readers) => {
  const named = listNamed(parse);
  const closes = parse.has('field', 'closeDate') && parse.names.length === 0 && saysDay(parse, readers);
  const ended = endsAskedFor(parse, named);
  const isFree = nobodyTook(parse);
  const isOver = areOver(parse);
  const isFirst = asksForFirst(parse);
  const isBounded = closes || isFree || isOver || isFirst || ended.length > 0 || bounds.some((kind) => parse.has(kind));
  if ((!named && !isBounded) || isNoList(parse, named, readers)) return undefined;
  const filters = [
    ...filtersOf(parse, named),
    ...(parse.has('state') ? [] : ended),
    ...(isFree ? [{ kind: 'filter', id: 'unowned' } as const] : []),
  ];
  const isArchived = filters.some(({ kind, id }) => kind === 'state' && endStates.includes(id));
  // A state alone is a list; together with unknown words it is ambiguous.
  const isClear = named || closes || isFree || isFirst || ended.length > 0 || parse.has('filter') || parse.has('thing');
  for (const kind of listKinds) parse.use(kind);
  // `выигранные в этом году`: function words belong to the day.
  const isPlaceOrDay = () =>
    readers.isCountry(placeSaid(parse)) ||
    readers.isDay(parse.rest) ||
    (parse.left.length <= 2 && saysDay(parse, readers));
  if (!isClear && parse.left.length > 0 && !isPlaceOrDay()) return undefined;
  const isFirstOfDeals = isFirst && !parse.has('filter', 'expiring');
  const isOfQuarter = endsInQuarter.test(parse.sentence.text);
  const chosen =
    named ?? (closes || isOver || isOfQuarter || isFirstOfDeals || parse.has('type') ? 'outbound' : 'inbound');
  if (isArchived && named === 'mine')
    // `my won deals`: closed, so they are in the archive.
    return meaning(parse, 'list', { list: 'archived', filters: [...filters, { kind: 'person', id: 'me' }] });
  const isNarrow = named !== undefined && named !== 'outbound' && named !== 'inbox';
  const runs = runsWithReason(parse, readers, isArchived);
  return meaning(parse, 'list', { list: isArchived && !isNarrow ? 'archived' : chosen, filters, runs });
};

/** `이번 분기 마감되는거`: an answer is due within days, so what ends in a quarter or a year is a deal. */
const endsInQuarter =
  /(?:(?:이번|다음) ?(?:분기|반기)|올해|내년)(?: ?안에| ?내에| ?말)? ?(?:에|까지)? ?(?:마감|끝나|종료)/u;

/** `declined for budget`: why they ended is no filter, so it is looked for, and named where nothing is found. */
function runsWithReason(
  { pieces, names, runs, sentence: { text } }: Parse,
  { isCountry, isDay }: DetailReaders,
  isEnded: boolean,
): Meaning['runs'] {
  const said = isEnded && names.length === 0 ? reasons.exec(text)?.[1] : undefined;
  const last = pieces.findLast((piece) => !isSign(piece));
  const isField = last?.roles.some(({ kind }) => kind === 'field') === true;
  return said && isField && !isCountry(said) && !isDay(said) ? [...runs, { text: said }] : runs;
}
const reasons = / (?:for|because of|due to|over|on|из-за|по) (?:the |their )?(\p{L}{3,20})[\s.?!]{0,3}$/iu;

const bounds = ['filter', 'state', 'type'] as const;

/** `stuff nobody picked up yet`, `what has no one taken?` */
function nobodyTook(parse: Parse): boolean {
  const isNobody = parse.has('person', 'nobody') && !parse.has('filter', 'unowned') && parse.names.length === 0;
  const isLookedAt = parse.has('action', 'open') && parse.has('mood', 'did') && parse.has('question', 'what');
  return isNobody && (isLookedAt || (['accept', 'claim'] as const).some((deed) => parse.has('action', deed)));
}

function filtersOf(parse: Parse, named: string | undefined) {
  // `my inbox`: the inbox is always one's own, so `my` is not a filter.
  const isOwn = (named === 'inbox' || named === 'mine' || named === 'favourites') && parse.use('person', 'me');
  return rolesOf(parse, isOwn ? ['state', 'filter', 'type'] : ['state', 'filter', 'type', 'person']);
}

/** `제일 큰 건 뭐야`: which of all, and nothing of the one opened last. */
export const asksForFirst = ({ names, sentence }: Parse): boolean =>
  names.length === 0 && firstOfAll.test(sentence.text);

/** Of deals, or of nothing named: a customer and a problem may also be the biggest. */
const firstOfAll =
  /(?:제일|가장|젤) ?(?:큰|비싼|작은)(?: ?(?:거|것|건(?!물|강|설)|걸|게|딜|추천|기회|금액|순)|[\s.?!~]{0,5}$)|(?:큰|작은|높은|낮은|비싼) ?순(?:으로|서)?|금액 ?순(?:으로|서)?|(?:金額|價值)?[大高](?:到|至)[小低]|[小低](?:到|至)[大高]|(?:依|按|照|用)照?金額(?:大小|高低)?來?排|最(?:大|小|貴)(?:的?(?:那|這|一|幾){0,2}[筆單件案]|的?(?:那|這|一)?個?(?:交易|轉介|商機|機會|生意)|的(?:那|這|哪)?個?(?:[是在排先給]|有哪|[\s?？!！。~]{0,5}$))/u;

/** `五十萬以上的案子` */
function areOver(parse: Parse): boolean {
  const isOfDeals = parse.has('thing', 'deal') || (parse.has('thing', 'referral') && /案/.test(parse.sentence.text));
  return isOfDeals && parse.has('bound', 'over') && !parse.has('thing', 'all') && !hasDeed(parse);
}

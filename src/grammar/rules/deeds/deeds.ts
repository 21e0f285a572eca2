import type { Intent, Parse } from '../../meaning.ts';
import { isSign } from '../../sentence/piece.ts';
import type { Action } from '../../sentence/roles.ts';
import { meaning, type Rule } from '../rule.ts';
import { deedOf } from './deed-meant.ts';
import { isOfAll, isOfSolutions, isOtherwise } from './deed-otherwise.ts';
import { ownWords, reasonBeside, saysReason } from './deed-reason.ts';
import { endIsTold } from './end-told.ts';
import { isReasoned } from './refusals.ts';

/** An action on one referral: the named one, or the one opened last. */
export const doing: Rule = (parse, readers) => {
  const action = deedOf(parse);
  const hasName = parse.names.length > 0;
  if (!action || isOfSolutions(parse, action) || isOfAll(parse)) return undefined;
  if (isOtherwise(parse, action, readers)) return undefined;
  if (saysAnswered(parse)) return undefined;
  const isEnd = action === 'won' || action === 'lost';
  // Without a name they are states to filter by, unless they are told of a deal.
  const isTold = isEnd && !hasName && endIsTold(parse, readers);
  if (!hasName && ((isEnd && !isTold) || parse.has('list') || parse.has('filter'))) return undefined;
  parse.use('action', action);
  parse.use('action', 'open');
  parse.use('action', 'change');
  for (const kind of ['thing', 'talk', 'question', 'state'] as const) parse.use(kind);
  if (hasName || action === 'claim') parse.use('person', 'me');
  if (isEnd) parse.use('field', 'closeDate');
  if (!hasName && !isTold && !isReasoned(parse, action, readers) && (parse.left.length > 0 || action === 'open'))
    return undefined;
  return meaning(parse, action as Intent, {
    rest: action === 'decline' || action === 'lost' ? reasonOf(parse) : parse.restToTheEnd,
  });
};

function reasonOf(parse: Parse): string {
  const said = ownWords(parse).replace(saysReason, '');
  const beside = reasonBeside.exec(said);
  return beside?.index === 0 ? said.slice(beside[0].length) : said;
}

const saysAnswered = ({ names, sentence: { text } }: Parse): boolean =>
  tellsWhatWas.test(text) || (names.length === 0 && answeredOnes.test(text));
/** `거절한것들 다시 보고싶어`: those that were answered so. */
const answeredOnes = /(?:수락|승인|거절|거부|반려)(?:했던|한|된) ?(?:거|것|건)(?:들)?/u;
/** `수락됨`, `콘토소 거절됨`: in the passive it is done already. */
const tellsWhatWas = /(?:수락|승인|거절|거부|반려)됨[\s.!~]{0,3}$/u;

/**
 * `литерой займусь в пятницу`, `accept Zenith tomorrow`: what is meant for another day is not done now. Only where the
 * day is all that is said beside the deed: in `беру Каскад, в пятницу встреча с ними` it is of something else.
 */
export const deedLater: Rule = (parse, readers) => {
  const [, day, deed] = thenOnly.exec(parse.sentence.text) ?? [];
  if (day && deed && parse.names.length === 1 && !parse.sentence.isQuestion) {
    const id: Action = deed === '拒絕' ? 'decline' : 'accept';
    return meaning(parse, 'remind', {
      exact: false,
      filters: [{ kind: 'action', id }],
      rest: readers.isMoment(day) ? day : '',
    });
  }
  const action = deedOf(parse);
  const { pieces, sentence } = parse;
  if (parse.names.length !== 1 || !deedsPutOff.some((deed) => deed === action) || sentence.isQuestion) return undefined;
  const isOther = parse.has('bound') || parse.has('list') || parse.has('mood', 'not') || parse.has('filter');
  if (isOther || pieces.slice(0, -1).some(isSign)) return undefined;
  parse.use('action', action);
  parse.use('person', 'me');
  const [said, ...others] = parse.runs;
  if (!said || others.length > 0 || said.bound) return undefined;
  const asDeed = { exact: false, filters: [{ kind: 'action', id: action as Action }] } as const;
  if (laterDay.test(said.text) && readers.isMoment(said.text))
    return meaning(parse, 'remind', { ...asDeed, rest: said.text });
  return [laterOn, laterPeriod].some((later) => later.test(said.text)) || endsLater.test(sentence.text)
    ? meaning(parse, 'remind', { ...asDeed, rest: '' })
    : undefined;
};
/** `松江紡織下週再接`: accepted then, and not before. */
const thenOnly =
  /(明天|後天|下[週周]|下星期|下禮拜|下個月|(?:下?[週周]|禮拜|星期)[一二三四五六日天])再(接受?|受理|拒絕)(?:吧|好了|啦)?[。.!！]?$/u;
const deedsPutOff = ['claim', 'accept', 'decline'] as const satisfies readonly Action[];
const laterDay =
  /^(?:tomorrow|tmrw|mon|tues|wednes|thurs|fri|satur|sun|next|завтра|послезавтра|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|내일|모레|글피|다음 ?주|[월화수목금토일]요일|明天|後天|下[週周]|下星期|[週周][一二三四五六日]|星期[一二三四五六日])/iu;
/** No day of a reminder: it is asked when. As all that is said: `내년 예산이라 …` is a reason. */
const laterPeriod = /^(?:(?:下個?(?:月|季|年)|明年)(?:再|的時候)?|(?:다음 ?(?:달|분기|해)|내년)(?:에|으로|로)?)$/u;
const endsLater = /(?<!\p{L})(?:next (?:month|quarter|year)|в следующем (?:месяце|квартале|году))[.!]?$/iu;
const laterOn = /^(?:later|later on|some other time|another time|позже|попозже|потом|나중에|이따가|晚點|之後|改天)$/iu;

/** `can i have it?`, of the referral spoken of: a wish, although it has the form of a question. */
export const wantsIt: Rule = (parse) =>
  parse.names.length === 0 && wanted.test(parse.sentence.text) ? meaning(parse, 'claim', { exact: false }) : undefined;

const wanted =
  /^(?:(?:please|ok|okay|yes|yep),? )?(?:(?:can|could|may) i (?:have|take|get|keep)|gimme|give me|let me have|i(?:['’]?ll| will) (?:have|take|grab)) (?:it|that|this|that one|this one)(?:,? please)?[?.! ]*$/iu;

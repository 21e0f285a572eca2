import { asksWhatItMeans } from '../../sentence/what-it-means.ts';
import { bringsIn } from '../lists/exporting.ts';
import { asksWhy } from '../lists/no-list.ts';
import { doings, meaning, type Rule } from '../rule.ts';

const wayOf =
  /(?:는|하는) ?(?:법|방법)(?:을|이|은|도|좀)?(?: ?(?:좀 )?(?:알려|말해|설명|가르쳐|뭐|있|궁금|모르)\p{Script=Hangul}{0,6}(?: ?주세요)?)?[?.!~ ]{0,3}$/u;

export const help: Rule = (parse) => {
  if (parse.has('action', 'template') && !parse.has('question', 'how')) return undefined;
  // `목록 파일로 올리고 싶어`: help explains how to import.
  if (parse.names.length === 0 && parse.has('action', 'export') && bringsIn(parse)) return meaning(parse, 'help');
  if (ofTeam.test(parse.sentence.text)) return undefined;
  // `알림 끄는 법 알려줘`: how it is done, and not to be done.
  if (parse.names.length === 0 && parse.has('action') && wayOf.test(parse.sentence.text)) return meaning(parse, 'help');
  // `как добавить дедлайны в аутлук`: the calendar's own card tells how.
  if (
    parse.names.length === 0 &&
    parse.has('action', 'calendar') &&
    (parse.has('question', 'how') || parse.has('action', 'help'))
  )
    return meaning(parse, 'calendar');
  const { text } = parse.sentence;
  if (parse.names.length === 0 && asksWhatItMeans(text)) return meaning(parse, 'help', { isReadWhole: true });
  if (parse.names.length === 0 && whatComesOf.test(text)) return meaning(parse, 'help');
  const asksHow =
    parse.has('question', 'how') &&
    (!asksWhy(parse) || barred.test(parse.sentence.text)) &&
    parse.has('action') &&
    parse.names.length === 0;
  if (!parse.use('action', 'help') && !asksHow) return undefined;
  // `麻煩幫忙接受…`: here `help` is politeness before another action.
  return parse.names.length > 0 && doings.some((deed) => parse.has('action', deed))
    ? undefined
    : meaning(parse, 'help');
};

/** `why can’t I accept`, `зачем принимать`: a deed that one may not do, or has to, is of help as much as how it is done. */
const barred =
  /(?<!\p{L})(?:can[’']?t|cannot|can (?:i|we) not|not (?:able|allowed)|unable|(?:do|must|should) (?:i|we) (?:need|have)|must (?:i|we)|should (?:i|we)|нельзя|не (?:могу|можем|получается|уда[её]тся|выходит|дают|да[её]т)|(?:мне|нам) (?:надо|нужно)|(?:надо|нужно) ли|зачем(?: мне| нам)? \p{L}{2,20}(?:ть|ти|чь)(?:ся)?)(?!\p{L})/iu;

/** `거절하면 고객한테 바로 알려지나요`, 拒絕的話客戶會馬上知道嗎: what comes of a deed. */
const whatComesOf =
  /^(?:성사|실패)(?:로|으로)? ?(?:표시|처리|변경)?하면 .{0,20}(?:뭐|뭘|무슨|어떻|누가|언제).{0,16}$|^(?:혹시 |근데 |그냥 )?(?:거절|수락|반려|승인|안 ?받으|받으)(?:하)?면 .{2,40}(?:나요|가요|까요|되나|지나|는지)\??$|^(?:혹시 |근데 |그냥 )?(?:거절|수락|반려|승인|안 ?받으|받으)(?:하)?면 .{0,30}(?:뭐|뭘|무슨|어떻|어디|어느|누가|누구|언제|얼마).{0,20}$|^(?:請問|那)?(?:如果)?(?:我)?(?:拒絕|婉拒|接受|接下|接|收下|認領|不接|退掉|贏|輸|成交)(?:了)?(?:的話|之後|以後|後).{0,20}(?:什麼|怎樣|怎麼|誰|哪|多久|會不會|是不是).{0,8}$|^(?:請問)?(?:如果)?(?:拒絕|婉拒|接受)(?:的話|了的話|之後|以後).{2,20}[嗎?？]$/u;

/** `убери Диего из команды`, `кто в команде`: the word for commands is that for a team, too. */
const ofTeam = /(?<!\p{L})(?:из|в|во|к|для|на|от|у|моей|моя|моего|нашей|наша|вся|всей) команд[аеуы](?!\p{L})/iu;

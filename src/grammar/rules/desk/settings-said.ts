import type { Intent, Parse } from '../../meaning.ts';
import type { Action } from '../../sentence/roles.ts';
import { isFavourForm } from '../../sentence/verb-forms.ts';
import { meaning, type Rule } from '../rule.ts';

/** `알림 켜져있나`, `주말엔 알림 안오지`: whether there are any is asked, and nothing switched. */
export const asksIfReminded: Rule = (parse) => {
  // `打開提醒好嗎`, `알림 켜줄 수 있어?`: a polite order.
  if (parse.has('action', 'unmute') && isPolite(parse) && !ifReminded.test(parse.sentence.text)) return undefined;
  const isAsked = parse.mood === 'wonders' || parse.sentence.isQuestion || ifReminded.test(parse.sentence.text);
  const isOfThem = parse.has('action', 'mute') || parse.has('action', 'unmute') || ifReminded.test(parse.sentence.text);
  const isHow = parse.has('question', 'how') || parse.has('action', 'help');
  return parse.names.length === 0 && isAsked && isOfThem && !isHow ? meaning(parse, 'settings') : undefined;
};
const isPolite = (parse: Parse) =>
  parse.has('mood', 'polite') || parse.pieces.some(({ tokens }) => tokens.some(({ text }) => isFavourForm(text)));
const ifReminded =
  /알림(?:이|은|을)? ?(?:지금 )?(?:켜져|꺼져|켜진|꺼진) ?\S{0,3}(?:나|어|지|냐|니)(?:요)?[?？ ]{0,2}$|提醒(?:現在|目前)?(?:有|是)(?:開|關)著?(?:嗎|吧|的)/u;

/** Stand-alone commands: `resume`, `settings`. */
export const alone =
  (action: Action, intent: Intent): Rule =>
  (parse, readers) => {
    if (readers.isSaidApart(parse.pieces, action)) return meaning(parse, intent);
    if (!parse.use('action', action)) return undefined;
    parse.use('thing', 'it');
    parse.use('action', 'open');
    if (action === 'settings') for (const used of ['change', 'help'] as const) parse.use('action', used);
    parse.use('talk');
    parse.use('question');
    return parse.left.length === 0 && parse.names.length === 0 ? meaning(parse, intent) : undefined;
  };

/** `캘린더에 마감 안 보이는데?`: something is amiss there. */
const notSeen = /안 ?(?:보이|뜨|떠|나와|나오|들어와|들어오)|看不(?:到|見)|沒(?:有)?(?:出現|看到)/u;

/** `put my deadlines into the calendar`, `마감일을 캘린더에 넣어줘` */
export const calendar: Rule = (parse) => {
  const isDenied = parse.mood === 'forbids' && !notSeen.test(parse.sentence.text);
  if (isDenied || parse.names.length > 0 || !parse.use('action', 'calendar')) return undefined;
  for (const kind of ['field', 'thing', 'talk', 'question', 'list', 'person', 'filter', 'action'] as const)
    parse.use(kind);
  const left = parse.left.flatMap(({ tokens }) => tokens);
  return left.length <= mostUnknown && !left.some(({ text }) => /\p{N}/u.test(text))
    ? meaning(parse, 'calendar')
    : undefined;
};

const mostUnknown = 2;

/** `please write Korean`, `중국어로 써줘`: a language and nothing else is not a note. */
export const writeIn: Rule = (parse, readers) => {
  const says =
    uses.test(parse.sentence.text) ||
    parse.has('action', 'note') ||
    parse.has('action', 'change') ||
    parse.has('action', 'language');
  return says && parse.names.length === 0 && readers.isLanguage(parse.sentence.text)
    ? meaning(parse, 'language', { rest: parse.sentence.text })
    : undefined;
};

/** `use English` */
const uses = /^(?:please )?(?:use |используй|пользуйся|使用|用)/iu;

export const language: Rule = (parse, readers) => {
  // `не говори моему начальнику` is not about a language.
  const isDenied = parse.has('mood', 'not') && !readers.isLanguage(parse.sentence.text);
  if (isDenied || !parse.use('action', 'language')) return undefined;
  return parse.names.length === 0 ? meaning(parse, 'language', { rest: parse.sentence.text }) : undefined;
};

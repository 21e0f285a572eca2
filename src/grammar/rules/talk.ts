import { placesDenied } from '../../answers/denied-place.ts';
import { isKoreanVerb } from '../../answers/sentence-like.ts';
import { saysDelay } from '../delay.ts';
import type { Intent, Parse } from '../meaning.ts';
import type { Action } from '../roles.ts';
import { hasRole, type Piece, textOfPieces } from '../sentence.ts';
import { isFavourForm, isForbiddingForm } from '../verb-forms.ts';
import { endsReminder } from '../wants-reminders.ts';
import { wantsIt } from './deeds.ts';
import { detailOf } from './detail.ts';
import { bringsIn } from './exporting.ts';
import { asksWhy } from './no-list.ts';
import { movesMatter } from './other-day.ts';
import { type DetailReaders, doings, meaning, type Rule } from './rule.ts';

/** Thanks, a greeting or an emoji, and nothing else. */
export const smallTalk: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  if (auditSaid.test(text)) return undefined;
  if (parse.names.length === 0 && howAreYou.test(text)) return meaning(parse, 'help');
  if (parse.names.length === 0 && (wrongPlace.test(text) || aside.test(text))) return meaning(parse, 'thanks');
  return onlyTalk(parse, readers);
};

/** Of no deal: `как дела у Каскада` asks for one. */
const howAreYou =
  /^(?:привет,? |всем привет,? |ну,? |и )?как (?:дела|делишки|жизнь|настроение|поживаешь|поживаете)(?: у тебя| у вас| сегодня| вообще){0,2}[?!. ]{0,3}$/iu;
/** Wishes and remarks whose words mean filters and absences elsewhere. */
const aside =
  /^(?:(?:всем |тебе |вам )?(?:хороших|приятных|отличных) (?:выходных|праздников|каникул)|(?:всем |тебе |вам )?(?:хорошего|приятного|отличного) (?:отпуска|отдыха|вечера|дня)|(?:да )?(?:это )?(?:уже )?не важно|(?:да )?ничего страшного|ахах\p{L}{0,8}|ржу(?: не могу)?|ну и (?:день|денёк|денек|дела|неделька)|хм,? интересно|(?:what a (?:day|week)|happy (?:monday|tuesday|wednesday|thursday|friday|holidays|new year)|hmm,? interesting|(?:congrats|congratulations)(?: (?:on|to) .{2,40})?)|поздравляю(?: (?:с|тебя|вас) .{2,40})?)(?:,? (?:всем|коллеги|ребята|all|everyone|everybody|team))?[!. ]{0,3}$/iu;

const onlyTalk: Rule = (parse, readers) => {
  // `oops, wrong one` takes something back.
  if (parse.has('action', 'undo') && mistaken.test(parse.sentence.text)) return undefined;
  const talk = parse.use('talk', 'thanks') ? 'thanks' : parse.use('talk', 'greeting') ? 'help' : undefined;
  if (!talk || parse.names.length > 0) return undefined;
  // `ok gimme that one`
  if (wantsIt(parse, readers)) return undefined;
  parse.use('talk');
  parse.use('thing');
  // `thanks for your help` is not a request for help.
  const firstOf = (kind: 'talk' | 'action', id: 'thanks' | 'help') =>
    parse.pieces.findIndex((piece) => hasRole(piece, kind, id));
  if (talk === 'thanks' && firstOf('talk', 'thanks') < firstOf('action', 'help')) parse.use('action', 'help');
  // `那個不用了 謝啦`, `그건 됐어요 고마워요`: no thanks, and no deed on what was spoken of last.
  if (talk === 'thanks' && noNeed.test(parse.sentence.text)) {
    for (const id of ['decline', 'change'] as const) parse.use('action', id);
    parse.use('mood', 'not');
  }
  const isWarm =
    talk === 'thanks' && parse.pieces.some(({ tokens }) => tokens.some(({ text }) => gratitude.test(text)));
  const says = parse.pieces.some(
    ({ roles, tokens }) =>
      roles.some(({ kind }) => speaking.includes(kind)) &&
      !tokens.some(({ text }) => /[가-힣]했(?:어|어요|습니다)$/.test(text)),
  );
  // `thanks, you saved my evening`: the reason for the thanks may be any few words.
  if (isWarm && lookMyself.test(parse.sentence.text) && !parse.sentence.isQuestion) return meaning(parse, talk);
  if (isWarm && !says && parse.left.length <= mostKindWords) return meaning(parse, talk);
  return parse.left.length === 0 ? meaning(parse, talk) : undefined;
};

/** `不需要`, `안 해도 돼요`, said where a referral was spoken of: no decline, which the answer says. */
export const leftAsItIs: Rule = (parse) => {
  const { text } = parse.sentence;
  return parse.names.length === 0 && noThanks.test(text) && /[不必要]|안 ?해/u.test(text)
    ? meaning(parse, 'leave')
    : undefined;
};

/** `不用了`, `아냐 괜찮아`: nothing is wanted, and nothing declined. */
export const wantsNothing: Rule = (parse) =>
  parse.names.length === 0 && noThanks.test(parse.sentence.text) ? meaning(parse, 'thanks') : undefined;
const noThanks =
  /^(?:啊|喔|嗯|那|那就|先|算了)?[,， ]?(?:不用|不必|不需要)了?(?:啦|喔|吧|沒事|謝謝|謝啦|，謝謝|, ?謝謝)?[\s.!。！~]{0,4}$|^(?:아냐|아니|아니야|아뇨|음|아)?[, ]{0,2}(?:괜찮아요?|괜찮습니다|됐어요?|됐습니다|안 ?해도 ?(?:돼요?|됩니다))[\s.!~]{0,4}$/u;
/** 감사 is thanks, and an audit. */
const auditSaid = /감사 ?(?:로그|기록|이력|내역|추적|자료)/u;

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
const tooMany =
  /^(?:這?個?)(?:提醒|通知)(?:實在|真的)?(?:太|好|有夠)多[了啦啊喔]?(?:[,， ]?(?:停|夠了|好煩|煩死了|受不了))?[\s.!。！~]{0,4}$|^(?:알림|리마인더|알람)(?:이|은|가)? ?(?:너무|넘|엄청) ?많(?:아|이|네|음|다|습니다|은)\S{0,3}(?: ?와요?)?[\s.!~ㅠㅜ]{0,4}$|^(?:there are |i get )?(?:way )?too many (?:reminders|notifications|pings|nudges)[\s.!]{0,4}$|^слишком много (?:напоминаний|уведомлений)[\s.!]{0,4}$/iu;
const ifReminded =
  /알림(?:이|은|을)? ?(?:지금 )?(?:켜져|꺼져|켜진|꺼진) ?\S{0,3}(?:나|어|지|냐|니)(?:요)?[?？ ]{0,2}$|提醒(?:現在|目前)?(?:有|是)(?:開|關)著?(?:嗎|吧|的)/u;

/** `내가 나중에 볼게 땡큐`, `我晚點自己看 謝囉`: what the writer does without the desk. */
const lookMyself =
  /(?:나중에|이따가?|있다가|직접) (?:볼게|할게|해볼게|확인할게|찾아볼게)|(?:晚點|等等|等下|待會|之後)?(?:我)?自己(?:再)?(?:看|來|弄|處理|找|查)/u;
const noNeed =
  /^(?:那個|這個|那筆|這筆)?(?:不用|不必|不要|免)了?[\s,，。]{0,3}(?=\p{Script=Han})|^(?:그건|이건|그거|이거|그거는)? ?(?:됐어요?|됐습니다|필요 ?없어요?|안 ?해도 ?(?:돼요?|됩니다))[\s,.~]{0,3}(?=\p{Script=Hangul})/u;
const gratitude = /^(?:thank|thx|cheers|tysm|спс|спасиб|благодар|пасиб|감사|고마|고맙|땡큐|謝|感|3q)/;
const speaking = ['action', 'field', 'list', 'filter', 'question', 'state', 'type', 'bound'];
const mostKindWords = 5;

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

/** `리드 새로 온 거 있어?`: beside leads, what is new and what has come are they. */
export const leads: Rule = (parse, readers) => {
  const found = onlyLeads(parse, readers);
  if (found || !parse.use('action', 'leads')) return found;
  const isOther = parse.names.length > 0 || parse.has('action', 'create') || parse.has('bound') || parse.has('filter');
  for (const [kind, id] of besideLeads) parse.use(kind, id);
  return !isOther && parse.has('list', 'inbox') && parse.left.length === 0 ? meaning(parse, 'leads') : undefined;
};

const onlyLeads = alone('leads', 'leads');
const besideLeads = [
  ['list', 'inbox'],
  ['list', 'inbound'],
  ['action', 'open'],
  ['question', undefined],
  ['talk', undefined],
] as const;

/** `undo my last action`, `I pressed the wrong button, take it back`: the object is unambiguous. */
export const undo: Rule = (parse) => {
  const isToldOf = parse.mood === 'tells' && !parse.has('mood', 'hearsay');
  // `剛剛那個不算`: what is not to count is undone.
  const isUncounted =
    parse.mood === 'forbids' &&
    parse.pieces.every((piece) => !hasRole(piece, 'mood', 'not') || hasRole(piece, 'action', 'undo'));
  const isMeant = parse.mood === 'asks' || parse.mood === 'wonders' || isToldOf || isUncounted;
  if (parse.names.length === 0 && !parse.sentence.isQuestion && slipped.test(parse.sentence.text))
    return meaning(parse, 'undo');
  if (parse.names.length > 0 || !parse.use('action', 'undo')) return undefined;
  if (isMistake(parse)) return meaning(parse, 'undo');
  if (!isMeant) return undefined;
  for (const kind of ['thing', 'talk', 'question', 'person'] as const) parse.use(kind);
  parse.use('list', 'mine');
  parse.use('action', 'change');
  const left = parse.left.filter(({ tokens }) => !tokens.every(({ text }) => outcry.test(text)));
  return left.length === 0 ? meaning(parse, 'undo') : undefined;
};

/** `oops wrong chat`, `ой, не туда`: meant for somebody else, and nothing here is to be taken back. */
const wrongPlace =
  /^(?:(?:oops|sorry|whoops|ah|oh|my bad|ignore (?:this|that|me))[,.! ]{1,3}){0,3}(?:(?:that was |this was )?(?:the |in the )?wrong (?:chat|window|channel|thread|group|person|tab)|not for you)(?:[,.! ]{1,3}(?:sorry|oops|my bad|ignore (?:this|that)))?[.! ]{0,3}$|^(?:(?:ой|упс|извини(?:те)?|прости(?:те)?|сорри|блин)[,.! ]{1,3}){0,3}(?:(?:это )?не (?:туда|вам|тебе|в тот чат|тот чат|то окно|в то окно)(?: написал[аи]?| отправил[аи]?)?|ошибся (?:чатом|окном)|ошиблась (?:чатом|окном))(?:[,.! ]{1,3}(?:извини(?:те)?|прости(?:те)?|сорри))?[.! ]{0,3}$/iu;

/** `undo please, wrong customer`: the rest is the reason. */
function isMistake({ pieces, sentence: { text } }: Parse): boolean {
  const [first] = pieces.filter((piece) => !hasRole(piece, 'glue'));
  const others = pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id !== 'undo'));
  return first !== undefined && hasRole(first, 'action', 'undo') && !others && mistaken.test(text);
}

/** `방금 수락한거 잘못눌렀어`, 剛剛接錯了 */
const slipped =
  /(?:수락|거절|승인|반려)\p{Script=Hangul}{0,4} ?(?:버튼 ?)?잘못 ?(?:눌|했)|(?:剛剛|剛才|我)(?:接|按|點|選|拒絕?)錯了?/u;

const mistaken =
  /\b(?:wrong|mistake|mistakenly|accident)|(?:^|[\s,])не т(?:от|а|о|у|ого|ой|ому)(?:[\s,.!]|$)|ошиб|перепут|錯|잘못|실수/iu;

const outcry = /^(?:no|nope|oh|wait|stop|wrong|one|argh|damn|нет|не|ой|стой|стоп|погоди|아니|아니다|안돼|不|不對|等)$/;

export const help: Rule = (parse) => {
  if (parse.has('action', 'template') && !parse.has('question', 'how')) return undefined;
  // `목록 파일로 올리고 싶어`: help explains how to import.
  if (parse.names.length === 0 && parse.has('action', 'export') && bringsIn(parse)) return meaning(parse, 'help');
  if (ofTeam.test(parse.sentence.text)) return undefined;
  // `как добавить дедлайны в аутлук`: the calendar's own card tells how.
  if (
    parse.names.length === 0 &&
    parse.has('action', 'calendar') &&
    (parse.has('question', 'how') || parse.has('action', 'help'))
  )
    return meaning(parse, 'calendar');
  if (parse.names.length === 0 && [whatItIs, whatComesOf, whatItMeans].some((asked) => asked.test(parse.sentence.text)))
    return meaning(parse, 'help');
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

/** `코셀이 뭐야`, 什麼是共同銷售: what a word means, and no list of such deals. */
const whatItIs =
  /^(?:근데 |그런데 )?(?:코셀|공동 ?판매|파트너 ?주도)(?:이|가|은|는|란|이란)? ?(?:뭐야|뭐예요|뭐에요|뭔가요|뭐임|뭐지|뭔지|무슨 (?:뜻|말))|^(?:請問)?(?:什麼是|什麼叫|啥是)(?:共同銷售|co-?sell)|^(?:共同銷售|co-?sell) ?(?:是什麼|是啥|什麼意思|是什麼意思)/iu;

/** `what does lost mean for the customer`, `что значит проиграна`: a word of the desk is explained, and nothing listed. */
const whatItMeans =
  /^(?:and |so )?what(?:['’]s the meaning of| does (?:the |a )?\p{L}[\p{L} -]{1,24} mean(?!\p{L}))|^(?:а |и )?что (?:значит|означает) /iu;

/** `거절하면 고객한테 바로 알려지나요`, 拒絕的話客戶會馬上知道嗎: what comes of a deed. */
const whatComesOf =
  /^(?:혹시 |근데 |그냥 )?(?:거절|수락|반려|승인|안 ?받으|받으)(?:하)?면 .{2,40}(?:나요|가요|까요|되나|지나|는지)\??$|^(?:혹시 |근데 |그냥 )?(?:거절|수락|반려|승인|안 ?받으|받으)(?:하)?면 .{0,30}(?:뭐|뭘|무슨|어떻|어디|어느|누가|누구|언제|얼마).{0,20}$|^(?:請問|那)?(?:如果)?(?:我)?(?:拒絕|婉拒|接受|接下|接|收下|認領|不接|退掉|贏|輸|成交)(?:了)?(?:的話|之後|以後|後).{0,20}(?:什麼|怎樣|怎麼|誰|哪|多久|會不會|是不是).{0,8}$|^(?:請問)?(?:如果)?(?:拒絕|婉拒|接受)(?:的話|了的話|之後|以後).{2,20}[嗎?？]$/u;

/** `убери Диего из команды`, `кто в команде`: the word for commands is that for a team, too. */
const ofTeam = /(?<!\p{L})(?:из|в|во|к|для|на|от|у|моей|моя|моего|нашей|наша|вся|всей) команд[аеуы](?!\p{L})/iu;

/**
 * `snooze Fabrikam until Tuesday`: `until` is not a condition here. The leftover words are the time, whatever they mean
 * elsewhere.
 */
export const remind: Rule = (parse, readers) => {
  // `提醒太多了`: to stop them is offered, and no further one.
  if (tooMany.test(parse.sentence.text)) return undefined;
  if (onlyBetween(parse)) return meaning(parse, 'settings');
  // `вернусь`: said by whoever leaves for a moment.
  if (/^(?:я )?верн(?:усь|[её]мся)[.! ]*$/iu.test(parse.sentence.text)) return undefined;
  const isDenied = parse.pieces.some(
    (piece) =>
      (hasRole(piece, 'mood', 'not') || piece.tokens.some(({ text }) => isForbiddingForm(text))) &&
      !hasRole(piece, 'action', 'remind'),
  );
  if (parse.has('question') || isDenied || takesAway(parse) || !parse.use('action', 'remind')) return undefined;
  if (isSecondWish(parse) || (saysOnlyLater(parse) && !readers.hasMoment(parse.sentence.text))) return undefined;
  const isWhen = (piece: Piece) =>
    !piece.name &&
    (!hasRole(piece, 'talk') || partOfDay.test(piece.tokens[0]?.text ?? '')) &&
    (!beside.some(([kind, id]) => hasRole(piece, kind, id)) || saysWhen(piece));
  const rest = textOfRuns(parse.sentence.text, parse.pieces, isWhen);
  return meaning(parse, 'remind', { rest, ...unknownOf(parse, readers) });
};

/** `cancel my reminder for Litware`, `сними напоминание по Каскаду`: of a named one none is to come, and none is set. */
const takesAway = ({ names, sentence }: Parse): boolean => names.length > 0 && endsReminder(sentence.text);

/** `나 아침 9시부터 저녁 6시까지만 알림받을래`: from one hour to another, day after day. */
function onlyBetween(parse: Parse): boolean {
  const { names, sentence } = parse;
  const { text } = sentence;
  if (names.length === 0 && hoursExcept.test(text)) return true;
  if (names.length > 0 || !hoursOfDay.test(text) || !onlyThen.test(text) || aDay.test(text)) return false;
  // `inbound only between 50 and 90`: amounts, of a list.
  const isOfList = parse.has('list') || parse.has('thing', 'referral') || parse.has('thing', 'deal');
  return !noHours.test(text) && (!isOfList || parse.has('action', 'remind') || reminders.test(text));
}
/** `금욜만 빼고 6시까지 근무`, `除了星期五 都做到六點`: of the settings, which know one day from another. */
const hoursExcept =
  /[월화수목금토일](?:요일|욜)?(?:만|은)? ?(?:빼고|제외하고|제외).{0,14}\d{1,2} ?시|除了?(?:[週周]|星期|禮拜)[一二三四五六日天].{0,6}(?:都|其他).{0,10}[\d一二兩三四五六七八九十]{1,3}點/u;
const noHours =
  /\d ?(?:k|m|тыс|млн|천|만|억|千|萬|億|%)(?!\p{L}{3})|[$€£₩¥]|(?<![\d:.])(?:2[5-9]|[3-9]\d|\d{3,})(?!\d)/iu;
const reminders = /\b(?:remind|notif|message me|ping)|напомин|уведомл|알림|提醒|通知/iu;
const hoursOfDay =
  /\d{1,2} ?시(?: ?반)?부터.{1,10}\d{1,2} ?시|[\d一二三四五六七八九十]{1,3}點半?(?:到|至|~|-).{1,8}點|\b(?:from|between) \d{1,2}.{0,8} (?:to|and|until|till) \d{1,2}|(?<!\p{L})с \d{1,2}.{0,8} до \d{1,2}/iu;
const onlyThen = /까지만|에만|동안만|사이에만|只|\bonly\b|(?<!\p{L})только(?!\p{L})/iu;
const aDay =
  /오늘|내일|모레|요일|今天|明天|後天|[週周][一二三四五六日]|\b(?:today|tomorrow|on \p{L}+day)\b|(?<!\p{L})(?:сегодня|завтра)/iu;

/** `remind me about Zorbix on Thursday`, `напомни про зорбикс в чт`: a name that is not known is never the referral spoken of last. */
function unknownOf({ names, sentence, pieces }: Parse, readers: DetailReaders): { readonly nameSaid?: string } {
  if (names.length > 0) return {};
  const matter = matterOf.exec(sentence.text)?.[1] ?? hanBeforeTime(sentence.text, readers);
  if (matter && !readers.isMoment(matter)) return { nameSaid: matter };
  const isUnknown = (piece: Piece | undefined) =>
    piece !== undefined &&
    piece.roles.length === 0 &&
    /^\p{L}{3,}/u.test(piece.tokens[0]?.text ?? '') &&
    !readers.isMoment(textOfPieces(sentence.text, [piece]));
  const at = pieces.findIndex((piece, place) => isUnknown(piece) && isNamedBy(sentence.text, pieces, place));
  if (at < 0) return {};
  let end = at + 1;
  while (isUnknown(pieces[end])) end++;
  return { nameSaid: textOfPieces(sentence.text, pieces.slice(at, end)) };
}

const aboutName =
  /(?<!\p{L})(?:about|of|regarding|concerning|re|про|об|обо|о|насчёт|насчет|по поводу|касательно) (?:the |this |that )?$/iu;
const snoozed = /(?<!\p{L})(?:snooze|отложи(?:те)?) $/iu;
const behindName = /^에 ?[대관]해/u;
/** `提醒我佐比克斯的事`: signs of a name are no words of their own. */
const matterOf = /(?:關於|提醒我?) ?(\p{Script=Han}{2,8}?)(?:的事|這[件筆])/u;

/** `佐比克斯週四提醒我`: signs in front of a time that no table has are whose reminder it is. */
function hanBeforeTime(text: string, readers: DetailReaders): string | undefined {
  const said = /^(?:請|麻煩)?(\p{Script=Han}{4,14}?)(?:再)?提醒我/u.exec(text)?.[1] ?? '';
  const time = [...said].findIndex((_, at) => at > 2 && readers.isMoment(said.slice(at)));
  const name = said.slice(0, Math.max(time, 0));
  return name && !toDoHan.test(name) ? name : undefined;
}
const toDoHan = /[要去做開吃打交回看聽前後時這那每再先記叫跟和把請我你他她完下上今明]/u;

function isNamedBy(text: string, pieces: readonly Piece[], place: number): boolean {
  const [from, to] = [pieces[place]?.tokens[0]?.from ?? 0, pieces[place]?.tokens.at(-1)?.to ?? 0];
  const before = text.slice(Math.max(0, from - longestBefore), from);
  return aboutName.test(before) || snoozed.test(before) || behindName.test(text.slice(to));
}

const longestBefore = 24;

/** Alone it greets: `Wednesday afternoon`. */
const partOfDay = /^(?:morning|afternoon|evening|noon)$/;

/** `hold off on Adatum`, `верни Адатум в общий пул`: without a time these words ask for no reminder. */
const saysOnlyLater = ({ pieces }: Parse) =>
  pieces
    .filter((piece) => hasRole(piece, 'action', 'remind'))
    .every(({ tokens: [token] }) => /^(?:hold|bring|верни|вернуть|верните)$/.test(token?.text ?? ''));

/** `accept Cedar and remind me on Monday`: the deed comes first, and is read back; `remind me to accept Cedar` is none. */
function isSecondWish({ pieces, names, sentence }: Parse): boolean {
  const at = pieces.findIndex((piece) => hasRole(piece, 'action', 'remind'));
  const isAnd = /^(?:and|then|и|а)$/.test(pieces[at - 1]?.tokens[0]?.text ?? '');
  const deeds = ['accept', 'decline', 'claim', 'won', 'lost'] as const;
  const deed = pieces
    .slice(0, Math.max(at, 0))
    .findLast((piece) => piece.exact && deeds.some((each) => hasRole(piece, 'action', each)));
  return names.length > 0 && deed !== undefined && (isAnd || goesOnTo(deed, textBetween(deed, pieces[at])));

  function textBetween(before: Piece, behind: Piece | undefined): string {
    return sentence.text.slice(before.tokens.at(-1)?.to, behind?.tokens[0]?.from);
  }
}

/** `수락하고 …`, `先收 然後 …`; behind `接受之後` the deed is only when. */
function goesOnTo({ tokens }: Piece, between: string): boolean {
  return (
    /(?:하|받|치)고$/u.test(tokens.at(-1)?.text ?? '') ||
    /^[了吧啦]?[\s,，]{0,2}(?:然後|並且?|順便|接著)/u.test(between)
  );
}

/** `목요일 오전 9시에 알려줘`, `三天後再叫我`: "tell me" or "show again" with a time is a reminder. */
export const tellLater: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const isKept = notForgotten.test(text);
  const tells = isKept || again.test(text) || parse.pieces.some(({ tokens }) => telling.test(tokens[0]?.text ?? ''));
  // `전화하라고 알려줘`: the quoted clause is the thing to do then.
  const isToDo = /라고 (?:알려|말해|얘기해|상기시켜) ?(?:줘|주세요|주실|줄래|달라)/.test(text);
  const isMeant = parse.mood === 'asks' || isToDo || (isKept && parse.mood === 'forbids');
  const isOther = (parse.has('field') && !isToDo) || parse.has('list') || parse.has('question') || !isMeant;
  if (!tells || isOther || doings.some((deed) => deed !== 'open' && parse.has('action', deed))) return undefined;
  parse.use('action', 'open');
  parse.use('action', 'change');
  if (readers.isMoment(parse.rest)) return meaning(parse, 'remind', { rest: parse.rest });
  const when = detailOf(parse, readers.isMoment);
  if (when) return meaning(parse, 'remind', { rest: when.text, exact: false, ...besideWhen(parse, when.others) });
  // The time may contain words with another meaning elsewhere.
  if (readers.hasMoment(text)) return meaning(parse, 'remind', { rest: '', exact: false });
  return later.test(text) && parse.names.length > 0 ? meaning(parse, 'remind', { rest: '', exact: false }) : undefined;
};

/** `조르빅스 목요일에 알려줘`: one or two nouns beside the time; a verb or a quoted clause is what is to be done then. */
function besideWhen({ names }: Parse, others: string | undefined): { readonly nameSaid?: string } {
  const words = others?.split(/\s+/) ?? [];
  const isName = words.every(
    (word) => /^\p{Script=Hangul}{2,12}$/u.test(word) && !isKoreanVerb(word) && !toDo.test(word),
  );
  return others && names.length === 0 && words.length <= 2 && isName ? { nameSaid: others } : {};
}

/** Behind an object or a verb stem: what to do, to whom, where, by when. */
const toDo = /(?:라고|다고|도록|[을를에]|에서|에게|한테|까지|[하되]?[게기]|해서|전에|후에|다시|꼭)$/u;

const telling = /^(?:알려|말해|얘기해|띄워)/;
const again = /다시|告訴我|通知我|叫我|說一聲|跟我說|再(?:叫|看|處理|說|提|給我看|跳出|彈出|問我|弄|跟進)/;
const notForgotten = /(?:잊지|까먹지|깜빡하지|잊어버리지) ?않게|(?:別|不要|不)讓我忘/;
/** Later, without a time: the desk asks when. */
const later =
  /이따가?|나중에|있다가|(?:먹고|끝나고|갔다 ?와서|마치고) (?:나서 )?다시|晚點|待會|等一下|改天|過一會|(?:吃完|忙完|開完|講完|談完|午餐|午休|吃飯)\p{Script=Han}{0,4}再/u;

/**
 * `Fabrikam: ask me again on Wednesday`, `давай про Fabrikam в пятницу`, `Fabrikam 星期五再說`: postponed, for a named
 * referral.
 */
export const askLater: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const isOther =
    parse.has('field') ||
    parse.has('list') ||
    parse.has('question') ||
    doings.some((deed) => deed !== 'open' && parse.has('action', deed));
  if (parse.names.length === 0 || parse.mood === 'forbids' || isOther || !askedAgain.test(text)) return undefined;
  // Without a time this rule does not apply.
  return readers.hasMoment(text) ? meaning(parse, 'remind', { rest: text }) : undefined;
};

/** `늘봄관광 목요일까지 미뤄줘`, `晴川先延到週四`: after the close date of a deal, the reminders of what waits for an answer. */
export const postponed: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  const isMeant = parse.mood === 'asks' && parse.names.length > 0 && !parse.sentence.isQuestion && saysDelay(text);
  const isOther =
    parse.has('field', 'value') || parse.has('field', 'stage') || parse.has('action', 'note') || movesMatter(parse);
  return isMeant && !isOther && readers.hasMoment(text)
    ? meaning(parse, 'remind', { rest: '', exact: false })
    : undefined;
};

const askedAgain = new RegExp(
  [
    '\\b(?:(?:ask|get back to|come back to|check back with|circle back to|ping) (?:me|us)|let’?s (?:revisit|talk about|look at)|revisit|circle back|not now|later today)\\b',
    '(?<!\\p{L})(?:спроси(?:те)? (?:меня|снова|опять|позже|потом|завтра|ещё|еще)|давай(?:те)? (?:про|по|к|о|об|вернёмся|вернемся)|вернись|верн[её]мся|попозже|не сейчас)(?!\\p{L})',
    '다시 물어|(?<=\\s|다시)(?:보자|봅시다)|얘기하자|이야기하자|이따가|나중에|지금은 말고',
    '再說|再談|再問我|再處理|再聊|再議|先緩|先放著',
  ].join('|'),
  'iu',
);

/** `내일 알려줘`: one phrase contains both the verb and the time. */
const saysWhen = (piece: Piece) => piece.tokens.length > 1 && /\p{Script=Hangul}/u.test(piece.tokens[0]?.text ?? '');

const beside = [
  ['action', 'remind'],
  ['person', 'me'],
  ['thing', undefined],
  ['mood', 'polite'],
] as const;

/** Joins spans that are not adjacent, each as written. */
function textOfRuns(text: string, pieces: readonly Piece[], isKept: (piece: Piece) => boolean): string {
  const runs: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isKept(piece)) runs.at(-1)?.push(piece);
    else runs.push([]);
  }
  return runs
    .map((run) => textOfPieces(text, run))
    .filter(Boolean)
    .join(' ');
}

/** `휴가 끝나고 돌아왔어요`, `my holiday is over, I’m back`; with a day it is in the future and does not count. */
export const backAgain: Rule = (parse, readers) => {
  // `휴가 취소됐어요`, `我假取消了`: who does not go is not away.
  const { text } = parse.sentence;
  const isCalledOff =
    noLeave.test(text) && !stillLeave.test(text) && parse.names.length === 0 && !parse.sentence.isQuestion;
  if (isCalledOff && !parse.has('mood', 'hearsay')) return meaning(parse, 'back');
  const isSaid = (parse.mood === 'asks' || parse.mood === 'tells') && !parse.sentence.isQuestion;
  if (!isSaid || parse.names.length > 0 || !parse.use('action', 'back')) return undefined;
  parse.use('action', 'away');
  const left = parse.left.flatMap(({ tokens }) => tokens);
  // `提早銷假，明天就回來`: whatever else is said beside the day.
  const isDay = [parse.rest, ...parse.runs.map((run) => run.text)].some((said) => readers.isDay(said));
  const isLater = isDay || left.some(({ text }) => /\p{N}/u.test(text));
  const isHan = left.some(({ text }) => /^\p{Script=Han}$/u.test(text));
  return left.length <= (isHan ? 2 : 1) * mostUnknown && !isLater && !parse.has('mood', 'hearsay')
    ? meaning(parse, 'back')
    : undefined;
};

const noLeave =
  /^(?:제|내|나|저|이번)? ?(?:휴가|연차|출장|반차|부재)(?:가|는|를|을|은)? ?(?:취소|안 ?가|못 ?가|물 건너)|^(?:我|這次|我的)?(?:的)?(?:休|請)?假(?:已經|被)?取消|^我?(?:不|沒有?)(?:休|請)假了|^我(?:不|沒有?)休了|^我?(?:今天|這週)?照常上班|^(?:請|請幫我|幫我|麻煩|我要|我想)?取消(?:我的)?(?:休假|請假)/u;
/** `휴가 취소하지 마`, `휴가 취소 안 했어요`, `휴가 취소됐나`: forbidden, denied, asked or conditional, so the leave stands. */
const stillLeave =
  /지 ?(?:마|말|않)|취소 ?(?:안|못)|(?:나|까|니|냐|는지|면|려면|려고|거든)(?:요)?[.!~…]*$|(?:하|되|됐으|했으)면|[嗎呢吧?？]|如果|還沒|是不是|有沒有|會不會|才|怎麼/u;

/**
 * `away until 3 December, Megan takes over`: the deputy and the day are read from the whole sentence, which names no
 * referral.
 */
export const away: Rule = (parse, readers) => {
  const isDenied = parse.pieces.some(
    (piece) =>
      hasRole(piece, 'mood', 'not') &&
      !hasRole(piece, 'action', 'away') &&
      !hasRole(piece, 'person', 'nobody') &&
      !insteadOf(piece),
  );
  const { text } = parse.sentence;
  // `저 담주 화수 없어요`: a question, were the day not all that stands before it.
  const gone = withoutMe.exec(text)?.[1];
  if (gone && (readers.isDay(gone) || readers.isDay(gone.replace(twoWeekdays, '$1요일'))) && parse.names.length === 0)
    return meaning(parse, 'away', { rest: text });
  if (parse.sentence.isQuestion || isDenied || parse.names.length > 0) return undefined;
  if (standsIn.test(text) && comesBack.test(text) && parse.runs.some(({ text: run }) => readers.hasMoment(run)))
    return meaning(parse, 'away', { rest: text });
  // `不在德國的案子`: of a list, and of nobody.
  if (ofThose.test(text) && placesDenied(text).length > 0) return undefined;
  return parse.use('action', 'away') ? meaning(parse, 'away', { rest: parse.sentence.text }) : undefined;
};

const withoutMe =
  /^(?:저|나|전|난|저는|나는|제가|내가) (\S.{0,20}?)(?:에는?|엔|은|는)? ?(?:없(?:어요?|습니다|음|을 ?(?:거예요|예정))|안 ?나(?:와요?|옵니다|갑니다|가요?))[.!~]{0,3}$/u;
const twoWeekdays = /([월화수목금토일])[월화수목금토일]$/u;
const ofThose = /案子|轉介|交易|商機|案件|[的]$/u;

/** `вернусь 7 декабря, за меня Ли`: who stands in makes an absence of it. */
const standsIn = /(?<!\p{L})(?:за|вместо) меня(?!\p{L})/iu;
const comesBack = /(?<!\p{L})(?:вернусь|вернёмся|вернемся|буду (?:обратно|снова))(?!\p{L})/iu;

/** `вместо меня Меган`: names the deputy. */
const insteadOf = ({ tokens }: Piece) => /^(?:instead|вместо|대신|代)/.test(tokens[0]?.text ?? '');

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

import type { Parse } from '../../meaning.ts';
import { hasRole } from '../../sentence/piece.ts';
import { wantsIt } from '../deeds/deeds.ts';
import { mistaken } from '../deeds/undo.ts';
import { laterAlone } from '../reminders/other-day.ts';
import { meaning, type Rule } from '../rule.ts';

/** Thanks, a greeting or an emoji, and nothing else. */
export const smallTalk: Rule = (parse, readers) => {
  const { text } = parse.sentence;
  if (auditSaid.test(text) || doIt.test(text)) return undefined;
  if (parse.names.length === 0 && (howAreYou.test(text) || ofTheDesk.test(text))) return meaning(parse, 'help');
  if (parse.names.length === 0 && (wrongPlace.test(text) || aside.test(text))) return meaning(parse, 'thanks');
  // `later`, said of what was brought, asks for a reminder.
  return laterAlone.test(text) ? undefined : onlyTalk(parse, readers);
};

/** Something is to be done, and no card asks what. */
const doIt = /(?<!\p{L})do (?:it|that|this)(?: (?:now|then|please))?[\s.!]{0,3}$/iu;

/** Of no deal: `как дела у Каскада` asks for one. */
const howAreYou =
  /^(?:привет,? |всем привет,? |ну,? |и )?как (?:дела|делишки|жизнь|настроение|поживаешь|поживаете)(?: у тебя| у вас| сегодня| вообще){0,2}[?!. ]{0,3}$/iu;
/** Of the desk itself: it says what it is for. */
const ofTheDesk =
  /^(?:а |и |and |so )?(?:кто тебя (?:сделал|создал|придумал|написал|разработал|запрограммировал)|сколько тебе лет|ты (?:человек|робот|бот|живой человек|нейросеть|ии)|ты (?:(?:какой-то|просто|совсем|такой|же|вообще) )?(?:бесполезн|туп|глуп|дурак|идиот|бестолков|странн|смешн)\p{L}{0,5}|ты (?:вообще |хоть )?(?:что-нибудь )?понимаешь(?: по-русски| меня)?|who (?:made|built|created|wrote|programmed|designed) you|how old are you|are you (?:an? )?(?:human|person|robot|bot|ai|real)|you(?:['’]re| are|r)? (?:(?:so|really|pretty|just|completely|totally) )?(?:useless|stupid|dumb|silly|weird|funny|an idiot)|do you (?:even )?understand (?:me|english|anything)|(?:너|넌|널|네가|너는|너를)? ?(?:누가 (?:널 |너를? )?만들었\p{L}{0,3}|몇 ?살이?\p{L}{0,2}|사람이\p{L}{1,3}|(?:쓸모 ?없|바보|멍청)\p{L}{0,4})|(?:是)?誰(?:做|開發|創造|設計|寫)(?:了|出)?你(?:的|呢|啊)?|你(?:今年)?幾歲|你是(?:真人|機器人|人)嗎?|你(?:很|好|真|太)?(?:沒用|笨|爛|廢|蠢)(?:喔|啊|耶|了)?)[?!.？！。~ ]{0,3}$/iu;
/** Wishes and remarks whose words mean filters and absences elsewhere. */
const aside =
  /^(?:(?:всем |тебе |вам )?(?:хороших|приятных|отличных) (?:выходных|праздников|каникул)|(?:всем |тебе |вам )?(?:хорошего|приятного|отличного) (?:отпуска|отдыха|вечера|дня)|(?:да )?(?:это )?(?:уже )?не важно|(?:да )?ничего страшного|ахах\p{L}{0,8}|ржу(?: не могу)?|(?:сегодня |это )?(?:был |была |выдался |выдалась )?(?:тяж[её]л|трудн|длинн|безумн|сумасшедш)\p{L}{2} (?:день|неделя|утро|денёк|денек)|ну и (?:день|денёк|денек|дела|неделька)|хм,? интересно|(?:what a (?:day|week)|happy (?:monday|tuesday|wednesday|thursday|friday|holidays|new year)|hmm,? interesting|(?:congrats|congratulations)(?: (?:on|to) .{2,40})?)|поздравляю(?: (?:с|тебя|вас) .{2,40})?)(?:,? (?:всем|коллеги|ребята|all|everyone|everybody|team))?[!. ]{0,3}$/iu;

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
  if (isWarm && isOfOwnDoing(parse.sentence)) return meaning(parse, talk);
  if (isWarm && !says && parse.left.length <= mostKindWords) return meaning(parse, talk);
  return parse.left.length === 0 ? meaning(parse, talk) : undefined;
};

const isOfOwnDoing = ({ text, isQuestion }: Parse['sentence']): boolean =>
  nowDone.test(text) || (lookMyself.test(text) && !isQuestion);

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

/** `내가 나중에 볼게 땡큐`, `我晚點自己看 謝囉`: what the writer does without the desk. */
const lookMyself =
  /(?:나중에|이따가?|있다가|직접) (?:볼게|할게|해볼게|확인할게|찾아볼게)|(?:晚點|等等|等下|待會|之後)?(?:我)?自己(?:再)?(?:看|來|弄|處理|找|查)/u;
/** `感謝,搞定了`, `해결됐어요 감사합니다`: what is done is no deal that was won. */
const nowDone =
  /^(?:(?:謝謝|謝啦|謝囉|感謝|多謝|太感謝)(?:你|您|了|啦|喔)?[,，!！。 ]{0,3}(?:都|已經|我)?(?:搞定|解決|處理好|弄好|完成|做好|好)(?:了|囉|啦)|(?:都|已經|我)?(?:搞定|解決|處理好|弄好|完成|做好|好)(?:了|囉|啦)[,，!！。 ]{0,3}(?:謝謝|謝啦|謝囉|感謝|多謝)(?:你|您|了|啦|喔)?|(?:고마워요?|고맙습니다|감사해요|감사합니다|땡큐)[,.! ]{1,3}(?:다 |잘 |이제 )?(?:해결|끝|완료|처리)(?:됐|했|났)\p{Script=Hangul}{0,3}|(?:다 |잘 |이제 )?(?:해결|끝|완료|처리)(?:됐|했|났)\p{Script=Hangul}{0,3}[,.! ]{1,3}(?:고마워요?|고맙습니다|감사해요|감사합니다|땡큐))[.!~。！ ]{0,3}$/u;
const noNeed =
  /^(?:那個|這個|那筆|這筆)?(?:不用|不必|不要|免)了?[\s,，。]{0,3}(?=\p{Script=Han})|^(?:그건|이건|그거|이거|그거는)? ?(?:됐어요?|됐습니다|필요 ?없어요?|안 ?해도 ?(?:돼요?|됩니다))[\s,.~]{0,3}(?=\p{Script=Hangul})/u;
const gratitude = /^(?:thank|thx|cheers|tysm|спс|спасиб|благодар|пасиб|감사|고마|고맙|땡큐|수고|고생|謝|感|辛苦|3q)/;
const speaking = ['action', 'field', 'list', 'filter', 'question', 'state', 'type', 'bound'];
const mostKindWords = 5;

/** `oops wrong chat`, `ой, не туда`: meant for somebody else, and nothing here is to be taken back. */
const wrongPlace =
  /^(?:(?:oops|sorry|whoops|ah|oh|my bad|ignore (?:this|that|me))[,.! ]{1,3}){0,3}(?:(?:that was |this was )?(?:the |in the )?wrong (?:chat|window|channel|thread|group|person|tab)|not for you)(?:[,.! ]{1,3}(?:sorry|oops|my bad|ignore (?:this|that)))?[.! ]{0,3}$|^(?:(?:ой|упс|извини(?:те)?|прости(?:те)?|сорри|блин)[,.! ]{1,3}){0,3}(?:(?:это )?не (?:туда|вам|тебе|в тот чат|тот чат|то окно|в то окно)(?: написал[аи]?| отправил[аи]?)?|ошибся (?:чатом|окном)|ошиблась (?:чатом|окном))(?:[,.! ]{1,3}(?:извини(?:те)?|прости(?:те)?|сорри))?[.! ]{0,3}$/iu;

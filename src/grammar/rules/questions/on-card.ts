import type { Parse } from '../../meaning.ts';
import { hasRole, type Piece } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';
import { historyOfOne } from './history-of-one.ts';

/**
 * What a deal’s card has a button for and no sentence does: showing it to Microsoft, its team, its solutions, its
 * registration, the heart. The card is opened, where the button stands and can be typed.
 */
export const buttonOfCard: Rule = (parse) => {
  const { names, sentence } = parse;
  const isMeant = names.length === 1 && isWanted(parse) && !sentence.isQuestion && !/[:：]/.test(sentence.text);
  const isOther = parse.pieces.some(
    (piece) => others.some((action) => hasRole(piece, 'action', action)) || isNote(piece),
  );
  return isMeant && !isOther && buttons.some((pattern) => isOfButton(parse, pattern.exec(sentence.text)))
    ? meaning(parse, 'open', { rest: '', exact: false })
    : undefined;
};

/** `drop Zenith to proposal`: who joins or leaves stands behind the verb, and is not the deal itself. */
const isOfButton = (parse: Parse, found: RegExpExecArray | null): boolean =>
  found !== null &&
  !(
    found[1] !== undefined &&
    parse.names.some(({ tokens: [first] }) => first?.from === found[0].indexOf(found[1] ?? ''))
  );

/** A reflexive imperative (`поделись`) has the form of a past tense. */
const isWanted = (parse: Parse) =>
  parse.mood === 'asks' || (parse.mood === 'tells' && !parse.has('mood', 'hearsay') && !parse.has('mood', 'did'));

/**
 * `убери Ли из команды`, `rename it`: a button of a deal's card, and no deal is named. Which one is asked, with what was
 * said kept.
 */
export const buttonOfNoCard: Rule = (parse) => {
  const { text } = parse.sentence;
  // Ли is a name here, and no particle of a question.
  const isMeant = parse.names.length === 0 && parse.mood !== 'forbids' && !/[:：?？]/.test(text);
  return isMeant && ofNoCard.some((pattern) => pattern.test(text))
    ? meaning(parse, 'open', { rest: text, exact: false })
    : undefined;
};

const ofNoCard: readonly RegExp[] = [
  /^(?:please |pls |can you |could you )?(?:add|put|remove|take|kick|drop) (?!me |us )\p{L}{2,20}(?: \p{L}{2,20})? (?:to|on|onto|from|off|out of) (?:the |my |our )?(?:deal )?team[.! ]*$/iu,
  /^(?:please |pls |can you |could you )?(?:change|swap|replace|switch) (?:the |its |their )?solution[.! ]*$/iu,
  /^(?:please |pls |can you |could you )?rename (?:it|this|that|the deal|this deal|this one)(?: to .{2,80})?$/iu,
  /^(?:пожалуйста,? )?(?:добавь|добавьте|закинь|впиши|убери|уберите|выкинь|исключи)(?:те)? \p{L}{2,20}(?: \p{L}{2,20})? (?:в|из|с) (?:нашу |нашей |мою |моей )?команд[ыуе](?: сделки)?[.! ]*$/iu,
  /^(?:пожалуйста,? )?(?:поменяй|поменяйте|замени|замените|смени|смените) (?:в ней |там )?решение[.! ]*$/iu,
  /^(?:пожалуйста,? )?переимен(?:уй|уйте|овать) (?:её|ее|его|это|эту|сделку)(?: в .{2,80})?$/iu,
];

const others = ['remind', 'accept', 'decline', 'release', 'won', 'lost', 'export', 'undo', 'away'] as const;
/** `add Megan to …` is a note’s word, too. */
const isNote = (piece: Piece) =>
  hasRole(piece, 'action', 'note') && !/^(?:add|добав|put|включ|추가|넣|加)/.test(piece.tokens[0]?.text ?? '');

const buttons: readonly RegExp[] = [
  /\b(?:share|co-?sell)\b/i,
  /\binvite\b/i,
  /\b(?:ask|bring|call|pull|get|loop) (?:in )?(?:microsoft|msft|ms)\b/i,
  /\b(?:register|registered|registering|registration)\b/i,
  /^(?:please |pls |can you |could you )?(?:add|remove|put|take|drop|swap) .{0,40}\b(?:team|solution|product|colleague|employee)\b/i,
  /^(?:please )?(?:add|remove|take|drop|kick) (\p{Lu}\p{Ll}{1,20}) (?:\p{Lu}\p{Ll}{1,20} )?(?:from|off|out of|to(?! [$€£¥₩\d]))\b/u,
  /\b(?:star|heart|favou?rites?|bookmark|pin)\b/i,
  /(?:^| )(?:поделись|поделитесь|поделиться|расшарь|расшарить|пригласи|пригласите|пригласить|позови|позовите|позвать|подключи|подключите)(?: |$)/i,
  /(?:^| )зарегистрир\p{L}{2,8}(?: |$)/iu,
  /^(?:пожалуйста,? |надо |нужно )?(?:добавь|добавьте|добавить|убери|уберите|убрать|включи|включите) .{0,40}(?<= )(?:команд|решени|продукт|коллег|сотрудник)/i,
  /^(?:добавь|добавьте|убери|уберите|включи|исключи) (\p{Lu}\p{Ll}{1,20}) (?:\p{Lu}\p{Ll}{1,20} )?(?:из|с|со|в|к) /u,
  /(?:^| )(?:сердечк|зв[её]здочк|избранн|закладк)/i,
  /솔루션\S{0,2} ?(?:\S{1,4} ){0,2}(?:추가|넣|빼|교체|바꿔|변경|제거|삭제)(?!된|됐|한)|(?:加|拿掉|移除|刪掉|換)(?:掉|上|入)?(?:一)?個?(?:的)?(?:解決)?方案|(?:解決)?方案(?:換|改|拿掉|移除)/u,
  /(?:즐겨 ?찾기|즐찾|북마크|하트|별표|관심 ?목록|찜 ?목록)(?:에|에서|로|를|을)? ?(?:좀 ?)?(?:추가|등록|넣|담|저장|해 ?줘|해 ?주세요|해(?:요|둬|놔)?(?=[ .!~]|$)|찍|눌러|표시|빼|제거|삭제|해제|지워)/u,
  /(?:加入?|加進|加到|放進|放到|存到|標成|設為|列入|移出|移除|拿出|取消)(?:我的)?(?:最愛|收藏|書籤|星號|愛心)|(?:最愛|收藏)(?:拿掉|移除|刪掉)|^(?:幫我|請)?收藏/u,
];

/** `who changed Redwood last week`, `온빛미디어 금액 누가 바꿨어`: for the history, which whoever may read it gets as a file. */
export const whoChanged: Rule = (parse) => {
  const { names, sentence } = parse;
  const isWhat = asksWhatChanged(sentence.text) && !/반영|적용|메모|기록해|更新一下|備註/u.test(sentence.text);
  if (
    names.length !== 1 ||
    !(isWhat || historyOfOne(parse) || changedBy.some((pattern) => pattern.test(sentence.text)))
  )
    return undefined;
  const days = pastDays.exec(sentence.text)?.[0] ?? '';
  return meaning(parse, 'audit', { rest: days });
};

/**
 * `지난주 바뀐거 다 보여줘`, 上週動過什麼: what has been changed is asked for. `마감 바뀐 거 5월로`, `금액 바뀐게 9만이야` tell the change, and
 * `담당자가 바뀐 것 같아` wonders; `CRM에서 바뀐 거야?` asks how it came to be.
 */
function asksWhatChanged(text: string): boolean {
  if (whatChanged.test(text)) return true;
  const found = whatWasChanged.exec(text);
  const behind = found ? text.slice(found.index + found[0].length) : undefined;
  return behind !== undefined && !/[\p{N}:：]/u.test(behind) && (nothingMore.test(behind) || wantsToKnow.test(behind));
}
const whatChanged = /(?:改|動|變更|修改|調整)(?:了|過)(?:什麼|哪些|啥)/u;
const whatWasChanged =
  /(?<!(?<!새)로 )(?:바뀐|변경된|수정된|달라진) ?(?:거|것|건|게|내용|부분|사항|점)(?!야|이야|예요|에요|이에요|니|냐|죠|지|인가|임)/u;
const nothingMore = /^(?:들|만|다|전부|모두|[ .!~])*$/u;
const wantsToKnow =
  /뭐|뭔|뭘|무엇|무슨|어떤|어디|누가|언제|왜|보여|보자|볼래|볼게|보고|알려|말해|뽑아|정리|요약|보내|^[들만은는을를 ]{0,3}(?:다 |좀 ){0,2}(?:줘|주세요)|있(?:어(?!서)|나|니|는지|을까|습니까)|없(?:어(?!서)|나|니|는지|을까|습니까)|[?？]/u;

const changedBy: readonly RegExp[] = [
  /\bwho (?:has |have )?(?:last |actually )?(?:changed|edited|updated|touched|modified|altered|moved(?! to)|raised|lowered|set(?! up)|accepted|declined|rejected|refused|turned down|closed)\b/i,
  /\bwho (?:has |have )?turned .{1,40} down\b/i,
  /\b(?:history|change ?log|audit|audit trail) (?:of|for|on)\b/i,
  /(?:^| )кто (?:(?!сказал|говор)[\p{L}\d]{1,12} ){0,3}(?:менял|изменил|изменял|правил|трогал|редактировал|обновил|обновлял|поменял|сменил|сдвинул|перен[её]с|перенесл|повысил|снизил|поставил|принял|отклонил|отверг|закрыл)а?(?=[ ?]|$)/iu,
  /누가.{0,24}(?:바꿨|바꾼|변경했|수정했|고쳤|옮겼|미뤘|올렸|내렸|건드렸)/u,
  /누가.{0,24}(?:거절했|거절한|반려했|반려한)(?!다[고던는]|대)/u,
  /誰(?![叫要說讓想該]).{0,16}(?:拒絕了|拒絕的|拒絕掉|婉拒了|婉拒的|退掉|推掉|打槍)/u,
  /(?:誰|是誰).{0,16}(?:改了|改過|改的|改掉|動過|修改|更改|調整|調高|調低)/u,
  /(?:^| )(?:история|истории|историю|журнал) (?:изменений |правок )?(?:по |для |у )?/i,
  /누가 ?언제|언제 ?누가|(?:^| )(?:이력|히스토리)(?:을|를|좀)? ?(?:좀 ?)?(?:보여|알려|줘|보자|뽑아|확인|조회)/u,
  /誰(?:在)?(?:什麼時候|何時|哪時候).{0,6}[改動做]|誰動過/u,
  /(?:변경|수정) ?(?:이력|기록|내역)|(?:變更|修改|異動)(?:紀錄|記錄|歷史)/u,
];
const pastDays =
  /\b(?:yesterday|today|this week|last week|this month|last month|this quarter|last quarter|this year|last year)\b|(?:вчера|сегодня|(?:на|за) (?:этой|эту|прошлой|прошлую) недел[еюи]|(?:в|за) (?:этом|этот|прошлом|прошлый) (?:месяце?|квартале?|году?))|어제|오늘|(?:이번|지난) ?(?:주|달|분기)|昨天|今天|[這上本](?:週|周|禮拜|星期)|[這上本]個?月|[這上本]一?季/iu;

import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, type Piece } from '../../sentence/piece.ts';
import type { Action } from '../../sentence/roles.ts';
import { beginsWithOrder } from '../deeds/order-first.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';

/**
 * What the card of the named referral tells or has buttons for, and no sentence of its own: who is on its team, its name,
 * its solutions, who sent it, help from Microsoft, how it stands in the CRM. The card is shown, and nothing is done.
 */
export const onItsCard: Rule = (parse, readers) => {
  if (parse.ids.length === 1 && isOfName(parse, readers)) return meaning(parse, 'open', { rest: '' });
  if (parse.names.length !== 1 || /[:：]/.test(parse.sentence.text)) return undefined;
  // `why is Adatum not in the CRM`: asks, and forbids nothing.
  if (isOfSync(parse)) return meaning(parse, 'open', { rest: '', isReadWhole: true });
  if (parse.mood === 'forbids') return undefined;
  const isShown =
    isOfTeam(parse) ||
    isOfAddress(parse) ||
    isOfCrm(parse) ||
    asksWhoSent(parse) ||
    (whenSent.test(parse.sentence.text) && !beginsWithOrder(parse)) ||
    (!hearsDeed(parse, answers) && (asksMicrosoft(parse) || asksWhoAtMicrosoft(parse) || asksForSolutions(parse)));
  return isShown ? meaning(parse, 'open', { rest: '' }) : undefined;
};

const answers: readonly Action[] = ['note', 'accept', 'decline'];
const outcomes: readonly Action[] = [...answers, 'won', 'lost'];

/**
 * A deed that is named beside what the card only shows: `accept Zenith and ask who shared it`. It has a rule of its own, and
 * would be lost here without a word. @param within what was read already, as places in the text.
 */
function hearsDeed(
  parse: Parse,
  deeds: readonly Action[],
  within: readonly [from: number, to: number] = [0, 0],
): boolean {
  return parse.pieces.some((piece) => {
    const at = piece.tokens[0]?.from ?? 0;
    const isOutside = at < within[0] || at >= within[1];
    return isOutside && piece.exact && deeds.some((deed) => hasRole(piece, 'action', deed));
  });
}

/** `add Lee to Fabrikam`, `закинь Ли на Контосо`, `take Megan off Proseware`: somebody other than the speaker. */
function isOfTeam(parse: Parse): boolean {
  const { text } = parse.sentence;
  for (const [pattern, isNamedTeam] of [
    ...ofTeam,
    ...[...teamed, ...teamedEastern].map((one) => [one, false] as const),
  ]) {
    const found = pattern.exec(text);
    if (!found || hearsDeed(parse, outcomes, [found.index, found.index + found[0].length])) continue;
    if (isNamedTeam && !standsAlone(parse, found.index)) continue;
    const person = found[1];
    if (person === undefined ? isNamedTeam !== false : isPerson(parse, person)) return true;
  }
  return false;
}

/** `구매팀` is the customer's; `우리 팀` and `가온제과팀` are the referral's. */
function standsAlone(parse: Parse, at: number): boolean {
  const before = parse.pieces.findLast(({ tokens: [token] }) => (token?.from ?? 0) < at);
  return !/\p{Script=Hangul}/u.test(parse.sentence.text.charAt(at - 1)) || before?.name !== undefined;
}

function isPerson(parse: Parse, person: string): boolean {
  if (/\d/.test(person)) return false;
  const from = parse.sentence.text.indexOf(person);
  const said = parse.pieces.filter(({ tokens: [token] }) => {
    const at = token?.from ?? 0;
    return at >= from && at < from + person.length;
  });
  return said.length > 0 && said.every((piece) => !piece.name && (isUnknown(piece) || isLi(piece)));
}

/**
 * In Korean and Chinese the team is named: `온빛미디어 팀에 서준씨도 넣어줘`, `幫我把怡君加進拾光的團隊`. `팀에서` is also "from their
 * team", so that who is taken out or put in stands beside it.
 */
const ofTeam: readonly (readonly [RegExp, isNamedTeam: boolean | undefined])[] = [
  [
    /(?:우리 ?)?팀(?:원)?(?:에|에다|으로) (?:(\p{L}{2,10}(?: \p{L}{1,10})?) )?(?:넣(?!었)|추가(?!로|했|됐|되)|초대(?!받|했|됐|되)|합류시(?!켰)|끼워)/u,
    true,
  ],
  [
    /(?:우리 ?)?팀(?:원)?에서 (?:(\p{L}{2,10}(?: \p{L}{1,10})?) )?(?:빼(?!서|고|는|면)|제외(?!했|됐|되|당|하고|돼))/u,
    true,
  ],
  [/팀원 ?(?:추가|빼|제외|변경)/u, true],
  [
    /(?:加進|加入|加到|拉進|拉到|放進|移出|踢出|退出)(?:[\p{Script=Han}\p{L}「」]{0,12}的?)?(?:團隊|小組|team)|(?:團隊|小組)(?:裡|中)?(?:再|也)?(?:加|拉|移除|換|少)/iu,
    undefined,
  ],
];

/** `메건도 같이 넣어줘`, `加Megan進來一起做` */
const teamedEastern: readonly RegExp[] = [
  /(?:^| )(\p{L}{2,10}?)(?:님|씨)?(?:도|를|을|이랑|랑)? ?(?:같이|함께) ?(?:넣(?!었)|추가해|초대해|참여시켜|껴)/u,
  /(?:加|拉|找|邀)(?:上|個)? ?(\p{L}{2,20}?) ?(?:也)?(?:進來(?:一起|幫忙)?(?:做|跟|看|來)?|一起(?:做|來|跟)|加入|參與)/u,
];

const isUnknown = (piece: Piece) => piece.roles.length === 0 && !isSign(piece);
const isLi = ({ tokens }: Piece) => tokens.length === 1 && tokens[0]?.text === 'ли';

const teamed: readonly RegExp[] = [
  /^(?:please |pls |can you |could you )?(?:add|put|get|bring|loop in|include) (\p{L}[\p{L}’-]{1,20}(?: \p{L}[\p{L}’-]{1,20})?) (?:to|on|onto|into|in on) /iu,
  /^(?:please |pls |can you |could you )?(?:take|remove|drop|kick|pull) (\p{L}[\p{L}’-]{1,20}(?: \p{L}[\p{L}’-]{1,20})?) (?:off|from|out of) /iu,
  /^(?:пожалуйста,? )?(?:добавь|добавить|закинь|подключи|подключить|включи|впиши|позови)(?:те)? (\p{L}[\p{L}-]{1,20}(?: \p{L}[\p{L}-]{1,20})?) (?:в|к|ко|на) /iu,
  /^(?:пожалуйста,? )?(?:убери|убрать|сними|исключи|удали|выкинь)(?:те)? (\p{L}[\p{L}-]{1,20}(?: \p{L}[\p{L}-]{1,20})?) (?:с|со|из|от) /iu,
];

/** `rename the Fabrikam deal to Data Estate phase 2`: words of a name are neither a stage nor an amount. */
function isOfName(parse: Parse, readers: DetailReaders): boolean {
  const { text, isQuestion } = parse.sentence;
  // `내일 하늘항공 이름 변경 알려줘`: what is to be told at a time is a reminder.
  if (/(?:알려|말해|얘기해) ?[줘주]/u.test(text) && readers.hasMoment(text)) return false;
  const found = isQuestion || asksHow.test(text) ? null : renames.exec(text);
  return found !== null && !isOfSomebody(parse, found.index) && !isReasonOfDeed(parse, found);
}

/** `연락처 이름을 …`, `聯絡人的名字改成…`: the name of a person, and not of the deal. */
function isOfSomebody(parse: Parse, at: number): boolean {
  const before = parse.pieces.findLast(
    ({ tokens: [token] }) => (token?.from ?? 0) < at && !/^[的의]$/u.test(token?.text ?? ''),
  );
  return before !== undefined && (hasRole(before, 'field', 'contact') || hasRole(before, 'field', 'owner'));
}

/**
 * `拒絕晨光印刷，名字改了`, `하늘항공 메모 남겨줘 주소가 변경됐대`: the text of a note, or why something else is done. What follows a
 * Chinese or Western verb of naming is the new name, up to a sign.
 */
function isReasonOfDeed(parse: Parse, found: RegExpExecArray): boolean {
  const { text } = parse.sentence;
  const to = found.index + found[0].length;
  const end = /\p{Script=Hangul}/u.test(found[0])
    ? to
    : to + (/[,，。;；]/u.exec(text.slice(to))?.index ?? text.length);
  const isField = (piece: Piece) =>
    (['value', 'stage', 'closeDate', 'deadline'] as const).some((field) => hasRole(piece, 'field', field)) ||
    /^마감/u.test(piece.tokens[0]?.text ?? '');
  const outside = parse.pieces.filter(({ name, tokens: [token] }) => {
    const at = token?.from ?? 0;
    return !name && (at < found.index || at >= end);
  });
  const changesField = outside.some(isField) && outside.some((piece) => hasRole(piece, 'action', 'change'));
  return changesField || hearsDeed(parse, besideName, [found.index, end]);
}

const besideName: readonly Action[] = [...outcomes, 'remind', 'assign', 'claim', 'release'];

const asksHow = /怎麼|如何|방법|어떻게/u;
const renames =
  /^(?:please |pls |can you |could you )?rename |(?:^|\s)(?:переименуй|переименуйте|переименовать)(?:\s|$)|(?:^|\s)(?:거래 ?|딜 ?)?(?:이름|명칭|제목|딜명|거래명)(?:을|를|은|만|도)? (?:\S.{0,60}(?:으로|로|라고) ?)?(?:바꿔|바꾸(?!는|면)|변경|수정|고쳐|고치(?!는|면))|改名|更名|改叫|(?:名字|名稱|案名|標題)(?:[^,，。]{0,3}(?:改|換)(?:成|為|掉|一下)|要?改)/iu;

/** `地址改了 台中市…`, `한울물산 주소 바꼈대`: the customer's address has no sentence of its own, and its numbers are no value of the deal. */
function isOfAddress(parse: Parse): boolean {
  const { text, isQuestion } = parse.sentence;
  const found = isQuestion ? null : moves.exec(text);
  return found !== null && !isReasonOfDeed(parse, found);
}
const moves =
  /(?<!메일 |이메일|메일)주소(?:가|는|를|도)? ?(?:바[꾸꿔뀌뀐꼈]|변경|수정|이전|옮)|(?<!信箱|郵件|網路|mail ?)地址(?:有)?(?:改|換|變|搬|更)/u;

/** `can MS help on Proseware`, `попроси помощи у Майкрософта по Вектору` */
const asksMicrosoft = (parse: Parse) =>
  (parse.has('action', 'help') && microsoft.test(parse.sentence.text)) || withMicrosoft.test(parse.sentence.text);
/** `冠宇邀請微軟`, `想跟微軟分享`, `讓微軟看到` */
const withMicrosoft =
  /(?:邀請?|請|找|拉|讓)(?:微軟|ms|microsoft)(?:那邊)?(?:的人)?(?:也)?(?:一起|來|加入|參與|幫|協助|支援|看|進來|$)|(?:跟|和|與|分享給|公開給)(?:微軟|ms|microsoft)(?:那邊)?(?:分享|共享|$)/iu;
const microsoft = /(?<!\p{L})(?:ms|msft|microsoft|мс|майкрософт\p{L}{0,2}|микрософт\p{L}{0,2})(?!\p{L})/iu;

/** `who’s the Microsoft seller on Proseware`, `кто от Майкрософта ведёт Вектор`: their people, and not the owner here. */
const asksWhoAtMicrosoft = (parse: Parse) =>
  parse.has('question', 'who') && atMicrosoft.some((pattern) => pattern.test(parse.sentence.text));
const atMicrosoft: readonly RegExp[] = [
  /\b(?:ms|msft|microsoft)(?:’s|'s)? (?:seller|rep|contact|person|guy|colleague|people|side|team|manager|account manager|am|ae|csa|pdm)\b/iu,
  /\b(?:at|inside|on the side of) (?:ms|msft|microsoft)\b|\bwho from (?:ms|msft|microsoft)\b/iu,
  /(?<!\p{L})(?:кто|кого|кому)(?: \p{L}{1,12}){0,2} (?:от|из|в|со стороны) (?:ms|мс|microsoft|майкрософт\p{L}{0,2}|микрософт\p{L}{0,2})(?!\p{L})/iu,
  /(?:마이크로소프트|엠에스|ms) ?(?:쪽 ?|측 ?)?(?:담당|영업|누가|누구|사람)/iu,
  /微軟(?:那邊|這邊|方面)?的?(?:窗口|業務|聯絡人|負責人|誰|是誰|人)/u,
];

/** `who sent us Fabrikam?`, `한들식품꺼 누가 보낸거임?`: not who has it. */
function asksWhoSent(parse: Parse): boolean {
  const found = whoSent.exec(parse.sentence.text);
  // Inside the question 丟過來 is no acceptance.
  return found !== null && !hearsDeed(parse, answers, [found.index, found.index + found[0].length]);
}
/** `when did Microsoft send us Zenith`: its card tells. */
const whenSent =
  /\bwhen (?:did|was|has) (?:.{1,30} )?(?:send|sent|share|shared|pass|passed|come in|arrive|received|created)\b|(?<!\p{L})когда (?:нам |мне |вам |её |его |это ){0,2}(?:присл|отправил|скинул|пришл|приш[её]л|поступил|получил|прилетел|завели|создали)/iu;
const whoSent =
  /\bwho (?:has |had )?(?:sent|referred|shared|introduced|passed)\b|(?<!\p{L})кто (?:нам |мне |вам |её |его |это ){0,2}(?:присл|отправил|порекоменд|скинул|послал)|(?<!\p{L})от кого(?!\p{L})|누가 (?:우리(?:한테|에게)? )?(?:보냈|보낸|보냄|보내 ?[준줬왔]|소개|추천했|추천한|추천해)|누구(?:한테서|에게서|로부터)|誰(?:送|寄|傳|丟|轉|介紹|推薦|發)(?:過來|來|給我們?|過|的)/iu;

/** `what solutions are on Fabrikam`, `다솜에 솔루션 뭐 붙어있더라`: its own, not the catalogue. */
const asksForSolutions = (parse: Parse) =>
  parse.has('list', 'solutions') &&
  (parse.has('question') ||
    parse.has('action', 'open') ||
    !parse.has('action') ||
    /솔루션\S? ?(?:뭐|어떤|무슨)/u.test(parse.sentence.text));

/** `is Fabrikam in the CRM?`, `push Proseware to Dynamics`; a field beside it is about the field. */
function isOfCrm(parse: Parse): boolean {
  const others = ['note', 'remind', 'assign', 'won', 'lost', 'accept', 'decline', 'export'] as const;
  // `who owns Fabrikam in Dynamics`, `забираю Ромашку в CRM`: what is asked or done besides has a rule of its own.
  const isAsked = parse.sentence.isQuestion;
  const owned = ['claim', 'release', 'create', 'undo', ...(isAsked ? [] : (['change'] as const))] as const;
  return (
    (crm.test(parse.sentence.text) || crmEastern.test(parse.sentence.text)) &&
    !(['who', 'what', 'when', 'how-much', 'how-many'] as const).some((asked) => parse.has('question', asked)) &&
    !owned.some((action) => parse.has('action', action)) &&
    !others.some((action) =>
      parse.pieces.some((piece) => hasRole(piece, 'action', action) && !goesToCrm(piece) && piece.exact),
    ) &&
    !(['value', 'stage', 'closeDate', 'contact', 'notes'] as const).some((field) => parse.has('field', field))
  );
}

/**
 * `when was Adatum last synced`, `長青跟 CRM 一致嗎`: the card's line says whether both say the same, and since when. Beside any order it
 * is why: `release Adatum, it is out of sync`.
 */
function isOfSync(parse: Parse): boolean {
  const { text } = parse.sentence;
  if ((['value', 'stage', 'closeDate', 'contact', 'notes'] as const).some((one) => parse.has('field', one)))
    return false;
  return isAskedOfSync.some((pattern) => {
    const found = pattern.exec(text);
    const read = [found?.index ?? 0, (found?.index ?? 0) + (found?.[0].length ?? 0)] as const;
    return found !== null && !hearsDeed(parse, [...besideName, 'change'], read);
  });
}
const isAskedOfSync: readonly RegExp[] = [
  /(?<!\p{L})(?:is|was|has|have|did|does|when|why)(?:n['’]t)?(?!\p{L}).{0,60}(?<!\p{L})(?:in sync|out of sync|synced|synchronized|synchronised|syncing|sync(?! (?:up|call|meeting)(?!\p{L})| with (?!(?:the |our )?(?:crm|dynamics|d365|salesforce))))(?!\p{L})/iu,
  /(?<!\p{L})(?:what|which|does|do|is)(?!\p{L}).{0,30}(?<!\p{L})(?:crm|dynamics(?: 365)?|d365|salesforce)(?!\p{L}).{0,20}(?<!\p{L})(?:say|says|have|has|know|show|shows|match|matches|agree|agrees)(?!\p{L})/iu,
  /(?<!\p{L})why (?:is|are).{0,40}(?<!\p{L})not in (?:the |our )?(?:crm|dynamics|d365|salesforce)(?!\p{L})/iu,
  /(?<!\p{L})(?:синхронизирован\p{L}{0,2}|синхронизир(?:уется|овал\p{L}{1,4})|(?:последн|когда|был).{0,20}синхронизац\p{L}{1,3})(?!\p{L})|(?<!\p{L})что (?:там )?в (?:crm|црм|срм|dynamics|salesforce)(?!\p{L})/iu,
  /(?<!\p{L})(?:совпада\p{L}{1,4}|сход[ия]тся|расход[ия]тся) с (?:crm|црм|срм|dynamics|salesforce)/iu,
  /(?<!\p{L})почему.{0,40}нет в (?:crm|црм|срм|dynamics|salesforce)/iu,
  /동기화(?:가|는|은|도)? ?(?:안 ?|잘 ?|제대로 ?)?(?:[됐되된돼했]|언제|상태|시[간각점]|오류|문제|실패|여부|[?？])|(?:마지막|최근|언제)\S{0,3} ?동기화|(?:crm|다이나믹스|다이내믹스|세일즈포스|dynamics|salesforce)(?:이랑|랑|하고|과|와) ?(?:맞|같|일치|다르|달라)/iu,
  /同步(?:[了過到]\S{0,8}(?:嗎|沒|[?？])|嗎|沒|[?？]|是|時間|狀態)|有沒有同步|(?:上次|最後|何時|什麼時候)同步|(?:跟|和|與) ?(?:crm|dynamics|salesforce) ?(?:一致|一樣|相符|對得上|同步)/iu,
];

/** `CRM으로 넘겨`: the verb that gives a deal to somebody. */
const goesToCrm = (piece: Piece) => /^넘[기겨길]/u.test(piece.tokens[0]?.text ?? '');

const crm =
  /(?<!\p{L})(?:in|into|to|with|from|в|во|из|с|со) (?:the |our |нашей |нашу )?(?:crm|dynamics(?: 365)?|d365|salesforce|срм|црм|динамикс\p{L}?|сейлзфорс\p{L}?)(?!\p{L})/iu;
/** Particles stand behind it: `온빛미디어 crm에 올라가있나요`, `拾光有進CRM嗎`. */
const crmEastern =
  /(?:crm|씨알엠|세일즈포스|다이나믹스|salesforce|dynamics)(?:에|에도|으로|로) ?(?:[\p{Script=Hangul}]{1,4} )?(?:올|있|들어|등록|반영|넘[어기겨길]|보내|연결|연동|동기화)|(?:進|到|在|上|送|同步到?|丟)(?:了|去|進)?(?: ?我們的)? ?(?:crm|salesforce|dynamics)/iu;

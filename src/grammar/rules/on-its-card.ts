import type { Parse } from '../meaning.ts';
import { hasRole, isSign, type Piece } from '../sentence.ts';
import { meaning, type Rule } from './rule.ts';

/**
 * What has buttons on the card of the named referral and no sentence of its own: who is on its team, its name, help from
 * Microsoft, how it stands in the CRM. The card is shown, and nothing is done.
 */
export const onItsCard: Rule = (parse) => {
  if (parse.names.length !== 1 || parse.mood === 'forbids' || /[:：]/.test(parse.sentence.text)) return undefined;
  const isShown =
    isOfTeam(parse) || isOfName(parse) || asksMicrosoft(parse) || asksWhoAtMicrosoft(parse) || isOfCrm(parse);
  return isShown ? meaning(parse, 'open', { rest: '' }) : undefined;
};

/** `add Lee to Fabrikam`, `закинь Ли на Контосо`, `take Megan off Proseware`: somebody other than the speaker. */
function isOfTeam(parse: Parse): boolean {
  const { text } = parse.sentence;
  const person = teamed.map((pattern) => pattern.exec(text)?.[1]).find((said) => said !== undefined);
  if (person === undefined || /\d/.test(person)) return false;
  const from = text.indexOf(person);
  const said = parse.pieces.filter(({ tokens: [token] }) => {
    const at = token?.from ?? 0;
    return at >= from && at < from + person.length;
  });
  return said.length > 0 && said.every((piece) => !piece.name && (isUnknown(piece) || isLi(piece)));
}

const isUnknown = (piece: Piece) => piece.roles.length === 0 && !isSign(piece);
const isLi = ({ tokens }: Piece) => tokens.length === 1 && tokens[0]?.text === 'ли';

const teamed: readonly RegExp[] = [
  /^(?:please |pls |can you |could you )?(?:add|put|get|bring|loop in|include) (\p{L}[\p{L}’-]{1,20}(?: \p{L}[\p{L}’-]{1,20})?) (?:to|on|onto|into|in on) /iu,
  /^(?:please |pls |can you |could you )?(?:take|remove|drop|kick|pull) (\p{L}[\p{L}’-]{1,20}(?: \p{L}[\p{L}’-]{1,20})?) (?:off|from|out of) /iu,
  /^(?:пожалуйста,? )?(?:добавь|добавить|закинь|подключи|подключить|включи|впиши|позови)(?:те)? (\p{L}[\p{L}-]{1,20}(?: \p{L}[\p{L}-]{1,20})?) (?:в|к|ко|на) /iu,
  /^(?:пожалуйста,? )?(?:убери|убрать|сними|исключи|удали|выкинь)(?:те)? (\p{L}[\p{L}-]{1,20}(?: \p{L}[\p{L}-]{1,20})?) (?:с|со|из|от) /iu,
];

/** `rename the Fabrikam deal to Data Estate phase 2`: words of a name are neither a stage nor an amount. */
const isOfName = ({ sentence: { text, isQuestion } }: Parse) => !isQuestion && renames.test(text);
const renames =
  /^(?:please |pls |can you |could you )?rename |(?:^|\s)(?:переименуй|переименуйте|переименовать)(?:\s|$)/iu;

/** `can MS help on Proseware`, `попроси помощи у Майкрософта по Вектору` */
const asksMicrosoft = (parse: Parse) => parse.has('action', 'help') && microsoft.test(parse.sentence.text);
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

/** `is Fabrikam in the CRM?`, `push Proseware to Dynamics`; a field beside it is about the field. */
function isOfCrm(parse: Parse): boolean {
  const others = ['note', 'remind', 'assign', 'won', 'lost', 'accept', 'decline', 'export'] as const;
  // `who owns Fabrikam in Dynamics`, `забираю Ромашку в CRM`: what is asked or done besides has a rule of its own.
  const owned = ['claim', 'release', 'create', 'undo', 'change'] as const;
  return (
    crm.test(parse.sentence.text) &&
    !parse.has('question') &&
    !owned.some((action) => parse.has('action', action)) &&
    !others.some((action) => parse.pieces.some((piece) => hasRole(piece, 'action', action) && piece.exact)) &&
    !(['value', 'stage', 'closeDate', 'contact', 'notes'] as const).some((field) => parse.has('field', field))
  );
}

const crm =
  /(?<!\p{L})(?:in|into|to|with|from|в|во|из|с|со) (?:the |our |нашей |нашу )?(?:crm|dynamics(?: 365)?|d365|salesforce|срм|црм|динамикс\p{L}?|сейлзфорс\p{L}?)(?!\p{L})/iu;

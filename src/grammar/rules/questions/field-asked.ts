import type { Intent, Parse } from '../../meaning.ts';
import { hasRole, joinedOf, type Piece } from '../../sentence/piece.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { isPastForm } from '../../sentence/verb-forms.ts';

const askable: readonly (readonly [RoleId<'field'>, Intent])[] = [
  ['contact', 'ask-contact'],
  ['deadline', 'ask-deadline'],
  ['stage', 'ask-stage'],
  ['closeDate', 'ask-close-date'],
  ['notes', 'ask-notes'],
  ['value', 'ask-value'],
  ['owner', 'ask-owner'],
  ['status', 'ask-status'],
];

const fieldOfQuestion: readonly (readonly [RoleId<'question'>, Intent])[] = [
  ['how-much', 'ask-value'],
  ['who', 'ask-owner'],
];

export interface FieldAsked {
  readonly intent: Intent;
  readonly field?: RoleId<'field'>;
}

export function whatIsAsked(parse: Parse): FieldAsked | undefined {
  // `who is on the customer side`, `кто там со стороны клиента`: whom to call there, and none of us.
  if (parse.has('question', 'who') && onTheirSide.test(parse.sentence.text))
    return { intent: 'ask-contact', field: 'contact' };
  const found = fieldAsked(parse);
  // `how’s Zenith doing`: how it stands, and not who does it.
  const isOfStatus =
    (found?.field === 'owner' && howItDoes.test(parse.sentence.text)) ||
    (found?.field === 'value' && isWorthDoing.test(parse.sentence.text));
  return isOfStatus ? { intent: 'ask-status', field: 'status' } : found;
}

function fieldAsked(parse: Parse): FieldAsked | undefined {
  const isNoDeadline = saysLate(parse) && !asksIfTooLate(parse);
  const found = askable.find(([id]) => parse.has('field', id) && !(id === 'deadline' && isNoDeadline));
  // `кто ответил Ромашке`, `Microsoft уже ответил?`: an answer that was given, no deadline.
  if (found?.[0] === 'deadline' && parse.names.length > 0 && parse.sentence.isQuestion && saysAnswered(parse))
    return parse.has('question', 'who')
      ? { intent: 'ask-owner', field: 'owner' }
      : { intent: 'ask-status', field: 'status' };
  // `who closes Fabrikam`, `кто у нас лучше всех закрывает`: a person is asked for, and no day.
  if (found && found[0] === 'closeDate' && asksOnlyWho(parse))
    return parse.names.length > 0 ? { intent: 'ask-owner' } : undefined;
  // `담당자 누구더라 고객사`: whom to call there.
  if (
    found?.[0] === 'owner' &&
    parse.names.length > 0 &&
    asksForTheirs(parse.sentence.text) &&
    parse.has('question', 'who')
  )
    return { intent: 'ask-contact', field: 'contact' };
  if (found && !(found[0] === 'status' && isOfNotes(parse))) return { intent: found[1], field: found[0] };
  if (parse.names.length === 0) return undefined;
  if (isOfNotes(parse)) return { intent: 'ask-notes', field: 'notes' };
  const byWord = fieldOfQuestion.find(([id]) => parse.has('question', id))?.[1];
  const ofMine = asksForMe(parse) && !parse.has('action') ? 'ask-owner' : undefined;
  const intent = byWord ?? ofMine;
  return intent && { intent };
}

/** `стоит брать Ромашку?`: whether to, and not what it costs. */
const isWorthDoing = /(?<!\p{L})стоит(?: ли)? (?:нам |мне |её |ее |его )?\p{L}{2,12}(?:ть|ться|чь)(?!\p{L})/iu;
const howItDoes = /^(?:and |so )?how(?:['’]s| is| are) .{1,60} doing[?.! ]{0,3}$/iu;

/** Words of being late, and no other word of the deadline. */
function saysLate({ pieces }: Parse): boolean {
  const own = pieces.filter((piece) => hasRole(piece, 'field', 'deadline'));
  return own.length > 0 && own.every((piece) => late.test(joinedOf(piece)));
}
const late = /^(?:too)?late|^(?:ещё|еще)?непоздно|^поздно|^опоздали/u;

/** `is it too late to take Zenith`, and not `we were too late`, nor `too late to change the amount`. */
function asksIfTooLate(parse: Parse): boolean {
  const { text, isQuestion } = parse.sentence;
  if (!isQuestion && !asksLate.test(text)) return false;
  const isOther = ({ roles }: Piece) => roles.some(({ kind, id }) => kind === 'action' && !answersIt.includes(id));
  return !parse.pieces.some(isOther) && !parse.has('field', 'value') && !parse.has('field', 'notes');
}
const asksLate = /^(?:is|am|are) |^(?:а )?(?:ещё |еще )?не поздно(?!\p{L})|(?<!\p{L})поздно ли(?!\p{L})/iu;
const answersIt: readonly RoleId[] = ['accept', 'decline', 'claim', 'open'];

const onTheirSide =
  /(?<!\p{L})(?:on|from|at) (?:the |their )?(?:customer|client|buyer|other|their|account)(?:['’]?s)? (?:side|end)(?!\p{L})|(?<!\p{L})(?:со стороны|на стороне) (?:клиента|заказчика|покупателя)(?!\p{L})/iu;

/** `거래처 담당 누가 맡고 있어` asks which of us. */
const asksForTheirs = (text: string) => theirContact.test(text) && !ofOurs.test(text);
const theirContact =
  /(?:고객사|고객 ?[쪽측]|상대 ?쪽|상대방|거래처)(?:의|에서|에|측)? ?(?:쪽 |측 )?담당(?:자|하는 ?(?:분|사람)|(?:[은는이가] ?| ?)누구)|(?:누구|누군)\p{Script=Hangul}{0,4}[,?]? ?(?:고객사|고객 ?[쪽측]|상대 ?쪽|상대방|거래처)/u;
const ofOurs = /누가 ?(?:맡|하|해|담당|관리|챙|처리|보)|우리 ?(?:중|팀|쪽|회사)|저희 ?(?:중|팀|쪽)/u;

/** Who changed it is told beside what it is now. */
const asksOnlyWho = (parse: Parse) =>
  parse.has('question', 'who') &&
  !parse.has('action', 'change') &&
  !parse.has('mood', 'did') &&
  !parse.pieces.some(({ tokens }) => tokens.some(({ text }) => isPastForm(text))) &&
  !(['what', 'when', 'how-much', 'how-many', 'how'] as const).some((asked) => parse.has('question', asked));

const saysAnswered = ({ pieces }: Parse) => pieces.some(({ tokens }) => /^ответил[аи]?$/u.test(tokens[0]?.text ?? ''));

/** `what did we write down about Adatum` */
function isOfNotes(parse: Parse): boolean {
  return parse.has('action', 'note') && (parse.has('question', 'what') || parse.has('action', 'open'));
}

/** `is Adatum mine?` */
export function asksForMe(parse: Parse): boolean {
  return parse.sentence.isQuestion && (parse.has('list', 'mine') || parse.has('person', 'me'));
}

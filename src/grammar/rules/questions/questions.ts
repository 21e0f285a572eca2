import type { Intent, Parse } from '../../meaning.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/sentence.ts';
import { isShouted } from '../../sentence/tokens.ts';
import { isPastForm } from '../../sentence/verb-forms.ts';
import { endsInRefusal, reasonBeside } from '../deeds/deed-reason.ts';
import { detailOf } from '../detail.ts';
import { saysDay } from '../lists/closing-day.ts';
import { asksForFirst } from '../lists/lists.ts';
import { type DetailReaders, meaning, type Rule, setters } from '../rule.ts';

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

/** A question about the named referral, or the one opened last. Read-only, whatever else it says. */
export const question: Rule = (parse, readers) => {
  const asked = whatIsAsked(parse);
  if (!asked || isNoQuestion(parse, asked)) return undefined;
  const { intent, field } = asked;
  // `take Bright Star before it expires`
  if (
    intent === 'ask-deadline' &&
    !parse.sentence.isQuestion &&
    parse.mood === 'asks' &&
    parse.names.length > 0 &&
    (['accept', 'decline', 'claim'] as const).some((deed) => parse.has('action', deed))
  )
    return undefined;
  const hasName = parse.names.length > 0;
  if (parse.has('list') && !isAboutOne(parse, field)) return undefined;
  const isAsked = parse.sentence.isQuestion || parse.has('action', 'open');
  if (!isAsked && !(hasName && (tellsOnly(parse, field) || isFieldAlone(parse, field, readers)))) return undefined;
  if (!hasName && (!field || isOfUnknown(parse) || saysDay(parse, readers))) return undefined;
  for (const kind of ['field', 'question', 'thing', 'action', 'state', 'list'] as const) parse.use(kind);
  if (!isAsked && saysWhat(parse, asked, readers)) return undefined;
  if (intent === 'ask-deadline' && !hasName && (parse.has('filter') || parse.left.length > 0)) return undefined;
  return meaning(parse, intent);
};

const isNoQuestion = (parse: Parse, { intent }: Asked): boolean =>
  parse.has('filter', 'unowned') ||
  asksForFirst(parse) ||
  asksOfDeed(parse) ||
  isOfExpired(parse) ||
  (intent === 'ask-notes' && parse.has('action', 'decline') && reasonBeside.test(parse.sentence.text)) ||
  (intent === 'ask-contact' && (isOrderBeforeContact(parse) || tellsOfTalk(parse) || refusesAtEnd(parse)));

/** `담당자 메일이 반송돼서 거절합니다`: what was tried is why. */
const refusesAtEnd = ({ mood, names, sentence }: Parse): boolean =>
  mood === 'asks' && names.length === 1 && endsInRefusal.test(sentence.text);

/** `만료된거 보여줘`: those that are over. */
const isOfExpired = (parse: Parse) => parse.names.length === 0 && parse.has('state', 'expired');

/** `decline Zenith, no idea who sent it`: the order is asked for, and who it was is only spoken of. */
function isOrderBesideWho({ mood, names, pieces: [first], sentence: { text } }: Parse): boolean {
  const isOrder =
    first?.exact === true && (['accept', 'decline'] as const).some((deed) => hasRole(first, 'action', deed));
  return isOrder && mood === 'asks' && names.length > 0 && !/[?？]/u.test(text) && whoSpokenOf.test(text);
}
const whoSpokenOf =
  /(?<!\p{L})(?:ask(?: them| him| her)?|no idea|(?:don['’]?t|do not) know|not sure|не знаю|не знаем|непонятно|неясно|неизвестно),? (?:who|кто|от кого)(?!\p{L})/iu;

/**
 * `accept Zenith, i’ll phone them`, `decline Zenith - they asked us to mail them`, `give Zenith to Lee and tell him to call`:
 * the order and the name stand first, and a call is only spoken of behind them.
 */
function isOrderBeforeContact({ mood, names: [name], pieces, sentence: { text } }: Parse): boolean {
  const contact = pieces.findIndex((piece) => hasRole(piece, 'field', 'contact'));
  const order = pieces.findIndex((piece) => piece.exact && ordersFirst.some((deed) => hasRole(piece, 'action', deed)));
  if (mood !== 'asks' || !name || order < 0 || contact < order || /[?？]/u.test(text)) return false;
  const isLead = (piece: Piece) =>
    piece.name || isSign(piece) || hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'talk');
  const isGiven = hasRole(pieces[order] as Piece, 'action', 'assign');
  const between = pieces.slice(order + 1, contact);
  return (
    pieces.indexOf(name) < contact &&
    pieces.slice(0, order).every(isLead) &&
    (isGiven ? between.some((piece) => /^(?:and|и)$/.test(joinedOf(piece))) : between.some(partsFromOrder))
  );
}
const ordersFirst = ['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost'] as const;
const partsFromOrder = (piece: Piece) =>
  isSign(piece) || /^(?:and|because|since|as|but|и|но|потомучто|таккак|поскольку)$/.test(joinedOf(piece));

/** `I’ll call Zenith tomorrow`, `we talked to Zenith`, `завтра позвоню в Зенит`: somebody tells of a call and asks for no number. */
function tellsOfTalk({ pieces, sentence }: Parse): boolean {
  if (sentence.isQuestion || pieces.some((piece) => hasRole(piece, 'action', 'open'))) return false;
  const contact = pieces.findIndex((piece) => hasRole(piece, 'field', 'contact'));
  const said = pieces[contact]?.tokens[0]?.text ?? '';
  const isSpeaker = (piece: Piece) => piece.tokens.length === 1 && speakers.test(joinedOf(piece));
  return (talks.test(said) && pieces.slice(0, contact).some(isSpeaker)) || willCall.test(said);
}
const speakers = /^(?:i|we|they|he|she|i[’']ll|we[’']ll|я|мы|они|он|она)$/;
const talks = /^(?:call|called|phone|phoned|mail|mailed|email|emailed|reach|reached|talk|talked|spoke|ring|rang)$/;
const willCall = /^(?:по)?звон(?:ю|им)$|^напиш(?:у|ем)$|^свяж(?:усь|емся)$/u;

/** `한들식품 거절하면 상대방한테 메일 가나요?`: what comes of a deed, not what the record has. */
const asksOfDeed = (parse: Parse) =>
  parse.names.length > 0 && (ofDeed.test(parse.sentence.text) || isOrderBesideWho(parse));
const ofDeed =
  /(?:거절|수락|반려|승인|실패|성사|취소)\S{0,3}면(?: |$)|(?:如果|要是|萬一)\p{Script=Han}{0,3}(?:拒絕|婉拒|接受|取消)|(?<!\p{L})if (?:i|we) (?:accept|decline|reject|close)|(?<!\p{L})если (?:я |мы )?(?:прим|отклон|откаж)/iu;

/** `value of Zorbix?`, `이레소프트 누가 하고 있어?`: an unknown name never falls back to the referral opened last. */
function isOfUnknown(parse: Parse): boolean {
  const { text } = parse.sentence;
  if (ofRow.test(text) || saysMoreInSigns(parse.pieces) || isOfSmallName(parse.pieces)) return true;
  const [first, ...others] = parse.pieces;
  if (!first || isShouted(text)) return false;
  const isCapital = ({ tokens: [token] }: Piece) => /^\p{Lu}\p{Ll}{2}/u.test(text.slice(token?.from));
  return others.some((piece) => piece.roles.length === 0 && !piece.name && isCapital(piece));
}

/** `第一個是誰的`, `who has the second one`: a row of a list, and not what was spoken of last. */
const ofRow =
  /第[一二三四五六七八九十\d]{1,2}[個筆家件]|(?<!\p{L})the (?:first|second|third|fourth|fifth|last) one(?!\p{L})|(?:첫|두|세|네|다섯) ?번째|(?<!\p{L})(?:у |по )?(?:перв|втор|треть|четв[её]рт|пят)\p{L}{2,3}(?: (?:сделк|реферал|заявк)\p{L}{1,3})?[?. ]*$/iu;

/** `what is the value of zorbix`, `какая сумма у зорбикса`: typed small, the last word behind a preposition. */
function isOfSmallName(pieces: readonly Piece[]): boolean {
  const said = pieces.filter((piece) => !isSign(piece));
  const [before, last] = said.slice(-2);
  const isUnknown = last?.roles.length === 0 && !last.name && /^\p{L}{4,}$/u.test(joinedOf(last));
  return isUnknown && /^(?:of|for|at|with|у|для|по|от)$/.test(joinedOf(before));
}

/**
 * Korean and Chinese have no capitals: an unknown word of two syllables in front of what is asked, or of three behind it, or
 * two signs wherever they stand (`誰在顧晴海電機`).
 */
function saysMoreInSigns(pieces: readonly Piece[]): boolean {
  const isUnknown = (piece: Piece | undefined) => piece?.roles.length === 0 && !piece.name;
  return pieces.some((piece, at) => {
    const said = piece.tokens[0]?.text ?? '';
    if (!isUnknown(piece)) return false;
    const isBefore = pieces.slice(at).some((other) => hasRole(other, 'field') || hasRole(other, 'question'));
    const isApart = !/^\d/.test(pieces[at - 1]?.tokens[0]?.text ?? '');
    if (/^\p{Script=Hangul}{2}/u.test(said)) return isBefore || (isApart && /^\p{Script=Hangul}{3}/u.test(said));
    return /^\p{Script=Han}/u.test(said) && isUnknown(pieces[at + 1]) && isHan(pieces[at + 1]);
  });
}

const isHan = (piece: Piece | undefined) => /^\p{Script=Han}/u.test(piece?.tokens[0]?.text ?? '');

/**
 * A statement of a value, not a question: `다음 달 말에 마감`; the response deadline cannot be set, so the close date is
 * meant.
 */
function saysWhat(parse: Parse, { intent, field }: Asked, readers: DetailReaders): boolean {
  if (/\d/.test(parse.rest) || (field === 'owner' && parse.left.length > 0)) return true;
  const ends = intent === 'ask-deadline' && parse.names.length > 0 && /마감/.test(parse.sentence.text);
  return ends && detailOf(parse, readers.isDay) !== undefined;
}

/** `tell me the value of Coho`, `expected close of Coho`: no new value is given. */
function isFieldAlone(parse: Parse, field: RoleId<'field'> | undefined, readers: DetailReaders): boolean {
  // `close Adatum` is a request, ambiguous between won and lost.
  if (!field || parse.has('action') || parse.has('list') || /^(?:please )?close\s/i.test(parse.sentence.text))
    return false;
  const said = parse.left.filter(
    (piece) => !hasRole(piece, 'field') && !hasRole(piece, 'thing') && !hasRole(piece, 'talk'),
  );
  const hasNumber = said.some(({ tokens }) => tokens.some(({ text }) => /\p{N}/u.test(text)));
  return said.length < 2 && !hasNumber && !setters.some(([, , isWhat]) => detailOf(parse, readers[isWhat]));
}

/** `the amount of the deal with Fabrikam` is about one deal, not a list. */
function isAboutOne(parse: Parse, field: RoleId<'field'> | undefined): boolean {
  if (parse.names.length === 0) return false;
  if (asksForMe(parse)) return true;
  // `메모 뭐 있어`: the list word is part of the question.
  return (
    field !== undefined &&
    !narrowLists.some(
      (list) => parse.has('list', list) && !(field === 'notes' || (field === 'deadline' && list === 'inbox')),
    )
  );
}

const narrowLists: readonly RoleId<'list'>[] = ['inbox', 'mine', 'favourites', 'archived', 'solutions', 'drafts'];

const told: readonly RoleId<'field'>[] = ['status', 'deadline', 'notes', 'contact'];

/** Fields that cannot be set by a message: `status of Coho`, and `owner of Coho` without a verb. */
function tellsOnly(parse: Parse, field: RoleId<'field'> | undefined): boolean {
  // `they've run out of money`, said of a lost deal, is not about a deadline.
  const isDeed =
    field === 'deadline' && (['won', 'lost', 'decline'] as const).some((deed) => parse.has('action', deed));
  return field !== undefined && !isDeed && (told.includes(field) || (field === 'owner' && !parse.has('action')));
}

interface Asked {
  readonly intent: Intent;
  readonly field?: RoleId<'field'>;
}

function whatIsAsked(parse: Parse): Asked | undefined {
  // `who is on the customer side`, `кто там со стороны клиента`: whom to call there, and none of us.
  if (parse.has('question', 'who') && onTheirSide.test(parse.sentence.text))
    return { intent: 'ask-contact', field: 'contact' };
  const found = fieldAsked(parse);
  // `how’s Zenith doing`: how it stands, and not who does it.
  const isOfStatus = found?.field === 'owner' && howItDoes.test(parse.sentence.text);
  return isOfStatus ? { intent: 'ask-status', field: 'status' } : found;
}

function fieldAsked(parse: Parse): Asked | undefined {
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
function asksForMe(parse: Parse): boolean {
  return parse.sentence.isQuestion && (parse.has('list', 'mine') || parse.has('person', 'me'));
}

/** The span with the number, without the Korean tag question. */
function amountSaid(parse: Parse): string {
  const said = parse.runs.find(({ text }) => /\p{N}/u.test(text))?.text ?? '';
  const words = said.split(' ').filter((word) => !/^(?:맞|인가|이지|이야|예요|이에요)/u.test(word));
  return words.join(' ');
}

const asksForMine = /(?:내|제) ?(?:거|꺼|건)|(?:^| )(?:моя|мой|моё|мое)(?: |\?|$)|還是我的|是我的[嗎吧]|\bmine\b/iu;

/** An action mentioned but not requested: the desk tells the current state and that nothing was done. */
export const leave: Rule = (parse, readers) => {
  const { mood } = parse;
  if (mood === 'asks' || parse.names.length === 0) return undefined;
  // `is it still 120k?`, `도담건설 아직 1억 맞지?`, `還是100萬嗎`
  if (parse.sentence.isQuestion && !parse.has('action') && parse.use('question') && readers.isAmount(amountSaid(parse)))
    return meaning(parse, 'ask-value');
  // `아직 내 거야?`, `всё ещё моя?`
  if (parse.sentence.isQuestion && parse.has('action', 'claim') && asksForMine.test(parse.sentence.text))
    return meaning(parse, 'ask-owner');
  const isKept = mood === 'forbids' || mood === 'depends';
  const isDeed = isKept || parse.has('action') || parse.has('mood', 'did') || parse.has('state') || parse.has('field');
  if (!isDeed && !readers.isAmount(parse.rest)) return undefined;
  return meaning(parse, mood === 'wonders' ? 'ask-status' : 'leave');
};

/** `why was it declined`, `почему её отклонили`: of the one that was spoken of last; what was written to it stands on its card. */
export const whyItIsOver: Rule = (parse) =>
  parse.names.length === 0 && whyItEnded.test(parse.sentence.text)
    ? meaning(parse, 'ask-status', { rest: '' })
    : undefined;

const whyItEnded =
  /^(?:and |so |but )?(?:why|how come) (?:was|did|has|is) (?:it|this|that|this one|that one)(?: been| get| got)? (?:declined|rejected|turned down|refused|expired?|lost|closed|cancelled|canceled)[?.! ]{0,3}$|^(?:а |и |но )?(?:почему|отчего|зачем) (?:её|ее|его|это|эту|она|он) (?:отклонили|отклонил[аи]?|отвергли|истекл?а?|проиграли|закрыли|отменили)[?.! ]{0,3}$/iu;

/**
 * `why were my deals declined`, `почему отклонили наши заявки`, and `why was it declined` where none was spoken of: those that
 * are so, each with its reason on its card.
 */
export const whyTheyAreOver: Rule = (parse) => {
  const { names, sentence } = parse;
  const isAsked = whyTheyEnded.test(sentence.text) || whyItEnded.test(sentence.text);
  const ended = waysToEnd.find(([word]) => word.test(sentence.text))?.[1];
  if (names.length > 0 || !isAsked || !ended) return undefined;
  const owner = ofMine.test(sentence.text) ? [{ kind: 'person', id: 'me' } as const] : [];
  const filters = [{ kind: 'state', id: ended } as const, ...owner];
  return meaning(parse, 'list', { list: 'archived', rest: '', runs: [], filters });
};

const waysToEnd: readonly (readonly [RegExp, RoleId<'state'>])[] = [
  [/expir|истек|просроч/iu, 'expired'],
  [/lost|проигр/iu, 'lost'],
  [/declined|rejected|turned down|refused|откл|отверг/iu, 'declined'],
];
const ofMine = /(?<!\p{L})(?:my|mine|мои|моих|моя|мою)(?!\p{L})/iu;
const whyTheyEnded =
  /^(?:and |so |but )?(?:why|how come) (?:were|have|are|did) (?:(?:so many|all|most|some|both|any)(?: of)? )?(?:(?:my|our|the|these|those) )?(?:deals|referrals|opportunities|leads|ones|they|these|those)(?: all)?(?: been| get| getting)? (?:declined|rejected|turned down|refused|expired?|lost)[?.! ]{0,3}$|^(?:and |so |but )?how come (?:(?:all|so many|most)(?: of)? )?(?:(?:my|our|the|these|those) )?(?:deals|referrals|opportunities|leads|ones|they|these|those) (?:all )?(?:were|are|got|have been|expired)(?: declined| rejected| turned down| refused| expired| lost)?[?.! ]{0,3}$|^(?:а |и |но )?(?:почему|отчего|из-за чего) (?:(?:все|эти|те|мои|наши|столько|так много) ){0,3}(?:сделки|сделок|заявки|заявок|рекомендации|рекомендаций|рефералы|они|их) (?:были |были все |все )?(?:отклонили|отклонены|отклонялись|проиграны|проиграли|проигрались|истекли|просрочены)[?.! ]{0,3}$|^(?:а |и |но )?(?:почему|отчего|из-за чего) (?:мы |я |были )?(?:отклонили|отклонены|отклонил[аи]?|проиграли|проиграны|истекли) (?:(?:все|эти|те|мои|наши|столько|так много) ){0,3}(?:сделки|сделок|заявки|заявок|рекомендации|рекомендаций|рефералы|их)[?.! ]{0,3}$/iu;

/** `마지막으로 언제 연락했더라`, 上次聯絡是什麼時候: when somebody last spoke with them stands in the notes, if anywhere. */
export const lastTalk: Rule = (parse) =>
  parse.names.length === 1 && lastTalks.some((pattern) => pattern.test(parse.sentence.text))
    ? meaning(parse, 'ask-notes', { rest: '' })
    : undefined;

const lastTalks: readonly RegExp[] = [
  /(?:마지막|최근|저번|지난번)\S{0,3} ?(?:언제|며칠에) ?(?:연락|통화|미팅|만나|만났|얘기|이야기)|(?:마지막|최근) ?(?:연락|통화|미팅)\S{0,4} ?(?:언제|며칠)/u,
  /(?:上次|最後一?次|最近一?次).{0,4}(?:聯絡|聯繫|通話|見面|開會|談).{0,4}(?:什麼時候|何時|哪天|幾號)|(?:什麼時候|何時|哪天)最後.{0,3}(?:聯絡|聯繫|通話|見面)/u,
];

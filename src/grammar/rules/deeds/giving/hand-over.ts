import type { Parse } from '../../../meaning.ts';
import { hasRole, joinedOf, type Piece, textOfPieces } from '../../../sentence/piece.ts';
import { isWithinNote } from '../../notes/within-note.ts';
import { meaning, type Rule } from '../../rule.ts';
import { bareReceiver, givenTo, perhapsReceiver } from './given-to.ts';

/**
 * `assign Adatum to Megan`, `hand it over to Lee`: the leftover words name a person. Whether that person exists is
 * checked later.
 */
export const handOver: Rule = (parse, readers) => {
  // `다음 주 휴가임, 메건한테 넘겨줘`: said of an absence, it names the deputy.
  if (parse.names.length === 0 && (parse.has('action', 'away') || parse.has('action', 'leads'))) return undefined;
  if (isNoHandOver(parse)) return undefined;
  const named = bareReceiver(parse, readers);
  if (named) return meaning(parse, 'assign', { rest: named, exact: false });
  const perhaps = perhapsReceiver(parse);
  if (perhaps) return meaning(parse, 'assign', { rest: perhaps, exact: false, colleague: perhaps });
  if (fromMe.test(parse.sentence.text)) parse.use('person', 'me');
  else if (parse.has('person', 'me') && !saysWhyBehind(parse) && !receiverBeforeVerb(parse)) return undefined;
  const given = givenTo(parse);
  if (given) return meaning(parse, 'assign', { rest: given });
  return handedByVerb(parse, readers);
};

/** The verb of handing over, the owner's field or a move says that it is given; what is left over, to whom. */
const handedByVerb: Rule = (parse, readers) => {
  const isOwner = changesOwner(parse);
  if (!(parse.use('action', 'assign') || isOwner || movesOver(parse))) return undefined;
  for (const action of ['change', 'release', 'note'] as const) parse.use('action', action);
  parse.use('thing');
  parse.use('talk');
  parse.use('field', 'owner');
  // `to Lee Gu, he knows them`
  const [receiver = '', ...more] = (receiverBeforeVerb(parse) ?? firstSentence(parse)).split(secondWish);
  const said = behindVerb(receiver.split(endOfReceiver)[0] ?? '')
    .replace(whoseName, '')
    .replace(politeEnd, '');
  const rest = isOwner ? said.replace(/(?<=\p{Script=Hangul}{2})(?:으로|로)$/u, '') : said;
  // `пусть Ромашка ведёт переговоры`: no person is named.
  if (/^(?:пусть|пускай|let) /iu.test(parse.sentence.text) && !/^\p{Lu}/u.test(rest)) return undefined;
  // `협상단계로 넘겨`: passed on to its next stage, and to nobody.
  if (readers.isStage(rest.replace(/(?<=\p{Script=Hangul})으?로$/u, ''))) return undefined;
  // `give Zenith another week`: no person.
  if (givesThing.test(parse.sentence.text)) return undefined;
  const isName = /\p{L}/u.test(rest) && !toSystem.test(rest) && !/\d/.test(rest) && rest.split(/\s+/).length <= 5;
  const exact = parse.exact && more.length === 0;
  return isName ? meaning(parse, 'assign', { rest, exact }) : undefined;
};

/** `отдай Олегу он с ними знаком`, `give it to Megan she knows them`: on a phone a reason stands without a sign. */
const endOfReceiver =
  /[,，.。;]| (?:and |и |а )?(?=(?:he|she|they|because|cause|since|while|until|he[’']s|she[’']s|он|она|они|пусть|раз|ведь|потому|поскольку|чтобы|пока|у него|у неё|у нее|так как|тк|т\.к)(?!\p{L}))/iu;

/** `hand Zenith to Lee please, I am swamped` */
const politeEnd = / (?:please|pls|plz|thanks|thx|пожалуйста|плиз|спасибо)$/iu;

/** `담당자 이름을 김민수로 변경`, `負責人名字改成王小明` */
const whoseName = /^(?:(?:이름|성함|성명)(?:을|를|은|이)? |的?(?:名字|姓名|名稱)(?:改成|改為|換成|換為|改|換))/u;

const changesOwner = (parse: Parse) =>
  parse.has('field', 'owner') &&
  parse.has('action', 'change') &&
  !parse.has('action', 'note') &&
  !parse.sentence.isQuestion;

/** `give it to Megan and tell her to call`: what the receiver, or the desk, is to do besides is no part of the name. */
const secondWish =
  /,? (?:and|then|и|а) (?=(?:then |also |ещё |еще |потом )?(?:tell|ask|let|have|add|call|remind|say|put|note|set|push|mark|скажи|попроси|добавь|пусть|напиши|напомни|позвони|поставь|сдвинь|запиши|отметь)(?!\p{L}))/iu;

/** `리드코리아 CRM으로 넘겨`: no person. */
const toSystem =
  /^(?:(?:our|the|우리|我們的?) ?)?(?:crm|씨알엠|salesforce|세일즈포스|dynamics(?: 365)?|다이나믹스|срм|црм)(?:으로|로|에|裡)?$/iu;

/** `給Lee管理員權限`: a role, and no deal. */
const givesRole = /給.{1,20}(?:權限|管理員|角色|權利)[。.!！]?$/u;
const givesThing = /(?<!\p{L})(?:give|hand|pass)(?:(?! to )[^,.;:!?]){1,60} (?:an?|another|some|more) \p{Ll}/iu;

const isNoHandOver = (parse: Parse) =>
  isWithinNote(parse, (piece) => hasRole(piece, 'action', 'assign')) || givesRole.test(parse.sentence.text);

/** `메건한테 넘겨줘 일본어 되는 사람이 메건뿐이라`: the receiver stands before the Korean verb, and why behind it. */
function receiverBeforeVerb({ left, pieces, sentence: { text } }: Parse): string | undefined {
  const verb = pieces.findIndex(
    (piece) => hasRole(piece, 'action', 'assign') && /줘|주세요|주자|[겨해]$|해라|주라|부탁/u.test(joinedOf(piece)),
  );
  const before = left.filter((piece) => pieces.indexOf(piece) < verb);
  const [receiver, ...others] = before;
  const isReceived = receiver && others.length === 0 && before.length < left.length && particleBehind(text, receiver);
  return isReceived ? textOfPieces(text, [receiver]) : undefined;
}

/** `Megan에게`: behind a Latin name the particle is a word of its own. */
const particleBehind = (text: string, receiver: Piece) =>
  /(?:한테|에게|께)$/u.test(joinedOf(receiver)) ||
  /^(?:한테|에게|께)(?= )/u.test(text.slice(receiver.tokens.at(-1)?.to));

/** `передай титан Меган, у меня завал`: of the speaker only what stands behind the name and a comma speaks. */
function saysWhyBehind({ pieces, names }: Parse): boolean {
  const comma = pieces.findIndex(
    ({ tokens }, at) => at > pieces.indexOf(names[0] as Piece) && /^[,;–—]$/.test(tokens[0]?.text ?? ''),
  );
  return names.length === 1 && comma > 0 && pieces.every((piece, at) => at > comma || !hasRole(piece, 'person', 'me'));
}

/** The first sentence only: `리 구에게 넘겨주시겠어요? 그쪽을 잘 알아요` gives the reason in the second. */
function firstSentence({ left, pieces, rest, sentence: { text } }: Parse): string {
  const end = pieces.find(({ tokens }) => /^[?？!！]$/.test(tokens[0]?.text ?? ''))?.tokens[0]?.from;
  const own = end === undefined ? [] : left.filter(({ tokens }) => (tokens[0]?.from ?? 0) < end);
  return own.length > 0 ? textOfPieces(text, own) : rest;
}

/** `from me to Lee`: names the previous owner only. */
const fromMe = /\bfrom me\b|(?:^| )с меня на |從我|(?:저|나|제)(?:에서|한테서)/iu;

/** `дальше ведёт Меган` */
function behindVerb(rest: string): string {
  const words = rest.split(' ');
  const verb = words.findLastIndex((word) => /^(?:вед[её]т|займ[её]тся|возьм[её]т|забер[её]т)$/.test(word));
  return verb >= 0 && verb < words.length - 1 ? words.slice(verb + 1).join(' ') : rest;
}

/** `move it over to Lee`; a deal moved to a stage or a day is not reassigned. */
function movesOver(parse: Parse): boolean {
  if (parse.names.length === 0) return false;
  const { text } = parse.sentence;
  // `пусть Ромашку ведёт Меган`
  const isLet = /^(?:пусть|пускай|let) /iu.test(text) && parse.use('field', 'owner');
  const goes = /\bover to \p{L}/iu.test(text) || /\b(?:goes|go|going) to \p{Lu}\p{Ll}/u.test(text);
  return isLet || (goes && !parse.has('field') && parse.use('action', 'change'));
}

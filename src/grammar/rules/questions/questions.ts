import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { isShouted } from '../../sentence/tokens.ts';
import { detailOf } from '../detail.ts';
import { saysDay } from '../lists/closing-day.ts';
import { type DetailReaders, meaning, type Rule, setters } from '../rule.ts';
import { asksForMe, type FieldAsked, whatIsAsked } from './field-asked.ts';
import { isNoQuestion } from './no-question.ts';

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
function saysWhat(parse: Parse, { intent, field }: FieldAsked, readers: DetailReaders): boolean {
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

import { withoutEnds } from '../../../answers/text/said.ts';
import type { Meaning, Parse } from '../../meaning.ts';
import { hasRole, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { isWithinNote } from '../notes/within-note.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';

/**
 * `change the contact of Adatum to Sue Smith, sue@…`, `새 연락처: …`: a name, address or phone number in one span, before
 * or after the verb. Neither a question nor the field alone is a change.
 */
export const newContact: Rule = (parse, readers) => {
  // `담당자 바뀌었대 최민수 010-…` passes on what others told: with an address or a number it is to be taken, when it is confirmed.
  const isTold = parse.mood === 'tells' && /@|\d{3,4}-\d{3,4}/.test(parse.sentence.text);
  const isNoted = isWithinNote(parse, (piece) => hasRole(piece, 'field', 'contact'));
  if ((parse.mood !== 'asks' && !isTold) || isNoted || isRungUp(parse)) return undefined;
  const found = contactIn(parse, readers);
  return found && isTold ? { ...found, exact: false } : found;
};

const contactIn: Rule = (parse, readers) => {
  // An owner has neither address nor number here: `담당자 새로 바뀌었어요, 박지영 010-…`.
  const isReached = /@|\d{3,4}-\d{3,4}/.test(parse.sentence.text) && parse.has('field', 'owner');
  const number = numberOf(parse);
  if (number) return number;
  if (parse.sentence.isQuestion || !(parse.has('field', 'contact') || isReached)) return undefined;
  const changes = parse.has('action', 'change') || parse.has('action', 'assign') || changed.test(parse.sentence.text);
  const anew = personAnew(parse, readers);
  if (anew) return meaning(parse, 'set-contact', { rest: anew, exact: false });
  const all = stretchesOf(parse);
  const [alone, ...more] = all.filter(({ length }) => length > 1);
  // A first name alone is a person too: what is missing is said, and nothing is written.
  if (changes && alone && more.length === 0 && !readers.isPerson(alone) && firstName.test(alone))
    return meaning(parse, 'set-contact', { rest: alone, exact: false });
  const stretches = all.filter((said) => readers.isPerson(said));
  const apart = nameAndReach(stretches);
  if (apart && changes) return meaning(parse, 'set-contact', { rest: apart, exact: false });
  const [said, ...others] = stretches;
  const isTold = changes || isNamedAnew(parse, said ?? '');
  if (!said || others.length > 0 || !(isTold || isNamedAs(parse, said))) return undefined;
  return meaning(parse, 'set-contact', {
    rest: partlyNamed(parse, all, said) ?? said,
    exact: isTold && parse.names.every(({ exact }) => exact) && !isDeclined.test(said),
  });
};

/** Reached by something, of the one deal named, or of the one that was spoken of. */
function personAnew({ names, sentence: { text } }: Parse, readers: DetailReaders): string | undefined {
  const anew = calledAnew.map((pattern) => pattern.exec(text)?.[1]).find(Boolean);
  const isOfOne = names.length === 1 || (names.length === 0 && ofTheirs.test(text));
  return anew && isOfOne && /@|\d{4}/.test(anew) && readers.isPerson(anew) ? anew : undefined;
}

/**
 * `sue’s number changed to +1 425 555 0100`: a number of a telephone, and no value. Whose it is may be another contact than
 * the one that the deal has, and is asked.
 */
function numberOf(parse: Parse): Meaning | undefined {
  const { names, sentence } = parse;
  const found = numberNow.map((pattern) => pattern.exec(sentence.text)).find((match) => match !== null);
  const [, whose, number = ''] = found ?? [];
  const isPhone = /^\+|\d[ ()-]{1,2}\d/.test(number) && number.replace(/\D/g, '').length > 6;
  if (sentence.isQuestion || names.length > 1 || !isPhone) return undefined;
  if (names.length === 0) return meaning(parse, 'set-contact', { rest: number, exact: false, nameSaid: whose ?? '' });
  return meaning(parse, 'set-contact', { rest: number, exact: whose === undefined && parse.exact });
}
const numberNow: readonly RegExp[] = [
  /^(?:ok,? |so,? |fyi,? )?(?:(\p{L}{2,20})['’]s|their|his|her|the) (?:new )?(?:phone |mobile |cell )?number(?: (?:at|for) .{2,40}?)? (?:(?:has|was|is|now|changed|updated|new|to) ){1,4}(\+?\d[\d ()-]{6,24}\d)[.! ]*$/iu,
  /^(?:у |их |её |его )?(?:(\p{Lu}\p{Ll}{1,20}) )?(?:новый |телефон |номер ){1,3}(?:теперь |сменился |поменялся |изменился |сейчас |на |новый ){0,3}[:—–-]? ?(\+?\d[\d ()-]{6,24}\d)[.! ]*$/u,
];

/** `이수민으로 바뀜 010-2345-6789`: the verb stands between the name and how that person is reached. */
function nameAndReach(stretches: readonly string[]): string | undefined {
  const isReach = (said: string) => /@|\d{3}/.test(said) && !/[\p{Script=Hangul}\p{Script=Han}]/u.test(said);
  const [name, reach, ...more] = [...stretches].sort((one, other) => Number(isReach(one)) - Number(isReach(other)));
  const isBoth = name !== undefined && reach !== undefined && more.length === 0 && !/\d/.test(name) && isReach(reach);
  return isBoth ? `${name} ${reach}` : undefined;
}

/** `their contact left, new one is Tom Baker tom@…`, `контакт уволился, теперь Иван Петров ivan@…` */
const calledAnew: readonly RegExp[] = [
  /\b(?:the )?new (?:one|contact|person|guy|lady)(?: there)?(?: is|’s|'s|:| [-–]) ?(.{3,120})$/iu,
  /(?<!\p{L})(?:теперь|вместо него|вместо неё|новый|новая)(?: там| у них| контакт){0,2}(?: это|:| [-–—])? (\p{Lu}.{3,120})$/u,
];

/** Of the deal that was spoken of last: no other customer stands between. */
const ofTheirs =
  /^(?:ok,? |so,? |fyi,? )?(?:their |the |her |his )?new (?:contact|person|guy|lady)(?: there)?(?: is|’s|'s|:| [-–]) ?\S|^(?:у них |там )?новый контакт(?: у них| там)?(?: это|:| [-–—])? \p{Lu}/iu;

const firstName = /^(?:\p{Lu}\p{Ll}{1,20}|[\p{Script=Hangul}]{2,3}|[小阿]?\p{Script=Han}{1,2})$/u;

/** `Mr Reed, his number is 206 555 0144`: what is written like a name beside it is not dropped. */
function partlyNamed(parse: Parse, all: readonly string[], said: string): string | undefined {
  const { text } = parse.sentence;
  const words = said.split(' ').filter((word) => !/[@\d]/.test(word));
  const small = words.length > 1 ? undefined : namedSmall(parse, all);
  if (small) return `${small}, ${said}`;
  const [other] = all.filter((each) => each !== said && /(?<!\p{L})\p{Lu}\p{Ll}{2}/u.test(each));
  return other === undefined ? undefined : text.slice(Math.min(text.indexOf(other), text.indexOf(said)));
}

/** `put sarah lim as contact, sarah@…`: written small, two or three words that no table has, beside how she is reached. */
function namedSmall({ sentence: { text }, pieces }: Parse, all: readonly string[]): string | undefined {
  const isUnread = (word: string) =>
    pieces.some((piece) => !piece.name && piece.roles.length === 0 && textOfPieces(text, [piece]) === word);
  return all
    .map((each) => each.replace(/ as(?: the| a| an| our| new){0,2}$/iu, ''))
    .find((each) => /^\p{L}+(?: \p{L}+){1,2}$/u.test(each) && each.split(' ').every(isUnread));
}

/** `give Lee a call`, `let’s have a call with Zenith`: somebody is rung up, and nobody is a new contact. */
const isRungUp = ({ sentence: { text } }: Parse) => makesCall.test(text) && !/[@\d]/.test(text);
const makesCall = /(?<!\p{L})(?:an?|another|the|our|my|quick) (?:call|ring|e?-?mail|phone ?call|buzz|shout)(?!\p{L})/iu;

/** `換窗口了,新的是…`: the verb stands away from the person. */
const changed = /換(?:了)?(?:窗口|聯絡人|人)|(?:窗口|聯絡人)(?:換|改)|새로 (?:바뀌|오)|새 담당자/u;

/**
 * `на Анну Иванову`: the nominative of an inflected name cannot be derived safely, so the change is shown for
 * confirmation first.
 */
const isDeclined = /\p{Script=Cyrillic}(?:у|ю|ой|ого|ему|ому)(?![\p{L}])/u;

/** `contact: sue@…`, `новый контакт, Пётр Ильин, petr@…`: without a verb, but an address or phone number shows that a contact is meant. */
function isNamedAnew({ sentence }: Parse, said: string): boolean {
  return (/[:：=]/.test(sentence.text) || anew.test(sentence.text)) && /[@\d]/.test(said);
}
const anew = /\bnew contact\b|(?<!\p{L})нов\p{L}{2,3} контакт/iu;

/**
 * `Zenith’s contact is Tom Reed tom@…`, `new contact at Zenith: Ana Diaz`: said without a verb of change, so it is offered. A whole
 * name alone is a person only where the contact is called a new one; what is missing of them is asked.
 */
function isNamedAs({ names, sentence: { text } }: Parse, said: string): boolean {
  if (names.length !== 1) return false;
  const isReached = /@/.test(said) && /\p{L} \p{L}|\p{Script=Hangul}{2}|\p{Script=Han}{2}/u.test(said);
  return isReached
    ? saysWho.test(text)
    : newOne.test(text) && /^(?:\p{L}+ \p{L}+|\p{Script=Hangul}{2,4}|\p{Script=Han}{2,4})$/u.test(said);
}
const saysWho =
  /contact(?: person)?(?: (?:at|for|of|there)(?: \p{L}+){0,4})?(?:['’]s| is| will be| would be|:)(?: now)? |контакт\p{L}{0,2} (?:(?:у|в|по|от|для) .{2,30} )?(?:—|–|-|это|теперь|будет) |(?:연락처|담당자)(?:는|은|가|이)? |(?:聯絡人|窗口)(?:是|為|改成|:|：)/iu;
const newOne =
  /\bnew contact\b.{0,40}(?::| is )|(?<!\p{L})нов\p{L}{2,3} контакт.{0,40}(?::|—|–| - )|새(?:로운)? ?(?:담당자|연락처|컨택)[^:]{0,10}[:은는]|新(?:的)?(?:聯絡人|窗口)(?::|：|是)/iu;

/** The spans between names of referrals, the field and the verb. */
function stretchesOf({ pieces, sentence }: Parse): readonly string[] {
  const isMark = (piece: Piece) =>
    piece.name !== undefined ||
    (['contact', 'owner'] as const).some((field) => hasRole(piece, 'field', field)) ||
    (['change', 'assign', 'open'] as const).some((action) => hasRole(piece, 'action', action)) ||
    /^換了?人/u.test(piece.tokens.map(({ text }) => text).join(''));
  const stretches: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    let end = at;
    while (end < pieces.length && !isMark(pieces[end] as Piece)) end++;
    const [first, last] = [pieces[at], pieces[end - 1]];
    if (end > at && first && last)
      stretches.push(bare(sentence.text.slice(first.tokens[0]?.from, last.tokens.at(-1)?.to)));
    at = end;
  }
  return stretches.filter((said) => said !== '');
}

/** Without the preposition before the person and the Korean particle after it. */
function bare(said: string): string {
  const led = withoutLeading(said).replace(/(?:으로|로|이라고|라고|이고|입니다|예요|이에요)\s?$/u, '');
  return withoutEnds(led, /[\s,，、:：=.·|–—-]/);
}

/** A word at a time: one pattern that repeats them could be read in more ways than there is time for (`新的新的…`). */
function withoutLeading(said: string): string {
  for (let rest = said; ; ) {
    const next = rest.replace(/^[\s,:：=–—-]+/u, '').replace(leadingWord, '');
    if (next === rest) return rest;
    rest = next;
  }
}

const leadingWord =
  /^(?:please|the|of|at|for|to|is|now|with|new|on|на|у|по|для|теперь|это|новый|пожалуйста|새|새로운|이제|새로|成|為|是|換成|把|的|請|新的|新|了|改成|就是)(?=[\s:：,]|\p{Script=Han}|$)/iu;

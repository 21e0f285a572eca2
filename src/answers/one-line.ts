import { isKnownCity } from './city.ts';
import { readCountryName } from './country.ts';
import { isLengthOnly } from './day.ts';
import { isWithParticle } from './korean-with.ts';
import { type LineContext, type LineFields, type LineQuestion, readField, readUnnamed } from './line-fields.ts';
import { beforeClosing, keyed, keywordPlaces } from './line-keywords.ts';
import { linePieces, longestLine, mostPieces } from './line-pieces.ts';
import { cityCalled } from './place-said.ts';
import { wordsByLength, wordsOf } from './said.ts';
import { wordStretch } from './spoken-deal.ts';
import { hasNumeral } from './words/amount-words.ts';
import {
  afterCustomer,
  beforeAmountWords,
  beforeCustomer,
  beforeDayWords,
  beforePlace,
  beforeTopic,
  type LineField,
  lineWords,
} from './words/line-words.ts';

/** The parse of a line about a deal. Every piece of it is in one of the three lists: nothing is dropped. */
export interface DealLine {
  readonly fields: LineFields;
  readonly understood: readonly { readonly field: LineField; readonly said: string }[];
  /** Fields with two readings each: the desk asks which one is meant. */
  readonly questions: readonly { readonly field: LineField; readonly said: string; readonly answer: LineQuestion }[];
  /** `field` if the person named it: "close soon". */
  readonly notUnderstood: readonly { readonly said: string; readonly field?: LineField }[];
}

interface Reading {
  fields: LineFields;
  understood: { field: LineField; said: string }[];
  questions: { field: LineField; said: string; answer: LineQuestion }[];
  notUnderstood: { said: string; field?: LineField }[];
}

/**
 * Parses "Contoso, 120k EUR, close 30 Sep, solution SOL-1234-PQRS" into the fields of a draft and the questions that
 * remain.
 */
export function readDealLine(text: string, context: LineContext): DealLine {
  const reading: Reading = { fields: {}, understood: [], questions: [], notUnderstood: [] };
  const all = linePieces(text.slice(0, longestLine));
  const pieces = all.slice(0, mostPieces).flatMap((piece) => atKeywords(piece, context));
  const [start = '', ...others] = [...amidst(pieces, context), ...pieces.slice(1)];
  if (isName(start, others, context)) take(reading, 'customer', { customer: start }, start);
  else if (start) readPiece(reading, start, true, context);
  for (const piece of others) readPiece(reading, piece, false, context);
  const beyond = [...all.slice(mostPieces), text.slice(longestLine).trim()].filter(Boolean).join(', ');
  dayInFront(reading, start, context);
  if (beyond) reading.notUnderstood.push({ said: beyond });
  return reading;
}

/** `май, 5000 долларов, Ромашка`: what could be a customer called May is the day, where another name is left over. */
function dayInFront(reading: Reading, start: string, context: LineContext): void {
  const { fields, understood, questions, notUnderstood } = reading;
  const asks = questions.some(({ field }) => field === 'closeDay');
  if (fields.customer !== start || fields.closeDay || asks || keyed(start)) return;
  const at = notUnderstood.findIndex(({ said, field }) => !field && /^\p{L}/u.test(said) && !isKnownCity(said));
  const name = notUnderstood[at]?.said;
  const day = name === undefined ? undefined : readField('closeDay', start, context);
  if (name === undefined || day?.kind !== 'found') return;
  reading.fields = { ...fields, ...whereIt(name, false), ...day.fields };
  const others = understood.filter(({ field, said }) => field !== 'customer' || said !== start);
  reading.understood = [{ field: 'customer', said: name }, ...others, { field: 'closeDay', said: start }];
  reading.notUnderstood = notUnderstood.toSpliced(at, 1);
}

/** "3M, 5k": text that could be an amount is the customer if another amount follows. */
function isName(start: string, others: readonly string[], context: LineContext): boolean {
  const isAmount = (piece: string) => {
    const named = keyed(piece);
    const answer = named ? readField(named.field, named.rest, context) : readUnnamed(piece, false, context);
    return answer.kind !== 'nothing' && answer.field === 'value';
  };
  return /\p{L}/u.test(start) && keyed(start) === undefined && isAmount(start) && others.some(isAmount);
}

/**
 * `Contoso close 30 Sep` is two pieces, `Close Brothers` one: the piece is split only where the rest can be parsed as
 * that field.
 */
function atKeywords(piece: string, context: LineContext): readonly string[] {
  // "Note call Sue by Friday": the whole text is the note.
  if (keyed(piece)?.field === 'notes') return [piece];
  for (const place of keywordPlaces(piece).slice(0, 12)) {
    const tail = piece.slice(place);
    const named = keyed(tail);
    const typed = named && ['closeDay', 'value', 'duns'].includes(named.field);
    const ids = named?.field === 'solution' && /\d/.test(named.rest);
    // "120k EUR for Contoso" names the customer; in "Eyes for Contoso" the word is part of a name.
    const behindValue =
      named?.field === 'customer' && readUnnamed(piece.slice(0, place).trim(), false, context).kind !== 'nothing';
    if (!named || !(typed || ids || named.colon || behindValue)) continue;
    if (readField(named.field, named.rest, context).kind === 'nothing') continue;
    // "Закрытие до конца марта": two keywords of the same field count as one.
    if (isWordFor(named.field, piece.slice(0, place).trim())) continue;
    return [...atKeywords(withoutWordFor(named.field, piece.slice(0, place).trim(), context), context), tail];
  }
  const own = keyed(piece);
  return own && own.field !== 'customer' ? [piece] : beforeDay(piece, context);
}

/** `Contoso 1.2m next quarter`: splits off a day at the end, but only after an amount ("Project March" has none). */
function beforeDay(piece: string, context: LineContext): readonly string[] {
  for (const space of spacesOf(piece)) {
    const tail = piece.slice(space + 1);
    if (/^\d{1,4}$/.test(tail) || !isDay(tail, context)) continue;
    const said = piece.slice(0, space);
    const head = beforeAmount(said, context);
    if (head.length === 2) return [...head, tail];
    // "Orchard Labs in May": the preposition goes with the day.
    const lead = dayLeads.find((one) => said.toLowerCase().endsWith(` ${one}`));
    if (lead) return [said.slice(0, -lead.length - 1), `${said.slice(-lead.length)} ${tail}`];
  }
  return beforeAmount(piece, context);
}

const dayLeads = wordsOf(beforeDayWords);

/** Whether it is a day, also with the Korean or Chinese word that follows one: 下個月結案. */
function isDay(tail: string, context: LineContext): boolean {
  const before = beforeClosing(tail);
  return [...(isLengthOnly(tail) ? [] : [tail]), ...(before ? [before] : [])].some(
    (said) => readField('closeDay', said, context).kind !== 'nothing',
  );
}

/**
 * `next quarter 1.2m yen Adventure Works`, `별빛소프트 서울 5천만원 retail insights 5월 마감`: without commas, an amount of money
 * in the middle parts what stands before and behind it. The first piece is the customer.
 */
function amidst([piece = '', ...others]: readonly string[], context: LineContext): readonly string[] {
  const words = piece.split(' ');
  if (words.length < leastAmidst || keyed(piece) || !hasNumeral.test(piece)) return [piece];
  const closes = beforeClosing(piece) !== undefined || others.some((other) => keyed(other)?.field === 'closeDay');
  const money = moneyAmong(words, context) ?? (closes ? sumAmong(words, context) : undefined);
  if (!money) return [piece];
  const [before, behind] = [words.slice(0, money.at), words.slice(money.at + money.count)].map((part) =>
    dayApart(part, context),
  );
  const [customer, ...names] = [before?.name, behind?.name].filter((name) => name !== undefined && name !== '');
  const days = [before?.day, behind?.day].filter((day) => day !== undefined);
  return customer ? [customer, money.said, ...days, ...names].map(String) : [piece];
}

const leastAmidst = 4;

function moneyAmong(words: readonly string[], context: LineContext) {
  return wordStretch(words, (said) => {
    const answer = /\d/.test(said) ? readField('value', said, context) : undefined;
    return answer?.kind === 'found' && answer.fields.value?.currency !== undefined;
  });
}

/** `60k`, `2 млн`, without a currency: only behind a name, and in a line that says when it closes. */
function sumAmong(words: readonly string[], context: LineContext) {
  const sum = wordStretch(words, (said) => {
    const answer = /^\d[\d.,]{0,12} ?\p{L}/u.test(said) ? readField('value', said, context) : undefined;
    return answer?.kind === 'found' && (answer.fields.value?.value ?? 0) >= leastInWords;
  });
  return sum && sum.at > 0 ? sum : undefined;
}

/**
 * A day of several words, or with its word for closing, at the beginning or the end. A length (`3 years`) stands there as
 * often: it belongs neither to the name nor to the day, and stays a piece of its own, which is asked about.
 */
function dayApart(words: readonly string[], context: LineContext): { readonly name: string; readonly day?: string } {
  const isSure = (said: string) =>
    isLengthOnly(said) || ((/ |\d/.test(said) || beforeClosing(said) !== undefined) && isDay(said, context));
  for (let count = Math.min(words.length, 4); count > 0; count--) {
    const [first, last] = [words.slice(0, count).join(' '), words.slice(-count).join(' ')];
    if (isSure(last)) return { name: words.slice(0, -count).join(' '), day: last };
    if (isSure(first)) return { name: words.slice(count).join(' '), day: first };
  }
  return { name: words.join(' ') };
}

/** Offsets of the last spaces: no amount or day has more words. */
function spacesOf(piece: string): readonly number[] {
  return [...piece.matchAll(/ /g)].slice(-6).map(({ index }) => index);
}

/** `Contoso 120k EUR`: splits off the longest suffix that is certainly an amount. */
function beforeAmount(piece: string, context: LineContext): readonly string[] {
  if (readUnnamed(piece, true, context).kind !== 'nothing') return [piece];
  for (const space of spacesOf(piece)) {
    const tail = piece.slice(space + 1);
    const head = piece.slice(0, space);
    const word = amountLeads.find((one) => head.toLowerCase().endsWith(` ${one}`));
    // "Studio 54" is a name; an amount in words needs a preposition before it: "на полмиллиона".
    const inWords = word !== undefined && isLarge(tail, context);
    const inDigits = /\d/.test(tail) && !/^\d{1,4}$/.test(tail) && /^[^\p{L}]|^\p{Lu}{2,3}/u.test(tail);
    if (!inWords && !inDigits) continue;
    if (readField('value', tail, context).kind === 'nothing') continue;
    const before = word ? head.slice(0, -word.length - 1) : head;
    // `at 90k`: no field has this word, and it says nothing.
    return word && word !== 'at' ? [before, `${head.slice(-word.length)} ${tail}`] : [before, tail];
  }
  return [piece];
}

const leastInWords = 1_000;

function isLarge(said: string, context: LineContext): boolean {
  const answer = readField('value', said, context);
  return !/\d/.test(said) && answer.kind === 'found' && (answer.fields.value?.value ?? 0) >= leastInWords;
}

const amountLeads = wordsOf(beforeAmountWords);
const particles = wordsOf(afterCustomer);

/**
 * `… с закрытием до марта`, `60k close by june`: the field is named twice. With a capital letter the word may end a name
 * (`Orchard Close by June`), unless an amount stands before it.
 */
function withoutWordFor(field: LineField, head: string, context: LineContext): string {
  if (field !== 'closeDay') return head;
  const word = closingTwice.find((one) => head.toLowerCase().endsWith(` ${one}`));
  if (!word) return head;
  const bare = head.slice(0, -word.length - 1);
  const isWritten = /^\p{Lu}/u.test(head.slice(-word.length)) && beforeAmount(bare, context).length < 2;
  return isWritten ? head : bare;
}

/** Longest first: `с закрытием` before `закрытием`. */
const closingTwice = [...wordsByLength(lineWords.closeDay), 'закрытием'];

function isWordFor(field: LineField, said: string): boolean {
  return wordsOf(lineWords[field]).includes(said.toLowerCase());
}

const leads = wordsOf(beforeCustomer);

/** Strips the particle: 콘토소에 becomes 콘토소 before an amount; 和康托索的交易 becomes 康托索. */
function withoutParticle(name: string): string {
  const deal = particles.find((one) => /^的/u.test(one) && name.length > one.length + 1 && name.endsWith(one));
  if (deal) {
    const bare = name.slice(0, -deal.length);
    const lead = leads.find((one) => bare.startsWith(one) && bare.length > one.length + 1);
    return lead ? bare.slice(lead.length) : bare;
  }
  if (/^跟\p{Script=Han}{2}/u.test(name)) return name.slice(1);
  const particle = particles.find((one) => name.length > one.length + 1 && name.endsWith(one));
  const before = particle ? name.slice(0, -particle.length) : '';
  const [, means = ''] = /^(과|와|랑)의? ?거래$/u.exec(particle ?? '') ?? [];
  // `가온제과 거래`: its last syllable is no particle, the word for a deal is dropped all the same.
  if (means && !isWithParticle(before, means)) return before + means;
  return /\p{Script=Hangul}$/u.test(before) ? before : name;
}

/** `Solution Tree`, `Client Savvy`, `For Eyes`: capitalized like a name, though it begins with a field name. */
function isNameOfItsOwn(piece: string, field: LineField): boolean {
  return nameable.has(field) && /^\p{Lu}\p{Script=Latin}* \p{Lu}/u.test(piece);
}

const nameable: ReadonlySet<LineField> = new Set([
  'solution',
  'campaignId',
  'customer',
  'contact',
  'country',
  'notes',
  'crmId',
  'dealName',
]);

const placeLeads = wordsOf(beforePlace);

const topicLeads = wordsOf(beforeTopic);

/** "Harrow & Wells in Leeds about a data platform": the topic becomes the deal's name. */
function withTopic(fields: LineFields): LineFields {
  const parts = fields.customer?.split(' ') ?? [];
  const at = parts.findIndex((part, index) => index > 0 && topicLeads.includes(part));
  const topic = parts
    .slice(at + 1)
    .join(' ')
    .replace(/^(?:an?|the) /, '');
  if (at < 1 || topic.length < 3) return fields;
  const dealName = topic.charAt(0).toUpperCase() + topic.slice(1);
  return { ...fields, customer: parts.slice(0, at).join(' '), dealName };
}

/**
 * "Alpine Ski House in Denver" is split into name and place in a sentence ("with …") only: in a list, Women in Tech may
 * be a name.
 */
function whereIt(name: string, sentence: boolean): LineFields {
  const { customer = name, dealName } = withTopic({ customer: name });
  return { ...inPlace(customer, sentence), ...(dealName ? { dealName } : {}) };
}

function inPlace(name: string, sentence: boolean): LineFields {
  const parts = name.split(' ');
  const last = parts.at(-1) ?? '';
  // 大河出版 在高雄: the place has its preposition attached.
  if (parts.length > 1 && last.startsWith('在') && isKnownCity(last.slice(1)))
    return { customer: parts.slice(0, -1).join(' '), place: last.slice(1) };
  const at = parts.findLastIndex((part, index) => index > 0 && placeLeads.includes(part.toLowerCase()));
  const place = parts.slice(at + 1).join(' ');
  // Typed without capitals, only a city that is known is no part of the name.
  if (at > 0 && /^\p{Ll}/u.test(place) && isKnownCity(place))
    return {
      customer: parts.slice(0, at).join(' '),
      place: cityCalled(place.replace(/(?<![\p{L}’'])\p{Ll}/gu, (sign) => sign.toUpperCase())),
    };
  if (at < 1 || !/^\p{Lu}[\p{L} .’'-]*$/u.test(place)) return { customer: name };
  const city = cityCalled(place);
  if (!sentence && !isKnownCity(city) && readCountryName(place).kind !== 'country') return { customer: name };
  return { customer: parts.slice(0, at).join(' '), place: city };
}

/** "contact John Doe, john@alpine.example, 303-555-0100": these commas separate parts of the contact. */
function reachesContact(reading: Reading, said: string): boolean {
  const isReach = (said.includes('@') && !said.includes(' ')) || /^\+?[\d\s().-]{7,}$/.test(said);
  return isReach && reading.understood.at(-1)?.field === 'contact';
}

function readPiece(reading: Reading, said: string, first: boolean, context: LineContext): void {
  if (reachesContact(reading, said)) {
    reading.fields = { ...reading.fields, contact: `${reading.fields.contact}, ${said}` };
    reading.understood.push({ field: 'contact', said });
    return;
  }
  const key = keyed(said);
  const amount = key?.field === 'customer' && !key.colon && readField('value', said, context).kind !== 'nothing';
  const named = key && (amount || (first && !key.colon && isNameOfItsOwn(said, key.field))) ? undefined : key;
  const answer = named ? readField(named.field, named.rest, context) : readUnnamed(said, first, context);
  if (answer.kind === 'ambiguous') {
    reading.questions.push({ field: answer.field, said, answer: answer.answer });
  } else if (answer.kind === 'found' && take(reading, answer.field, inSentence(answer.fields, named), said)) {
    return;
  } else if (goesOn(reading, answer.kind)) {
    // "note call Sue, then Bob": the comma belongs to the note.
    reading.fields = { ...reading.fields, notes: `${reading.fields.notes}, ${said}` };
    reading.understood.push({ field: 'notes', said });
  } else if (!named && reading.fields.place === undefined && isPlaceHere(reading, said)) {
    reading.fields = { ...reading.fields, place: placeOf(said) };
    reading.understood.push({ field: 'customer', said });
  } else if (
    (named && !first) ||
    !take(reading, 'customer', first ? whereIt(withoutParticle(said), false) : { customer: said }, said)
  ) {
    // The first piece that is nothing else is the customer; later ones are returned as not understood.
    reading.notUnderstood.push({ said, ...(named ? { field: named.field } : {}) });
  }
}

/** `在台中`, `in Denver`: with its preposition a city is never the customer. */
function isPlaceHere(reading: Reading, said: string): boolean {
  const place = placeOf(said);
  return isKnownCity(place) && (place !== said || isBehindCustomer(reading));
}

function placeOf(said: string): string {
  const bare = said
    .replace(/^(?:他們|客戶|公司)?(?:位於|在)(?=\p{Script=Han}{2})/u, '')
    .replace(/^(?:based )?in (?=\p{Lu})/u, '');
  return isKnownCity(bare) ? bare : said;
}

/** "Contoso, Hamburg, 120k EUR": a place directly after the customer is the customer's address. */
function isBehindCustomer({ fields, understood, notUnderstood }: Reading): boolean {
  const isNext = understood.length === 1 && understood[0]?.field === 'customer' && notUnderstood.length === 0;
  return isNext && fields.customer !== undefined && fields.place === undefined;
}

/** "With Alpine Ski House in Denver" is a sentence, "Customer: Women in Tech" is not. */
function inSentence(fields: LineFields, named: ReturnType<typeof keyed>): LineFields {
  if (!fields.customer) return fields;
  return whereIt(fields.customer, named?.field === 'customer' && !named.colon);
}

/** A second value does not overwrite the first: it is returned as not understood. Solutions are a list. */
function take(reading: Reading, field: LineField, fields: LineFields, said: string): boolean {
  const before = reading.fields.solution;
  if (field === 'solution' && before) {
    reading.fields = { ...reading.fields, solution: [...before, ...(fields.solution ?? [])] };
  } else {
    const asked = reading.questions.some((question) => question.field === field);
    if (asked || reading.fields[field] !== undefined) return false;
    reading.fields = { ...reading.fields, ...fields };
  }
  reading.understood.push({ field, said });
  return true;
}

function goesOn(reading: Reading, kind: string): boolean {
  return kind === 'nothing' && reading.understood.at(-1)?.field === 'notes';
}

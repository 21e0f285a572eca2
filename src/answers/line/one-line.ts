import { isKnownCity } from '../place/city.ts';
import { inTypedWords } from '../text/as-typed.ts';
import { contactApart } from './line-contact.ts';
import { withoutFormer } from './line-corrected.ts';
import { bareCity, whereIt, withoutParticle } from './line-customer.ts';
import {
  type LineContext,
  type LineFields,
  type LineQuestion,
  type LineReading,
  readField,
  readUnnamed,
} from './line-fields.ts';
import { beforeClosing, keyed } from './line-keywords.ts';
import { amidst, atKeywords } from './line-parted.ts';
import { linePieces, longestLine, mostPieces } from './line-pieces.ts';
import type { LineField } from './line-words.ts';

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
  const all = linePieces(withoutFormer(text.slice(0, longestLine).replace(orderInFront, ''), context));
  const pieces = all.slice(0, mostPieces).flatMap((piece, at) => atKeywords(piece, at === 0, context));
  const [start = '', ...others] = [...amidst(pieces, context), ...pieces.slice(1)];
  const name = nameLikeAmount(start, others, context);
  if (name !== undefined) take(reading, 'customer', { customer: name }, start);
  else if (start) readPiece(reading, start, true, context);
  for (const piece of others) readPiece(reading, piece, false, context);
  const beyond = [...all.slice(mostPieces), text.slice(longestLine).trim()].filter(Boolean).join(', ');
  dayInFront(reading, start, context);
  if (beyond) reading.notUnderstood.push({ said: beyond });
  return { ...reading, fields: storedAsTyped(reading.fields, text) };
}

/** `새 거래 열어줘 콘토소`: the order goes on in front of the customer. */
const orderInFront = /^(?:열어|만들어|시작해|등록해|생성해|추가해|작성해|개설해) ?(?:줘요?|주세요|줄래요?)[,\s]{1,3}/u;

const freeTexts = ['customer', 'dealName', 'notes'] as const;

/** What is stored as it stands is what was typed. */
function storedAsTyped(fields: LineFields, typed: string): LineFields {
  const all = freeTexts.flatMap((field) => {
    const said = fields[field];
    return said === undefined ? [] : [[field, inTypedWords(typed, said)] as const];
  });
  return { ...fields, ...Object.fromEntries(all) };
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

/** "3M, 5k", "with 3M, 90k USD": text that could be an amount is the customer if another amount follows. */
function nameLikeAmount(start: string, others: readonly string[], context: LineContext): string | undefined {
  const lead = keyed(start);
  if (lead && (lead.field !== 'customer' || !/^\d+-?\p{Lu}/u.test(lead.rest))) return undefined;
  const name = lead?.rest ?? start;
  const isAmount = (piece: string) => {
    const named = keyed(piece);
    const answer = named ? readField(named.field, named.rest, context) : readUnnamed(piece, false, context);
    return answer.kind !== 'nothing' && answer.field === 'value';
  };
  return /\p{L}/u.test(name) && isAmount(name) && others.some(isAmount) ? name : undefined;
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
  leaveOtherDays(reading, answer, said);
  if (answer.kind === 'ambiguous') {
    reading.questions.push({ field: answer.field, said, answer: answer.answer });
  } else if (answer.kind === 'found' && take(reading, answer.field, inSentence(answer.fields, named), said)) {
    return;
  } else if (goesOn(reading, answer.kind)) {
    // "note call Sue, then Bob": the comma belongs to the note.
    reading.fields = { ...reading.fields, notes: `${reading.fields.notes}, ${said}` };
    reading.understood.push({ field: 'notes', said });
  } else if (!named && reading.fields.place === undefined && isPlaceHere(reading, said)) {
    reading.fields = { ...reading.fields, place: bareCity(said) };
    reading.understood.push({ field: 'customer', said });
  } else if ((named && !first) || !take(reading, 'customer', first ? customerFirst(said) : { customer: said }, said)) {
    // The first piece that is nothing else is the customer; later ones are returned as not understood.
    reading.notUnderstood.push({ said, ...(named ? { field: named.field } : {}) });
  }
}

const isOfClosing = (said: string) => keyed(said)?.field === 'closeDay' || beforeClosing(said) !== undefined;

/** Before a close date is taken. `June 1 to June 3, close July 1`: days that are not said to be of the close are of something else. */
function leaveOtherDays(reading: Reading, answer: LineReading, close: string): void {
  if (answer.kind === 'nothing' || answer.field !== 'closeDay' || !isOfClosing(close)) return;
  const { fields, understood, questions, notUnderstood } = reading;
  const isOther = ({ field, said }: { field: LineField; said: string }) => field === 'closeDay' && !isOfClosing(said);
  const others = [...understood, ...questions].filter(isOther);
  if (others.length === 0) return;
  if (understood.some(isOther)) {
    const { closeDay: _other, ...rest } = fields;
    reading.fields = rest;
  }
  reading.understood = understood.filter((piece) => !isOther(piece));
  reading.questions = questions.filter((piece) => !isOther(piece));
  reading.notUnderstood = [...notUnderstood, ...others.map(({ said }) => ({ said }))];
}

/** The first piece of a line: the customer, with whoever is named as its contact, and where it is. */
function customerFirst(said: string): LineFields {
  return withContactApart(withoutParticle(said), false);
}

function withContactApart(said: string, isPlain: boolean): LineFields {
  const { customer, contact } = contactApart(said);
  return { ...whereIt(customer, isPlain), ...(contact ? { contact } : {}) };
}

/** `在台中`, `in Denver`: with its preposition a city is never the customer. */
function isPlaceHere(reading: Reading, said: string): boolean {
  const place = bareCity(said);
  return isKnownCity(place) && (place !== said || isBehindCustomer(reading));
}

/** "Contoso, Hamburg, 120k EUR": a place directly after the customer is the customer's address. */
function isBehindCustomer({ fields, understood, notUnderstood }: Reading): boolean {
  const isNext = understood.length === 1 && understood[0]?.field === 'customer' && notUnderstood.length === 0;
  return isNext && fields.customer !== undefined && fields.place === undefined;
}

/** "With Alpine Ski House in Denver" is a sentence, "Customer: Women in Tech" is not. */
function inSentence(fields: LineFields, named: ReturnType<typeof keyed>): LineFields {
  if (!fields.customer) return fields;
  const isPlain = named?.field === 'customer' && !named.colon;
  return isPlain ? withContactApart(fields.customer, isPlain) : whereIt(fields.customer, isPlain);
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

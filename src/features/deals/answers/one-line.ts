import type { LineField } from '../../../i18n/answer-words/line-words.ts';
import { type LineContext, type LineFields, type LineQuestion, readField, readUnnamed } from './line-fields.ts';
import { keyed, keywordPlaces } from './line-keywords.ts';
import { linePieces, longestLine } from './line-pieces.ts';

/** What a line says about a deal. Every piece of it is in one of the three lists: nothing is thrown away. */
export interface DealLine {
  readonly fields: LineFields;
  readonly understood: readonly { readonly field: LineField; readonly said: string }[];
  /** Two readings each: the desk asks. */
  readonly questions: readonly { readonly field: LineField; readonly said: string; readonly answer: LineQuestion }[];
  /** `field` where the person named it: "close soon". */
  readonly notUnderstood: readonly { readonly said: string; readonly field?: LineField }[];
}

interface Reading {
  fields: LineFields;
  understood: { field: LineField; said: string }[];
  questions: { field: LineField; said: string; answer: LineQuestion }[];
  notUnderstood: { said: string; field?: LineField }[];
}

/** "Contoso, 120k EUR, close 30 Sep, solution SOL-1234-PQRS" -> the fields of a draft, and what is still to be asked. */
export function readDealLine(text: string, context: LineContext): DealLine {
  const reading: Reading = { fields: {}, understood: [], questions: [], notUnderstood: [] };
  const pieces = linePieces(text.slice(0, longestLine)).flatMap((piece) => atKeywords(piece, context));
  for (const [index, piece] of pieces.entries()) readPiece(reading, piece, index === 0, context);
  const beyond = text.slice(longestLine).trim();
  if (beyond) reading.notUnderstood.push({ said: beyond });
  return reading;
}

/** `Contoso close 30 Sep` is two pieces, `Close Brothers` one: it is cut only where the rest makes sense. */
function atKeywords(piece: string, context: LineContext): readonly string[] {
  for (const place of keywordPlaces(piece).slice(0, 12)) {
    const tail = piece.slice(place);
    const named = keyed(tail);
    const typed = named && ['closeDay', 'value', 'duns'].includes(named.field);
    const ids = named?.field === 'solution' && /\d/.test(named.rest);
    if (!named || !(typed || ids || named.colon)) continue;
    if (readField(named.field, named.rest, context).kind === 'nothing') continue;
    return [...atKeywords(piece.slice(0, place).trim(), context), tail];
  }
  return keyed(piece) ? [piece] : beforeAmount(piece, context);
}

/** `Contoso 120k EUR`: the longest end that is an amount beyond doubt. */
function beforeAmount(piece: string, context: LineContext): readonly string[] {
  if (readUnnamed(piece, true, context).kind !== 'nothing') return [piece];
  const spaces = [...piece.matchAll(/ /g)].map(({ index }) => index).slice(-6);
  for (const space of spaces) {
    const tail = piece.slice(space + 1);
    // "Studio 54" is a name.
    if (!/\d/.test(tail) || /^\d{1,4}$/.test(tail) || !/^[^\p{L}]|^\p{Lu}{2,3}/u.test(tail)) continue;
    if (readField('value', tail, context).kind !== 'nothing') return [piece.slice(0, space), tail];
  }
  return [piece];
}

function readPiece(reading: Reading, said: string, first: boolean, context: LineContext): void {
  const named = keyed(said);
  const answer = named ? readField(named.field, named.rest, context) : readUnnamed(said, first, context);
  if (answer.kind === 'ambiguous') {
    reading.questions.push({ field: answer.field, said, answer: answer.answer });
  } else if (answer.kind === 'found' && take(reading, answer.field, answer.fields)) {
    reading.understood.push({ field: answer.field, said });
  } else if (goesOn(reading, answer.kind)) {
    // "note call Sue, then Bob": the comma is the note's.
    reading.fields = { ...reading.fields, notes: `${reading.fields.notes}, ${said}` };
    reading.understood.push({ field: 'notes', said });
  } else if (isCustomer(reading, named !== undefined && !first)) {
    reading.fields = { ...reading.fields, customer: said };
    reading.understood.push({ field: 'customer', said });
  } else {
    reading.notUnderstood.push({ said, ...(named ? { field: named.field } : {}) });
  }
}

/** A second value is not taken for the first: it comes back as not understood. Solutions may be many. */
function take(reading: Reading, field: LineField, fields: LineFields): boolean {
  const before = reading.fields.solution;
  if (field === 'solution' && before) {
    reading.fields = { ...reading.fields, solution: [...before, ...(fields.solution ?? [])] };
    return true;
  }
  const asked = reading.questions.some((question) => question.field === field);
  if (asked || reading.fields[field] !== undefined) return false;
  reading.fields = { ...reading.fields, ...fields };
  return true;
}

function goesOn(reading: Reading, kind: string): boolean {
  return kind === 'nothing' && reading.understood.at(-1)?.field === 'notes';
}

/** The first words that are nothing else. */
function isCustomer(reading: Reading, named: boolean): boolean {
  return !named && reading.fields.customer === undefined;
}

import type { AdaptiveCard, OutgoingMessage } from '../messenger.ts';

/** Whose data must not be read in a room. */
export interface KnownContact {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phoneNumber?: string;
}

export interface Discretion {
  /** Customers' people: their names are contact data, too. */
  readonly contacts: readonly KnownContact[];
  /** Ours: their names may be read, their numbers may not. */
  readonly colleagues: readonly Pick<KnownContact, 'phoneNumber'>[];
  /** A name that stands in it is the customer's own. */
  readonly customer: string;
}

export const hiddenText = '•••';

/** Where a card's reader reads; ids, addresses and what a press carries stay as they are. */
const readTexts = new Set(['text', 'title', 'value', 'fallbackText', 'tooltip', 'altText', 'label', 'placeholder']);
const leastDigits = 7;

/**
 * The card as a room may read it: people write addresses and numbers into notes, names of deals and reasons, and a room has guests.
 * Of a card that was built without contact data, this is the second lock.
 */
export function discreetCard(card: AdaptiveCard, discretion: Discretion): AdaptiveCard {
  const hide = hider(discretion);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => {
        if (typeof each === 'string') return [key, readTexts.has(key) ? hide(each) : each];
        return [key, key === 'data' || key === 'refresh' ? each : walk(each)];
      }),
    );
  };
  return walk(card) as AdaptiveCard;
}

/** The same for one text. */
export function discreetText(text: string, discretion: Discretion): string {
  return hider(discretion)(text);
}

const nobodyKnown: Discretion = { contacts: [], colleagues: [], customer: '' };

/** Any message on its way to a room: what looks like an address or a number of somebody, wherever it came from. */
export function discreetMessage(message: OutgoingMessage): OutgoingMessage {
  if (message.kind === 'text') return { ...message, text: discreetText(message.text, nobodyKnown) };
  if (message.kind !== 'card') return message;
  const summary = discreetText(message.summary, nobodyKnown);
  return { ...message, card: discreetCard(message.card, nobodyKnown), summary };
}

function hider({ contacts, colleagues, customer }: Discretion): (text: string) => string {
  const numbers = [...contacts, ...colleagues]
    .map(({ phoneNumber = '' }) => digitsOf(phoneNumber))
    .filter(({ length }) => length >= leastDigits);
  const names = contacts.flatMap(namesOf).filter((name) => !customer.includes(name));
  return (text) => {
    const unnamed = names.reduce((rest, name) => rest.replaceAll(name, hiddenText), text);
    return withoutNumbers(withoutAddresses(unnamed), numbers);
  };
}

function namesOf({ firstName = '', lastName = '' }: KnownContact): readonly string[] {
  const [first, last] = [firstName.trim(), lastName.trim()];
  return first && last ? [`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`] : [];
}

/** Between blanks and signs, what has an @ and a dot behind it. */
function withoutAddresses(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(/[^\s<>‹›()[\],;:"“”«»]+/g, (word) => {
    const at = word.indexOf('@', 1);
    return at > 0 && (word.includes('.', at + 2) || word.endsWith('…')) ? hiddenText : word;
  });
}

/** Digits with what stands between those of a telephone number. */
const digitRuns = /(?<![\p{L}\p{N}])\\?[+(]?\d[\d \u00a0()./-]{0,30}\d(?![\p{L}\p{N}])/gu;
/** At the beginning; an hour may follow. */
const dates = /^(?:(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d))(?!\d)/;
/** (425) 555-0100: no amount is grouped like that. */
const american = /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/;

/** The first digits of a telephone number at the end of a text that was cut: `(425) 55…`. */
const cutRun = /(?<![\p{L}\p{N}])\\?(?:[+(]\d|0)[\d \u00a0()./-]{2,30}…/gu;

function withoutNumbers(text: string, numbers: readonly string[]): string {
  return text
    .replace(cutRun, `${hiddenText}…`)
    .replace(digitRuns, (run) => (isTelephone(run.replace(/^\\/, ''), numbers) ? hiddenText : run));
}

function isTelephone(run: string, numbers: readonly string[]): boolean {
  const digits = digitsOf(run);
  if (digits.length < leastDigits) return false;
  if (numbers.some((number) => number.endsWith(digits) || digits.endsWith(number))) return true;
  if (dates.test(run)) return false;
  // Amounts and years begin with neither.
  return run.startsWith('+') || digits.startsWith('0') || american.test(run);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

import type { AdaptiveCard, OutgoingMessage } from '../messenger.ts';

/** A person whose contact data must not be shown in a shared conversation. */
export interface KnownContact {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phoneNumber?: string;
}

export interface Discretion {
  /** The customer's people: their names are contact data, too. */
  readonly contacts: readonly KnownContact[];
  /** Our own people: their names may be shown, their phone numbers may not. */
  readonly colleagues: readonly Pick<KnownContact, 'phoneNumber'>[];
  /** The customer's name: a contact's name that is part of it stays visible. */
  readonly customer: string;
}

export const hiddenText = '•••';

/** The card properties that readers see; ids, URLs and the data of buttons are left unchanged. */
const readTexts = new Set(['text', 'title', 'value', 'fallbackText', 'tooltip', 'altText', 'label', 'placeholder']);
const leastDigits = 7;

/**
 * The card without contact data, for a shared conversation: people write addresses and numbers into notes, deal names
 * and reasons, and guests may read them. For a card built without contact data this is a second safeguard.
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

/** As `discreetCard`, for one text. */
export function discreetText(text: string, discretion: Discretion): string {
  return hider(discretion)(text);
}

const nobodyKnown: Discretion = { contacts: [], colleagues: [], customer: '' };

/**
 * Removes everything that looks like an e-mail address or a phone number from a message to a shared conversation,
 * whatever its source.
 */
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

/** Hides words that contain an @ followed by a dot, or that are truncated after the @. */
function withoutAddresses(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(/[^\s<>‹›()[\],;:"“”«»]+/g, (word) => {
    const at = word.indexOf('@', 1);
    return at > 0 && (word.includes('.', at + 2) || word.endsWith('…')) ? hiddenText : word;
  });
}

/** Runs of digits with the separators of phone numbers. */
const digitRuns = /(?<![\p{L}\p{N}])\\?[+(]?\d[\d \u00a0()./-]{0,30}\d(?![\p{L}\p{N}])/gu;
/** A date at the start of the run; a time may follow. */
const dates = /^(?:(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d))(?!\d)/;
/** (425) 555-0100: amounts are never grouped like this. */
const american = /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/;

/** The first digits of a phone number at the end of a truncated text: `(425) 55…`. */
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
  // Neither amounts nor years start with + or 0.
  return run.startsWith('+') || digits.startsWith('0') || american.test(run);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

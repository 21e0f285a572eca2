import { withoutPoliteness } from '../answers/aside/aside.ts';
import { type DeedBeside, deedBesideChoice, numberSaid, openingOf } from '../answers/choice/choice.ts';
import { readYesNo } from '../answers/choice/yes-no.ts';
import { besideTitle } from '../answers/text/beside-title.ts';
import { foldName, longestAnswer } from '../answers/text/said.ts';
import type { OfferedButton } from '../messenger.ts';

/** Which of a card's buttons was typed. */
export type TypedButton =
  | { readonly kind: 'pressed'; readonly button: OfferedButton }
  /** Matched by position, although the card shows no numbers. */
  | { readonly kind: 'counted'; readonly button: OfferedButton; readonly number: number }
  /** The button sends the card's inputs, which only a real press carries (docs/teams.md#typed-inputs). */
  | { readonly kind: 'form'; readonly button: OfferedButton }
  /** Ambiguous: several buttons match. */
  | { readonly kind: 'several'; readonly buttons: readonly OfferedButton[] }
  /** "No" to the card's question. */
  | { readonly kind: 'refused' };

/** Matches by number, by title, by title with a number or a name, or by a part of a name. */
export function typedButton(text: string, buttons: readonly OfferedButton[]): TypedButton | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = foldName(withoutPoliteness(text));
  const exact = said === '' ? [] : buttons.filter(({ title }) => foldName(title) === said);
  if (exact[0] && exact.every((one) => doesTheSame(one, exact[0]))) return settled(exact[0]);
  const agreed = buttons.filter(({ says }) => says === 'yes');
  const answer = agreed.length > 0 ? readYesNo(text).kind : undefined;
  if (answer === 'yes') return oneOf(agreed);
  if (answer === 'no') return { kind: 'refused' };
  const found =
    amongRows(text, firstOfRows(buttons)) ??
    withTitle(said, buttons) ??
    toOpen(text, buttons) ??
    toAnswer(text, buttons);
  if (found) return settled(found);
  if (exact[0]) return oneOf(exact);
  return counted(
    text,
    buttons.filter((button) => button.isUnnumbered && !button.says && !isHeart(button)),
  );
}

/** Ambiguous between these buttons: nothing is done until the person chooses, unless all do the same. */
function oneOf(buttons: readonly OfferedButton[]): TypedButton | undefined {
  const [first] = buttons;
  if (first && buttons.every((one) => doesTheSame(one, first))) return settled(first);
  const links = buttons.filter(({ url }) => url !== undefined);
  const pressable = buttons.filter(({ sendsForm, url }) => !sendsForm && url === undefined);
  const asked = pressable.length > 0 ? pressable : links;
  return asked.length > 0 ? { kind: 'several', buttons: asked } : first && settled(first);
}

function settled(button: OfferedButton): TypedButton {
  return { kind: button.sendsForm ? 'form' : 'pressed', button };
}

/** The same action twice on one card, at its top and at its end. */
function doesTheSame(one: OfferedButton, other: OfferedButton | undefined): boolean {
  const deed = ({ verb, data, words, url }: OfferedButton) => JSON.stringify([verb, data, words, url]);
  return other !== undefined && deed(one) === deed(other);
}

/** The favourite button: an icon without words. */
export function isHeart({ verb }: OfferedButton): boolean {
  return verb.startsWith('favourite.');
}

/** The card shows no numbers, so a number is only a guess to be confirmed. */
function counted(text: string, buttons: readonly OfferedButton[]): TypedButton | undefined {
  const number = buttons.length > 0 ? numberSaid(text, buttons.length) : undefined;
  const button = number === undefined ? undefined : buttons[number - 1];
  if (number === undefined || !button) return undefined;
  // A link has no effect that needs confirmation.
  return button.sendsForm || button.url !== undefined ? settled(button) : { kind: 'counted', button, number };
}

/** "Go on 2", "drop Fabrikam", 2 이어서 하기: a title together with a number or a name. */
function withTitle(said: string, buttons: readonly OfferedButton[]): OfferedButton | undefined {
  for (const title of new Set(buttons.map((button) => foldName(button.title)))) {
    const which = besideTitle(said, title);
    const titled = buttons.filter((button) => foldName(button.title) === title);
    const found = which === undefined ? undefined : amongRows(which.trim(), titled);
    if (found) return found;
  }
  return undefined;
}

/** `두번째꺼 열어줘`, `開第二個`: of the rows that can be opened, the one that is counted. */
function toOpen(text: string, buttons: readonly OfferedButton[]): OfferedButton | undefined {
  const which = openingOf(text);
  const rows = firstOfRows(buttons).filter(({ verb }) => verb === 'referral.open');
  const number = which === undefined ? undefined : numberSaid(which, rows.length);
  return number === undefined ? undefined : rows.find(({ row }) => row === number);
}

/** `вторую отклони`, `accept the second one`: of the row that is counted, its own button. */
function toAnswer(text: string, buttons: readonly OfferedButton[]): OfferedButton | undefined {
  const said = deedBesideChoice(text);
  const number = said && numberSaid(said.which, firstOfRows(buttons).length);
  const verbs = said ? verbsOfDeed[said.deed] : [];
  return number === undefined ? undefined : buttons.find(({ row, verb }) => row === number && verbs.includes(verb));
}
const verbsOfDeed: Readonly<Record<DeedBeside, readonly string[]>> = {
  accept: ['list.accept', 'referral.accept-as-is'],
  decline: ['list.decline-form', 'referral.decline-form'],
  claim: ['referral.claim'],
};

/** A number selects the first button of its row. */
function firstOfRows(buttons: readonly OfferedButton[]): readonly OfferedButton[] {
  const numbered = buttons.filter(({ isUnnumbered }) => !isUnnumbered);
  return numbered.filter(({ row }, at) => row !== undefined && numbered.findIndex((one) => one.row === row) === at);
}

function amongRows(text: string, rows: readonly OfferedButton[]): OfferedButton | undefined {
  const number = numberSaid(text, rows.length);
  if (number !== undefined) return rows.find(({ row }) => row === number);
  const words = foldName(text).split(' ');
  const named = rows.filter(({ name }) => name !== undefined && isCalled(foldName(name), words));
  // The name of the only referral that a deed is asked of is no `yes`: its card is looked for.
  return named.length === 1 && named[0]?.says !== 'yes' ? named[0] : undefined;
}

/** Prefixes of two letters match too much. */
function isCalled(name: string, words: readonly string[]): boolean {
  const parts = name.split(' ');
  const long = words.some((word) => word.length > 2 || /[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(word));
  return long && words.every((word) => parts.some((part) => part.startsWith(word)));
}

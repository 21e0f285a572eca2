import { withoutPoliteness } from '../answers/aside.ts';
import { numberSaid } from '../answers/choice.ts';
import { foldName, longestAnswer } from '../answers/said.ts';
import type { OfferedButton } from '../messenger.ts';

/** Which of the buttons somebody typed: its number, its words, its words with a number or a name, a part of a name. */
export function typedButton(text: string, buttons: readonly OfferedButton[]): OfferedButton | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = foldName(withoutPoliteness(text));
  const exact = buttons.filter(({ title }) => foldName(title) === said);
  if (exact.length === 1) return exact[0];
  return amongRows(text, firstOfRows(buttons)) ?? withTitle(said, buttons);
}

/** "Go on 2", "drop Fabrikam", 2 이어서 하기: a title, and which one. */
function withTitle(said: string, buttons: readonly OfferedButton[]): OfferedButton | undefined {
  for (const title of new Set(buttons.map((button) => foldName(button.title)))) {
    const before = said.startsWith(`${title} `) ? said.slice(title.length) : undefined;
    const which = before ?? (said.endsWith(` ${title}`) ? said.slice(0, -title.length) : undefined);
    const titled = buttons.filter((button) => foldName(button.title) === title);
    const found = which === undefined ? undefined : amongRows(which.trim(), titled);
    if (found) return found;
  }
  return undefined;
}

/** A number means what a row does first. */
function firstOfRows(buttons: readonly OfferedButton[]): readonly OfferedButton[] {
  return buttons.filter(({ row }, at) => row !== undefined && buttons.findIndex((one) => one.row === row) === at);
}

function amongRows(text: string, rows: readonly OfferedButton[]): OfferedButton | undefined {
  const number = numberSaid(text, rows.length);
  if (number !== undefined) return rows.find(({ row }) => row === number);
  const words = foldName(text).split(' ');
  const named = rows.filter(({ name }) => name !== undefined && isCalled(foldName(name), words));
  return named.length === 1 ? named[0] : undefined;
}

/** Two letters begin too much. */
function isCalled(name: string, words: readonly string[]): boolean {
  const parts = name.split(' ');
  const long = words.some((word) => word.length > 2 || /[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(word));
  return long && words.every((word) => parts.some((part) => part.startsWith(word)));
}

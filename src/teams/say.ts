import type { ErrorCode } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';

/** The sentences that this folder needs from the catalogues. `{reference}` is filled in for errors. */
export const sayings = [
  /** An old card in a chat: its button has no handler any more. */
  'teams.button-retired',
  /** A button's data did not fit: an old card, or somebody who plays with it. */
  'teams.button-data',
  /** A press takes longer than Teams waits; the work goes on. */
  'teams.takes-longer',
  /** The same of a message or a window. */
  'teams.message-takes-longer',
  /** Teams did not tell who this is (no Entra id): nothing may be decided in nobody's name. */
  'teams.unknown-person',
  /** A way of asking that the desk has no answer to (message extensions, dialogs, sign-in). */
  'teams.not-supported',
  /** Somebody, or something in their name, presses faster than people can. */
  'teams.too-fast',
  /** A message of more characters than the desk reads: said, and never cut silently. */
  'teams.too-long',
  /** One person's view of a card would be shown to a whole channel, and there is no chat with that person. */
  'teams.own-chat-only',
  /** The message extension, asked by somebody who has no chat with the desk. */
  'extension.add-desk',
  /** A form that stands in a card: sent, with nothing to show after it; and its way out. */
  'teams.form-saved',
  'button.cancel',
] as const;

export type SayingKey = (typeof sayings)[number] | `error.${ErrorCode}`;
export type Say = (locale: Locale, key: SayingKey, values?: Readonly<Record<string, string>>) => string;

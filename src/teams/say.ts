import type { ErrorCode } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';

/** The sentences of this folder in the catalogues. `{reference}` is filled in for errors. */
export const sayings = [
  /** An old card in a chat: its button has no handler any more. */
  'teams.button-retired',
  /** A button's data failed its schema: an old card, or tampering. */
  'teams.button-data',
  /** A press takes longer than Teams waits; the work goes on. */
  'teams.takes-longer',
  /** The same for a message or a dialog. */
  'teams.message-takes-longer',
  /** Teams did not tell who this is (no Entra id): nothing may be decided in nobody's name. */
  'teams.unknown-person',
  /** A kind of request that the desk does not support (message extensions, dialogs, sign-in). */
  'teams.not-supported',
  /** More presses than a person can make: a script or a stuck client. */
  'teams.too-fast',
  /** A message over the character limit: refused with a sentence, never cut silently. */
  'teams.too-long',
  /** A picture or another attachment that nothing reads, without words. */
  'teams.picture',
  /** One person's view of a card would be shown to a whole channel, and that person has no chat with the desk. */
  'teams.own-chat-only',
  /** The message extension, used by a person without a chat with the desk. */
  'extension.add-desk',
  /** A form in a card: sent with nothing to show afterwards; and its cancel button. */
  'teams.form-saved',
  'button.cancel',
] as const;

export type SayingKey = (typeof sayings)[number] | `error.${ErrorCode}`;
export type Say = (locale: Locale, key: SayingKey, values?: Readonly<Record<string, string>>) => string;

import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import ru from './ru.json' with { type: 'json' };
import zhTw from './zh-TW.json' with { type: 'json' };

/** Every sentence that a person can read. English names the keys; a test holds the other languages complete. */
export type MessageKey = keyof typeof en;
export type MessageValues = Readonly<Record<string, string | number>>;

export const catalogues: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { en, ko, ru, 'zh-TW': zhTw };

/** Compiling a message takes about a hundred times as long as formatting it, so each is compiled once, on first use. */
const compiled = new Map<string, IntlMessageFormat>();

/** The sentence `key` in the language `locale`. Throws for a missing value: a hole in a sentence is a defect, not a text. */
export function say(locale: Locale, key: MessageKey, values?: MessageValues): string {
  const text = catalogues[locale][key];
  if (!values && !text.includes('{')) return text;
  const name = `${locale} ${key}`;
  let message = compiled.get(name);
  if (!message) {
    // Tags are off: `<` in a sentence is a character.
    message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    compiled.set(name, message);
  }
  return withoutSecondStop(String(message.format(withWrittenCount(locale, text, values))), values);
}

/** `{count}` alone is written as the language writes numbers (1,000); ICU does so only for `number` and plurals. */
function withWrittenCount(locale: Locale, text: string, values: MessageValues | undefined): MessageValues | undefined {
  const count = values?.count;
  if (typeof count !== 'number' || count < 1_000 || !text.includes('{count}') || text.includes('{count,'))
    return values;
  return { ...values, count: count.toLocaleString(locale) };
}

/** `VanArsdel, Ltd.` brings a stop of its own: at a sentence's end one is enough. */
function withoutSecondStop(text: string, values: MessageValues = {}): string {
  // Most have none, and this is asked at every sentence.
  if (!text.includes('..')) return text;
  let said = text;
  for (const value of Object.values(values))
    if (typeof value === 'string' && /[^.]\.$/.test(value)) said = said.replaceAll(`${value}.`, value);
  return said;
}

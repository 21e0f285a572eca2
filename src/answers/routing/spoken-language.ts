import { locales } from '../../i18n/locale.ts';
import { foldName, longestAnswer } from '../text/said.ts';

/** ISO 639 codes of languages that a rule may name; the desk itself speaks four of them. */
export const spokenLanguages =
  'en ko ru zh ja de fr es it pt nl pl cs sk hu ro bg el tr uk sv no da fi et lv lt sl hr sr he ar fa hi bn ta te ur th vi id ms tl kk'.split(
    ' ',
  );

let byName: ReadonlyMap<string, string> | undefined;

/** Names in the desk's languages and in the languages themselves. */
function names(): ReadonlyMap<string, string> {
  if (byName) return byName;
  const found = new Map<string, string>();
  for (const code of spokenLanguages) {
    found.set(code, code);
    for (const reader of [...locales, code]) {
      const name = new Intl.DisplayNames(reader, { type: 'language' }).of(code);
      if (name) found.set(foldName(name), code);
    }
  }
  byName = found;
  return found;
}

/** The ISO 639 code of `German`, `немецкий`, `독일어`, `Deutsch`; undefined for an unknown language. */
export function readSpokenLanguage(text: string): string | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = foldName(text);
  return (
    names().get(said) ??
    names().get(said.replace(/ (?:language|язык)$/, '')) ??
    names().get(foldName(text.replace(/文$/, '語'))) ??
    names().get(foldName(text.replace(/[語话話]$/, '文')))
  );
}

import { locales } from '../i18n/locale.ts';
import { foldName, longestAnswer } from './said.ts';

/** Languages that people write to each other in, ISO 639; the desk itself speaks four of them. */
export const spokenLanguages =
  'en ko ru zh ja de fr es it pt nl pl cs sk hu ro bg el tr uk sv no da fi et lv lt sl hr sr he ar fa hi bn ta te ur th vi id ms tl kk'.split(
    ' ',
  );

let byName: ReadonlyMap<string, string> | undefined;

/** Names in the desk's languages and in their own. */
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

/** `German`, `немецкий`, `독일어`, `Deutsch`: its ISO 639 code; undefined: none that is known. */
export function readSpokenLanguage(text: string): string | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = foldName(text);
  return (
    names().get(said) ??
    names().get(said.replace(/ (?:language|язык)$/, '')) ??
    names().get(foldName(text.replace(/文$/, '語')))
  );
}

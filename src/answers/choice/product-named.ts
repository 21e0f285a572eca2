import { fold } from '../text/said.ts';
import { besideProduct, spokenProducts } from './product-words.ts';

const longest = 80;

/** The words of a product as a catalogue in English has them; undefined where nothing differs from what was typed. */
export function readProductWords(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const said = text.trim().replace(besideProduct, '').trim();
  const named = said
    .split(/\s+/)
    .map((word) => spokenProducts[fold(word)] ?? word)
    .join(' ');
  return named !== '' && named !== text.trim() ? named : undefined;
}

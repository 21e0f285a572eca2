import { assents, butOnly } from './assent-words.ts';

const longest = 160;

/** `looks good, but the date is …`, `всё верно, только …`: what is left of words that agree with all but one thing. */
export function withoutAssent(text: string): string {
  const said = text.trim();
  if (said.length > longest) return text;
  const agreed = assents.map((pattern) => pattern.exec(said)?.[0]).find(Boolean);
  if (!agreed) return text;
  const rest = said.slice(agreed.length).replace(/^[\s,，.。;；、—–-]+/u, '');
  const only = butOnly.exec(rest)?.[0] ?? '';
  const kept = rest.slice(only.length).trim();
  // Without a word that excepts it, what follows may be anything.
  return only !== '' && kept !== '' ? kept : text;
}

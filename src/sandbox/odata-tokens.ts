import { invalidRequest } from './api-error.ts';

export type Token =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: '(' | ')' | ':' }
  | { readonly kind: 'word'; readonly value: string };

const pattern = /\s*(?:'((?:[^']|'')*)'|([():])|([^\s'():][^\s'()]*))/y;

/** Text in quotes (a doubled quote is one quote), marks, and words: names, operators, numbers, date-times, guids. */
export function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < filter.trimEnd().length) {
    const start = pattern.lastIndex;
    const [match, text, mark, word] = pattern.exec(filter) ?? [];
    if (match === undefined) throw invalidRequest(`Syntax error at position ${start} in '${filter}'.`);
    if (text !== undefined) tokens.push({ kind: 'text', value: text.replaceAll("''", "'") });
    else if (mark !== undefined) tokens.push({ kind: 'mark', value: mark as '(' | ')' | ':' });
    else tokens.push(...lambdaParts(word ?? ''));
  }
  return tokens;
}

/** `t:t/email` opens a lambda; a date-time has colons too, but starts with a digit. */
function lambdaParts(word: string): Token[] {
  const [variable, rest] = word.split(/:(.*)/s);
  if (rest === undefined || /^\d/.test(word)) return [{ kind: 'word', value: word }];
  const after: Token[] = rest === '' ? [] : [{ kind: 'word', value: rest }];
  return [{ kind: 'word', value: variable ?? '' }, { kind: 'mark', value: ':' }, ...after];
}

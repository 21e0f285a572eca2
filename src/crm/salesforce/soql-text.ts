/** Writing SOQL: whatever comes from outside becomes a literal here, and nowhere else. */

/** A text as a literal. */
export function soqlText(text: string): string {
  return `'${escaped(text)}'`;
}

/** A pattern that finds the text anywhere; its own `%` and `_` are signs like others. */
export function soqlWithin(text: string): string {
  return `'%${escaped(text).replace(/[%_]/g, '\\$&')}%'`;
}

/** Half of a surrogate pair, of a sign that was cut, cannot be encoded for an address. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\'"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * An id in the form that is kept and compared, 18 characters; undefined: it is none, or of another object. People paste those of
 * 15, which differ by case alone: the three more say which letters are capitals.
 * @param prefix the object's, `006` for opportunities.
 */
export function salesforceId(text: string, prefix?: string): string | undefined {
  const plain = text.trim();
  if (!/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(plain)) return undefined;
  if (prefix !== undefined && !plain.startsWith(prefix)) return undefined;
  const short = plain.slice(0, 15);
  const sum = [0, 5, 10].map((from) => {
    const five = [...short.slice(from, from + 5)];
    return letters[five.reduce((bits, character, at) => bits + (/[A-Z]/.test(character) ? 1 << at : 0), 0)];
  });
  const full = short + sum.join('');
  // A checksum that does not fit is a typing error, or of somebody who changed the case.
  return plain.length === 15 || plain.slice(15).toUpperCase() === full.slice(15) ? full : undefined;
}

export const opportunityPrefix = '006';

/** A condition: the column has one of these values. */
export function soqlOneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${[...new Set(values)].map(soqlText).join(', ')})`;
}

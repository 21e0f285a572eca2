const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})(\d+)(Z|[+-]\d{2}:\d{2})$/i;

/**
 * The instant with all digits that were written (Partner Center writes seven), in a canonical form: it distinguishes
 * two changes of a record for which a Date, with its milliseconds, is too coarse. Undefined if the text has no digits
 * beyond milliseconds, as it then does not identify a version.
 */
export function exactInstant(text: unknown): string | undefined {
  const [, toMillisecond, finer = '', zone = ''] = (typeof text === 'string' && form.exec(text.trim())) || [];
  const ticks = finer.replace(/0+$/, '');
  const time = Date.parse(`${toMillisecond}${zone.toUpperCase()}`);
  return ticks === '' || Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, -1)}${ticks}Z`;
}

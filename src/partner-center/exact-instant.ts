const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})(\d+)(Z|[+-]\d{2}:\d{2})$/i;

/**
 * The instant to the last digit that was written (Partner Center writes seven), in one form: two changes of one record are told
 * apart by it, where a Date keeps milliseconds. Undefined where nothing finer than a millisecond was written, which tells too little.
 */
export function exactInstant(text: unknown): string | undefined {
  const [, toMillisecond, finer = '', zone = ''] = (typeof text === 'string' && form.exec(text.trim())) || [];
  const ticks = finer.replace(/0+$/, '');
  const time = Date.parse(`${toMillisecond}${zone.toUpperCase()}`);
  return ticks === '' || Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, -1)}${ticks}Z`;
}

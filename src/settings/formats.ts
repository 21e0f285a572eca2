import { isIP } from 'node:net';
import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import { withoutEnd } from '../answers/text/said.ts';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]', '::1'];

export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host.toLowerCase());
}

export const portSetting = z.string().transform((text, context) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value;
  context.addIssue({ code: 'custom', message: 'must be a port, 0 to 65535' });
  return z.NEVER;
});

export function wholeNumber(minimum: number, maximum: number) {
  return z.string().transform((text, context) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    context.addIssue({ code: 'custom', message: `must be a whole number, ${minimum} to ${maximum}` });
    return z.NEVER;
  });
}

export const secureUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && secure && !url.username && !url.password) return withoutEnd(text, /\//);
  context.addIssue({
    code: 'custom',
    message: 'must be an https address (http on loopback only), without user or password',
  });
  return z.NEVER;
});

export const listSetting = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** Hosts are compared without port, in lower case. */
export const hostsSetting = listSetting.transform((items) =>
  items.map((item) => item.toLowerCase().replace(/:\d+$/, '')),
);

export const networksSetting = listSetting.transform((items, context) => {
  for (const item of items) {
    const [address = '', bits] = item.split('/');
    const family = isIP(address);
    const longest = family === 6 ? 128 : 32;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
    if (family !== 0 && fits) continue;
    context.addIssue({ code: 'custom', message: 'must list IP addresses or networks such as 10.0.0.0/8 by comma' });
    return z.NEVER;
  }
  return items;
});

export const isoDuration = z.string().transform((text, context) => {
  const duration = Duration.fromISO(text.trim());
  if (duration.isValid && duration.toMillis() > 0) return text.trim();
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 duration such as P3D or PT4H' });
  return z.NEVER;
});

/** The day begins in UTC. */
export const isoDate = z.string().transform((text, context) => {
  const date = DateTime.fromFormat(text.trim(), 'yyyy-MM-dd', { zone: 'utc' });
  if (date.isValid) return date.toJSDate();
  context.addIssue({ code: 'custom', message: 'must be a date such as 2027-05-31' });
  return z.NEVER;
});

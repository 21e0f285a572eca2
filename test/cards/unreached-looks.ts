import type { UnreachedWhy } from '../../src/features/unreached/unreached.ts';
import { unreachedMessage } from '../../src/features/unreached/unreached-message.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aMoment, aReferral } from '../builders/referral.ts';

const admins = [{ name: 'Adele Vance', teamsId: '29:1a' }];

/** Referrals of which nobody can be warned, as a channel and as an admin read it. */
export const unreachedLooks = {
  'unreached-channel': (locale: Locale) => shown(locale, 1, admins),
  'unreached-chat': (locale: Locale) => shown(locale, 9, []),
  'unreached-reasons': (locale: Locale) => shown(locale, 4, [], ['no-place', 'undelivered', 'away', 'off']),
};

function shown(locale: Locale, count: number, called: typeof admins, whys: readonly UnreachedWhy[] = ['no-place']) {
  const { owner: _, ...referral } = aReferral({ deadline: new Date(aMoment.getTime() + 20 * 3_600_000) });
  const all = Array.from({ length: count }, (_, at) => ({ referral, why: whys[at % whys.length] ?? 'no-place' }));
  const message = unreachedMessage(all, { locale, now: aMoment, called });
  if (message.kind !== 'card') throw new Error('It is a card.');
  return { card: message.card };
}

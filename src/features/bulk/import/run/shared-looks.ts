import { CommandsTogether } from '../../../../commands-together.ts';
import type { PartnerCenter } from '../../../../partner-center/port.ts';
import type { ReferralRecord } from '../../../referrals/index.ts';

type Asked = Pick<PartnerCenter, 'create' | 'get' | 'related' | 'changedSince'>;

const mostAtOnce = 100;
/** Milliseconds: whoever comes while others are looking waits for the next look. */
const gathers = 60_000;

/**
 * Rows whose answers were lost look for their deals in what changed lately: rows that look at the same time look once. A crash
 * leaves many of them, and each would read the same pages.
 */
export function sharedLooks(partnerCenter: Asked): Asked {
  const looks = new CommandsTogether<Date, readonly ReferralRecord[]>({
    ...{ most: mostAtOnce, gathers },
    async send(since) {
      const from = new Date(Math.min(...since.map((each) => each.getTime())));
      const records = await Array.fromAsync(partnerCenter.changedSince(from, { urgency: 'bulk' }));
      return since.map(() => records);
    },
  });
  return {
    create: (...asked) => partnerCenter.create(...asked),
    get: (...asked) => partnerCenter.get(...asked),
    related: (...asked) => partnerCenter.related(...asked),
    async *changedSince(since) {
      yield* await looks.ask(since);
    },
  };
}

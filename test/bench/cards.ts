import { referralCard } from '../../src/features/referrals/cards/referral-cards.ts';
import { aMoment, aReferral } from '../builders/referral.ts';
import { measureSync } from './support/measure.ts';
import type { Row } from './support/table.ts';

const builds = 5_000;
const warmUp = 1_000;

/** The decision card with everything on it, from the real template, and written as JSON as it goes out. */
export function benchCards(): readonly Row[] {
  const referral = aReferral();
  const rights = { contacts: true, answer: true, claim: true, release: true, undo: true };
  const build = (index: number) =>
    JSON.stringify(
      referralCard(
        { ...referral, revision: index },
        {
          locale: 'en',
          timeZone: 'Europe/Berlin',
          namesZone: false,
          now: aMoment,
          audience: 'personal',
          rights,
          refreshFor: [],
        },
      ).card,
    );
  const first = measureSync(1, build);
  measureSync(warmUp, build);
  const figures = measureSync(builds, build);
  // What any way to build it would have to beat: the finished card from its own JSON, and back to it.
  const json = build(0);
  const reference = measureSync(builds, () => JSON.stringify(JSON.parse(json)));
  return [
    { what: 'JSON of the finished card, read and written', figures: reference },
    { what: 'card build, the first one', value: `${first.max.toFixed(1)} ms` },
    {
      what: 'card build',
      figures,
      beside: `${(figures.p50 / reference.p50).toFixed(1)} times (p50)`,
      aim: 'at most 0.1 ms (p50)',
      reached: figures.p50 <= 0.1,
    },
  ];
}

import { expect, it } from 'vitest';
import type { Copy } from '../../../src/features/referrals/copies/copy.ts';
import { whyUnreached } from '../../../src/features/unreached/unreached.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';

const referral = aReferral({ deadline: new Date(aMoment.getTime() + 86_400_000) });
const nowhere = { standIns: [] };
const inChannel = { channel: {} as never, standIns: [] };
const why = (places: typeof nowhere, warnings: readonly (readonly [Copy['purpose'], Copy['state']])[]) =>
  whyUnreached(
    places,
    warnings.map(([purpose, state]) => ({ referralId: referral.id, purpose, state })),
    { channelWithin: 'P3D', ladder: ['P10D', 'P3D'] } as never,
  );

it.each([
  ['nobody is there', nowhere, [], 'no-place'],
  ['the card stood in a channel that is gone', nowhere, [['card', 'sent']], 'no-place'],
  ['a stand-in or the catcher was told', nowhere, [['reminder:escalation_catcher', 'sent']], undefined],
  ['one is about to be, in their working time', nowhere, [['reminder:escalation_backup', 'wanted']], undefined],
  ['none of them could be written to', nowhere, [['reminder:escalation_catcher', 'gone']], 'no-place'],
  ['the channel has it', inChannel, [['card', 'sent']], undefined],
  [
    'no reminder of the last days arrived',
    inChannel,
    [
      ['card', 'sent'],
      ['reminder:P3D', 'gone'],
    ],
    'undelivered',
  ],
  [
    'an early one did not, and the next may',
    inChannel,
    [
      ['card', 'sent'],
      ['reminder:P10D', 'gone'],
    ],
    undefined,
  ],
  [
    'one of two arrived',
    inChannel,
    [
      ['reminder:P3D', 'gone'],
      ['reminder:P3D#1', 'ambiguous'],
    ],
    undefined,
  ],
  [
    'a list of the channel told it',
    inChannel,
    [
      ['reminder:P3D', 'gone'],
      ['reminder:P1D', 'listed'],
    ],
    undefined,
  ],
  ['nothing ever stood', inChannel, [['card', 'gone']], 'undelivered'],
] as const)('%s', (_what, places, warnings, expected) => {
  expect(why(places, warnings)).toBe(expected);
});

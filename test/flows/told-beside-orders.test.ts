import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example'];
const stories = {
  Adatum: { team, kind: 'outbound', value: 120_000, currency: 'EUR', salesStage: '40' },
  'City Power & Light': { team, kind: 'outbound', value: 120_000, currency: 'EUR', salesStage: '40' },
  Relecloud: { team: [], value: 75_000, currency: 'EUR', expiresIn: 'P9D' },
} satisfies Record<string, ReferralSpec>;

describe('an order with something told beside it', async () => {
  const desk = await aDesk({ locales: { alex: 'en' }, ownTime: midMonthMorning });
  for (const [customer, spec] of Object.entries(stories)) await desk.receives({ customer, ...spec });
  const answer = async (words: string) => {
    const { replies } = await desk.alex.says(words);
    await desk.settles();
    return replies.map(textOf).join('\n');
  };

  it('notes what is said of getting back, and tells no value', async () => {
    const said = await answer('note on Adatum: they will get back to us on the close date');
    expect(said).toContain('they will get back to us on the close date');
    expect(said).not.toContain('estimated to close');
  });

  it('changes what was ordered alone, and names a number of theirs', async () => {
    const named = await answer('set City Power to 130k, they set the budget to 45k');
    expect(named).toContain('€120,000 → €130,000');
    expect(named).toContain('they set the budget to 45k');
    expect(named).not.toContain('undo');
    const both = await answer('raise City Power to 140k after they added 20 seats and move it to march');
    expect(both).toContain('€140,000');
    expect(both).toContain('after they added 20 seats');
    const day = await answer('set City Power to 150k and they changed the close date to may');
    expect(day).toContain('they changed the close date to may');
    expect(day).not.toContain('undo');
    const twice = await answer(
      'set City Power to 150k, they added seats, move it to march, they cut the budget by 20k',
    );
    expect(twice).toContain('they cut the budget by 20k');
    const stage = await answer('set Adatum stage to proposed, they cut two sites');
    expect(stage).toContain('Developed (40%) → Proposed (60%)');
    expect(stage).toContain('undo');
  });

  it('asks whether to claim a deal that is out of sync', async () => {
    expect(await answer('claim Relecloud, it is not in sync')).toContain('Claim Relecloud?');
  });
});

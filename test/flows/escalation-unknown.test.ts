import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';

describe('a backup', () => {
  it.each([
    ['whom nobody here is called by was to be told, and was not reached', ['new.hire'], 'unreachable'],
    ['that there never was is missed by nobody', [], 'nobody'],
  ])('%s', async (_what, others, skipped) => {
    const desk = await aDesk({ settings: { ESCALATION: 'backup@P2D,manager@P1D', REMINDER_LADDER: 'P3D' } });
    const team = ['alex.wilber', ...others].map((name) => `${name}@contoso.example`);
    const id = await desk.receives({ team, expiresIn: 'P4D' });
    await desk.timePasses('P2DT1M');
    expect((await desk.referral(id)).escalations?.[0]).toMatchObject({ step: 'backup', skipped });
  });
});

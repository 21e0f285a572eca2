import { expect, it, vi } from 'vitest';
import { aDesk } from './support/a-desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] };

it('reminds of one referral while Partner Center, asked about others, takes the question and never answers', async () => {
  const desk = await aDesk();
  const overdue = await Promise.all(
    Array.from({ length: 8 }, () => desk.sandbox.createReferral({ expiresIn: 'PT2H' })),
  );
  const id = await desk.receives({ ...alexs, expiresIn: 'P1DT3H' });
  // Partner Center does not say that they have expired, so it is asked; and it hangs.
  desk.sandbox.setFaults({ kind: 'hang', pathPattern: '/referrals' }, { kind: 'expiryForgotten' });
  const asked = () => desk.sandbox.requests().filter(({ path }) => overdue.some((one) => path.includes(one.id))).length;
  const before = asked();
  desk.parts.timers.move(2.5 * 3_600_000);
  const hanging = [desk.app.sweep()];
  await vi.waitFor(() => expect(asked()).toBeGreaterThan(before), { timeout: 10_000 });

  desk.parts.timers.move(3_600_000);
  hanging.push(desk.app.sweep());
  await vi.waitFor(() => expect(desk.remindersOf(desk.alex, id)).toHaveLength(1), { timeout: 10_000 });

  desk.sandbox.clearFaults();
  desk.parts.timers.patienceEnds();
  await Promise.all(hanging);
});

import { expect, it, vi } from 'vitest';
import { patiently } from '../support/patiently.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

const team = ['alex.wilber@contoso.example'];

it('an answer goes out at once though Partner Center is slow with all that is read from it', async () => {
  const desk = await aDesk();
  const id = await desk.receives({ customer: 'Fabrikam', team });
  desk.sandbox.setFaults({ kind: 'hang', methods: ['GET'] });
  const polling = desk.app.pollNow();
  for (let more = 0; more < 8; more++) await desk.sandbox.createReferral({ team });
  await desk.sandbox.deliveriesSettled();
  const beingRead = () =>
    desk.sandbox.requests().filter(({ method, outcome }) => method === 'GET' && outcome === 'hung').length;
  // As many as may be read at once where nobody waits for it: the poll's page and one referral.
  await vi.waitFor(() => expect(beingRead()).toBe(2), patiently);

  const pressed = await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
  expect(textOf(pressed.card)).toContain('Accepted.');
  await vi.waitFor(() => expect(desk.record(id).status).toBe('Active'), patiently);

  expect(beingRead()).toBe(2);
  desk.sandbox.clearFaults();
  desk.parts.timers.patienceEnds();
  await polling;
});

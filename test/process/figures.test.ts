import { describe, expect, it } from 'vitest';
import { startMetricsServer } from '../../src/http/metrics-server.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import type { Desk } from '../flows/support/desk.ts';

/** What the alerts of RUNBOOK.md watch, as Prometheus reads it. */
async function figures(desk: Desk): Promise<(name: string) => number> {
  const server = await startMetricsServer(desk.parts.metrics, { port: 0, update: () => desk.app.updateFigures() });
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  await server.close();
  return (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

describe('figures', () => {
  it('a referral near its deadline counts until a reminder has arrived, or somebody has answered', async () => {
    const desk = await aDesk({ channel: false, installedBy: ['Alex'] });
    const id = await desk.receives({ team: [desk.alex.email] });
    expect((await figures(desk))('referrals_near_deadline_unnagged')).toBe(0);
    expect((await figures(desk))('referrals_open')).toBe(1);

    const near = new Date(desk.parts.clock.now().getTime() + 3 * 3_600_000);
    const referrals = desk.parts.db.collection<{ _id: string }>('referrals');
    await referrals.updateOne({ _id: id }, { $set: { deadline: near } });
    expect((await figures(desk))('referrals_near_deadline_unnagged')).toBe(1);

    await desk.parts.db
      .collection('copies')
      .insertOne({ referralId: id, purpose: 'reminder:PT4H', state: 'ambiguous' });
    expect((await figures(desk))('referrals_near_deadline_unnagged')).toBe(1);
    await desk.parts.db.collection('copies').insertOne({ referralId: id, purpose: 'reminder:PT4H', state: 'sent' });
    expect((await figures(desk))('referrals_near_deadline_unnagged')).toBe(0);
  });

  it('says when Partner Center asks to sign in again, and what waits for it', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ team: [desk.alex.email] });
    expect((await figures(desk))('partner_center_sign_in_needed')).toBe(0);

    desk.sandbox.setFaults({ kind: 'expiredToken' }, { kind: 'revokedRefreshToken' });
    const [card] = desk.copiesOf(id);
    if (card) await desk.alex.presses('referral.accept-as-is', { on: card });
    await desk.settles();

    expect((await figures(desk))('partner_center_sign_in_needed')).toBe(1);
    expect((await figures(desk))('partner_center_waiting')).toBe(1);

    desk.sandbox.clearFaults();
    desk.parts.timers.moveServer(61_000);
    await desk.timePasses('PT5M');
    expect((await figures(desk))('partner_center_sign_in_needed')).toBe(0);
    expect((await figures(desk))('partner_center_waiting')).toBe(0);
  });

  it('ready is 1 while the desk is, and a scrape is answered even when figures cannot be read', async () => {
    const desk = await aDesk({ installedBy: [], channel: false, webhooks: false });
    expect((await figures(desk))('desk_ready')).toBe(1);
    desk.app.http.startDraining();
    expect((await figures(desk))('desk_ready')).toBe(0);

    const server = await startMetricsServer(desk.parts.metrics, { port: 0, update: () => Promise.reject(new Error()) });
    expect((await fetch(`http://127.0.0.1:${server.port}/metrics`)).status).toBe(200);
    await server.close();
  });
});

import type { CommandStartedEvent } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { aReferral, aReferralRecord } from '../builders/referral.ts';
import { asStored, insertStored } from '../builders/referral-document.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const many = 1_200;

/** As they would stand after months without anybody: more than anything looks at in one go. */
async function hasMany(desk: Desk, email: string): Promise<void> {
  const referrals = Array.from({ length: many }, (_, index) => {
    const id = `11111111-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const deadline = new Date(desk.parts.clock.now().getTime() + 10 * 86_400_000);
    const { owner: _owner, ...rest } = aReferral({ id, deadline, record: { ...aReferralRecord({ id }), team: [] } });
    const stored = asStored(rest);
    // Nobody looks for them, and the embedded database takes its time for each word.
    return { ...stored, teamEmails: [email], keys: { ...stored.keys, words: [] } };
  });
  await insertStored(desk.parts.db, referrals);
}

/** Written since, whether the sweep has begun with their cards or not. */
const touched = (desk: Desk) => desk.parts.db.collection('referrals').countDocuments({ version: { $gt: 7 } });

describe('with more undecided referrals than one look takes', () => {
  it('another default channel makes the cards of all of them due with a handful of writes', async () => {
    const desk = await aDesk({ watched: true, allIndexes: true });
    await desk.adele.says('use this channel', { in: { channel: 'Elsewhere' } });
    await hasMany(desk, 'nobody@contoso.example');
    const commands: string[] = [];
    const note = ({ commandName }: CommandStartedEvent) => void commands.push(commandName);
    desk.parts.database.on('commandStarted', note);

    const { replies } = await desk.adele.says('stop using this channel', { in: { channel: 'Deals' } });

    desk.parts.database.off('commandStarted', note);
    expect(saidIn(replies)[0]).toContain('What stood here and waits for an answer stands in Elsewhere now');
    expect(await touched(desk)).toBe(many);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length).toBeLessThan(40);
    await desk.stops();
  });

  it('a colleague who becomes known gets the cards of all of theirs', async () => {
    const desk = await aDesk({ installedBy: ['Adele'], allIndexes: true });
    await hasMany(desk, desk.alex.email);

    await desk.teams.installs(desk.alex, { personal: true });
    await desk.app.idle();

    expect(await touched(desk)).toBe(many);
    await desk.stops();
  });
});

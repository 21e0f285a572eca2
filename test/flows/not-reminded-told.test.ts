import { expect, it } from 'vitest';
import { aTabDesk } from '../tab/support/tab-desk.ts';

/** Whoever wonders why no reminder came reads it in the tab, beside those that did. */

const { desk, get } = await aTabDesk({ zones: { alex: 'UTC' } });
const alexMail = 'alex.wilber@contoso.example';

async function historyOf(id: string): Promise<readonly string[]> {
  const { history } = (await get(desk.alex, `/referrals/${id}`)).body as { history: { text: string }[] };
  return history.map(({ text }) => text);
}

it('a rung that was put off stands in the history with its reason', async () => {
  const id = await desk.receives({ customer: 'Fabrikam', team: [alexMail], expiresIn: 'P14D' });
  await desk.alex.says('snooze Fabrikam for 5 days');
  await desk.timePasses('P4DT1M');

  expect(await historyOf(id)).toContain('No reminder sent, as they are put off · the desk');
});

it('and so does one of which nobody could be told', async () => {
  const id = await desk.receives({ customer: 'Contoso', team: [alexMail], expiresIn: 'P14D' });
  await desk.alex.says('stop reminders');
  await desk.timePasses('P4DT1M');

  expect(await historyOf(id)).toContain('No reminder sent, as nobody can be reminded · the desk');
});

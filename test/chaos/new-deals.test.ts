import { expect, it } from 'vitest';
import { aDesk } from '../flows/support/a-desk.ts';
import { textOf } from '../flows/support/cards.ts';
import { aDealTalk, aKnownDeal, recordsOf } from '../flows/support/deal-talk.ts';
import type { Desk } from '../flows/support/desk.ts';
import { cardOf } from '../harness/chat-store.ts';
import { isAmbiguous } from './support/ambiguous.ts';
import { dice, report, size } from './support/chaos-run.ts';

const runs = size({ full: 100, short: 40 });

/**
 * A co-sell deal is two calls, and Partner Center knows no idempotency key. Time and again connections
 * are cut before or after the work was done, Partner Center is away or throttles, the desk is restarted: in the end there
 * is one pair in one engagement each time, and the person has read of it.
 */
it(`${runs} co-sell deals through a Partner Center that fails at any call: one pair each`, async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);
  const die = dice();
  const [lost, doubled]: [string[], string[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const name = `Deal ${run}`;
    await fillIn(desk, name);
    desk.sandbox.setFaults(
      { kind: 'cutAfter', methods: ['POST'], pathPattern: '/referrals', probability: die() / 2 },
      { kind: 'cutBefore', methods: ['POST'], pathPattern: '/referrals', probability: die() / 3 },
      { kind: 'serverError', pathPattern: '/referrals', probability: die() / 3 },
      { kind: 'throttle', pathPattern: '/referrals', probability: die() / 4 },
    );
    await aDealTalk(desk, desk.alex).says('create');
    if (die() < 0.2) await desk.restarts();
    for (let round = 0; round < 3; round++) await desk.timePasses('PT6M');
    desk.sandbox.clearFaults();
    for (let round = 0; round < 12 && recordsOf(desk, name).length < 2; round++) await desk.timePasses('PT6M');
    await desk.timePasses('PT6M');
    // What a failed piece of work left leased is free again.
    desk.parts.timers.moveServer(61_000);
    await desk.settles();

    const records = recordsOf(desk, name);
    const pair = records.map(({ organizationId }) => organizationId === 'msft');
    const engagements = new Set(records.map(({ engagementId }) => engagementId)).size;
    const stands = told(desk, name);
    const found = `${name}: ${pair.length} records in ${engagements} engagements, told ${stands} times`;
    if (!pair.includes(true) || !pair.includes(false) || stands === 0) lost.push(found);
    if (pair.length > 2 || engagements > 1 || stands > 1) doubled.push(found);
  }
  const posts = desk.sandbox.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/referrals'));
  report('New co-sell deals through a Partner Center that fails', {
    tried: runs,
    calls: posts.length,
    lost: lost.length,
    doubled: doubled.length,
    'ambiguous (calls whose answer was cut or failed)': posts.filter(isAmbiguous).length,
  });
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  expect(posts.length).toBeGreaterThan(runs * 2);
});

/** By the form: two presses instead of twenty answers. */
async function fillIn(desk: Desk, name: string): Promise<void> {
  const talk = aDealTalk(desk, desk.alex);
  await talk.says('new deal');
  const form = await talk.opensForm();
  await talk.savesForm(form.card, {
    customer: `Customer of ${name}`,
    addressLine1: '1 Street',
    city: 'Leeds',
    country: 'GB',
    contactFirstName: 'Sue',
    contactLastName: 'Smith',
    contactPhone: '+44 113 5550100',
    contactEmail: 'sue@customer.example',
    visibility: 'co-sell',
    name,
    value: 50_000,
    currency: 'GBP',
    closeDate: '2027-03-31',
    firstName: 'Alex',
    lastName: 'Wilber',
    phone: '+1 425 555 0100',
    email: 'alex.wilber@contoso.example',
    solution0: 'SOL-15974-MQF',
    help: 'GeneralOrOther',
    helpNotes: 'Please.',
    consent: 'yes',
  });
  expect(talk.shown).toContain('Your deal, before it is created');
}

/** How often the chat says that it stands. */
function told(desk: Desk, name: string): number {
  const texts = desk.teams
    .messagesIn('chat', desk.alex)
    .filter(({ activity }) => cardOf(activity))
    .map((message) => textOf(desk.alex.sees(message)));
  return texts.filter((text) => text.split('\n')[0] === `Created: ${name}`).length;
}

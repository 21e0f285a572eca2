import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

const solution = { id: 'SOL-1234-PQRS', name: 'Contoso Plant Analytics', publisherName: 'Contoso', type: 'Name' };
const alike = { country: 'DE', size: '51to250employees', solutions: [solution], team: [] };
const declinedFor = (statusReason: string) =>
  ({ ...alike, status: 'Closed', substatus: 'Declined', statusReason }) as const;

it('a card that waits for an answer tells how those like it ended, and no other card does', async () => {
  const desk = await aDesk();
  const { alex } = desk;
  for (const substatus of ['Won', 'Won', 'Lost'])
    await desk.sandbox.createReferral({ ...alike, status: 'Closed', substatus });
  await desk.sandbox.createReferral({ ...alike, status: 'Active', substatus: 'Accepted' });
  for (const reason of ['Customer requirement not met', 'Customer requirement not met: too small', 'Others'])
    await desk.sandbox.createReferral(declinedFor(reason));
  await desk.sandbox.createReferral({ ...alike, status: 'Closed', substatus: 'Expired' });
  const others = [{ country: 'FR' }, { size: '1001to5000employees' }, { solutions: [{ ...solution, id: 'SOL-9' }] }];
  for (const other of others)
    await desk.sandbox.createReferral({ ...alike, ...other, status: 'Closed', substatus: 'Won' });
  await desk.polls();

  const id = await desk.receives({ ...alike, customer: 'Fabrikam', team: [alex.email] });
  const said =
    '4 accepted, 2 won; declined 3 times, mostly: Customer requirement not met (same solution, country and size)';
  expect(textOf(desk.cardOf(alex, id))).toContain(`Like this\n${said}`);
  expect(textOf(desk.channelCard(id))).toContain(said);
  expect(textOf((await alex.presses('Accept', { on: desk.cardOf(alex, id) })).card)).not.toContain('Like this');
  await desk.settles();
  expect(textOf(desk.channelCard(id))).not.toContain('Like this');

  const alone = await desk.receives({ ...alike, country: 'AT', team: [] });
  expect(textOf(desk.channelCard(alone))).not.toContain('Like this');
});

it('tells how soon the team answers, once there are a few answers', async () => {
  const desk = await aDesk();
  const { adele } = desk;
  const ids = [];
  for (let count = 0; count < 5; count++) ids.push(await desk.receives({ ...alike, team: [adele.email] }));
  await desk.timePasses('PT5H');
  for (const id of ids) {
    const on = desk.cardOf(adele, id);
    expect(textOf(on)).not.toContain('Team’s answers');
    await adele.presses('Accept', { on });
  }
  await desk.timePasses('PT11M');
  const id = await desk.receives({ ...alike, team: [adele.email] });
  expect(textOf(desk.cardOf(adele, id))).toContain('Team’s answers\nusually in 5 hours (5 in 90 days)');
});

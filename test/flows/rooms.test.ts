import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

const contact = { firstName: 'Kim', lastName: 'Akers', email: 'kim@fabrikam.example', phoneNumber: '425 555 0123' };
const nameless = { firstName: '', lastName: '', email: 'pat.coleman@contoso.example', phoneNumber: '+1 206 555 0177' };
const leak = /kim@|akers|555.?0123|555.?0177|pat\.coleman|\+49/i;

it('a room reads no contact data and no colleague’s address, whatever people wrote where; those entitled read it in their chat', async () => {
  const desk = await aDesk();
  const { alex, gail } = desk;
  const id = await desk.receives({
    customer: 'Fabrikam',
    dealName: 'Rollout, ask kim@fabrikam.example',
    senderNotes: 'Call Kim Akers at (425) 555-0123 or +49 40 5550100.',
    notes: 'kim@fabrikam.example decides, budget 480 000 000.',
    contact,
    team: [alex.email, nameless],
  });
  const channel = desk.channelCard(id);
  const read = () => desk.everyCopy(id).filter(({ conversationId }) => conversationId === channel.conversationId);
  expect(JSON.stringify(read().map(({ activity }) => activity))).not.toMatch(leak);
  expect(textOf(channel)).toContain('budget 480 000 000');
  expect(textOf(await gail.looksAt(channel))).not.toMatch(leak);
  const own = textOf(desk.cardOf(alex, id));
  for (const words of ['Kim Akers', 'kim@fabrikam.example', '(425) 555-0123']) expect(own).toContain(words);

  const { replies } = await alex.says('inbox', { in: { channel: 'Deals' } });
  expect(textOf(replies[0])).toContain('Rollout');
  expect(JSON.stringify(replies.map(({ activity }) => activity))).not.toMatch(leak);
  expect(textOf((await alex.says('inbox')).replies[0])).toContain('ask kim@fabrikam.example');

  await desk.timePasses('P12D');
  expect(desk.remindersUnder(channel, id)).not.toEqual([]);
  await alex.presses('Accept', { on: desk.cardOf(alex, id) });
  await desk.settles();
  expect(JSON.stringify(read().map(({ activity, history }) => [activity, history]))).not.toMatch(leak);
});

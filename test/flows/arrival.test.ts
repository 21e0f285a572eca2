import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { ReferralRecord } from '../../src/sandbox/referral-record.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const fabrikam = {
  customer: 'Fabrikam Robotics',
  country: 'DE',
  city: 'Hamburg',
  dealName: 'Data platform for 40 plants',
  value: 120000,
  currency: 'EUR',
  closingDateTime: '2027-01-29T16:30:00.0000000Z',
  help: 'ProofOfConceptOrDemo',
  senderNotes: 'They liked your work at Northwind.',
  notes: 'Decides in January.',
  solutions: [{ id: 'SOL-15974-MQF', name: 'Contoso Plant Analytics' }],
  contact: { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '+49 40 5550100' },
  expiresIn: 'P6DT1H',
  team: ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'],
} satisfies ReferralSpec;

const facts = [
  'Fabrikam Robotics',
  'Hamburg, Germany · Co-sell with Microsoft',
  'Data platform for 40 plants',
  'Proof of concept or demo',
  'Contoso Plant Analytics',
  '€120,000',
  'January 29, 2027',
  'A Microsoft seller',
  'They liked your work at Northwind.',
  'Decides in January.',
  'Alex Wilber',
  'Megan Bowen',
  '6 days left',
  'Answer by ',
];

describe('a new referral', async () => {
  const desk = await aDesk();

  it('stands in the channel and in its owner’s chat, with all that a decision needs', async () => {
    const id = await desk.receives(fabrikam);

    expect(desk.copiesOf(id)).toHaveLength(2);
    for (const card of [desk.channelCard(id), desk.cardOf(desk.alex, id)]) {
      for (const fact of facts) expect(textOf(card)).toContain(fact);
      expect(titlesOf(card)).toEqual(expect.arrayContaining(['Accept', 'Accept with changes', 'Decline']));
    }
  });

  it('shows the customer’s contact to the owner, not to the whole channel', async () => {
    const id = await desk.receives(fabrikam);

    const inChannel = JSON.stringify(desk.channelCard(id));
    expect(inChannel).not.toMatch(/Sue|Smith|sue@|5550100/);
    const inChat = textOf(desk.cardOf(desk.alex, id));
    expect(inChat).toContain('Sue Smith');
    expect(inChat).toContain('sue@fabrikam.example');
  });

  it('shows the contact in the channel to those alone who may see it, in their own view', async () => {
    const id = await desk.receives(fabrikam);
    const card = desk.channelCard(id);

    expect(textOf(await desk.megan.looksAt(card))).toContain('sue@fabrikam.example');
    expect(textOf(await desk.diego.looksAt(card))).not.toContain('sue@');
    expect(textOf(await desk.gail.looksAt(card))).not.toContain('sue@');
  });

  it('belongs to the first member of its team whom the desk knows', async () => {
    const id = await desk.receives({ team: ['stranger@contoso.example', 'Megan.Bowen@contoso.example'] });

    expect(desk.cardsOf(desk.megan, id)).toHaveLength(1);
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(0);
    expect(textOf(desk.channelCard(id))).toContain('Megan Bowen');
  });

  it('stands in the channel alone while the desk knows nobody of its team', async () => {
    const id = await desk.receives({ team: ['stranger@contoso.example'] });

    expect(desk.copiesOf(id)).toEqual([desk.channelCard(id)]);
    expect(textOf(desk.channelCard(id))).toContain('has not added Co-sell Desk yet');
    expect(titlesOf(desk.channelCard(id))).toContain('Claim');
  });

  it.each([
    ['from a Microsoft seller', { kind: 'microsoft' }, () => {}, 'Co-sell with Microsoft', 'A Microsoft seller'],
    ['from a partner', { kind: 'p2p' }, () => {}, 'Partner to partner (P2P)', '(partner)'],
    [
      'a solution assessment',
      { kind: 'solutionAssessment', status: 'New' },
      fromMicrosoft,
      'Solution assessment',
      'A M',
    ],
    ['private', { kind: 'private', status: 'New' }, fromNobodyNamed, 'Private deal', 'Not named'],
    ['with nobody named', { kind: 'microsoft' }, fromNobodyNamed, 'Co-sell with Microsoft', 'Not named'],
  ] as const)('%s becomes a card', async (_what, spec, change, category, sender) => {
    const record = await desk.sandbox.createReferral(spec);
    change(record);
    await desk.settles();

    expect(textOf(desk.channelCard(record.id))).toContain(category);
    expect(textOf(desk.channelCard(record.id))).toContain(sender);
  });

  it.each([
    ['a lead', { kind: 'lead' }],
    ['our own deal', { kind: 'outbound' }],
    ['our own deal that reads Incoming', { kind: 'outboundReadsIncoming' }],
    ['our own new deal that reads Incoming', { kind: 'outboundReadsIncoming', status: 'New' }],
    ['our own private deal', { kind: 'private' }],
    ['Microsoft’s side of our deal', { kind: 'microsoftSibling' }],
    ['a deal that was accepted before the desk came', { kind: 'microsoft', status: 'Active' }],
    ['a deal that is closed already', { kind: 'microsoft', status: 'Closed', substatus: 'Expired' }],
  ] as const)('%s becomes no card', async (_what, spec) => {
    const id = await desk.receives(spec);

    expect(desk.copiesOf(id)).toEqual([]);
    expect(await desk.referral(id)).toMatchObject({ record: { id } });
  });

  it('without a date in Partner Center gets 14 days, marked as estimated', async () => {
    const id = await desk.receives({ expirationDateTime: null });

    expect(textOf(desk.channelCard(id))).toContain('14 days left');
    expect(textOf(desk.channelCard(id))).toContain('the date is estimated');
  });

  it('says in the log which cards went out, under the webhook’s own correlation id', async () => {
    const id = await desk.receives({ team: ['alex.wilber@contoso.example'] });

    const arrived = desk.log.find(({ msg, referralId }) => msg === 'referral arrived' && referralId === id);
    const sent = desk.log.filter(({ copyId, result }) => String(copyId).startsWith(id) && result === 'sent');
    expect(arrived?.correlationId).toBeDefined();
    expect(sent).toHaveLength(2);
    for (const line of sent)
      expect(line).toMatchObject({ level: 30, referralId: id, correlationId: arrived?.correlationId });
  });
});

/** The sandbox invents these kinds as our own deals; whoever invited us makes them inbound. */
function fromMicrosoft(record: ReferralRecord): void {
  record.direction = 'Incoming';
  record.inviteContext.invitedBy = { organizationId: 'msft', organizationName: 'Microsoft' };
}

function fromNobodyNamed(record: ReferralRecord): void {
  record.type = 'Shared';
  record.direction = 'Incoming';
  record.inviteContext.invitedBy = null;
}

describe('languages', () => {
  it('of the chat are its owner’s, of the channel the desk’s', async () => {
    const desk = await aDesk({ locales: { alex: 'ko-KR', megan: 'ru-RU' }, settings: { DEFAULT_LANGUAGE: 'zh-TW' } });
    const id = await desk.receives(fabrikam);

    expect(titlesOf(desk.cardOf(desk.alex, id))).toContain('거절');
    expect(textOf(desk.channelCard(id))).toContain('客戶連絡人');
    expect(textOf(await desk.megan.looksAt(desk.channelCard(id)))).toMatch(/[а-я]{5}/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Heard } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal } from './support/deal-talk.ts';

/** Messages as Teams and its clients write them, each once seen to be misread. */

const helps = /What I can do/;
const answerOf = ({ replies }: Heard): string =>
  [...replies.filter(({ activity }) => !activity.text).map((one) => textOf(one)), ...saidIn(replies)].join('\n');
const mirror = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] });
const quote = '<quoted messageId="1700000000009"/>';
const quotedReply = [{ type: 'quotedReply', quotedReply: { messageId: '1700000000009' } }];

describe('a command', async () => {
  const desk = await aDesk();

  it.each([
    `${quote} help`,
    'help\u200b',
    '\u200bhelp',
    'help\u2060',
    '\u202ahelp\u202c',
    'help\ufe0f',
    'he\u00adlp',
    'help 🙂',
    '👍 help',
    '"help"',
    '“help”',
    '«help»',
    '**help**',
    '_help_',
    '/help',
    'help!',
    'help.',
    'Help?',
    'HELP:',
    ' ｈｅｌｐ ',
  ])('is understood in %j', async (text) => {
    expect(answerOf(await desk.alex.sends({ text, entities: quotedReply }))).toMatch(helps);
  });

  it.each(['inbox?', 'Inbox:', '"Inbox"', 'in\u00adbox', 'my\u200b referrals', '/my referrals.', 'my\nreferrals'])(
    'for a list is understood in %j',
    async (text) => {
      expect(answerOf(await desk.alex.says(text))).toMatch(/Nothing waits|No referral is yours/);
    },
  );

  it.each([undefined, null, ''])('is understood where only the html mirror has it, with %j as text', async (text) => {
    expect(answerOf(await desk.alex.sends({ text, ...mirror('<p>help</p>') }))).toMatch(helps);
  });

  it('is not what only begins or ends like one', async () => {
    for (const text of ['helpless', 'inboxes are full', 'help-desk'])
      expect(answerOf(await desk.alex.says(text))).toMatch(/I didn’t get that/);
  });
});

describe('in a channel, the desk is called', async () => {
  const desk = await aDesk();
  const bot = { id: desk.teams.botId, name: desk.teams.botName };
  const tag = `<at>${bot.name}</at>`;

  it.each<[string, Readonly<Record<string, unknown>>]>([
    [`${tag} help`, { text: null }],
    [`${tag} help`, {}],
    [`<at id="0">${bot.name}</at> help`, { text: tag }],
    [`<AT>${bot.name}</AT> help`, { text: tag }],
    [`<at>Sales &amp; Co</at> help`, { text: '<at>Sales & Co</at>', mentioned: { ...bot, name: 'Sales & Co' } }],
    [`${tag}: help`, { text: tag }],
    [`${tag}, help`, { text: tag }],
    [`${tag} - help`, { text: tag }],
    [`${tag}&nbsp;${quote} help`, { text: tag }],
  ])('by %s with the entity %j', async (text, entity) => {
    const entities = [{ type: 'mention', mentioned: bot, ...entity }, ...quotedReply];
    expect(answerOf(await desk.alex.sends({ text, entities }, { in: { channel: 'Deals' } }))).toMatch(helps);
  });

  it.each([`${tag}, use this channel`, `${tag} - use this channel.`])('to use this channel by %s', async (text) => {
    const entities = [{ type: 'mention', mentioned: bot, text: tag }];
    const heard = await desk.adele.sends({ text, entities }, { in: { channel: 'Elsewhere' } });
    expect(answerOf(heard)).not.toMatch(/I didn’t get that/);
  });
});

describe('an answer in a new deal', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);

  it('is what the person said, without the marker of the message that they answer to', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.says(`${quote} Fabrikam Robotics, Germany`);
    await talk.answers({}, 'address');
    await talk.says(`${quote}Hafenstraße 12`);
    await talk.says(`${quote}Hamburg`);
    await talk.says(`${quote} back`);
    expect(talk.shown).toContain('What is the customer’s address?');
    const { customer } = (await talk.draft()).fields;
    expect(customer).toMatchObject({
      name: 'Fabrikam Robotics',
      address: { addressLine1: 'Hafenstraße 12', city: 'Hamburg' },
    });
  });

  it('is read from the html mirror: a thumb is a yes to consent', async () => {
    const talk = aDealTalk(desk, desk.megan);
    await talk.says('new deal');
    await talk.answers({ visibility: '=co-sell' }, 'consent');
    expect((await talk.draft()).asking).toBe('consent');
    await desk.megan.sends(mirror('<p><img itemtype="http://schema.skype.com/Emoji" alt="👍"></p>'));
    expect((await talk.draft()).fields.consent).toBe(true);
  });

  it('keeps its own signs: only a command may have any around it', async () => {
    const talk = aDealTalk(desk, desk.adele);
    await talk.says('new deal');
    await talk.answers({}, 'notes');
    await talk.says('Change: “two plants” – both in Łódź!');
    expect((await talk.draft()).fields.notes).toBe('Change: “two plants” – both in Łódź!');
  });
});

it.each(['ООО «Ромашка»', 'АО "Звезда"', '"Quoted" Ltd', '「星辰」有限公司'])(
  'the company %s keeps its own quotation marks, all the way to Partner Center',
  async (customer) => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({ customer: `${customer}, Germany`, name: 'Quoted' });
    await talk.presses('Create');
    await desk.settles();
    const [record] = desk.sandbox.records().filter(({ name }) => name === 'Quoted');
    expect(record?.customerProfile?.name).toBe(customer);
  },
);

it('a note on a deal keeps its lines and its quotation marks, wherever a colon stands', async () => {
  const desk = await aDesk();
  const id = await aKnownDeal(desk);
  await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
  await desk.settles();
  await desk.alex.says('find Northwind');
  await desk.alex.says('**note** “Two plants”\nboth in Łódź!');
  await desk.alex.says('Note: "signed"');
  // What words write waits for Undo.
  await desk.timePasses('PT5M');
  expect(desk.record(id).details.notes).toContain('“Two plants”\nboth in Łódź!');
  expect(desk.record(id).details.notes).toContain('"signed"');
});

it('a message of more than the desk reads is told to its sender, in their language, and changes nothing', async () => {
  const desk = await aDesk({ locales: { megan: 'ru-RU' } });
  const long = 'x'.repeat(2_501);
  expect(answerOf(await desk.alex.says(long))).toBe(
    'That is too long for me: 2501 characters, and I read up to 2500. Please say it shorter or in parts; nothing was changed.',
  );
  expect(answerOf(await desk.megan.says(long))).toMatch(/слишком длинное: символов — 2501/);
  const talk = aDealTalk(desk, desk.alex);
  await talk.says('new deal Fabrikam');
  const before = await talk.draft();
  expect(await talk.says(`Notes: ${long}`)).toMatch(/too long/);
  expect(await talk.draft()).toEqual(before);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, type Json } from '../harness/cards.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, valuesOf } from './support/cards.ts';
import { aDealTalk } from './support/deal-talk.ts';
import { ours } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

interface Attachment {
  readonly content: Json;
  readonly preview: { readonly content: { readonly title: string; readonly text: string } };
}

interface Extension {
  readonly type: string;
  readonly text?: string;
  readonly attachments: readonly Attachment[];
  readonly suggestedActions?: Json;
}

/** Alex is a user of Contoso; Megan has no role; Gail is a guest. */
describe('the message box', () => {
  let desk: Desk;
  let fabrikam: string;
  let deal: string;
  const contact = { firstName: 'Kim', lastName: 'Akers', email: 'kim@fabrikam.example', phoneNumber: '425 555 0123' };

  beforeAll(async () => {
    desk = await aDesk({ users: 'alex.wilber@contoso.example' });
    fabrikam = await desk.receives({
      customer: 'Fabrikam',
      dealName: 'Rollout, call (425) 555-0123',
      country: 'DE',
      contact,
      team: [desk.alex.email],
    });
    deal = await desk.receives({
      ...ours,
      ...{ customer: 'Contoso Bikes', dealName: 'Dock', country: 'FR', team: [desk.alex.email] },
    });
    for (let number = 10; number < 40; number++)
      await desk.sandbox.createReferral({ customer: `Adatum ${number}`, country: 'SE' });
    await desk.settles();
  });

  async function asks(person: Person, name: string, value: Json, conversation?: Json): Promise<Json> {
    const activity = desk.teams.activity(person, 'chat', { type: 'invoke', name: `composeExtension/${name}`, value });
    const [{ body, status } = { body: {}, status: 0 }] = await desk.teams.deliver(
      conversation ? { ...activity, conversation: { ...(activity.conversation as Json), ...conversation } } : activity,
    );
    expect(status).toBe(200);
    return body as Json;
  }

  async function searches(person: Person, words?: string, queryOptions?: Json): Promise<Extension> {
    const parameters =
      words === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'words', value: words }];
    const body = await asks(person, 'query', {
      commandId: 'findReferral',
      parameters,
      ...(queryOptions ? { queryOptions } : {}),
    });
    return body.composeExtension as Extension;
  }

  const titles = ({ attachments = [] }: Partial<Extension>) => attachments.map(({ preview }) => preview.content.title);

  it('offers what waits before a letter is typed, 25 a page, each once', async () => {
    const first = await searches(desk.alex);
    const second = await searches(desk.alex, undefined, { skip: 25, count: 25 });
    expect(first.attachments).toHaveLength(25);
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(32);
    expect(JSON.stringify(first).length).toBeLessThan(60_000);
    expect((await searches(desk.alex, 'adatum', { skip: 100, count: 25 })).attachments).toEqual([]);
  });

  it.each([
    ['fabrik', ['Fabrikam']],
    ['Germany', ['Fabrikam']],
    ['outbound', ['Contoso Bikes']],
    ['contoso bikes', ['Contoso Bikes']],
    // As the chat reads it, where no words fit: a slip of the finger, a sentence.
    ['fabrkam', ['Fabrikam']],
    ['contoso bkies', ['Contoso Bikes']],
    ['deals in France', ['Contoso Bikes']],
    // Deals of a search box are all that it searches, those that wait too.
    ['German deals', ['Fabrikam']],
    ['독일 거래', ['Fabrikam']],
    ['сделки в Германии', ['Fabrikam']],
    ['德國的交易', ['Fabrikam']],
    ['show me what we have in Germany', ['Fabrikam']],
    // A condition without the noun that a sentence would have.
    ['from Germany', ['Fabrikam']],
    ['in France and over 10k', ['Contoso Bikes']],
    // A question or a deed: a box neither answers nor does anything, it shows what was spoken of.
    ['who owns fabrikam', ['Fabrikam']],
    ['history of fabrikam', ['Fabrikam']],
    ['accept fabrikam', ['Fabrikam']],
    ['кто ведёт Fabrikam', ['Fabrikam']],
    ['Fabrikam 담당자가 누구야', ['Fabrikam']],
    ['Fabrikam 誰負責', ['Fabrikam']],
    ['who owns penguins', []],
    // Either of two.
    ['fabrikam or contoso bikes', ['Fabrikam', 'Contoso Bikes']],
    ['fabrikam или penguins', ['Fabrikam']],
    // A customer, an owner and a kind as somebody hears or types them in another script.
    ['콘토소', ['Contoso Bikes']],
    ['파브리캄', ['Fabrikam']],
    ['контосо', ['Contoso Bikes']],
    ['Фабрикам', ['Fabrikam']],
    // Not typed to its end, in a script that the name is not written in.
    ['法布里', ['Fabrikam']],
    ['파브리카', ['Fabrikam']],
    ['對外', ['Contoso Bikes']],
    ['外送', ['Contoso Bikes']],
    // Of a name as it is heard, one word that sounds like it beside one that is spelled by no rule.
    ['콘토소 바이크스', ['Contoso Bikes']],
    // Words that name nothing are no condition, in whatever script.
    ['пингвин', []],
    ['펭귄', []],
    ['企鵝', []],
    ['пингвины на льдине', []],
  ])('finds by %s', async (words, expected) => {
    expect(titles(await searches(desk.alex, words))).toEqual(expected);
  });

  it('finds by a condition without a noun in every language, and nothing by what is none', async () => {
    for (const [says, words, none] of [
      ['language ko', '독일에서 온', '고양이에서 온'],
      ['язык zh-TW', 'Alex 負責', '貓負責'],
      ['語言 ru', 'ответственный Alex, дороже 10 тысяч', 'из ниоткуда'],
      ['язык en', 'from Germany', 'from nowhere'],
    ] as const) {
      await desk.alex.says(says);
      const found = await searches(desk.alex, words);
      expect([words, found.type, found.text]).toEqual([words, 'result', undefined]);
      expect(titles(found)).toContain('Fabrikam');
      expect([none, (await searches(desk.alex, none)).type]).toEqual([none, 'message']);
    }
  });

  it.each(['알렉스', 'Алекс', 'Alex', 'Уилбер', '윌버', '維爾伯'])(
    'finds by an owner in whatever script somebody types: %s',
    async (words) => {
      const found = await searches(desk.alex, words);
      expect([found.type, titles(found)]).toEqual(['result', expect.arrayContaining(['Fabrikam'])]);
    },
  );

  it.each([
    ['inbound 法布里', 'Fabrikam'],
    ['inbound 파브리카', 'Fabrikam'],
    ['outbound контора', 'Contoso'],
  ])(
    'is searched for by half a name where somebody types it, and no command lists by it: %s',
    async (says, customer) => {
      const { replies } = await desk.alex.says(says);
      expect(replies.map(textOf).join()).not.toContain(customer);
    },
  );

  it.each(['콘토소', 'контосо'])('is looked up by the same ears as find in chat: %s', async (words) => {
    const { replies } = await desk.alex.says(`find ${words}`);
    expect(replies.map(textOf).join()).toContain('Contoso Bikes');
  });

  it('finds customers as somebody hears them, also where another script begins them with other letters', async () => {
    for (const customer of ['Tailspin Toys', 'Litware', 'Woodgrove Bank'])
      await desk.receives({ customer, country: 'GB', team: [desk.alex.email] });
    const heard = {
      'Tailspin Toys': ['Тейлспин', '테일스핀', '泰爾斯賓'],
      Litware: ['Литвер', '리트웨어', '利特威爾'],
      'Woodgrove Bank': ['Вудгров', '우드그로브', '伍德格羅夫'],
    };
    for (const [customer, words] of Object.entries(heard))
      for (const said of words) // Another referral may have the word in its notes.
        expect([said, titles(await searches(desk.alex, said))]).toEqual([said, expect.arrayContaining([customer])]);
  });

  it('finds by a month, which is that month alone: of the close date, or of the arrival where the words say so', async () => {
    for (const [customer, day] of [
      ['Trey Research', '2033-02-28'],
      ['Wide World', '2033-03-31'],
    ] as const)
      await desk.receives({
        ...ours,
        ...{ customer, closingDateTime: `${day}T00:00:00Z`, createdDateTime: '2025-10-12T09:00:00Z' },
      });
    for (const [words, expected] of [
      ['closing in march 2033', ['Wide World']],
      ['февраль 2033', ['Trey Research']],
      ['2033년 3월에 마감되는 거래', ['Wide World']],
      ['2033年3月結案', ['Wide World']],
      ['Q1 2033', ['Trey Research', 'Wide World']],
      ['received in october 2025', ['Trey Research', 'Wide World']],
      ['closing in april 2033', []],
    ] as const)
      expect([words, titles(await searches(desk.alex, words)).toSorted()]).toEqual([words, expected]);
  });

  it('finds by a link, as it is copied out of a browser, what is theirs to find', async () => {
    const link = (id: string) => `https://partner.microsoft.com/dashboard/v2/referrals/${id.toUpperCase()}?x=1`;
    expect(titles(await searches(desk.alex, link(fabrikam)))).toEqual(['Fabrikam']);
    expect(titles(await searches(desk.alex, `here: ${link(deal)} `))).toEqual(['Contoso Bikes']);
    for (const [person, words] of [
      [desk.megan, link(deal)],
      [desk.alex, link(crypto.randomUUID())],
      [desk.alex, 'https://partner.microsoft.com/dashboard'],
    ] as const)
      expect((await searches(person, words)).type).toBe('message');
  });

  it('says what to try where nothing fits, and why where somebody has no role; hostile words find nothing', async () => {
    expect(await searches(desk.alex, 'Wingtip')).toMatchObject({
      type: 'message',
      text: expect.stringContaining('“Wingtip”'),
    });
    for (const person of [desk.megan, desk.gail])
      expect(await searches(person, 'fabrikam')).toMatchObject({
        type: 'message',
        text: expect.stringMatching(/no role|Nothing of yours/),
      });
    for (const words of ['{"$gt":""}', '$where: 1', 'x'.repeat(5_000)])
      expect((await searches(desk.alex, words)).type).toBe('message');
    for (const value of [{}, { commandId: 'other' }, { commandId: 7 }, { commandId: 'findReferral', parameters: 'x' }])
      expect((await asks(desk.alex, 'query', value)).composeExtension).toBeDefined();
  });

  it('puts a card into the chat that shows no contact data and decides nothing, of a deal of ours only name and stage', async () => {
    const copies = () => desk.parts.db.collection('copies').countDocuments();
    const before = await copies();
    const [inbound] = (await searches(desk.alex, 'fabrikam')).attachments;
    const [ours] = (await searches(desk.alex, 'contoso bikes')).attachments;
    expect(textOf(inbound?.content as Json)).toMatch(/Fabrikam[\s\S]*Germany[\s\S]*Alex Wilber[\s\S]*As of/);
    expect(JSON.stringify([inbound, ours])).not.toMatch(/kim@|akers|\b555\b/i);
    expect(textOf(ours?.content as Json)).not.toMatch(/France|EUR|USD/);
    for (const card of [inbound, ours])
      expect(buttonsOf(card?.content as Json).map(({ title }) => title)).toEqual(['Show current state']);
    expect(inbound?.content.refresh).toMatchObject({ userIds: expect.arrayContaining([desk.alex.teamsId]) });
    // Whoever sends it, it is theirs: the desk could not edit it, and does not think so.
    expect(await copies()).toBe(before);
  });

  it('gives each reader their own view of it, in the chat of two people too, which is nobody’s chat with the desk', async () => {
    const [inserted] = (await searches(desk.alex, 'fabrikam')).attachments;
    const { action } = (inserted?.content.refresh ?? {}) as { action: Json };
    const looks = async (person: Person, trigger: string) => {
      const conversation = { id: '19:one_two@unq.gbl.spaces', conversationType: 'personal' };
      const activity = desk.teams.activity(person, 'chat', {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action, trigger },
      });
      const [delivery] = await desk.teams.deliver({
        ...activity,
        conversation: { ...(activity.conversation as Json), ...conversation },
      });
      return delivery?.body as { readonly type: string; readonly value: Json };
    };
    const own = await looks(desk.alex, 'automatic');
    expect(textOf(own.value)).toContain('Kim Akers');
    expect(buttonsOf(own.value).map(({ title }) => title)).toEqual(expect.arrayContaining(['Accept', 'Decline']));
    for (const person of [desk.megan, desk.gail]) {
      const seen = await looks(person, 'manual');
      expect(textOf(seen.value)).toContain('Fabrikam');
      expect(JSON.stringify(seen.value)).not.toMatch(/akers|kim@|\b555\b|referral\.accept/i);
    }
    // What comes for Alex still comes in their own chat.
    const { replies } = await desk.alex.says('inbox');
    expect(replies).not.toEqual([]);
    await desk.receives({ customer: 'Proseware', team: [desk.alex.email] });
    const chats = await desk.parts.db.collection('people').distinct('personalChat.conversationId');
    expect(chats).not.toContain('19:one_two@unq.gbl.spaces');
  });

  it('makes a card of a link to what the person may see, and the same nothing of all others', async () => {
    const link = async (person: Person, url: unknown) =>
      (await asks(person, 'queryLink', { url } as Json)).composeExtension as Extension;
    const address = (id: string, host = 'partner.microsoft.com') => `https://${host}/dashboard/v2/referrals/${id}?x=1`;
    const shown = await link(desk.alex, address(fabrikam.toUpperCase()));
    expect(shown.attachments).toHaveLength(1);
    expect(shown.attachments[0]?.content).toMatchObject({ version: '1.3' });
    expect(shown.attachments[0]?.content).not.toHaveProperty('refresh');
    expect(JSON.stringify(shown.attachments[0]?.content)).not.toContain('Action.Execute');
    expect(shown.suggestedActions).toEqual({ actions: [{ type: 'setCachePolicy', value: '{"type":"no-cache"}' }] });
    expect(titles(await link(desk.alex, address(deal)))).toEqual(['Contoso Bikes']);
    // Where pages route by what stands behind the sign, and in brackets of somebody's mail.
    expect(titles(await link(desk.alex, `https://PARTNER.microsoft.com/#/referrals/{${fabrikam}}`))).toEqual([
      'Fabrikam',
    ]);

    const nothing = { type: 'result', attachmentLayout: 'list', attachments: [] };
    const refused: readonly (readonly [Person, unknown])[] = [
      [desk.megan, address(deal)],
      [desk.gail, address(deal)],
      [desk.alex, address('11111111-2222-4333-8444-555555555555')],
      [desk.alex, address(fabrikam, 'partner.microsoft.com.evil.example')],
      [desk.alex, `http://partner.microsoft.com/${fabrikam}`],
      [desk.alex, `javascript:${fabrikam}`],
      [desk.alex, `https://partner.microsoft.com@evil.example/${fabrikam}`],
      [desk.alex, `https://somebody:secret@partner.microsoft.com/${fabrikam}`],
      [desk.alex, `https://partner.microsoft.com:8443/${fabrikam}`],
      [desk.alex, `https://partner.microsoft.com./${fabrikam}`],
      [desk.alex, `https://partner。microsoft.com.evil.example/${fabrikam}`],
      [desk.alex, `https://xn--partner-2va.microsoft.com/${fabrikam}`],
      [desk.alex, `https://partner.microsoft.com/${fabrikam.slice(0, 35)}`],
      [desk.alex, `https://partner.microsoft.com/${'x/'.repeat(1_500)}${fabrikam}`],
      [desk.alex, { $ne: '' }],
    ];
    for (const [person, url] of refused) expect(await link(person, url)).toEqual(nothing);
  });

  describe('an action on a message', () => {
    const messagePayload = {
      body: {
        contentType: 'html',
        content: '<p>Alpine Ski House in Denver, about $85k, closing mid March 2027</p>',
      },
      linkToMessage: 'https://teams.microsoft.com/l/message/19:abc/1?context=x',
    };
    const inChannel = { id: '19:any@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true };

    it('opens the new deal with what its words gave, and goes on in the person’s own chat', async () => {
      const value = { commandId: 'newDeal', commandContext: 'message', messagePayload };
      const { task } = (await asks(desk.alex, 'fetchTask', value, inChannel)) as {
        task: { type: string; value: { card: { content: Json } } };
      };
      const form = task.value.card.content;
      expect(valuesOf(form)).toMatchObject({
        customer: 'Alpine Ski House',
        city: 'Denver',
        value: 85_000,
        currency: 'USD',
      });
      expect(JSON.stringify(valuesOf(form))).toContain('https://teams.microsoft.com/l/message/19:abc/1');
      expect(textOf(form)).toContain('Taken from the message');

      const button = buttonsOf(form).find(({ type }) => type === 'Action.Submit');
      const data = { ...(button?.action.data as Json), ...valuesOf(form), country: 'United States' };
      expect(await asks(desk.alex, 'submitAction', { ...value, data }, inChannel)).toEqual({});
      const talk = aDealTalk(desk, desk.alex);
      expect((await talk.draft()).fields).toMatchObject({ customer: { name: 'Alpine Ski House' } });
      expect(textOf(desk.teams.messagesIn('chat', desk.alex).at(-1) as never)).toContain('At present: Denver');
    });

    it('takes what a message says, however it is written, and nothing of whom it mentions, quotes or attacks with', async () => {
      const opens = async (content: unknown, link = 'https://teams.cloud.microsoft/l/message/19:abc/1') => {
        const payload = { body: { contentType: 'html', content }, linkToMessage: link } as Json;
        const value = { commandId: 'newDeal', messagePayload: payload };
        const { task } = (await asks(desk.alex, 'fetchTask', value, inChannel)) as {
          task: { type: string; value: { card: { content: Json } } };
        };
        expect(task.type).toBe('continue');
        return valuesOf(task.value.card.content) as Record<string, unknown>;
      };
      const quoted = '<blockquote itemtype="http://schema.skype.com/Reply"><p>Litware, 99k USD</p></blockquote>';
      const messages: readonly (readonly [string, string | undefined, number | undefined])[] = [
        ['<at id="0">Co-sell Desk</at> new deal with Proseware in Leeds, £30k', 'Proseware', 30_000],
        [`${quoted}<p>Wingtip <b>Toys</b>, 12k EUR</p><img src=x onerror="alert(1)">`, 'Wingtip Toys', 12_000],
        [
          '<table><tr><td>Customer</td><td>Wingtip Toys</td></tr><tr><td>Amount</td><td>$40,000</td></tr></table>',
          'Wingtip Toys',
          40_000,
        ],
        ['<p>台積電，新竹，新台幣 300 萬，2027年3月15日結案</p>', '台積電', 3_000_000],
        ['<p>Tailspin \u202eToys\u0000, €20k <emoji alt="🎉"></emoji></p>', 'Tailspin Toys', 20_000],
        // In which currency is chosen in the form; of what may be two amounts, neither is taken.
        ['<p>客戶：北風貿易 金額 120 萬</p>', '北風貿易', 1_200_000],
        ['<p>Lucerne wants between 50k and 80k EUR</p>', 'Lucerne', undefined],
        ['<p><emoji alt="🎉"></emoji></p>', undefined, undefined],
        [`${'<blockquote>'.repeat(4_000)}x &amp; y${'</blockquote>'.repeat(4_000)}`, undefined, undefined],
      ];
      for (const [content, customer, value] of messages) {
        const form = await opens(content);
        expect([content.slice(0, 60), form.customer, form.value]).toEqual([content.slice(0, 60), customer, value]);
        expect(JSON.stringify(form)).not.toMatch(/onerror|Litware|<|\u202e/);
      }
      for (const content of [null, 7, { $ne: '' }, '']) expect((await opens(content)).customer).toBeUndefined();
      expect(JSON.stringify(await opens('Proseware, 1k EUR'))).toContain('teams.cloud.microsoft/l/message');
      expect(JSON.stringify(await opens('x', 'https://me@teams.microsoft.com/l/message/1'))).not.toContain('me@');
    });

    it('is refused with a reason to whoever may create nothing or has no chat with the desk, and links elsewhere are not kept', async () => {
      const opens = async (person: Person, payload: Json = messagePayload) =>
        JSON.stringify(await asks(person, 'fetchTask', { commandId: 'newDeal', messagePayload: payload }, inChannel));
      for (const person of [desk.megan, desk.gail]) expect(await opens(person)).toContain('"type":"message"');
      const evil = { ...messagePayload, linkToMessage: 'https://evil.example/l/message/1' };
      expect(await opens(desk.alex, evil)).not.toContain('evil.example');
      expect(await asks(desk.alex, 'fetchTask', { commandId: 'other' })).toMatchObject({ task: { type: 'message' } });
    });
  });
});

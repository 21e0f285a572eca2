import { describe, expect, it } from 'vitest';
import { offeredTopics } from '../../src/features/help/help-cards.ts';
import { helpTopics, topicIn, topicNames, wordsForTopic } from '../../src/features/help/help-topics.ts';
import { guessInWords } from '../../src/features/help/unhandled.ts';
import type { Guess } from '../../src/grammar/guessing/guessed.ts';
import { offersOf } from '../../src/grammar/guessing/offers.ts';
import { asksWhatItMeans } from '../../src/grammar/sentence/what-it-means.ts';
import { say } from '../../src/i18n/catalogue.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { Heard } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';

const speakers = [
  ['en', 'Adele'],
  ['ko', 'Megan'],
  ['ru', 'Lee'],
  ['zh-TW', 'Diego'],
] as const;

/** What is said next would be an answer to it. */
const opensDeal = (guess: Guess) => guess.kind === 'command' && ['newDeal', 'resume'].includes(guess.name);

const alexMail = 'alex.wilber@contoso.example';

describe('help', async () => {
  const desk = await aDesk({
    locales: { megan: 'ko-KR', lee: 'ru-RU', diego: 'zh-TW' },
    installedBy: ['Adele', 'Alex', 'Megan', 'Lee', 'Diego'],
  });
  await desk.receives({ customer: 'Southridge Video', team: [alexMail], expiresIn: 'P2D' });
  await desk.receives({
    kind: 'private',
    customer: 'Coho Winery',
    team: [alexMail],
    status: 'Active',
    substatus: 'Accepted',
  });
  await desk.settles();
  const answer = async (text: string, who = desk.alex) => {
    const { replies } = await who.says(text);
    const [words] = saidIn(replies);
    return { text: words ?? textOf(replies[0]), titles: words === undefined ? titlesOf(replies[0]) : [] };
  };

  it('is short, can be pressed, and has examples of what its reader really has', async () => {
    const { text, titles } = await answer('help');

    expect(text).toContain('“accept Southridge Video”');
    expect(text).toContain('“change Coho Winery value to 150k”');
    expect(text.split('\n').length).toBeLessThan(12);
    expect(titles).toEqual([
      'Inbox',
      'My referrals',
      'New deal',
      'Settings',
      ...offeredTopics.map((topic) => say('en', `help.topic.${topic}`)),
    ]);
    // Nobody's names are shown to who has nothing, nor in a channel.
    expect((await answer('help', desk.diego)).text).toContain('Fabrikam');
    const { replies } = await desk.alex.says('help', { in: { channel: 'Deals' } });
    expect(textOf(replies[0])).not.toContain('Southridge');
  });

  it.each([
    ['help accept', 'accept'],
    ['help with declining', 'decline'],
    ['help new deal', 'newDeal'],
    ['help lists', 'lists'],
    ['help filters', 'lists'],
    ['help find', 'find'],
    ['help solutions', 'solutions'],
    ['help won', 'won'],
    ['help me with registration', 'registration'],
    ['help roles', 'roles'],
    ['help language', 'language'],
    ['what happens after 14 days?', 'deadline'],
    ['what happens when a referral expires', 'deadline'],
    ['how do I decline?', 'decline'],
    ['how can I share a deal with Microsoft', 'microsoft'],
    ['help reminders', 'reminders'],
    ['how do I undo', 'undo'],
    ['explain the inbox', 'inbox'],
    ['help leads', 'leads'],
    ['help lead rules', 'leads'],
    ['help crm', 'crm'],
    ['help salesforce', 'crm'],
    ['help tab', 'tab'],
    ['what’s the difference between co-sell and partner-led?', 'dealTypes'],
    ['what is a private deal', 'dealTypes'],
    ['co-sell vs private', 'dealTypes'],
    ['whats cosell again', 'dealTypes'],
    ['what is a co-sell ready solution', 'solutions'],
    ['what is the 72-hour rule?', 'registration'],
    ['what’s a lead?', 'leads'],
  ] as const)('%j tells of %s', async (words, topic) => {
    expect((await answer(words)).text).toContain(say('en', `help.topic.${topic}`));
  });

  it('has a topic of every term that it is asked to explain', () => {
    for (const [locale, asked] of termsAsked) {
      expect(asksWhatItMeans(asked), asked).toBe(true);
      expect(topicIn(asked, locale), asked).toBeDefined();
    }
    for (const other of [
      'what’s the deal stage',
      'what’s different about the leads today and the leads from last week',
    ])
      expect(asksWhatItMeans(other), other).toBe(false);
  });

  it('tells in each language what its buttons ask for', () => {
    for (const locale of locales)
      for (const topic of topicNames)
        expect([locale, topicIn(wordsForTopic(topic, locale), locale)]).toEqual([locale, topic]);
  });

  it.each([
    ['Megan', '도움말 거절', '카드에서 거절을'],
    ['Megan', '14일 지나면 어떻게 돼?', '만료돼요'],
    ['Lee', 'помощь фильтры', 'Списки и фильтры'],
    ['Lee', 'что будет после 14 дней?', 'Срок ответа'],
    ['Diego', '說明 拒絕', '按「拒絕」'],
    ['Diego', '14天之後會怎樣', '答覆期限'],
    ['Megan', '도움말 리드', '리드 규칙'],
    ['Lee', 'помощь crm', 'пробный запуск'],
    ['Diego', '說明 潛在客戶', '潛在客戶規則'],
    ['Megan', 'co-sell이 뭐야?', '거래 유형'],
    ['Megan', '공동 판매랑 파트너 주도 차이가 뭐예요', '거래 유형'],
    ['Lee', 'чем отличается co-sell от частной сделки?', 'Виды сделок'],
    ['Lee', 'что такое правило 72 часов', 'через 72 часа'],
    ['Diego', '私人和聯合銷售差在哪', '交易類型'],
    ['Alex', '什麼是共同銷售', 'Kinds of deals'],
  ])('%s writes %j', async (name, words, expected) => {
    expect((await answer(words, desk.teams.person(name))).text).toContain(expected);
  });

  it('says to somebody what they are', async () => {
    expect((await answer('help roles', desk.adele)).text).toContain('You are a Referrals admin.');
    expect((await answer('help roles')).text).toContain('You are a Referrals user.');
  });

  it('is offered in the language of the word that asked for it', async () => {
    for (const [word, offer] of [
      ['помощь', 'язык Русский'],
      ['도움말', '언어 한국어'],
      ['說明', '語言 繁體中文'],
    ] as const)
      expect((await answer(word)).text).toContain(offer);
  });

  it('answers a greeting, thanks and an emoji with a line of its own', async () => {
    expect((await answer('Hello!')).text).toContain('Hello, Alex. One referral waits for an answer.');
    expect((await answer('good morning')).text).toContain('Hello, Alex.');
    expect((await answer('thanks a lot')).text).toBe('You’re welcome.');
    expect((await answer('🚀🚀')).text).toContain('I’m here when you need something.');
  });

  it('takes no sentence that does something for a question about it', async () => {
    expect((await answer('hi, accept Southridge Video')).text).toContain('Accept Southridge Video?');
    expect(Object.keys(helpTopics)).toHaveLength(topicNames.length);
  });

  it('guesses what a message is like that it does not understand, and does it when its number is typed', async () => {
    expect((await answer('anything from the marketplace folks lately')).titles).toContain('List the leads');
    const guessed = await answer('halt whatever goes to dynamics', desk.adele);
    expect(guessed.titles).toContain('Pause the CRM');
    const place = guessed.titles.indexOf('Pause the CRM') + 1;
    expect((await answer(String(place), desk.adele)).text).toMatch(/no CRM|not connected|CRM_/i);
  });

  it('offers each thing once, and nothing that this chat has not', async () => {
    const buttons = async (words: string) => titlesOf((await desk.alex.says(words)).replies[0]);
    const offered = await buttons('stop posting in here');
    expect(offered.length).toBeGreaterThan(0);
    expect(offered).not.toContain('Stop using this channel');
    const guessed = await buttons('southridge is down to 80 from 100');
    expect(guessed).toContain('Open Southridge Video');
    expect(new Set(guessed).size).toBe(guessed.length);
  });

  it('asks where a rule caught a sentence by a word or two, with what the rule read among the buttons', async () => {
    // Of `archived` and `referrals` a rule makes a list.
    const asked = await answer('check the rules against the archived referrals');
    expect(asked.titles).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:Show|Rehearse) the routing rules$/), 'Show the archive']),
    );
    expect(asked.text).toContain('Did you mean one of these?');
    expect((await answer('archived referrals from Spain')).text).not.toContain('Did you mean');
  });

  it.each([
    ['adele', 'how much is riding on Germany this quarter?', /^Accepted.* · Germany · /],
    [
      'adele',
      'put Lee in charge of my stuff while I am in Spain 7-11 December',
      /^Away Dec 7\s–\s11, Lee Gu takes over$/,
    ],
    [
      'megan',
      '스페인 가는 동안 12월 7일부터 11일까지 리 구한테 제 것 좀 부탁드려요',
      /^12월 7일 ?[~–] ?11일 부재, Lee Gu 대신$/,
    ],
    [
      'lee',
      'еду в Испанию с 7 по 11 декабря, пусть Алекс за меня посмотрит',
      /^Отпуск 7–11 дек\., замещает Alex Wilber$/,
    ],
    ['diego', '我12/7到12/11去西班牙，我的案子請 Alex 顧一下', /^12\/7至12\/11休假，Alex Wilber代理$/],
  ] as const)('by %s, %s: offers what the message names', async (who, said, title) => {
    const { text, titles } = await answer(said, desk[who]);
    expect(titles).toContainEqual(expect.stringMatching(title));
    expect(text).not.toContain(`“Germany”`);
  });

  it('offers a sum’s list with what is accepted, whoever sent it, and opens it', async () => {
    const { titles } = await answer('how much is riding on Germany this year?');
    const place = titles.findIndex((title) => title.startsWith('Accepted · Germany'));
    expect((await answer(String(place + 1))).text).toMatch(/State: Accepted\nCountry: Germany\nClosing: January 1/);
  });

  it.each(speakers)('in %s, what a guess says is understood', async (locale, name) => {
    const lost = say(locale, 'unhandled', { help: 'X', inbox: 'Y' }).split('X')[0] ?? '';
    const isLost = (replies: Heard['replies']) =>
      JSON.stringify(replies.map(({ activity }) => activity)).includes(lost);
    const guesses = Object.values(offersOf).flatMap(({ commands = [], sayings = [] }): readonly Guess[] => [
      ...commands.map((command) => ({ kind: 'command', name: command }) as const),
      ...sayings.map((saying) => ({ kind: 'saying', saying }) as const),
      { kind: 'referral', deed: 'audit', called: 'Southridge Video' },
    ]);
    const words = new Set(guesses.filter((guess) => !opensDeal(guess)).map((guess) => guessInWords(guess, locale)));
    const unread: string[] = [];
    for (const each of words) if (isLost((await desk.teams.person(name).says(each)).replies)) unread.push(each);
    expect(words.size).toBeGreaterThan(35);
    expect(unread).toEqual([]);
  });
});

const termsAsked = [
  ...[
    'co-sell',
    'a partner-led deal',
    'private',
    'the 72-hour rule',
    'deal registration',
    'a lead',
    'a solution id',
  ].map((term) => ['en', `what is ${term}`] as const),
  ['en', 'explain the deal stages'],
  ['en', 'what’s the difference between co-sell and partner-led deals'],
  ...['ко-селл', 'совместная продажа', 'частная сделка', 'правило 72 часов', 'регистрация сделки', 'лид'].map(
    (term) => ['ru', `что такое ${term}`] as const,
  ),
  ...['코셀', '공동 판매', '파트너 주도', '비공개 거래', '72시간 규칙', '거래 등록', '리드'].map(
    (term) => ['ko', `${term} 뭐야`] as const,
  ),
  ...['共同銷售', '聯合銷售', '合作夥伴主導', '私人交易', '72 小時規則', '交易註冊', '潛在客戶'].map(
    (term) => ['zh-TW', `${term}是什麼`] as const,
  ),
] as const;

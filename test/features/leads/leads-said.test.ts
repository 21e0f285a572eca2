import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LeadFilterCode, leadFilterCode, leadFilterInWords } from '../../../src/features/leads/lead-filters.ts';
import { leadsForFile, leadsSaid } from '../../../src/features/leads/lead-words.ts';

it.each([
  ['hot leads', { rating: 'high' }],
  ['any hot leads?', { rating: 'high' }],
  ['show me leads from Azure Marketplace', { source: 'azuremarketplace' }],
  ['appsource leads from France rated low', { source: 'appsource', rating: 'low', countries: ['FR'] }],
  ['leads from Germany, rated high, valid e-mail', { email: 'valid', rating: 'high', countries: ['DE'] }],
  ['leads from the US and Japan', { countries: ['US', 'JP'] }],
  ['leads that expire in the next 2 days', { days: 2 }],
  ['leads I must answer today', { days: 1 }],
  ['leads with a flame', { asked: true }],
  ['free trial leads', { call: 'free-trial' }],
  ['hottest leads pls', { rating: 'high' }],
  ['german leads', { countries: ['DE'] }],
  ['французские лиды', { countries: ['FR'] }],
  ['leads to answer this week', { days: 7 }],
  ['самые горячие лиды', { rating: 'high' }],
  ['제일 좋은 리드 보여줘', { rating: 'high' }],
  ['лиды с высоким рейтингом из Германии', { rating: 'high', countries: ['DE'] }],
  ['потенциальные клиенты из Австрии или Швейцарии', { countries: ['AT', 'CH'] }],
  ['какие лиды истекают завтра', { days: 2 }],
  ['лиды из AppSource с верным адресом', { source: 'appsource', email: 'valid' }],
  ['у нас есть лиды из Бразилии?', { countries: ['BR'] }],
  ['лиды просят связаться', { asked: true }],
  ['프랑스에서 온 잠재 고객', { countries: ['FR'] }],
  ['대만 리드', { countries: ['TW'] }],
  ['등급이 높은 리드 있어?', { rating: 'high' }],
  ['AppSource 리드 중 이메일 유효한 것', { source: 'appsource', email: 'valid' }],
  ['3일 안에 끝나는 리드', { days: 3 }],
  ['연락을 원하는 독일 리드', { asked: true, countries: ['DE'] }],
  ['來自美國和日本的潛在客戶', { countries: ['US', 'JP'] }],
  ['中國的潛在客戶', { countries: ['CN'] }],
  ['有評級高的潛在客戶嗎?', { rating: 'high' }],
  ['三天內到期的潛在客戶', { days: 3 }],
  ['電子郵件無效的潛在客戶', { email: 'invalid' }],
  ['anything hot among the leads?', { rating: 'high' }],
  ['есть что-нибудь горячее среди лидов?', { rating: 'high' }],
  ['покажи потенциальных клиентов, которые просили позвонить', { asked: true }],
  ['лиды, у которых скоро истекает срок', { days: 7 }],
  ['연락 달라는 리드 보여줘', { asked: true }],
  ['리드 중에 뜨거운 거 있어?', { rating: 'high' }],
  ['潛在客戶裡有熱門的嗎?', { rating: 'high' }],
  ['快到期的潛在客戶', { days: 7 }],
  ['要我們打電話的潛在客戶', { asked: true }],
  ['leads with bad e-mail addresses', { email: 'invalid' }],
  ['лиды с плохой почтой', { email: 'invalid' }],
  ['이메일 잘못된 리드', { email: 'invalid' }],
  ['電子郵件錯誤的潛在客戶', { email: 'invalid' }],
  ['이번 주에 만료되는 리드 뭐 있어', { days: 7 }],
  ['how many leads do we have?', {}],
  ['сколько у нас лидов?', {}],
  ['리드 몇 개야?', {}],
])('%s', (text, filter) => {
  expect(leadsSaid(text)).toEqual({ filter });
});

it.each([
  ['archived leads from Spain', 'archived', { countries: ['ES'] }],
  ['взятые лиды', 'taken', {}],
  ['맡은 독일 잠재 고객', 'taken', { countries: ['DE'] }],
  ['印度可疑的潛在客戶', 'doubtful', { countries: ['IN'] }],
  ['unanswered leads', 'waiting', {}],
  ['непроверенные лиды', 'unverified', {}],
  ['got any new leads from France?', 'waiting', { countries: ['FR'] }],
  ['프랑스에서 새로 온 리드 있어?', 'waiting', { countries: ['FR'] }],
  ['сколько лидов ждут ответа', 'waiting', {}],
  ['대기 중인 리드가 몇 건이에요?', 'waiting', {}],
  ['how many leads did we archive', 'archived', {}],
  ['封存了幾個潛在客戶', 'archived', {}],
  ['lost leads', 'archived', {}],
  ['show me the leads we lost', 'archived', {}],
  ['проигранные лиды', 'archived', {}],
  ['놓친 리드', 'archived', {}],
  ['流失的潛客', 'archived', {}],
  ['expired leads from France', 'archived', { countries: ['FR'] }],
])('%s: of a shelf', (text, view, filter) => {
  expect(leadsSaid(text)).toEqual({ view, filter });
});

it.each([
  ...[
    'leads from Atlantis',
    'leads over 50k',
    'leads of Fabrikam',
    'leads from last week',
    'leads that came in this week',
    'any leads from this week',
    'лиды пришли сегодня',
    'inbound referrals from France',
  ],
  ...['unverified leads from France', 'Lead Systems GmbH', 'Megan leads the deal team', 'leads to leads'],
  ...['лиды дороже 50 тысяч', '지난주 리드', 'Fabrikam 的潛在客戶', `leads ${'x'.repeat(400)}`],
])('what it does not wholly understand it leaves to others: %s', (text) => {
  expect(leadsSaid(text)).toBeUndefined();
});

it('a filter comes back from its button as it went, and nothing else is taken for one', () => {
  const filter = {
    countries: ['FR', 'KR'],
    rating: 'low',
    email: 'valid',
    asked: true,
    days: 3,
    call: 'test-drive',
  } as const;
  expect(LeadFilterCode.parse(leadFilterCode(filter))).toEqual(filter);
  expect(LeadFilterCode.parse('')).toEqual({});
  for (const code of [
    '{',
    '[]',
    '"x"',
    'null',
    '{"rating":"best"}',
    '{"$where":"1"}',
    '{"countries":[{"$ne":1}]}',
    '{"days":1e9}',
  ])
    expect(LeadFilterCode.safeParse(code).success).toBe(false);
  fc.assert(
    fc.property(fc.jsonValue(), (any) => {
      const read = LeadFilterCode.safeParse(JSON.stringify(any));
      return !read.success || typeof leadFilterInWords(read.data, 'ko') === 'string';
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['en', 'leads from appsource as excel', { filter: { source: 'appsource' } }],
  ['en', 'export hot leads', { filter: { rating: 'high' } }],
  ['ru', 'лиды из appsource в excel', { filter: { source: 'appsource' } }],
  ['ko', '앱소스 리드 엑셀로', { filter: { source: 'appsource' } }],
  ['zh-TW', 'appsource 的潛在客戶匯出 excel', { filter: { source: 'appsource' } }],
  ['en', 'deals from France as excel', undefined],
  ['en', 'leads as excel from Fabrikam', undefined],
] as const)('as a file, %s: %s', (locale, text, said) => {
  expect(leadsForFile(text, locale)).toEqual(said);
});

it.each([
  ['untouched leads from Germany', 'DE'],
  ['leads from Germany nobody touched yet', 'DE'],
  ['아직 답 안 한 독일 리드', 'DE'],
  ['還沒回覆的德國潛客', 'DE'],
])('%s wait for an answer', (text, country) => {
  expect(leadsSaid(text)).toEqual({ view: 'waiting', filter: { countries: [country] } });
});

import { expect, it } from 'vitest';
import { readLeadFilter } from '../../src/answers/leads/lead-filter.ts';
import { readLeadNamed } from '../../src/answers/leads/lead-named.ts';

it.each([
  [
    'adatum',
    [
      'hand the Adatum lead to the CRM',
      'take the lead Adatum',
      'archive the Adatum lead',
      'Open the lead of Adatum, please',
    ],
  ],
  ['adatum', ['передай лид Adatum в CRM', 'возьми лид Adatum', 'архивируй лид Adatum', 'покажи мне лид Adatum']],
  [
    'adatum',
    [
      'Adatum 리드를 CRM에 넘겨 줘',
      'Adatum 리드 보관해 줘',
      'Adatum 리드 맡을게',
      'Adatum 잠재 고객을 Dynamics 365로 보내 주세요',
    ],
  ],
  [
    'adatum',
    ['把 Adatum 的潛在客戶交給 CRM', '封存 Adatum 這個潛在客戶', '接手 Adatum 潛在客戶', '請打開 Adatum 潛在客戶'],
  ],
  ['blue yonder airlines', ['send the lead from Blue Yonder Airlines to Salesforce']],
  ['한빛소프트', ['한빛소프트 리드 보여 줘']],
  // What is to be done is seen on the card.
  [
    'zyxwood',
    [
      "the Zyxwood lead is mine, i'll take it",
      'лид Zyxwood беру себе',
      'Zyxwood 리드 내가 맡을게',
      'Zyxwood 這個潛在客戶我來接',
    ],
  ],
  [
    'zyxwood',
    [
      'archive the Zyxwood lead, it is spam',
      'лид Zyxwood в архив, это спам',
      'Zyxwood 리드 스팸이니까 보관해 줘',
      'Zyxwood這個潛在客戶是垃圾,封存吧',
    ],
  ],
  // Nothing but a lead is handed over to a CRM by its name.
  [
    'zyxwood mills',
    [
      'hand Zyxwood Mills over to Dynamics',
      'передай Zyxwood Mills в Dynamics',
      'Zyxwood Mills를 Dynamics로 넘겨 줘',
      '把Zyxwood Mills交給Dynamics',
    ],
  ],
  // A particle is one at a word’s end, and the same sign within a name is of the name.
  [
    '가온제과',
    [
      '가온제과 리드 보관해줘',
      '가온제과를 CRM으로 보내줘',
      '가온제과의 리드 열어줘',
      '가온제과는 리드 스팸이야',
      '가온제과에 그 리드 넘겨 줘',
      '가온제과 리드를 CRM에 넘겨 줘요',
    ],
  ],
  ['이한빛', ['이한빛 리드 보관해줘', '이한빛이 리드 맡을게']],
  ['의성농협', ['의성농협 리드 보관해 주세요', '의성농협 잠재 고객에게 전달해줘']],
  ['그린푸드', ['그린푸드 리드 내가 맡을게요']],
  ['해솔병원', ['해솔병원 리드가 스팸이니까 보관해 줘']],
  ['로그인월드', ['로그인월드 리드로 보여줘']],
  ['에이스', ['에이스 카드 리드 보여줘']],
  ['가은', ['가은 리드 보관해줘']],
  ['我愛設計', ['我愛設計的潛客封存', '請把我愛設計的潛客交給CRM']],
  ['將來銀行', ['把將來銀行的潛客交給CRM', '將來銀行這個潛客是垃圾']],
  ['tailspin', ['Tailspin lead is junk', 'лид Tailspin это спам', 'Tailspin 리드 스팸이야', 'Tailspin 那個潛客是垃圾']],
] as const)('%s', (name, lines) => {
  expect(lines.map((line) => [line, readLeadNamed(line)])).toEqual(lines.map((line) => [line, name]));
});

it('leaves to others what names no single lead, or asks', () => {
  for (const line of [
    ...[
      'leads from France to the CRM',
      'take Adatum',
      'hand Adatum over to Dana',
      'send all deals to the CRM',
      'lead Adatum',
      'show leads',
      'show the lead',
      'who has the Adatum lead?',
      'send lead 1',
    ],
    ...[
      'hot lead from France to the CRM, send',
      'лиды из Франции в CRM',
      '독일 리드 보여 줘',
      '德國的潛在客戶送到 CRM',
      '리드 보여 줘',
      '顯示潛在客戶',
    ],
    // Forbidden, or asked about.
    ...[
      'do not send Adatum to Dynamics',
      'never send Adatum to Dynamics',
      'when did you send Adatum to Dynamics',
      'don’t archive the Adatum lead',
      'не отправь лид Adatum в CRM',
      'когда передать лид Adatum в CRM',
      '가온제과 CRM으로 보내지 마',
      '가온제과 리드 언제 넘겨 줘',
      '松江紡織不要交給CRM',
      '什麼時候把松江紡織的潛客交給CRM',
    ],
    ...['Megan leads the deal team', `show the lead ${'x'.repeat(200)}`],
  ])
    expect([line, readLeadNamed(line)]).toEqual([line, undefined]);
});

it.each([
  ['本週到期的德國來的', { days: 7, countries: ['DE'] }],
  ['德國來的', { countries: ['DE'] }],
  // When they came is no number of days that are left.
  ['本週來的', {}],
  ['new leads this week', {}],
  ['new hot ones this week', { rating: 'high' }],
  ['new this week', {}],
  ['новые из Франции на этой неделе', { countries: ['FR'] }],
  ['新的潛客 本週', {}],
  // Of a place, `new` says nothing of when they came.
  ['New York leads this week', { days: 7 }],
  ['New Zealand leads this week', { days: 7, countries: ['NZ'] }],
  ['Новый Орлеан на этой неделе', { days: 7 }],
  ['新竹的潛客 本週', { days: 7 }],
  ['新加坡的 今天', { days: 1, countries: ['SG'] }],
] as const)('“%s” loses no filter to the words for coming', (text, filter) => {
  expect(readLeadFilter(text).filter).toEqual(filter);
});

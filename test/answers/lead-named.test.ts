import { expect, it } from 'vitest';
import { readLeadFilter } from '../../src/answers/lead-filter.ts';
import { readLeadNamed } from '../../src/answers/lead-named.ts';

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
    ...['Megan leads the deal team', `show the lead ${'x'.repeat(200)}`],
  ])
    expect([line, readLeadNamed(line)]).toEqual([line, undefined]);
});

it.each([
  ['本週到期的德國來的', { days: 7, countries: ['DE'] }],
  ['德國來的', { countries: ['DE'] }],
  // When they came is no number of days that are left.
  ['本週來的', {}],
] as const)('“%s” loses no filter to the words for coming', (text, filter) => {
  expect(readLeadFilter(text).filter).toEqual(filter);
});

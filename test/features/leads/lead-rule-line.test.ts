import { expect, it } from 'vitest';
import { readLeadRuleLine } from '../../../src/answers/leads/lead-rule-line.ts';

it.each([
  ['leads from France to the CRM', { countries: ['FR'] }],
  ['Hand over hot leads from the US and Japan to the CRM automatically.', { rating: 'high', countries: ['US', 'JP'] }],
  ['send all leads to our crm', {}],
  ['new AppSource leads go into CRM by themselves', { source: 'appsource' }],
  ['leads with a flame to the crm', { asked: true }],
  ['free trial leads always to the CRM', { call: 'free-trial' }],
  ['лиды из Франции в CRM', { countries: ['FR'] }],
  ['все горячие лиды автоматически передавать в CRM', { rating: 'high' }],
  ['Передавайте новых потенциальных клиентов из Германии в нашу CRM', { countries: ['DE'] }],
  ['프랑스 리드는 CRM으로', { countries: ['FR'] }],
  ['등급이 높은 잠재 고객을 자동으로 CRM에 보내 줘', { rating: 'high' }],
  ['모든 리드를 CRM으로 넘겨 주세요', {}],
  ['來自法國的潛在客戶自動送到 CRM', { countries: ['FR'] }],
  ['請把評級高的潛在客戶移交給CRM', { rating: 'high' }],
  ['所有潛在客戶一律轉入 CRM', {}],
  ['from now on every hot lead from Germany goes to the CRM', { rating: 'high', countries: ['DE'] }],
  ['отныне все горячие лиды из Германии в CRM', { rating: 'high', countries: ['DE'] }],
  ['앞으로 독일에서 오는 핫 리드는 다 CRM으로 보내 줘', { rating: 'high', countries: ['DE'] }],
  ['以後德國的熱門潛在客戶都送到CRM', { rating: 'high', countries: ['DE'] }],
])('%s', (text, filter) => {
  expect(readLeadRuleLine(text)).toEqual({ kind: 'rule', filter });
});

it.each([
  ['hot leads to Dynamics', 'dynamics'],
  ['leads from Italy to Microsoft Dynamics 365', 'dynamics'],
  ['горячие лиды в Dynamics 365', 'dynamics'],
  ['독일 리드를 세일즈포스로 보내', 'salesforce'],
  ['日本的潛在客戶送到 Salesforce', 'salesforce'],
])('%s names it', (text, crm) => {
  expect(readLeadRuleLine(text)).toMatchObject({ kind: 'rule', crm });
});

it.each([
  ['lead rules', { kind: 'list' }],
  ['show me the rules for leads', { kind: 'list' }],
  ['правила для лидов', { kind: 'list' }],
  ['리드 규칙', { kind: 'list' }],
  ['潛在客戶規則', { kind: 'list' }],
  // Where each rule has a button that removes it.
  ["don't send leads from France to the CRM", { kind: 'list' }],
  ['stop sending French leads to Dynamics', { kind: 'list' }],
  ['больше не отправляй лиды из Франции в crm', { kind: 'list' }],
  ['프랑스 리드는 이제 crm에 보내지 마', { kind: 'list' }],
  ['不要把法國的潛在客戶送到 CRM', { kind: 'list' }],
  ['remove lead rule 2', { kind: 'remove', place: 2 }],
  ['Удалите правило лидов № 3', { kind: 'remove', place: 3 }],
  ['잠재 고객 규칙 1번 삭제해 주세요', { kind: 'remove', place: 1 }],
  ['刪除潛在客戶規則第 2 條', { kind: 'remove', place: 2 }],
  ['delete the lead rule', { kind: 'remove' }],
])('%s', (text, line) => {
  expect(readLeadRuleLine(text)).toEqual(line);
});

it.each([
  'leads from France',
  'hand this lead over to the CRM',
  'hand over the lead of Zyxwood to the CRM',
  'leads of Zyxwood to the CRM',
  'how many leads from France went to the CRM',
  'which hot leads go to the CRM',
  'leads from France to the CRM?',
  "don't send leads from France to the CRM?",
  'do not hand the lead over to the CRM',
  'сколько лидов в CRM',
  'leads that were sent to the CRM',
  'deals from France to the CRM',
  'leads from France to Megan',
  'remove rule 2',
  'lead rules 2 and 3',
  'CRM',
])('%s is no such line', (text) => {
  expect(readLeadRuleLine(text)).toBeUndefined();
});

import { expect, it } from 'vitest';
import { type CrmDifference, readCrmDifference } from '../../src/answers/crm/crm-difference.ts';

const name = 'litware';
const fromCrm = { wish: 'take', side: 'crm', name } as const;
const ours = { wish: 'take', side: 'partnerCenter', name } as const;

it.each([
  [
    { wish: 'compare', name },
    [
      ...['what differs for Litware?', 'what is different for Litware between Partner Center and Dynamics?'],
      ...["what's the difference between the CRM and Partner Center for Litware", 'what doesn’t match in Litware'],
      ...['что отличается по Litware?', 'в чём разница между Dynamics и Центром партнеров по Litware'],
      ...[
        'Litware 뭐가 달라?',
        'Litware는 Dynamics하고 뭐가 다른가요?',
        'Litware 哪裡不一樣？',
        'Litware 在 Dynamics 有什麼不同',
      ],
      ...['use the value of Dynamics or Partner Center for Litware'],
    ],
  ],
  [
    { wish: 'rule' },
    [
      ...['which one is right, Partner Center or Dynamics?', 'who wins, the CRM or Partner Center'],
      ...['что верно: Центр партнеров или Dynamics?', 'кому верить, Salesforce или Центру партнеров'],
      ...['파트너 센터하고 Dynamics 중에 어느 쪽이 맞아?', '合作夥伴中心和 Dynamics 哪個才對？'],
    ],
  ],
  [
    { wish: 'rule', name },
    ['which one is right for Litware, Partner Center or Dynamics?', 'Litware Dynamics 哪個才對？'],
  ],
  [
    fromCrm,
    [
      ...['take the value from Dynamics for Litware', 'for Litware use the amount in the CRM'],
      ...['возьми сумму из Dynamics по Litware', 'по Litware возьми значение из CRM', 'Litware Dynamics 값으로 해 줘'],
      ...['Litware 以 Dynamics 的值為準', 'Litware 用Dynamics的值', 'take theirs for Litware'],
    ],
  ],
  [
    ours,
    [
      ...[
        'keep ours for Litware',
        'keep the value from Partner Center for Litware',
        'take what’s in Partner Center for Litware',
      ],
      ...['оставь наше по Litware', 'Litware 우리 값 유지해 줘', 'Litware 保留我們的值'],
    ],
  ],
  [
    { wish: 'take', side: 'crm' },
    [
      'take the value from Dynamics',
      'Dynamics is right',
      'возьми значение из Dynamics',
      'Dynamics 값으로 해 줘',
      '以 Dynamics 的值為準',
    ],
  ],
  [{ wish: 'take', side: 'partnerCenter' }, ['keep ours', 'оставь наше', '우리 값 유지해 줘', '保留我們的']],
  [
    { ...fromCrm, field: 'closeDate' },
    [
      ...['take the close date from Dynamics for Litware', 'возьми дату из Dynamics по Litware'],
      ...['Litware 종료일은 Dynamics 값으로 해 줘', 'Litware 的結束日期以 Dynamics 為準'],
    ],
  ],
] as const satisfies readonly (readonly [CrmDifference, readonly string[]])[])('%j', (read, lines) => {
  expect(lines.map((line) => [line, readCrmDifference(line)])).toEqual(lines.map((line) => [line, read]));
});

it('is nothing about many deals, leads, two customers, other things, nor what is forbidden', () => {
  for (const line of [
    ...[
      'Litware decided to go with Dynamics',
      'Dynamics is right for Litware',
      'Litware 目前用 Dynamics',
      'Litware использует Dynamics',
      'Litware는 Dynamics를 써',
    ],
    ...[
      'чем отличается co-sell от частной сделки?',
      '私人和聯合銷售差在哪',
      '공동 판매랑 파트너 주도 차이가 뭐예요',
      'Keep ours: My notes.',
    ],
    ...['what differs', 'which deals differ from Dynamics', 'what is the difference between Contoso and Fabrikam'],
    ...['which one is right', 'take the value', 'use the value', "don't take the value from Dynamics", 'take Litware'],
    ...[
      'what is different about these leads',
      'take the lead from the CRM',
      'open Litware in Dynamics',
      'is Litware in the CRM?',
    ],
    ...[
      'что отличается',
      'не бери значение из Dynamics',
      'какая разница между Contoso и Fabrikam',
      '뭐가 달라',
      '哪裡不一樣',
    ],
    ...['Litware 不要用 Dynamics 的值', 'what fields go to Dynamics', `what differs for ${'x'.repeat(200)}`],
  ])
    expect([line, readCrmDifference(line)]).toEqual([line, undefined]);
});

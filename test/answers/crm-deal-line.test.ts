import { expect, it } from 'vitest';
import { type CrmDealDeed, readCrmDealLine } from '../../src/answers/crm/crm-deal-line.ts';

it.each([
  [
    'stop',
    [
      'stop syncing Litware with dynamics',
      'can you stop syncing Litware?',
      'unlink Litware',
      "don't sync Litware any more",
    ],
  ],
  [
    'stop',
    [
      'не синхронизируй больше Litware',
      'отвяжи Litware от crm',
      'Litware 이제 동기화하지 마',
      'Litware 동기화 중지해 줘',
    ],
  ],
  ['stop', ['不要再同步 Litware 了', '把 Litware 先從 crm 移出', 'disconnect Litware from Salesforce']],
  ['pause', ['pause Litware in the crm', 'put Litware on hold in dynamics', 'поставь Litware на паузу в crm']],
  ['pause', ['Litware crm에서 잠시 멈춰 줘', 'Litware 在 crm 先暫停', '暫停 Litware 的同步']],
  [
    'resume',
    ['sync Litware again', 'resume the sync of Litware', 'верни синхронизацию Litware', 'снова синхронизируй Litware'],
  ],
  [
    'resume',
    [
      'Litware 다시 동기화해 줘',
      'Litware 동기화 다시 켜 줘',
      'Litware 동기화 다시 시작',
      'Litware 恢復同步',
      '重新同步 Litware',
    ],
  ],
  ['others', ['link Litware to a different opportunity', 'link Litware to another record in Dynamics']],
  [
    'others',
    ['привяжи Litware к другой возможной сделке', 'Litware를 다른 영업 기회에 연결해 줘', '把 Litware 連到另一個商機'],
  ],
] as const satisfies readonly (readonly [CrmDealDeed, readonly string[]])[])('%s, of a deal', (deed, lines) => {
  const read = lines.map((line) => [line, readCrmDealLine(line)]);
  expect(read).toEqual(lines.map((line) => [line, { deed, name: 'litware' }]));
});

it('is said of the deal that was spoken of last, or of one whose name has several words', () => {
  for (const line of [
    'stop synchronising this deal',
    'не синхронизируй эту сделку',
    '這筆不要同步',
    '이 거래 동기화 중지',
  ])
    expect([line, readCrmDealLine(line)]).toEqual([line, { deed: 'stop' }]);
  expect(readCrmDealLine('pause it in Dynamics')).toEqual({ deed: 'pause' });
  expect(readCrmDealLine('stop syncing Bank of Contoso')).toEqual({ deed: 'stop', name: 'bank of contoso' });
  expect(readCrmDealLine('한빛소프트 동기화 꺼 줘')).toEqual({ deed: 'stop', name: '한빛소프트' });
});

it('is nothing that is forbidden, asked, told, or said of the CRM as a whole, of leads and of other things', () => {
  for (const line of [
    ...["don't pause Litware in the crm", 'why did you stop syncing Litware', 'should we stop syncing Litware?'],
    ...[
      'Megan stopped syncing Litware',
      'hold the dynamics sync until monday',
      'Litware 동기화 중지됐어?',
      'Litware 停止同步了嗎',
    ],
    ...['stop syncing with Dynamics', 'pause crm', 'resume crm sync', 'sync my calendar', 'stop reminders for Litware'],
    ...[
      'stop sending french leads to the crm',
      'send Adatum to Dynamics',
      'is Fabrikam in the CRM?',
      'open Fabrikam in Dynamics',
    ],
    ...['не останавливай Litware в crm', 'Litware crm에서 멈추지 마', '不要暫停 Litware 的 crm', 'pause Litware'],
    `stop syncing ${'x'.repeat(200)}`,
  ])
    expect([line, readCrmDealLine(line)]).toEqual([line, undefined]);
});

import { expect, it } from 'vitest';
import { type CrmLine, crmPauseUntil, readCrmLine } from '../../src/answers/crm/crm-line.ts';

it.each([
  [
    'pause',
    [
      'pause crm',
      'Stop syncing with Dynamics',
      'put the CRM on hold',
      'поставь crm на паузу',
      'останови синхронизацию с Dynamics',
    ],
  ],
  [
    'pause',
    [
      'crm 일시 중지해 줘',
      'crm 잠깐 멈춰',
      'Dynamics 동기화 멈춰 줘',
      '暫停 crm',
      '停止與 Dynamics 同步',
      '請暫停 Salesforce 同步',
    ],
  ],
  [
    'start',
    [
      'start the crm again',
      'resume crm sync',
      'запусти crm снова',
      'crm 다시 시작해 줘',
      '重新啟動 crm',
      '繼續 Dynamics 365 同步',
    ],
  ],
  [
    'show',
    [
      'is the crm working?',
      'how is the sync with Dynamics 365 doing',
      'Salesforce sync status please',
      'crm работает?',
    ],
  ],
  [
    'show',
    [
      'как идёт синхронизация с Dynamics 365',
      'crm 잘 되고 있어?',
      'Dynamics 365 동기화 상태 알려 줘',
      'crm 상태 보여 줘',
    ],
  ],
  ['show', ['crm 正常嗎？', 'Dynamics 365 同步得怎麼樣', '同步 Salesforce 還好嗎']],
  ['dry', ['what would the crm do', 'что сделает crm', 'crm 시험 실행해 줘', 'crm 會做什麼']],
  [
    'fields',
    [
      'which fields go to Dynamics',
      'какие поля уходят в Dynamics',
      '어떤 필드가 Dynamics로 넘어가?',
      '哪些欄位會傳到 Dynamics',
    ],
  ],
  [
    'links',
    [
      'show crm conflicts',
      'which deals are not in step with the CRM',
      'какие сделки расходятся с CRM',
      'покажи конфликты crm',
    ],
  ],
  [
    'links',
    ['crm 연결 목록 줘', 'CRM과 안 맞는 거래 보여 줘', 'crm 충돌 보여 줘', '哪些交易和 CRM 不一致', '顯示 crm 衝突'],
  ],
  [
    'links',
    [
      'anything stuck in dynamics?',
      'что там застряло в динамиксе',
      'crm에 걸린 거 있어?',
      'dynamics 那邊有卡住的嗎',
      'download the crm links',
    ],
  ],
  ['start', ['ok turn the crm back on', 'включи обратно синхронизацию с crm', 'crm 다시 켜줘', '把 crm 再打開']],
  [
    'pause',
    ['turn off the crm sync for now', 'останови обмен с crm на время', 'crm 동기화 잠깐 꺼 줘', 'crm 同步先暫停一下'],
  ],
  [
    'dry',
    [
      'what would you write to dynamics if i start now',
      'что уйдёт в dynamics если запустить',
      '지금 시작하면 다이나믹스에 뭐가 들어가?',
      '現在開始的話會寫什麼到 dynamics',
    ],
  ],
  [
    'show',
    ['did the crm sync run today?', 'crm сегодня вообще обновлялась?', 'crm 동기화 오늘 됐어?', 'crm 今天有同步嗎'],
  ],
  ['undo', ['take back the first load', 'откати первую загрузку', '첫 로드 되돌려 줘', '把第一次載入還原']],
  // Asked whether it was done, nothing is done.
  [
    'show',
    [
      'did anything stop in the crm today?',
      'crm 멈춰 있어?',
      'crm 暫停了嗎',
      'has the crm sync stop',
      'is the crm on hold',
    ],
  ],
  ['pause', ['can you pause the crm?', 'Could you stop the Dynamics sync for now?']],
] as const satisfies readonly (readonly [CrmLine, readonly string[]])[])('%s', (wish, lines) => {
  expect(lines.map((line) => [line, readCrmLine(line)])).toEqual(lines.map((line) => [line, wish]));
});

it('leaves to others what is about one deal, one lead or something else', () => {
  for (const line of [
    ...[
      'stop synchronising Fabrikam',
      'open Fabrikam in Dynamics',
      'is Fabrikam in the CRM?',
      'pause',
      'start',
      'crm',
      'stop',
    ],
    ...[
      'leads from France to the CRM',
      'hand the Adatum lead to the CRM',
      'crm id of Fabrikam',
      'new deal CRM for Contoso',
      'Dynamics',
    ],
    ...[
      'stop reminders',
      'Dynamics wants to start on Monday',
      'останови напоминания',
      '리드는 CRM으로',
      '法國的潛在客戶送到 CRM',
      '同步',
    ],
    ...[
      'CRM licences for Fabrikam',
      `pause crm ${'x'.repeat(200)}`,
      'do not stop the crm',
      'pls hold the dynamics sync until monday',
      'start the first load of the washing machine',
      "don't pause the CRM",
      'crm 멈추지 마',
      '不要暫停 crm',
    ],
  ])
    expect([line, readCrmLine(line)]).toEqual([line, undefined]);
});

it('a pause with an end is told apart, for nothing begins again by itself', () => {
  const paused: readonly (readonly [line: string, until: string])[] = [
    ['pause the crm until monday', 'until monday'],
    ['останови crm до понедельника', 'до понедельника'],
    ['crm 월요일까지 멈춰', '월요일까지'],
    ['crm 暫停到下週一', '到下週一'],
    ['把 crm 暫停到下週一', '到下週一'],
    ['暫停crm直到明天', '直到明天'],
    ['暫停 crm 到月底', '到月底'],
    ['暫停 crm 到下個月', '到下個月'],
    ['暫停 crm 到 12 月 1 日', '到 12 月 1 日'],
    ['到下週一先暫停 crm', '到下週一'],
    ['다음 주 월요일까지 crm 멈춰', '다음 주 월요일까지'],
    ['до понедельника останови crm', 'до понедельника'],
    ['until Monday pause the crm', 'until Monday'],
    ['until next Monday, pause the crm', 'until next Monday'],
    ['pause the crm until Monday.', 'until Monday'],
    ['pause the crm till tomorrow please', 'till tomorrow'],
  ];
  for (const [line, until] of paused) expect([line, crmPauseUntil(line)?.until]).toEqual([line, until]);
  for (const line of [
    'start the crm until monday',
    'pause crm',
    'pause until monday',
    'until monday pause Fabrikam',
    '到期日是下週一的 crm',
    'is the crm paused until monday?',
  ])
    expect([line, crmPauseUntil(line)]).toEqual([line, undefined]);
});

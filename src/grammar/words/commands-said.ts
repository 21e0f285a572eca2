import type { Locale } from '../../i18n/locale.ts';
import type { CommandRow } from './command-row.ts';
import { chineseCommandsSaid, koreanCommandsSaid } from './commands-said-eastern.ts';

const crm = 'crm|salesforce|dynamics|hubspot';
const crmRu = 'crm|срм|црм|salesforce|dynamics|сейлзфорс*|динамикс*';

const english: readonly CommandRow[] = [
  // Whose hours are not kept: before any row that hears only `stop sending deals`.
  {
    says: 'settings',
    groups: [
      'stop|quit|enough|sick of|tired of|fed up|spam|spamming|pinging|bothering|no more',
      'at night|at midnight|nights|night|midnight|1am|2am|3am|4am|5am|1 am|2 am|3 am|4 am|5 am|sunday morning|late evening',
    ],
    not: 'crm|until|note|accept|decline',
  },
  {
    says: 'routing',
    groups: [
      'routing|rule|rules|distribution|assignment rules',
      'what|which|show|list|see|have|current|active|view|how|who',
    ],
    not: 'lead|leads|new|add|remove|delete|drop|move|rehearse|test|role|roles',
  },
  {
    says: 'routing',
    groups: [
      'who|where|whom',
      'get|gets|receive|receives|go|goes|land|lands|end up|ends up|given',
      'new referral|new referrals|next referral|incoming referral|incoming referrals|new ones|next one',
    ],
    not: 'lead|leads|why',
  },
  {
    says: 'routing',
    groups: [
      'who|whom|where',
      'gets|get|receives|go|goes|land|lands|end up|ends up|is getting|are going',
      'referrals|deals|requests|inbound',
    ],
    not: 'lead|leads|why|did|has|rid|help|my|me|i|we',
  },
  {
    says: 'routing',
    groups: [
      'stop|don’t|dont|do not|no more|no longer|never',
      'giving|give|sending|send|assigning|assign|routing|route|passing|hand|handing',
      'referrals|deals|ones|stuff|requests|leads',
    ],
    not: 'me|us|my|reminders|messages|cards|crm|file|up|give up|microsoft|msft|ms|late|away',
  },
  { says: 'routing', groups: ['swap|reorder|switch|change the order of', 'rule|rules'], not: 'lead|leads' },
  {
    says: 'routing',
    groups: ['no|none|without', 'rule|rules', 'referral|referrals|match|matches|fits'],
    not: 'lead|leads',
  },
  { says: 'lead rules', groups: ['lead|leads', 'rule|rules', 'what|which|show|list|see|have'] },
  { says: 'rehearse', groups: ['rehearse|test|try|simulate|try out|dry run', 'rule|rules|routing'], not: 'crm' },
  {
    says: 'who has which role',
    groups: [
      'who|who’s|whos|which|what|show|list|everyone|everybody|see',
      'admin|admins|administrator|administrators|role|roles|rights|permissions',
    ],
    not: 'make|give|take|remove|lead|leads',
  },
  {
    says: 'who has which role',
    groups: [
      'who|who all|which people',
      'can see|may see|sees|see|can use|has access|have access|access to|can answer|can work',
      'leads|referrals|deals|everything',
    ],
    not: 'did|declined|accepted|closed|won|lost|changed|to|where',
  },
  {
    says: 'who has which role',
    groups: [
      'make|promote|appoint',
      'a lead|team lead|the lead|an admin|admin|administrator|a manager|manager|a seller|seller|a reader|an owner',
    ],
    not: 'referral|referrals|deal|deals|note|it|this|that|new|rule',
  },
  {
    says: 'help tab',
    groups: [
      'where|where’s|wheres|open|show|see|find|how do i get to|how do i open',
      'board|kanban|kanban board|tab|deal board|pipeline board',
    ],
    not: 'crm|channel|import|export|template|dashboard',
  },
  {
    says: 'channels',
    groups: ['what|which|where|list|show|see|how many', 'channel|channels'],
    not: 'use|stop|make|referral|referrals|lead|leads',
  },
  { says: 'crm dry run', groups: [crm, 'dry run|what would|preview|simulate|trial run|test run'] },
  { says: 'crm pause', groups: [crm, 'pause|stop|hold|suspend|halt|freeze|turn off|switch off|disable'], writes: true },
  {
    says: 'crm start',
    groups: [crm, 'start|resume|unpause|turn on|switch on|enable|go on|continue|restart|turn back on'],
    writes: true,
  },
  { says: 'crm links', groups: [crm, 'links|linked|link'], not: 'new|calendar' },
  { says: 'crm fields', groups: [crm, 'field|fields|mapping|mapped|columns'] },
  { says: 'crm plan', groups: [crm, 'plan'] },
  { says: 'crm undo', groups: [crm, 'undo|take back|roll back|revert'], writes: true },
  {
    says: 'crm',
    groups: [
      crm,
      'sync|syncing|synced|synchronisation|synchronization|status|state|how|how’s|hows|doing|working|going|connected|integration|connection|check|up to date|ok|okay|fine|running|broken',
    ],
    not: 'lead|leads|value|stage',
  },
  {
    says: 'last import',
    groups: [
      'import|imports|upload|bulk',
      'last|latest|previous|how did|how’s|result|results|status|finished|finish|done|went|go through|report',
    ],
    not: 'new|template',
    isOnesOwn: true,
  },
  {
    says: 'import',
    groups: [
      'import|upload|load|bring in|feed in|read in',
      'csv|file|spreadsheet|excel|sheet|xlsx|list|deals|referrals|opportunities',
    ],
    not: 'last|latest|template|export|crm|download',
  },
  { says: 'import', groups: ['dump|throw|drop|paste|attach', 'csv|spreadsheet|excel|sheet|xlsx'], not: 'export|crm' },
  { says: 'template registrations', groups: ['template|blank|empty', 'registration|registrations'] },
  {
    says: 'export registrations',
    groups: ['export|download|csv|excel|spreadsheet|file', 'registration|registrations'],
  },
  {
    says: 'template',
    groups: ['blank|empty|sample|example', 'file|csv|template|spreadsheet|sheet'],
    not: 'registration|registrations',
  },
  {
    says: 'scorecard',
    groups: [
      'win rate|acceptance rate|response rate|conversion rate|conversion|response time|time to answer|compare this month|compare months|compare this quarter',
    ],
    ofDays: true,
  },
  {
    says: 'settings',
    groups: ['reminder|reminders|notifications', 'weekend|weekends|at night|after hours|outside working hours'],
  },
  {
    says: 'scorecard',
    groups: ['how|how’s|hows', 'team|we|us|department', 'doing|performing|perform|do|did|going|performed'],
    not: 'crm|import|sync|many|much|long|often',
    ofDays: true,
  },
  {
    says: 'scorecard',
    groups: [
      'figures|numbers|kpi|kpis|metrics|stats|statistics|performance|scorecard|score card|dashboard',
      'our|my|team|team’s|show|see|the|what|how|give|check|open',
    ],
    not: 'phone|pipeline|crm',
    ofDays: true,
  },
  {
    says: 'solutions',
    groups: ['co-sell status|status|co-sell ready', 'solution|solutions'],
    not: 'what is a|what’s a|whats a|mean|means|meaning|explain',
  },
  {
    says: 'help microsoft',
    groups: [
      'what is|what’s|whats|what does|explain|meaning of',
      'co-sell ready|co-sell|cosell|ip co-sell|co-selling|partner-led',
    ],
    not: 'status|deal|deals|referrals|our|my|which|list|show',
  },
  {
    says: 'scorecard',
    groups: [
      'how fast|how quickly|how quick|average|on average|avg|mean time|typical|typically',
      'answer|answering|respond|responding|reply|react',
    ],
    not: 'deadline',
    ofDays: true,
  },
  {
    says: 'settings',
    groups: [
      'no messages|don’t message|dont message|don’t write|dont write|do not disturb|don’t disturb|don’t bother|dont bother|quiet',
      'weekend|weekends|at night|evenings|after hours|after work',
    ],
  },
  {
    says: 'away',
    whole: true,
    groups: [
      'who|who’s|whos',
      'cover|covers|covering|stands in|standing in|fills in|filling in|replaces|my backup|my deputy|my stand-in|my substitute',
    ],
    not: 'can|could|will|should',
  },
  {
    says: 'solutions',
    groups: ['solution|solutions|products|offers', 'which|what|show|list|have|see|our|all|sell'],
    not: 'deal|deals|referral|referrals|add|remove',
    whole: true,
  },
  {
    says: 'settings',
    groups: ['setting|settings|preferences|options', 'my|change|show|where|open|see|adjust'],
    not: 'crm',
  },
  {
    says: 'digest',
    groups: [
      'morning|daily|today’s|todays',
      'list|summary|digest|overview|briefing',
      'show|send|give|see|what|what’s|whats|again',
    ],
    not: 'at|stop|no|off',
  },
  {
    says: 'digest',
    groups: [
      'haven’t|havent|hasn’t|hasnt|not|no|without|stale|stuck|stalled|idle|quiet|sleeping|gone quiet|gone cold|neglected|slipping',
      'moved|touched|updated|changed|activity|movement|progress|update|updates|stale|stuck|stalled|idle|quiet|sleeping|gone quiet|gone cold|neglected|slipping',
      'deal|deals|referrals',
    ],
    not: 'who|crm|import|lead|leads|close date|value|add|change|update the|make|set|solution|contact|how many|count|number of',
    whole: true,
  },
  {
    says: 'audit',
    groups: ['who|what', 'changed|happened|edited', 'yesterday|week|month|today|quarter|year'],
    ofDays: true,
    not: 'happens',
  },
  {
    says: 'audit',
    groups: ['audit', 'trail|history|log|file|export|download|report|need|give|show|for'],
    keepsRest: true,
  },
  {
    says: 'my drafts',
    groups: [
      'draft|drafts|unfinished deal|unfinished deals',
      'throw away|throw out|delete|discard|remove|drop|bin|get rid of|kill|scrap|trash|cancel|clear|show|list|see|have|any|what|which',
    ],
    not: 'email|mail',
  },
];

const russian: readonly CommandRow[] = [
  {
    says: 'настройки',
    groups: [
      'хватит|достали|достал|достало|надоели|надоело|перестань*|перестаньте|прекрати*|не шлите|не шли|не присылай*|не пиши*',
      'ночью|ночам|ночи|ночами|полночь|рано утром',
    ],
    not: 'crm|до|заметк*|прими*|отклони*',
  },
  {
    says: 'правила распределения',
    groups: [
      'правил*|маршрутизаци*|распределени*',
      'какие|какое|покажи*|показать|список|есть|посмотреть|как|кто|действуют',
    ],
    not: 'лид*|потенциальн*|новое|нового|добав*|удал*|убр*|убери*|перемест*|репетиц*|проверить',
  },
  {
    says: 'правила распределения',
    groups: [
      'кому|куда|кто',
      'достан*|пойд*|попад*|получ*|уйд*|придет|придёт|отправ*|прилетит',
      'новый реферал|новые рефералы|новая рекомендация|новую рекомендацию|новые рекомендации|новый|следующий реферал|следующая рекомендация',
    ],
    not: 'лид*|почему|сделка',
  },
  {
    says: 'правила распределения',
    groups: [
      'кому|куда|к кому',
      'идут|идёт|идет|уходят|уходит|достаются|достаётся|достается|попадают|попадает|падают|летят|распределя*|отдаём|отдаем',
      'реферал*|рекомендац*|заявк*|сделки|сделок|входящие',
    ],
    not: 'лид*|почему|мои|моя|мы',
  },
  {
    says: 'правила распределения',
    groups: [
      'не давай*|не отдавай*|не назначай*|не шли|не отправляй*|не кидай*|не распределяй*|не надо|больше не|хватит|перестань*|прекрати*',
      'давай|давайте|отдавай*|назначай*|назначать|давать|отдавать|слать|шли|отправляй*|кидай*|распределяй*',
      'реферал*|рекомендац*|заявк*|сделк*|немецкие|французские|заявки',
    ],
    not: 'мне|нам|напоминани*|crm|срм|файл*|сделкам|рефералам|рекомендациям|заявкам|майкрософт*|microsoft',
  },
  { says: 'правила распределения', groups: ['поменя*|переставь*|переставить', 'правил*'], not: 'лид*' },
  {
    says: 'правила распределения',
    groups: ['нет|без|не', 'правил*|правила', 'рефералами|рефералы|рекомендац*|подход*'],
    not: 'лид*',
  },
  { says: 'правила для лидов', groups: ['лид*', 'правил*', 'какие|покажи*|показать|список|есть'] },
  {
    says: 'репетиция',
    groups: ['проверь*|проверить|прогони*|прогнать|отрепетир*|протестир*', 'правил*|маршрутизаци*|распределени*'],
  },
  {
    says: 'у кого какая роль',
    groups: [
      'кто|у кого|какие|какая|покажи*|показать|список',
      'админ*|администратор*|роль|роли|ролей|ролью|прав|права',
    ],
    not: 'сделай*|назнач*|дай*|сними*|убери*|решени*|правил*',
  },
  {
    says: 'у кого какая роль',
    groups: [
      'кто|кому',
      'видит|видят|может видеть|могут видеть|имеет доступ|доступ|доступны|видны',
      'лид*|сделки|рефералы|рекомендации|всё',
    ],
    not: 'отклонил*|принял*|закрыл*|где',
  },
  {
    says: 'у кого какая роль',
    groups: [
      'сделай*|назначь*|назначить|повысь',
      'руководител*|админом|администратором|менеджером|продавцом|читателем|лидом|тимлидом|главным',
    ],
    not: 'сделк*|реферал*|рекомендац*|заметк*|её|ее|его|правил*',
  },
  {
    says: 'помощь вкладка',
    groups: ['где|открой*|открыть|покаж*|показать|найти|как попасть', 'доск*|канбан*|вкладк*|борд'],
    not: 'crm|канал*|импорт*|экспорт*|шаблон*|дашборд*',
  },
  {
    says: 'каналы',
    groups: ['в какие|какие|куда|где|покажи*|показать|список|сколько', 'канал*|публику*|постят*'],
    not: 'используй*|перестан*|лид*',
  },
  { says: 'crm пробный запуск', groups: [crmRu, 'пробн*|прогон*|что будет|проверь|предварительн*'] },
  { says: 'crm пауза', groups: [crmRu, 'пауз*|останов*|приостанов*|стоп|отключ*|выключ*|заморозь*'], writes: true },
  {
    says: 'crm старт',
    groups: [crmRu, 'старт*|запуст*|запусти*|начн*|начать|продолж*|включ*|возобнов*'],
    writes: true,
  },
  { says: 'crm связи', groups: [crmRu, 'связи|связей|связаны|связанные|привязан*'] },
  { says: 'crm поля', groups: [crmRu, 'поля|поле|сопоставлен*|маппинг*|столбц*'] },
  { says: 'crm план', groups: [crmRu, 'план*'] },
  { says: 'crm отменить', groups: [crmRu, 'отмен*|верни*|вернуть|откат*|откати*'], writes: true },
  {
    says: 'crm',
    groups: [crmRu, 'синхрон*|статус|состояни*|как|работает|связь|подключ*|интеграц*|обмен|в порядке|живая|жива'],
    not: 'лид*|сумм*|этап*',
  },
  {
    says: 'последний импорт',
    groups: [
      'импорт*|загрузк*',
      'последн*|прошл*|как прош*|результат*|закончил*|чем закончил*|итог*|статус*|готов*|завершил*',
    ],
    not: 'шаблон*|нов*',
    isOnesOwn: true,
  },
  {
    says: 'импорт',
    groups: ['импорт*|загруз*|залить|залей*|закин*|подгруз*', 'таблиц*|файл*|csv|эксел*|excel|список|сделки|сделок'],
    not: 'последн*|шаблон*|выгруз*|скача*',
  },
  { says: 'шаблон регистраций', groups: ['шаблон*|пуст*|бланк*', 'регистраци*'] },
  { says: 'экспорт регистраций', groups: ['экспорт*|выгруз*|скача*|файл*|csv|эксел*', 'регистраци*'] },
  { says: 'шаблон', groups: ['пуст*|образец|пример*', 'шаблон*|файл*|csv|таблиц*'], not: 'регистраци*' },
  {
    says: 'показатели',
    groups: ['как', 'команд*|у нас|мы|отдел*', 'дела|идут|идет|идёт|справля*|сработал*|работает'],
    not: 'crm|срм|импорт*|синхрон*',
    ofDays: true,
  },
  {
    says: 'показатели',
    groups: [
      'показател*|цифр*|статистик*|метрик*|kpi|результаты|дашборд*',
      'наши|наша|мои|команд*|покаж*|показать|какие|какая|дай*|как|по команде',
    ],
    not: 'импорт*|crm|срм|телефон*|воронк*',
    ofDays: true,
  },
  { says: 'решения', groups: ['статус*|готов*', 'решени*'], not: 'сделк*|рекомендац*' },
  {
    says: 'решения',
    groups: ['решени*|продукт*', 'какие|покаж*|показать|список|есть|наши|все|что'],
    not: 'сделк*|рекомендац*|реферал*|добавь*|убери*|принят*|принял*',
    whole: true,
  },
  {
    says: 'показатели',
    groups: [
      'процент побед|процент выигр*|процент приняти*|доля побед|доля выигр*|конверси*|скорость ответа|время ответа|сравни этот месяц|сравни месяц*',
    ],
    ofDays: true,
  },
  { says: 'настройки', groups: ['напоминани*|уведомлени*', 'выходн*|ночью|ночам|нерабоч*'] },
  {
    says: 'настройки',
    groups: [
      'не пиши*|не пишите|не беспокой*|не трогай*|не присылай*|не шли|тишин*|тихо',
      'выходн*|ночью|ночам|вечер*|после работы|нерабоч*',
    ],
  },
  {
    says: 'показатели',
    groups: ['за сколько|как быстро|в среднем|насколько быстро', 'отвеча*|отвечаем|реагиру*'],
    not: 'срок*',
    ofDays: true,
  },
  {
    says: 'отсутствие',
    whole: true,
    groups: ['кто', 'меня замещ*|замещает меня|за меня|вместо меня|подменя*|мой заместитель'],
  },
  {
    says: 'настройки',
    groups: ['настройк*|параметр*', 'мои|мой|где|покаж*|показать|открой*|измен*|поменять'],
    not: 'crm|срм',
  },
  {
    says: 'сводка',
    groups: ['сводк*|утренн* список', 'покаж*|показать|пришли*|дай*|какая|ещё раз|еще раз|сегодня'],
    not: 'в|без|не',
  },
  {
    says: 'сводка',
    groups: [
      'сделки|сделок|рекомендац*|рефералы',
      'давно не|давно не двиг*|давно не шевел*|давно не меня*|давно не обновля*|не двиг*|не шевел*|не меня*|не обновля*|без движени*|без активност*|без изменени*|завис*|застрял*|застоял*|стоят на месте|забыт*|заброш*',
    ],
    not: 'кто|crm|срм|црм|импорт*|лид*|напомн*|сколько|количество',
    whole: true,
  },
  {
    says: 'аудит',
    groups: ['кто|что', 'менял*|изменил*|происходил*|случил*|было', 'вчера|недел*|месяц*|сегодня|квартал*|год*'],
    not: 'рекомендац*|реферал*|сделк*',
    ofDays: true,
  },
  {
    says: 'аудит',
    groups: ['аудит*', 'журнал*|история|лог*|выгруз*|покаж*|показать|файл*|нужен|дай*'],
    keepsRest: true,
  },
  {
    says: 'мои черновики',
    groups: [
      'черновик*|незаконченн*',
      'выброс*|выкин*|удал*|убер*|убрать|сотри*|стереть|отмен*|избав*|покаж*|показать|есть|какие|список',
    ],
  },
];

export const commandsSaid: Readonly<Record<Locale, readonly CommandRow[]>> = {
  en: english,
  ru: russian,
  ko: koreanCommandsSaid,
  'zh-TW': chineseCommandsSaid,
};

/** Past days as the scorecard and the audit take them, the longest first. */
export const daysSaid: readonly string[] = [
  ...[
    'last 12 months',
    'this week',
    'last week',
    'this month',
    'last month',
    'this quarter',
    'last quarter',
    'this year',
    'last year',
    'yesterday',
    'today',
  ],
  ...[
    'за последние 12 месяцев',
    'на этой неделе',
    'за эту неделю',
    'на прошлой неделе',
    'за прошлую неделю',
    'в этом месяце',
    'за этот месяц',
  ],
  ...[
    'в прошлом месяце',
    'за прошлый месяц',
    'в этом квартале',
    'за этот квартал',
    'в прошлом квартале',
    'за прошлый квартал',
    'в этом году',
    'за этот год',
  ],
  ...['в прошлом году', 'вчера', 'сегодня'],
  ...[
    '최근 12개월',
    '이번 주',
    '지난주',
    '저번 주',
    '이번 달',
    '지난달',
    '저번 달',
    '이번 분기',
    '지난 분기',
    '올해',
    '작년',
  ],
  ...['어제', '오늘'],
  ...['最近12個月', '這一週', '這週', '這禮拜', '上週', '上禮拜', '這個月', '上個月', '本月', '這一季', '這季', '本季'],
  ...['上一季', '上季', '今年', '去年', '昨天', '今天'],
];

/**
 * Words about leads in all languages together, separated by `|`, lower case. Matched longest first, regardless of the
 * order here.
 */

export const leadHeads =
  'marketplace leads|leads|lead|potential customers|лиды|лидов|лидами|лиды маркетплейса|потенциальные клиенты|потенциальных клиентов|' +
  '잠재 고객|잠재고객|리드|潛在客戶|商業潛客|潛客';

export const leadRatings = {
  high: 'hot|best|the best|top|лучшие|лучших|가장 좋은|좋은|最好|最好的|high|high rated|highly rated|high rating|rating high|rated high|rated hot|rating hot|high quality|quality high|горячие|горячих|горячий|высокий|высокая|высоким рейтингом|высокой оценкой|рейтинг высокий|높음|높은|등급 높음|등급이 높은|높은 등급|뜨거운|高評級|評級高|評級為高|高品質|高評等|評等高|熱門|評級高的',
  medium:
    'warm|medium|medium rated|medium rating|rating medium|rated medium|rating warm|rated warm|тёплые|теплые|средний|средние|средним рейтингом|средней оценкой|보통|등급 보통|보통 등급|중간|中評級|評級中|評級中等|評級為中|中等',
  low: 'cold|low|low rated|low rating|rating low|rated low|rating cold|rated cold|low quality|холодные|низкий|низкие|низким рейтингом|низкой оценкой|낮음|낮은|낮은 등급|등급 낮음|등급이 낮은|低評級|評級低|評級為低|低品質|評等低',
} as const;

export const leadCalls = {
  'get-it-now': 'get it now|get-it-now|получить сейчас|지금 받기|立即取得',
  'free-trial':
    'free trial|free trials|trial|trials|free-trial|бесплатной пробной версии|пробной версии|пробная версия|пробный период|무료 체험|무료 평가판|평가판|免費試用|試用',
  'test-drive':
    'test drive|test drives|test-drive|тест-драйв|тест-драйва|тест-драйву|테스트 드라이브|試用體驗|測試驅動',
} as const;

export const leadSources = {
  azuremarketplace: 'azure marketplace|azuremarketplace|azure-marketplace|애저 마켓플레이스|azure 마켓플레이스',
  appsource: 'appsource|app source|spza|앱소스',
  azureportal: 'azure portal|azureportal|azure 포털|azure 入口網站|портал azure|портала azure|портале azure',
} as const;

export const leadEmails = {
  valid:
    'valid e-mail|valid email|valid e-mails|valid emails|valid address|valid addresses|valid mail|e-mail valid|email valid|verified email|verified e-mail|верный адрес|верным адресом|действительный адрес|действительным адресом|рабочим адресом|проверенной почтой|проверенным адресом|유효한 이메일|이메일 유효한|이메일 유효|이메일이 유효한|有效電子郵件|電子郵件有效|有效的電子郵件|有效信箱|有效郵件',
  invalid:
    'invalid e-mail|invalid email|invalid address|wrong e-mail|wrong email|bad e-mail|bad email|wrong address|неверный адрес|неверным адресом|недействительным адресом|плохим адресом|잘못된 이메일|유효하지 않은 이메일|無效電子郵件|電子郵件無效|無效的電子郵件|無效信箱',
} as const;

/** The customer asked to be contacted. */
export const leadAsked =
  '🔥|flame|with flame|with a flame|flames|asked to be contacted|ask to be contacted|want to be contacted|wants to be contacted|asked for contact|asked for a call|want a call|wants a call|contact me|to contact|просят связаться|просили связаться|просит связаться|ждут звонка|хотят связаться|хотят звонка|с огоньком|연락 요청한|연락 요청|연락을 요청한|연락을 원하는|연락 원하는|연락 바라는|希望聯絡|要求聯絡|希望接獲聯絡|想要聯絡|要求聯繫';

/** Chinese numerals before a word for days. */
export const hanNumbers = '一二三四五六七八九十';

/** Words for a number of days from now; numerals are matched separately. */
export const leadDays: readonly (readonly [days: number, words: string])[] = [
  [1, 'today|сегодня|오늘|今天|今日'],
  [2, 'tomorrow|until tomorrow|by tomorrow|завтра|до завтра|내일|내일까지|明天'],
  [
    7,
    'this week|soon|скоро|곧|即將|within a week|in a week|next week|на этой неделе|за неделю|в течение недели|через неделю|이번 주|이번주|일주일 안에|일주일 내|本週|這週|這個星期|一週內|一周內',
  ],
];

/** The number of days is in the first group. */
export const leadDayNumbers: readonly RegExp[] = [
  /(?<!\d)(\d{1,3}) days?(?!\p{L})/u,
  /(?<!\d)(\d{1,3}) (?:дней|дня|день)(?!\p{L})/u,
  /(?<!\d)(\d{1,3})\s?일/u,
  /(?<!\d)(\d{1,3})\s?[天日]/u,
];

/** Filler words. */
export const leadFillers =
  'less than|under|within|next|the next|no more than|at most|or less|to go|i|we|must|need to|should|how many|marketplace|show me|show|list|give me|find|which|what|all|all the|any|do we have|have we|are there|is there|there are|the|a|an|our|my|please|of|with|and|that|who|whose|is|are|have|has|from|in|by|via|through|came|come|coming|comes|expire|expires|expiring|run out|runs out|running out|due|left|end|ending|ends|to be answered|answer|to answer|quality|rated|rating|rate|source|only|for|customers|country|' +
  'меньше|менее|не больше|в течение|через|за|ближайшие|есть|что|среди|сколько|по стране|маркетплейса|покажи|покажите|показать|какие|есть ли|у нас|все|всех|наши|наших|с|со|из|от|и|на|в|которые|которых|которым|пришли|пришедшие|истекают|истекает|истекающие|срок|сроком|рейтинг|рейтингом|оценка|осталось|только|пожалуйста|список|почтой|адресом|до|' +
  '앞으로|이내|안에|내|미만|이하|것|끝나는|전부|몇 건|이야|인가요|몇 개|마켓플레이스|보여 줘|보여줘|보여 주세요|보여주세요|알려 줘|알려줘|목록|어떤|있어|있나요|모두|전체|에서|에서 온|온|들어온|중|중에|만|인|의|이|가|은|는|을|를|등급|등급이|평가|출처|만료|만료되는|만료되|마감|마감되는|기한|기한이|남은|안에|까지|고객|' +
  '剩下|剩|少於|不到|未來|以內|之內|嗎|呢|清單|有多少|多少|筆|市集|顯示|請顯示|列出|給我看|請|查看|看|有哪些|哪些|所有|全部|來自|從|的|評級|評級為|品質|來源|到期|期限|只|且|和|有|內|會|將';

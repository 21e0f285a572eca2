/**
 * Words about leads in all languages together, separated by `|`, lower case. Matched longest first, regardless of the
 * order here.
 */

export const leadHeads =
  'marketplace leads|leads|lead|potential customers|лиды|лидов|лидами|лиды маркетплейса|потенциальные клиенты|потенциальных клиентов|' +
  '잠재 고객|잠재고객|리드|潛在客戶|商業潛客|潛客';

export const leadRatings = {
  high: 'hot|hottest|самые горячие|самые лучшие|제일 좋은|제일 뜨거운|최고|best|the best|top|лучшие|лучших|가장 좋은|좋은|最好|最好的|high|high rated|highly rated|high rating|rating high|rated high|rated hot|rating hot|high quality|quality high|горячие|горячих|горячий|горячее|высокий|высокая|высоким рейтингом|высокой оценкой|рейтинг высокий|높음|높은|등급 높음|등급이 높은|높은 등급|뜨거운|핫한|핫|高評級|評級高|評級為高|高品質|高評等|評等高|熱門|評級高的',
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
    'invalid e-mail|invalid email|invalid address|wrong e-mail|wrong email|bad e-mail|bad email|wrong address|invalid e-mails|invalid emails|invalid addresses|wrong e-mails|wrong emails|wrong addresses|bad e-mails|bad emails|bad address|bad addresses|bad e-mail address|bad email address|bad e-mail addresses|bad email addresses|invalid e-mail addresses|invalid email addresses|неверный адрес|неверным адресом|недействительным адресом|плохим адресом|плохой почтой|неверной почтой|недействительной почтой|нерабочей почтой|неправильной почтой|неправильным адресом|нерабочим адресом|잘못된 이메일|유효하지 않은 이메일|이메일 잘못된|이메일이 잘못된|이메일 틀린|이메일이 틀린|틀린 이메일|이메일이 유효하지 않은|無效電子郵件|電子郵件無效|無效的電子郵件|無效信箱|電子郵件錯誤|錯誤的電子郵件|信箱錯誤|信箱無效|郵件無效',
} as const;

/** The customer asked to be contacted. */
export const leadAsked =
  '🔥|flame|with flame|with a flame|flames|asked to be contacted|ask to be contacted|want to be contacted|wants to be contacted|asked for contact|asked for a call|want a call|wants a call|want us to call|wants us to call|want a callback|asked us to call|asked for a callback|contact me|to contact|просят связаться|просили позвонить|просят позвонить|просит позвонить|просили перезвонить|просят перезвонить|просит перезвонить|просили связаться|просит связаться|ждут звонка|хотят связаться|хотят звонка|с огоньком|연락 요청한|연락 달라는|연락해 달라는|연락 달라고 한|전화 달라는|전화해 달라는|연락 요청|연락을 요청한|연락을 원하는|연락 원하는|연락 바라는|希望聯絡|要求聯絡|要我們打電話|要我們聯絡|請我們打電話|請我們聯絡|希望我們打電話|希望我們聯絡|希望接獲聯絡|想要聯絡|要求聯繫';

/** Chinese numerals before a word for days. */
export const hanNumbers = '一二三四五六七八九十';

/** Words for a number of days from now; numerals are matched separately. */
export const leadDays: readonly (readonly [days: number, words: string])[] = [
  [1, 'today|сегодня|오늘|今天|今日'],
  [2, 'tomorrow|until tomorrow|by tomorrow|завтра|до завтра|내일|내일까지|明天'],
  [
    7,
    'this week|soon|скоро|곧|即將|快到期|快過期|快要到期|within a week|in a week|next week|на этой неделе|за неделю|в течение недели|через неделю|이번 주|이번주|일주일 안에|일주일 내|本週|這週|這個星期|一週內|一周內',
  ],
];

/** Days behind these tell when leads came: no days that are left to answer. */
export const leadArrived =
  /(?<!\p{L})(?:came|arrived|received|got|from) (?:in )?(?=this|today|last|yesterday)|(?<!\p{L})(?:пришл|поступ|появ)|(?<!\p{L})за (?:эту|сегодня|последн|прошл)|들어온|들어왔|도착한|이번 주에 온|收到的?|進來的?|(?:今[天日]|昨[天日]|前天|[本這上]個?(?:週|周|星期|禮拜|月)|最近|剛剛?|新)(?:才|剛)?來的/u;

/** A day beside these is that on which leads came, where nothing is said of their end. */
export const leadIsNew =
  /(?<!\p{L})fresh(?!\p{L})|새로|새로운|신규|(?<!\p{L})새 |新(?:[的進來到收增潛]|商業潛)|(?<!\p{Script=Han})新(?=\s)/u;
/** New as well, unless it begins a place: `New York`, `Новый Орлеан`. The word behind it stands in the first group. */
export const leadNewOrPlace = /(?<!\p{L})(?:new|нов(?:ые|ых|ый)) +(\p{L}*)/gu;
export const leadEnding =
  /(?<!\p{L})(?:expir|run|due|left|end|answer)|(?<!\p{L})(?:истек|срок|остал|до |ответ)|만료|마감|기한|남|끝|까지|답|到期|期限|剩|之?前|內|答覆|回覆/u;

/** The number of days is in the first group. */
export const leadDayNumbers: readonly RegExp[] = [
  /(?<!\d)(\d{1,3}) days?(?!\p{L})/u,
  /(?<!\d)(\d{1,3}) (?:дней|дня|день)(?!\p{L})/u,
  /(?<!\d)(\d{1,3})\s?일/u,
  /(?<!\d)(\d{1,3})\s?[天日]/u,
];

/** Filler words. */
export const leadFillers =
  'pls|yet|in first|first|got|did|less than|under|within|next|the next|no more than|at most|or less|to go|i|we|must|need to|should|how many|marketplace|show me|show|list|give me|find|which|what|all|all the|any|do we have|have we|anything|something|among|among the|are there|is there|there are|the|a|an|our|my|please|of|with|and|that|who|whose|is|are|have|has|from|in|by|via|through|came|come|coming|comes|expire|expires|expiring|run out|runs out|running out|due|left|end|ending|ends|to be answered|answer|to answer|quality|rated|rating|rate|source|only|for|customers|country|' +
  'мы|отправили|ответа|меньше|менее|не больше|в течение|через|за|ближайшие|есть|что|что-нибудь|что-то|среди|сколько|ли|у|ещё|еще|по стране|маркетплейса|покажи|покажите|показать|какие|есть ли|у нас|все|всех|наши|наших|с|со|из|от|и|на|в|которые|которых|которым|пришли|пришедшие|истекают|истекает|истекающие|срок|сроком|рейтинг|рейтингом|оценка|осталось|только|пожалуйста|список|почтой|адресом|до|' +
  '들어왔어|뭐 있어|뭐|에|이에요|예요|야|들어왔나요|들어왔나|왔어|새로 온 거|새로온거|새로 온|새로온|새거|신규|있나|없나|있니|없어|리드만|앞으로|이내|안에|내|미만|이하|것|끝나는|전부|몇 건|이야|인가요|몇 개|몇 개야|몇 개예요|몇 개나 있어|거 있어|게 있어|마켓플레이스|보여 줘|보여줘|보여 주세요|보여주세요|알려 줘|알려줘|목록|어떤|있어|있나요|모두|전체|에서|에서 온|온|들어온|중|중에|만|인|의|이|가|은|는|을|를|등급|등급이|평가|출처|만료|만료되는|만료되|마감|마감되는|기한|기한이|남은|안에|까지|고객|' +
  '未來的|將來的|來的|就好|而已|只看|剩下|剩|少於|不到|未來|以內|之內|嗎|呢|清單|有多少|多少|有幾個|有幾筆|幾個|幾筆|裡|裡面|當中|有|筆|市集|顯示|請顯示|列出|給我看|請|查看|看|有哪些|哪些|所有|全部|來自|從|的|評級|評級為|品質|來源|到期|期限|只|且|和|有|內|會|將';

/** Whom a rule hands leads over to: the CRM's name stands in the first group. */
const crmName = '(crm|црм|срм|(?:microsoft\\s)?dynamics(?:\\s?365)?|d365|salesforce|세일즈포스|다이나믹스|다이내믹스)';
export const leadToCrm: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:in)?to\\s(?:(?:the|our)\\s)?${crmName}(?!\\p{L})`, 'u'),
  new RegExp(`(?<!\\p{L})во?\\s(?:(?:нашу|наш|нашей)\\s)?${crmName}(?!\\p{L})`, 'u'),
  new RegExp(`(?:(?:우리|저희)\\s)?(?<!\\p{L})${crmName}\\s?(?:으로|로|에)(?!\\p{L})`, 'u'),
  new RegExp(`(?:到|至|給|入|進|送|轉)\\s?(?:我們的\\s?)?${crmName}(?!\\p{Script=Latin})(?:中|裡|內)?`, 'u'),
];

/** What a rule does with them, in whatever words. */
export const leadRuleVerbs =
  'from now on|in future|from today on|отныне|теперь|впредь|с этого момента|앞으로는|앞으로|이제부터|지금부터|다|以後|今後|從現在起|從今天起|hand over|hand|over|route|pass on|pass|send|send over|go|goes|going|forward|transfer|put|move|copy|push|automatically|automatic|auto|by itself|by themselves|straight|always|every|each|let|rule|' +
  'передавать|передавай|передавайте|передай|передайте|отправлять|отправляй|отправляйте|отправь|отправьте|направлять|направляй|направляйте|переносить|переноси|заносить|заноси|идут|пусть|сразу|автоматически|сами|всегда|каждый|правило|' +
  '보내 줘|보내줘|보내 주세요|보내주세요|보내세요|보내기|보내|넘겨 줘|넘겨줘|넘겨 주세요|넘겨주세요|넘기기|넘겨|전달해 줘|전달해줘|전달해 주세요|전달하기|전달|이관|자동으로|자동|항상|바로|모든|규칙|' +
  '自動|一律|都|請|把|將|移交|轉交|交|轉|傳送|傳|送|匯入|同步|直接|規則';

/** Those that come in: what every rule is about. */
export const leadRuleNew =
  'new|newly arrived|incoming|future|новые|новых|новый|все новые|будущие|새로운|새로 들어오는|새로 온|신규|새 |들어오는|오는|新進來的|新進|新的|未來的';

/** With these it is a question, or a list that is asked for. */
export const leadRuleAsks =
  'how many|which|what|who|why|when|are there|is there|do we have|have we|show|show me|list|find|give me|export|сколько|какие|какой|кто|почему|когда|есть ли|покажи|покажите|показать|список|найди|몇|어떤|누가|왜|보여|알려|있어|있나|목록|多少|哪些|哪個|誰|為什麼|嗎|呢|顯示|列出|查看|清單';

/** Several, or all: one lead is handed over on its card. */
export const leadsOfRule = 'leads|лиды|лидов|клиенты|клиентов|모든|모두|전부|전체|所有|全部|每|一律|都';

export const leadRuleNames =
  'lead rules|leads rules|lead rule|leads rule|rules for leads|rule for leads|rules of leads|hand-over rules|hand-over rule|handover rules|handover rule|' +
  'правила для лидов|правило для лидов|правила лидов|правило лидов|правила передачи лидов|правило передачи лидов|правила потенциальных клиентов|правило потенциальных клиентов|правила для потенциальных клиентов|' +
  '리드 규칙|리드규칙|잠재 고객 규칙|잠재고객 규칙|리드 전달 규칙|잠재 고객 전달 규칙|潛在客戶規則|潛在客戶的規則|潛客規則|潛在客戶移交規則';

export const leadRuleRemovers =
  'remove|delete|drop|cancel|take away|switch off|turn off|убери|уберите|убрать|удали|удалите|удалить|отмени|отмените|отключи|отключите|' +
  '삭제해 줘|삭제해줘|삭제해 주세요|삭제|제거해 줘|제거해줘|제거해 주세요|제거|지워 줘|지워줘|지워 주세요|지워|빼 줘|빼줘|移除|刪除|刪掉|取消';

export const leadRuleFillers =
  'the|my|our|number|no|show|me|all|please|list|номер|все|наши|мои|покажи|покажите|пожалуйста|번|번째|호|을|를|보여 줘|보여줘|보여 주세요|모두|목록|第|條|個|號|請|的|顯示|列出|所有';

/** One lead, in languages that tell one from several. */
export const leadHeadsOfOne =
  'lead|potential customer|лид|лида|лиду|лидом|потенциального клиента|потенциальному клиенту|потенциальный клиент|잠재 고객|잠재고객|리드|潛在客戶|商業潛客|潛客';

/** What somebody wants to do with one lead, or to see of it: its card has the buttons. */
export const leadDeeds =
  'mine|junk|spam|fake|rubbish|not a lead|take|accept|archive|decline|reject|hand over|hand|give|send|pass on|pass|push|open|show|show me|find|look at|see|details of|' +
  'спам|мусор|не лид|беру|забираю|заберу|передай|передайте|передать|отправь|отправьте|отправить|возьми|возьмите|взять|прими|примите|архивируй|архивируйте|архивировать|в архив|открой|откройте|открыть|покажи|покажите|отклони|отклоните|найди|' +
  '스팸|가짜|넘겨|보내|맡을게요|맡을게|맡을래|맡아|맡기|보관|열어|보여|수락|거절|전달|찾아|垃圾|詐騙|我來接|我接|我來處理|交給|移交|轉給|送到|送給|送去|接手|接受|封存|開啟|打開|顯示|拒絕|查看|尋找';

/** Why one is archived, said beside it: no part of its name. */
export const leadArchivings =
  'junk|spam|fake|rubbish|archive|decline|reject|спам|мусор|архивируй|архивируйте|в архив|отклони|отклоните|스팸|가짜|보관|거절|垃圾|詐騙|封存|拒絕';

/** With the CRM's name, these are said of a lead, although no word for leads is. */
export const leadHandings =
  'hand over|hand|send|pass on|pass|push|передай|передайте|передать|отправь|отправьте|넘겨|보내|전달|交給|移交|轉給|送到|送給';

export const leadNamedFillers =
  'i’ll take|i will take|i’ll|i will|i|it|is|take|yes|ok|the|a|this|that|of|from|to|for|over|please|pls|called|named|into|card|me|my|мне|себе|это|я|сам|пожалуйста|карточку|карточка|в|во|на|от|по';

/**
 * Korean and Chinese ones are signs of names, too (`이한빛`, `그린푸드`, 我愛設計): they count where they stand alone, and particles
 * at a word’s end, 把 and 請 at its beginning.
 */
export const leadNamedParticles =
  /(?<= )(?:내가|제가|이야|예요|이에요|그|해 ?줘요|해 ?줘|해 ?주세요|할게요|할게|해|줘요|줘|주세요|줄래요?|주실래요|게요|이니까|니까|이라서|라서|카드|我|卡片)(?= )|(?<= |\p{L}{2})(?:을|를|이|가|은|는|의|으로|로|에게|에|的|給|到|是|這個|那個|這位|那位|一下|吧)(?= )|(?<= )(?:請|把|將(?!來)|幫我){1,3}/gu;

/** Who forbids it, or asks about it: `do not send Adatum to Dynamics`, `when did you send it`. `not a lead` is a deed. */
export const leadNamedOther =
  /(?<!\p{L})(?:don’?t|do not|never|not(?! a lead)|не(?! лид)|никогда|нельзя|안|못)(?!\p{L})|지 ?(?:마|말|않)|不要|不用|不能|不可|不必|別(?!墅)|(?<!\p{L})(?:when|why|who|what|how|where|did|does|когда|почему|кто|зачем|где|왜|언제|누가|어떻게)(?!\p{L})|什麼|何時|為何|怎麼|多久/u;

/** They no longer go to the CRM by themselves: `stop sending leads to the CRM`. The list of rules has a button for each. */
export const leadRuleStops =
  'stop|no longer|don’t|do not|dont|not|never|don’t let|больше не|не|перестань|перестаньте|прекрати|хватит|지 마|지 말고|지 말아|그만|不要|不再|別|停止|不用';

/** The list as a file. */
export const leadsAsFile =
  'as excel|as an excel|to excel|in excel|as csv|as a csv|to csv|as a file|as an excel file|as spreadsheet|as a spreadsheet|в excel|в эксель|в csv|файлом|в файл|в виде файла|' +
  '엑셀로|엑셀 파일로|csv로|파일로|匯出 excel|匯出excel|匯出成 excel|匯出成excel|匯出成 csv|匯出 csv|匯出成檔案|成 excel|成 csv|用 excel';

export const leadSendings =
  'send|sending|pass|passing|hand|handing|push|pushing|route|routing|forward|forwarding|go|going|move|moving|copy|copying|отправляй|отправляйте|отправлять|передавай|передавайте|передавать|направляй|направлять|переносить|' +
  '보내|넘기|전달|送|傳|轉|交';

/** What stands between a lead's name and the word for it, and at the end of a Korean name behind the word. */
export const leadBetween = {
  before: /(?:[的之]?(?:[這那此該](?:個|位|筆|條|家)?)?|의|['’]s)\s?$/u,
  after: /^\s?(?:(?:called|named|from|of|for|от|по|с|под названием|來自)\s)?/u,
  particle: /(?:을|를|은|는|이|가|의|에|도)$/u,
} as const;

/** With these a list of leads is counted. */
export const leadCountWords =
  /(?<!\p{L})how many(?!\p{L})|(?<!\p{L})сколько(?!\p{L})|몇 ?(?:개|건|명)|有?多少|[有了]?幾[個筆位]/u;

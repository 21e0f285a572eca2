/**
 * Words about the connected CRM as a whole in all languages together, separated by `|`, lower case. Matched longest first,
 * regardless of the order here.
 */

export const crmNamesSaid =
  'crm|the crm|our crm|dynamics 365|dynamics365|dynamics|d365|salesforce|срм|црм|динамикс|динамиксе|динамиксом|динамиксу|динамикса|сейлзфорсе|сейлзфорсом|сейлзфорсу|сейлзфорса|сейлзфорс|다이나믹스 365|다이나믹스|다이내믹스 365|다이내믹스|세일즈포스';

export const crmSyncsSaid =
  'sync|syncing|synchronisation|synchronization|synchronising|synchronizing|синхронизация|синхронизацию|синхронизации|обмен|동기화|同步';

/** The longest phrase of all wishes counts: `다시 시작` before `시작`. */
export const crmWishesSaid = {
  pause:
    'turn off|switch off|выключи|выключите|отключи|отключите|꺼 줘|꺼줘|꺼 두|끄기|關掉|關閉|pause|stop|halt|suspend|freeze|hold|put on hold|поставь на паузу|поставьте на паузу|на паузу|паузу|останови|остановите|приостанови|приостановите|стоп|일시 중지|일시중지|일시 정지|일시정지|잠깐 멈춰|잠시 멈춰|멈춰|멈추기|중지|중단|정지|暫停|先停|停止|停掉|停下',
  start:
    'turn on|turn back on|switch on|switch back on|back on|включи обратно|включите обратно|켜 줘|켜줘|다시 켜줘|다시 켜 줘|打開|再打開|重新打開|start|resume|restart|continue|unpause|go on|запусти|запустите|возобнови|возобновите|продолжи|продолжите|включи|включите|начни|начните|다시 시작|재시작|시작|재개|계속|다시 켜|重新啟動|重新開始|啟動|開始|繼續|恢復|重啟',
  dry: 'what would you write|what will you write|what would you send|what would be written|what would go over|what would go|what will go|что уйдёт|что уйдет|что отправится|что запишешь|что будет записано|뭐가 들어가|뭐가 넘어가|무엇이 넘어가|뭘 쓰게 돼|會寫什麼|會寫入什麼|會送什麼|會傳什麼|dry run|preview|what would do|what will do|what would it do|пробный запуск|что сделает|что сделала бы|что будет делать|что собирается делать|시험 실행|미리 보기|미리보기|예행연습|무엇을 할 거야|뭘 할 거야|뭐 할 거야|뭘 하게 돼|試跑|試執行|預覽|會做什麼|打算做什麼|要做什麼|會做些什麼',
  fields:
    'fields|which fields|what fields|mapping|какие поля|поля|сопоставление|어떤 필드|무슨 필드|필드|매핑|哪些欄位|什麼欄位|欄位對應|欄位',
  links:
    'stuck|blocked|застряло|застряли|застряла|зависло|зависли|걸린|막힌|멈춘|卡住|卡在|links|list of links|conflicts|out of sync|not in sync|out of step|not in step|disagree|differ|список связей|связи|все связи|конфликты|расхождения|расходятся|не совпадают|연결 목록|연결된 거래|충돌|안 맞는|맞지 않는|다른 값|連結清單|連結|衝突|不一致|對不上|不同步',
  show: 'обновлялась|обновлялся|обновилась|сработала|запускалась|됐어|됐나요|됐나|돌았어|status|state|how is|how does it stand|working|running|connected|fine|ok|healthy|статус|состояние|работает|как идёт|как идет|как дела|в порядке|подключена|подключен|상태|잘 되고 있어|잘 되고 있나|잘 돼|잘돼|어때|정상|작동해|작동하나|연결돼 있어|連線狀態|狀態|正常|怎麼樣|得怎樣|怎樣|如何|運作|還好|順利',
  undo: 'take back|take it back|roll back|undo|revert|откати|откатите|откатить|отмени|отмените|верни назад|되돌려|되돌리기|되돌려줘|취소해|취소|還原|復原|撤回|取消',
} as const;

export const crmFillers =
  'if i start|if we start|if i start it|if i switch it on|anything|something|any|today|yesterday|right now|at the moment|run|ran|did|has|ok|okay|hey|pls|for now|for a while|on|download|export|as a file|file|csv|excel|have|we|can|see|' +
  'если запустить|если включить|если начать|сегодня|вчера|вообще|на время|пока|временно|есть|ли|что-то|что-нибудь|обратно|видит|выгрузи|выгрузите|скачай|скачайте|файлом|файл|' +
  '에서|지금 시작하면|시작하면|켜면|오늘|어제|잠깐|잠시|당분간|거|것|있어|있나요|우리|뭐가|보여|보이는|파일로|파일|내려받아|다운로드|첫|' +
  '現在開始的話|開始的話|如果開始|現在開始|今天|昨天|那邊|這邊|有沒有|先|再|暫時|看得到|看得見|看到|下載|匯出|檔案|給我|' +
  'the|our|my|please|with|to|from|for|into|of|again|now|is|are|it|all|whole|doing|going|go|goes|everything|show|me|list|which|what|deals|deal|still|there|in|by|' +
  'пожалуйста|с|в|со|из|для|мне|сейчас|снова|опять|покажи|покажите|какие|какая|сделки|наша|наш|уходят|идут|передаются|что|там|всё|все|' +
  '해 줘|해줘|해 주세요|해주세요|알려 줘|알려줘|알려 주세요|보여 줘|보여줘|보여 주세요|줘|주세요|좀|지금|이에요|예요|이야|인가요|인가|해|요|거래|을|를|이|가|은|는|와|과|랑|의|로|으로|에|하고|있는|어느|어떤|전체|넘어가|넘어가요|' +
  '請|幫我|一下|與|和|跟|的|到|把|將|給|會|嗎|了|得|現在|目前|我們|顯示|列出|看看|查看|哪些|什麼|有|交易|傳到|傳給|傳|送到|進行|運行|還|再';

/** The load of all deals with which a CRM begins: no other has the name. */
export const crmFirstLoadsSaid =
  'first load|initial load|first upload|первую загрузку|первая загрузка|начальную загрузку|첫 로드|첫 적재|초기 로드|첫 번째 로드|첫 업로드|第一次載入|首次載入|初次載入|第一次匯入 crm';

/** With one of these nothing is to be done: it is asked whether it was. */
export const crmQuestionWords =
  'did|has|have|is|are|was|were|do|does|should|why|when|who|how|what|which|anything|something|any|есть|ли|что-то|что-нибудь|почему|когда|кто|какие|' +
  '있어|있나요|있나|인가요|인가|왜|언제|누가|됐어|거|것|有沒有|嗎|了嗎|哪些|什麼';

/** How long the sync is to stand still: a day or a time behind these, or before them. */
export const crmUntil: readonly RegExp[] = [
  /(?<!\p{L})(?:until|till|til) \S.{0,30}$/iu,
  /(?<!\p{L})до (?!сих)\S.{0,30}$/iu,
  /(?<=\s|^)[\p{Script=Hangul}\d]\S{0,7}(?: \S{1,8}){0,2}까지(?=\s|$)/u,
  /(?:直到|到) ?(?:[下這本]?個?[週周月]|[下這本]?個?(?:星期|禮拜)|明天|後天|明年|年底|[\d一二三四五六七八九十]).{0,12}$/u,
  // In front, where nothing but the rest tells how long the end is.
  ...[0, 1, 2].map(
    (more) => new RegExp(`^(?:until|till|til|до(?! сих)) \\S{1,20}(?: \\S{1,12}){${more}}(?=[, ])`, 'iu'),
  ),
  /^(?:直到|到) ?[^\s，,把]{1,8}?(?: ?\d{1,2} ?[日號号])?(?=[，,]? ?(?:把|請|先|暫停|停止|停掉|crm))/iu,
];

/** What belongs to the request, and not to its end. */
export const crmUntilPolite = / (?:please|pls|пожалуйста)$|(?:吧|謝謝|好嗎)$/iu;

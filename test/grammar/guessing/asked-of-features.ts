import type { Locale } from '../../../src/i18n/locale.ts';

/** How people ask for what has only a command or a button, apart by `|`: by label, in each language. */
export const askedOfFeatures: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  routing: {
    en: 'who gets the new ones from france|show me how referrals get distributed|what rules do we have|wheres the rule that sends spain to lee|put rule 3 before rule 1|get rid of rule 2|rule 4 is outdated, take it out|which rule catches healthcare|how do referrals get assigned|list the assignment rules pls|who is the default catcher|change who catches the rest',
    ru: 'кто получает новые из франции|покажи, как распределяются рекомендации|какие у нас правила|где правило, по которому испания идёт ли|поставь правило 3 перед правилом 1|убери второе правило|правило 4 устарело, снеси|какое правило ловит медицину|как раздаются рефералы|список правил распределения плз|кто запасной получатель|кому падает всё остальное',
    ko: '프랑스 신규 건은 누가 받아|추천이 어떻게 나눠지는지 보여줘|우리 규칙 뭐 있지|스페인 건 리한테 가는 규칙 어디 있어|3번 규칙을 1번 앞으로|2번 규칙 빼줘|4번 규칙 오래됐으니 지워|의료는 어느 규칙에 걸려|배정은 어떻게 되는 거야|배정 규칙 목록 좀|기본 담당자 누구야|나머지는 누구한테 가',
    'zh-TW':
      '法國來的新案子會給誰|案子是怎麼分的給我看|我們有哪些規則|西班牙給小李的規則在哪|把規則3移到規則1前面|規則2拿掉|第4條規則過時了刪掉|醫療會中哪一條規則|轉介怎麼分派|分派規則列一下|預設接手人是誰|其他的會到誰那裡',
  },
  route: {
    en: 'everything from germany should go to megan|send healthcare referrals to lee from now on|from monday on megan gets all the french ones|make a rule: over 100k goes to the enterprise team|i want a new routing rule|new ones from microsoft in japan to yuki please|add rule italy alternates between ana and lee|all small ones under 10k to the juniors|set up a rule for retail',
    ru: 'всё из германии пусть идёт меган|отправляй медицину олегу впредь|с понедельника французские получает меган|сделай правило: больше 100к команде энтерпрайз|хочу новое правило распределения|новые от microsoft в японии пусть юки|добавь правило италия по очереди ана и олег|все мелкие до 10к стажёрам|настрой правило для ритейла',
    ko: '독일 건은 다 메건한테 가게 해줘|앞으로 의료 추천은 리한테 보내|월요일부터 프랑스 건은 메건이 받아|규칙 만들어줘 10만 넘으면 엔터프라이즈 팀|새 배정 규칙 하나 만들고 싶어|일본 마이크로소프트 신규는 유키에게|이탈리아는 지민이랑 리가 번갈아 규칙 추가|천만원 이하 작은 건은 신입한테|소매 규칙 설정해줘',
    'zh-TW':
      '德國來的都給小美|以後醫療的轉介派給小李|下週一起法國的都給小美接|建一條規則:十萬以上給大客戶團隊|我要新的分派規則|日本微軟的新案給由紀|加規則義大利由安娜和小李輪流|一萬以下的小案給新人|幫零售設一條規則',
  },
  rehearsal: {
    en: 'what would the rules have done last month|test the rules on old referrals|dry run of my routing|try the rules out first|simulate routing|would the rules catch everything, run them on last week',
    ru: 'что сделали бы правила за прошлый месяц|проверь правила на старых рефералах|прогон маршрутизации|сначала испытай правила|смоделируй распределение|прогони правила по прошлой неделе',
    ko: '지난달이면 규칙이 어떻게 했을까|옛날 추천으로 규칙 테스트해봐|배정 미리 돌려봐|규칙 먼저 시험해보자|배정 시뮬레이션|지난주 걸로 규칙 돌려봐',
    'zh-TW': '上個月照規則會怎麼分|拿舊的轉介試試規則|分派先跑一次看看|先試規則再說|模擬分派|用上週的跑跑看規則',
  },
  roles: {
    en: 'who can do what here|make lee an admin|give sue read only rights|what am i allowed to do|whats my role|who are the admins|take admin rights away from tom|everyones permissions|can i get admin access|who is a leader in my team|who else can see my deals|who has access to our referrals|can everyone see what i write on a deal|who is able to view all of it|which people see the pipeline|can others see my notes|who apart from me can see the deals|which colleagues can see all deals|who other than me is able to look at our referrals|is anybody else able to see all of these deals|who gets to see every deal|who may do what here|let carla in as an admin|carla shouldnt have admin powers any more|hide the amounts from carla|promote megan to team lead|lee needs more rights|give alex permission to answer everything|downgrade tom to read only|who made megan an admin|can lee accept on his own|what may a guest see|add sue to the people who can decide',
    ru: 'кто что может|сделай олега админом|дай сью права только на чтение|что мне можно|какая у меня роль|кто админы|забери права админа у тома|права всех|можно мне админский доступ|кто тут руководитель|кто ещё видит мои сделки|у кого есть доступ к нашим рефералам|все видят то, что я пишу по сделке|кто может всё это посмотреть|какие люди видят воронку|видят ли другие мои заметки|кто кроме моей команды видит рефералы|кому ещё видны все сделки|кто помимо меня может смотреть наши рефералы|видит ли кто-то ещё все эти сделки|кому доступны все наши сделки|кто тут что может|пусти Карлу админом|Карле больше не нужны права админа|скрой суммы от Карлы|повысь меган до руководителя|ли нужны права|дай алексу право отвечать на всё|понизь тома до чтения|кто сделал меган админом|может ли ли принимать сам|что видит гость|добавь сью к тем, кто решает',
    ko: '누가 뭘 할 수 있어|리를 관리자로 해줘|수한테 읽기 권한만 줘|나는 뭘 할 수 있어|내 역할이 뭐야|관리자들 누구|톰 관리자 권한 빼줘|모두 권한 보여줘|나 관리자 권한 받을 수 있어|팀장이 누구지|내 거래 또 누가 볼 수 있어|우리 추천에 접근할 수 있는 사람 누구|내가 쓴 거 다들 보이나|전부 볼 수 있는 사람 누구야|파이프라인은 누구한테 보여|다른 사람이 내 메모 볼 수 있어|나 빼고 누가 거래를 볼 수 있어|어느 동료가 모든 거래를 보나|우리 추천을 볼 수 있는 사람이 또 있어|다른 사람도 이 거래 전부 볼 수 있나|여기서 누가 뭘 할 수 있어|카를라를 관리자로 넣어줘|카를라 관리자 권한 이제 필요 없어|카를라한테 금액 안 보이게',
    'zh-TW':
      '誰可以做什麼|把小李設成管理員|給小蘇唯讀權限|我可以做什麼|我的角色是什麼|管理員有哪些人|把湯姆的管理權限收回|每個人的權限|我可以拿管理權限嗎|我們組長是誰|還有誰看得到我的交易|誰可以存取我們的轉介|我寫的大家都看得到嗎|誰能看全部|哪些人看得到管線|別人看得到我的備註嗎|除了我誰能看交易|哪些同事看得到所有交易|還有別人能看我們的轉介嗎|所有交易誰都能看嗎|這裡誰可以做什麼|讓卡拉當管理員|卡拉不需要管理權限了|不要讓卡拉看到金額',
  },
  channels: {
    en: 'where do the cards get posted|which channels does the bot use|what teams channels are connected|list of channels|where do referrals show up|which channel do the new ones get posted to|where do you post things|i want the spanish ones shown in another channel|which teams channels are connected',
    ru: 'куда падают карточки|какие каналы использует бот|какие каналы тимс подключены|перечень каналов|где появляются рефералы|в какой канал падают новые|куда ты публикуешь карточки|хочу, чтобы испанские шли в другой канал|какие каналы подключены',
    ko: '카드가 어디에 올라와|봇이 쓰는 채널 뭐야|연결된 팀즈 채널 뭐 있어|채널 리스트|추천이 어느 방에 뜨지|새로 들어온 건 어느 채널에 올라와|어디에 게시하고 있어|스페인 건은 다른 채널에 올라왔으면|연결된 채널이 뭐뭐야',
    'zh-TW':
      '卡片貼到哪裡|機器人用哪些頻道|有連哪些teams頻道|頻道有哪幾個|轉介會出現在哪個頻道|新的案子會貼到哪個頻道|你都貼在哪裡|西班牙的想改貼到別的頻道|有連哪些頻道',
  },
  'use-channel': {
    en: 'post referrals here|send new referrals to this channel|use this one for the cards|can you put the cards in here|make this our deal channel|from now on post here|this is where new ones should show up',
    ru: 'публикуй рефералы сюда|шли новые рекомендации в этот канал|пусть карточки будут здесь|можешь постить карточки сюда|сделай этот канал нашим|пости теперь сюда|новые пусть появляются здесь',
    ko: '여기에 추천 올려줘|새 추천은 이 채널로 보내|카드는 이 방에 올려|이 채널 쓰자|여기를 거래 채널로 해줘|앞으로 여기에 올려|새 건은 이 방에 뜨게 해줘',
    'zh-TW':
      '轉介貼在這裡|新的轉介發到這個頻道|卡片放這個頻道|這裡用來貼卡片|把這裡當成我們的頻道|以後都貼這裡|新的案子出現在這個頻道就好',
  },
  'leave-channel': {
    en: 'stop posting here|no more cards in this channel please|dont post in here anymore|quit spamming this channel|stop sending referrals to this channel|this channel is not for your cards|get out of this channel|please stop dropping cards in here|we dont want the bot in this channel any longer|take your cards elsewhere',
    ru: 'не пости сюда больше|хватит карточек в этом канале|перестань постить в этот канал|не шли рефералы в этот канал|хватит спамить здесь|этот канал не для твоих карточек|уйди из этого канала|больше не публикуй здесь|нам не нужен бот в этом канале|постить сюда не надо',
    ko: '여기 그만 올려|이 채널에 카드 그만|여기에 올리지 마|이 채널에 추천 보내지 마|이 방에 도배하지 마|이 채널은 카드용이 아니야|이 채널에서 나가|더 이상 여기에 게시하지 마|이 방에는 봇 필요 없어|카드는 다른 데 올려 여기 말고',
    'zh-TW':
      '不要再貼在這裡|這個頻道別再發了|別再把卡片發到這裡|不要把轉介傳到這個頻道|停止在這裡洗版|這個頻道不是放卡片的|離開這個頻道|這裡不要再貼卡片|這個頻道不需要機器人|卡片貼到別處去',
  },
  crm: {
    en: 'is dynamics in sync|whats up with salesforce|is the crm connection working|when did we last sync with dynamics|crm ok?|are we connected to salesforce|sync broken?|why isnt my deal in salesforce|whats the state of the integration',
    ru: 'динамикс синхронизирован?|что там с сейлзфорсом|работает связь с crm|когда последний раз синхронизировались|с crm всё ок?|мы подключены к salesforce|синхронизация сломалась?|почему моей сделки нет в срм|как там интеграция',
    ko: '다이나믹스 동기화 됐어?|세일즈포스 왜 그래|crm 연결 잘 되고 있나|마지막 동기화 언제야|crm 괜찮아?|세일즈포스 연결돼 있어|동기화 고장났나|내 거래가 왜 crm에 없지|연동 상태 어때',
    'zh-TW':
      'dynamics同步了嗎|salesforce怎麼了|crm連線正常嗎|上次跟crm同步什麼時候|crm還好嗎|有連上salesforce嗎|同步壞了嗎|我的交易怎麼不在crm裡|整合狀態如何',
  },
  'crm-pause': {
    en: 'stop syncing to salesforce for now|hold the crm sync|turn dynamics off until monday|freeze the crm|put the sync on hold|no more writing to dynamics|halt synchronization',
    ru: 'пока не синхронизируй с сейлзфорс|придержи синхронизацию crm|выключи динамикс до понедельника|заморозь срм|поставь синхронизацию на паузу|не пиши больше в динамикс|останови синк',
    ko: '당분간 세일즈포스 동기화 멈춰|crm 연동 잠깐 중지|월요일까지 다이나믹스 꺼|crm 정지|동기화 보류해줘|다이나믹스에 그만 써|연동 스톱',
    'zh-TW':
      '先不要同步到salesforce|暫停crm同步|dynamics先關到週一|crm先凍結|同步先停一下|不要再寫進dynamics|停止跟crm連動',
  },
  'crm-start': {
    en: 'get the sync going again|turn salesforce back on|unfreeze the crm|start writing to dynamics|resume syncing|crm can go on now|launch the first load into dynamics',
    ru: 'запусти синхронизацию снова|включи обратно сейлзфорс|разморозь срм|начинай писать в динамикс|возобнови синк|crm можно продолжать|запускай первую загрузку в crm',
    ko: '동기화 다시 돌려|세일즈포스 다시 켜|crm 풀어줘|다이나믹스에 쓰기 시작해|연동 재개|crm 이제 계속해|crm 첫 적재 시작',
    'zh-TW': '重新開始同步|salesforce再打開同步|crm解凍|開始寫進dynamics|恢復連動|crm可以繼續了|開始第一次載入crm',
  },
  'crm-links': {
    en: 'which deals are linked to dynamics|what doesnt match between us and the crm|list of conflicts with salesforce|which ones are out of sync|what is not linked|link adatum to an opportunity|crm link list',
    ru: 'какие сделки связаны с динамиксом|что не сходится с crm|список конфликтов с salesforce|какие не синхронизированы|что не привязано|привяжи сделку к возможности в crm|список связей срм',
    ko: '다이나믹스랑 연결된 거래 뭐야|crm이랑 다른 게 뭐 있어|세일즈포스 충돌 목록|동기화 안 된 거 뭐지|연결 안 된 거|crm 기회에 연결해줘|crm 연결 리스트',
    'zh-TW':
      '哪些交易連到dynamics|跟crm不一樣的有哪些|salesforce衝突清單|哪些沒同步|沒連結的有哪些|連到crm的商機|crm連結列表',
  },
  'crm-dry': {
    en: 'what would you write into dynamics|preview the crm load|show me what the sync would change|trial run for salesforce|what happens if we start the crm',
    ru: 'что бы ты записал в динамикс|предпросмотр загрузки в crm|покажи, что изменит синхронизация|пробный прогон salesforce|что будет если запустить срм',
    ko: '다이나믹스에 뭘 쓸 건데|crm 적재 미리보기|동기화하면 뭐가 바뀌는지 보여줘|세일즈포스 시험 실행|crm 시작하면 어떻게 돼',
    'zh-TW': '會寫什麼進dynamics|預覽crm載入|同步會改哪些給我看|salesforce試跑一次|crm開始的話會怎樣',
  },
  digest: {
    en: 'give me todays overview|morning summary pls|what do i have today, the daily list|send the digest now|daily briefing|stop the morning list|i want the digest at 8|give me a short rundown of where things stand|a quick recap of my stuff please|what went quiet lately|what have i been neglecting',
    ru: 'дай обзор на сегодня|утреннюю сводку плз|что у меня сегодня, список на день|пришли дайджест сейчас|ежедневный обзор|не шли утренний список|хочу сводку в 8|кратко, что у меня вообще происходит|дай сводку по моим делам|что у меня давно без движения|какие дела я забросил',
    ko: '오늘 요약 줘|아침 브리핑 부탁|오늘 할 일 목록|다이제스트 지금 보내|데일리 요약|아침 목록 그만 보내|요약을 8시에 받고 싶어|내 건들 상황 요약 좀|짧게 현황 알려줘|요즘 조용한 건 뭐 있어|내가 방치한 거 있나',
    'zh-TW':
      '給我今天的總覽|早上的摘要|今天有什麼,每日清單|現在寄摘要|每日簡報|早上的清單別寄了|摘要想要8點收到|幫我簡單整理一下目前狀況|我的案子摘要一下|最近哪些都沒動靜|我有哪些放著沒處理',
  },
  scorecard: {
    en: 'how are we doing this month|win rate last quarter|our numbers please|stats for the team|how fast do we answer on average|average response time|how does this month compare to last|show the kpis|conversion this year|how did we perform in october|how is the team doing|where does our money get stuck|who is slowest at replying|are we getting better than last quarter|what share do we win',
    ru: 'как мы идём в этом месяце|процент побед за прошлый квартал|наши цифры пожалуйста|статистика команды|как быстро мы отвечаем в среднем|среднее время ответа|этот месяц против прошлого|покажи кпи|конверсия за год|как мы отработали октябрь|как дела у команды|на каком этапе у нас всё стопорится|кто отвечает медленнее всех|стали ли мы лучше, чем в прошлом квартале|какую долю мы выигрываем',
    ko: '이번 달 우리 어때|지난 분기 수주율|우리 숫자 좀|팀 통계|평균 얼마나 빨리 답해|평균 응답 시간|이번 달 지난달 비교|kpi 보여줘|올해 전환율|10월 실적 어땠어|팀 잘하고 있나|어느 단계에서 제일 막혀|누가 답을 제일 늦게 해|지난 분기보다 나아졌어|우리가 몇 퍼센트나 따내',
    'zh-TW':
      '這個月我們表現如何|上一季勝率|我們的數字|團隊統計|平均多快回覆|平均回應時間|這個月跟上個月比|看一下kpi|今年轉換率|十月績效怎樣|團隊做得如何|我們的案子都卡在哪個階段|誰回覆得最慢|跟上一季比有進步嗎|我們贏的比例是多少',
  },
  'last-import': {
    en: 'did my upload go through|what came of the file|import done?|hows the import coming along|which rows failed|errors in the last upload',
    ru: 'моя загрузка прошла?|что вышло с файлом|импорт закончился?|как там импорт|какие строки не прошли|ошибки последней загрузки',
    ko: '올린 거 됐어?|파일 어떻게 됐어|가져오기 끝났나|임포트 진행 어때|어느 행이 실패했어|지난 업로드 오류',
    'zh-TW': '我上傳的成功了嗎|檔案結果如何|匯入好了沒|匯入跑得怎樣|哪幾列失敗|上次上傳的錯誤',
  },
  import: {
    en: 'i have an excel with deals|how do i bring in a csv|load my spreadsheet|bulk create deals from a file|upload many referrals at once|can you read in my list of opportunities|import deals|can i just drop a spreadsheet on you|can i throw a csv at you|mind if i send you an excel|where do i put my excel file|can i give you a file instead of typing',
    ru: 'у меня эксель со сделками|как загрузить csv|подгрузи мою таблицу|создать сделки пачкой из файла|загрузить много рефералов сразу|прочитай мой список возможностей|импортируй сделки|можно просто кинуть тебе таблицу|можно скинуть сюда csv|можно я пришлю эксель|куда положить мой файл эксель|могу дать файл вместо того чтобы печатать',
    ko: '거래 엑셀 파일 있어|csv 어떻게 올려|내 표 불러와줘|파일로 거래 한꺼번에 만들기|추천 여러 건 한 번에 업로드|기회 목록 읽어줘|거래 가져오기|엑셀 그냥 여기 올려도 돼|csv 던져주면 읽어줘|엑셀 보내도 될까|내 엑셀 파일 어디에 넣어|타이핑 대신 파일로 줘도 돼',
    'zh-TW':
      '我有一個交易的excel|csv要怎麼上傳|載入我的表格|用檔案一次建很多交易|一次上傳多筆轉介|讀我的商機清單|匯入交易|可以直接把表格給你嗎|可以把csv傳上來嗎|我傳一個excel給你可以嗎|我的excel檔要放哪|可以給檔案不用打字嗎',
  },
  template: {
    en: 'empty file to fill in|what columns does the csv need|sample spreadsheet|blank sheet for bulk deals|give me the form for the import',
    ru: 'пустой файл для заполнения|какие колонки нужны в csv|пример таблицы|бланк для массовых сделок|дай форму для импорта',
    ko: '채울 빈 파일|csv에 어떤 열이 필요해|샘플 엑셀|대량 거래용 빈 시트|가져오기용 양식 줘',
    'zh-TW': '空白檔案讓我填|csv要哪些欄位|範例表格|大量交易的空白表|給我匯入用的表格',
  },
  export: {
    en: 'get me everything as a spreadsheet|i need my deals in excel|download all referrals|dump the list into a csv|file with all open deals|save my pipeline as excel|i need a sheet of everything we lost|my manager wants the numbers in excel|give me the list as a file|can you dump this into csv|spreadsheet with all open deals by friday|download of the french ones please',
    ru: 'выгрузи всё в таблицу|нужны мои сделки в экселе|скачай все рефералы|список в csv|файл со всеми открытыми сделками|сохрани воронку в эксель|нужна таблица всего, что проиграли|начальник просит цифры в экселе|дай список файлом|можешь это в csv|эксель со всеми открытыми|скачать французские, пожалуйста',
    ko: '전부 엑셀로 줘|내 거래 엑셀로 필요해|추천 다 다운로드|목록 csv로 뽑아줘|열린 거래 파일로|파이프라인 엑셀로 저장',
    'zh-TW': '全部給我試算表|我要交易的excel|下載所有轉介|清單轉成csv|所有進行中的交易檔案|管線存成excel',
  },
  exportRegistrations: {
    en: 'spreadsheet of the deal registrations|download what we registered|list of registered deals as csv|export all registrations',
    ru: 'таблица регистраций сделок|скачай что мы зарегистрировали|список зарегистрированных сделок в csv|выгрузи все регистрации',
    ko: '거래 등록 엑셀|등록한 거 다운로드|등록된 거래 csv로|등록 전부 내보내줘',
    'zh-TW': '交易註冊的表格|下載我們註冊過的|已註冊交易清單csv|匯出全部註冊',
  },
  registrationTemplate: {
    en: 'blank registrations file|form to register many deals|template for registering in bulk',
    ru: 'пустой файл регистраций|форма чтобы зарегистрировать много сделок|шаблон массовой регистрации',
    ko: '빈 등록 파일|여러 거래 등록 양식|대량 등록 템플릿',
    'zh-TW': '空白註冊檔|一次註冊多筆的表格|大量註冊範本',
  },
  leads: {
    en: 'any new leads|what came in from the marketplace|leads from appsource|show leads from spain|hot leads|which leads are still open|who downloaded our offer|lead list',
    ru: 'есть новые лиды|что пришло с маркетплейса|лиды из appsource|покажи лиды из испании|горячие лиды|какие лиды ещё открыты|кто скачал наше предложение|перечень лидов',
    ko: '새 리드 있어|마켓플레이스에서 뭐 들어왔어|앱소스 리드|스페인 리드 보여줘|뜨거운 리드|아직 열린 리드 뭐야|우리 오퍼 누가 받았어|리드 리스트',
    'zh-TW':
      '有新的潛客嗎|市集進來什麼|appsource的潛在客戶|看西班牙的潛客|熱門潛客|還沒處理的潛在客戶|誰下載了我們的方案|潛客名單',
  },
  'lead-rules': {
    en: 'which leads go to the crm by themselves|send german leads to salesforce automatically|rules for leads|stop passing leads on to dynamics|all leads from europe should go into the crm',
    ru: 'какие лиды сами уходят в crm|отправляй немецкие лиды в salesforce автоматически|правила для лидов|не передавай больше лиды в динамикс|все лиды из европы пусть идут в crm',
    ko: '어떤 리드가 자동으로 crm에 가|독일 리드는 자동으로 세일즈포스로|리드 규칙|리드를 다이나믹스로 그만 넘겨|유럽 리드는 다 crm으로',
    'zh-TW': '哪些潛客會自動進crm|德國潛客自動送到salesforce|潛在客戶的規則|不要再把潛客送到dynamics|歐洲的潛客都進crm',
  },
  timeZone: {
    en: 'im in seattle now, change my clock|you show the wrong times|my time is 2 hours off|set me to berlin time|i moved to tokyo|times should be in CET',
    ru: 'я сейчас в сиэтле, поменяй время|ты показываешь не то время|время сбито на 2 часа|поставь мне берлинское время|я переехал в токио|время должно быть по москве',
    ko: '나 지금 시애틀이야 시간 바꿔줘|시간이 틀리게 나와|시간이 2시간 안 맞아|베를린 시간으로 해줘|도쿄로 이사했어|시간은 한국 시간으로',
    'zh-TW': '我現在在西雅圖,時間改一下|時間顯示錯了|時間差兩小時|改成柏林時間|我搬到東京了|時間要用台灣時間',
  },
  settings: {
    en: 'change my working hours|i work monday to thursday|my day starts at 10|dont write to me after six|no messages on weekends|where are my preferences|set up my hours|i dont work on fridays|quiet at night please|turn the daily digest off|what holidays do you use for me|no cards at night|dont send me things after hours|stop messaging me at night|not before nine in the morning please|keep quiet in the evenings|dont write me on saturdays and sundays|i only work until 4|my working day starts at ten|no pings during lunch',
    ru: 'поменяй мои рабочие часы|я работаю с понедельника по четверг|мой день начинается в 10|не пиши мне после шести|без сообщений в выходные|где мои настройки|настрой мои часы|по пятницам не работаю|ночью тихо пожалуйста|выключи ежедневную сводку|какие праздники у меня стоят|никаких карточек ночью|не присылай мне ничего после работы|перестань писать мне по ночам|не раньше девяти утра пожалуйста|вечером мне не пиши|в субботу и воскресенье тишина|я работаю только до четырёх|мой рабочий день с десяти|в обед не пингуй',
    ko: '근무 시간 바꿔줘|월요일부터 목요일까지 일해|나는 10시에 시작해|6시 이후엔 보내지 마|주말엔 메시지 없이|내 설정 어디야|근무시간 설정|금요일은 안 일해|밤에는 조용히|매일 요약 꺼줘|내 휴일은 어느 나라 기준이야|밤에는 카드 보내지 마|퇴근 후엔 아무것도 보내지 마|밤에 메시지 그만 보내|아침 아홉 시 전에는 말고|저녁엔 조용히 해줘|토요일 일요일엔 보내지 마|난 4시까지만 일해|내 업무는 10시부터야|점심엔 알림 빼줘',
    'zh-TW':
      '改我的工作時間|我週一到週四上班|我十點開始上班|六點以後不要傳|週末不要訊息|我的偏好在哪|設定上班時間|週五我不上班|晚上安靜一點|關掉每日摘要|我的假日是用哪國的|晚上不要發卡片|下班後不要傳東西給我|晚上別再發訊息給我|早上九點前不要|晚上請安靜|週六週日不要傳給我|我只上班到四點|我十點才開始上班|午休時間別通知',
  },
  calendar: {
    en: 'put the deadlines in my outlook|subscribe to due dates|calendar feed url|deadlines in my calendar please|ics link|renew my calendar link|stop the calendar feed|put my due dates in outlook|calendar feed link please|can i subscribe to the deadlines|sync deadlines with my calendar|ics for my answers|i want the due dates next to my meetings',
    ru: 'добавь сроки в мой outlook|подписаться на сроки|ссылка на календарь|сроки в мой календарь|ics ссылка|обнови ссылку календаря|отключи календарь|добавь мои сроки в аутлук|ссылка на календарь со сроками|можно подписаться на сроки|сроки в мой календарь|ics с моими сроками|хочу видеть сроки рядом со встречами',
    ko: '기한을 아웃룩에 넣어줘|마감일 구독|캘린더 링크 주소|내 달력에 기한 넣어|ics 링크|캘린더 링크 새로 줘|캘린더 피드 꺼줘',
    'zh-TW': '把期限放進我的outlook|訂閱到期日|行事曆連結網址|期限加到我的日曆|ics連結|換一個行事曆連結|關掉行事曆訂閱',
  },
  audit: {
    en: 'who changed that deal|history of contoso|what happened last week|log of all changes|who touched it last|who accepted it and when|what did megan do yesterday|i need proof of who declined that|mail me the change history of the past month|who has been fiddling with that deal|i need the log of everything from last quarter|pull the records of what happened in september',
    ru: 'кто менял эту сделку|история контосо|что было на прошлой неделе|журнал всех изменений|кто последний трогал|кто принял и когда|что меган делала вчера|нужно доказательство кто отклонил|скинь историю изменений за прошлый квартал|кто ковырялся в этой сделке|нужен журнал всего за сентябрь|выгрузи записи, что происходило на той неделе',
    ko: '누가 그 거래 바꿨어|콘토소 이력|지난주에 무슨 일 있었어|변경 기록 전부|마지막으로 누가 건드렸어|누가 언제 수락했지|메건이 어제 뭐 했어|누가 거절했는지 증거 필요해|지난 분기 변경 이력 보내줘|이 거래 누가 손댔어|9월에 있었던 일 기록 뽑아줘|지난주 기록 전부 필요해',
    'zh-TW':
      '誰改了那筆交易|星辰的歷史|上週發生什麼事|所有變更的紀錄|最後誰動過|誰什麼時候接受的|小美昨天做了什麼|要證明誰拒絕的|把上一季的變更紀錄傳給我|這筆是誰動的手腳|九月發生的事情紀錄給我|上週的紀錄全部調出來',
  },
  registration: {
    en: 'register the deal|deal registration for contoso|how do i get the incentive|is it registered yet|submit fabrikam for registration|registration status|we want the incentive for that one',
    ru: 'зарегистрируй сделку|регистрация сделки контосо|как получить бонус microsoft|она уже зарегистрирована|подай fabrikam на регистрацию|статус регистрации|хотим вознаграждение по этой сделке',
    ko: '거래 등록해줘|콘토소 거래 등록|인센티브 어떻게 받아|등록됐어?|fabrikam 등록 신청|등록 상태|이 건 인센티브 받고 싶어',
    'zh-TW': '註冊這筆交易|星辰的交易註冊|獎勵怎麼拿|註冊了沒|把fabrikam送去註冊|註冊狀態|這筆想拿獎勵',
  },
  microsoft: {
    en: 'ask microsoft to help with contoso|invite the microsoft seller|share the deal with ms|make it co-sell|get microsoft on board|can a ms rep join|bring microsoft in|unshare it from microsoft|let microsoft in on this one|we need microsoft’s help to close|have ms seen this deal yet|loop in the microsoft account team|who at microsoft is on it|could the msft seller support us here|hide it from microsoft again|ask the ms rep for a reference call',
    ru: 'попроси microsoft помочь с контосо|пригласи продавца microsoft|поделись сделкой с мс|сделай совместной|подключи майкрософт|может менеджер мс присоединиться|позови microsoft|убери доступ у microsoft|нужна помощь microsoft, чтобы закрыть|привлеки майкрософт|видел ли майкрософт эту сделку|кто от microsoft ведёт|пусть продавец майкрософта поможет|скрой сделку от майкрософта|позови аккаунт-менеджера мс|попроси у microsoft референс',
    ko: '콘토소 마이크로소프트 도움 요청|ms 영업 초대해줘|ms랑 거래 공유|공동 판매로 바꿔|마이크로소프트 참여시켜|ms 담당자 들어올 수 있어|마이크로소프트 불러와|ms 공유 해제',
    'zh-TW':
      '請微軟幫忙星辰|邀請微軟業務|跟ms分享這筆|改成共同銷售|讓微軟加入|ms的業務可以進來嗎|找微軟來|取消分享給微軟',
  },
  card: {
    en: 'add sue to the team of contoso|take tom off the deal|put another colleague on adatum|add the backup solution to fabrikam|swap the solution|heart that one|add it to my favourites|star contoso|remove it from favourites|which employees are on it',
    ru: 'добавь сью в команду контосо|убери тома со сделки|подключи ещё коллегу к адатуму|добавь решение для бэкапа к fabrikam|замени решение|поставь сердечко|добавь в избранное|отметь контосо звёздочкой|убери из избранного|какие сотрудники на ней',
    ko: '콘토소 팀에 수 추가해줘|톰을 거래에서 빼줘|아다툼에 동료 한 명 더|fabrikam에 백업 솔루션 추가|솔루션 교체|하트 눌러줘|즐겨찾기에 추가|콘토소 별표|즐겨찾기에서 빼줘|직원 누가 붙어 있어',
    'zh-TW':
      '把小蘇加進星辰的團隊|湯姆從交易拿掉|再加一位同事到這筆|fabrikam加備份方案|換解決方案|按愛心|加到我的最愛|星辰加星號|從最愛移除|有哪些員工在上面',
  },
  away: {
    en: 'im on vacation next week|lee covers for me until friday|off sick today|out from monday, megan takes over|ill be gone till the 5th|whos standing in for me|cover for me while im away|parental leave from december|ooo tmrw|set my out of office',
    ru: 'я в отпуске на следующей неделе|олег замещает меня до пятницы|сегодня на больничном|меня нет с понедельника, меган за меня|буду отсутствовать до 5-го|кто меня замещает|подмени меня пока меня нет|декрет с декабря|завтра меня не будет|поставь отсутствие',
    ko: '다음 주 휴가야|금요일까지 리가 대신해|오늘 아파서 쉬어|월요일부터 없어 메건이 맡아|5일까지 자리 비워|누가 내 대신이야|나 없는 동안 대신 봐줘|12월부터 육아휴직|내일 연차|부재 설정해줘',
    'zh-TW':
      '我下週休假|小李代理我到週五|今天請病假|週一起不在,小美代班|到5號都不在|誰是我的代理人|我不在時幫我代|十二月起育嬰假|明天請假|設定外出',
  },
  back: {
    en: 'im back at work|vacation is over|i returned early|working again from today|you can send me things again, im here|took a shorter break, i’m here again|holiday over, send me things again|feeling better, back from today|call off my absence, trip was cancelled|i returned earlier than planned|megan can stop covering, i’m here',
    ru: 'я снова на работе|отпуск закончился|вернулся раньше|с сегодня снова работаю|я тут, можно снова слать|отпуск кончился, я снова тут|вернулся раньше срока|выздоровел, с сегодня работаю|отмени моё отсутствие, поездка сорвалась|я на связи, меган может не подменять|снова в деле, присылай мне',
    ko: '다시 출근했어|휴가 끝났어|일찍 돌아왔어|오늘부터 다시 일해|나 왔어 다시 보내도 돼',
    'zh-TW': '我回來上班了|休假結束|提早回來了|今天開始恢復上班|我在了可以再傳給我',
  },
  'reminders-off': {
    en: 'stop nagging me|too many notifications|leave me alone with the reminders|quit pinging me|mute yourself|i dont want pings anymore|i keep getting pinged, make it end|enough with the notifications already|no more of these reminder messages please|kill the notifications|you message me way too often|no alerts from now on|i’ll look by myself, no nudges needed|cut the reminders completely|please be quiet for good|switch the pings off for me|stop pushing me about answers',
    ru: 'хватит меня дёргать|слишком много уведомлений|отстань с напоминаниями|не пингуй меня|замолчи|не хочу больше пингов|хватит уже меня пинговать|уймись с уведомлениями|больше никаких напоминалок пожалуйста|выключи оповещения насовсем|ты слишком часто пишешь|никаких уведомлений больше|я сам посмотрю, не напоминай|убери все напоминания|отключи пинги|не надо меня торопить с ответами|тишина, пожалуйста, навсегда',
    ko: '그만 좀 재촉해|알림이 너무 많아|알림 좀 그만|핑 보내지 마|조용히 해줘|이제 알림 필요 없어|계속 핑 오는데 그만 좀|알림 이제 됐어 그만|이제 알림 메시지 보내지 마',
    'zh-TW':
      '別再催我|通知太多了|提醒別再來煩我|不要再ping我|安靜|不想再收提醒|一直被通知，停掉吧|通知夠多了，別再傳|不要再發這種提醒訊息了',
  },
  'reminders-on': {
    en: 'you can remind me again|turn notifications back on|unmute|i want the pings back|ping me again when something waits|i want nudges back|turn the alerts back on|you can remind me again|why don’t i get reminders any more, switch them on|start poking me about deadlines again',
    ru: 'можешь снова напоминать|включи уведомления обратно|размьють|верни пинги|снова пингуй меня|верни оповещения|включи уведомления обратно|можешь опять напоминать|почему не напоминаешь, включи|хочу снова получать напоминания',
    ko: '다시 알려줘도 돼|알림 다시 켜|음소거 해제|알림 다시 받고 싶어',
    'zh-TW': '可以再提醒我了|通知再打開|解除靜音|想恢復提醒',
  },
  language: {
    en: 'can we speak korean|english please|i prefer russian|write in chinese|switch the language|auf deutsch bitte',
    ru: 'можно по-корейски|давай по-английски|предпочитаю русский|пиши по-китайски|смени язык|speak english to me',
    ko: '한국어로 말할 수 있어|영어로 부탁|러시아어가 편해|중국어로 써줘|언어 바꿔|english please',
    'zh-TW': '可以講韓文嗎|請用英文|我比較習慣俄文|用中文寫|換語言|english please',
  },
  drafts: {
    en: 'the deal i started yesterday, where is it|half finished deals|what did i not finish|my unfinished one|throw my draft away',
    ru: 'где сделка, которую я вчера начал|недописанные сделки|что я не закончил|моя незавершённая|выкинь мой черновик',
    ko: '어제 쓰던 거래 어디 있어|쓰다 만 거래|뭐 안 끝냈지|내 미완성 거|내 초안 버려',
    'zh-TW': '昨天開始寫的交易在哪|寫一半的交易|我還沒寫完什麼|我未完成的|我的草稿丟掉',
  },
  health: {
    en: 'are you alive|is the bot ok|anything broken with you|why are you so slow today|is partner center down|are you working|any trouble with the connection to partner center|are messages getting stuck|why is the desk so slow today|is the thing even running|are you up to date with partner center|why is everything so slow today|did the sync break|is something wrong with the bot|when did you last hear from partner center|are new referrals still coming in properly',
    ru: 'ты жив|бот в порядке|у тебя что-то сломалось|почему ты такой медленный сегодня|partner center лежит?|ты работаешь|нет ли проблем со связью с центром партнёров|сообщения не застревают|почему сегодня всё тормозит|бот вообще живой|ты синхронизирован с центром партнёров|почему сегодня всё тормозит|синхронизация сломалась|с ботом что-то не так|когда последний раз был обмен с центром партнёров|новые рекомендации вообще доходят',
    ko: '살아 있어?|봇 괜찮아|뭐 고장났어|오늘 왜 이렇게 느려|파트너 센터 죽었나|너 작동해?|파트너 센터 연결에 문제 없어|메시지 막힌 거 있나|오늘 왜 이렇게 느려|이거 돌아가고는 있는 거야',
    'zh-TW':
      '你還活著嗎|機器人正常嗎|你壞掉了嗎|今天怎麼這麼慢|partner center掛了嗎|你有在運作嗎|跟合作夥伴中心的連線有沒有問題|訊息有卡住嗎|今天怎麼這麼慢|系統到底有沒有在跑',
  },
  solutions: {
    en: 'which of our products can be sold together with microsoft|do we list anything for hospitals|what have we got published in the store|our offers around data',
    ru: 'что из нашего можно продавать вместе с майкрософт|есть ли у нас что-нибудь для больниц|что у нас опубликовано в магазине|наши продукты про данные',
    ko: '우리 제품 중에 마이크로소프트랑 같이 팔 수 있는 거|병원용으로 등록된 거 있어|스토어에 올라간 우리 제품|데이터 관련 우리 제품',
    'zh-TW': '我們哪些產品可以跟微軟一起賣|有給醫院用的嗎|我們上架了哪些|跟資料有關的產品',
  },
  help: {
    en: 'can i take it back once i said yes|is there a way back after i answered|what if nobody answers in time|how does handing over work',
    ru: 'можно ли отыграть назад, если уже согласился|есть ли путь назад после ответа|а если никто не успеет ответить|как устроена передача другому',
    ko: '수락하고 나서 되돌릴 수 있어|답한 뒤에 무를 수 있나|제때 아무도 답 안 하면 어떻게 돼|넘기는 건 어떻게 하는 거야',
    'zh-TW': '接受之後可以反悔嗎|回覆了還能收回嗎|沒人及時回覆會怎樣|轉給別人要怎麼做',
  },
  inbox: {
    en: 'where am i running late|what have i missed the deadline of nearly|which of mine burn',
    ru: 'где я не успеваю|что у меня на грани срока|что у меня подгорает',
    ko: '내가 늦고 있는 거 뭐야|기한 아슬아슬한 거 있어|급하게 처리할 거 뭐 있지',
    'zh-TW': '我哪些快來不及了|哪些快到期還沒回|有什麼急著要處理的',
  },
  none: {
    en: 'haha good one|what a day|see you tomorrow|lets grab coffee|the weather is awful|did you see the game|ok cool|sounds good to me|lol|im hungry|my laptop is slow|who won the match last night|how was your weekend|call me back mike|the meeting moved to 3|thats not what i meant|no no no|you are useless|i love you bot|test test|asdf|contoso is a nice company|they never answer their phone|the customer said they are happy|dont touch contoso|leave fabrikam alone|please do nothing with adatum|we should not decline that|i would never accept such a thing|megan is pregnant|tom quit his job|can you order pizza|write me a poem|what is the capital of france|translate this for me|book a flight to berlin|i already accepted it yesterday|lee said he declined it|maybe later|hm|i think they will sign|so tired|we had lunch with them',
    ru: 'хаха хорошо сказано|ну и денёк|до завтра|пойдём кофе|погода ужас|видел матч|ок круто|мне нравится|лол|я голодный|мой ноут тормозит|кто выиграл вчера матч|как выходные|перезвони мне миша|встреча перенесена на 3|я не это имел в виду|нет нет нет|ты бесполезен|люблю тебя бот|тест тест|фыва|контосо хорошая компания|они никогда не берут трубку|клиент сказал что доволен|не трогай контосо|оставь fabrikam в покое|ничего не делай с адатумом|не стоит это отклонять|я бы такое никогда не принял|меган беременна|том уволился|закажи пиццу|напиши стих|какая столица франции|переведи мне это|забронируй рейс в берлин|я уже вчера принял|олег сказал что отклонил|может потом|хм|думаю подпишут|так устал|мы с ними обедали',
    ko: 'ㅋㅋ 재밌네|오늘 참 힘들다|내일 봐|커피 마시자|날씨 최악이야|경기 봤어?|오케이 좋아|괜찮은데|ㅎㅎㅎ|배고파|노트북이 느려|어제 경기 누가 이겼어|주말 어땠어|민수야 전화 줘|회의 3시로 옮겼어|그런 뜻이 아니야|아니 아니 아니|너 쓸모없어|봇 사랑해|테스트 테스트|ㅁㄴㅇㄹ|콘토소 좋은 회사야|전화를 절대 안 받아|고객이 만족한다고 했어|콘토소 건드리지 마|fabrikam 그냥 놔둬|아다툼 아무것도 하지 마|거절하면 안 될 것 같아|나라면 절대 수락 안 해|메건 임신했대|톰 그만뒀어|피자 시켜줘|시 써줘|프랑스 수도가 어디야|이거 번역해줘|베를린 비행기 예약해줘|어제 이미 수락했어|리가 거절했대|나중에|음|서명할 것 같아|너무 피곤해|같이 점심 먹었어',
    'zh-TW':
      '哈哈不錯|今天好累|明天見|去喝咖啡吧|天氣好糟|你有看比賽嗎|好喔|我覺得可以|笑死|我餓了|我筆電好慢|昨晚誰贏了比賽|週末過得如何|小明回我電話|會議改到三點|我不是這個意思|不不不|你沒用|愛你機器人|測試測試|星辰是好公司|他們都不接電話|客戶說很滿意|不要動星辰|別管fabrikam|台北物流什麼都別做|不應該拒絕的|我絕對不會接受這種|小美懷孕了|湯姆離職了|幫我訂披薩|寫首詩|法國首都是哪|幫我翻譯這個|訂去柏林的機票|我昨天已經接受了|小李說他拒絕了|晚點再說|嗯|我想他們會簽|好睏|我們跟他們吃午餐',
  },
};

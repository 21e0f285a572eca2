/** Words in sentences about an absence, separated by `|`, folded. */

/** A person is absent. */
export const awayWords =
  '休到|休息|쉼|休一天|休兩天|休三天|休一週|休一個禮拜|없을때|없을 때|없는 동안|없는동안|자리 비울 때|我不在時|不在時|不在的時候|不在期間|안 나와요|안나와요|안 나옵니다|없어요|없습니다|ухожу в декрет|в декретном отпуске|в декрете|в декрет|декрет|육아휴직이에요|육아휴직|출산휴가|휴직|휴가야|연차야|출장이야|育嬰留停|育嬰假|假期|請半天假|請半天|半天假|휴가임|연차임|출장임|반차|연차|out sick|ill|feeling sick|unwell|on parental leave|отсутствовать|буду отсутствовать|недоступен|недоступна|уехал|уехала|заболел|заболела|won’t be in|will not be in|i won’t be in|off work|not available|unavailable|not in|travelling|traveling|sabbatical|maternity leave|paternity leave|sick leave|annual leave|parental leave|leave|at a conference|not working|off work until|out of office|out of the office|out|ooo|away|on holidays|on holiday|on vacation|on leave|on parental leave|off sick|sick|vacation|holiday|absent|off|부재중|부재|휴가|출장|병가|자리 비움|자리 비웁니다|자리 비울게요|자리 비워요|в отпуске|отпуск|в командировке|отсутствую|отсутствует|меня не будет|не будет|не на месте|на больничном|болею|выходной|отгул|нет|меня нет|не работаю|на конференции|ухожу в|ухожу|уезжаю в|уезжаю|беру|командировку|больничный|아파서|쉽니다|쉬어요|쉴게요|쉬겠습니다|자리를 비워요|자리를 비웁니다|자리를 비울게요|자리 비워요|자리를|비워요|비웁니다|교육|일하지 않아요|일 안 해요|不在|身體不舒服|特休|年假|休年假|病假|事假|產假|陪產假|不上班|沒上班|公差|休假|請假|出差|休息|放假';

/** Before or after a name: that person is the substitute. */
export const takesOverWords =
  '이 대신 봐줘요|이 대신 봐 줘요|이 대신 봐줍니다|이 대신 봐 줍니다|이 대신 봐주세요|이 대신 봐줌|이 대신 봐줘|이 대신 봐 줌|이 대신 봐주기로 함|이 대신 봐줄 거예요|이 대신 봐줄거예요|가 대신 봐줘요|가 대신 봐 줘요|가 대신 봐줍니다|가 대신 봐 줍니다|가 대신 봐주세요|가 대신 봐줌|가 대신 봐줘|가 대신 봐 줌|가 대신 봐주기로 함|가 대신 봐줄 거예요|가 대신 봐줄거예요|대신 봐줘요|대신 봐 줘요|대신 봐줍니다|대신 봐 줍니다|대신 봐주세요|대신 봐줌|대신 봐줘|대신 봐 줌|대신 봐주기로 함|대신 봐줄 거예요|대신 봐줄거예요|이 대신 받음|이 대신 받아|이 대신 받아요|이 대신 받습니다|이 대신 받아줌|이 대신 받아줘요|이 대신 받아 줌|이 대신 함|이 대신 해줌|이 대신 해 줌|이 대신 봄|이 대신 봐|이 대신 봐요|이 대신 봅니다|가 대신 받음|가 대신 받아|가 대신 받아요|가 대신 받습니다|가 대신 받아줌|가 대신 받아줘요|가 대신 받아 줌|가 대신 함|가 대신 해줌|가 대신 해 줌|가 대신 봄|가 대신 봐|가 대신 봐요|가 대신 봅니다|대신 받음|대신 받아|대신 받아요|대신 받습니다|대신 받아줌|대신 받아줘요|대신 받아 줌|대신 함|대신 해줌|대신 해 줌|대신 봄|대신 봐|대신 봐요|대신 봅니다|有急事找|急件找|急事找|急的找|대신 봐줌|대신 봐준대요|대신 봐준대|대신 봐준다고|대신 봐주신대요|대신 봐주신대|대신 봐드림|봐줌|봐준대요|봐준대|봐준다고|봐주신대요|봐주신대|커버해줘요|커버해 줘요|커버해줌|커버해요|커버합니다|커버|백업해줘요|백업합니다|백업|幫我代一下|幫我代|幫我頂一下|幫我頂|代我|has my back|can take mine|takes mine|gets mine|gets my deals|мои сделки на|мои сделки берёт|мои рекомендации на|제 건은|제 일은|내 건은|맡아요|맡습니다|我的案子給|案子給|案子交給|대신 보게|대신 봐주게|대신 받게|대신 처리하게|대신 보도록|has my stuff|has my work|has my referrals|has everything|hand everything to|hand it all to|all goes to|все дела|дела|工作都交給|工作交給|都交給|交給|會幫我顧|幫我顧|幫忙顧|幫我代班|한테 넘겨줘|한테 넘겨 줘|에게 넘겨줘|에게 넘겨 줘|한테 넘길게|넘겨줘|넘겨 줘|handing over to|hand over to|handing everything to|handing my work to|i hand over to|my deputy is|my stand-in is|my backup is|substituted by|replaced by|заместитель|замещающий|передаю дела|передаю всё|передаю все|дела передаю|остаётся|за старшего|봐줄 거예요|봐줄거야|봐줄거예요|봐줄거에요|봐줄 거야|봐줄꺼야|봐 줄 거야|봐주기로 했어요|봐주기로 했어|봐주기로|봐 주기로|봐줄 거|봐줄게요|봐줘요|봐줍니다|봐 줘요|처리해요|처리합니다|會幫我看|幫我看|幫忙看|有事找|職務代理人是|職務代理人|職代|takes over|take over|will take over|takes it|covers for me|covers|cover for me|will cover|cover|covering|stands in for me|stands in|standing in|stand-in|stand in|fills in|instead of me|instead|is my deputy|as my deputy|as deputy|deputy|my backup|my cover|as my cover|fills in for me|substitute|backup|back up|대신해요|대신할게요|대신 맡아요|대신 맡|대신|대리|이 맡습니다|가 맡습니다|맡을게요|맡아 줍니다|담당합니다|замещает меня|за меня будет|меня подменить|меня заменить|подменить|заменить|прикроет меня|меня прикроет|прикрыть меня|меня прикрыть|прикроет|прикрыть|остаётся за меня|остается за меня|замещает|подменит|подменяет|заменит|заменяет|вместо меня|вместо|за меня|代理人|代理|代班|代替我|代替|接手|負責';

/** `Megan代`: the sign alone is a word only behind a name; 現代 and 年代 are others. */
export const takesOverBehindName = /^ ?代(?=$|[\s,，。、；;!！我])/u;

/** `за меня Ли`, `Ли за меня`: the words on either side of a name of two letters. */
export const behindStandIn = /(?<!\p{L})(?:за|вместо) меня(?: пока| будет| остаётся| остается)? $/u;
export const beforeStandIn = /^ (?:пока |будет |остаётся |остается )?(?:за|вместо) меня(?!\p{L})/u;

/** All that is between two names of one list. */
export const betweenNames =
  /^\s?(?:,|、|&|\/|(?:, ?)?(?:and|or|и|или|либо)(?= )|와|과|하고|이랑|랑|이나|나|또는|이나 또는|和|跟|與|及|或|或是|或者)\s?$/u;

/** The writer as the one who is away: `меня не будет`, but not `меня заменит`. */
export const writerAsSubject =
  /(?<![\p{L}\p{N}])(?:i(?=[ ’])|im(?= )|я(?= )|меня (?:не|нет))|(?<!\p{L})(?:저는|제가|저|전|나는|내가|나|난)(?= )|(?<!代替|代理|[代替幫給])我(?!們|的)/gu;

/** The absence has begun, and ends with the day that follows. */
export const untilWords = 'until|till|til|through|up to|to|до|по|까지|到|至|直到';

/** Beside the first day, where no last one is told. */
export const fromWords = 'from|starting|as of|beginning|с|со|начиная с|부터|起|開始|開始請|之後都';

/** Between the first and the last day, with spaces in languages that use them. */
export const betweenDays = ' until | till | through | to | - |–|—|~| до | по |부터|到|至';

/** `12월 20일부터 27일까지`, `12月20日到27日`: the month is said once. */
export const monthOfDay = /\d{1,2} ?[월月]/u;
export const dayWithoutMonth = /^ ?\d{1,2} ?[일日號]/u;

/** Behind a length and before the first day: `two weeks from Monday`. */
export const lengthThenDay =
  ' starting on | starting from | starting | beginning on | beginning | as of | from | начиная с | с | со ';
/** Behind the first day and before a length: `from Monday for two weeks`. */
export const dayThenLength = ' for |부터 |부터|起的|起| на ';

/** Between two separate days of absence. */
export const joinedDays = ' and | & | и |와 |과 |하고 |랑 |和|跟|與| ';

/** Filler words in such sentences. */
export const aroundAbsence =
  'по уходу за ребенком|по уходу за ребёнком|по уходу|taking|生病|아파서|去看醫生|看醫生|써요|씁니다|쓸게요|쓰겠습니다|내요|냅니다|낼게요|이고|고|이며|i|him|her|them|него|неё|нее|nobody|no one|noone|никто не|никто|아무도|無人|沒有人|沒人|i’m|i am|i’ll be|i will be|i’m going to be|im|will be|is|am|be|are|from|starting|for|on|with|and|by|my|me|please|the|am gone|gone|я|буду|нахожусь|будет|меня|с|со|и|на|у|мой|моя|пожалуйста|저는|제가|저|나는|나|난|전|내내|이니까|니까|이라서|라서|이라|인데|여서|때문에|하루만|하루|종일|급한건|급한 건|급한거|급한 거|급한 일은|님께|한테|에게|그동안|은|는|이|가|와|과|동안|해요|합니다|할게요|입니다|이에요|예요|에요|님|씨|我|會|由|請|從|起|和|是|要|將|為|的|整天|一整天|整週|整個禮拜|一整週|喔|啦|囉|唷|耶|都|一天';

/** The first day back, in a part of its own: `back on the 30th`. */
export const returnsWords =
  'and back on|and back|i’ll be back on|i’ll be back|i’m back on|i’m back|will be back on|be back on|back in on|back on|back from|back|returning on|returning|вернусь|вернёмся|буду снова|выйду на работу|выхожу на работу|выйду|выхожу|복귀해요|복귀합니다|복귀할게요|복귀|출근해요|출근합니다|출근|回來上班|回來|回公司|上班|銷假';

/** A part of a day, in a sentence about an absence. */
export const partOfDayAway =
  /(?<!\p{L})(?:(?:a )?half[- ]day(?: off)?|(?:in the |this |for the )?(?:afternoon|morning|evening|night)|полдня|после обеда|до обеда|после полудня|утром|вечером|вечера|вечер)(?!\p{L})|반나절|반차|오전|오후|저녁|請?半天假?|上午|下午|早上|晚上|傍晚|晚間/gu;

/** `Megan covers while Alex is away`: who takes over is said in another part. */
export const clauseBegins = /(?<!\p{L})(?:while|whilst|пока)(?!\p{L})/gu;

/** The writer, in front of a particle. */
export const firstPersonKorean = /^[나저내제전난]$/u;

/** Korean words of two syllables in such sentences, which sound like short names: Tom, Eva, Anna. */
export const noKoreanNames =
  '다음|지난|이번|없어|없음|있어|있음|주중|주말|월말|연말|연초|연휴|명절|설날|추석|여름|겨울|여행|가족|개인|오전|오후|당분|잠시|잠깐|일주|이주|종일|매일|지금|그때|이후|이전|집안|예비|훈련|출산|육아|결혼|신혼|건강|검진|수술|입원|치과|병원|회사|업무|외근|재택|해외|국내|제주|서울|부산|가요|그냥|아마|모두|계속|복귀|대체|일정|회의|전화|연락|메일|사정|이유|급한|저희|우리|다시|아직|이제|먼저|나중';

/** Particles attached to a Korean name. */
export const behindNames = '님이|씨가|한테|에게|께서|께|이|가|은|는|님|씨';

/** What stands in another form elsewhere: hyphens between two weekdays, and one week that is not what is left of this one. */
export const writtenAsRead: readonly (readonly [RegExp, string])[] = [
  // `12/24到31`, `12/24부터 31일`: the month is said once.
  [
    /(?<![\d/])(\d{1,2})\/(\d{1,2}) ?(?:到|至|~|～|부터|에서) ?(\d{1,2})(?![\d/月월.])(?:日|號|일)?/gu,
    '$1/$2 - $1/$3 ',
  ],
  // `can Megan cover for me`: asked of the desk, and of nobody whether she is able to.
  [
    /(?<!\p{L})(?:can|could|would|will|may)(?= \p{L}{2,20}(?: \p{L}{2,20})? (?:please )?(?:cover|take over|stand in|fill in|step in|substitute))/gu,
    ' ',
  ],
  [
    /(?<!\p{L})(?:(?:может|сможет)(?: ли)?|пусть)(?= \p{L}{2,20}(?: \p{L}{2,20})? (?:меня )?(?:подмен|замен|замещ|прикр))/gu,
    ' ',
  ],
  // `give all my Germany stuff to Megan`, `передай мои сделки Меган`: who gets it stands in, and what limits it is left to be asked about.
  [
    /(?<!\p{L})(?:(?:can|could|would|will) you )?(?:please )?(?:give|hand|pass|send|forward|route|move|transfer|leave|reassign|redirect)(?: over)?(?: all| every)?(?: of)?(?: my| mine)?((?: \p{L}{1,20}){0,3}?) (?:stuff|things|referrals|deals|work|ones|tasks|cards|customers)(?: over)? (?:to|with)(?= \p{L})/gu,
    '$1 , cover',
  ],
  [
    /(?<!\p{L})(?:(?:можешь|можете|можно) )?(?:передай|передайте|передать|отдай|отдайте|отдать)(?: все)?(?: мои)?((?: \p{L}{1,20}){0,2}?) (?:сделки|рекомендации|дела|задачи|карточки|клиентов)(?= \p{L})/gu,
    '$1 , вместо меня',
  ],
  [
    /(?<!\p{L})(?:все )?мои (?:сделки|рекомендации|дела|задачи|карточки|клиенты)(?: пока| сейчас| будут| остаются){0,2} (?:у|на|к)(?= \p{L})/gu,
    'вместо меня',
  ],
  // `буду в понедельник`, alone: in again on that day, and away until it.
  [/^(?:я )?(?:снова )?буду(?: уже| снова| только| опять)?(?= (?:в|во|с|со) \S{1,20}(?: \S{1,20})?$)/gu, 'вернусь'],
  [/(?<=휴가|연차|출장|휴직|병가|부재)이?고(?= )/gu, ','],
  [/(?<=반차|반나절)(?:야|예요|이에요|입니다|임|이야|써요?|쓸게요?|씁니다|낼게요?|냈어요?)(?!\p{L})/gu, ''],
  [/(?<=(?:[週周]|星期|禮拜)[一二三四五六日天])-(?=[週周星禮])/gu, '至'],
  // `週三週四休假`: two days with nothing between them.
  [/(?<=(?:[週周]|星期|禮拜)[一二三四五六日天])(?=(?:[週周]|星期|禮拜)[一二三四五六日天])/gu, '和'],
  [/(?<=(?<!\p{L})[월화수목금토일])-(?=[월화수목금토일](?!\p{L}))/gu, '~'],
  [/(?<!\p{L})на (?:одну )?недел(?:ю|ьку)(?!\p{L})/gu, 'на 1 неделю'],
  // `выхожу в декрет`, `back on leave`: going, where the same words alone are coming back.
  [
    /(?<!\p{L})(?:выхожу|выйду|выходит|выйдет)(?= (?:в (?:декрет|отпуск|отгул|командировку)|на больничный)(?!\p{L}))/gu,
    'ухожу',
  ],
  [
    /(?<=(?<!\p{L})(?:в (?:декрет|отпуск|отгул|командировку)|на больничный) )(?:выхожу|выйду|выходит|выйдет)(?!\p{L})/gu,
    'ухожу',
  ],
  [/(?<!\p{L})не (?:выйду|выхожу)(?: на работу)?(?!\p{L})/gu, 'не работаю'],
  [/(?<!\p{L})back on (?=(?:my |sick |annual |parental |maternity )?(?:leave|vacation|holidays?)(?!\p{L}))/gu, 'on '],
];

/**
 * Phrases about working hours and the time of the morning digest, in the desk's languages; separated by `|`, folded.
 */

/** The topic. Longest first, as they are removed from the sentence in this order. */
export const hoursTopic =
  'my working hours|working hours|my work hours|work hours|my office hours|office hours|my working days|working days|my hours|my workday|my working day|i only work|i work|i’m working|working|мои рабочие часы|рабочие часы|моё рабочее время|мое рабочее время|рабочее время|часы работы|мой рабочий день|рабочий день|рабочие дни|я работаю|работаю|근무 시간|근무시간|업무 시간|업무시간|근무 요일|근무일|일하는 시간|일해요|일합니다|일해|근무해요|근무합니다|근무해|上班時間|工作時間|上班時段|工作日|工時|我上班|我工作|上班|工作';

/** Beside hours of which they say no more than the hours do. */
export const halfDayWords =
  'mornings only|only mornings|only in the mornings|in the mornings|mornings|afternoons only|only afternoons|only in the afternoons|in the afternoons|afternoons|только до обеда|только после обеда|только по утрам|по утрам|до обеда|после обеда|오전에만|오전만|오후에만|오후만|只上早班|上早班|只上午|只有上午|早班|午班';

/** Where a working day begins and ends: `I start at 7:30 and finish at 4`, `7시 반에 시작해서 4시에 끝나`. */
export const dayStartsWords =
  'i usually start work|i usually start|i start work|i start|i begin work|i begin|i come in|i’m in|i get in|начинаю работать|начинаю работу|начинаю|прихожу на работу|прихожу|시작해서|시작하고|시작해|출근해서|출근하고|출근해|上班|開始工作|開始';
export const dayEndsWords =
  'i finish work|i finish|finish work|finish|i stop|stop|i leave|leave|i knock off|knock off|i’m done|заканчиваю работать|заканчиваю работу|заканчиваю|ухожу с работы|ухожу|끝나요|끝납니다|끝나|끝내요|끝내|마쳐요|마쳐|퇴근해요|퇴근합니다|퇴근해|퇴근|下班|結束';

/** Recurring days off. */
export const notWorkingTopic =
  '안일해요|안 일해요|안일합니다|안 일합니다|안일해|안 일해|안일함|일안해요|일안해|일 안함|일 안 함|근무 안 해요|근무 안해요|근무안해요|i don’t work|i dont work|dont work|i do not work|i never work|не работаю|я не работаю|일하지 않아요|일하지 않습니다|일 안 해요|일 안 합니다|쉬어요|쉽니다|不上班|不工作|休息';

export const digestTopic =
  'ежедневная сводка|ежедневной сводки|ежедневный дайджест|утренний дайджест|早報|早上的清單|早上清單|早上摘要|每天的清單|매일 요약|매일 아침 요약|매일 아침 목록|每天早上的摘要|每天的摘要|my morning list|the morning list|morning list|my morning summary|the morning summary|morning summary|my daily summary|daily summary|the daily digest|daily digest|my morning digest|morning digest|digest time|digest hour|my digest|the digest|digest|утренний список|утреннюю сводку|утренняя сводка|утренней сводки|ежедневную сводку|время сводки|сводку|сводка|сводки|дайджест|아침 목록|아침 요약|일일 요약|요약 시간|요약|다이제스트|每日清單|早上的摘要|每日摘要|晨間摘要|摘要時間|摘要';

/** Whose public holidays somebody keeps. */
export const ownCountryTopic =
  'i keep the public holidays of|i keep the holidays of|use the public holidays of|use the holidays of|my public holidays are those of|my holidays are those of|public holidays of|holidays of|public holidays in|holidays in|my holiday country is|my country is|set my country to|change my country to|my country:|i live in|i work in|i am based in|i’m based in|мои праздники как в|соблюдаю праздники|мои праздники|праздники|моя страна|я живу в|я работаю в|내 나라는|우리 나라는|제 국가는|내 국가는|공휴일은|공휴일 국가는|공휴일|我的國家是|我的國家|國定假日依|假日依|放假依照|假日依照|的假日|的國定假日|我住在';

/** Beside a refusal only: `no longer 9 to 5` is none of 9 to 5. */
export const noLongerWords = 'any more|anymore|any longer|no longer|больше';

/** Of one day's list as well, unless it is said that it comes each day. */
export const digestSkipped = 'skip|빼 주세요|빼줘|빼 줘';
export const eachDayWords = 'daily|every|each|매일|ежедневн|кажд|每日|每天';

/** Turns the digest off. */
export const digestOff =
  'drop|ditch|안 보내도 돼|i don’t need|i do not need|don’t need|do not need|no need for|мне не нужен|не нужен|我不需要|不需要|больше не надо|больше не нужна|больше не нужно|больше не хочу|안 받을래|안 받을게|안 받고 싶어|stop sending me|stop sending|don’t send me|do not send me|don’t send|do not send|i don’t want|no more|turn off|switch off|stop|without|no|не присылай|не присылайте|не надо присылать|не надо|не нужна|не нужно|не хочу|больше не|отключи|отключите|выключи|выключите|без|보내지 마세요|보내지 마|보내지 말아 주세요|필요 없어요|필요없어요|꺼 줘|꺼줘|꺼 주세요|그만 보내 줘|그만|안 받을래요|不用寄了|不用寄|不用送|不要寄|不要送|不要|不用|關掉|關閉|停止';

/** Turns the digest on again. */
export const digestOn =
  'turn back on|turn on again|turn on|switch back on|switch on|back on|bring back|resume|i want back|верни|верните|включи снова|снова включи|включи|включите|возобнови|다시 켜 줘|다시 켜줘|다시 켜 주세요|켜 줘|켜줘|켜 주세요|다시 받을래요|다시 받을래|打開|重新打開|開啟|重新開啟|恢復';

/** Nothing is to be written beyond an hour, day after day: `don’t write me before 10`. */
export const neverWritesWords =
  'don’t write to me|don’t write me|don’t write|do not write to me|do not write me|don’t message me|do not message me|don’t message|don’t text me|don’t send me anything|don’t send me messages|don’t send anything|no messages|stop messaging me|stop writing to me|stop writing me|не пиши мне|не пишите мне|не пиши|не пишите|ничего мне не присылай|ничего не присылай|не присылай мне ничего|не присылай ничего|메시지 보내지 마세요|메시지 보내지 마|아무것도 보내지 마세요|아무것도 보내지 마|보내지 말아 주세요|보내지 말아줘|보내지 마세요|보내지 마|연락하지 마세요|연락하지 마|不要傳訊息給我|別傳訊息給我|不要傳訊息|別傳訊息|不要傳給我|別傳給我';

/** Behind an hour only: `don’t remind me before 9` is said of one morning. */
export const neverRemindsWords =
  'stop pinging me|stop reminding me|stop notifying me|stop bothering me|don’t ping me|don’t remind me|don’t notify me|don’t bother me|don’t disturb me|do not disturb me|no pings|no reminders|no notifications|leave me alone|не беспокой меня|не беспокойте меня|не беспокой|не напоминай мне|не напоминай|не трогай меня|не дёргай меня|не дергай меня|без напоминаний|перестань мне писать|перестань писать|알림은 보내지 마세요|알림은 보내지 마|알림 보내지마세요|알림 보내지마|알림보내지마|알림 주지마|알림 주지 마|알림은 꺼줘|알림 꺼줘|알림 꺼 줘|연락하지마|연락하지 마|알림 보내지 마세요|알림 보내지 마|알림 보내지 말아 주세요|알림 주지 마세요|알림 주지 마|알리지 마세요|알리지 마|방해하지 마세요|방해하지 마|不要再通知我|不要通知我|別通知我|不要再提醒我|不要提醒我|別提醒我|不要吵我|別吵我|不要打擾我|別打擾我';

/** Hours behind a preposition: `после шести`. In order, the first is one o'clock. */
export const russianHoursSpoken = 'часу|двух|трёх|четырёх|пяти|шести|семи|восьми|девяти|десяти|одиннадцати|двенадцати';

export const beforeHourWords =
  'before|earlier than|раньше|ранее|이전에는|이전엔|이전에|이전|전에는|전엔|전에|전|以前|之前|前';
export const afterHourWords =
  'after|later than|past|после|позже|позднее|넘으면|넘어가면|지나면|이후부터는|이후부터|이후에는|이후엔|이후로는|이후에|이후로|이후|넘어서는|넘어서|지나서는|지나서|후에는|以後|之後|過後';

/** Between the bounds of a range. */
export const spanWords = ' to | till | until | through | до | по |부터|到|至|~|–|—| - |-';

/** A weekday in every week, not only the next one. Monday first. */
export const everyWeekdayWords: readonly string[] = [
  'mondays|every monday|понедельникам|월요일에는|월요일엔|월요일마다|매주 월요일|每週一|每個星期一|每星期一',
  'tuesdays|every tuesday|вторникам|화요일에는|화요일엔|화요일마다|매주 화요일|每週二|每個星期二|每星期二',
  'wednesdays|every wednesday|средам|수요일에는|수요일엔|수요일마다|매주 수요일|每週三|每個星期三|每星期三',
  'thursdays|every thursday|четвергам|목요일에는|목요일엔|목요일마다|매주 목요일|每週四|每個星期四|每星期四',
  'fridays|every friday|пятницам|금요일에는|금요일엔|금요일마다|매주 금요일|每週五|每個星期五|每星期五',
  'saturdays|every saturday|субботам|토요일에는|토요일엔|토요일마다|매주 토요일|每週六|每個星期六|每星期六',
  'sundays|every sunday|воскресеньям|일요일에는|일요일엔|일요일마다|매주 일요일|每週日|每個星期日|每星期日|每週天',
];

/** Filler words. */
export const aroundHours =
  'can i get|can i have|could i get|could i have|can you send|could you send|매일 오는|이제부터|以後|from now on|instead|send|only|just|現在|目前|只有|매일|только|а|по утрам|이제|만|改|傳|只|還有|都|까지만|나|저|please|from|are|is|be|between|and|at|on|set|change|move|send me|send|to|i want|i’d like|i would like|give me|get|my|the|now|always|hour|hours|time|o’clock|с|со|в|во|на|по|и|у|меня|мне|я|мои|мой|присылай|присылайте|пришли|шли|хочу|хотел бы|получать|поставь|измени|поменяй|перенеси|пожалуйста|час|часов|часа|время|теперь|저는|나는|제|내|에|은|는|을|를|로|으로|까지|보내 줘|보내줘|보내 주세요|보내주세요|메시지|연락|톡|바꿔 줘|바꿔줘|바꿔 주세요|변경해 줘|해 줘|해주세요|이에요|예요|입니다|시간|我的|我|是|在|從|把|請|改成|改到|改為|設為|設成|設定為|送|寄|給我|傳給我|了|都|的';

/** Ordinals for "the second one", first to twelfth, and words around a number, separated by `|`. */
export const ordinalWords: readonly string[] = [
  'первым|первому|единица|единицу|first|1st|one|первый|первая|первое|первую|первого|один|одна|첫|첫째|첫번째|한|하나|일번|一',
  'вторым|второму|двойка|двойку|second|2nd|two|второй|вторая|второе|вторую|второго|два|две|두|둘|둘째|二|兩',
  'третьим|третьему|тройка|тройку|삼번|third|3rd|three|третий|третья|третье|третью|третьего|три|세|셋|셋째|三',
  'четвертого|четвертым|사번|fourth|4th|four|четвертый|четвертая|четвертое|четвертую|четыре|네|넷|넷째|四',
  'пятого|пятым|오번|fifth|5th|five|пятый|пятая|пятое|пятую|пять|다섯|다섯째|五',
  'sixth|6th|six|шестой|шестая|шестое|шестую|шесть|여섯|六',
  'seventh|7th|seven|седьмой|седьмая|седьмое|седьмую|семь|일곱|七',
  'eighth|8th|eight|восьмой|восьмая|восьмое|восьмую|восемь|여덟|八',
  'ninth|9th|nine|девятый|девятая|девятое|девятую|девять|아홉|九',
  'tenth|10th|ten|десятый|десятая|десятое|десятую|десять|열|十',
  'eleventh|11th|eleven|одиннадцатый|одиннадцатая|одиннадцатую|열한|十一',
  'twelfth|12th|twelve|двенадцатый|двенадцатая|двенадцатую|열두|十二',
];

export const lastWords =
  'the last option|последнего|последним|последней|最後那個|最後的|last|the last|the last one|последний|последняя|последнее|последнюю|마지막|마지막 거|最後|最後一個|最后一个';

/** Stripped before and after a number or an ordinal. */
export const beforeOrdinal =
  'button number|button|press|нажми|кнопка номер|кнопку|кнопка|버튼|按鈕|按|давай|давайте|хочу|пусть будет|будет|頭|就|那就|选|選擇第|the|option|number|no|nr|#|№|choice|choose|choose number|pick|take|select|i’ll take|i choose|i pick|go with|номер|вариант|пункт|под номером|выбрать|выбираю|выберу|возьму|беру|第|選項|選|我選|選擇|我選擇|我要|就選|請選|옵션|번호|선택';
export const afterOrdinal =
  'button|кнопку|кнопка|번째 버튼|번 버튼|버튼|個按鈕|號按鈕|按鈕|번째 걸로|번째 걸로요|번째로 할게요|번째로 해 주세요|번째로 해주세요|번째로 하겠습니다|번 걸로|筆|家|間|件|個謝謝|個好了|個就好|謝謝|-ю|-й|-я|-е|-ый|-ая|-ое|-го|-ую|one|option|choice|please|вариант|пункт|пожалуйста|번째꺼요|번째 꺼요|번째꺼|번째 꺼|번째거요|번째거|번째껄로|번째 건|번째건|번째 추천|번째 거래|번꺼|번 꺼|번거|번 건|번째 거요|번째 거|번째 것|번째로요|번째로|번째요|번째|번 거요|번 거|번 선택|번을 선택|번으로 할게요|번으로 해 주세요|번으로 해주세요|번으로요|번으로|번이요|번요|번|째|요|이요|個|个|項|号|號|號的|個選項|個吧|st|nd|rd|th';

/** To see one of several: `두번째꺼 열어줘`, `開第二個`, `open the second one`. */
export const openingBefore =
  'please |can you |could you |open up |open |show me |show |let me see |view |see |look at |открой |откройте |открыть |покажи |покажите |показать |幫我|請|麻煩|我要|我想|打開|開啟|開|看一下|看看|看';
export const openingBehind =
  '열어 주세요|열어주세요|열어줘요|열어줘|열어 줘|열어봐|열어|열기|보여 주세요|보여주세요|보여줘요|보여줘|보여 줘|보여|볼래요|볼래|볼게요|볼게|보자|좀|給我看看|給我看|打開|一下|吧|嗎| please| открой| откройте| открыть| покажи';

/** To answer one of several: `вторую отклони`, `accept the second one`, `두번째거 수락해줘`, `第二個接受`. */
export const deedBeside = {
  accept:
    'accept |прими |примите |принять |принимаем | прими| примите| принять| принимаем|수락해 주세요|수락해주세요|수락해줘|수락할게|수락|接受|接',
  decline:
    'decline |reject |отклони |отклоните |отклонить |отклоняем |откажи | отклони| отклоните| отклонить| отклоняем|거절해 주세요|거절해주세요|거절해줘|거절할게|거절|拒絕|婉拒|退掉',
  claim: 'claim |забираю себе |забираю |беру себе | забираю себе| забираю| беру себе|認領',
} as const;

/** Words of options that tell nothing about which is meant, as `foldName` leaves them. */
export const fillingOptions =
  'with|help|general|something|else|other|after|customer|customers|помощь|помощью|другое|общая|после|клиента|도움|기타|일반|고객|고객의|其他|一般|客戶|協助';

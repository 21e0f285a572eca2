/** Ordinals for "the second one", first to twelfth, and what may stand around a number: by `|`. */
export const ordinalWords: readonly string[] = [
  'first|1st|one|первый|первая|первое|первую|первого|один|одна|첫|첫째|첫번째|한|하나|일번|一',
  'second|2nd|two|второй|вторая|второе|вторую|второго|два|две|두|둘|둘째|二|兩',
  'third|3rd|three|третий|третья|третье|третью|третьего|три|세|셋|셋째|三',
  'fourth|4th|four|четвертый|четвертая|четвертое|четвертую|четыре|네|넷|넷째|四',
  'fifth|5th|five|пятый|пятая|пятое|пятую|пять|다섯|다섯째|五',
  'sixth|6th|six|шестой|шестая|шестое|шестую|шесть|여섯|六',
  'seventh|7th|seven|седьмой|седьмая|седьмое|седьмую|семь|일곱|七',
  'eighth|8th|eight|восьмой|восьмая|восьмое|восьмую|восемь|여덟|八',
  'ninth|9th|nine|девятый|девятая|девятое|девятую|девять|아홉|九',
  'tenth|10th|ten|десятый|десятая|десятое|десятую|десять|열|十',
  'eleventh|11th|eleven|одиннадцатый|одиннадцатая|одиннадцатую|열한|十一',
  'twelfth|12th|twelve|двенадцатый|двенадцатая|двенадцатую|열두|十二',
];

export const lastWords =
  'last|the last|the last one|последний|последняя|последнее|последнюю|마지막|마지막 거|最後|最後一個|最后一个';

/** Stripped from before and after a number or an ordinal. */
export const beforeOrdinal =
  'the|option|number|no|nr|#|№|choice|choose|choose number|pick|take|select|i’ll take|i choose|i pick|go with|номер|вариант|пункт|под номером|выбрать|выбираю|выберу|возьму|беру|第|選項|選|我選|選擇|我選擇|我要|就選|請選|옵션|번호|선택';
export const afterOrdinal =
  'one|option|choice|please|вариант|пункт|пожалуйста|번째 거요|번째 거|번째 것|번째로요|번째로|번째요|번째|번 거요|번 거|번 선택|번을 선택|번으로 할게요|번으로 해 주세요|번으로 해주세요|번으로요|번으로|번이요|번요|번|째|요|이요|個|个|項|号|號|號的|個選項|個吧|st|nd|rd|th';

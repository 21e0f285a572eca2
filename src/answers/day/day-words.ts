/** Words of days in the desk's languages, separated by `|`. All four are understood in every locale. */

const russian = (stem: string, short: string) => `${stem}ь|${stem}я|${stem}е|${stem}ю|${short}`;
const russianHard = (stem: string, short: string) => `${stem}|${stem}а|${stem}е|${stem}у|${short}`;

/** January first. Months as numbers (always in Chinese, mostly in Korean) are not listed. */
export const monthWords: readonly string[] = [
  `january|일월|jan|${russian('январ', 'янв')}`,
  `february|이월|feb|febr|${russian('феврал', 'фев|февр')}`,
  `march|삼월|mar|${russianHard('март', 'мар')}`,
  `april|사월|apr|${russian('апрел', 'апр')}`,
  'may|오월|май|мая|мае|маю',
  `june|유월|육월|jun|${russian('июн', 'июн')}`,
  `july|칠월|jul|${russian('июл', 'июл')}`,
  `august|팔월|aug|${russianHard('август', 'авг')}`,
  `september|구월|sep|sept|${russian('сентябр', 'сен|сент')}`,
  `october|시월|oct|${russian('октябр', 'окт')}`,
  `november|십일월|nov|${russian('ноябр', 'ноя|нояб')}`,
  `december|십이월|dec|${russian('декабр', 'дек')}`,
];

/** Monday first, as ISO counts. */
export const weekdayWords: readonly string[] = [
  'monday|mon|mondays|понедельник|понедельника|понедельнику|пн|월요일|월욜|(월)',
  'tuesday|tue|tues|вторник|вторника|вторнику|вт|화요일|화욜|(화)',
  'wednesday|weds|wed|среда|среду|среды|среде|ср|수요일|수욜|(수)',
  'thursday|thu|thur|thurs|четверг|четверга|четвергу|чт|목요일|목욜|(목)',
  'friday|fri|пятница|пятницу|пятницы|пятнице|пт|금요일|금욜|(금)',
  'saturday|sat|суббота|субботу|субботы|субботе|сб|토요일|토욜|(토)',
  'sunday|sun|воскресенье|воскресенья|воскресенью|вс|일요일|일욜|(일)',
];

/** Taiwanese usage joins week and day in one word: 週五, 星期五, 下週五. */
export const chineseWeek = { week: '週|周|星期|禮拜|礼拜', days: '一|二|三|四|五|六|日', sunday: '天' };

export const unitWords = {
  day: 'day|days|d|день|дня|дней|天|일간',
  week: 'week|weeks|w|wk|wks|нед|неделя|неделю|недели|недель|неделе|주|주일|주간|週|周|星期|個星期|個禮拜|禮拜|礼拜',
  /** A length of time. The month names 9월 and 9月 are `monthNumber`. */
  month: 'month|months|mo|mos|месяц|месяца|месяцев|месяце|мес|개월|달|個月|个月',
  quarter: 'quarter|quarters|q|qtr|квартал|квартала|квартале|кварталов|кв|분기|季|季度|個季度|季節',
  year: 'year|years|yr|yrs|год|года|году|лет|г|гг|년|年',
};
export const monthNumberWords = '월|月|月份';

/** Offset from the current period. */
export const offsetWords: readonly (readonly [number, string])[] = [
  [-1, 'last|previous|прошлый|прошлая|прошлую|прошлой|прошлого|прошлом|прошлых|지난|上|上個|上一|上一個'],
  [
    0,
    'this|the current|current|этот|эта|эту|этой|этого|этом|текущего|текущем|этих|эти|이번|이|本|這|这|這個|这个|這一|这一|今',
  ],
  [
    1,
    'next|the coming|coming|upcoming|следующий|следующая|следующую|следующей|следующего|следующем|следующих|следующие|след',
  ],
  [1, '다음|차|오는|下|下個|下一|下一個|下个'],
  [2, 'after next|다다음|下下|下下個'],
];

export const partWords = {
  start: 'start|beginning|begin|early|начало|начале|начала|началу|началом|в начале|초|초순|初|上旬',
  middle: 'middle|mid|середина|середине|середины|середину|серединой|중순|중반|中旬|中',
  end: 'end|ending|late|last day|the last day|last of|the last of|конец|последний день|последнего дня|마지막 날|конце|концу|конца|말|하순|底|末|下旬|最後一天',
};

/** Offset from today in days. */
export const nearDayWords: readonly (readonly [number, string])[] = [
  [-2, 'позавчера|그저께|前天'],
  [-1, 'yesterday|вчера|어제|昨天|昨日'],
  [0, 'today|tonight|now|сегодня|сегодняшнего дня|오늘|금일|今天|今日'],
  [
    1,
    'tomorrow|tomoz|tmrw|tmr|tmw|tomorow|tommorow|tommorrow|завтра|завтрашнего дня|завтрашний день|내일|낼|明天|明日',
  ],
  [2, 'day after tomorrow|the day after tomorrow|послезавтра|모레|내일모레|낼모레|낼 모레|後天|后天'],
  [3, '글피|大後天'],
];

/** Before and after a length of time. */
export const countBeforeWords = 'after|через|спустя|再過';
/** The same before a length of time; before a month or a year they are fillers. */
export const withinWords = 'in|within|в течение';
export const countAfterWords =
  'from now|from today|later|hence|time|спустя|후|후에|뒤|뒤에|있다가|안에|이내|이내에|內|以內|之內|後|后|之後|以後|之后|以后|後的今天';

/** Ordinals: "third Thursday"; "in the third quarter" is therefore not a length of time. The last one is -1. */
export const dayOrdinalWords: readonly (readonly [number, string])[] = [
  [-1, 'последний|последняя|последнюю|последней|последнее|последнего|последнем|마지막|最後|最後一個'],
  [1, '일일|first|первый|первая|первую|первое|первого|первой|первом|첫|첫째|첫 번째|첫번째|i'],
  [2, '이일|second|второй|вторая|вторую|второе|второго|втором|둘째|두 번째|두번째|ii'],
  [3, '삼일|third|третий|третья|третью|третье|третьего|третьей|третьем|셋째|세 번째|세번째|iii'],
  [
    4,
    '사일|fourth|четвертый|четвёртый|четвертая|четвертую|четвертое|четвертого|четвёртого|четвёртая|четвёртую|넷째|네 번째|네번째|iv',
  ],
  [5, '오일|fifth|пятый|пятая|пятую|пятое|пятого|다섯째|다섯 번째|다섯번째'],
  [6, 'sixth|шестого|шестое|육일'],
  [7, 'seventh|седьмого|седьмое|칠일'],
  [8, 'eighth|восьмого|восьмое|팔일'],
  [9, 'ninth|девятого|девятое|구일'],
  [10, 'tenth|десятого|десятое|십일'],
  [11, 'eleventh|одиннадцатого|одиннадцатое|십일일'],
  [12, 'twelfth|двенадцатого|двенадцатое|십이일'],
  [13, 'thirteenth|тринадцатого|тринадцатое|십삼일'],
  [14, 'fourteenth|четырнадцатого|четырнадцатое|십사일'],
  [15, 'fifteenth|пятнадцатого|пятнадцатое|십오일'],
  [16, 'sixteenth|шестнадцатого|шестнадцатое|십육일'],
  [17, 'seventeenth|семнадцатого|семнадцатое|십칠일'],
  [18, 'eighteenth|восемнадцатого|восемнадцатое|십팔일'],
  [19, 'nineteenth|девятнадцатого|девятнадцатое|십구일'],
  [20, 'twentieth|двадцатого|двадцатое|이십일'],
  [21, 'twenty-first|twenty first|двадцать первого|двадцать первое|이십일일'],
  [22, 'twenty-second|twenty second|двадцать второго|двадцать второе|이십이일'],
  [23, 'twenty-third|twenty third|двадцать третьего|двадцать третье|이십삼일'],
  [
    24,
    'twenty-fourth|twenty fourth|двадцать четвертого|двадцать четвертое|двадцать четвёртое|двадцать четвёртого|이십사일',
  ],
  [25, 'twenty-fifth|twenty fifth|двадцать пятого|двадцать пятое|이십오일'],
  [26, 'twenty-sixth|twenty sixth|двадцать шестого|двадцать шестое|이십육일'],
  [27, 'twenty-seventh|twenty seventh|двадцать седьмого|двадцать седьмое|이십칠일'],
  [28, 'twenty-eighth|twenty eighth|двадцать восьмого|двадцать восьмое|이십팔일'],
  [29, 'twenty-ninth|twenty ninth|двадцать девятого|двадцать девятое|이십구일'],
  [30, 'thirtieth|тридцатого|тридцатое|삼십일'],
  [31, 'thirty-first|thirty first|тридцать первого|тридцать первое|삼십일일'],
];
/** Ordinal prefix in Chinese: 第三個星期四. */
export const ordinalMark = '第';

export const dayNumberWords: readonly (readonly [number, string])[] = [
  [1, 'a|an|one|один|одну|одна|한'],
  [2, 'two|couple|a couple|a couple of|couple of|два|две|двух|пару|두|兩|两'],
  [3, 'three|три|трёх|трех|세|석'],
  [4, 'four|четыре|четырёх|четырех|네|넉'],
  [5, 'five|пять|пяти|다섯'],
  [6, 'six|шесть|шести|여섯'],
  [7, 'seven|семь|일곱'],
  [8, 'eight|восемь|여덟'],
  [9, 'nine|девять|아홉'],
  [10, 'ten|десять|열'],
  [12, 'twelve|двенадцать'],
];

export const chineseDigits = '〇一二三四五六七八九';
export const chineseTen = '十';
export const chineseTwenty = '廿';

/** Whole phrases, expressed in the names of the word lists above: `offset:1 year` is next year. */
export const dayPhrases: readonly (readonly [string, string])[] = [
  ['eom', 'end offset:0 month'],
  ['eoq', 'end quarter'],
  ['eoy', 'end offset:0 year'],
  ['year-end|year end|연말|년말|年底|年末|年終', 'year end'],
  ['month-end|month end|월말|月底|月末', 'monthNumber end'],
  ['quarter-end|quarter end|분기말|季末|季底', 'quarter end'],
  // First and last day of a month.
  ['月初|월초', 'monthNumber start'],
  ['말일', 'monthNumber end'],
  ['eow|end of week', 'end week'],
  // A weekend has two days; a phrase for the time before it means this week.
  ['weekend|주말|週末|周末|выходные|выходных|выходным', 'weekend'],
  [
    'before the weekend|by the weekend|주말까지|주말 전|주말전|до выходных|к выходным|перед выходными|週末前|周末前',
    'end week',
  ],
  [
    'after the weekend|주말 지나고|주말 지나서|주말 지나면|주말 이후|주말 후|после выходных|週末過後|周末過後|週末之後|週末後|周末後',
    'offset:1 week',
  ],
  ['the week after next|week after next', 'offset:2 week'],
  ['a fortnight|fortnight|a fortnight today|fortnight today', 'number:2 week'],
  ['in a fortnight’s time|a fortnight’s time', 'number:2 week'],
  ['a week today|this day week|today week', 'number:1 week'],
  ['a week tomorrow|tomorrow week', 'number:8 day'],
  ['금주|本週', 'offset:0 week'],
  ['익월', 'offset:1 month'],
  ['당월', 'offset:0 month'],
  ['연내|올해 안에|年內', 'offset:0 year'],
  ['일년', 'number:1 year'],
  ['半個月|半个月', 'number:15 day'],
  // Until the new year: 31 December.
  [
    'новый год|нового года|новому году|new year|the new year|new year’s|new year’s eve|новогодних праздников|跨年|新年|새해',
    'year end',
  ],
  ['내년|明年|來年|来年', 'offset:1 year'],
  ['올해|금년|今年|本年', 'offset:0 year'],
  ['작년|去年', 'offset:-1 year'],
  ['후년|後年', 'offset:2 year'],
  ['本月|이달|當月', 'offset:0 month'],
  ['下月|次月|내달', 'offset:1 month'],
  ['上月', 'offset:-1 month'],
  ['полгода|half a year|반년|半年', 'number:6 month'],
  ['보름', 'number:15 day'],
  // Half-years end with the second and the fourth quarter.
  ['h1|first half|상반기|上半年|первое полугодие|первом полугодии', 'number:2 quarter'],
  ['h2|second half|하반기|下半年|второе полугодие|втором полугодии', 'number:4 quarter'],
  ['담주', 'offset:1 week'],
  ['담달', 'offset:1 month'],
  ['christmas|xmas|크리스마스|성탄절|聖誕節|耶誕節|圣诞节', 'namedMonth:12 number:25'],
  ['new year’s day|신정|새해 첫날|元旦', 'namedMonth:1 number:1'],
  ['일주일', 'number:1 week'],
  ['이틀', 'number:2 day'],
  ['사흘', 'number:3 day'],
  ['열흘', 'number:10 day'],
];

/** Suffix of a day's number: 30th, 30-го, 30일. */
export const dayMarks = '일|日';
export const ordinalEndings = 'числа|число|st|nd|rd|th|-го|го|-е|-й|-ый|-ого|號|号';

/** After a day they have no effect (30日前), after a length of time they mean the past (3天前). */
export const agoWords = 'ago|назад|전|前|之前|以前';

export const dayFillers = [
  '日期|закрытие',
  'the|of|on|by|before|until|till|at|around|about|approximately|roughly|maybe|probably|closing|close|closes|due|is|it|or so',
  'let’s say|lets say|make it|pls|thanks|date|say|please|i think|sometime|somewhere|in the|will be|to|and',
  'пожалуйста|включительно|пусть будет|пусть|будет|скажем|допустим|в|во|к|ко|до|на|около|примерно|срок|закрыть|закроется|где-то|это',
  'eod|on or before|no later than|not later than|at the latest|не позднее|не позже|самое позднее|под',
  '으로|안으로|안에|으로 할게요|로 할게요|할게요|으로 해주세요|로 해주세요|까지|까지요|늦어도|에|중|쯤|경|즈음|마감|종료|예정|예요|이에요|입니다|로|의|약|정도|은|는|날|지나서',
  '喔|哦|好了|就好|大約|大概|約|左右|的|在|到|結束|民國|中華民國|那天|吧|是|當天|最晚|最遲',
].join('|');

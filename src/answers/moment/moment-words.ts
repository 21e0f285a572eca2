/** Hours, minutes and parts of a day in the desk's languages; words separated by `|`. */

/** Units of time, in minutes. */
export const lengthWords: readonly (readonly [number, string])[] = [
  [
    90,
    'an hour and a half|hour and a half|полтора часа|часа полтора|한 시간 반|한시간 반|1시간 반|一個半小時|一個半鐘頭|1個半小時|一小時半',
  ],
  [45, 'three quarters of an hour'],
  [15, 'a quarter of an hour|quarter of an hour|четверть часа|一刻鐘'],
  [30, 'half an hour|half hour|полчаса|반시간|반 시간|半小時|半個小時|半個鐘頭'],
  [60, 'hours|hour|hrs|hr|часов|часа|часик|час|시간|個小時|小時|小时|個鐘頭|鐘頭'],
  [1, 'minutes|minute|mins|min|минуты|минуту|минут|мин|分鐘|分钟|분'],
];

/** Counts as words. */
export const countWords: readonly (readonly [number, string])[] = [
  [1, 'an|a|one|один|одну|한|一|一個'],
  [2, 'two|a couple of|a couple|couple of|два|две|пару|두|두어|두세|兩|二|兩個|兩三|兩三個'],
  [3, 'three|три|세|서너|三|三個|三四個'],
  [4, 'four|четыре|네|四|四個'],
  [5, 'five|пять|다섯|五|五個'],
  [6, 'six|шесть|여섯|六|六個'],
  [7, 'seven|семь|일곱|七'],
  [8, 'eight|восемь|여덟|八'],
  [9, 'nine|девять|아홉|九'],
  [10, 'ten|десять|열|十'],
  [11, 'eleven|одиннадцать|열한|十一'],
  [12, 'twelve|двенадцать|열두|十二'],
];

/** Parts of a day by their first hour; 0: the start of the person's working day. */
export const dayPartWords: readonly (readonly [number, string])[] = [
  [0, 'in the morning|this morning|morning|утром|с утра|아침에|아침|오전에|오전|上午|早上|早晨'],
  [
    12,
    'at noon|noon|midday|at midday|at lunch|lunchtime|at lunchtime|в полдень|полдень|в обед|днём|днем|정오에|정오|점심에|점심|中午',
  ],
  [
    14,
    'in the afternoon|this afternoon|afternoon|right after lunch|after lunch|после обеда|오후에|오후|점심 먹고 나서|점심 먹고|점심먹고|점심 후에|점심 후|점심 이후에|점심 이후|下午|午餐後|午餐之後|午飯後|吃完午餐|吃完午飯',
  ],
  // An hour before most people leave: there is time left to answer.
  [
    16,
    'at the end of the day|at the end of day|by the end of the day|by end of day|end of the day|end of day|by eod|at eod|eod|before i leave|close of business|by cob|cob|в конце рабочего дня|в конце дня|под конец дня|к концу дня|퇴근하기 전에|퇴근 전에|퇴근전에|퇴근 전|下班之前|下班前',
  ],
  [18, 'late in the day|in the evening|this evening|tonight|evening|вечером|저녁에|저녁|밤|晚上|今晚'],
];

/** am and pm, before or after an hour. */
export const halfWords = {
  am: 'am|a.m.|a.m|утра|ночи|새벽에|새벽|凌晨|清晨',
  pm: 'pm|p.m.|p.m|вечера',
  pmOrDays: 'дня',
} as const;

/** Marks of a time of day: before a bare number, or after it. */
export const clockWords = {
  before: 'at|в|к|около',
  behind: 'o’clock|o clock|시|點鐘|點|点',
  half: '반|半',
  minutes: '분|分',
} as const;

/** `3일`, `5天` alone, as the length of a pause: a number of days, not the third of the month. */
export const dayCountWords = '일|天|日';

/** A week from now, if no particular week is named. */
export const oneWeekWords =
  'week|a week|one week|1 week|1w|неделю|неделька|неделечку|недельку|неделю|одну неделю|1 неделю|일주일|한 주|1주|1주일|一週|一周|一星期|一個星期|一個禮拜|1週|1周|1個星期|1個禮拜|일주|한주';

/** Filler words around a moment. */
export const aroundMoment =
  'in|for|by|after|later|from now|about|of|on|to|till|til|until|by|please|again|the|через|на|спустя|до|во|о|об|про|пожалуйста|снова|뒤에|뒤로|뒤|후에|후|이따가|있다가|에|까지|동안|로|으로|좀|만|만큼|다시|을|를|後|之後|以後|后|到|在|請|再|的|給我|我|延後|延到|延|順延|往後延|先|알려줘요|알려 줘요|알려줘|알려 줘|알려주세요|알려 주세요|알려|알림|미뤄줘|미뤄 줘|미뤄|미루기|미루|미룰게|미룰게요|미뤄주세요|미뤄 주세요|연기해줘|연기해|연기|暫停';

/**
 * Words of amounts in the desk's languages, separated by `|`. All four are understood in every locale: a Korean team
 * writes `120k`, a Russian one quotes an English mail. Lower case, after NFKC.
 */

/** Multiply everything before them: `1.2 m`. */
export const scaleWords: readonly (readonly [number, string])[] = [
  [1e3, 'k|thousand|thousands|in thousands|grand|tsd|tys|тыс|тысяч|тысяча|тысячи|тысячу|тыщ|к'],
  [1e4, '만|萬|万'],
  [1e5, 'lakh|lakhs|lac|lacs|l'],
  [
    1e6,
    'm|mn|mln|mm|mio|mil|mi|million|millions|in millions|млн|лям|ляма|лямов|лимон|лимона|лимонов|миллион|миллиона|миллионов|м',
  ],
  [1e7, 'crore|crores|cr'],
  [1e8, '억|億|亿'],
  [1e9, 'b|bn|bln|mrd|billion|billions|in billions|млрд|миллиард|миллиарда|миллиардов'],
  [1e12, 'trillion|трлн|триллион|триллиона|триллионов|조|兆'],
];

/** An abbreviation ends a number: in `120k 500` another amount follows, whereas "120 thousand 500" is one. */
export const abbreviatedScales = 'k|m|mn|mm|mio|mil|mi|b|bn|bln|cr|l|к|м';

/**
 * Plurals never stand for a single unit: "thousands of euros" is not an amount, тысяч сто is about a hundred thousand.
 */
export const pluralScales =
  'thousands|in thousands|millions|in millions|billions|in billions|тыс|тысяч|тысячи|тыщ|млн|миллиона|миллионов|млрд|миллиарда|миллиардов|трлн|триллиона|триллионов|ляма|лямов';

/** Multiply only the digit before them: in 2천만 the 천 applies to the 2, the 만 to 2천. */
export const smallScaleWords: readonly (readonly [number, string])[] = [
  [10, '십|十|拾'],
  [100, 'hundred|백|百|佰'],
  [1000, '천|千|仟'],
];

/** Digits before and after the comma in 2,3천만 (from two to three). */
export const digitsBeforeScale = '[1-9일이삼사오육칠팔구一二兩三四五六七八九]';
export const easternScales = '십백천만억十百千萬万億亿';

export const numberWords: readonly (readonly [number, string])[] = [
  [0.25, 'quarter|четверть'],
  [0.5, 'half|пол|половина|половину|половиной'],
  [0.75, 'three quarters|three-quarters|три четверти'],
  [1.5, 'полтора|полторы|полутора'],
  [0, 'zero|nothing|none|ноль|нуль|영'],
  [1, 'one|один|одна|일|一|壹'],
  [2, 'two|два|две|двух|이|二|兩|两|貳'],
  [3, 'three|три|трёх|трех|삼|三|參'],
  [4, 'four|четыре|четырёх|четырех|사|四|肆'],
  [5, 'five|пять|пяти|오|五|伍'],
  [6, 'six|шесть|шести|육|六|陸'],
  [7, 'seven|семь|семи|칠|七|柒'],
  [8, 'eight|восемь|восьми|팔|八|捌'],
  [9, 'nine|девять|девяти|구|九|玖'],
  [10, 'ten|десять|десяти'],
  [11, 'eleven|одиннадцать'],
  [12, 'twelve|двенадцать'],
  [13, 'thirteen|тринадцать'],
  [14, 'fourteen|четырнадцать'],
  [15, 'fifteen|пятнадцать'],
  [16, 'sixteen|шестнадцать'],
  [17, 'seventeen|семнадцать'],
  [18, 'eighteen|восемнадцать'],
  [19, 'nineteen|девятнадцать'],
  [20, 'twenty|двадцать|двадцати'],
  [30, 'thirty|тридцать|тридцати'],
  [40, 'forty|сорок|сорока'],
  [50, 'fifty|пятьдесят|пятидесяти'],
  [60, 'sixty|шестьдесят|шестидесяти'],
  [70, 'seventy|семьдесят|семидесяти'],
  [80, 'eighty|восемьдесят|восьмидесяти'],
  [90, 'ninety|девяносто|девяноста'],
  [100, 'сто|ста|сотня|сотню|сотни|сотней'],
  [200, 'двести|двухсот'],
  [300, 'триста|трёхсот|трехсот'],
  [400, 'четыреста|четырёхсот|четырехсот'],
  [500, 'пятьсот|пятисот'],
  [600, 'шестьсот|шестисот'],
  [700, 'семьсот|семисот'],
  [800, 'восемьсот|восьмисот'],
  [900, 'девятьсот|девятисот'],
];

/** Number and multiplier in one word. */
export const halfMillionWords = 'полмиллиона';
export const thousandRublesWords = 'т.р|тр|т.р.';

export const minusWords = 'minus|negative|минус|마이너스|負|负';

/** Placeholder for empty places: 一千零五 is 1,005; alone it is 0. */
export const zeroWords = '零|〇';

/** Decimal point in words: "one point five", 一點五. */
export const pointWords = 'point|點|点|점';

/** With one number alone, half of a range was said: `between 10`, `10 или`. */
export const halfRange =
  /(?:^|\s)(?:between|между)(?=\s)|(?:^|\s)(?:or|или|либо|또는|아니면|或|或者|或是)$|^(?:or|или|либо|또는|아니면|或|或者|或是)(?=\s|\d)|사이$|之間$/u;
/** A multiplier of one letter counts nothing where no number stands beside it. */
export const letterAlone = /^(?:[a-zа-я]|mm|mn|bn|mio|mln)\.?$/u;

/** Between the bounds of a range: `100 to 120k`. */
export const rangeWords = 'to|or|–|—|-|~|/|до|или|에서|부터|또는|至|到|或|或者';

/** Before a second number they make it a separate amount: "120 thousand maybe 150" is not added up. */
export const hedgeWords =
  'maybe|perhaps|probably|i think|i guess|about|around|say|more like|rather|actually|может|может быть|наверное|скорее|아마|或許|可能';

/** Filler words, which do not change the amount. */
export const amountFillers = [
  'let’s say|lets say|say|make it|pls|thanks|or so|somewhere between|somewhere around|somewhere|in the region of|ballpark|give or take|thereabouts|ish|probably around|i would say|we think|they said|they want to spend|roughly|approximately|approx|circa|ca|some|nearly|almost|est|estimation',
  'a|an|the|of|and|in|for|is|are|it|its|it is|it’s|its value is|that is|value|worth|amount|total|deal|budget|between|up',
  'at least|more than|less than|over|under|no more than|max|min|не менее|не более|более|больше|менее|이상|이하|넘게|以上|以下|超過|至少',
  'estimated value|estimate|estimated|please|just|>|>=|<|<=|≥|≤|+|excl. vat|excl vat|ex vat|excluding vat|plus vat|+ vat|net of vat|vat excluded|incl. vat|incl vat|including vat|with vat|vat included|vat incl',
  'пусть будет|пусть|будет|пожалуйста|допустим|скажем|думаю|ну|около|примерно|приблизительно|порядка|где-то|сумма|стоимость|бюджет|всего|от|между|и|с|х|это|на|не больше|не меньше|без ндс|с ндс|плюс ндс|+ ндс|кроме ндс|не включая ндс|ндс сверху|включая ндс|с учетом ндс|с учётом ндс|в том числе ндс',
  '야|이요|요|ㅎㅎ|ㅎ|ㅋㅋ|ㅋ|ㅠㅠ|으로 할게요|로 할게요|할게요|으로 하겠습니다|로 하겠습니다|하겠습니다|약|대략|한|정도|쯤|됩니다|돼요|될 것 같아요|될 것 같습니다|될 것 같은데요|될 것 같은데|일 것 같은데요|일 것 같은데|일 것 같아요|될 듯|될 거예요|라고 해요|사이|내외|안팎|짜리|짜리로|짜리야|짜리예요|짜리입니다|짜리다|어치|이 됐어|이 됐어요|이 되었습니다|이 됨|가량|금액|예상|예상 금액|은|는|이에요|예요|입니다|에요|이야|이고|요|으로|로|총|합계|부가세 별도|부가세 포함|부가세별도|부가세포함|vat 별도|vat 포함|vat별도|vat포함|세전|세후|최대|최소|적어도|아무리 못해도|미만|초과|이내|선|선으로',
  '吧|好了|就好|喔|哦|約|大約|大概|左右|金額|預估|預估金額|是|的|共|總共|總計|差不多|約莫|整|正|未稅|未税|不含稅|含稅|含税|稅前|稅後|最多|最少|上下|以內|不到|預計|预计|抓|估|估計',
].join('|');

/** Pre-check whether a text contains a numeral at all, in digits or in Chinese characters. */
export const hasNumeral = /\d|[一二三四五六七八九十百千萬億]/;

/** A number and nothing else: without a unit it may count anything. */
export const bareNumeral = /^(?:\d+|[一二三四五六七八九十百千]+)$/u;

/** Between count and price: `10 x 5000 USD`. */
export const timesWords = 'x|х|×|*|times|곱하기|乘以|乘';
/** Before the price, after the counted item: "25 seats at 40 euros". */
export const priceWords = 'at|@|for|по|씩|각';
export const countedWords =
  'seat|seats|user|users|license|licenses|licence|licences|unit|units|piece|pieces|pcs|month|months|year|years|people|device|devices|мест|места|место|лицензий|лицензии|лицензия|пользователей|пользователя|штук|штуки|шт|месяцев|месяца|месяц|лет|года|год|명|개|개월|대|석|個|位|套|台|張|個月|人|年';
/** After a unit price. */
export const eachWords =
  'each|apiece|per seat|per user|per license|per licence|per unit|per piece|per month|per year|a month|a piece|a seat|a user|a year|за штуку|за место|за лицензию|каждый|каждая|в месяц|씩|每個|每人|每月|一個|一套';

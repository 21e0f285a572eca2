/**
 * Notations of currencies, in addition to ISO codes and Intl's names. Signs that several currencies share (`$`, `¥`,
 * `元`, `kr`) have an identifier of their own, which is resolved by the person's language and usual currency.
 */
export const sharedCurrencies = ['dollar', 'yen-or-yuan', 'yuan-or-dollar', 'krona', 'peso'] as const;
export type SharedCurrency = (typeof sharedCurrencies)[number];

export const sharedCurrencyWords: readonly (readonly [SharedCurrency, string])[] = [
  [
    'dollar',
    '$|dollar|dollars|bucks|доллар|доллара|доллары|долларов|долларах|долларами|долл|бакс|бакса|баксы|баксов|баксах|зелени|달러|불|弗',
  ],
  ['yen-or-yuan', '¥'],
  ['yuan-or-dollar', '元|圓|塊'],
  ['krona', 'kr|krona|kronor|krone|kroner|крон|кроны|крона|кронах|크로나|크로네|克朗'],
  ['peso', 'peso|pesos|песо|페소|披索|比索'],
];

export const currencyWords: readonly (readonly [string, string])[] = [
  [
    'USD',
    'us$|us $|u$s|u$d|usd$|$us|us dollar|us dollars|u.s. dollar|u.s. dollars|united states dollar|american dollar|american dollars|доллары сша|долларов сша|доллара сша|долларах сша|американских долларах|американских долларов|американского доллара|американских доллара',
  ],
  ['RUB', 'руб. рф|руб рф|рублей рф|р. рф'],
  ['USD', 'долл. сша|долл сша|дол. сша|дол сша|дол|дол.|미국 달러|미국달러|미달러|미불|미화|美元|美金|美圓'],
  ['EUR', '€|euro|euros|евро|유로|유로화|歐元|欧元|歐'],
  [
    'GBP',
    '£|gb£|quid|pound|pounds|pound sterling|sterling|фунт|фунта|фунтов|фунтах|фунтах стерлингов|фунтов стерлингов|фунта стерлингов|британских фунтах|британских фунтов|английских фунтов|파운드|영국 파운드|英鎊',
  ],
  ['KRW', '₩|won|korean won|вон|воны|вона|вонах|корейских вон|южнокорейских вон|원|원화|한화|韓元|韓圓|韓幣'],
  ['JPY', 'jp¥|yen|иен|иены|иена|иенах|японских иен|японских иенах|японские иены|йен|엔|엔화|円|日圓|日元|日幣|日圆'],
  [
    'CNY',
    'cn¥|rmb|yuan|renminbi|yuan renminbi|chinese yuan renminbi|юань|юаня|юаней|юанях|китайских юаней|китайских юанях|위안|위안화|人民幣|人民币|rmb¥',
  ],
  [
    'TWD',
    'nt$|ntd|nt|nt dollars|taiwan dollar|taiwan dollars|тайваньских долларов|тайваньских долларах|대만 달러|대만달러',
  ],
  ['TWD', '新台幣|新臺幣|台幣|臺幣|新台币|台币'],
  ['HKD', 'hk$|hong kong dollars|홍콩 달러|홍콩달러|港幣|港元|港币|гонконгских долларов|гонконгских долларах'],
  [
    'RUB',
    '₽|руб|рубль|рубля|рублей|рубли|рублях|рублями|российских рублях|российских рублей|российских рубля|р|rub|ruble|rubles|rouble|roubles|루블|盧布',
  ],
  ['AUD', 'a$|au$|australian dollars|호주 달러|호주달러|澳幣|澳元|австралийских долларов|австралийских долларах'],
  ['CAD', 'c$|ca$|canadian dollars|캐나다 달러|캐나다달러|加幣|加元|канадских долларов|канадских долларах'],
  ['NZD', 'nz$|new zealand dollars|紐幣|紐元|뉴질랜드 달러'],
  ['SGD', 's$|sg$|singapore dollars|싱가포르 달러|新加坡幣|新幣|星幣|坡幣'],
  ['MXN', 'mx$|mexican pesos'],
  ['BRL', 'r$|real|reais|reals|헤알|реал|реалов'],
  [
    'CHF',
    'sfr|franc|francs|swiss franc|swiss francs|франк|франка|франков|франках|швейцарских франках|швейцарских франков|швейцарских франка|швейцарский франк|프랑|스위스 프랑|瑞士法郎|瑞郎',
  ],
  ['INR', '₹|rs|rupee|rupees|рупия|рупии|рупий|рупиях|루피|盧比'],
  ['ZAR', 'r|rand'],
  ['PLN', 'zł|zl|polish złoty|złoty|zloty|zlotys|злотый|злотых|злотых'],
  ['CZK', 'kč|코루나|чешских крон|捷克克朗'],
  ['TRY', '₺|tl|lira|liras|лир|лиры|лирах|리라|里拉'],
  ['UAH', '₴|hryvnia|гривна|гривен|гривны|гривнах|грн'],
  ['KZT', '₸|tenge|тенге'],
  ['ILS', '₪|shekel|shekels'],
  ['THB', '฿|baht|바트|泰銖'],
  ['VND', '₫|dong|동|越南盾'],
  ['PHP', '₱|php$'],
  ['NGN', '₦|naira'],
  ['AED', 'dh|dhs|dirham|dirhams|uae dirham|emirati dirham|дирхам|дирхамов|дирхамах|디르함'],
  ['SAR', 'riyal|riyals'],
  ['MYR', 'rm|ringgit|링깃|令吉|馬幣'],
];

/** Codes that are also words: inside a text they count in upper case only. */
export const codesLikeWords = 'try|cop';

/** Codes and names of currencies that are other words behind the name of an amount, also in capitals; with their country's name they count. */
export const currenciesLikeHeaderWords = 'all|amd|ang|bam|bob|cup|gel|lak|mad|mop|pen|sos|top|r|real|won';

/** Words allowed directly before a currency's name. Any other word may change the currency: Egyptian pounds. */
export const beforeCurrency = [
  'in|into|as|the|is|are|be|it|its|it’s|that’s|they’re|to|with|by|for|of|and|or|then|currency|say|try|use|using|take|make|choose',
  'pay|pays|paid|paying|bill|billed|quote|quoted|prefer|probably|maybe|perhaps|just|only|please|definitely|always|yes|all|everything',
  'в|во|на|по|и|или|либо|это|то|все|всё|валюта|пусть|будет|считайте|считаем|возьмите|давайте|тогда|только|лучше|просто|наверное|скорее|пожалуйста|конечно|да',
].join('|');

/** Korean particles attached to a currency's name: 유로로, 원이에요. */
export const afterCurrencyInKorean =
  '로|으로|로요|으로요|로만|으로만|로는|화|화로|화로요|이요|요|예요|이에요|에요|입니다|이고|이나|이랑|가|이|은|는|를|을|기준|기준으로|면|이면';

/** Context required for a sign of one Chinese character (元): otherwise it belongs to another word. */
export const besideCurrencyInChinese =
  '以|用|請用|就用|都用|是|按|收|付|計|計價|計算|結算|報價|支付|付款|為單位|吧|喔|啊|謝謝';

/** These words negate the currency that is named. */
export const notTheCurrency = {
  words:
    'not|no|non|except|without|never|don’t|doesn’t|isn’t|neither|nor|instead|rather|than|не|нет|ни|кроме|без|вместо',
  parts: '말고|아니|아닌|빼고|제외|대신|不|別|别|非|除|沒|没|無',
};

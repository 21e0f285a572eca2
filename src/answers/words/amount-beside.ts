/** A scale or a currency beside an amount: the amount goes on. */
export const ofAmount =
  /^(?:us|usd|eur|gbp|jpy|krw|twd|ntd?|rub|chf|k|m|mn|mio|bn|thousand|million|billion|hundred|grand|dollars?|bucks|euros?|pounds?|yen|won|тыс\p{L}*|млн|млрд|миллион\p{L}*|миллиард\p{L}*|руб\p{L}*|долл\p{L}*|евро|[천만억조십백]+(?:원|달러|유로)?|[원달]러?|유로|엔|[十百千萬億兆]+[元塊]?|美元|美金|台幣|新台幣|歐元|日圓)(?!\p{Script=Latin})/iu;

/** What Korean and Chinese write without a space behind an amount: `3억에`, `120萬成交`. */
export const behindAmount =
  /(?<=[천만억조원])(?:에|으로|로|을|를|에서|이고|이며|고)$|(?<=(?:달러|유로))(?:에|로|를)$|(?<=[萬億元])(?:成交|簽約|簽下|拿下|得標)了?$/u;

/** What Chinese and Korean write without a space before it: `最後11萬8千`. */
export const beforeAmount = /^(?:最後|最終|總共|總額|共|최종|총)(?=\d)/u;

/** A day written together with what was done on it: `昨天簽的`. */
export const dayJoined = /^(?:昨天|前天|今天|昨日|今日|上週[一二三四五六日])(?=\p{Script=Han})/u;

/** `not 100k` */
export const denies = /^(?:not|не)$/iu;

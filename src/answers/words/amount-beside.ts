/** A scale or a currency beside an amount: the amount goes on. */
export const ofAmount =
  /^(?:us|usd|eur|gbp|jpy|krw|twd|ntd?|rub|chf|k|m|mn|mio|bn|thousand|million|billion|hundred|grand|dollars?|bucks|euros?|pounds?|yen|won|тыс\p{L}*|млн|млрд|миллион\p{L}*|миллиард\p{L}*|руб\p{L}*|долл\p{L}*|евро|[천만억조십백]+(?:원|달러|유로)?|[원달]러?|유로|엔|[十百千萬億兆]+[元塊]?|美元|美金|台幣|新台幣|歐元|日圓)(?!\p{Script=Latin})/iu;

/** What Korean and Chinese write without a space behind an amount: `3억에`, `120萬成交`. */
export const behindAmount =
  /(?<=[천만억조원])(?:에|으로|로|을|를|에서|이고|이며|고)$|(?<=(?:달러|유로))(?:에|로|를)$|(?<=[萬億元])(?:成交|簽約|簽下|拿下|得標)了?$/u;

/** What Chinese and Korean write without a space before it: `最後11萬8千`. */
export const beforeAmount = /^(?:最後|最終|總共|總額|共|최종|총)(?=\d)/u;

/** `instead of 120k`, `вместо 120`, `12만 대신`, `而不是十二萬`: the amount that it did not become. */
export const insteadOf: readonly RegExp[] = [
  /(?:instead of|rather than|and not|вместо|а не) [$€£¥₩₽]?\d[\d.,]{0,14}(?: ?(?:k|m|bn|thousand|million|тыс|тысяч|тысячи|млн|eur|usd|euros?|dollars?|евро|руб|рублей|долл|долларов)\.?(?!\p{L})){0,2}/giu,
  /(?<![\d.,])\d[\d.,]{0,12}[만천백억]{0,2}(?:원|달러|유로)?(?:이|가)? ?(?:대신|말고|아니라)에?/gu,
  /(?<!\p{L})[일이삼사오육칠팔구십백천만억]{2,10} ?(?:원|달러|유로)?(?:이|가)? ?(?:대신|말고|아니라)에?/gu,
  /[,，]?而?(?:不是|代替)[\d一二兩三四五六七八九十百千萬億.,]{1,14}(?:歐元|美元|台幣|元)?/gu,
];

/** Before an amount in words that it did not become: `instead of a million`, `вместо ста тысяч`. */
export const insteadOfWords = /(?<!\p{L})(?:instead of|rather than|and not|вместо|а не) /iu;

/** Between the words of one amount: `two and a half million`, `三十萬又五千`. */
export const withinAmount = /^(?:and|a|an|и|с|또|[又零和加])$/iu;
/** Written on, before the rest of a Chinese amount. */
export const goesOnInHan = /^[又零加](?=\p{Script=Han})/u;

/** A sum in Chinese signs, within a sentence. */
export const hanAmount =
  /[\d一二兩三四五六七八九十百千萬億.,]{0,12}[萬億][\d一二兩三四五六七八九十百千萬]{0,10}(?:歐元|美元|美金|新?台幣|日圓|英鎊|人民幣|元)?/gu;

/** Of at least two words, or of signs: a sum that is not written in digits. `이만` alone says that this is all. */
export const sumInWords =
  /^(?:\p{L}[\p{L}-]{0,20} ){1,5}(?:thousand|million|grand|k|euros?|dollars?|pounds?|тысяч\p{L}?|миллион\p{L}{0,2}|млн|евро|рублей|долларов)$|^(?!이만(?:에|으로)?$)[일이삼사오육칠팔구십백천만억]{2,10}(?: [일이삼사오육칠팔구십백천만억]{1,10}){0,2} ?(?:원|달러|유로|엔|파운드)?(?:에|으로|로)?$|^[一二兩三四五六七八九十百千萬億]{1,10}[萬億][一二兩三四五六七八九十百千]{0,8}(?:歐元|美元|美金|新?台幣|日圓|英鎊|人民幣|元)?$/iu;

/** `not 100k` */
export const denies = /^(?:not|не)$/iu;

/** A bare number behind these is what something is called by, and no amount: `order 4521`, `договор № 4521`, 訂單編號. */
export const beforeReference =
  /(?:^(?:order|po|p\.o|purchase|invoice|contract|quote|ticket|reference|ref|number|no|nr|id)|^#|^№|^(?:заказ|договор|контракт|сч[её]т|номер|заявк)\p{L}{0,3}|訂單|編號|單號|合約號|發票|(?:주문|계약|발주|송장|견적)(?:서|번호)?|번호)[.:#№]?$/iu;

/** Without a currency or a scale. */
export const bareNumber = /^[\d\s.,]+(?:로|으로)?$/u;

/** What is counted by the number before: seats, people, licences. */
export const behindCount =
  /^(?:seats?|users?|people|persons?|employees|staff|heads|licen[cs]es?|subscriptions?|devices|units|pcs|pieces|hours|vms?|servers|мест\p{L}{0,2}|человек\p{L}{0,2}|люд\p{L}{1,3}|сотрудник\p{L}{0,3}|пользовател\p{L}{0,3}|лицензи\p{L}{1,3}|подпис(?:к\p{L}{1,3}|ок)|штук\p{L}?|шт|устройств\p{L}?|[個人套位號筆份席名]|[台臺](?!幣)|(?:명|개|석|대|건|인|호)(?:[이가을를의로에은는]|[^\p{L}]|$)|(?:좌석|유저|사용자|라이선스|라이센스|카피))/iu;

/** `20k less than planned`, 比預期多 50萬, `예상보다 50만 많게`: by how much it differs; `less than 100k`, 不到一百萬: a bound. */
export const beforeDifference =
  /(?:^(?:than|under|below|above|меньше|больше|менее|более|свыше)|不到|未滿|不足|超過|低於|高於|至少|^(?:saved|saving|discount|off|minus|plus|extra|another)|^(?:скин\p{L}{1,5}|скидк\p{L}{1,2}|минус|плюс|уступили|сэкономили)|(?<!差不)多了?|少了?|[漲降差砍折省貴]了?|便宜了?|보다)$/iu;
export const behindDifference =
  /^(?:less|more|off|under|below|above|lower|higher|cheaper|discount|extra|short|меньше|больше|дешевле|дороже|ниже|выше|скидк\p{L}{1,2}|сверху|더|덜|깎|깍|할인|미만|이하|이상|초과|많|적[게은]|낮|높|줄|비싸|싸게|모자라|[多少折])/iu;

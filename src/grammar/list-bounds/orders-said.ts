/** How many are wanted, beside an order: a list shows them all. */
const howMany =
  '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|пару|пятёрк[ау]|пятерк[ау]|тройк[ау]|десятк[ау])';
const count =
  /(?<![\d\p{Script=Hangul}])(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:개|건|가지)(?:만|정도만?|까지만?)?(?![\p{Script=Hangul}])|(?<![\d.])前?(?:\d{1,2}|[一兩三四五六七八九十]) ?[個筆件](?![月禮星小工半人鐘])(?:就好)?/u;
const rows = new RegExp(
  `(?<!\\p{L})(?:only|just|first|last|только|лишь|первы[ех]|последни[ех]) ${howMany}(?![\\p{L}\\d.,%-]| ?(?:k|m|thousand|million|percent|hours?|days?|weeks?|months?|quarters?|years?|тыс|млн|миллион|процент|час|дн|ден|недел|месяц|квартал|год|лет))`,
  'iu',
);
const orders: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:top|топ)[ -]${howMany}(?!\\p{L})`, 'iu'),
  new RegExp(
    `(?<!\\p{L})${howMany} (?:biggest|largest|smallest|newest|oldest|latest|highest|most valuable)(?!\\p{L})`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})${howMany} сам(?:ая|ую|ые|ый|ое|ой|ых) (?:крупн|больш|дорог|мелк|маленьк|нов|стар|свеж)\\p{L}{2,3}`,
    'iu',
  ),
  /\b(?:sort(?:ed)?|order(?:ed)?)(?: it| them)? by [\p{L}-]{2,15}/iu,
  /\bby (?:deadline|due date|value|amount|size|date|name|country|owner|age)(?: first)?$/i,
  /\b(?:biggest|largest|smallest|newest|oldest|latest|highest value|most valuable)\b/i,
  /(?<!\p{L})сам(?:ая|ую|ые|ый|ое|ой|ых) (?:крупн|больш|дорог|мелк|маленьк|нов|стар|свеж)\p{L}{2,3}(?!\p{L})/iu,
  /(?:제일|가장|젤) ?(?:큰|비싼|작은|오래된|최근)(?: ?(?:거|것|건))?/u,
  /(?:금액|값|마감|마감일|기한|날짜|이름|최신|오래된|큰|작은|높은|낮은|빠른|비싼)(?:이|은|일)? ?(?:큰|작은|높은|낮은|빠른)? ?순(?:으로|서대로|서로|대로)?(?: ?정렬\p{Script=Hangul}{0,4})?(?: ?줄 ?세워\p{Script=Hangul}{0,2})?/u,
  /(?:依|按|照|用)照?(?:金額|日期|期限|時間|名稱|結案日|大小)(?:大小|高低|先後)?來?(?:排序?列?)|(?:金額|價值)?(?:由|從)?(?:大(?:到|至)小|小(?:到|至)大|高(?:到|至)低|低(?:到|至)高)(?:來?排序?)?/u,
  /(?:(?:금액|값)(?:이|은)? ?)?(?:큰|작은|높은|낮은|비싼) ?(?:거|것|건|순서|순)부터/u,
  /(?:金額|價值)?(?:大|小|高|低)的?(?:排|放|擺)?(?:在)?(?:最)?(?:先|前面|優先)(?:看)?/u,
  /最(?:大|小|新|舊|貴)(?:的|筆的?|單的?)?/u,
  /(?:от)?сортир\p{L}{1,10} по \p{L}{3,15}/iu,
  /(?<!\p{L})по (?:срокам|сроку|сумме|суммам|дате|датам|дедлайнам|дедлайну|алфавиту|размеру)[.!?]?$/iu,
  /(?<!\p{L})(?:самые )?(?:крупн|больш|нов|стар|мелк|маленьк|дорог)\p{L}{2,3} (?:сначала|первыми|сверху)|сначала (?:самые )?(?:крупн|больш|нов|стар|мелк|маленьк|дорог)\p{L}{2,3}/iu,
];

const saidBy =
  (...patterns: readonly RegExp[]) =>
  (text: string): readonly string[] =>
    patterns.flatMap((pattern) => pattern.exec(text)?.[0].trim() ?? []);

/** The words that ask for another order: `sorted by deadline`, `biggest first`, `top 5`. */
export const ordersSaid = saidBy(...orders);
/** `급한 것만 3개`, `最急的三個`: how many are wanted. The most urgent stand first, and a list shows them all. */
export const countSaid = saidBy(count);
/** `only 3 of them`, `первые 5`: how many rows; a list shows them all. */
export const rowsSaid = saidBy(rows);

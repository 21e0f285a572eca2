/** How many are wanted, beside an order: a list shows them all. */
const howMany =
  '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|пару|пятёрк[ау]|пятерк[ау]|тройк[ау]|десятк[ау])';
const count =
  /(?<![\d\p{Script=Hangul}])(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:개|건|가지)(?:만|정도만?|까지만?)?(?![\p{Script=Hangul}])|(?<![\d.])前?(?:\d{1,2}|[一兩三四五六七八九十]) ?[個筆件](?![月禮星小工半人鐘])(?:就好)?/u;
const rows = new RegExp(
  `(?<!\\p{L})(?:only|just|first|last|только|лишь|первы[ех]|последни[ех]) ${howMany}(?![\\p{L}\\d.,%-]| ?(?:k|m|thousand|million|percent|hours?|days?|weeks?|months?|quarters?|years?|тыс|млн|миллион|процент|час|дн|ден|недел|месяц|квартал|год|лет))`,
  'iu',
);
/** `3 urgent ones`: beside what is urgent, which filters by itself. */
const urgentRows = new RegExp(
  `(?<!\\p{L})${howMany}(?= (?:most )?urgent (?:ones|deals|referrals)| (?:самы[ех] )?срочны[ех](?!\\p{L}))`,
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
  /\b(?:sort(?:ed)?|order(?:ed)?)(?: it| them)? by (?:the )?(?:last |latest |most |customer |response |lowest |smallest |oldest |due |close |closing |deal |estimated )?[\p{L}-]{2,15}(?:,? (?:asc|desc)\p{L}{0,7})?/iu,
  /\bby (?:deadline|due date|close date|value|amount|size|date|name|customer|country|owner|age)(?: first)?$/i,
  /\b(?:biggest|largest|smallest|newest|oldest|latest|highest value|most valuable)\b/i,
  /(?<!\p{L})сам(?:ая|ую|ые|ый|ое|ой|ых) (?:крупн|больш|дорог|мелк|маленьк|нов|стар|свеж)\p{L}{2,3}(?!\p{L})/iu,
  /(?:제일|가장|젤) ?(?:큰|비싼|작은|오래된|최근)(?: ?(?:거|것|건))?/u,
  /(?:금액|값|마감|마감일|기한|날짜|고객 ?이름|고객|이름|최신|오래된|큰|작은|높은|낮은|빠른|비싼)(?:이|은|일)? ?(?:큰|작은|높은|낮은|빠른)? ?(?:오름차|내림차)?순(?:으로|서대로|서로|대로)?(?: ?정렬\p{Script=Hangul}{0,4})?(?: ?줄 ?세워\p{Script=Hangul}{0,2})?/u,
  /(?:依|按|照|用)照?(?:金額|日期|期限|更新時間|時間|客戶名稱|客戶|名稱|結案日|大小)(?:大小|高低|先後)?來?(?:排序?列?)|(?:金額|價值)?(?:由|從)?(?:大(?:到|至)小|小(?:到|至)大|高(?:到|至)低|低(?:到|至)高)(?:來?排序?)?/u,
  /(?:(?:금액|값)(?:이|은)? ?)?(?:큰|작은|높은|낮은|비싼) ?(?:거|것|건|순서|순)부터/u,
  /(?:金額|價值)?(?:大|小|高|低)的?(?:排|放|擺)?(?:在)?(?:最)?(?:先|前面|優先)(?:看)?/u,
  /最(?:大|小|新|舊|貴)(?:的|筆的?|單的?)?(?:排?(?:先|前面))?|金額(?:遞增|遞減)/u,
  /(?:от)?сортир\p{L}{1,10} по \p{L}{3,15}(?: (?:изменения|ответа|закрытия|заказчика|клиента|сделки))?(?: по (?:возрастанию|убыванию))?/iu,
  /(?<!\p{L})по (?:срокам|сроку|сумме|суммам|дате|датам|дедлайнам|дедлайну|алфавиту|размеру|клиенту|клиентам|заказчику|имени (?:клиента|заказчика))[.!?]?$/iu,
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
export const rowsSaid = saidBy(rows, urgentRows);

/** The orders that a list has, by what is said of them; `other`: smallest first, by owner, by the day of creation. */
export type OrderSaid = 'value' | 'deadline' | 'updated' | 'customer' | 'other';

const reversed =
  /smallest|lowest|oldest|(?<!\p{L})asc|возраста|오름차|遞增|мелк|маленьк|стар|작은|낮은|오래|小(?:到|至)大|低(?:到|至)高|(?:小|低)的?(?:排|放|擺)|最(?:小|舊)|大小先後/iu;
const ordersOf: readonly (readonly [Exclude<OrderSaid, 'other'>, RegExp])[] = [
  ['deadline', /deadline|due date|дедлайн|срок|마감|기한|期限/iu],
  ['customer', /\b(?:name|customer)s?\b|алфавит|имен|назван|заказчик|клиент|이름|고객|名稱|客戶/iu],
  ['updated', /newest|latest|recent|last change|нов|свеж|최근|최신|最新/iu],
  [
    'value',
    /biggest|largest|highest|valuable|value|amount|size|top|топ|крупн|больш|дорог|сумм|размер|금액|값|큰|높은|비싼|金額|價值|大|高|貴/iu,
  ],
];

/** The nearest comes first. */
const latestDeadline =
  /(?:deadline|due date|срок|дедлайн|마감|기한|期限).{0,20}(?:latest|furthest|newest|поздн|늦은|먼|晚|遠)/iu;

const besideOrder =
  /\b(?:please|pls|show|list|value|amount|by|sort(?:ed)?|order(?:ed)?|them|it|these|those|the list|all|first)\b|сначала|первыми|сверху|пожалуйста|покажи(?:те)?|отсортируй(?:те)?|их|список|정렬|보여|해|줘|주세요|봐|請|幫我|排序?|列出|顯示|一下/giu;

/** `sort by value`, `biggest first`, `금액순으로 보여줘`: an order and nothing that is to be listed. */
export function orderAlone(text: string): OrderSaid | undefined {
  const said = ordersSaid(text);
  const rest = said.reduce((left, one) => left.replace(one, ' '), text).replace(besideOrder, ' ');
  return said.length > 0 && !/[\p{L}\p{N}]/u.test(rest) ? orderIn(said) : undefined;
}

/** The order that these words ask for; undefined: they are none. */
export function orderIn(said: readonly string[]): OrderSaid | undefined {
  if (said.length === 0) return undefined;
  const text = said.join(' ');
  const isReversed = reversed.test(text) || latestDeadline.test(text);
  const found = isReversed ? undefined : ordersOf.find(([, words]) => words.test(text));
  return found?.[0] ?? 'other';
}

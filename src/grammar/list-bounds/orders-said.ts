/** The words that ask for another order: `sorted by deadline`, `biggest first`, `top 5`. */
export const ordersSaid = (text: string) => orders.flatMap((pattern) => pattern.exec(text)?.[0].trim() ?? []);
/** How many are wanted, beside an order: a list shows them all. */
const howMany =
  '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|пару|пятёрк[ау]|пятерк[ау]|тройк[ау]|десятк[ау])';
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
  /最(?:大|小|新|舊|貴)(?:的|筆的?|單的?)?/u,
  /(?:от)?сортир\p{L}{1,10} по \p{L}{3,15}/iu,
  /(?<!\p{L})по (?:срокам|сроку|сумме|суммам|дате|датам|дедлайнам|дедлайну|алфавиту|размеру)[.!?]?$/iu,
  /(?<!\p{L})(?:самые )?(?:крупн|больш|нов|стар|мелк|маленьк|дорог)\p{L}{2,3} (?:сначала|первыми|сверху)|сначала (?:самые )?(?:крупн|больш|нов|стар|мелк|маленьк|дорог)\p{L}{2,3}/iu,
];

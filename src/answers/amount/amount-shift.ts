import { fold } from '../text/said.ts';

const longest = 120;
/** Upper bounds: each run is read once. */
const longestAmount = 24;
const mostBegins = 4;

/** Written by a rule of the grammar, read by who knows the value that stands: `⊕20k`, `⊖만 달러`, `⊗1.1`. Signs that nobody types. */
export type AmountShift = string;

const upWords =
  /\b(?:raise[sd]?|increase[sd]?|bump(?:ed)?|lift(?:ed)?|boost(?:ed)?|add(?:s|ed)?|tack|up|plus|more|another|additional|extra|grew|grow|went up|on top)\b|подн[яи]|увелич|повы[сш]|наки[нд]|прибав|добав|ещё|еще|плюс|больше|сверху|дополнительн|вырос|подрос|возрос|подорож|올[려리랐라]|인상|더|추가|늘|높|증액|얹|상향|[加漲增升]|(?<!最)多|追加|上修|調高|[+＋]/iu;
const downWords =
  /\b(?:knock|take|shave|chop(?:ped)?|cut|trim(?:med)?|lower(?:ed)?|reduce[sd]?|decrease[sd]?|discount(?:ed)?|drop(?:ped)?|down|minus|less|off|shrank)\b|скинь|сбрось|сними|убавь|вычти|отними|срежь|убери|сниз|пониз|уменьш|сбав|опусти|сократ|урежь|упал|просел|подешев|минус|меньше|깎|할인|네고|빼|내려|내리|낮|줄|인하|감액|하향|[殺砍折扣減降跌]|(?<![至最不])少|下修|便宜|調低/iu;

const factors: readonly (readonly [times: number, pattern: RegExp])[] = [
  [
    0.5,
    /\b(?:halve[sd]?|in half|to half)\b|ополовин|пополам|(?:절반|반)(?:으로|만|을)? ?(?:깎|줄|내려|내리|할인)|(?:減|砍|少|打|剩)(?:了|掉|成|到)?(?:一半|對折|半(?!價))/iu,
  ],
  [2, /\bdouble[sd]?\b(?![ -]?check)|(?:^| )удво|(?:두|2) ?배|加倍|翻倍|[兩2]倍/iu],
  [3, /\btriple[sd]?\b|(?:^| )утро[ийея]|(?:세|3) ?배|[三3]倍/iu],
  [4, /\bquadruple[sd]?\b|(?:네|4) ?배|[四4]倍/iu],
];
const times = /(?:^| )(вдвое|втрое)(?: |$)/u;
/** `raise it by half`: of what it was, so which way is said beside it. */
const byHalf = /\bby half\b|(?<!\p{L})(?:на половину|наполовину|вполовину)(?!\p{L})/iu;
const share =
  /(?:^|[^\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|％|percent|per cent|pct|процент\p{L}{0,3}|퍼센트|프로|趴)/iu;
/** 百分之十, 兩成 and `5倍` are no amount of money, and `in 3 steps`, `2 times` no bare one. */
const otherMeasure = /百分之|成(?!交)|[倍배]|(?:^| )(?:раза?|times)(?: |$)/u;
const discount = /打([\d.]{1,4}|[一二三四五六七八九]{1,2})折/u;
const hanDigits = '零一二三四五六七八九';

/**
 * `raise it by 20k`, `уменьши на 10 %`, `두 배로`, 加兩萬: by how much a value changes. Undefined where the words leave open
 * which way, or by how much.
 *
 * @param isAmount whether all of the words are one amount of money
 */
export function readAmountShift(text: string, isAmount: (said: string) => boolean): AmountShift | undefined {
  const said = fold(text);
  if (said.length > longest) return undefined;
  const [isUp, isDown] = [upWords.test(said), downWords.test(said)];
  const off = discount.exec(said)?.[1];
  if (off) return asTimes(ofTen(off));
  const [factor, ...others] = factors.filter(([, pattern]) => pattern.test(said));
  if (factor) return others.length === 0 && !/\d[\d.,]*(?! ?배|倍)/u.test(said) ? asTimes(factor[0]) : undefined;
  return isUp === isDown ? undefined : (shareOf(said, isUp) ?? moneyOf(said, isUp, isAmount));
}

/** A share of what it was, and no other number beside it. */
function shareOf(said: string, isUp: boolean): AmountShift | undefined {
  const twice = times.exec(said)?.[1];
  if (twice) return asTimes((twice === 'втрое' ? 3 : 2) ** (isUp ? 1 : -1));
  const [whole = '', count = ''] = byHalf.exec(said) ?? share.exec(said) ?? [];
  if (whole === '' || /\p{N}/u.test(said.replace(whole, ''))) return undefined;
  const percent = count === '' ? 50 : Number(count.replace(',', '.'));
  return asTimes(1 + ((isUp ? 1 : -1) * percent) / 100);
}

function moneyOf(said: string, isUp: boolean, isAmount: (said: string) => boolean): AmountShift | undefined {
  const isOther = otherMeasure.test(said) || byHalf.test(said) || share.test(said);
  const amount = isOther ? undefined : amountIn(said, isAmount);
  return amount && `${isUp ? '⊕' : '⊖'}${amount}`;
}

/** 九折 is nine tenths, 85折 and 八五折 are 85 hundredths. */
function ofTen(said: string): number {
  const digits = said.replace(/[一二三四五六七八九]/gu, (sign) => String(hanDigits.indexOf(sign)));
  return digits.includes('.') ? Number(digits) / 10 : Number(digits) / 10 ** digits.length;
}

const asTimes = (factor: number): AmountShift | undefined =>
  factor > 0 && factor !== 1 && Number.isFinite(factor) ? `⊗${Math.round(factor * 10_000) / 10_000}` : undefined;

/** The longest run that reads as an amount; undefined where numbers stand beside it. */
function amountIn(said: string, isAmount: (said: string) => boolean): string | undefined {
  const starts = [...said.matchAll(begins)].map(({ index }) => index).slice(0, mostBegins);
  for (const from of starts) {
    for (let to = Math.min(said.length, from + longestAmount); to > from; to--) {
      const run = said.slice(from, to);
      if (run !== run.trim() || /^[\p{N}\p{Script=Latin}\p{Script=Cyrillic}]/u.test(said.slice(to))) continue;
      if (isAmount(run)) return isApart(run, said.slice(0, from), said.slice(to)) ? run : undefined;
    }
  }
  return undefined;
}

/** No number stands beside it, and it counts nothing else: `add 3 users`, `라이선스 5개 추가`. */
const isApart = (run: string, before: string, behind: string) =>
  !/\p{N}/u.test(before + behind) && !(/^\d{1,3}$/u.test(run) && counted.test(behind));
const counted =
  /^ ?(?!(?:to|on|onto|off|from|more|less|to it|на|к|от|с|у|больше|меньше|сверху)(?!\p{L}))[\p{Script=Latin}\p{Script=Cyrillic}]|^ ?[개명건석]/u;
const begins = /(?<![\p{N}\p{Script=Latin}.,$€£¥₩])[\d$€£¥₩一二兩三四五六七八九十百千萬만천백억]/gu;

const shift = /^(?:([⊕⊖])(.{1,60})|⊗(\d{1,6}(?:\.\d{1,4})?))$/u;

/** What these words, as `readAmountShift` writes them, make of a value; `by`: the amount to add or to take off, to be read. */
export function amountShiftOf(
  words: string,
): { readonly by: string; readonly sign: 1 | -1 } | { readonly times: number } | undefined {
  const found = shift.exec(words);
  if (!found) return undefined;
  const [, sign, by, factor] = found;
  return by ? { by, sign: sign === '⊖' ? -1 : 1 } : { times: Number(factor) };
}

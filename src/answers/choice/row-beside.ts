import { numberSaid } from './choice.ts';

/** A row of the list that was shown, named by its place in a longer sentence. */
export interface RowBeside {
  readonly number: number;
  /** The row's words. */
  readonly said: string;
  /** The sentence with this in the row's place. */
  readonly with: (name: string) => string;
}

/**
 * `push the first one to friday`, `the second one, what is it worth`, `напомни про вторую завтра`, `두번째꺼 거절해줘 예산없대`,
 * `第一個成交`: which of `count` rows is
 * spoken of. What counts something else (`в первую очередь`, `the first of March`) is no row.
 */
export function readRowBeside(text: string, count: number): RowBeside | undefined {
  for (const row of rows) {
    const found = row.exec(text);
    if (!found) continue;
    const number = numberSaid(found[1] ?? '', count);
    const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
    if (number === undefined || number < 1 || number > count || !/\p{L}/u.test(before + behind)) return undefined;
    return { number, said: found[0], with: (name) => `${before}${name}${behind}` };
  }
  return undefined;
}

const rows: readonly RegExp[] = [
  /(?<!\p{L})(?:the )?(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (?:one|deal|referral)(?!\p{L})/iu,
  /(?<!\p{L})(?:number|row) (\d)(?![\d\p{L}])/iu,
  /(?<!\p{L})((?:перв|втор|трет|четв[её]рт|пят|последн)(?:ую|юю|ьей|ью|ой|ей|ая|яя|ья))(?: (?:сделк|рекомендаци|заявк)(?:[аеиуюяй]|ой|ей))?(?!\p{L}| (?:очеред|недел|половин|раз|квартал|част|числ|стади|дат))/iu,
  // What is counted is a row only where its own word says so: `두 번째 미팅`, 第一季 and `2번 통화함` count something else.
  /(?<=^|[\s,])((?:첫|두|세|네|다섯|여섯|일곱|\d{1,2}) ?번째|\d{1,2}번|마지막)(?: ?(?:꺼|거|것|건|추천|거래|딜)(?:를|을|은|는|만)?|(?<=째)(?:를|을|은|는))(?=[\s,]|$)/u,
  /(第 ?(?:[一二三四五六七八九十]|\d{1,2}) ?[個筆件家]|最後[那一]?[個筆件家])(?:案子|交易|轉介|商機)?(?![月季週年人]|星期|禮拜|階段|客戶|問題|會議|方案)/u,
];

/** `Landing Zone 十二套`, up to 99: of 一百二十套 the end alone would be another number. */
export function withHanCount(part: string): string {
  const [whole, tens = '', ones = ''] = hanCount.exec(part) ?? [];
  return whole === undefined
    ? part
    : part.replace(whole, ` ${10 * digit(tens, 1) + digit(ones, 0)} `).replace(/ {2,}/g, ' ');
}

const hanCount =
  /(?<=\S ?)(?<![一二兩三四五六七八九十百千萬零])([二兩三四五六七八九]?)十([一二三四五六七八九]?)(?=[套個份](?:授權)?(?:$|[,，]))/u;

const digit = (sign: string, absent: number) =>
  sign === '' ? absent : '一二三四五六七八九'.indexOf(sign.replace('兩', '二')) + 1;

/** `Landing Zone 十二套`, up to 99. */
export function withHanCount(part: string): string {
  const [whole, tens = '', ones = ''] =
    /(?<=\S ?)([二兩三四五六七八九]?)十([一二三四五六七八九]?)(?=[套個份](?:授權)?(?:$|[,，]))/u.exec(part) ?? [];
  const digit = (sign: string) => '一二三四五六七八九'.indexOf(sign.replace('兩', '二')) + 1;
  return whole === undefined
    ? part
    : part.replace(whole, ` ${10 * (digit(tens) || 1) + digit(ones)} `).replace(/ {2,}/g, ' ');
}

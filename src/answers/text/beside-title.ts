/** What is said beside a button’s title, apart by a space; in Chinese the number of a row stands right beside it: `第二個拒絕`, `接受2`. */
export function besideTitle(said: string, title: string): string | undefined {
  if (said.startsWith(`${title} `)) return said.slice(title.length);
  if (said.endsWith(` ${title}`)) return said.slice(0, -title.length);
  const which = said.startsWith(title)
    ? said.slice(title.length)
    : said.endsWith(title)
      ? said.slice(0, -title.length)
      : '';
  return /^\p{Script=Han}+$/u.test(title) && /^第?[\d一二三四五六七八九十]{1,3}[個筆家件]?$/u.test(which)
    ? which
    : undefined;
}

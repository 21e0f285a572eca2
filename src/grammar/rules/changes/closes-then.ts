import { meaning, type Rule } from '../rule.ts';

/** `南風三月底結`, `永澤3/31收單`: behind the deal a day, and that it closes then; `簽` and `成交` also tell of an end that is past. */
export const closesThen: Rule = (parse, readers) => {
  const { names, sentence } = parse;
  const [name, ...others] = names;
  const [from, to] = [name?.tokens[0]?.from, name?.tokens.at(-1)?.to];
  if (from !== 0 || others.length > 0 || sentence.isQuestion) return undefined;
  const day = closing.exec(sentence.text.slice(to).trim())?.[1] ?? '';
  return readers.isDay(day) ? meaning(parse, 'set-close-date', { rest: day, exact: false }) : undefined;
};
const closing =
  /^(?:預計|改|要|會|應該)?(\S{2,12}?)(?:前)?(?:會|要|才)?(?:結|收單|關單)(?:束)?(?:吧|啦|喔)?[。.!！]?$/u;

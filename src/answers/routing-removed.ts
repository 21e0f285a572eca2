import { tidy } from './said.ts';
import { ruleRemoved } from './words/routing-words.ts';

const signs = '一二三四五六七八九';

/** The number of the rule that a sentence removes: `규칙 1번 지워`, `把第一條規則刪掉`. */
export function ruleNumberRemoved(said: string): string | undefined {
  const text = tidy(said);
  const found = ruleRemoved.map((pattern) => pattern.exec(text)?.[1]).find((number) => number !== undefined);
  return found && signs.includes(found) ? String(signs.indexOf(found) + 1) : found;
}

import { inTraditional } from '../../i18n/traditional.ts';
import { tidy } from '../text/said.ts';
import { besideRuleNumber, ruleRemoved } from './routing-words.ts';

const signs = '一二三四五六七八九';

/**
 * The number of the rule that a sentence removes: `규칙 1번 지워`, `把第一條規則刪掉`. Empty: a rule is to be removed, and
 * which one is not clear (`第一二條`).
 */
export function ruleNumberRemoved(said: string): string | undefined {
  const text = inTraditional(tidy(said));
  const found = ruleRemoved.map((pattern) => pattern.exec(text)?.[1]).find((number) => number !== undefined);
  return found === undefined ? undefined : (ruleNumber(found) ?? '');
}

/** `2`, `十一`. */
function ruleNumber(said: string): string | undefined {
  if (/^\d{1,3}$/.test(said)) return Number(said) > 0 ? String(Number(said)) : undefined;
  const [, ten, one] = /^([一二三四五六七八九]?十)?([一二兩三四五六七八九])?$/u.exec(said) ?? [];
  if (!ten && !one) return undefined;
  const tens = ten ? Math.max(1, signs.indexOf(ten.charAt(0)) + 1) : 0;
  return String(tens * 10 + (one ? signs.indexOf(one === '兩' ? '二' : one) + 1 : 0));
}

/**
 * The number behind `remove rule`, where nothing else is said. What is not read may be a question, a condition or a
 * refusal (`2?`, `2 if Lee leaves`, `2 не надо`), and a second number another rule.
 */
export function onlyRuleNumber(rest: string): number | undefined {
  const bare = rest
    .normalize('NFKC')
    .replace(/\d{1,3}/g, ' $& ')
    .replace(besideRuleNumber, ' ')
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();
  return /^\d{1,3}$/.test(bare) ? Number(bare) : undefined;
}

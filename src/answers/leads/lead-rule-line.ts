import { fold, wordsByLength } from '../text/said.ts';
import { isEmptyLeadFilter, type LeadFilter, readLeadFilter, takesLeadWord, withoutLeadHead } from './lead-filter.ts';
import * as words from './lead-words.ts';

/** What somebody says about rules that hand leads over to the CRM. */
export type LeadRuleLine =
  | { readonly kind: 'list' }
  /** By its number in the list; absent: none was said. */
  | { readonly kind: 'remove'; readonly place?: number }
  /** `crm`: the one that was named. */
  | { readonly kind: 'rule'; readonly filter: LeadFilter; readonly crm?: 'dynamics' | 'salesforce' };

/** A line is no essay. */
const longest = 160;

const verbs = wordsByLength(words.leadRuleVerbs);
const fresh = wordsByLength(words.leadRuleNew);
const asks = wordsByLength(words.leadRuleAsks);
const several = wordsByLength(words.leadsOfRule);
const names = wordsByLength(words.leadRuleNames);
const removers = wordsByLength(words.leadRuleRemovers);
const fillers = wordsByLength(words.leadRuleFillers);
const stops = wordsByLength(words.leadRuleStops);
const sendings = wordsByLength(words.leadSendings);

/**
 * `leads from France to the CRM`, `lead rules`, `remove lead rule 2`, in any of the four languages. Undefined: it is none of these, or
 * says more than is understood: a rule that is half understood would hand over what nobody meant.
 */
export function readLeadRuleLine(text: string): LeadRuleLine | undefined {
  if (text.length > longest) return undefined;
  return readAboutRules(text) ?? readNoLonger(text) ?? readRule(text);
}

function readAboutRules(text: string): LeadRuleLine | undefined {
  const left = { text: spaced(text) };
  if (!takesLeadWord(left, names)) return undefined;
  const removes = takesLeadWord(left, removers);
  const number = /(?<!\d)\d{1,3}(?!\d)/.exec(left.text)?.[0];
  if (number) left.text = left.text.replace(number, ' ');
  takesAll(left, fillers);
  if (left.text.trim() !== '') return undefined;
  if (removes) return { kind: 'remove', ...(number ? { place: Number(number) } : {}) };
  return number ? undefined : { kind: 'list' };
}

interface ToldToCrm {
  readonly left: { readonly text: string };
  /** Without the words at its head that lead to what is meant. */
  readonly headless: string;
  /** As it was called; empty: by no name. */
  readonly crm: string;
}

/** What leads are to go to the CRM, without the words for the CRM; a question tells nothing. */
function toldToCrm(text: string): ToldToCrm | undefined {
  if (/[?？]\s*$/u.test(text)) return undefined;
  const whole = spaced(text);
  const named = words.leadToCrm.map((pattern) => pattern.exec(whole)).find((found) => found !== null);
  if (!named) return undefined;
  const left = { text: whole.replace(named[0], ' ') };
  const headless = withoutLeadHead(left.text);
  return headless === undefined ? undefined : { left, headless, crm: named[1] ?? '' };
}

/** `stop sending French leads to the CRM`: the list, where each rule has a button that removes it. */
function readNoLonger(text: string): LeadRuleLine | undefined {
  const told = toldToCrm(text);
  if (!told) return undefined;
  const { left, headless } = told;
  const rest = { text: ` ${headless} ` };
  const isStopped = takesLeadWord(rest, stops) && takesLeadWord({ ...rest }, sendings);
  // Korean and Chinese have one word for one lead and for several.
  const mayBeSeveral = takesLeadWord({ ...left }, several) || /[\p{Script=Hangul}\p{Script=Han}]/u.test(headless);
  return isStopped && mayBeSeveral ? { kind: 'list' } : undefined;
}

function readRule(text: string): LeadRuleLine | undefined {
  const told = toldToCrm(text);
  if (!told || takesLeadWord({ text: ` ${told.headless} ` }, asks)) return undefined;
  const { left, headless } = told;
  const areSeveral = takesLeadWord({ ...left }, several);
  const rest = { text: ` ${headless} ` };
  takesAll(rest, verbs);
  takesLeadWord(rest, fresh);
  const read = readLeadFilter(rest.text);
  if (read.rest !== '' || (isEmptyLeadFilter(read.filter) && !areSeveral)) return undefined;
  const crm = crmNamed(told.crm);
  return { kind: 'rule', filter: read.filter, ...(crm ? { crm } : {}) };
}

function crmNamed(name: string): 'dynamics' | 'salesforce' | undefined {
  if (/dynamics|d365|다이/u.test(name)) return 'dynamics';
  return /salesforce|세일즈/u.test(name) ? 'salesforce' : undefined;
}

function spaced(text: string): string {
  return ` ${fold(text).replace(/[.!。！，,、;:"“”«»()#№]+/gu, ' ')} `;
}

function takesAll(left: { text: string }, list: readonly string[]): void {
  for (let round = 0; round < 24 && takesLeadWord(left, list); round++);
}

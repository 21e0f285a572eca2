import { endsAsking } from '../../grammar/sentence/asked.ts';
import { takesLeadWord } from '../leads/lead-filter.ts';
import { fold, wordsByLength } from '../text/said.ts';
import * as words from './crm-difference-words.ts';
import { crmNamesSaid } from './crm-words.ts';

/**
 * `compare`: what differs; `rule`: which side is right; `take`: one side's value is to count. Without a name: of the deal that was
 * spoken of last.
 */
export interface CrmDifference {
  readonly wish: 'compare' | 'rule' | 'take';
  readonly side?: 'partnerCenter' | 'crm';
  readonly field?: keyof typeof words.crmFieldsSaid;
  readonly name?: string;
}

const longest = { line: 140, name: 60, words: 6 };
const mostFillers = 20;

const crms = wordsByLength(crmNamesSaid);
const centers = wordsByLength(words.partnerCenterNamesSaid);
const rights = wordsByLength(words.crmSideRights);
const takes = wordsByLength(words.crmSideTakes);
const isRights = wordsByLength(words.crmSideIsRight);
const ours = wordsByLength(words.crmOursKept);
const theirs = wordsByLength(words.crmTheirsTaken);
const differences = wordsByLength(words.crmDifferencesSaid);
const notOf = wordsByLength(words.crmDifferenceNotOf);
const fields = Object.entries(words.crmFieldsSaid).map(([field, list]) => [field, wordsByLength(list)] as const);
const fillers = wordsByLength(words.crmDifferenceFillers);

/** Chinese has no spaces: `以Dynamics的值為準`. */
const besideChinese = /(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z\d])(?=\p{Script=Han})/gu;

/**
 * `what differs for Northwind`, `which one is right, Partner Center or Dynamics?`, `Northwind 以 Dynamics 的值為準`, `keep ours`, in any
 * of the four languages. Undefined: it asks for no comparison, or of no deal and neither side.
 */
export function readCrmDifference(text: string): CrmDifference | undefined {
  if (text.length > longest.line) return undefined;
  const said = fold(text)
    .replace(besideChinese, ' ')
    .replace(/[.!?。！？，,、;:"“”«»()]+/gu, ' ');
  const left = { text: ` ${said} ` };
  if (takesLeadWord({ ...left }, notOf)) return undefined;
  const field = fields.find(([, list]) => takesLeadWord({ ...left }, list))?.[0] as CrmDifference['field'];
  // `Keep ours: my notes` is a button of an edit.
  const wish = (/[:：]/u.test(text) ? undefined : takesSide(left)) ?? wishIn(left, endsAsking(text));
  if (!wish) return undefined;
  if (field) takesLeadWord(left, fields.find(([each]) => each === field)?.[1] ?? []);
  const name = nameIn(left.text);
  // `what differs` alone may be asked of anything, and two things may differ that are no systems.
  const isOfOthers = wish.wish === 'compare' && !wish.isOfSide && (name === '' || betweenThings.test(name ?? ''));
  if (name === undefined || isOfOthers) return undefined;
  return {
    ...{ wish: wish.wish, ...(wish.side ? { side: wish.side } : {}) },
    ...{ ...(field ? { field } : {}), ...(name === '' ? {} : { name }) },
  };
}

interface WishFound extends Pick<CrmDifference, 'wish' | 'side'> {
  readonly isOfSide: boolean;
}

/** `keep ours`: the side is within the words. */
function takesSide(left: { text: string }): WishFound | undefined {
  if (takesLeadWord(left, ours)) return { wish: 'take', side: 'partnerCenter', isOfSide: true };
  return takesLeadWord(left, theirs) ? { wish: 'take', side: 'crm', isOfSide: true } : undefined;
}

function wishIn(left: { text: string }, isAsked: boolean): WishFound | undefined {
  const isOfCrm = takesLeadWord(left, crms);
  const isOfCenter = takesLeadWord(left, centers);
  left.text = left.text.replace(/(?<=\s)’s(?=\s)/u, ' ').replace(/\s+/gu, ' ');
  const isOfSide = isOfCrm || isOfCenter;
  if (isOfSide && takesLeadWord(left, rights)) return { wish: 'rule', isOfSide };
  if (takesLeadWord(left, differences)) return { wish: 'compare', isOfSide };
  if (!isOfSide) return undefined;
  if (!takesLeadWord(left, takes) && !(takesLeadWord(left, isRights) && nameIn(left.text) === '')) return undefined;
  // Both are named, or it is only asked: both are shown.
  if (isOfCrm === isOfCenter || isAsked) return { wish: 'compare', isOfSide };
  return { wish: 'take', side: isOfCrm ? 'crm' : 'partnerCenter', isOfSide };
}

/** Fillers count at the ends only. Undefined: what is left is no name. */
function nameIn(text: string): string | undefined {
  let left = ` ${text.replace(/\s+/gu, ' ').trim()} `;
  for (let round = 0; round < mostFillers; round++) {
    const filler = fillers.find((word) => left.startsWith(` ${word} `) || left.endsWith(` ${word} `));
    if (filler === undefined) break;
    left = left.startsWith(` ${filler} `) ? left.slice(filler.length + 1) : left.slice(0, -filler.length - 1);
  }
  const parts = left.split(' ').filter(Boolean);
  const name = parts.map(withoutEnding).join(' ');
  const isOne = name.length <= longest.name && parts.length <= longest.words && !betweenNames.test(name);
  return isOne ? name : undefined;
}

/** `Northwind는`, `Northwind的`. */
function withoutEnding(part: string): string {
  return part.replace(/(?<=[\p{Script=Latin}\p{N}]|\p{Script=Hangul}{2})(?:은|는|의|에서)$/u, '');
}

/** `co-sell от частной`, `私人和聯合銷售`. */
const betweenThings = / (?:from|between|от|между) |(?:랑|하고) |[和跟與]/u;
/** The difference of two deals is none between two systems. */
const betweenNames = / (?:and|or|vs|versus|и|или|하고|和|跟|與) /u;

import { crmNamesSaid } from '../crm/crm-words.ts';
import { fold, wordsByLength } from '../text/said.ts';
import { isEmptyLeadFilter, readLeadFilter, takesLeadWord } from './lead-filter.ts';
import * as words from './lead-words.ts';

/** A line is no essay, and a customer's name no sentence. */
const longest = { line: 120, name: 60 };

const heads = wordsByLength(words.leadHeadsOfOne);
const deeds = wordsByLength(words.leadDeeds);
const crms = wordsByLength(crmNamesSaid);
const fillers = wordsByLength(words.leadNamedFillers);
const archivings = wordsByLength(words.leadArchivings);
const handings = wordsByLength(words.leadHandings);
const wordsOfSeveral = wordsByLength(
  `${words.leadHeads}|${words.leadsOfRule}|deals|referrals|сделки|рекомендации|거래|추천|商機|轉介`,
);

/**
 * `hand the Adatum lead to the CRM`, `возьми лид Adatum`, `Adatum 리드 보관해 줘`: the name of one lead's customer, in small letters.
 * `hand Adatum over to Dynamics` needs no word for leads: nothing else is handed over to a CRM by name.
 * Undefined: it names no lead or no deed, or what is left says of which kind they are.
 */
export function readLeadNamed(text: string): string | undefined {
  if (text.length > longest.line || /[?？]\s*$/u.test(text)) return undefined;
  const left = { text: ` ${fold(text).replace(/[.!。！，,、;:"“”«»()]+/gu, ' ')} ` };
  const isCalledSo = takesLeadWord(left, heads);
  if (words.leadNamedOther.test(left.text)) return undefined;
  if (isCalledSo ? takesLeadWord({ ...left }, heads) : !isHandedOver(left.text)) return undefined;
  if (!takesLeadWord(left, deeds)) return undefined;
  takesLeadWord(left, archivings);
  takesLeadWord(left, crms);
  for (let round = 0; round < 12 && takesLeadWord(left, fillers); round++);
  const name = left.text.replace(words.leadNamedParticles, ' ').replace(/\s+/gu, ' ').trim();
  if (name === '' || name.length > longest.name || !/\p{L}/u.test(name)) return undefined;
  return isEmptyLeadFilter(readLeadFilter(name).filter) ? name : undefined;
}

/** The word for a lead stands in it: nothing else is called so. */
export const isCalledLead = (text: string): boolean => takesLeadWord({ text: ` ${fold(text)} ` }, heads);

/** Handed over to a CRM, and not several. */
function isHandedOver(text: string): boolean {
  const isSeveral = takesLeadWord({ text }, wordsOfSeveral);
  return !isSeveral && takesLeadWord({ text }, handings) && words.leadToCrm.some((pattern) => pattern.test(text));
}

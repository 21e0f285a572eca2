import { isEmptyLeadFilter, readLeadFilter, takesLeadWord } from './lead-filter.ts';
import { fold, wordsByLength } from './said.ts';
import { crmNamesSaid } from './words/crm-words.ts';
import * as words from './words/lead-words.ts';

/** A line is no essay, and a customer's name no sentence. */
const longest = { line: 120, name: 60 };

const heads = wordsByLength(words.leadHeadsOfOne);
const deeds = wordsByLength(words.leadDeeds);
const crms = wordsByLength(crmNamesSaid);
const fillers = wordsByLength(words.leadNamedFillers);

/**
 * `hand the Adatum lead to the CRM`, `возьми лид Adatum`, `Adatum 리드 보관해 줘`: the name of one lead's customer, in small letters.
 * Undefined: it names no lead or no deed, or what is left says of which kind they are.
 */
export function readLeadNamed(text: string): string | undefined {
  if (text.length > longest.line || /[?？]\s*$/u.test(text)) return undefined;
  const left = { text: ` ${fold(text).replace(/[.!。！，,、;:"“”«»()]+/gu, ' ')} ` };
  if (!takesLeadWord(left, heads) || takesLeadWord({ ...left }, heads) || !takesLeadWord(left, deeds)) return undefined;
  takesLeadWord(left, crms);
  for (let round = 0; round < 12 && takesLeadWord(left, fillers); round++);
  const name = left.text.replace(/\s+/gu, ' ').trim();
  if (name === '' || name.length > longest.name || !/\p{L}/u.test(name)) return undefined;
  return isEmptyLeadFilter(readLeadFilter(name).filter) ? name : undefined;
}

import { endsAsking } from '../../grammar/sentence/asked.ts';
import { takesLeadWord } from '../leads/lead-filter.ts';
import { leadHeads } from '../leads/lead-words.ts';
import { fold, withoutEnd, wordsByLength } from '../text/said.ts';
import * as words from './crm-deal-words.ts';
import { crmNamesSaid } from './crm-words.ts';

/** `stop`: nothing is carried until somebody takes it up again; `others`: another record is looked for. */
export type CrmDealDeed = 'stop' | 'pause' | 'resume' | 'others';

/** What somebody wants of one deal's link with the CRM. Without a name: of the deal that was spoken of last. */
export interface CrmDealLine {
  readonly deed: CrmDealDeed;
  readonly name?: string;
}

/** A line is no essay, and a customer's name no sentence. */
const longest = { line: 120, name: 60, words: 6 };
const mostFillers = 12;

const crms = wordsByLength(crmNamesSaid);
const syncs = wordsByLength(words.crmDealSyncs);
const stopsWhole = wordsByLength(words.crmDealStopsWhole);
const stops = wordsByLength(words.crmDealStops);
const pauses = wordsByLength(words.crmDealPauses);
const resumes = wordsByLength(words.crmDealResumes);
const agains = wordsByLength(words.crmDealAgains);
const others = wordsByLength(words.crmDealOthers);
const links = wordsByLength(words.crmDealLinks);
const records = wordsByLength(words.crmDealRecords);
const these = wordsByLength(words.crmDealThis);
const fillers = wordsByLength(words.crmDealFillers);
const notAsked = wordsByLength(words.crmDealNotAsked);
const leads = wordsByLength(leadHeads);

/**
 * `stop syncing Litware`, `поставь Litware на паузу в crm`, `Litware 다시 동기화해 줘`, `把 Litware 連到另一個商機`. Undefined: it is about no one deal,
 * or names neither the CRM nor the synchronisation, or asks for nothing.
 */
export function readCrmDealLine(text: string): CrmDealLine | undefined {
  if (text.length > longest.line) return undefined;
  const said = fold(text).replace(/[.!。！，,、;:"“”«»()]+/gu, ' ');
  const polite = politeness.exec(said);
  const asked = polite ? withoutEnd(said.slice(polite[0].length), /[?？\s]/u) : said;
  if (endsAsking(asked)) return undefined;
  const left = { text: ` ${asked} ` };
  const deed = deedIn(left);
  return deed && !takesLeadWord({ ...left }, [...notAsked, ...leads]) ? whose(left.text, deed) : undefined;
}

const politeness = /^\s*(?:can|could|would|will) you\s|^\s*(?:можешь|можете|не мог(?:ли)? бы)\s/u;

function deedIn(left: { text: string }): CrmDealDeed | undefined {
  const isStop = takesLeadWord(left, stopsWhole);
  const isOfCrm = takesLeadWord(left, crms);
  if (isStop) return 'stop';
  if (takesLeadWord({ ...left }, others) && takesLeadWord(left, links)) {
    const isOfRecord = takesLeadWord(left, records);
    takesLeadWord(left, others);
    return isOfRecord || isOfCrm ? 'others' : undefined;
  }
  const isOfSync = takesLeadWord(left, syncs);
  if (!isOfCrm && !isOfSync) return undefined;
  left.text = left.text.replace(/\s+/gu, ' ');
  if (takesLeadWord(left, pauses)) return 'pause';
  if (takesLeadWord(left, stops)) return 'stop';
  // `다시 시작` is one word of these, before `다시` is one of those.
  const isResumed = takesLeadWord(left, resumes);
  const isAgain = takesLeadWord(left, agains);
  return isResumed || (isAgain && isOfSync) ? 'resume' : undefined;
}

/** Fillers count at the ends only; within a name, words stay: `Bank of Contoso`. */
function whose(text: string, deed: CrmDealDeed): CrmDealLine | undefined {
  const spoken = { text };
  if (takesLeadWord(spoken, these) && withoutFillers(spoken.text) === '') return { deed };
  const parts = withoutFillers(text).split(' ').filter(Boolean);
  const name = parts.map(withoutParticle).join(' ').replace(hanEnds, '').trim();
  if (name.length > longest.name || parts.length > longest.words) return undefined;
  return /\p{L}/u.test(name) ? { deed, name } : undefined;
}

function withoutFillers(text: string): string {
  let left = ` ${text.replace(/\s+/gu, ' ').trim()} `;
  for (let round = 0; round < mostFillers; round++) {
    const filler = fillers.find((word) => left.startsWith(` ${word} `) || left.endsWith(` ${word} `));
    if (filler === undefined) break;
    left = left.startsWith(` ${filler} `) ? left.slice(filler.length + 1) : left.slice(0, -filler.length - 1);
  }
  return left.trim();
}

/** A Korean particle behind a foreign word, or behind a name of two syllables: `Litware를`, `한빛은`. */
function withoutParticle(part: string): string {
  return part.replace(/(?<=[\p{Script=Latin}\p{N}]|\p{Script=Hangul}{2})(?:을|를|은|는|의|와|과|랑|에서)$/u, '');
}

/** `把 Litware 的`, `Litware先`: Chinese words stand against the name. */
const hanEnds = /^(?:請|把|將|先){1,3}|(?:的|先|再|了|從){1,3}$/gu;

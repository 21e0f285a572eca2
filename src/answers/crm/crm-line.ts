import { endsAsking } from '../../grammar/sentence/asked.ts';
import { takesLeadWord } from '../leads/lead-filter.ts';
import { fold, withoutEnd, wordsByLength } from '../text/said.ts';
import * as words from './crm-words.ts';

/** What somebody wants of the connected CRM as a whole. */
export type CrmLine = keyof typeof words.crmWishesSaid;

/** A line is no essay. */
const longest = 100;

const names = wordsByLength(words.crmNamesSaid);
const syncs = wordsByLength(words.crmSyncsSaid);
const wishes = Object.entries(words.crmWishesSaid)
  .flatMap(([wish, list]) => wordsByLength(list).map((word) => [wish as CrmLine, word] as const))
  .sort(([, one], [, other]) => other.length - one.length);
const fillers = wordsByLength(words.crmFillers);
const questions = wordsByLength(words.crmQuestionWords);
/** What is done, and not only shown. */
const acts: readonly CrmLine[] = ['pause', 'start', 'undo'];
/** Chinese has no spaces: `暫停crm`. */
const besideChinese = /(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z\d])(?=\p{Script=Han})/gu;
const politeness = /^\s*(?:can|could|would|will) you\s|^\s*(?:можешь|можете)\s/iu;
const firstLoads = wordsByLength(words.crmFirstLoadsSaid);

/**
 * `pause the crm until Monday`: the line without its end, which the desk does not keep by itself. Undefined: no end is
 * told, or it is not about a pause.
 */
export function crmPauseUntil(text: string): { readonly line: string; readonly until: string } | undefined {
  if (text.length > longest || endsAsking(text)) return undefined;
  for (const pattern of words.crmUntil) {
    const found = pattern.exec(text);
    const line = found && `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
    if (line && readCrmLine(line) === 'pause') return { line, until: endAlone(found[0]) };
  }
  return undefined;
}

function endAlone(said: string): string {
  const until = withoutEnd(said, /[\s.,!。，！]/u);
  return withoutEnd(until.replace(words.crmUntilPolite, ''), /[\s.,!。，！]/u);
}

/**
 * `pause crm`, `how is the sync with Dynamics 365 doing`, `crm 일시 중지해 줘`, `暫停 crm`, in any of the four languages. Undefined: the CRM
 * is not named, or something is left over: the name of a deal, a lead, a value. Those are about one thing and not about all.
 */
export function readCrmLine(text: string): CrmLine | undefined {
  if (text.length > longest) return undefined;
  const polite = politeness.exec(text);
  const asked = polite ? withoutEnd(text.slice(polite[0].length), /[?？\s]/u) : text;
  const left = {
    text: ` ${fold(asked)
      .replace(besideChinese, ' ')
      .replace(/[.!?。！？，,、;:"“”«»()]+/gu, ' ')} `,
  };
  const isOfLoad = takesLeadWord(left, firstLoads);
  if (!takesLeadWord(left, names) && !isOfLoad) return undefined;
  const isOfSync = takesLeadWord(left, syncs);
  // The name stood between them: `put … on hold`.
  left.text = left.text.replace(/\s+/gu, ' ');
  const found = wishes.find(([, word]) => takesLeadWord(left, [word]));
  if (isOfLoad && found?.[0] !== 'undo') return undefined;
  for (let round = 0; round < 12 && takesLeadWord(left, fillers); round++);
  if (left.text.trim() !== '') return undefined;
  // `did the crm stop?` stops nothing: how it is, is the answer.
  if (found && acts.includes(found[0]) && (endsAsking(asked) || takesLeadWord({ text: ` ${fold(asked)} ` }, questions)))
    return found[0] === 'undo' ? undefined : 'show';
  // `sync with Dynamics` alone asks how it is.
  return found?.[0] ?? (isOfSync ? 'show' : undefined);
}

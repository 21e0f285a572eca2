import { politeTails } from '../routing/routing-words.ts';
import { wordsByLength } from '../text/said.ts';

const tails = wordsByLength(politeTails);

/** Strips an honorific or a job title at the end: 김민수님 and 김민수 과장님 become 김민수. */
export function withoutHonorific(name: string): string {
  const said = name.trim();
  const tail = tails.find((each) => said.length > each.length && said.endsWith(each));
  return tail ? said.slice(0, -tail.length).trim() : said;
}

import { politeTails } from './words/routing-words.ts';

/** Strips an honorific suffix: 김민수님 becomes 김민수. */
export function withoutHonorific(name: string): string {
  const said = name.trim();
  const tail = politeTails.split('|').find((each) => said.length > each.length + 1 && said.endsWith(each));
  return tail ? said.slice(0, -tail.length).trim() : said;
}

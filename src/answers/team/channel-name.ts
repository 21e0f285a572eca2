import { longestAnswer, tidy, withoutEnds } from '../text/said.ts';
import { longestWordFirst, nameLetter, wordStandsAt } from '../text/written-words.ts';
import { channelNameLeads } from './channel-words.ts';

const leads = longestWordFirst(channelNameLeads);
const longestName = 60;

/** A channel's name without the words around it: `as DACH`, `for “DACH”`. Empty: no name was given. */
export function readChannelName(text: string): string {
  if (text.length > longestAnswer) return '';
  const said = bare(tidy(text));
  const lead = leads.find((word) => wordStandsAt(said.toLowerCase(), word, 0));
  const name = bare(lead ? said.slice(lead.length) : said);
  return nameLetter.test(name) ? name.slice(0, longestName).trim() : '';
}

const bare = (text: string) => withoutEnds(text, /[\s,.:!?“”„"«»「」：，。！？]/);

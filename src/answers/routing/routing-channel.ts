import { channelLeads, channelTails } from '../team/channel-words.ts';
import { tidy, withoutEnds } from '../text/said.ts';
import { longestWordFirst, nameLetter, wordStandsAt } from '../text/written-words.ts';

const leads = longestWordFirst(channelLeads);
const tails = longestWordFirst(channelTails);
const longestName = 60;

/**
 * The channel that receives referrals: `the channel DACH`, `the DACH channel`, `в канал «DACH»`, `DACH 채널`, `頻道 DACH`.
 * Undefined: none is named; `the channel` alone is the default one, which receives what no rule matches.
 */
export function routingChannel(text: string): string | undefined {
  const said = bare(tidy(text))
    .replace(allOfThem, '')
    .replace(/(?<=頻道)(?:裡|去|就好|吧)+$/u, '');
  const lower = said.toLowerCase();
  const lead = leads.find((word) => wordStandsAt(lower, word, 0));
  if (lead !== undefined) return named(said.slice(lead.length));
  const tail = tails.find(
    (word) => lower.endsWith(word) && wordStandsAt(lower, word, lower.length - word.length) && lower !== word,
  );
  return tail === undefined ? undefined : named(said.slice(0, -tail.length).replace(/^the\s+/i, ''));
}

function named(rest: string): string | undefined {
  const name = bare(rest);
  return nameLetter.test(name) && name.length <= longestName ? name : undefined;
}

/** `모두 채널로`, `全部到頻道`: says which referrals, not how the channel is called. */
const allOfThem = /^(?:(?:모두|전부|모든 건|전체|다|그냥|일단|그대로)\s+|(?:全部|都|一律|統一|就))+/u;

const bare = (text: string) => withoutEnds(text, /[\s,.:!“”„"«»「」『』：，。！]/);

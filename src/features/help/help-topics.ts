import { fold, wordsOf } from '../../answers/text/said.ts';
import { say } from '../../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';

/**
 * The topics of `help <topic>` in the order in which they are offered, each with its number of texts and its next
 * steps.
 */
export const helpTopics = {
  inbox: { texts: 2, next: ['inbox', 'myReferrals'] },
  accept: { texts: 2, next: ['inbox'] },
  decline: { texts: 2, next: ['inbox'] },
  newDeal: { texts: 2, next: ['newDeal', 'resume'] },
  lists: { texts: 2, next: ['inbound', 'outbound', 'archived'] },
  deadline: { texts: 2, next: ['inbox'] },
  find: { texts: 2, next: [] },
  files: { texts: 1, next: ['export', 'template', 'import'] },
  change: { texts: 2, next: ['outbound'] },
  won: { texts: 2, next: ['outbound'] },
  claim: { texts: 1, next: ['inbound'] },
  solutions: { texts: 1, next: ['solutions'] },
  dealTypes: { texts: 2, next: ['newDeal'] },
  microsoft: { texts: 2, next: [] },
  registration: { texts: 2, next: ['archived'] },
  leads: { texts: 2, next: [] },
  crm: { texts: 2, next: [] },
  reminders: { texts: 2, next: ['settings'] },
  roles: { texts: 2, next: [] },
  language: { texts: 1, next: ['settings', 'language'] },
  undo: { texts: 1, next: [] },
  channel: { texts: 1, next: [] },
  tab: { texts: 1, next: [] },
} as const satisfies Readonly<Record<string, { readonly texts: 1 | 2; readonly next: readonly CommandName[] }>>;
export type HelpTopic = keyof typeof helpTopics;
export const topicNames = Object.keys(helpTopics) as HelpTopic[];

interface TopicPhrase {
  readonly topic: HelpTopic;
  readonly phrase: string;
  readonly isStem: boolean;
}

/** Phrases of the person's language and of English, longest first: `new deal` before `deal`. */
const phrases = perLocale((locale): readonly TopicPhrase[] =>
  [...new Set<Locale>([locale, 'en'])]
    .flatMap((each) =>
      topicNames.flatMap((topic) =>
        wordsOf(say(each, `help.words.${topic}`)).map((word) => ({
          topic,
          phrase: fold(word).replace(/\*$/, ''),
          isStem: word.endsWith('*'),
        })),
      ),
    )
    .sort((one, other) => other.phrase.length - one.phrase.length),
);

/** The topic of a message: that of the longest phrase in it. Undefined: it contains none. */
export function topicIn(text: string, locale: Locale): HelpTopic | undefined {
  const said = fold(text);
  return phrases(locale).find((phrase) => stands(said, phrase))?.topic;
}

/** The words by which a button asks for a topic. */
export function wordsForTopic(topic: HelpTopic, locale: Locale): string {
  const [first = topic] = wordsOf(say(locale, `help.words.${topic}`));
  return `${commandWord(locale, 'help')} ${first.replace(/\*$/, '')}`;
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;

/** Alphabetic phrases match whole words; Korean and Chinese ones also inside a run of characters. */
function stands(said: string, { phrase, isStem }: TopicPhrase): boolean {
  for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
    if (/^[\p{Script=Hangul}\p{Script=Han}]/u.test(phrase)) return true;
    const before = said.charAt(at - 1);
    const behind = said.charAt(at + phrase.length);
    if (!alphabetic.test(before) && (isStem || !alphabetic.test(behind))) return true;
  }
  return false;
}

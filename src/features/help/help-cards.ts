import type { CommandButton } from '../../cards/card-data.ts';
import { help, welcome } from '../../cards/cards.ts';
import { plainName } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { type HelpTopic, helpTopics, topicNames, wordsForTopic } from './help-topics.ts';

interface BuiltCard {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** Names for the examples, from the person's own referrals if there are any. Not escaped yet for a card. */
export interface OwnNames {
  /** The customer of a referral that waits for an answer. */
  readonly customer?: string | undefined;
  /** The customer of a deal of theirs. */
  readonly deal?: string | undefined;
  readonly solution?: string | undefined;
}

type WelcomeKind = 'personal' | 'channel' | 'groupChat';

const welcomeWords = {
  personal: ['inbox', 'myReferrals', 'help'],
  channel: ['useThisChannel', 'help'],
  groupChat: ['inbox', 'help'],
} as const satisfies Record<WelcomeKind, readonly CommandName[]>;

/** The card after installation: the desk's purpose, and the next step. */
export function welcomeCard({ locale, kind }: { readonly locale: Locale; readonly kind: WelcomeKind }): BuiltCard {
  const summary = say(locale, kind === 'channel' ? 'welcome.channel' : 'welcome.personal');
  const next = {
    personal: () => say(locale, 'welcome.personal.next'),
    channel: () => say(locale, 'welcome.channel.next', { command: commandWord(locale, 'useThisChannel') }),
    groupChat: () => say(locale, 'welcome.groupChat.next', { command: commandWord(locale, 'inbox') }),
  }[kind]();
  const card = welcome({
    locale,
    fallbackText: summary,
    lines: [{ text: summary }, { text: next }],
    commands: commandButtons(locale, welcomeWords[kind]),
  });
  return { card, summary };
}

/** Buttons per row: clients drop those over their limit. */
const topicsInRow = 5;
/** Without the two topics that have a button of their own above. */
export const offeredTopics = topicNames
  .filter((topic) => topic !== 'inbox' && topic !== 'newDeal')
  .slice(0, 2 * topicsInRow);

/** The overview: what the desk does, what can be said to it, and the topics of help. @param hello a line before it */
export function helpCard(
  { locale, hello }: { readonly locale: Locale; readonly hello?: string },
  names: OwnNames = {},
): BuiltCard {
  const title = say(locale, 'guide.title');
  const summary = hello ?? title;
  const card = help({
    locale,
    fallbackText: summary,
    hello: hello ? [{ text: hello }] : [],
    examples: examplesFor(locale, names)
      .map((example) => `- ${example}`)
      .join('\r'),
    commands: commandButtons(locale, ['inbox', 'myReferrals', 'newDeal', 'settings']),
    topics: [offeredTopics.slice(0, topicsInRow), offeredTopics.slice(topicsInRow)].map((topics) => ({
      buttons: topics.map((topic) => topicButton(locale, topic)),
    })),
  });
  return { card, summary };
}

/** A topic, with the next steps. @param more lines for this person only */
export function topicCard(locale: Locale, topic: HelpTopic, names: OwnNames, more: readonly string[] = []): BuiltCard {
  const { texts, next } = helpTopics[topic];
  const values = valuesOf(names);
  const lines = ([1, 2] as const)
    .filter((line) => line <= texts)
    .map((line) => say(locale, `help.text.${topic}.${line}` as 'help.text.accept.1', values));
  return sentenceCard(locale, {
    title: say(locale, `help.topic.${topic}`),
    lines: [...more, ...lines],
    guesses: [...commandButtons(locale, next), ...commandButtons(locale, ['help'])],
  });
}

export function commandButtons(locale: Locale, names: readonly CommandName[]): CommandButton[] {
  return names.map((name) => {
    const words = commandWord(locale, name);
    return { words, title: capitalized(locale, words) };
  });
}

function topicButton(locale: Locale, topic: HelpTopic): CommandButton {
  return { words: wordsForTopic(topic, locale), title: say(locale, `help.topic.${topic}`) };
}

function examplesFor(locale: Locale, names: OwnNames): readonly string[] {
  const values = valuesOf(names);
  const known = [...(names.customer ? (['accept', 'who'] as const) : []), ...(names.deal ? (['change'] as const) : [])];
  return (['expires', ...known, 'newDeal'] as const).map((name) => say(locale, `guide.example.${name}`, values));
}

/** For a person without referrals: a name that is recognised as an example. */
const nobodysCustomer = 'Fabrikam';

function valuesOf({ customer, deal, solution }: OwnNames) {
  return {
    customer: plainName(customer ?? deal ?? nobodysCustomer, 40),
    deal: plainName(deal ?? customer ?? nobodysCustomer, 40),
    solution: plainName(solution ?? 'Azure', 40),
  };
}

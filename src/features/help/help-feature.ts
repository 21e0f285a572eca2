import { plainName } from '../../cards/plain.ts';
import type { Command, Feature, IntentHandler, Reply, Turn } from '../../feature.ts';
import { saysNothingIsWanted } from '../../grammar/rules/desk/nothing-wanted.ts';
import { languageWritten } from '../../grammar/understanding.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, type CommandName, commandWord, isCommand } from '../../i18n/command-words.ts';
import { languageName } from '../../i18n/language-name.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import type { Person } from '../people/index.ts';
import { helpCard, type OwnNames, topicCard } from './help-cards.ts';
import { type HelpTopic, topicIn } from './help-topics.ts';

export interface HelpDeps {
  /** Names for the examples, and the number of referrals that wait for this person's answer. */
  readonly own: (turn: Turn) => Promise<OwnNames & { readonly waiting: number }>;
  readonly roleOf: (person: Person) => 'admin' | 'user' | 'other';
}

/** In characters: a longer text after `help` is not a topic, but a sentence to be parsed. */
const longestTopic = 60;

/** `help`, `help <topic>`, `hello`: what the desk does and what can be said to it. A thank-you gets a line. */
export function helpFeature(deps: HelpDeps): Feature {
  const talk = new HelpTalk(deps);
  const commands: readonly Command[] = [
    alone('help', 'help', (turn) => talk.overview(turn)),
    alone('hello', 'greeting', (turn) => talk.hello(turn)),
    {
      name: 'help with a topic',
      match: (text, locale) => {
        const rest = text.length > longestTopic ? undefined : afterCommand(locale, 'help', text);
        return rest && topicIn(rest, locale) ? { rest } : undefined;
      },
      handle: async (turn, { rest }) => {
        const name = topicIn(rest, turn.locale);
        return name ? talk.topic(turn, name) : talk.overview(turn);
      },
    },
    {
      name: 'help in another language',
      match: (text, locale) => (otherLanguage(text, locale) ? { rest: text } : undefined),
      handle: async (turn, { rest }) => talk.overview(turn, offerOf(otherLanguage(rest, turn.locale))),
    },
  ];
  const said: IntentHandler = {
    intents: ['help', 'thanks'],
    async handle(turn, { intent, sentence }) {
      if (intent === 'thanks') return saysNothingIsWanted(sentence.text) ? nothingDone(turn) : youAreWelcome(turn);
      const written = languageWritten(sentence.text, turn.locale) ?? turn.locale;
      const name = topicIn(sentence.text, turn.locale) ?? topicIn(sentence.text, written);
      if (name) return talk.topic(turn, name);
      return sentence.pieces.some(({ roles }) => roles.some(({ kind }) => kind === 'talk'))
        ? talk.hello(turn)
        : talk.overview(turn);
    },
  };
  return { name: 'help', commands, intents: [said] };
}

/** What help answers with. */
class HelpTalk {
  readonly #deps: HelpDeps;

  constructor(deps: HelpDeps) {
    this.#deps = deps;
  }

  async overview(turn: Turn, more: { readonly hello?: string } = {}): Promise<Reply> {
    return answer(helpCard({ locale: turn.locale, ...more }, await this.#ownNames(turn)));
  }

  async topic(turn: Turn, name: HelpTopic): Promise<Reply> {
    const { locale, person } = turn;
    const more = name === 'roles' ? [say(locale, 'help.youAre', { role: this.#deps.roleOf(person) })] : [];
    return answer(topicCard(locale, name, await this.#ownNames(turn), more));
  }

  async hello(turn: Turn): Promise<Reply> {
    const { locale, person } = turn;
    const { waiting, ...names } = await this.#owned(turn);
    const name = plainName(person.firstName ?? person.name, 40);
    const greeting = say(locale, 'help.hello', { name });
    const lines = turn.conversation.kind === 'personal' ? [say(locale, 'help.hello.waiting', { count: waiting })] : [];
    return answer(helpCard({ locale, hello: [greeting, ...lines].join(' ') }, names));
  }

  /** No names in a channel, where others read along; and help must work without the database. */
  async #owned(turn: Turn): Promise<OwnNames & { readonly waiting: number }> {
    if (turn.conversation.kind !== 'personal') return { waiting: 0 };
    return this.#deps.own(turn).catch((err) => {
      turn.log.warn({ err }, 'help shown without the reader’s own examples');
      return { waiting: 0 };
    });
  }

  async #ownNames(turn: Turn): Promise<OwnNames> {
    const { waiting: _, ...names } = await this.#owned(turn);
    return names;
  }
}

function alone(name: string, word: CommandName, handle: Command['handle']): Command {
  return { name, match: (text, locale) => (isCommand(locale, word, text) ? { rest: '' } : undefined), handle };
}

/** The language of the word for help, if it is not the one in which the desk answers this person. */
function otherLanguage(text: string, locale: Locale): Locale | undefined {
  return locales.find((each) => each !== locale && isCommand(each, 'help', text));
}

function offerOf(language: Locale | undefined): { readonly hello?: string } {
  if (!language) return {};
  const name = languageName(language);
  const command = `${commandWord(language, 'language')} ${name}`;
  return { hello: say(language, 'help.inThatLanguage', { language: name, command }) };
}

function answer(card: ReturnType<typeof helpCard>): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
}

function nothingDone({ locale }: Turn): Reply {
  return textReply(say(locale, 'sentence.nothingDone'));
}

function youAreWelcome({ locale }: Turn): Reply {
  return textReply(say(locale, 'sentence.thanks'));
}

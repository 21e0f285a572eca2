import type { Command, Feature, IntentHandler, Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { isCommand } from '../../i18n/command-words.ts';
import { helpCard } from './help-cards.ts';

/** `hi`, `hello`, `help`: what the desk does. A thank-you gets a line. */
export function helpFeature(): Feature {
  const help: Command = {
    name: 'help',
    match: (text, locale) => (isCommand(locale, 'help', text) ? { rest: '' } : undefined),
    handle: async (turn) => overview(turn),
  };
  const said: IntentHandler = {
    intents: ['help', 'thanks'],
    handle: async (turn, { intent }) => (intent === 'thanks' ? youAreWelcome(turn) : overview(turn)),
  };
  return { name: 'help', commands: [help], intents: [said] };
}

function overview({ locale }: Turn): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...helpCard({ locale }) }] };
}

function youAreWelcome({ locale }: Turn): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text: say(locale, 'sentence.thanks') }] };
}

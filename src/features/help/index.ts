import type { Command, Feature, Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord, isCommand } from '../../i18n/command-words.ts';
import { helpCard } from './help-cards.ts';

export { welcomeCard } from './help-cards.ts';

/** `hi`, `hello`, `help`: what the desk does. */
export function helpFeature(): Feature {
  const help: Command = {
    name: 'help',
    match: (text, locale) => (isCommand(locale, 'help', text) ? { rest: '' } : undefined),
    handle: async (turn) => overview(turn),
  };
  return { name: 'help', commands: [help] };
}

function overview({ locale }: Turn): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...helpCard({ locale }) }] };
}

/** For whatever no command understood: never a dead end. */
export const unhandled: Command = {
  name: 'unhandled',
  match: (text) => ({ rest: text }),
  handle: async ({ locale }) => {
    const text = say(locale, 'unhandled', { help: commandWord(locale, 'help'), inbox: commandWord(locale, 'inbox') });
    return { kind: 'messages', messages: [{ kind: 'text', text }] };
  },
};

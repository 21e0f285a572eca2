import { plainName } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import type { Reply, Turn } from '../../feature.ts';
import { commandSaid } from '../../grammar/command-said.ts';
import { type Guess, guessesFor } from '../../grammar/guess.ts';
import { rowSaid } from '../../grammar/row-said.ts';
import type { NameFinder } from '../../grammar/understanding.ts';
import { unknownNameIn } from '../../grammar/unknown-name.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';

const always: readonly Guess[] = (['inbox', 'myReferrals', 'help'] as const).map((name: CommandName) => ({
  kind: 'command',
  name,
}));

const mostGuesses = 3;

/** The answer to a text that no handler understood: the most likely interpretations as buttons. */
export function wayForward({ names }: { readonly names: Pick<NameFinder, 'likely'> }) {
  return async (turn: Turn, text: string): Promise<Reply> => {
    const { locale } = turn;
    if (isEmojiOnly(text)) return { kind: 'messages', messages: [{ kind: 'text', text: say(locale, 'help.emoji') }] };
    const row = rowSaid(text, locale);
    if (row !== undefined)
      return {
        kind: 'messages',
        messages: [{ kind: 'text', text: say(locale, 'unhandled.noRow', { number: String(row) }) }],
      };
    const told = commandSaid(text, locale);
    const likely = [
      ...(told ? [told.words] : []),
      ...guessesFor(text, locale, await names.likely(turn, text)).map((guess) => guessInWords(guess, locale)),
    ].slice(0, mostGuesses);
    const words = { help: commandWord(locale, 'help'), inbox: commandWord(locale, 'inbox') };
    const name = unknownNameIn(text, locale);
    const title = name
      ? say(locale, 'unhandled.nobodyCalled', { ...words, name: plainName(name, 60) })
      : say(locale, 'unhandled', words);
    const card = sentenceCard(locale, {
      title,
      ...(likely.length > 0 ? { lines: [say(locale, 'sentence.guess')] } : {}),
      guesses: (likely.length > 0 ? likely : always.map((guess) => guessInWords(guess, locale))).map((words) => {
        const title = capitalized(locale, words);
        return { words, title, ...(likely.length === 1 ? { says: 'yes' as const } : {}) };
      }),
    });
    return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
  };
}

/** The button's title, which is also the text that it sends, so it must be one that the desk understands. */
export function guessInWords(guess: Guess, locale: Locale): string {
  if (guess.kind === 'command') return commandWord(locale, guess.name);
  return say(locale, `guess.${guess.deed}`, { customer: plainName(guess.called, 60) });
}

function isEmojiOnly(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}]/u.test(text);
}

import { sentenceCard } from '../../cards/sentence-card.ts';
import type { Reply, Turn } from '../../feature.ts';
import { guessesFor } from '../../grammar/guess.ts';
import { say } from '../../i18n/catalogue.ts';
import { type CommandName, commandWord } from '../../i18n/command-words.ts';

/** For whatever nobody understood: the likeliest readings as buttons, never a dead end. */
export async function unhandled({ locale }: Turn, text: string): Promise<Reply> {
  const title = say(locale, 'unhandled', { help: commandWord(locale, 'help'), inbox: commandWord(locale, 'inbox') });
  const likely = guessesFor(text, locale);
  const names: readonly CommandName[] = likely.length > 0 ? likely : ['inbox', 'myReferrals', 'help'];
  const card = sentenceCard(locale, {
    title,
    ...(likely.length > 0 ? { lines: [say(locale, 'sentence.guess')] } : {}),
    guesses: names.map((name) => {
      const words = commandWord(locale, name);
      return { words, title: words.charAt(0).toLocaleUpperCase(locale) + words.slice(1) };
    }),
  });
  return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
}

import { sentenceCard } from '../../cards/sentence-card.ts';
import type { Command, IntentHandler, Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { BuiltSettingsCard } from './settings-card.ts';

/** The card after a change, which also names the messages that are sent although reminders are stopped. */
export function remindersChanged(locale: Locale, isOff: boolean, hasDigest: boolean): BuiltSettingsCard {
  const back = commandWord(locale, isOff ? 'startReminders' : 'stopReminders');
  const button = {
    words: back,
    title: say(locale, isOff ? 'reminders.start' : 'reminders.stop'),
    says: 'undo' as const,
  };
  // What came due meanwhile is not sent after the fact: it is offered.
  const today = { words: commandWord(locale, 'digest'), title: say(locale, 'reminders.today') };
  return sentenceCard(locale, {
    title: say(locale, isOff ? 'reminders.off' : 'reminders.on'),
    lines: isOff
      ? [
          say(locale, 'reminders.off.still'),
          ...(hasDigest ? [say(locale, 'reminders.off.digest')] : []),
          say(locale, 'reminders.off.asked'),
        ]
      : [],
    guesses: isOff ? [button] : [today, button],
  });
}

/** `stop reminders`, `remind me again`: stays in force until the next such command. */
export function reminderWords(
  set: (turn: Turn, isOff: boolean) => Promise<Reply>,
  isSaid: (text: string, locale: Locale, name: 'stopReminders' | 'startReminders') => boolean,
): { readonly commands: readonly Command[]; readonly intents: IntentHandler } {
  const command = (name: 'stopReminders' | 'startReminders', isOff: boolean): Command => ({
    name: isOff ? 'stop reminders' : 'start reminders',
    match: (text, locale) => (isSaid(text, locale, name) ? { rest: '' } : undefined),
    handle: (turn) => set(turn, isOff),
  });
  return {
    commands: [command('stopReminders', true), command('startReminders', false)],
    intents: {
      intents: ['reminders-off', 'reminders-on'],
      handle: (turn, { intent }) => set(turn, intent === 'reminders-off'),
    },
  };
}

import { wordsOf } from '../../../src/answers/text/said.ts';
import { type GuessedCommand, type GuessedSaying, offersOf } from '../../../src/grammar/guessing/offers.ts';
import { commandsSaid } from '../../../src/grammar/words/commands/commands-said.ts';
import { wordsByLocale } from '../../../src/grammar/words/index.ts';
import { catalogues } from '../../../src/i18n/catalogue.ts';
import { commandWords, isCommand } from '../../../src/i18n/command-words.ts';
import { type Locale, locales } from '../../../src/i18n/locale.ts';
import type { Labelled } from './labelled.ts';
import { shuffled } from './train.ts';

/** Enough of a row's words beside each other that each is met. */
const mostOfRow = 14;

/**
 * Examples that the desk's own tables have: the words of commands and lists, the titles of the fallback's buttons, and
 * the words that stand together when a command is told in a sentence. They are no messages, and none is held out.
 */
export function labelledVocabulary(): readonly Labelled[] {
  return locales.flatMap((locale) => [
    ...Object.entries(ownCommands).flatMap(([label, command]) =>
      [...commandWords(locale, command), titleOf(locale, command)].map((message) => of(locale, label, message)),
    ),
    ...Object.entries(ownSayings).flatMap(([label, saying]) => of(locale, label, titleOf(locale, saying))),
    ...fromRows(locale),
    ...fromWords(locale),
  ]);
}

const of = (locale: Locale, label: string, message: string): Labelled => {
  return { locale, message, labels: [label], set: 'vocabulary' };
};

function titleOf(locale: Locale, key: string): string {
  return (catalogues[locale] as Readonly<Record<string, string>>)[`guess.title.${key}`] ?? key;
}

/** Labels that mean one command, by it. */
const ownCommands: Readonly<Record<string, GuessedCommand>> = Object.fromEntries(
  Object.entries(offersOf).flatMap(([label, { named, commands: [command] = [undefined], sayings }]) =>
    named || sayings || !command || label === 'count' ? [] : [[label, command]],
  ),
);
const ownSayings: Readonly<Record<string, GuessedSaying>> = Object.fromEntries(
  Object.entries(offersOf).flatMap(([label, { named, sayings: [saying] = [undefined] }]) =>
    saying && (!named || saying.startsWith('help-m') || saying.startsWith('help-reg')) ? [[label, saying]] : [],
  ),
);

/** `what are the routing rules`: of each group one, in an order that is the same each time. */
function fromRows(locale: Locale): readonly Labelled[] {
  return commandsSaid[locale].flatMap(({ says, groups }, place) => {
    const label = labelOfSaying(locale, says);
    const words = groups.map((group) => group.split('|').map((word) => word.replace(/\*$/, '')));
    const columns = words.map((all, group) => shuffled(all, place * 7 + group + 1));
    return Array.from({ length: label ? mostOfRow : 0 }, (_unused, at) => {
      const said = columns.map((column) => column[at % column.length] ?? '');
      return of(locale, label ?? '', (at % 2 === 0 ? said : said.toReversed()).join(' '));
    });
  });
}

function labelOfSaying(locale: Locale, says: string): string | undefined {
  const command = Object.entries(ownCommands).find(([, name]) => isCommand(locale, name, says))?.[0];
  const said = catalogues[locale] as Readonly<Record<string, string>>;
  return command ?? Object.entries(ownSayings).find(([, saying]) => said[`guess.say.${saying}`] === says)?.[0];
}

/** The phrases of the vocabulary whose kind is a label of its own; what is done with a referral has messages enough. */
function fromWords(locale: Locale): readonly Labelled[] {
  const { list, action } = wordsByLocale[locale];
  return [...Object.entries(list), ...Object.entries(action)].flatMap(([id, phrases]) => {
    const label = labelsOfWords[id] ?? (id in offersOf ? id : undefined);
    return label && !offersOf[label]?.named
      ? wordsOf(phrases).map((phrase) => of(locale, label, phrase.replace(/\*$/, '')))
      : [];
  });
}

const labelsOfWords: Readonly<Record<string, string>> = {
  mute: 'reminders-off',
  unmute: 'reminders-on',
  create: 'new-deal',
};

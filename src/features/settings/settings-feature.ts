import { z } from 'zod';
import { readLanguage } from '../../answers/settings/language.ts';
import { type OwnHoursSaid, readOwnHours } from '../../answers/settings/own-hours-said.ts';
import type { Clock } from '../../clock.ts';
import {
  type CardAction,
  type Command,
  defineCardAction,
  type Feature,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { isCommand } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type DeskHours, type PeopleStore, type Person, workingWeekOf } from '../people/index.ts';
import { chosenReader, listOrTyped, unreadChoice } from './chosen-reader.ts';
import { hoursInputsOf, ownHoursChosen, ownHoursInputs } from './own-hours.ts';
import { remindersChanged, reminderWords } from './reminders-said.ts';
import {
  type BuiltSettingsCard,
  languageChanged,
  languageChoice,
  type SettingsView,
  settingsCard,
  whichZone,
  zoneChanged,
} from './settings-card.ts';
import { type LanguageWish, languageAlone, languageWish, placeWish, type ZoneWish, zoneWish } from './settings-said.ts';

export interface SettingsDeps {
  readonly people: Pick<PeopleStore, 'choose'>;
  readonly clock: Clock;
  readonly defaults: { readonly language: Locale; readonly timeZone: string };
  /** The default working hours. */
  readonly hours: DeskHours;
  /** The default for people who did not choose whether they get the morning's list. */
  readonly isDigestUsual: boolean;
  /** Called after a change: existing cards are still in the previous language and time zone. */
  readonly onReadsOtherwise: (person: Person) => void;
}

/** The person after the change, for the answer and the rest of the turn. */
type Reader = Pick<Turn, 'person' | 'locale' | 'timeZone' | 'zoneIsOwn'>;

/**
 * `language`, `time zone`, `settings`: stored per person. They take precedence over the client's settings everywhere.
 */
export function settingsFeature(deps: SettingsDeps): Feature {
  const desk = new SettingsDesk(deps);
  const reminders = reminderWords(
    (turn, isOff) => desk.remind(turn, isOff),
    (text, locale, name) => isCommand(locale, name, text),
  );
  return {
    name: 'settings',
    commands: [
      command(
        'settings',
        (text, locale) => isCommand(locale, 'settings', text) || undefined,
        async (turn) => answer(settingsCard(desk.view(turn))),
      ),
      command('language', languageWish, async (turn, wish) => desk.onLanguage(turn, wish)),
      command('time zone', zoneWish, (turn, wish) => desk.onZone(turn, wish)),
      {
        ...command('where somebody works', placeWish, (turn, wish) => desk.onZone(turn, wish)),
        ...{ whole: true, notInConversation: true },
      },
      ...reminders.commands,
      { ...command('own hours', readOwnHours, (turn, wish) => desk.onHours(turn, wish)), notInConversation: true },
      {
        ...command('a language by its name', languageAlone, (turn, language) => desk.speak(turn, language)),
        notInConversation: true,
      },
    ],
    intents: [saidSettings(desk), reminders.intents],
    cardActions: [saveAction(deps, desk)],
  };
}

/** Each change, and the card that shows it. */
class SettingsDesk {
  readonly #deps: SettingsDeps;

  constructor(deps: SettingsDeps) {
    this.#deps = deps;
  }

  async choose(turn: Turn, choice: Parameters<PeopleStore['choose']>[1]): Promise<Reader> {
    const { people, defaults, onReadsOtherwise } = this.#deps;
    const person = (await people.choose(turn.person, choice)) ?? turn.person;
    const reader = {
      person,
      locale: person.locale ?? defaults.language,
      timeZone: person.timeZone ?? defaults.timeZone,
      zoneIsOwn: person.timeZone !== undefined,
    };
    if (reader.locale !== turn.locale || reader.timeZone !== turn.timeZone) onReadsOtherwise(person);
    return reader;
  }

  view({ person, locale, timeZone }: Reader): SettingsView {
    const { clock, hours } = this.#deps;
    const chosen = person.chosen ?? {};
    return { locale, timeZone, now: clock.now(), week: workingWeekOf(person, hours), chosen };
  }

  async speak(turn: Turn, language: Locale | undefined): Promise<Reply> {
    const reader = await this.choose(turn, { locale: language ?? null });
    turn.log.info({ language: reader.locale }, 'language chosen by a person');
    return answer(languageChanged(reader.locale, turn.locale, language !== undefined), reader);
  }

  onLanguage(turn: Turn, wish: LanguageWish): Promise<Reply> | Reply {
    if (wish.kind === 'language') return this.speak(turn, wish.language);
    if (wish.kind === 'client') return this.speak(turn, undefined);
    const key = wish.kind === 'nothing' ? 'language.unknown' : 'language.which';
    return answer(languageChoice(this.view(turn), say(turn.locale, key)));
  }

  async onZone(turn: Turn, wish: ZoneWish): Promise<Reply> {
    if (wish.kind === 'alone') return answer(settingsCard(this.view(turn)));
    if (wish.kind === 'ambiguous') return answer(whichZone(turn.locale, wish.readings, this.#deps.clock.now()));
    if (wish.kind === 'nothing') return answer(settingsCard(this.view(turn), [say(turn.locale, 'timeZone.unknown')]));
    const reader = await this.choose(turn, { timeZone: wish.kind === 'zone' ? wish.zone : null });
    return answer(zoneChanged(this.view(reader)), reader);
  }

  async remind(turn: Turn, isOff: boolean): Promise<Reply> {
    const reader = await this.choose(turn, { reminders: isOff ? 'off' : null });
    turn.log.info({ reminders: isOff ? 'off' : 'on' }, 'reminders switched on or off by a person');
    const { digest = this.#deps.isDigestUsual ? 'usual' : 'off' } = reader.person.chosen ?? {};
    return answer(remindersChanged(reader.locale, isOff, digest !== 'off'), reader);
  }

  /** `my working hours are 8 to 16`, `no morning summary`: the form shows what was changed. */
  async onHours(turn: Turn, wish: OwnHoursSaid): Promise<Reply> {
    const { hours } = this.#deps;
    const inputs = hoursInputsOf(wish, workingWeekOf(turn.person, hours));
    if (!inputs) return answer(settingsCard(this.view(turn), [say(turn.locale, 'settings.whichHours')]));
    const { choice, problem } = ownHoursChosen(inputs, turn.person, hours);
    const reader = await this.choose(turn, choice);
    const notice = say(reader.locale, problem ? `settings.problem.${problem}` : 'settings.saved');
    return answer(settingsCard(this.view(reader), [notice]), reader);
  }
}

function saidSettings(desk: SettingsDesk): IntentHandler {
  return {
    intents: ['language', 'settings'],
    async handle(turn, { intent, rest }) {
      if (intent === 'settings') return answer(settingsCard(desk.view(turn)));
      const wish = readLanguage(rest);
      // Matched inside a longer sentence, so perhaps contrary to its meaning (`don't speak Russian`): asks, with
      // buttons.
      const choice = wish.kind === 'language' && !wish.isWhole ? ({ kind: 'alone' } as const) : wish;
      return desk.onLanguage(turn, choice);
    },
  };
}

function saveAction({ hours: usual }: SettingsDeps, desk: SettingsDesk): CardAction {
  return defineCardAction({
    verb: 'settings.save',
    data: z.strictObject({ language: listOrTyped, timeZone: listOrTyped, ...ownHoursInputs }),
    handle: async (click, { language, timeZone, ...hours }) => {
      const own = ownHoursChosen(hours, click.person, usual);
      const problem = own.problem ?? unreadChoice(language, timeZone);
      const reader = await desk.choose(click, { ...chosenReader(language, timeZone), ...own.choice });
      const notice = say(reader.locale, problem ? `settings.problem.${problem}` : 'settings.saved');
      return { kind: 'card', ...settingsCard(desk.view(reader), [notice]) };
    },
  });
}

/** Parses the text again in the handler, because a command's match passes on text only. */
function command<Wish>(
  name: string,
  read: (text: string, locale: Locale) => Wish | undefined,
  handle: (turn: Turn, wish: Wish) => Promise<Reply>,
): Command {
  return {
    name,
    match: (text, locale) => (read(text, locale) === undefined ? undefined : { rest: text }),
    handle: (turn, { rest }) => handle(turn, read(rest, turn.locale) as Wish),
  };
}

function answer(card: BuiltSettingsCard, reader?: Reader): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...card }], ...(reader ? { reader } : {}) };
}

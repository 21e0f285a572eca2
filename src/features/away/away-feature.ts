import { z } from 'zod';
import { asksWhoIsAway } from '../../answers/settings/who-is-away.ts';
import { fold } from '../../answers/text/said.ts';
import { plainName } from '../../cards/plain.ts';
import {
  type CardAction,
  type Click,
  type Command,
  defineCardAction,
  type Feature,
  type Reply,
  type Turn,
} from '../../feature.ts';
import { otherBack } from '../../grammar/commands-said/who-is-back.ts';
import type { Sentence } from '../../grammar/sentence/piece.ts';
import { say } from '../../i18n/catalogue.ts';
import { isCommand } from '../../i18n/command-words.ts';
import { dayIn } from '../../i18n/format.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { typedInput } from '../../typed-input.ts';
import { absenceAhead, type CompanyDirectory, isSamePerson, type PeopleStore, type Person } from '../people/index.ts';
import { type AbsenceSaid, readAbsence } from './absence-said.ts';
import type { AbsenceOutcome, Absences, AbsencesDeps } from './absences.ts';
import { automaticReplies } from './automatic-replies.ts';
import {
  type AwayView,
  absenceRemoved,
  awayForm,
  awayNoted,
  backSaid,
  laterAbsencesSaid,
  nobodyIsBack,
  nobodyStandsIn,
  whoIsAwaySaid,
} from './away-said.ts';
import { likelyAbsence } from './likely-absence.ts';
import { namesIn } from './names-in-text.ts';

export interface AwayDeps extends AbsencesDeps, SweepDeps {
  readonly absences: Absences;
  readonly people: Pick<PeopleStore, 'find' | 'recent' | 'changeAbsences' | 'endedAbsences'>;
  /** Present if the operator allows the desk to read automatic replies. */
  readonly directory?: Pick<CompanyDirectory, 'automaticReplyOf'> | undefined;
}

type Typed = Partial<Record<'from' | 'last' | 'standIn', string>>;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * `away until 3 December, Megan takes over`, by command or form; an admin may enter it for others. It ends by itself.
 */
export function awayFeature(deps: AwayDeps): Feature {
  const { people, absences } = deps;
  const talk = new AwayTalk(deps, absences);
  return {
    name: 'away',
    commands: [
      command('away', (turn) => talk.onSaid(turn, '')),
      command('imBack', (turn) => talk.onBack(turn)),
      {
        name: 'who is away',
        whole: true,
        match: (text) => (asksWhoIsAway(text) ? { rest: '' } : undefined),
        // Neither whoever reads a channel nor who has no role here need know it.
        means: async ({ conversation, person }) =>
          conversation.kind === 'personal' &&
          (await absences.colleagues()).some((colleague) => isSamePerson(colleague, person)),
        handle: (turn) => talk.onWho(turn),
      },
    ],
    intents: [
      {
        intents: ['away', 'back'],
        handle: (turn, { intent, sentence }) =>
          intent === 'back' ? talk.onBack(turn, sentence) : talk.onSaid(turn, sentence.text),
      },
    ],
    offers: (turn, wish) => likelyAbsence(deps, turn, wish),
    cardActions: formActions(deps, absences, talk),
    jobs: deps.directory ? [automaticReplies({ ...deps, directory: deps.directory })] : [],
    sweeps: [
      new Sweeper(
        {
          name: 'people.absences',
          everySeconds: 60,
          leases: people.endedAbsences,
          handle: (person) => absences.over(person),
          concurrency: 2,
        },
        deps,
      ),
    ],
  };
}

/** What is answered to words, and the form that both words and presses may come to. */
class AwayTalk {
  readonly #deps: AwayDeps;
  readonly #absences: Absences;

  constructor(deps: AwayDeps, absences: Absences) {
    this.#deps = deps;
    this.#absences = absences;
  }

  /** @param shown as for `awayForm` */
  async form(turn: Turn, whom: Person, notices: readonly string[] = [], typed: Typed = {}, shown?: string) {
    return awayForm(await this.#viewOf(turn, whom), await this.#absences.colleagues(), notices, typed, shown);
  }

  /** The form of an absence is shown to those alone who may change it. */
  logged(click: Click, whom: Person): void {
    if (!this.#absences.mayFor(click.person, whom)) logPressWithoutRight(click, { whom: whom.aadObjectId });
  }

  async settled(turn: Turn, whom: Person, outcome: AbsenceOutcome, typed: Typed, edited = '') {
    if (outcome.kind === 'done')
      return awayNoted(
        await this.#viewOf(turn, outcome.whom),
        outcome.noted,
        outcome.left.map(({ name }) => plainName(name, 60)),
      );
    // Without the right to change it, another person's absence is not shown either.
    if (outcome.problem === 'notAdmin')
      return this.form(turn, turn.person, [say(turn.locale, 'away.problem.notAdmin')]);
    return this.form(turn, whom, [say(turn.locale, `away.problem.${outcome.problem}`)], typed, edited);
  }

  async onSaid(turn: Turn, text: string): Promise<Reply> {
    const absences = this.#absences;
    const colleagues = await absences.colleagues();
    const today = dayIn(turn.timeZone, this.#deps.clock.now());
    const said = readAbsence(text, { locale: turn.locale, today, people: colleagues });
    const whom = said.whom ?? turn.person;
    const isOver = said.days?.overThisYear === true;
    const typed = {
      ...(isOver ? {} : firstDay(said)),
      ...(said.days && !isOver ? { last: said.days.last } : {}),
      ...(said.standIn && !said.several ? { standIn: said.standIn.aadObjectId } : {}),
    };
    if (!absences.mayFor(turn.person, whom)) return this.#notAdmin(turn);
    // Days, or words that may be some, are of a new absence: the form must not put it in the place of the present one.
    const shown = said.days || said.opens || said.left ? '' : undefined;
    const asked = async (notices: readonly string[]) => messages(await this.form(turn, whom, notices, typed, shown));
    if (said.several) return asked([say(turn.locale, said.eachNamed ? 'away.severalNamed' : 'away.which')]);
    // An unknown name or an invalid day: the form is shown, filled in with what was parsed.
    if (said.left) return asked([say(turn.locale, unclear(said), { words: asWritten(text, said.left) })]);
    if (said.partOfDay) return asked([say(turn.locale, 'away.wholeDays')]);
    if (isOver) return asked([say(turn.locale, 'away.overThisYear')]);
    if (said.opens) return asked(lastDayAsked(turn, said));
    if (!said.days) {
      const later = laterAbsencesSaid(await this.#viewOf(turn, whom));
      return messages(await this.form(turn, whom, [], typed), ...(later ? [later] : []));
    }
    const outcome = await absences.begin(turn.person, whom, said.days, said.standIn);
    return messages(await this.settled(turn, whom, outcome, typed));
  }

  async onWho(turn: Turn): Promise<Reply> {
    const now = this.#deps.clock.now();
    const away = (await this.#absences.colleagues()).filter((one) => absenceAhead(one, now));
    return messages(whoIsAwaySaid(turn.locale, await Promise.all(away.map((one) => this.#viewOf(turn, one)))));
  }

  /** `Alex is back`, by an admin: ends the absence of Alex. */
  async onBack(turn: Turn, sentence?: Sentence): Promise<Reply> {
    const absences = this.#absences;
    const [named] = sentence ? namesIn(fold(sentence.text), await absences.colleagues()) : [];
    const [called, ...others] = named?.people ?? [];
    const other = sentence && otherBack(sentence);
    // Of somebody who is not known, or of one of two, it ends nobody's absence, and least of all the writer's.
    if (sentence && (others.length > 0 || (!called && other)))
      return messages(nobodyIsBack(turn.locale, other ?? sentence.text));
    const whom = called ?? turn.person;
    if (!absences.mayFor(turn.person, whom)) return this.#notAdmin(turn);
    return messages(await this.ended(turn, whom));
  }

  /** @param key the `absenceKey` of the one to end; absent: that in force, or the next */
  async ended(turn: Turn, whom: Person, key?: string) {
    const ended = await this.#absences.end(turn.person, whom, key);
    const isOwn = isSamePerson(whom, turn.person);
    const after = ended && (await this.#deps.people.find(whom));
    const still = after && (await this.#viewOf(turn, after));
    if (ended && ended.from > this.#deps.clock.now()) {
      const { later: _later, ...view } = await this.#viewOf(turn, whom);
      return absenceRemoved({ ...view, absence: ended }, still);
    }
    return backSaid(turn.locale, ended !== undefined, isOwn ? undefined : whom, still);
  }

  async #notAdmin(turn: Turn): Promise<Reply> {
    return messages(await this.form(turn, turn.person, [say(turn.locale, 'away.problem.notAdmin')]));
  }

  async #viewOf(turn: Turn, whom: Person): Promise<AwayView> {
    const now = this.#deps.clock.now();
    const absence = absenceAhead(whom, now);
    const standIn = absence?.standIn && (await this.#deps.people.find(absence.standIn));
    const isOwn = isSamePerson(whom, turn.person);
    const view = { locale: turn.locale, timeZone: this.#absences.zoneOf(whom), now, whom, isOwn };
    const later = await Promise.all(
      (whom.laterAbsences ?? []).map(async (one) => {
        const theirs = one.standIn && (await this.#deps.people.find(one.standIn));
        return { ...view, absence: one, standIn: theirs };
      }),
    );
    return { ...view, absence, standIn, later };
  }
}

function command(name: 'away' | 'imBack', handle: (turn: Turn) => Promise<Reply>): Command {
  return {
    name: name === 'away' ? 'away' : 'I am back',
    match: (text, locale) => (isCommand(locale, name, text) ? { rest: '' } : undefined),
    handle,
  };
}

const formData = z.strictObject({
  whom: z.string().max(100),
  from: typedInput,
  last: typedInput,
  standIn: typedInput,
  // Cards posted before it was there lack it.
  shown: z.string().max(60).optional(),
});

function formActions({ people }: AwayDeps, absences: Absences, talk: AwayTalk): readonly CardAction[] {
  const personOf = async (turn: Turn, aadObjectId: string): Promise<Person> =>
    (await people.find({ tenantId: turn.person.tenantId, aadObjectId })) ?? turn.person;
  return [
    defineCardAction({
      verb: 'away.save',
      data: formData,
      handle: async (click, { whom: id, from = '', last = '', standIn = nobodyStandsIn, shown = '' }) => {
        const whom = await personOf(click, id);
        talk.logged(click, whom);
        const typed = { from, last, standIn };
        if (!day.test(last) && absences.mayFor(click.person, whom)) {
          const notices = [say(click.locale, 'away.whichDay')];
          return { kind: 'card', ...(await talk.form(click, whom, notices, typed, shown)) };
        }
        const days = { last, ...(day.test(from) ? { from } : {}) };
        const other = standIn === nobodyStandsIn ? undefined : await personOf(click, standIn);
        const outcome = await absences.begin(click.person, whom, days, other, shown);
        return { kind: 'card', ...(await talk.settled(click, whom, outcome, typed, shown)) };
      },
    }),
    defineCardAction({
      verb: 'away.end',
      data: formData,
      handle: async (click, { whom: id, shown }) => {
        const whom = await personOf(click, id);
        talk.logged(click, whom);
        return { kind: 'card', ...(await talk.ended(click, whom, shown)) };
      },
    }),
  ];
}

function firstDay({ days, opens }: AbsenceSaid): Typed {
  const from = days?.from ?? opens;
  return from ? { from } : {};
}

/** With its days and who stands in, the form has all that an absence is made of: what is left over limits it, or is of another matter. */
const unclear = ({ days, standIn, several }: AbsenceSaid) =>
  days && standIn && !several ? 'away.unclearBeside' : 'away.unclear';

/** `away from Monday` has no end, which is asked for, rather than taking it for a single day. */
const lastDayAsked = ({ locale }: Turn, { opens }: AbsenceSaid) => (opens ? [say(locale, 'away.whichDay')] : []);

function messages(...cards: readonly ReturnType<typeof backSaid>[]): Reply {
  return { kind: 'messages', messages: cards.map((card) => ({ kind: 'card', ...card })) };
}

/** The words in their original spelling, so that names keep their capitals. */
function asWritten(text: string, words: string): string {
  const place = text.toLowerCase().indexOf(words.toLowerCase());
  return place < 0 ? words : text.slice(place, place + words.length);
}

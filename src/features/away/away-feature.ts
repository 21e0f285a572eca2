import { z } from 'zod';
import { fold } from '../../answers/said.ts';
import {
  type Command,
  defineCardAction,
  type Feature,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { isCommand } from '../../i18n/command-words.ts';
import { dayIn } from '../../i18n/format.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { typedInput } from '../../typed-input.ts';
import { absenceAhead, type CompanyDirectory, type PeopleStore, type Person, personId } from '../people/index.ts';
import { type AbsenceSaid, readAbsence } from './absence-said.ts';
import { type AbsenceOutcome, Absences, type AbsencesDeps } from './absences.ts';
import { automaticReplies } from './automatic-replies.ts';
import { type AwayView, awayForm, awayNoted, backSaid, nobodyStandsIn } from './away-said.ts';
import { namesIn } from './names-in-text.ts';

export interface AwayDeps extends AbsencesDeps, SweepDeps {
  readonly people: Pick<PeopleStore, 'find' | 'recent' | 'setAbsence' | 'endedAbsences'>;
  /** Present if the operator allows the desk to read automatic replies. */
  readonly directory?: Pick<CompanyDirectory, 'automaticReplyOf'> | undefined;
}

type Typed = Partial<Record<'from' | 'last' | 'standIn', string>>;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * `away until 3 December, Megan takes over`, by command or form; an admin may enter it for others. It ends by itself.
 */
export function awayFeature(deps: AwayDeps): Feature {
  const { people, clock } = deps;
  const absences = new Absences(deps);

  const viewOf = async (turn: Turn, whom: Person): Promise<AwayView> => {
    const now = clock.now();
    const absence = absenceAhead(whom, now);
    const standIn = absence?.standIn && (await people.find(absence.standIn));
    const isOwn = personId(whom) === personId(turn.person);
    return { locale: turn.locale, timeZone: absences.zoneOf(whom), now, whom, isOwn, absence, standIn };
  };
  const form = async (turn: Turn, whom: Person, notices: readonly string[] = [], typed: Typed = {}) =>
    awayForm(await viewOf(turn, whom), await absences.colleagues(), notices, typed);
  const settled = async (turn: Turn, whom: Person, outcome: AbsenceOutcome, typed: Typed) =>
    outcome.kind === 'done'
      ? awayNoted(await viewOf(turn, outcome.whom))
      : form(
          turn,
          // Without the right to change it, another person's absence is not shown either.
          outcome.problem === 'notAdmin' ? turn.person : whom,
          [say(turn.locale, `away.problem.${outcome.problem}`)],
          typed,
        );

  const onSaid = async (turn: Turn, text: string): Promise<Reply> => {
    const colleagues = await absences.colleagues();
    const today = dayIn(turn.timeZone, clock.now());
    const said = readAbsence(text, { locale: turn.locale, today, people: colleagues });
    const whom = said.whom ?? turn.person;
    const typed = {
      ...firstDay(said),
      ...(said.days ? { last: said.days.last } : {}),
      ...(said.standIn && !said.several ? { standIn: said.standIn.aadObjectId } : {}),
    };
    if (!absences.mayFor(turn.person, whom))
      return messages(await form(turn, turn.person, [say(turn.locale, 'away.problem.notAdmin')]));
    if (said.several) return messages(await form(turn, whom, [say(turn.locale, 'away.which')], typed));
    // An unknown name or an invalid day: the form is shown, filled in with what was parsed.
    if (said.left)
      return messages(
        await form(turn, whom, [say(turn.locale, 'away.unclear', { words: asWritten(text, said.left) })], typed),
      );
    if (!said.days) return messages(await form(turn, whom, lastDayAsked(turn, said), typed));
    return messages(await settled(turn, whom, await absences.begin(turn.person, whom, said.days, said.standIn), typed));
  };
  /** `Alex is back`, by an admin: ends the absence of Alex. */
  const onBack = async (turn: Turn, text = ''): Promise<Reply> => {
    const [named] = text === '' ? [] : namesIn(fold(text), await absences.colleagues());
    const whom = named?.people.length === 1 ? (named.people[0] ?? turn.person) : turn.person;
    if (!absences.mayFor(turn.person, whom))
      return messages(await form(turn, turn.person, [say(turn.locale, 'away.problem.notAdmin')]));
    const other = personId(whom) === personId(turn.person) ? undefined : whom;
    return messages(backSaid(turn.locale, await absences.end(turn.person, whom), other));
  };

  const command = (name: 'away' | 'imBack', handle: (turn: Turn) => Promise<Reply>): Command => ({
    name: name === 'away' ? 'away' : 'I am back',
    match: (text, locale) => (isCommand(locale, name, text) ? { rest: '' } : undefined),
    handle,
  });
  const said: IntentHandler = {
    intents: ['away', 'back'],
    handle: (turn, { intent, sentence }) =>
      intent === 'back' ? onBack(turn, sentence.text) : onSaid(turn, sentence.text),
  };
  const personOf = async (turn: Turn, aadObjectId: string): Promise<Person> =>
    (await people.find({ tenantId: turn.person.tenantId, aadObjectId })) ?? turn.person;

  return {
    name: 'away',
    commands: [command('away', (turn) => onSaid(turn, '')), command('imBack', (turn) => onBack(turn))],
    intents: [said],
    cardActions: [
      defineCardAction({
        verb: 'away.save',
        data: z.strictObject({ whom: z.string().max(100), from: typedInput, last: typedInput, standIn: typedInput }),
        handle: async (click, { whom: id, from = '', last = '', standIn = nobodyStandsIn }) => {
          const whom = await personOf(click, id);
          const typed = { from, last, standIn };
          if (!day.test(last) && absences.mayFor(click.person, whom)) {
            const notices = [say(click.locale, 'away.whichDay')];
            return { kind: 'card', ...(await form(click, whom, notices, typed)) };
          }
          const days = { last, ...(day.test(from) ? { from } : {}) };
          const other = standIn === nobodyStandsIn ? undefined : await personOf(click, standIn);
          const outcome = await absences.begin(click.person, whom, days, other);
          return { kind: 'card', ...(await settled(click, whom, outcome, typed)) };
        },
      }),
      defineCardAction({
        verb: 'away.end',
        data: z.strictObject({ whom: z.string().max(100), from: typedInput, last: typedInput, standIn: typedInput }),
        handle: async (click, { whom: id }) => {
          const whom = await personOf(click, id);
          return { kind: 'card', ...backSaid(click.locale, await absences.end(click.person, whom)) };
        },
      }),
    ],
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

function firstDay({ days, opens }: AbsenceSaid): Typed {
  const from = days?.from ?? opens;
  return from ? { from } : {};
}

/** `away from Monday` has no end, which is asked for, rather than taking it for a single day. */
const lastDayAsked = ({ locale }: Turn, { opens }: AbsenceSaid) => (opens ? [say(locale, 'away.whichDay')] : []);

function messages(card: ReturnType<typeof backSaid>): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
}

/** The words in their original spelling, so that names keep their capitals. */
function asWritten(text: string, words: string): string {
  const place = text.toLowerCase().indexOf(words.toLowerCase());
  return place < 0 ? words : text.slice(place, place + words.length);
}

import { saysMe, withoutPoliteness } from '../../../../answers/aside/aside.ts';
import { alsoWords } from '../../../../answers/aside/aside-words.ts';
import { readChoice } from '../../../../answers/choice/choice.ts';
import { readYesNo } from '../../../../answers/choice/yes-no.ts';
import { isNameInOtherScript } from '../../../../answers/names/name-in-other-script.ts';
import { behindPerson, betweenPeople } from '../../../../answers/person/between-people.ts';
import { fold, longestAnswer, tidy, wordsByLength } from '../../../../answers/text/said.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Member } from '../../../referrals/index.ts';
import { fullName, isComplete, sameEmail } from '../../../referrals/index.ts';
import type { DealDraft, DealFields, Pending } from '../../draft/deal-draft.ts';
import { type Answer, type AnswerContext, type Option, pick, type Reader } from './answer.ts';
import { mostShown } from './look-ups.ts';
import { contactLine, missingParts, type PersonRead, personProblems, readPersonLine, tidyPerson } from './person.ts';
import type { Suggested, SuggestedRow } from './question.ts';

type PendingPerson = Extract<Pending, { kind: 'person' }>;
type Somebody = Partial<Member>;

/** How a question takes a complete person. */
export type TakePerson = (fields: DealFields, person: Member) => Answer;

interface PersonQuestion {
  /** Whether the draft asks this question, so that its pending state belongs to it. */
  isOpen(draft: DealDraft): boolean;
  /** People offered on its card. */
  offered(draft: DealDraft, people: readonly Somebody[]): readonly Somebody[];
  readonly take: TakePerson;
}

/** Button values: somebody other than the people found; a person taken as read. */
const [somebodyNew, asRead] = ['new', 'take'];

/**
 * Reads people: a known one by e-mail, name or a part of it (also by button), the speaker, or several of them;
 * otherwise a line with any parts of a person: missing parts are asked for, and words that did not fit are shown.
 */
export function personReader(question: PersonQuestion): Reader {
  return (draft, said, context) => {
    const { take } = question;
    const pending = question.isOpen(draft) ? draft.pending : undefined;
    if (pending?.kind === 'people' && said === somebodyNew) return readOne(draft, pending.words, undefined, take);
    const person = pending?.kind === 'person' ? pending : undefined;
    const settled = person?.leftOut && asItWasRead(draft, person, said, take);
    if (settled) return settled;
    const name = person && namePicked(person, said);
    if (name) return takePerson(draft, name, take);
    const offered = pending?.kind === 'people' ? pending.found : question.offered(draft, context.people);
    return (
      knownPeople(draft, withoutAlso(said), { ...context, offered, isPart: !!person }, take) ??
      readOne(draft, said, person, take)
    );
  };
}

/** Takes the card's inputs or the parts read: complete, or with a question for the missing parts. */
export function takePerson({ fields }: DealDraft, said: Somebody, take: TakePerson): Answer {
  const wrong = personProblems(said).find(({ part }) => said[part]?.trim());
  if (wrong) return { kind: 'problem', problem: wrong.why };
  if (!isComplete(said)) return { kind: 'pending', pending: { kind: 'person', person: said } };
  return take(fields, tidyPerson(said));
}

/** Which of the readings of a name was chosen. */
function namePicked({ person, names = [] }: PendingPerson, said: string): Somebody | undefined {
  const options = names.map(({ firstName, lastName }, index) => ({
    value: `name:${index}`,
    label: `${firstName} ${lastName}`,
  }));
  const picked = pick(said, options);
  const name = names[options.findIndex(({ value }) => value === picked)];
  return name && { ...person, ...name };
}

const also = wordsByLength(alsoWords);

/** Strips the words for adding an entry: "and Megan Bowen", "also me". */
function withoutAlso(said: string): string {
  const lower = fold(said);
  const word = also.find((one) => lower.startsWith(one) && lower.length > one.length);
  const apart = word && (/\s/.test(lower.charAt(word.length)) || /\p{Script=Han}$/u.test(word));
  return withoutPoliteness(apart && lower.length === said.length ? said.slice(word.length).trim() : said);
}

interface Known extends Pick<AnswerContext, 'people' | 'self'> {
  readonly offered: readonly Somebody[];
  /** A part of a person is asked for: only a full name or an address means another person. */
  readonly isPart: boolean;
}

/** Undefined if no known person matches. */
function knownPeople(draft: DealDraft, said: string, known: Known, take: TakePerson): Answer | undefined {
  if (said.length > longestAnswer) return undefined;
  // First, for `me and Megan` would fit Megan, too.
  const all = known.isPart ? undefined : several(draft, said, known, take);
  if (all) return all;
  const found = fitting(said, known);
  const [only, ...others] = found;
  if (only && others.length === 0 && !isByEar(said, only)) return takePerson(draft, only, take);
  if (only && !known.isPart) return { kind: 'pending', pending: { kind: 'people', words: said, found } };
  // Whoever is on the deal already is nobody new.
  const [present, ...more] = known.isPart ? [] : fitting(said, { ...known, offered: known.people });
  return present && more.length === 0 ? takePerson(draft, present, take) : undefined;
}

/** By e-mail, as "me", by the name or a part of it. */
function fitting(said: string, { offered, people, self, isPart }: Known): readonly Somebody[] {
  if (self && saysMe(said)) return [self];
  const byEmail = people.find(({ email }) => email?.toLowerCase() === said.toLowerCase());
  if (byEmail) return [byEmail];
  const shown = offered.slice(0, mostShown);
  if (isPart) return shown.filter((person) => fold(fullName(person)) === fold(said));
  const choice = readChoice(said, shown.map(fullName));
  const indexes = choice.kind === 'choice' ? [choice.index] : choice.kind === 'ambiguous' ? choice.readings : [];
  if (indexes.length > 0 || !otherScript.test(said)) return indexes.flatMap((index) => shown[index] ?? []);
  return shown.filter((person) => isByEar(said, person));
}

const otherScript = /^[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Han}\s·]{2,40}$/u;

/** `Алекс`, 메건: a name as it sounds, which may be somebody else's. */
function isByEar(said: string, person: Somebody): boolean {
  const name = fullName(person);
  return otherScript.test(said) && !otherScript.test(name) && isNameInOtherScript(said, name);
}

/** "Megan and Lee", "me, Megan": all or nothing; undefined unless each of them is known. */
function several({ fields }: DealDraft, said: string, known: Known, take: TakePerson): Answer | undefined {
  const parts = tidy(said)
    .split(betweenPeople)
    .map((part) => part.trim())
    .filter(Boolean);
  // Whoever is on the deal already may be named with the others.
  const anybody = { ...known, offered: known.people };
  const people = parts.map((part) => fitting(part.replace(behindPerson, ''), anybody));
  if (parts.length < 2 || people.some((found) => found.length !== 1)) return undefined;
  const all = people.flat();
  let next = fields;
  for (const person of all.filter((one) => isComplete(one))) {
    const answer = take(next, tidyPerson(person));
    if (answer.kind !== 'fields') return answer;
    next = answer.fields;
  }
  const [first, ...more] = all.filter((one) => !isComplete(one));
  const words = more.map(fullName).join(', ');
  return {
    kind: 'fields',
    fields: next,
    ...(first ? { pending: { kind: 'person', person: first } as const } : {}),
    ...(words ? { remark: { key: 'newDeal.problem.line', values: { words } } } : {}),
  };
}

function readOne(draft: DealDraft, said: string, pending: PendingPerson | undefined, take: TakePerson): Answer {
  if (pending && isSomebodyElse(pending, said)) return readOne(draft, said, undefined, take);
  const read = readPersonLine(said, pending?.person ?? {});
  if (read.names) {
    const names = read.names.map(({ firstName, lastName }) => ({ firstName, lastName }));
    return { kind: 'pending', pending: { kind: 'person', person: read.person, names } };
  }
  const learnt = Object.keys(read.person).length - Object.keys(pending?.person ?? {}).length;
  if (read.leftOut && learnt > 0) return withLeftOut(draft, read, take);
  return read.why ? { kind: 'problem', problem: read.why } : takePerson(draft, read.person, take);
}

/** An e-mail address of their own means another person than the incomplete one. */
function isSomebodyElse({ person }: PendingPerson, said: string): boolean {
  if (!person.email || !said.includes('@')) return false;
  const { email } = readPersonLine(said, {}).person;
  return email !== undefined && !sameEmail(email, person.email);
}

/** Keeps the parts that were understood, and shows the rest, which may belong to the person. */
function withLeftOut(draft: DealDraft, { person, leftOut = '' }: PersonRead, take: TakePerson): Answer {
  const answer = takePerson(draft, person, take);
  const because = { key: 'newDeal.problem.line', values: { words: leftOut.slice(0, 100) } } as const;
  if (answer.kind === 'pending') return { ...answer, because };
  return answer.kind === 'fields' ? { kind: 'pending', pending: { kind: 'person', person, leftOut }, because } : answer;
}

function asItWasRead(draft: DealDraft, { person }: PendingPerson, said: string, take: TakePerson): Answer | undefined {
  const { kind } = readYesNo(said);
  if (said === asRead || kind === 'yes') return takePerson(draft, person, take);
  const { firstName = '', lastName = '' } = person;
  return kind === 'no' ? { kind: 'pending', pending: { kind: 'person', person: { firstName, lastName } } } : undefined;
}

/** The readings of a name while it is ambiguous; otherwise the people to choose from. */
export function suggestedPeople({ pending }: DealDraft, rows: readonly SuggestedRow[], locale: Locale): Suggested {
  if (pending?.kind === 'people') {
    return {
      rows: personRows(pending.found),
      choices: [{ value: somebodyNew, label: say(locale, 'newDeal.button.somebodyNew') }],
    };
  }
  if (pending?.kind !== 'person') return { rows, choices: [] };
  if (pending.leftOut) return { rows: [], choices: [{ value: asRead, label: say(locale, 'newDeal.yes') }] };
  return { rows: [], choices: lastNames(pending) };
}

export function personRows(people: readonly Somebody[]): readonly SuggestedRow[] {
  return people
    .slice(0, mostShown)
    .flatMap((person) =>
      person.email ? [{ value: person.email, label: fullName(person), detail: contactLine(person) }] : [],
    );
}

function lastNames({ person, names }: PendingPerson): readonly Option[] {
  if (!names || missingParts(person).length === 0) return [];
  return names.map(({ firstName, lastName }, index) => ({
    value: `name:${index}`,
    label: `${firstName} ${lastName.toUpperCase()}`,
  }));
}

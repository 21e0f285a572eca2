import type { MomentAnswer } from '../../../answers/moment.ts';
import { foldedName } from '../../../answers/search-key.ts';
import { receiverEnding, receiverParticle } from '../../../answers/words/particle-words.ts';
import { plainName } from '../../../cards/plain.ts';
import type { Turn } from '../../../feature.ts';
import type { Meaning } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import { isSamePerson, type NamedPeople, type Person, peopleCalled } from '../../people/index.ts';
import type { Referral } from '../../referrals/index.ts';
import type { OwnerReminded } from '../owner-reminder.ts';
import { customerOf } from './snooze-said.ts';

export interface ColleagueDeps {
  readonly named: Pick<NamedPeople, 'everybody'>;
  readonly remindOwner: (by: Person, id: string) => Promise<OwnerReminded>;
}

/** `remind Alex of Fabrikam`: somebody else is to be reminded, at once. Undefined: nobody else is named. */
export function colleagueReminder({ named, remindOwner }: ColleagueDeps) {
  return async (
    { locale, person }: Turn,
    meaning: Meaning,
    referral: Referral,
    momentSaid: () => MomentAnswer,
  ): Promise<string | undefined> => {
    const { owner } = referral;
    const words = namesPerhaps(meaning);
    if (!owner || words.length === 0) return undefined;
    const others = (await named.everybody()).filter((one) => !isSamePerson(one, person));
    const theirs = others.filter((one) => isSamePerson(one, owner));
    const whom = ownerCalled(words, theirs) ?? colleagueCalled(words, others);
    if (!whom) return undefined;
    const about = (what: string) => say(locale, 'remind.colleague', { customer: customerOf(referral), what });
    const name = plainName(whom.name, 60);
    if (!isSamePerson(owner, whom))
      return about(say(locale, 'remind.notTheirs', { name, owner: plainName(owner.name, 60) }));
    if (momentSaid().kind !== 'nothing') return about(say(locale, 'remind.onlyNow', { name }));
    const { kind } = await remindOwner(person, referral.id);
    return kind === 'not-found'
      ? say(locale, 'snooze.nothing')
      : about(say(locale, `tab.bulk.remind.${kind}`, { name }));
  };
}

/** Words without another meaning, written as names are: others sound like one, or are the beginning of one. */
function namesPerhaps({ sentence }: Meaning): readonly string[] {
  return sentence.pieces
    .filter((piece) => !piece.name && piece.roles.length === 0)
    .map(({ tokens }) => sentence.text.slice(tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0))
    .filter((word) => /^(?:\p{Script=Latin}{3,}|\p{Lu}\p{Ll}{2,})$/u.test(word) || isKoreanReceiver(word))
    .map((word) => word.replace(receiverParticle, ''));
}

const isKoreanReceiver = (word: string) => /^\p{Script=Hangul}{3,}$/u.test(word) && receiverEnding.test(word);

/** In other letters by ear, as the owner is one person. */
function ownerCalled(words: readonly string[], owner: readonly Person[]): Person | undefined {
  const isCalled = (word: string) => peopleCalled(word, owner).kind === 'person';
  return owner.find((one) =>
    words.some((word) => (/^\p{Script=Latin}/u.test(word) ? isPartOf(one, word) : isCalled(word))),
  );
}

function colleagueCalled(words: readonly string[], others: readonly Person[]): Person | undefined {
  const called = others.filter((one) => words.some((word) => isPartOf(one, word)));
  return called.length === 1 ? called[0] : undefined;
}

function isPartOf({ name }: Person, word: string): boolean {
  return foldedName(name).split(' ').includes(foldedName(word));
}

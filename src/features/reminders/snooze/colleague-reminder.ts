import { foldedName } from '../../../answers/search-key.ts';
import { plainName } from '../../../cards/plain.ts';
import type { Reply, Turn } from '../../../feature.ts';
import { colleagueSaid } from '../../../grammar/colleague-said.ts';
import type { Meaning } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import { isSamePerson, type NamedPeople, type Person, peopleCalled } from '../../people/index.ts';
import { type Referral, rowsReply } from '../../referrals/index.ts';
import type { OwnerReminded } from '../owner-reminder.ts';
import { customerOf, lookRows } from './snooze-said.ts';

export interface ColleagueDeps {
  readonly named: Pick<NamedPeople, 'everybody'>;
  readonly remindOwner: (by: Person, id: string) => Promise<OwnerReminded>;
}

/**
 * `remind Alex of Fabrikam`: somebody else is to be reminded, at once. Undefined: nobody else is named.
 * @param among the referrals that the name fits
 */
export function colleagueReminder({ named, remindOwner }: ColleagueDeps) {
  return async (
    turn: Turn,
    meaning: Meaning,
    among: readonly Referral[],
    isTime: (text: string) => boolean,
  ): Promise<Reply | undefined> => {
    const { locale, person } = turn;
    const [first] = among;
    if (!first) return undefined;
    const others = (await named.everybody()).filter((one) => !isSamePerson(one, person));
    const owners = others.filter((one) => among.some(({ owner }) => owner && isSamePerson(owner, one)));
    const said = colleagueSaid(meaning, isTime, (name) => ownerCalled(name, owners) ?? colleagueCalled(name, others));
    if (!said) return undefined;
    const { whom, hasTime } = said;
    const about = (what: string): Reply => text(say(locale, 'remind.colleague', { customer: customerOf(first), what }));
    const name = plainName(whom.name, 60);
    const theirs = among.filter(({ owner }) => owner && isSamePerson(owner, whom));
    const [one, ...more] = theirs;
    if (!one) return about(notTheirs(turn, name, first));
    if (hasTime) return about(say(locale, 'remind.onlyNow', { name }));
    if (more.length > 0) return rowsReply(turn, say(locale, 'sentence.which'), lookRows(turn, theirs));
    const { kind } = await remindOwner(person, one.id);
    return kind === 'not-found'
      ? text(say(locale, 'snooze.nothing'))
      : about(say(locale, `tab.bulk.remind.${kind}`, { name }));
  };
}

function notTheirs({ locale }: Turn, name: string, { owner }: Referral): string {
  return owner
    ? say(locale, 'remind.notTheirs', { name, owner: plainName(owner.name, 60) })
    : say(locale, 'tab.bulk.remind.unowned');
}

function text(words: string): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text: words }] };
}

/** In other letters by ear, as the owners are few. */
function ownerCalled(name: string, owners: readonly Person[]): Person | undefined {
  if (/^\p{Script=Latin}/u.test(name)) return colleagueCalled(name, owners);
  const called = peopleCalled(name, owners);
  return called.kind === 'person' ? called.person : undefined;
}

function colleagueCalled(name: string, others: readonly Person[]): Person | undefined {
  const called = others.filter((one) => name.split(' ').every((word) => isPartOf(one, word)));
  return called.length === 1 ? called[0] : undefined;
}

function isPartOf({ name }: Person, word: string): boolean {
  return word.length > 1 && foldedName(name).split(' ').includes(foldedName(word));
}

import { foldedName } from '../../../answers/names/search-key.ts';
import { plainName } from '../../../cards/plain.ts';
import type { Reply, Turn } from '../../../feature.ts';
import { colleaguesSaid } from '../../../grammar/commands-said/colleague-said.ts';
import type { Meaning } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { textReply } from '../../../text-reply.ts';
import { isSamePerson, type NamedPeople, type Person, peopleCalled } from '../../people/index.ts';
import { type Referral, rowsReply } from '../../referrals/index.ts';
import type { OwnerReminded, RemindsOwner } from '../owner-reminder.ts';
import { customerOf, remindRows } from './snooze-said.ts';

export interface ColleagueDeps {
  readonly named: Pick<NamedPeople, 'everybody'>;
  readonly remindOwner: RemindsOwner;
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
    const said = first ? colleaguesSaid(meaning, isTime) : [];
    if (!first || said.length === 0) return undefined;
    const others = (await named.everybody()).filter((one) => !isSamePerson(one, person));
    const owners = others.filter((one) => among.some(({ owner }) => owner && isSamePerson(owner, one)));
    const [found] = said.flatMap(({ name, hasTime }) => {
      const whom = ownerCalled(name, owners) ?? ownerCalled(name, others) ?? colleagueCalled(name, others);
      return whom ? [{ whom, hasTime }] : [];
    });
    if (!found) return undefined;
    const { whom, hasTime } = found;
    const about = (what: string): Reply =>
      textReply(say(locale, 'remind.colleague', { customer: customerOf(first), what }));
    const name = plainName(whom.name, 60);
    const theirs = among.filter(({ owner }) => owner && isSamePerson(owner, whom));
    const [one, ...more] = theirs;
    if (!one) return about(notTheirs(turn, name, first));
    if (hasTime) return about(say(locale, 'remind.onlyNow', { name }));
    if (more.length > 0) return rowsReply(turn, say(locale, 'sentence.which'), remindRows(turn, theirs, whom));
    const outcome = await remindOwner(person, one.id);
    return textReply(ownerRemindedSaid(locale, outcome, whom) ?? say(locale, 'snooze.nothing'));
  };
}

/** Undefined: there is no such referral for whoever asked. */
export function ownerRemindedSaid(locale: Locale, outcome: OwnerReminded, owner: Pick<Person, 'name'>) {
  if (outcome.kind === 'not-found') return undefined;
  const what = say(locale, `tab.bulk.remind.${outcome.kind}`, { name: plainName(owner.name, 60) });
  return say(locale, 'remind.colleague', { customer: customerOf(outcome.referral), what });
}

function notTheirs({ locale }: Turn, name: string, { owner }: Referral): string {
  return owner
    ? say(locale, 'remind.notTheirs', { name, owner: plainName(owner.name, 60) })
    : say(locale, 'tab.bulk.remind.unowned');
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

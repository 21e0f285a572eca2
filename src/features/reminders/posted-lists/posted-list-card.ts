import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import { pickedList } from '../../lists/index.ts';
import type { Person } from '../../people/index.ts';
import { type Access, isHeldForUndo, isOwnedBy, isUndecided, type Referral } from '../../referrals/index.ts';
import { type DigestContent, digestOf } from '../digest/digest-content.ts';
import type { PostedList } from './posted-list.ts';

export interface PostedListCardDeps {
  readonly access: Access;
  readonly now: () => Date;
  readonly language: Locale;
  readonly timeZone: string;
}

/** What somebody is reminded of at one time, each with its answer in one press. What was settled says so where it stood. */
export function postedListMessage({ access, now, language, timeZone }: PostedListCardDeps) {
  return (list: PostedList, referrals: readonly Referral[], person: Person): OutgoingMessage => {
    const at = now();
    const locale = person.locale ?? language;
    const readable = referrals.filter((referral) => access.may(person, 'see-in-full', referral));
    const open = readable.filter((referral) => isUndecided(referral, at) && at < referral.deadline);
    const count = open.length;
    const digest = list.kind === 'digest' ? digestOf(byOwner(readable, person), at) : undefined;
    const ids = (some: readonly Referral[]) => new Set(some.map(({ id }) => id));
    const title = digest
      ? digestTitle(locale, digest)
      : say(locale, count > 0 ? 'postedList.reminders' : 'postedList.handled', { count });
    const { card } = pickedList(
      {
        list: digest ? 'mine' : 'inbox',
        title,
        referrals: digest
          ? readable
          : [...readable].sort((one, other) => one.deadline.getTime() - other.deadline.getTime()),
        rights: {
          answer: ids(open.filter((referral) => access.may(person, 'answer', referral))),
          undo: ids(readable.filter((one) => isHeldForUndo(one, at) && access.may(person, 'undo', one))),
        },
      },
      { locale, timeZone: person.timeZone ?? timeZone, now: at, person },
    );
    return { kind: 'card', card, summary: title };
  };
}

function byOwner(referrals: readonly Referral[], person: Person) {
  const mine = referrals.filter((referral) => isOwnedBy(referral, person));
  return { mine, unowned: referrals.filter((referral) => referral.owner === undefined) };
}

const sections = ['runningOut', 'unowned', 'late', 'quiet'] as const;

/** What the day is about, in one line. */
export function digestTitle(locale: Locale, content: DigestContent): string {
  const parts = sections
    .filter((section) => content[section].length > 0)
    .map((section) => say(locale, `digest.${section}`, { count: content[section].length }));
  return parts.length > 0
    ? say(locale, 'digest.title', { what: parts.join(' · ') })
    : say(locale, 'postedList.handled');
}

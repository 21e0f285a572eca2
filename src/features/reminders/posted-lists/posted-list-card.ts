import type { Mention } from '../../../cards/mention.ts';
import { plainName } from '../../../cards/plain.ts';
import { capitalized } from '../../../i18n/capitalized.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatList } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import { pickedList } from '../../lists/index.ts';
import { type Person, standsInFor } from '../../people/index.ts';
import {
  type Access,
  escalationSteps,
  isHandedOn,
  isHeldForUndo,
  isOwnedBy,
  isUndecided,
  type Referral,
  reminderPurpose,
  rungOfStep,
  stageOf,
  standsInChannel,
} from '../../referrals/index.ts';
import { type DigestContent, digestOf } from '../digest/digest-content.ts';
import { leadsInWords } from '../digest/leads-in-digest.ts';
import type { PostedList } from './posted-list.ts';

export interface PostedListCardDeps {
  readonly access: Access;
  readonly now: () => Date;
  readonly language: Locale;
  readonly timeZone: string;
}

/** Data for a list that is not in its referrals. */
export interface SeenBesides {
  readonly calls?: readonly Mention[];
  /** Ids of those with an open question of the CRM. */
  readonly asked?: ReadonlySet<string>;
}

/**
 * A list of reminders due at one time, or of referrals that arrived at once, each with one-press answers. A settled row
 * stays in its place and says so. In a channel everybody reads the same card: rights are checked at the press.
 */
export function postedListMessage({ access, now, language, timeZone }: PostedListCardDeps) {
  return (
    list: Pick<PostedList, 'kind' | 'leads'> & Partial<Pick<PostedList, 'rows'>>,
    referrals: readonly Referral[],
    person: Person | undefined,
    { calls = [], asked }: SeenBesides = {},
  ): OutgoingMessage => {
    const at = now();
    const locale = person?.locale ?? language;
    const readable = referrals.filter((referral) =>
      person ? access.may(person, 'see-in-full', referral) : standsInChannel(referral),
    );
    const isOpen = (referral: Referral) => isUndecided(referral, at) && at < referral.deadline;
    const open = readable.filter(isOpen);
    const ids = (some: readonly Referral[]) => new Set(some.map(({ id }) => id));
    const answerable = open.filter((referral) => !person || access.may(person, 'answer', referral));
    const undoable = readable.filter((one) => person && isHeldForUndo(one, at) && access.may(person, 'undo', one));
    const leads = list.leads && leadsInWords(list.leads, locale);
    if (leads && readable.length === 0) return { kind: 'text', text: leads };
    const title = titleOf(list, { open, readable, asked, person, locale, at });
    const { card } = pickedList(
      {
        list: list.kind === 'digest' || list.kind === 'handed' ? 'mine' : 'inbox',
        title,
        referrals: inOrder(list, readable, isOpen),
        rights: { answer: ids(answerable), undo: ids(undoable) },
        calls,
      },
      {
        locale,
        timeZone: person?.timeZone ?? timeZone,
        now: at,
        ...(leads ? { notice: leads } : {}),
        ...(person ? { person } : {}),
        ...(asked ? { asked } : {}),
      },
    );
    return { kind: 'card', card, summary: title };
  };
}

function titleOf(
  { kind, rows = [] }: Pick<PostedList, 'kind'> & Partial<Pick<PostedList, 'rows'>>,
  shown: {
    readonly open: readonly Referral[];
    readonly readable: readonly Referral[];
    readonly asked: SeenBesides['asked'];
    readonly person: Person | undefined;
    readonly locale: Locale;
    readonly at: Date;
  },
): string {
  const { open, readable, asked, person, locale, at } = shown;
  if (kind === 'digest' && person)
    return digestTitle(locale, digestOf({ ...inParts(readable, rows, person, at), ...(asked ? { asked } : {}) }, at));
  if (kind === 'handed' && person) return handedTitle(locale, readable.filter(isOfHandOver(rows)), person, at);
  const count = open.length;
  if (count === 0) return settledTitle(locale, readable, at);
  if (kind === 'reminders' && !person) return say(locale, 'summary.title', { count });
  return say(locale, `postedList.${kind === 'arrivals' ? kind : 'reminders'}`, { count });
}

/** Nothing is left to do. What ran out was not handled. */
function settledTitle(locale: Locale, referrals: readonly Referral[], at: Date): string {
  const count = referrals.filter((referral) => stageOf(referral, at) === 'expired').length;
  return count > 0 ? capitalized(locale, say(locale, 'digest.expired', { count })) : say(locale, 'postedList.handled');
}

/** Whether a referral is with its owner by the hand-over that its row tells of, and by no later one. */
function isOfHandOver(rows: PostedList['rows']): (referral: Referral) => boolean {
  const told = new Map(rows.map(({ referralId, copyId }) => [referralId, copyId]));
  return ({ id, assignment }) => told.get(id)?.startsWith(`${id}/assigned:${assignment?.id}/`) ?? false;
}

/** Whoever stands in for the receiver reads it too. What was taken back or handed on since does not count. */
function handedTitle(locale: Locale, readable: readonly Referral[], person: Person, at: Date): string {
  const theirs = readable.filter(
    (one) => isHandedOn(one) && (isOwnedBy(one, person) || (one.owner && standsInFor(person, one.owner, at))),
  );
  const by = theirs[0]?.assignment?.by;
  if (!by) return say(locale, 'postedList.handled');
  return say(locale, 'postedList.handed', { count: theirs.length, name: plainName(by.name, 60) });
}

/** Nearest deadline first. In a long list of arrivals, settled ones make room for the others. */
function inOrder(
  { kind }: Pick<PostedList, 'kind'>,
  readable: readonly Referral[],
  isOpen: (referral: Referral) => boolean,
) {
  if (kind === 'digest') return readable;
  const settledLast = (referral: Referral) => (kind === 'arrivals' && !isOpen(referral) ? 1 : 0);
  return [...readable].sort(
    (one, other) => settledLast(one) - settledLast(other) || one.deadline.getTime() - other.deadline.getTime(),
  );
}

/** What a colleague took over since then is in no part. Whatever expired is counted, whoever owned it. */
function inParts(referrals: readonly Referral[], rows: PostedList['rows'], person: Person, at: Date) {
  const mine = referrals.filter((referral) => isOwnedBy(referral, person));
  const covered = referrals.filter(({ owner }) => owner && standsInFor(person, owner, at));
  const isEscalated = (referral: Referral) =>
    referral.owner !== undefined && rows.some((row) => row.referralId === referral.id && isEscalationCopy(row.copyId));
  const escalated = referrals.filter((one) => !isOwnedBy(one, person) && !covered.includes(one) && isEscalated(one));
  const unowned = referrals.filter((referral) => referral.owner === undefined);
  return { mine, covered, escalated, unowned, expired: referrals };
}

const sections = ['runningOut', 'covered', 'escalated', 'asked', 'unowned', 'expired', 'late', 'quiet'] as const;

/** Told as a step of an escalation: ids of copies name their purpose. */
const isEscalationCopy = (copyId = ''): boolean =>
  escalationSteps.some((step) => copyId.includes(`/${reminderPurpose(rungOfStep(step))}`));

/** The digest in one line. */
export function digestTitle(locale: Locale, content: DigestContent): string {
  const parts = sections
    .filter((section) => content[section].length > 0)
    .map((section) => {
      const names = section === 'covered' ? formatList(locale, ownersOf(content[section])) : '';
      return say(locale, `digest.${section}`, { count: content[section].length, names });
    });
  return parts.length > 0
    ? say(locale, 'digest.title', { what: parts.join(' · ') })
    : say(locale, 'postedList.handled');
}

/** Whom the reader stands in for. */
function ownersOf(referrals: readonly Referral[]): readonly string[] {
  return [...new Set(referrals.flatMap(({ owner }) => (owner ? [plainName(owner.name, 60)] : [])))];
}

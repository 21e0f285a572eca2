import { health } from '../../cards/health-card.ts';
import { type Mention, mentionOf, withMentions } from '../../cards/mention.ts';
import { plain } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt, dayIn, formatList, formatShortMoment, formatTime } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { OutgoingMessage } from '../../messenger.ts';
import type { Person } from '../people/index.ts';
import type { Episode } from './health-episodes.ts';
import { daysLeft, type HealthFacts, type LateKind } from './health-facts.ts';

/** How the reader of a card sees times and texts. */
export interface HealthReader {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Times name their zone, because readers are in several. */
  readonly namesZone: boolean;
  /** Desk time. */
  readonly now: Date;
  /** Milliseconds by which server time is ahead of `now`: times of day are shown by the desk's clock. */
  readonly serverAhead: number;
}

/** Upper bound of mentions: more names would hide what is late. */
const mostMentioned = 6;

/** The daily card: one line, green, or red if something is late. */
export function dailyCard(facts: HealthFacts, late: readonly LateKind[], reader: HealthReader): OutgoingMessage {
  const { locale } = reader;
  const title = say(locale, late.length > 0 ? 'health.title.late' : 'health.title.well');
  const line = healthLine(facts, reader);
  return message(locale, {
    style: late.length > 0 ? 'attention' : 'good',
    title,
    lines: [line, ...late.map((kind) => lateSentence(kind, facts, reader))],
    summary: aboutIt(locale, title, line),
  });
}

/** The alarm: what is late and what to do; mentions the admins where others read it as well. */
export function alarmCard(
  facts: HealthFacts,
  news: readonly LateKind[],
  reader: HealthReader,
  admins: readonly Pick<Person, 'name' | 'teamsId'>[],
): OutgoingMessage {
  const { locale } = reader;
  const mentions = admins.slice(0, mostMentioned).map(mentionOf);
  const title = say(locale, 'health.title.late');
  const lines = news.map((kind) => lateSentence(kind, facts, reader));
  return message(locale, {
    style: 'attention',
    title,
    lines,
    hints: [mentions.map(({ text }) => text).join(' '), say(locale, 'health.todo')].filter(Boolean),
    mentions,
    summary: aboutIt(locale, title, lines.join(' ')),
  });
}

/** The all-clear: what was late, and since when. */
export function overCard(over: readonly Episode[], left: readonly LateKind[], reader: HealthReader): OutgoingMessage {
  const { locale } = reader;
  const title = say(locale, left.length > 0 ? 'health.title.partly' : 'health.title.again');
  const lines = over.map(({ kind, since, wellSince }) =>
    say(locale, `health.over.${kind}`, {
      from: moment(since, reader),
      to: moment(wellSince ?? since, reader),
    }),
  );
  const hints = left.length > 0 ? [say(locale, 'health.still', { what: named(locale, left) })] : [];
  return message(locale, {
    style: left.length > 0 ? 'warning' : 'good',
    title,
    lines,
    hints,
    summary: aboutIt(locale, title, lines.join(' ')),
  });
}

/** "Partner Center read at 07:58 · last event 05:58 · nothing parked · no message stuck · secrets good for 41 days" */
export function healthLine(facts: HealthFacts, reader: HealthReader): string {
  const { locale, now } = reader;
  const { lastRead, lastEvent, expectsEvents, parked, changesWaiting: waiting } = facts;
  const tells = lastEvent !== undefined || expectsEvents;
  return [
    lastRead ? say(locale, 'health.read', { when: moment(lastRead, reader) }) : say(locale, 'health.read.never'),
    ...(tells ? [eventPart(facts, reader)] : []),
    say(locale, 'health.parked', { count: parked }),
    say(locale, 'health.stuck', { count: stuckNow(facts, now) }),
    ...(waiting > 0 ? [say(locale, 'health.waiting', { count: waiting })] : []),
    secretPart(facts, reader),
    ...crmPart(facts, reader),
  ].join(' · ');
}

function eventPart({ lastEvent }: HealthFacts, reader: HealthReader): string {
  const { locale } = reader;
  return lastEvent
    ? say(locale, 'health.event', { when: moment(lastEvent, reader) })
    : say(locale, 'health.event.none');
}

function secretPart({ secretExpires }: HealthFacts, { locale, now }: HealthReader): string {
  if (!secretExpires) return say(locale, 'health.secret.unknown');
  const count = daysLeft(secretExpires, now);
  return count > 0 ? say(locale, 'health.secret', { count }) : say(locale, 'health.secret.expired');
}

function crmPart({ crm }: HealthFacts, reader: HealthReader): readonly string[] {
  if (!crm) return [];
  const when = crm.lastRead ? moment(crm.lastRead, reader) : say(reader.locale, 'health.never');
  return [say(reader.locale, 'health.crm', { crm: crm.name, when })];
}

/** The number of due messages if the oldest has been due for more than a minute, else 0. */
function stuckNow({ sends }: HealthFacts, now: Date): number {
  const { waiting, oldestDueAt } = sends;
  return oldestDueAt && now.getTime() - oldestDueAt.getTime() > 60_000 ? waiting : 0;
}

function lateSentence(kind: LateKind, facts: HealthFacts, reader: HealthReader): string {
  const { locale, now } = reader;
  const { lastRead, lastEvent, sends, secretExpires, parked, changesWaiting, crm } = facts;
  if (kind === 'crm' && crm) return crmSentence(crm, reader);
  const when = { reading: lastRead, events: lastEvent }[kind as string];
  const days = secretExpires ? daysLeft(secretExpires, now) : 0;
  const counts: Readonly<Partial<Record<LateKind, number>>> = {
    ...{ parked, sends: sends.waiting, changes: changesWaiting, secret: Math.max(0, days) },
  };
  return say(locale, `health.late.${kind as Exclude<LateKind, 'crm'>}`, {
    when: when ? moment(when, reader) : say(locale, 'health.never'),
    count: counts[kind] ?? 0,
  });
}

function crmSentence({ name, lastRead, wants }: NonNullable<HealthFacts['crm']>, reader: HealthReader): string {
  const { locale } = reader;
  const when = lastRead ? moment(lastRead, reader) : say(locale, 'health.never');
  return wants.length > 0
    ? say(locale, 'health.late.crm', {
        crm: name,
        what: formatList(
          locale,
          wants.map(({ what }) => plain(what, { max: 80 })),
        ),
      })
    : say(locale, 'health.late.crm.unread', { crm: name, when });
}

function named(locale: Locale, kinds: readonly LateKind[]): string {
  return formatList(
    locale,
    kinds.map((kind) => say(locale, `health.name.${kind}`)),
  );
}

/** Formats a server time by the desk's clock in the reader's zone; the date only if it is not today. */
function moment(at: Date, { locale, timeZone, namesZone, now, serverAhead }: HealthReader): string {
  const here = new Date(at.getTime() - serverAhead);
  return dayIn(timeZone, here) === dayIn(timeZone, now)
    ? formatTime(locale, here, timeZone, { zone: namesZone })
    : formatShortMoment(locale, here, timeZone, { time: true, now });
}

interface Parts {
  readonly style: 'good' | 'warning' | 'attention';
  readonly title: string;
  readonly lines: readonly string[];
  readonly hints?: readonly string[];
  readonly mentions?: readonly Mention[];
  readonly summary: string;
}

function message(locale: Locale, { style, title, lines, hints = [], mentions = [], summary }: Parts): OutgoingMessage {
  const asLines = (texts: readonly string[]) => texts.map((text) => ({ text }));
  const card = health({
    ...{ locale, fallbackText: summary, style, title },
    lines: asLines(lines),
    hints: asLines(hints),
  });
  return { kind: 'card', card: withMentions(card, mentions), summary };
}

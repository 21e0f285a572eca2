import type { VerbButton } from '../../../cards/card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../../cards/sentence-card.ts';
import type { Turn } from '../../../feature.ts';
import { capitalized } from '../../../i18n/capitalized.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment } from '../../../i18n/format.ts';
import type { AdaptiveCard } from '../../../messenger.ts';
import type { Person } from '../../people/index.ts';
import { openVerb, type Referral, unreadLine } from '../../referrals/index.ts';
import { type SnoozeLength, snoozeLengths } from './snooze-times.ts';
import type { SnoozeOutcome } from './snoozes.ts';

/** Buttons that are rows of a sentence's card. */
const snoozeVerb = 'reminder.snooze';
const wakeVerb = 'reminder.wake';
const remindOwnerVerb = 'reminder.owner';

type Snoozed = SnoozeOutcome & { readonly kind: 'done' };
type Reader = Pick<Turn, 'locale' | 'timeZone' | 'zoneIsOwn'>;

export function customerOf({ record }: Referral): string {
  return plainName(record.customer.name, 60);
}

export function momentFor({ locale, timeZone, zoneIsOwn }: Reader, at: Date, now: Date): string {
  return formatMoment(locale, at, timeZone, { zone: !zoneIsOwn, now });
}

/** Until when, why not longer, who hears it instead, and which reminders come anyway. */
export function snoozedLines(reader: Reader, outcome: Snoozed, now: Date): readonly string[] {
  const { locale } = reader;
  const { referral, until, isEarlier, away } = outcome;
  const deadline = momentFor(reader, referral.deadline, now);
  return [
    say(locale, 'snooze.done', { customer: customerOf(referral), when: momentFor(reader, until, now) }),
    ...(isEarlier ? [say(locale, 'snooze.earlier', { deadline })] : []),
    ...(away?.standIn ? [say(locale, 'snooze.away', { name: plainName(away.standIn.name, 60) })] : []),
    ...(away && !away.standIn ? [say(locale, 'snooze.away.nobody')] : []),
    say(locale, 'snooze.channel'),
  ];
}

/** @param unread what was said beside it, and is not kept with the reminder. */
export function snoozedCard(reader: Reader, outcome: Snoozed, now: Date, unread: readonly string[] = []) {
  const { locale } = reader;
  const [title = '', ...told] = snoozedLines(reader, outcome, now);
  const lines = [...unreadLine(locale, unread), ...told];
  const { id: referralId } = outcome.referral;
  const buttons = [
    {
      title: say(locale, 'snooze.wake'),
      tooltip: tooltipOf(outcome.referral),
      verb: wakeVerb,
      data: { referralId },
      says: 'undo' as const,
    },
    openButton(reader, outcome.referral),
  ];
  return sentenceCard(locale, { title, lines, rows: [rowOf(outcome.referral, buttons)] });
}

/** `snooze` alone, or with an unreadable time: each suggestion is one press. */
export function whenCard(
  reader: Reader,
  referral: Referral,
  isEnded: boolean,
): { readonly card: AdaptiveCard; readonly summary: string } {
  const { locale } = reader;
  const buttons = snoozeLengths.map((until) => snoozeButton(reader, referral, until));
  return sentenceCard(locale, {
    title: say(locale, isEnded ? 'snooze.ofOne' : 'snooze.when', { customer: customerOf(referral) }),
    lines: [say(locale, 'snooze.example')],
    rows: [rowOf(referral, buttons)],
  });
}

export const deedsPutOff = ['accept', 'decline', 'claim', 'open'] as const;
export type DeedPutOff = (typeof deedsPutOff)[number];

/** A deed meant for another day: the reminder is offered, and so is the deed itself, since nothing is done by itself then. */
export function laterCard(
  reader: Reader,
  { referral, readings, deed }: { referral: Referral; readings: readonly Date[]; deed: DeedPutOff },
  now: Date,
): { readonly card: AdaptiveCard; readonly summary: string } {
  const { locale } = reader;
  const customer = customerOf(referral);
  const words = say(locale, `guess.${deed}`, { customer, detail: '' });
  return sentenceCard(locale, {
    title: say(locale, 'snooze.later', { customer }),
    rows: snoozeRows(
      reader,
      readings.map((until) => ({ referral, until })),
      now,
    ),
    guesses: [{ words, title: capitalized(locale, words) }],
  });
}

/** Ambiguous day or referral: each button means its own `until`. */
export function snoozeRows(
  reader: Reader,
  choices: readonly { readonly referral: Referral; readonly until: Date }[],
  now: Date,
): readonly SentenceRow[] {
  return choices.map(({ referral, until }) =>
    rowOf(referral, [
      {
        title: momentFor(reader, until, now),
        tooltip: tooltipOf(referral),
        verb: snoozeVerb,
        data: { referralId: referral.id, until: until.toISOString() },
      },
    ]),
  );
}

/** Of which referral its owner is to be reminded. */
export function remindRows(
  reader: Reader,
  referrals: readonly Referral[],
  owner: Pick<Person, 'name' | 'aadObjectId'>,
): readonly SentenceRow[] {
  const title = say(reader.locale, 'remind.button', { name: unformatted(owner.name, 60) });
  return referrals.map((referral) => {
    const data = { referralId: referral.id, owner: owner.aadObjectId };
    const remind = { title, tooltip: tooltipOf(referral), verb: remindOwnerVerb, data };
    return rowOf(referral, [remind, openButton(reader, referral)]);
  });
}

function snoozeButton({ locale }: Reader, referral: Referral, until: SnoozeLength): VerbButton {
  const data = { referralId: referral.id, until };
  return { title: say(locale, `snooze.${until}`), tooltip: tooltipOf(referral), verb: snoozeVerb, data };
}

function openButton({ locale }: Reader, referral: Referral): VerbButton {
  const data = { referralId: referral.id };
  return { title: say(locale, 'button.open'), tooltip: tooltipOf(referral), verb: openVerb, data };
}

function tooltipOf({ record }: Referral): string {
  return unformatted(record.customer.name, 60);
}

function rowOf(referral: Referral, buttons: readonly VerbButton[]): SentenceRow {
  return { title: customerOf(referral), detail: plain(referral.record.name, { max: 80 }), buttons };
}

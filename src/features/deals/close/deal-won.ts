import { asTypedDay } from '../../../answers/day/typed-day.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { RecordChange, ReferralRecord } from '../../referrals/index.ts';
import type { Problems, Typed } from '../buttons/deal-form.ts';
import { editValues, readEdit } from '../edit/deal-edit.ts';
import { noteChange } from '../words/deal-note.ts';
import { closingLimits } from './deal-form-close.ts';

/** The inputs of the form of Won. */
export const wonFields = ['value', 'currency', 'closeDate', 'note'] as const;

export type WonInput =
  | { readonly kind: 'changes'; readonly changes: readonly RecordChange[] }
  /** As in `readEdit`. */
  | { readonly kind: 'problems' | 'overtaken'; readonly problems: Problems; readonly values: Typed };

/** Parses the form of Won into changes of the deal. Missing inputs are unchanged. */
export function readWon(
  typed: Typed,
  seen: string,
  record: ReferralRecord,
  speaker: { readonly locale: Locale; readonly timeZone: string; readonly name: string; readonly at: Date },
): WonInput {
  const { note: typedNote, ...others } = typed;
  const { locale, timeZone, at } = speaker;
  const days = { locale, today: dayIn(timeZone, at) };
  const given = Object.fromEntries(
    Object.entries(others)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, field === 'closeDate' && value ? asTypedDay(value, days) : value]),
  );
  const edit = readEdit({ ...editValues(record), ...given }, seen, record, speaker.locale);
  const note = typedNote?.trim() ?? '';
  const tooLong = note.length > closingLimits.note;
  const problems = tooLong ? { note: say(speaker.locale, 'problem.tooLong', { max: closingLimits.note }) } : {};
  if (edit.kind !== 'changes') {
    return { ...edit, problems: { ...edit.problems, ...problems }, values: { ...edit.values, note } };
  }
  if (tooLong) return { kind: 'problems', problems, values: typed };
  const noted = note ? [noteChange({ text: note, name: speaker.name, at: speaker.at }, speaker)] : [];
  return { kind: 'changes', changes: [...edit.changes, ...noted] };
}

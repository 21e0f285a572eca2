import type { LineField } from '../../../i18n/answer-words/line-words.ts';
import { say } from '../../../i18n/catalogue.ts';
import { countryName } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { LineFields, LineQuestion } from './line-fields.ts';
import type { DealLine } from './one-line.ts';
import { amountText, dayText, fieldLabel, which } from './shown.ts';

/** What a line was understood as: labels and values for a card's facts, then the questions and what found no place. */
export interface ShownLine {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly questions: readonly string[];
  readonly notUnderstood: readonly string[];
}

export function shownLine(locale: Locale, line: DealLine): ShownLine {
  const fields = [...new Set(line.understood.map(({ field }) => field))];
  return {
    facts: fields.map((field) => ({ label: fieldLabel(locale, field), value: fieldText(locale, field, line.fields) })),
    questions: line.questions.map(
      ({ field, said, answer }) => `${fieldLabel(locale, field)} (${said}): ${ask(locale, answer)}`,
    ),
    notUnderstood: line.notUnderstood.map(({ said, field }) =>
      field === undefined
        ? say(locale, 'answer.line.notUnderstood', { said })
        : say(locale, 'answer.line.notUnderstoodField', { said, field: fieldLabel(locale, field) }),
    ),
  };
}

function fieldText(locale: Locale, field: LineField, fields: LineFields): string {
  if (field === 'value') return fields.value ? amountText(locale, fields.value) : '';
  if (field === 'closeDay') return fields.closeDay ? dayText(locale, fields.closeDay.day) : '';
  if (field === 'country') return fields.country ? countryName(locale, fields.country) : '';
  if (field === 'solution') return (fields.solution ?? []).map(({ id, said }) => id ?? said).join(', ');
  return fields[field] ?? '';
}

function ask(locale: Locale, { readings }: LineQuestion): string {
  const texts = readings.map((reading) => {
    if (typeof reading !== 'string') return amountText(locale, reading);
    return /^\d/.test(reading) ? dayText(locale, reading) : countryName(locale, reading);
  });
  return which(locale, texts);
}

import { plain } from '../../../cards/plain.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { formatCalendarDate, formatMoney } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  fullName,
  type Member,
  type Money,
  type RecordChange,
  type ReferralRecord,
  type ReplacingChange,
  salesStageOf,
} from '../../referrals/index.ts';

/** A deal's fields and their values, as people read them. */

const fieldNames: Readonly<Record<RecordChange['field'], MessageKey>> = {
  name: 'input.name',
  dealValue: 'fact.value',
  closeDate: 'fact.closeDate',
  salesStage: 'deal.fact.stage',
  notes: 'deal.notes',
  note: 'deal.notes',
  externalReferenceId: 'deal.fact.crm',
  campaignId: 'deal.fact.campaign',
  team: 'deal.fact.team',
  solutions: 'fact.solutions',
  contact: 'fact.contact',
  share: 'deal.fact.microsoft',
};

export function fieldName(locale: Locale, field: RecordChange['field']): string {
  return say(locale, fieldNames[field]);
}

/** A value in a sentence or on a button. */
export function valueText(
  locale: Locale,
  field: ReplacingChange['field'],
  value: string | Money | null,
  max = 80,
): string {
  if (value === null || value === '') return say(locale, 'deal.empty');
  if (typeof value === 'object') return formatMoney(locale, value);
  if (field === 'closeDate') return formatCalendarDate(locale, new Date(`${value}T00:00:00Z`));
  if (field === 'salesStage') return stageName(locale, value) ?? plain(value, { max });
  return plain(value, { max });
}

export function stageText({ salesStage }: ReferralRecord, locale: Locale): string | undefined {
  return salesStage ? (stageName(locale, salesStage) ?? plain(salesStage, { max: 40 })) : undefined;
}

function stageName(locale: Locale, text: string): string | undefined {
  const stage = salesStageOf(text);
  if (stage === undefined) return undefined;
  return stage === 100 ? say(locale, 'stage.won') : say(locale, `stage.${stage}`);
}

/** A person with e-mail and phone. */
export function memberText({ firstName, lastName, email, phoneNumber }: Member): string {
  const name = fullName({ firstName, lastName });
  return plain([name, email, phoneNumber].filter(Boolean).join(', '), { max: 160 });
}

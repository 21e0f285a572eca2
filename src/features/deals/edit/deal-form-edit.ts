import { say } from '../../../i18n/catalogue.ts';
import { currencyChoices } from '../../../i18n/currencies.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  type BuiltCard,
  type Referral,
  type ReferralRecord,
  type ReferralView,
  salesStages,
  seenOf,
} from '../../referrals/index.ts';
import {
  choiceInput,
  dateInput,
  dealFormCard,
  numberInput,
  type Problems,
  type Typed,
  textInput,
} from '../buttons/deal-form.ts';
import { asEdited } from '../deal/deal.ts';
import { type EditField, editFields, editLimits, editValues } from './deal-edit.ts';

export interface FilledIn {
  readonly typed?: Typed;
  readonly problems?: Problems;
}

/** The form with all fields of a deal. Without `typed`: Partner Center's values. */
export function editForm(referral: Referral, view: ReferralView, { typed, problems = {} }: FilledIn = {}): BuiltCard {
  const { locale } = view;
  const record = asEdited(referral);
  const shown = editValues(record);
  const values = typed ?? shown;
  const notesStay = (record.notes?.length ?? 0) > editLimits.notes;
  const fields = {
    name: textInput(
      {
        id: 'name',
        label: say(locale, 'input.name'),
        error: say(locale, 'input.name.error', { max: editLimits.name }),
        max: editLimits.name,
        required: true,
      },
      values,
    ),
    ...outcomeInputs(locale, values, record),
    salesStage: stageInput(locale, values, 'compact'),
    notes: textInput(
      {
        id: 'notes',
        label: say(locale, 'input.notes'),
        error: say(locale, 'input.notes.error', { max: editLimits.notes }),
        max: editLimits.notes,
        multiline: true,
        ...(notesStay ? { placeholder: say(locale, 'input.notes.keep') } : {}),
      },
      values,
    ),
    externalReferenceId: idInput(locale, 'externalReferenceId', values),
    campaignId: idInput(locale, 'campaignId', values),
  } satisfies Record<EditField, unknown>;
  return dealFormCard(referral, view, {
    kind: 'edit',
    title: 'deal.form.edit.title',
    intro: [say(locale, 'deal.form.edit.intro')],
    fields: editFields.map((field) => fields[field]),
    problems,
    seen: seenOf(editFields, shown),
  });
}

/** Inputs of value and close date, for the edit form and the form of Won. */
export function outcomeInputs(locale: Locale, values: Typed, { dealValue }: ReferralRecord) {
  return {
    value: numberInput(
      { id: 'value', label: say(locale, 'input.value'), error: say(locale, 'input.value.error') },
      values,
    ),
    currency: choiceInput(
      {
        id: 'currency',
        label: say(locale, 'input.currency'),
        error: say(locale, 'input.currency.error'),
        choices: currencyChoices(locale, [dealValue?.currency, values.currency]),
        style: 'filtered',
      },
      values,
    ),
    closeDate: dateInput(
      { id: 'closeDate', label: say(locale, 'input.closeDate'), error: say(locale, 'input.closeDate.error') },
      values,
    ),
  };
}

export function stageForm(referral: Referral, view: ReferralView, { typed, problems = {} }: FilledIn = {}): BuiltCard {
  const { locale } = view;
  return dealFormCard(referral, view, {
    kind: 'stage',
    title: 'deal.form.stage.title',
    intro: [say(locale, 'deal.form.stage.intro')],
    fields: [stageInput(locale, typed ?? editValues(asEdited(referral)), 'expanded')],
    problems,
  });
}

export function noteForm(
  referral: Referral,
  view: ReferralView,
  { typed = {}, problems = {} }: FilledIn = {},
): BuiltCard {
  const { locale } = view;
  const note = textInput(
    {
      id: 'note',
      label: say(locale, 'deal.input.note'),
      error: say(locale, 'deal.input.note.error', { max: editLimits.note }),
      max: editLimits.note,
      multiline: true,
      required: true,
    },
    typed,
  );
  return dealFormCard(referral, view, {
    kind: 'note',
    title: 'deal.form.note.title',
    intro: [say(locale, 'deal.form.note.intro')],
    fields: [note],
    problems,
  });
}

function stageInput(locale: Locale, values: Typed, style: 'compact' | 'expanded') {
  return choiceInput(
    {
      id: 'salesStage',
      label: say(locale, 'deal.input.stage'),
      error: say(locale, 'deal.input.stage.error'),
      choices: salesStages.map((stage) => ({ title: say(locale, `stage.${stage}`), value: String(stage) })),
      style,
    },
    values,
  );
}

function idInput(locale: Locale, id: 'externalReferenceId' | 'campaignId', values: Typed) {
  const error = say(locale, 'input.id.error', { max: editLimits.id });
  return textInput({ id, label: say(locale, `input.${id}`), error, max: editLimits.id }, values);
}

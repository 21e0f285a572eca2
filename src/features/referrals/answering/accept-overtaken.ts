import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { movesSince } from '../cards/form-seen.ts';
import {
  type AcceptFormProblems,
  type AcceptFormValues,
  acceptFormFields,
  acceptFormSeenFields,
  acceptFormShown,
} from '../cards/referral-cards.ts';
import type { AcceptFields, Referral } from '../record/referral.ts';
import { sameTeam } from '../rules/outgoing.ts';

type Field = (typeof acceptFormFields)[number];

/**
 * Merges a form with concurrent changes: it stays open for minutes while others edit the record. Fields that its reader
 * left alone are not sent, so that nothing is overwritten; a field that both changed is shown to the reader as a
 * conflict first.
 */
export class AcceptFormMoves {
  readonly #touched: readonly Field[];
  readonly #moves: ReturnType<typeof movesSince>;
  readonly #shown: Readonly<Record<string, string | undefined>>;
  readonly #values: AcceptFormValues;
  readonly #referral: Referral;

  /** @param seen as the form carried it; empty or malformed: the current state counts as seen. */
  constructor(values: AcceptFormValues, seen: string, referral: Referral) {
    this.#values = values;
    this.#referral = referral;
    this.#shown = acceptFormShown(referral);
    this.#moves = movesSince(seen, acceptFormSeenFields, { ...values, team: this.#shown.team }, this.#shown);
    this.#touched = acceptFormFields.filter(this.#moves.touched);
  }

  /** The reader's input, with the current state in the fields they left alone. */
  values(): AcceptFormValues {
    const untouched = acceptFormFields.filter((field) => !this.#touched.includes(field));
    return { ...this.#values, ...Object.fromEntries(untouched.map((field) => [field, this.#shown[field]])) };
  }

  /** Only the fields that the reader changed. The caller compares the team with the record's. */
  fields({ dealValue, contacts, ...others }: AcceptFields): AcceptFields {
    const texts = Object.entries(others).filter(([field]) => this.#touched.includes(field as Field));
    const { dealValue: current } = this.#referral.record;
    // Value and currency are sent together: the one that was left alone takes its current state.
    const value = this.#touched.includes('value') ? dealValue?.value : (current?.value ?? dealValue?.value);
    const currency = this.#touched.includes('currency')
      ? dealValue?.currency
      : (current?.currency ?? dealValue?.currency);
    const worth = this.#touched.includes('value') || this.#touched.includes('currency');
    return {
      ...Object.fromEntries(texts),
      ...(worth && value !== undefined && currency !== undefined ? { dealValue: { value, currency } } : {}),
      ...(contacts ? { contacts } : {}),
    };
  }

  /** Fields that both the reader and somebody else changed; undefined: none. */
  overtaken({ contacts }: AcceptFields, locale: Locale): AcceptFormProblems | undefined {
    const fields = this.#touched.filter(
      (field) => this.#moves.moved(field) && (this.#values[field] ?? '').trim() !== (this.#shown[field] ?? '').trim(),
    );
    const { team } = this.#referral.record;
    const teams = contacts !== undefined && this.#moves.moved('team') && !sameTeam(contacts, team);
    const theirs = [...fields, ...(teams ? (['contacts'] as const) : [])].map((field) => {
      const value = field === 'contacts' ? team.map(({ email }) => email).join(', ') : (this.#shown[field] ?? '');
      return [field, say(locale, 'deal.problem.overtaken', { value })];
    });
    return theirs.length > 0 ? Object.fromEntries(theirs) : undefined;
  }
}

import type { Locale } from '../../i18n/locale.ts';
import { amountText, type Problem, severalFit } from '../shown.ts';
import { type Amount, type AmountReason, largestAmount, readAmount } from './amount.ts';

/** The text of a number input as an amount, or the problem to show beside the input. */
export type TypedAmount =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads a form's number input by the rules of the chat. Clients send the text as typed, so `120.000` may be 120 or
 * 120,000, and the person is asked. `Number(text)` would silently take the first.
 */
export function readTypedAmount(
  typed: string,
  reader: {
    readonly locale: Locale;
    /** The currency selected beside the input: the default for the text. */
    readonly currency?: string | undefined;
    /** The value that the form showed: if it comes back unchanged it was written by the program and is unambiguous. */
    readonly shown?: string | undefined;
  },
): TypedAmount {
  const { locale, shown } = reader;
  const text = typed.trim();
  if (text === '') return why({ key: 'problem.required' });
  if (text === shown?.trim() && Number.isFinite(Number(text))) return bounded(Number(text));
  const currency = /^[A-Z]{3}$/.test(reader.currency ?? '') ? reader.currency : undefined;
  const answer = readAmount(text, { locale, ...(currency ? { defaultCurrency: currency } : {}) });
  if (answer.kind === 'nothing') return why(problemOf(answer.reason));
  const readings = answer.kind === 'amount' ? [answer] : answer.readings;
  const inThatCurrency = readings.filter((reading) => (reading.currency ?? currency) === currency);
  const [only, ...others] = inThatCurrency.length > 0 ? inThatCurrency : readings;
  if (!only) return why({ key: 'problem.number' });
  if (others.length > 0)
    return why(
      severalFit(
        locale,
        [only, ...others].map((one) => amountText(locale, one)),
      ),
    );
  if (inThatCurrency.length > 0) return bounded(only.value);
  // The text names another currency than the selected one: only the person knows which is right.
  const both: readonly Amount[] = [only, { value: only.value, ...(currency ? { currency } : {}) }];
  return currency
    ? why(
        severalFit(
          locale,
          both.map((one) => amountText(locale, one)),
        ),
      )
    : bounded(only.value);
}

function bounded(value: number): TypedAmount {
  if (value < 0) return why({ key: 'problem.negative' });
  return value > largestAmount ? why({ key: 'problem.tooLarge' }) : { kind: 'value', value };
}

function why(problem: Problem): TypedAmount {
  return { kind: 'problem', problem };
}

function problemOf(reason: AmountReason): Problem {
  if (reason === 'negative' || reason === 'tooLarge') return { key: `problem.${reason}` };
  return { key: reason === 'several' ? 'answer.amount.several' : 'problem.number' };
}

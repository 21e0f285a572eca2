import { describe, expect, it } from 'vitest';
import type { Note } from '../../src/features/new-deal/conversation/outcome.ts';
import { say } from '../../src/i18n/catalogue.ts';
import { commandWord } from '../../src/i18n/command-words.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { asking, type Heard, says } from './asked.ts';
import { amounts } from './table/amounts.ts';
import { visibilities, yesNo } from './table/choices.ts';
import { countries } from './table/countries.ts';
import { currencies } from './table/currencies.ts';
import { days } from './table/days.ts';
import { dunsNumbers, emails, names, phones } from './table/people.ts';
import type { Row } from './table/row.ts';

const sue = { firstName: 'Sue', lastName: 'Smith' };
const phoneNumber = '+49 40 5550100';

/** The table, the draft that asks for it, and what the next draft then holds of it. */
const answers: readonly [
  string,
  readonly Row[],
  ReturnType<typeof asking>,
  (heard: Heard) => string | null | undefined,
][] = [
  ['amounts', amounts, asking('value'), amount],
  ['currencies', currencies, asking('value', { kind: 'currency', amount: 120_000 }), money],
  ['days', days, asking('close-date'), day],
  ['yes and no', yesNo, asking('consent'), consent],
  ['choices', visibilities, asking('visibility'), ({ fields }) => fields.visibility],
  ['countries', countries, asking('country'), ({ fields }) => fields.customer?.address.country],
  ['names', names, asking('contact'), ({ person }) => person && name(person)],
  ['phone numbers', phones, asking('contact', { kind: 'person', person: sue }), ({ person }) => person?.phoneNumber],
  [
    'e-mail addresses',
    emails,
    asking('contact', { kind: 'person', person: { ...sue, phoneNumber } }),
    ({ fields }) => fields.contact?.email,
  ],
  ['D-U-N-S numbers', dunsNumbers, asking('duns'), ({ fields }) => fields.customer?.dunsNumber],
];

function amount({ fields, draft }: Heard): string | undefined {
  if (draft.pending?.kind === 'currency') return String(draft.pending.amount);
  return money({ fields });
}

function money({ fields }: Pick<Heard, 'fields'>): string | undefined {
  return fields.value && `${fields.value.value} ${fields.value.currency}`;
}

function day({ fields, outcome }: Heard): string | undefined {
  const past = outcome.notes.some((note) => 'key' in note && note.key === 'newDeal.pastDay');
  return fields.closeDate && `${fields.closeDate}${past ? ' past' : ''}`;
}

function consent({ fields, outcome }: Heard): string | undefined {
  if (outcome.next === 'put-aside') return 'no';
  return fields.consent ? 'yes' : undefined;
}

function name({
  firstName = '–',
  lastName = '–',
}: {
  readonly firstName?: string;
  readonly lastName?: string;
}): string {
  return `${firstName} / ${lastName}`;
}

/** As the table writes it. */
function inShort(heard: Heard, found: (heard: Heard) => string | null | undefined): string | null | undefined {
  const { pending } = heard.draft;
  const aside = asideOf(heard);
  if (aside) return aside;
  const wrong = problemOf(heard);
  if (wrong) return wrong.key === 'answer.which' ? '?' : `no: ${wrong.key.split('.').at(-1)}`;
  if (pending?.kind === 'readings') return `? ${pending.values.join(' | ')}`;
  if (pending?.kind === 'person' && pending.names) return `? ${pending.names.map(name).join(' | ')}`;
  return found(heard);
}

function steering(locale: Locale) {
  return { back: commandWord(locale, 'back'), cancel: commandWord(locale, 'cancel') };
}

/** No answer at all: the question was passed over, explained, or asked once more. */
function asideOf({ outcome: { notes } }: Heard): string | undefined {
  if (notes.some(({ kind }) => kind === 'help')) return 'explained';
  const [note] = notes.flatMap((one) => (one.kind === 'info' ? [one.key] : []));
  return note && { 'newDeal.skipped': 'passed over', 'newDeal.noHurry': 'no hurry' }[note as string];
}

function problemOf({ outcome }: Heard): Extract<Note, { kind: 'problem' | 'info' }> | undefined {
  return outcome.notes.flatMap((note) => (note.kind === 'problem' ? [note] : []))[0];
}

function asksBack({ draft: { pending } }: Heard): boolean {
  return (
    pending?.kind === 'currency' || pending?.kind === 'readings' || (pending?.kind === 'person' && !!pending.names)
  );
}

describe.each(answers)('%s', (_what, rows, draft, found) => {
  it.each(rows)('%s (%s): %s', (...row) => {
    // Vitest's types know rows of one length only.
    const [said, locale, understood, asked] = row as unknown as Row;
    const heard = says(said, locale, draft);
    expect(inShort(heard, found)).toBe(understood);
    const wrong = problemOf(heard);
    if (wrong) {
      // The draft is as it was, the card asks once more, and says why.
      expect(heard.draft).toEqual(draft);
      expect(heard.texts).toContain(asked ?? say(locale, wrong.key, { ...steering(locale), ...wrong.values }));
    } else if (asked) {
      expect(heard.question).toBe(asked);
      expect(heard.fields).toEqual(draft.fields);
    } else {
      expect(asksBack(heard)).toBe(false);
    }
  });
});

it('is at least 120 answers in four languages', () => {
  const rows = answers.flatMap(([, some]) => some);
  expect(rows.length).toBeGreaterThan(340);
  for (const locale of locales) expect(rows.filter((row) => row[1] === locale).length).toBeGreaterThan(50);
});

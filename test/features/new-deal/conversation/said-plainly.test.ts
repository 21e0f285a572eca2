import { describe, expect, it } from 'vitest';
import { converse } from '../../../../src/features/new-deal/conversation/conversation.ts';
import { readFieldChange } from '../../../../src/features/new-deal/conversation/field-change.ts';
import type { DealFields } from '../../../../src/features/new-deal/draft/deal-draft.ts';
import type { AskedQuestion } from '../../../../src/features/new-deal/questions/order.ts';
import { nothingFound } from '../../../../src/features/new-deal/questions/shared/answer.ts';
import type { Locale } from '../../../../src/i18n/locale.ts';
import { today } from '../../../answers/table/row.ts';
import { aDraft, fullFields } from '../../../builders/draft.ts';

/** The fields of a draft that has every answer but this one, once it was said. */
function fieldsAfter(asking: AskedQuestion, field: keyof DealFields, said: string, locale: Locale): DealFields {
  const { [field]: _asked, ...others } = fullFields;
  const draft = aDraft({ fields: others, asking });
  return converse(draft, { kind: 'said', text: said }, { ...nothingFound, locale, today }).draft.fields;
}

describe('what is said plainly', () => {
  it.each([
    ['no notes', 'en'],
    ['there are no notes', 'en'],
    ['I have no notes', 'en'],
    ['nothing to add', 'en'],
    ['без примечаний', 'ru'],
    ['нечего добавить', 'ru'],
    ['메모 없음', 'ko'],
    ['특이사항 없음', 'ko'],
    ['無備註', 'zh-TW'],
    ['沒什麼要補充的', 'zh-TW'],
  ] as const)('%s (%s): there are none, and it is no note', (said, locale) => {
    expect(fieldsAfter('notes', 'notes', said, locale).notes).toBe(null);
  });

  it('is a note, where there is none of something else', () => {
    expect(fieldsAfter('notes', 'notes', 'no budget before May', 'en').notes).toBe('no budget before May');
    expect(fieldsAfter('notes', 'notes', 'без скидки не купят', 'ru').notes).toBe('без скидки не купят');
  });

  it.each([
    ['yes please', 'en', 'Yes'],
    ['sure', 'en', 'Yes'],
    ['nope', 'en', 'No'],
    ['конечно', 'ru', 'Yes'],
    // Four as well.
    ['네', 'ko', 'Yes'],
    ['아니요', 'ko', 'No'],
    ['不用', 'zh-TW', 'No'],
  ] as const)('%s (%s) says whether the marketplace is meant: %s', (said, locale, intent) => {
    expect(fieldsAfter('marketplace-intent', 'marketplaceIntent', said, locale).marketplaceIntent).toBe(intent);
  });

  it('is how many at what price, in one piece', () => {
    const [solution] =
      fieldsAfter('solutions', 'solutions', 'SOL-34104-EBB, 10 штук по 100 евро', 'ru').solutions ?? [];
    expect(solution).toMatchObject({ quantity: 10, price: { value: 100, currency: 'EUR' } });
  });

  it.each([
    ['wait, the customer is wrong', 'en', 'customer'],
    ['the close date is incorrect', 'en', 'close-date'],
    ['сумма неверная', 'ru', 'value'],
  ] as const)('%s (%s): what it is instead is still to be said', (said, locale, question) => {
    expect(readFieldChange(said, { locale, today: '2026-11-24' }, true)).toEqual({ question, said: '' });
  });

  it.each([
    ['как добавить коллегу в сделку', 'ru'],
    ['how do I add a colleague', 'en'],
    ['동료를 어떻게 추가해', 'ko'],
    ['怎麼加同事', 'zh-TW'],
  ] as const)('%s (%s) is a question: no answer anywhere, and not another field', (said, locale) => {
    expect(fieldsAfter('notes', 'notes', said, locale).notes).toBeUndefined();
    expect(fieldsAfter('customer', 'customer', said, locale).customer).toBeUndefined();
    const draft = aDraft({ fields: fullFields, asking: 'city' });
    const next = converse(draft, { kind: 'said', text: said }, { ...nothingFound, locale, today });
    expect(next.draft).toMatchObject({ asking: 'city', fields: fullFields });
  });

  it.each([
    ['как договорились, пилот в мае', 'ru'],
    ['how they decide is still open', 'en'],
    ['怎麼回事還要再問', 'zh-TW'],
  ] as const)('%s (%s) tells something: it is a note', (said, locale) => {
    expect(fieldsAfter('notes', 'notes', said, locale).notes).toBe(said);
  });
});

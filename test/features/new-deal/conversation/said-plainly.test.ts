import { describe, expect, it } from 'vitest';
import { converse } from '../../../../src/features/new-deal/conversation/conversation.ts';
import { readFieldChange } from '../../../../src/features/new-deal/conversation/field-change.ts';
import type { DealFields } from '../../../../src/features/new-deal/draft/deal-draft.ts';
import { questions } from '../../../../src/features/new-deal/questions/all.ts';
import type { AskedQuestion } from '../../../../src/features/new-deal/questions/order.ts';
import { nothingFound } from '../../../../src/features/new-deal/questions/shared/answer.ts';
import type { Asker, LookUps } from '../../../../src/features/new-deal/questions/shared/look-ups.ts';
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
    ['notes', 'We will check with legal next week', 'en', null],
    ['help-notes', 'we will send the offer tomorrow', 'en', null],
    ['notes', 'Проверю лицензии завтра', 'ru', null],
    ['notes', '다음 주에 견적 보내 드릴게요', 'ko', null],
    ['notes', '下週給報價', 'zh-TW', null],
    // It may be meant for the desk: confirmed, not thrown away.
    ['notes', 'will send it later', 'en', 'meant'],
    ['notes', 'пришлю позже', 'ru', 'meant'],
    ['notes', '나중에 보내드릴게요', 'ko', 'meant'],
    ['name', '晚點再給', 'zh-TW', 'meant'],
  ] as const)('%s: “%s” (%s) is kept', (asking, said, locale, pending) => {
    const field = asking === 'help-notes' ? 'helpNotes' : asking;
    const { [field]: _asked, ...others } = fullFields;
    const draft = aDraft({ fields: others, asking });
    const { draft: after } = converse(draft, { kind: 'said', text: said }, { ...nothingFound, locale, today });
    expect(after.pending?.kind ?? null).toBe(pending);
    expect(pending ? after.pending : after.fields).toMatchObject(pending ? { text: said } : { [field]: said });
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

  it.each([
    ['push it out two weeks', 'en', 'September 30, 2027', 'October 14, 2027'],
    ['2주 뒤로 미뤄줘', 'ko', '2027년 9월 30일', '2027년 10월 14일'],
    ['сдвинь на две недели', 'ru', '30 сентября 2027', '14 октября 2027'],
    ['往後延兩週', 'zh-TW', '2027年9月30日', '2027年10月14日'],
  ] as const)('of the close date, “%s” (%s) says from which day it is counted', (text, locale, before, after) => {
    const draft = aDraft({ asking: 'close-date' });
    const { notes } = converse(draft, { kind: 'said', text }, { ...nothingFound, locale, today });
    expect(notes).toContainEqual({ kind: 'info', key: 'newDeal.movedDay', values: { before, after } });
  });

  // What was typed for the question that stood is still there, and it stands again.
  it.each([
    ['no wait, value is 40k EUR', 'en', { value: { value: 40_000, currency: 'EUR' } }],
    [
      'actually the close date is 1 March 2027 and the value 50k EUR',
      'en',
      { closeDate: '2027-03-01', value: { value: 50_000, currency: 'EUR' } },
    ],
    ['нет, подожди, сумма 40 тысяч евро', 'ru', { value: { value: 40_000, currency: 'EUR' } }],
    [
      'вообще-то дата закрытия 1 марта 2027, а сумма 50 тысяч евро',
      'ru',
      { closeDate: '2027-03-01', value: { value: 50_000, currency: 'EUR' } },
    ],
    [
      '마감일은 2027년 3월 1일이고 금액은 5만 유로예요',
      'ko',
      { closeDate: '2027-03-01', value: { value: 50_000, currency: 'EUR' } },
    ],
    [
      '其實結案日是2027年3月1日，金額五萬歐元',
      'zh-TW',
      { closeDate: '2027-03-01', value: { value: 50_000, currency: 'EUR' } },
    ],
  ] as const)(
    'in the middle of the contact, “%s” (%s) changes what it names, and the contact stands',
    (text, locale, changed) => {
      const { contact: _none, ...others } = fullFields;
      const pending = { kind: 'person', person: { firstName: 'Sue', phoneNumber: '+49 40 5550100' } } as const;
      const draft = aDraft({ fields: others, asking: 'contact', pending });
      const { draft: after } = converse(draft, { kind: 'said', text }, { ...nothingFound, locale, today });
      expect(after).toMatchObject({ asking: 'contact', pending, fields: changed });
    },
  );

  it('asks about a correction first, and then for the rest of the contact', () => {
    const { contact: _none, ...others } = fullFields;
    const pending = { kind: 'person', person: { firstName: 'Sue', phoneNumber: '+49 40 5550100' } } as const;
    const draft = aDraft({ fields: { ...others, visibility: 'private' }, asking: 'contact', pending });
    const context = { ...nothingFound, locale: 'en', today } as const;
    const asked = converse(draft, { kind: 'said', text: 'change the value to 1.200 EUR' }, context).draft;
    expect(asked).toMatchObject({ asking: 'value', pending: { kind: 'readings' } });
    const { draft: after } = converse(asked, { kind: 'said', text: '1' }, { ...context });
    expect(after).toMatchObject({ asking: 'contact', pending });
  });

  it.each([
    ['change the value to lots', 'en', 'value', '40k EUR', { value: { value: 40_000, currency: 'EUR' } }],
    ['измени сумму на много', 'ru', 'value', '40 тысяч евро', { value: { value: 40_000, currency: 'EUR' } }],
    ['change the close date to sometime', 'en', 'close-date', '1 March 2027', { closeDate: '2027-03-01' }],
  ] as const)(
    'asks for what “%s” (%s) could not be read as, and then for the rest of the contact',
    (text, locale, asking, next, fields) => {
      const { contact: _none, ...others } = fullFields;
      const pending = { kind: 'person', person: { firstName: 'Sue', phoneNumber: '+49 40 5550100' } } as const;
      const draft = aDraft({ fields: { ...others, visibility: 'private' }, asking: 'contact', pending });
      const context = { ...nothingFound, locale, today };
      const unread = converse(draft, { kind: 'said', text }, context);
      expect(unread.notes).toContainEqual(expect.objectContaining({ kind: 'problem' }));
      expect(unread.draft).toMatchObject({ asking, fields: draft.fields });
      const { draft: after } = converse(unread.draft, { kind: 'said', text: next }, context);
      expect(after).toMatchObject({ asking: 'contact', pending, fields });
    },
  );

  it.each([
    ['show me what you have', 'en'],
    ['what do you have so far?', 'en'],
    ['покажи, что у тебя есть', 'ru'],
    ['что уже заполнено?', 'ru'],
    ['지금까지 입력한 거 보여줘', 'ko'],
    ['已經填了哪些？', 'zh-TW'],
  ] as const)('“%s” (%s) reads back what the draft has, and the question stands', (text, locale) => {
    const { solutions: _none, ...others } = fullFields;
    const draft = aDraft({ fields: others, asking: 'solutions' });
    const outcome = converse(draft, { kind: 'said', text, elsewhere: 'likely' }, { ...nothingFound, locale, today });
    expect(outcome).toMatchObject({ draft, next: 'ask' });
    const read = outcome.notes.flatMap((note) => (note.kind === 'understood' ? [note.question] : []));
    expect(read).toEqual(expect.arrayContaining(['customer', 'contact', 'visibility', 'value', 'close-date']));
    expect(read).not.toContain('solutions');
  });

  it('is how many at what price, in one piece', () => {
    const [solution] =
      fieldsAfter('solutions', 'solutions', 'SOL-34104-EBB, 10 штук по 100 евро', 'ru').solutions ?? [];
    expect(solution).toMatchObject({ quantity: 10, price: { value: 100, currency: 'EUR' } });
  });

  it('of several solutions, asks for the first of which several fit, and names the others', () => {
    const found = ['Zone', 'Retail A', 'Retail B', 'Data A', 'Data B'].map((name, at) => ({ id: `SOL-${at}`, name }));
    const parts = [found.slice(0, 1), found.slice(1, 3), found.slice(3)];
    const severalSolutions = ['zone', 'retail', 'data'].map((said, at) => ({
      said,
      terms: {},
      found: parts[at] ?? [],
    }));
    const { solutions: _asked, ...others } = fullFields;
    const draft = aDraft({ fields: others, asking: 'solutions' });
    const context = { ...nothingFound, severalSolutions, locale: 'en', today } as const;
    const { draft: after, notes } = converse(draft, { kind: 'said', text: 'zone, retail and data' }, context);
    expect(after.fields.solutions).toMatchObject([{ name: 'Zone' }]);
    expect(after.pending).toMatchObject({ kind: 'solutions', words: 'retail' });
    expect(notes).toContainEqual(expect.objectContaining({ values: { words: 'data' } }));
  });

  it.each([
    // With its count in words it is a name of its own, or else a quantity.
    ['One Commercial and retail', 'One Commercial', undefined],
    ['one zone and retail', 'zone', 1],
  ])('of “%s” the first is looked up as %s, quantity %s', async (said, words, quantity) => {
    const known = ['One Commercial', 'Commercial', 'zone', 'retail'];
    const lookUps = {
      solutions: async (sought: string) => known.filter((name) => name === sought).map((name) => ({ id: name, name })),
    } as unknown as LookUps;
    const asker = { locale: 'en' } as Asker;
    const found = await questions.solutions.lookUp?.(lookUps, asker, aDraft({}), said);
    expect(found?.severalSolutions?.[0]).toMatchObject({ said: words, found: [{ id: words }] });
    expect(found?.severalSolutions?.[0]?.terms.quantity).toBe(quantity);
  });

  it.each([
    ['100k, no make it 120', 120_000],
    ['down to 80 from 100k', 80_000],
    ['increase from 80k to 100k EUR', 100_000],
    ['the group pays from 100k to 120k EUR', undefined],
  ])('of a deal without a value, “%s” is %s', (said, amount) => {
    const { value: _asked, ...others } = fullFields;
    const draft = aDraft({ fields: others, asking: 'value' });
    const { draft: after } = converse(draft, { kind: 'said', text: said }, { ...nothingFound, locale: 'en', today });
    const { fields, pending } = after;
    expect(fields.value?.value ?? (pending?.kind === 'currency' ? pending.amount : undefined)).toBe(amount);
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

  it.each([
    ['springfield il', 'US', { city: 'springfield', state: 'IL' }],
    ['Springfield, IL', 'US', { city: 'Springfield', state: 'IL' }],
    ['Springfield il', 'DE', { city: 'Springfield il' }],
    ['вроде тверь', 'RU', { city: 'тверь' }],
    ['420111 казань, ул. баумана, 12', 'RU', { city: 'казань', postalCode: '420111', addressLine1: 'ул. баумана, 12' }],
  ])('%s in %s, where the city is asked: each part in its own place', (said, country, parts) => {
    const fields = { ...fullFields, customer: { name: 'Fabrikam', address: { addressLine1: 'Main 1', country } } };
    const { draft } = converse(
      aDraft({ fields, asking: 'city' }),
      { kind: 'said', text: said },
      { ...nothingFound, locale: 'en', today },
    );
    expect(draft.fields.customer?.address).toMatchObject(parts);
  });

  it.each([
    ['location', 'location', '應該是4567002', '4567002'],
    [
      'postal-code',
      'customer',
      '10115 i think',
      expect.objectContaining({ address: expect.objectContaining({ postalCode: '10115' }) }),
    ],
  ] as const)('%s with how sure somebody is: the number alone, and no amount', (asking, field, said, taken) => {
    const fields = {
      ...fullFields,
      customer: { name: 'Fabrikam', address: { addressLine1: 'Main 1', city: 'Berlin' } },
    };
    const { [field]: _asked, ...others } = fields;
    const draft = aDraft({ fields: field === 'customer' ? fields : others, asking });
    const next = converse(draft, { kind: 'said', text: said }, { ...nothingFound, locale: 'en', today }).draft.fields;
    expect(next[field]).toEqual(taken);
    expect(next.value).toEqual(fullFields.value);
  });

  it.each([
    ['name', 'make the name the same as the customer', 'en'],
    ['name', '고객 이름이랑 똑같이', 'ko'],
    ['notes', 'cancel that last bit, the value is 95k', 'en'],
    ['notes', 'wait, that was another deal', 'en'],
    ['notes', '지난번에 뭐라고 적었죠?', 'ko'],
    ['contact', '김민수 부장 또는 이영희 과장', 'ko'],
    ['contact', '跟上次同一位', 'zh-TW'],
    ['employees', 'everyone except megan', 'en'],
    ['duns', '12-345-678', 'en'],
  ] as const)('%s: %s (%s) is asked about, and not taken', (asking, said, locale) => {
    const draft = aDraft({ asking });
    const next = converse(draft, { kind: 'said', text: said }, { ...nothingFound, locale, today });
    expect(next.draft).toMatchObject({ asking, fields: fullFields });
    expect(next.draft.pending?.kind).not.toBe('person');
  });

  it.each([
    ['wait, the customer is wrong', 'en'],
    ['стоп, клиент не тот', 'ru'],
    ['잠깐, 고객이 틀렸어', 'ko'],
    ['等等，客戶錯了', 'zh-TW'],
  ] as const)('%s (%s), where the notes are asked: who the customer is instead is asked', (said, locale) => {
    const next = converse(
      aDraft({ asking: 'notes' }),
      { kind: 'said', text: said },
      { ...nothingFound, locale, today },
    );
    expect(next.draft).toMatchObject({ asking: 'customer', fields: { notes: fullFields.notes } });
  });

  it.each([
    ['10115', 'city'],
    ['Main 1, 2nd floor', 'city'],
  ] as const)('%s is no %s: it is asked about', (said, asking) => {
    const fields = { ...fullFields, customer: { name: 'Fabrikam', address: { addressLine1: 'Main 1' } } };
    const next = converse(
      aDraft({ fields, asking }),
      { kind: 'said', text: said },
      { ...nothingFound, locale: 'en', today },
    );
    expect(next.draft).toMatchObject({ fields, pending: { kind: 'meant' } });
  });

  it('changes both fields that one message names', () => {
    const said = 'crm id CRM-99, campaign Spring';
    const next = converse(
      aDraft({ asking: 'review' }),
      { kind: 'said', text: said },
      { ...nothingFound, locale: 'en', today },
    );
    expect(next.draft.fields).toMatchObject({ crmId: 'CRM-99', campaignId: 'Spring' });
  });
});

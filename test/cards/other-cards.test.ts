import { describe, expect, it } from 'vitest';
import { sentenceCard } from '../../src/cards/sentence-card.ts';
import { helpCard, welcomeCard } from '../../src/features/help/help-cards.ts';
import {
  acceptForm,
  acceptFormInputIds,
  acceptFormLimits,
  acceptFormValues,
  declineForm,
  reminderCard,
} from '../../src/features/referrals/cards/referral-cards.ts';
import { declineReasons } from '../../src/features/referrals/record/referral.ts';
import { aReferral } from '../builders/referral.ts';
import { inputsOf, nodesOf, readingOf, textsOf, verbsOf } from './adaptive-card.ts';
import { aView } from './looks.ts';
import { inStage } from './stages.ts';

const first = { values: acceptFormValues(aReferral()), problems: {}, contactCount: 0 };

it('numbers its rows as titles, not as lists: clients indent those', () => {
  const rows = ['1. Coho Winery', '12) Adatum', '2026 plan'].map((title) => ({ title, detail: '', buttons: [] }));
  const texts = textsOf(sentenceCard('en', { title: 'Which one?', rows }).card);
  expect(texts).toEqual(expect.arrayContaining(['1\\. Coho Winery', '12\\) Adatum', '2026 plan']));
});

describe('the accept form', () => {
  it('begins with what Partner Center holds', () => {
    const inputs = inputsOf(acceptForm(aReferral(), aView(), first).card);
    expect(Object.fromEntries(inputs.map(({ id, value }) => [id, value]))).toEqual({
      name: 'Data platform for 40 plants',
      value: 120000,
      currency: 'EUR',
      closeDate: '2027-01-29',
      notes: 'The customer compares three vendors and decides in January.',
      externalReferenceId: '',
      campaignId: '',
    });
  });

  it('sends the inputs that it announces', () => {
    for (const contactCount of [0, 1, acceptFormLimits.contacts]) {
      const { card } = acceptForm(aReferral(), aView(), { ...first, contactCount });
      expect(inputsOf(card).map(({ id }) => id)).toEqual(acceptFormInputIds(contactCount));
      const accept = nodesOf(card).find(({ verb }) => verb === 'referral.accept');
      expect(accept?.data).toEqual({
        referralId: aReferral().id,
        revision: 3,
        contactCount,
        seen: expect.stringMatching(/^([\w-]{7}\.){7}[\w-]{7}$/),
      });
    }
  });

  it('gives back what was typed, with the problem beside its field and counted at the top', () => {
    const values = { ...first.values, value: 'lots', contact0Email: 'megan@', closeDate: 'soon' };
    const problems = { value: 'Write a number, such as 120000.', contact0Email: 'That doesn’t look right.' };
    const { card } = acceptForm(aReferral(), aView(), { values, problems, contactCount: 1 });
    const items = nodesOf(card.body);
    const besides = (id: string) => items[items.findIndex((item) => item.id === id) + 1];
    expect(items.find(({ id }) => id === 'contact0Email')).toMatchObject({ value: 'megan@' });
    expect(besides('contact0Email')).toMatchObject({ text: problems.contact0Email, color: 'Attention' });
    expect(besides('value')).toMatchObject({ text: problems.value });
    expect(items.find(({ id }) => id === 'value')).toMatchObject({ type: 'Input.Text', value: 'lots' });
    expect(items.find(({ id }) => id === 'closeDate')).not.toHaveProperty('value');
    expect(readingOf(card)).toContain('2 fields need your attention');
  });

  it('offers rows for colleagues as long as there is room', () => {
    const verbs = (contactCount: number) => verbsOf(acceptForm(aReferral(), aView(), { ...first, contactCount }).card);
    expect(verbs(0)).toEqual(['referral.add-contact', 'referral.accept', 'referral.show']);
    expect(verbs(1)).toEqual(['referral.add-contact', 'referral.remove-contact', 'referral.accept', 'referral.show']);
    expect(verbs(99)).toEqual(['referral.remove-contact', 'referral.accept', 'referral.show']);
  });

  it('can be left without being filled in', () => {
    const { card } = acceptForm(aReferral(), aView(), first);
    const cancel = nodesOf(card).find(({ verb }) => verb === 'referral.show');
    expect(cancel).toMatchObject({ title: 'Cancel', associatedInputs: 'none', fallback: { associatedInputs: 'none' } });
  });

  it('does not cut notes that are too long for it: empty means that they stay', () => {
    const referral = aReferral({ record: { notes: 'x'.repeat(acceptFormLimits.notes + 1) } });
    const { card } = acceptForm(referral, aView(), { ...first, values: acceptFormValues(referral) });
    const notes = inputsOf(card).find(({ id }) => id === 'notes');
    expect(notes).toMatchObject({ value: '', placeholder: expect.stringContaining('Leave this empty to keep them') });
    expect(inputsOf(acceptForm(aReferral(), aView(), first).card)[4]).not.toHaveProperty('placeholder');
  });

  it('fills in colleagues that the desk knows', () => {
    const values = acceptFormValues(aReferral(), [{ firstName: 'Lee', lastName: 'Gu', email: 'lee@contoso.example' }]);
    expect(values).toMatchObject({ contact0FirstName: 'Lee', contact0Email: 'lee@contoso.example', contact0Phone: '' });
  });
});

describe('the decline form', () => {
  it('asks for one of the eight reasons, and says that it is final', () => {
    const { card } = declineForm(aReferral(), aView(), { values: {}, problems: {} });
    const [reason, note] = inputsOf(card);
    expect(reason).toMatchObject({ id: 'reason', isRequired: true });
    expect(nodesOf(reason?.choices).map(({ value }) => value)).toEqual(declineReasons.map(String));
    expect(reason).not.toHaveProperty('value');
    expect(note).toMatchObject({ id: 'note', isMultiline: true, value: '' });
    expect(readingOf(card)).toContain(
      'tells Microsoft, who can read the reason and your note; the customer doesn’t. That is final',
    );
    expect(verbsOf(card)).toEqual(['referral.decline', 'referral.show']);
  });

  it('gives back what was chosen', () => {
    const problems = { note: 'At most 1200 characters fit here.' };
    const { card } = declineForm(aReferral(), aView(), { values: { reason: '4', note: 'Hm' }, problems });
    expect(inputsOf(card).map(({ value }) => value)).toEqual(['4', 'Hm']);
    expect(textsOf(card)).toContain(problems.note);
  });
});

describe('a reminder', () => {
  it('says who, what, how much and how long, and can be answered', () => {
    const { card, summary } = reminderCard(aReferral(), aView(), 'P7D');
    const text = readingOf(card);
    for (const part of ['Reminder: 6 days left', 'Fabrikam', 'Data platform', '€120,000']) {
      expect(text).toContain(part);
    }
    expect(verbsOf(card)).toEqual([
      'referral.accept-as-is',
      'referral.accept-form',
      'referral.decline-form',
      'reminder.snooze',
      'referral.show',
    ]);
    expect(summary).toBe('Fabrikam Manufacturing GmbH still waits for an answer: 6 days left');
  });

  it('says that it is handled, and by whom, once somebody answered', () => {
    for (const stage of ['sending', 'accepted', 'declining', 'declined', 'won'] as const) {
      const { card } = reminderCard(inStage[stage], aView(), 'P3D');
      expect(readingOf(card)).toMatch(/Handled\. You don’t need to do anything\.[\s\S]*by Alex Wilber/);
      expect(verbsOf(card)).toEqual([]);
    }
  });

  it('does not call handled what nobody answered', () => {
    const { card } = reminderCard(inStage.expired, aView(), 'P3D');
    expect(readingOf(card)).toContain('Expired without an answer');
    expect(readingOf(card)).not.toContain('Handled');
    expect(verbsOf(card)).toEqual([]);
  });
});

describe('help and welcome', () => {
  const words = (card: Parameters<typeof nodesOf>[0]) =>
    nodesOf(card).flatMap(({ msteams }) => (msteams as { text: string }) ?? []);

  it('name the commands in the reader’s language, and send them as messages', () => {
    expect(readingOf(helpCard({ locale: 'ru' }, { customer: 'Litware' }).card)).toContain('«принять Litware»');
    expect(words(helpCard({ locale: 'en' }).card).slice(0, 4)).toEqual([
      { type: 'messageBack', displayText: 'Inbox', text: 'inbox' },
      { type: 'messageBack', displayText: 'My referrals', text: 'my referrals' },
      { type: 'messageBack', displayText: 'New deal', text: 'new deal' },
      { type: 'messageBack', displayText: 'Settings', text: 'settings' },
    ]);
  });

  it('say the next step where they stand', () => {
    expect(readingOf(welcomeCard({ locale: 'en', kind: 'personal' }).card)).toContain('you get it here');
    const group = welcomeCard({ locale: 'en', kind: 'groupChat' }).card;
    expect(readingOf(group)).toContain('In a group chat I answer whoever mentions me');
    expect(words(group).map(({ text }) => text)).toEqual(['inbox', 'help']);
    const { card } = welcomeCard({ locale: 'ko', kind: 'channel' });
    expect(readingOf(card)).toContain('“이 채널 사용”');
    expect(words(card).map(({ text }) => text)).toEqual(['이 채널 사용', '도움말']);
  });
});

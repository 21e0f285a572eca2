import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { whichDeal, whichReading } from '../../src/features/deals/buttons/deal-choice.ts';
import { dealCard } from '../../src/features/deals/card/deal-card.ts';
import { lostForm, wonForm } from '../../src/features/deals/close/deal-form-close.ts';
import { editFields, editLimits } from '../../src/features/deals/edit/deal-edit.ts';
import { editForm, noteForm, stageForm } from '../../src/features/deals/edit/deal-form-edit.ts';
import { inviteForm, shareForm } from '../../src/features/deals/microsoft/deal-form-microsoft.ts';
import { contactForm } from '../../src/features/deals/people-and-solutions/deal-contact.ts';
import { employeesForm, solutionsForm } from '../../src/features/deals/people-and-solutions/deal-form-lists.ts';
import { registrationForm } from '../../src/features/deals/registration/deal-form-registration.ts';
import { registrationFields } from '../../src/features/deals/registration/deal-registration-input.ts';
import { longestCarried, longestNote } from '../../src/features/deals/words/deal-said.ts';
import type { BuiltCard, ReferralView } from '../../src/features/referrals/cards/referral-cards.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { aMoment } from '../builders/referral.ts';
import { type CardNode, nodesOf, problemsOf } from './adaptive-card.ts';
import { aDeal, allDealRights, dealsInEveryState, knownInLooks } from './deal-looks.ts';
import { aView } from './looks.ts';

const none = { contacts: false, answer: false, claim: false, release: false, undo: false };

function* views(): Generator<ReferralView> {
  for (const locale of locales)
    for (const audience of ['channel', 'personal'] as const)
      for (const rights of [allDealRights, none])
        yield aView({ locale, audience, rights, notice: 'OK.', refreshFor: ['29:1'], now: aMoment, favourite: true });
}

const typed = Object.fromEntries(editFields.map((field) => [field, 'typed']));
const problems = Object.fromEntries([...editFields, ...registrationFields, 'note'].map((field) => [field, 'wrong']));

/** Every form that a deal has, empty and with something wrong in it. */
function* formsOf(deal: Referral, view: ReferralView): Generator<BuiltCard> {
  for (const form of [
    editForm,
    stageForm,
    noteForm,
    lostForm,
    inviteForm,
    solutionsForm,
    contactForm,
    registrationForm,
  ]) {
    yield form(deal, view);
    yield form(deal, view, { typed: { ...typed, note: 'A note.' }, problems });
  }
  yield shareForm(deal, view);
  for (const from of [aMoment, undefined]) yield wonForm(deal, view, { from, problems: { value: 'wrong' } });
  for (const recent of [[], aDeal().record.team])
    yield employeesForm(deal, view, recent, { problems: { off: 'wrong' } });
}

/** As text. Most forms are the same for every reader, many in every state. */
const checked = new Set<string>();

/** Keeps what Teams, Partner Center's people and screen readers need of any card. */
function check(card: AdaptiveCard): void {
  const json = JSON.stringify(card);
  if (checked.has(json)) return;
  const nodes = nodesOf(card);
  expect(problemsOf(card)).toEqual([]);
  expect(json).not.toContain('${');
  expect(json).not.toContain('\\u0000');
  expect(Buffer.byteLength(json)).toBeLessThan(maximumCardBytes);
  expect(card).toMatchObject({ version: '1.5', lang: expect.any(String), fallbackText: expect.stringMatching(/\S/) });
  expect(nodes.some(({ type, style }) => type === 'TextBlock' && style === 'heading')).toBe(true);
  for (const node of nodes) checkNode(node);
  checked.add(json);
}

function checkNode(node: CardNode): void {
  const { type } = node;
  if (type === 'TextBlock') expect(node).toMatchObject({ wrap: true, text: expect.stringMatching(/\S/) });
  if (type === 'ActionSet') {
    expect((node.actions as unknown[]).length).toBeGreaterThan(0);
    expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
  }
  if (type === 'Container') expect((node.items as unknown[]).length).toBeGreaterThan(0);
  if (type === 'Action.Execute') checkButton(node);
  if (String(type).startsWith('Input.'))
    expect(node).toMatchObject({ label: expect.stringMatching(/\S/), errorMessage: expect.stringMatching(/\S/) });
}

/** Cards carry ids: which deal, which state of it, which field; and of a form what it showed, unreadable. */
const allowed = ['referralId', 'revision', 'seen', 'field', 'entryId'];

function checkButton(node: CardNode): void {
  const data = node.data as CardNode;
  expect(node.verb).toMatch(/^(deal|referral|favourite)\.[a-z-]+$/);
  expect(node.title).toMatch(/\S/);
  expect(Object.keys(data).filter((key) => !allowed.includes(key))).toEqual([]);
  expect(data).toMatchObject({ referralId: expect.any(String) });
  // A favourite is its reader's own: no state of the deal matters for it.
  if (!/^(favourite|crm)/.test(String(node.verb))) expect(data.revision).toEqual(expect.any(Number));
  if (node.verb === 'referral.refresh') return;
  expect(node.fallback).toMatchObject({ type: 'Action.Submit', title: node.title, data: { ...data, verb: node.verb } });
}

describe('every card of a deal', () => {
  it.each(Object.entries(dealsInEveryState))('that is %s is sound for everybody', (_name, deal) => {
    for (const view of views()) {
      const card = dealCard(deal, view, knownInLooks)?.card;
      expect(card).toBeDefined();
      if (card) check(card);
      const more = dealCard(deal, view, knownInLooks, 'more')?.card;
      if (more) check(more);
      for (const form of formsOf(deal, view)) check(form.card);
    }
  });

  it('that asks which deal or which reading is sound, and carries what was said', () => {
    const words = '한'.repeat(longestCarried);
    const deals = Array.from({ length: 9 }, () => aDeal());
    for (const locale of locales) {
      const readings = [1_200, 1.2].map((value) => ({ title: `${value}`, words: `=${value} EUR` }));
      for (const { card } of [
        whichDeal(
          locale,
          deals.map((deal) => ({ deal, words })),
          { word: 'note', typed: words, notCalled: '한'.repeat(60) },
        ),
        whichDeal(
          locale,
          deals.map((deal) => ({ deal, words: '한'.repeat(longestNote) })),
          { word: 'note', typed: words },
        ),
        whichReading(locale, 'Which?', aDeal(), 'setValue', readings),
      ]) {
        expect(problemsOf(card)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumCardBytes);
      }
    }
  });

  it('stays within its size with the longest texts in the widest script', () => {
    const wide = '한'.repeat(5000);
    const people = Array.from({ length: 50 }, (_, index) => ({
      firstName: '한'.repeat(60),
      lastName: '글'.repeat(60),
      email: `someone.${index}@contoso.example`,
      phoneNumber: '+82 2 555 0100',
    }));
    const solutions = people.map((_, index) => ({ id: `SOL-${10_000 + index}-ABC`, name: wide.slice(0, 100) }));
    const deal = aDeal({
      record: {
        name: wide.slice(0, editLimits.name),
        notes: wide.slice(0, editLimits.notes),
        team: people,
        solutions,
        customer: { name: wide, address: { city: wide }, contacts: people },
      },
    });
    for (const locale of locales) {
      const view = aView({ locale, rights: allDealRights });
      const card = dealCard(deal, view, knownInLooks)?.card;
      if (card) check(card);
      for (const form of formsOf(deal, view)) check(form.card);
    }
  });

  it('never shows more to those who may not see contacts', () => {
    for (const deal of Object.values(dealsInEveryState)) {
      const json = JSON.stringify(dealCard(deal, aView({ rights: none }), knownInLooks)?.card);
      expect(json).not.toMatch(/sue\.smith|5550100/);
    }
  });
});

describe('the templates of a deal', () => {
  it.each(['deal-overview', 'deal-form'])('%s gives every button a way for old clients', (name) => {
    const template = JSON.parse(readFileSync(new URL(`../../cards/${name}.json`, import.meta.url), 'utf8'));
    for (const node of nodesOf(template).filter(
      ({ type, verb }) => type === 'Action.Execute' && verb !== 'referral.refresh',
    ))
      expect(node.fallback).toMatchObject({
        type: 'Action.Submit',
        data: String(node.verb).startsWith('$') ? expect.stringMatching(/^\$.submitted.$/) : { verb: node.verb },
      });
  });
});

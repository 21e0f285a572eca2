import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { helpCard, topicCard, welcomeCard } from '../../src/features/help/help-cards.ts';
import { topicNames } from '../../src/features/help/help-topics.ts';
import {
  acceptForm,
  acceptFormInputIds,
  acceptFormValues,
  claimForm,
  declineForm,
  type ReferralView,
  referralCard,
  reminderCard,
} from '../../src/features/referrals/cards/referral-cards.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { type CardNode, fieldsRead, nodesOf, problemsOf } from './adaptive-card.ts';
import { aView } from './looks.ts';
import { inStage, variants } from './stages.ts';

const verbs = [
  ...[
    'accept-form',
    'accept-as-is',
    'accept',
    'decline-form',
    'decline',
    'undo',
    'claim',
    'release',
    'show',
    'refresh',
  ],
  ...['open', 'add-contact', 'remove-contact'],
].map((name) => `referral.${name}`);

const all = { contacts: true, answer: true, claim: true, release: true, undo: true };
const none = { contacts: false, answer: false, claim: false, release: false, undo: false };

function* views(): Generator<ReferralView> {
  for (const locale of locales) {
    for (const audience of ['channel', 'personal'] as const) {
      for (const rights of [all, none])
        yield aView({ locale, audience, rights, notice: 'OK.', refreshFor: ['29:1', '29:2'] });
    }
  }
}

/** Every card that can be made of one referral. */
function* cardsOf(referral: Referral, view: ReferralView): Generator<AdaptiveCard> {
  yield referralCard(referral, view).card;
  yield reminderCard(referral, view, 'P3D').card;
  yield declineForm(referral, view, { values: { reason: '3', note: 'n' }, problems: { reason: 'p', note: 'p' } }).card;
  const problems = Object.fromEntries([...acceptFormInputIds(2), 'contacts'].map((id) => [id, 'p']));
  yield acceptForm(referral, view, { values: acceptFormValues(referral), problems, contactCount: 2 }).card;
  yield acceptForm(referral, view, { values: {}, problems: {}, contactCount: 0 }).card;
  yield claimForm(referral, view).card;
  yield claimForm(referral, view, { phone: '1', problem: 'p' }).card;
}

/** Keeps what Teams, Partner Center's people and screen readers need of any card. */
function check(card: AdaptiveCard): void {
  const nodes = nodesOf(card);
  expect(problemsOf(card)).toEqual([]);
  expect(JSON.stringify(card)).not.toContain('${');
  expect(JSON.stringify(card)).not.toContain('\\u0000');
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumCardBytes);
  expect(card).toMatchObject({ version: '1.5', lang: expect.any(String), fallbackText: expect.stringMatching(/\S/) });
  expect(nodes.filter(({ type, style }) => type === 'TextBlock' && style === 'heading').length).toBeGreaterThan(0);
  for (const node of nodes) checkNode(node);
}

function checkNode(node: CardNode): void {
  const { type } = node;
  if (type === 'TextBlock') expect(node).toMatchObject({ wrap: true, text: expect.stringMatching(/\S/) });
  if (type === 'ActionSet') {
    expect((node.actions as unknown[]).length).toBeGreaterThan(0);
    expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
  }
  if (type === 'Action.Execute') checkButton(node);
  if (String(type).startsWith('Input.')) {
    expect(node).toMatchObject({ label: expect.stringMatching(/\S/), errorMessage: expect.stringMatching(/\S/) });
  }
}

function checkButton(node: CardNode): void {
  expect(verbs).toContain(node.verb);
  const data = node.data as CardNode;
  if (node.verb !== 'referral.refresh') {
    expect(node.fallback).toMatchObject({
      type: 'Action.Submit',
      title: node.title,
      data: { ...data, verb: node.verb },
    });
  }
  const allowed = ['referralId', 'revision', 'contactCount', 'seen', 'asked'];
  expect(Object.keys(data).filter((key) => !allowed.includes(key))).toEqual([]);
  expect(data.referralId).toEqual(expect.any(String));
  if (node.verb !== 'referral.open') expect(data.revision).toEqual(expect.any(Number));
}

describe('every card', () => {
  it.each(Object.entries({ ...inStage, ...variants }))(
    'of a referral that is %s is sound for everybody',
    (_name, referral) => {
      for (const view of views()) {
        for (const card of cardsOf(referral, view)) check(card);
      }
    },
  );

  it('of the help is sound', () => {
    for (const locale of locales) {
      check(helpCard({ locale }).card);
      for (const topic of topicNames) expect(problemsOf(topicCard(locale, topic, {}).card)).toEqual([]);
      check(welcomeCard({ locale, kind: 'personal' }).card);
      check(welcomeCard({ locale, kind: 'channel' }).card);
    }
  });
});

describe('the templates', () => {
  const folder = new URL('../../cards/', import.meta.url);
  const templates = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]);

  it.each(templates)('%s holds no words: they come from the catalogues', (_name, template) => {
    const visible = [...fieldsRead, 'displayText'];
    for (const node of nodesOf(template)) {
      for (const key of visible) if (key in node) expect(node[key]).toMatch(/^\$\{[^}]+\}$/);
    }
  });

  it('use every verb', () => {
    const used = templates.flatMap(([, template]) => nodesOf(template).map(({ verb }) => verb));
    expect(verbs.filter((verb) => !used.includes(verb))).toEqual([]);
  });
});

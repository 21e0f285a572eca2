import { describe, expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { aDraft } from '../builders/draft.ts';
import { type CardNode, inputsOf, nodesOf, problemsOf, textsOf } from './adaptive-card.ts';
import { newDealLooks } from './new-deal-looks.ts';

/** What Teams, people and screen readers need of any card. */
function check(card: AdaptiveCard): void {
  const nodes = nodesOf(card);
  expect(faultsOf(card)).toEqual([]);
  expect(JSON.stringify(card)).not.toMatch(/\$\{|\\u0000/);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumCardBytes);
  expect(card).toMatchObject({ version: '1.5', lang: expect.any(String), fallbackText: expect.stringMatching(/\S/) });
  expect(nodes.some(({ type, style }) => type === 'TextBlock' && style === 'heading')).toBe(true);
  for (const node of nodes) checkNode(node);
  // Those who hear the card tell its buttons apart.
  const said = nodes
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title, tooltip }) => String(tooltip ?? title));
  expect(new Set(said).size).toBe(said.length);
}

/** Teams fills choices in while somebody types; the renderer's validator knows nothing of that. */
function faultsOf(card: AdaptiveCard): readonly string[] {
  const typed = nodesOf(card).some((node) => node['choices.data']);
  return problemsOf(card).filter((problem) => !typed || !problem.startsWith('An Input.ChoiceSet must have'));
}

function checkNode(node: CardNode): void {
  const { type } = node;
  if (type === 'TextBlock') expect(node).toMatchObject({ wrap: true, text: expect.stringMatching(/\S/) });
  if (type === 'ActionSet') {
    expect((node.actions as unknown[]).length).toBeGreaterThan(0);
    expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
  }
  if (type === 'Action.Execute') {
    const fallback = {
      type: 'Action.Submit',
      title: node.title,
      data: { ...(node.data as CardNode), verb: node.verb },
    };
    // The review has a button for each of its lines: old clients write `edit value`.
    if (node.verb !== 'new-deal.edit') expect(node.fallback).toMatchObject(fallback);
  }
  if (String(type).startsWith('Input.')) expect(node).toMatchObject({ label: expect.stringMatching(/\S/) });
}

describe('every card of a new deal', () => {
  it.each(Object.entries(newDealLooks()))('%s is sound in every language', (_name, look) => {
    for (const locale of locales) check(look(locale));
  });

  const nasty = {
    Markdown: '[Sign in](https://phish.example) **now** <at>Megan</at>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
    expressions: '${$root.draftId} ${labels.create}',
    'ten kilobytes of Korean': '한'.repeat(10_000),
    'ten kilobytes of stars': '*'.repeat(10_000),
    'ten kilobytes of quotes': '"\\'.repeat(5_000),
    'half an emoji': 'broken \ud83d',
  };

  it.each(Object.entries(nasty))('%s do no harm', (_name, text) => {
    const person = { firstName: text, lastName: text, email: text, phoneNumber: text };
    const solution = { id: text, name: text, publisherName: text, quantity: 1, price: { value: 1, currency: 'EUR' } };
    const many = <Item>(item: Item) => Array.from({ length: 50 }, () => item);
    const draft = aDraft({
      fields: {
        ...aDraft().fields,
        customer: {
          name: text,
          address: { addressLine1: text, addressLine2: text, city: text, state: text, postalCode: text, country: 'DE' },
          dunsNumber: text,
        },
        contact: person,
        name: text,
        location: text,
        solutionArea: text,
        crmId: text,
        campaignId: text,
        notes: text,
        employees: many(person),
        solutions: many(solution),
        helpNotes: text,
      },
    });
    const { customer } = draft.fields;
    const offered = {
      customers: many(customer).flatMap((one) => one ?? []),
      people: many(person),
      solutions: many({ ...solution, owner: 'third-party', offerType: text, coSellStatus: 'unknown' } as const).map(
        (one, index) => ({ ...one, id: `${index} ${text}` }),
      ),
      locations: many(text).map((one, index) => `${index} ${one}`),
      areas: many(text).map((one, index) => `${index} ${one}`),
    };
    for (const [name, look] of Object.entries(newDealLooks(draft, offered))) {
      for (const locale of ['en', 'ru'] as const) {
        const card = look(locale);
        expect([name, faultsOf(card)]).toEqual([name, []]);
        expect(textsOf(card).join('\n')).not.toMatch(/(?<!\\)\[Sign in\](?!\\)\(|<at>/);
      }
    }
  });
});

describe('the form', () => {
  it('has an input for every field of a deal, each with a label', () => {
    const card = newDealLooks()['new-deal-form']?.('en') as AdaptiveCard;
    const ids = inputsOf(card).map(({ id }) => id);
    for (const id of [
      'known',
      'customer',
      'visibility',
      'value',
      'closeDate',
      'employees',
      'solution0',
      'help',
      'consent',
    ])
      expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('looks customers and solutions up while somebody types', () => {
    const card = newDealLooks()['new-deal-form']?.('en') as AdaptiveCard;
    const datasets = nodesOf(card).flatMap((node) => {
      const query = node['choices.data'] as CardNode | undefined;
      return query ? [`${node.id} ${query.type} ${query.dataset}`] : [];
    });
    expect(datasets).toEqual([
      'known Data.Query customers',
      'solution0 Data.Query solutions',
      'solution1 Data.Query solutions',
      'solution2 Data.Query solutions',
    ]);
  });
});

it('has one primary button at most, and where something can be pressed, one', () => {
  for (const [name, look] of Object.entries(newDealLooks())) {
    if (
      !/^new-deal-(?!form|line|created|discarded|let-go|creating|waiting|waits|microsoft|drafts|which|put|dupl)/.test(
        name,
      )
    )
      continue;
    const primary = nodesOf(look('en')).filter(({ type, style }) => type === 'Action.Execute' && style === 'positive');
    expect([name, primary.length]).toEqual([name, /first|help-words|p2p/.test(name) ? primary.length : 1]);
    expect(primary.length).toBeLessThanOrEqual(1);
  }
});

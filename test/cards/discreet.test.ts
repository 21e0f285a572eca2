import { describe, expect, it } from 'vitest';
import { type Discretion, discreetCard, discreetText, hiddenText } from '../../src/cards/discreet.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';

const discretion: Discretion = {
  contacts: [{ firstName: 'Kim', lastName: 'Akers', phoneNumber: '425 555-0123' }],
  colleagues: [{ phoneNumber: '+1 (206) 555-0177' }],
  customer: 'Fabrikam',
};

describe('a text for a room', () => {
  it.each([
    ['Ask kim@fabrikam.example, please.', `Ask ${hiddenText}, please.`],
    ['mail (kim.akers+x@sales.fabrikam.example)', `mail (${hiddenText})`],
    ['kim\\_a@fabrikam.example', hiddenText],
    ['Kim Akers or Akers, Kim', `${hiddenText} or ${hiddenText}`],
    ['+49 40 5550100', hiddenText],
    ['\\+49 40 5550100 or (040) 555 01 00.', `${hiddenText} or ${hiddenText}.`],
    ['call (425) 555-0100', `call ${hiddenText}`],
    ['her number: 4255550123', `her number: ${hiddenText}`],
    ['Rollout, ask kim@fabri…', `Rollout, ask ${hiddenText}`],
    ['Rollout, call (425) 55…', `Rollout, call ${hiddenText}…`],
    ['Rollout, +49 40 55…', `Rollout, ${hiddenText}…`],
    ['ours is 206.555.0177', `ours is ${hiddenText}`],
  ])('%j hides what leads to a person', (text, hidden) => {
    expect(discreetText(text, discretion)).toBe(hidden);
  });

  it.each([
    ['480 000 000 ₩ until 2026-11-21, at 16:00'],
    ['€1,200,000 · 05.12.2026 · 12/05/2026 · 05.12.2026 08:30'],
    ['SOL-15974-0123456, id 11111111-2222-4333-8444-555555555555'],
    ['Version 2026.11.28 by @Contoso; 24 months, 10 000 seats'],
    ['Kim is a common name, Akers too'],
    ['Rollout of 480 00…'],
  ])('%j stays as it is', (text) => {
    expect(discreetText(text, discretion)).toBe(text);
  });

  it('a customer who is called like its contact keeps its name', () => {
    expect(discreetText('Kim Akers', { ...discretion, customer: 'Kim Akers Consulting' })).toBe('Kim Akers');
  });
});

it('a card keeps its ids, addresses and what its buttons carry', () => {
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: 'Kim Akers, +49 40 5550100' },
      { type: 'Action.OpenUrl', title: 'Mail kim@fabrikam.example', url: 'https://x.example/?to=kim@fabrikam.example' },
      { type: 'Action.Execute', verb: 'x', data: { text: 'kim@fabrikam.example' } },
    ],
  } as unknown as AdaptiveCard;
  expect(discreetCard(card, discretion).body).toEqual([
    { type: 'TextBlock', text: `${hiddenText}, ${hiddenText}` },
    { type: 'Action.OpenUrl', title: `Mail ${hiddenText}`, url: 'https://x.example/?to=kim@fabrikam.example' },
    { type: 'Action.Execute', verb: 'x', data: { text: 'kim@fabrikam.example' } },
  ]);
});

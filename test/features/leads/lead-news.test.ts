import { expect, it } from 'vitest';
import { leadNewsMessage } from '../../../src/features/leads/news/lead-news-card.ts';
import { aMoment as now } from '../../builders/referral.ts';
import { problemsOf, textsOf } from '../../cards/adaptive-card.ts';
import { aLead } from '../../cards/lead-looks.ts';

const reader = { locale: 'en', timeZone: 'Europe/Berlin', now } as const;
const asked = (hoursAgo: number) =>
  aLead({ record: { createdAt: new Date(now.getTime() - hoursAgo * 3_600_000), lead: { wantsContact: true } } });
const calm = aLead({ record: { lead: {} } });

it.each([
  ['a customer who waits for somebody rings', [asked(1), calm], false],
  ['one whose 72 hours have passed does not', [asked(73)], true],
  ['none who asked does not', [calm, calm], true],
  ['what nobody vouches for does not', [], true],
])('%s', (_what, leads, quiet) => {
  const message = leadNewsMessage({ leads, total: leads.length, unverified: 2 }, reader);
  expect(message).toMatchObject({ kind: 'card', quiet });
});

it('of several that asked to be contacted, the nearest time is said; of more than there is room for, how many', () => {
  const message = leadNewsMessage({ leads: [asked(2), asked(50), calm], total: 12, unverified: 1 }, reader);
  if (message.kind !== 'card') throw new Error('no card');
  expect(problemsOf(message.card)).toEqual([]);
  const text = textsOf(message.card).join('\n');
  expect(message.summary).toBe('12 new leads');
  for (const said of ['2 customers asked to be contacted within 72 hours', '9 more stand in the list', '1 unverified'])
    expect(text).toContain(said);
});

import { expect, it } from 'vitest';
import { unverifiedLeadCard, unverifiedListCard } from '../../../src/features/leads/destination/unverified-cards.ts';
import { leadCard } from '../../../src/features/leads/lead-card.ts';
import { leadListCard } from '../../../src/features/leads/lead-list.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';
import { nodesOf, problemsOf, textsOf } from '../../cards/adaptive-card.ts';
import { aView } from '../../cards/looks.ts';

const counts = { waiting: 1, information: 1, doubtful: 1, taken: 1, archived: 1, unverified: 1 };
const crm = {
  system: 'dynamics' as const,
  leadUrl: (id: string) => `https://crm.example/${encodeURIComponent(id)}`,
  linkUrl: (id: string) => `https://crm.example/${encodeURIComponent(id)}`,
};

/** Every card of leads, with this text wherever somebody else writes one. */
function cardsWith(text: string) {
  const contact = { firstName: text, lastName: text, email: text, phoneNumber: text, title: text };
  const told = { source: text, callToAction: text, rating: text, emailValidity: text, phoneValidity: text };
  const lead = aReferral({
    kind: 'lead',
    handedOver: { system: 'dynamics', id: 'l', at: aMoment, fate: { kind: 'disqualified', word: text, at: aMoment } },
    record: {
      ...{ name: text, notes: `${text}.`, invite: { notes: text }, lead: { ...told, wantsContact: true } },
      customer: { name: text, address: { city: text, country: text }, contacts: [contact] },
      solutions: [{ id: text, name: text }],
    },
  });
  const sent = {
    ...{ id: 'l', state: 'new' as const, receivedAt: aMoment, lastAt: aMoment, expiresAt: aMoment, times: 2 },
    ...{ firstName: text, lastName: text, company: text, title: text, email: text, phone: text, country: text },
    ...{ source: text, action: text, offer: text, words: text, isTest: false, doNotContact: false },
  };
  const reader = { locale: 'en' as const, timeZone: 'Europe/Berlin', now: aMoment, notice: text };
  const full = { page: 1, total: 99, isMore: false };
  return [
    leadCard(lead, aView({ notice: text }), { deals: [text, text, text], crm }).card,
    leadListCard({ ...full, shelf: 'waiting', leads: Array(8).fill(lead), counts, leaving: 3 }, reader).card,
    unverifiedLeadCard(sent, 1, reader).card,
    unverifiedListCard({ leads: Array(8).fill(sent), total: 99, page: 1 }, counts, reader).card,
  ];
}

it.each([
  ['Markdown', '[Sign in](https://phish.example) ![x](https://track.example/p.png) **URGENT**'],
  ['mentions and HTML', '<at>Megan Bowen</at> <script>alert(1)</script> &lt;at&gt;'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
  ['expressions', "${$root.referralId} ${if(true,'x','y')} {{DATE()}}"],
  ['controls', 'invoice\u202Efdp.exe \u2066abc\u2069 a\u0000b\u001b[31m'],
  ['ten kilobytes of Korean', '한'.repeat(10_000)],
  ['ten kilobytes of stars', '*'.repeat(10_000)],
  ['half an emoji', 'broken \ud83d'],
  ['nothing to see', ' \n\t '],
])('%s in a lead do no harm on its cards', (_what, text) => {
  const cards = cardsWith(text);
  for (const card of cards) {
    expect(problemsOf(card)).toEqual([]);
    for (const shown of textsOf(card)) {
      expect(shown).not.toMatch(/(?<!\\)\]\(|[<>]/);
      expect(shown).not.toMatch(/[[\p{Cc}\u202a-\u202e\u200b]--[\n]]/v);
      expect(shown.isWellFormed()).toBe(true);
    }
  }
  const urls = cards.flatMap(nodesOf).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? String(url) : []));
  expect([...new Set(urls)]).toEqual(['https://partner.microsoft.com/dashboard/home', 'https://crm.example/l']);
});

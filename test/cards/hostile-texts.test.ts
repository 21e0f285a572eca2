import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputValue, plain, unformatted } from '../../src/cards/plain.ts';
import { listCard } from '../../src/features/lists/list-card.ts';
import { asFilterText, rowsOnPage } from '../../src/features/lists/list-code.ts';
import {
  acceptForm,
  acceptFormInputIds,
  acceptFormLimits,
  declineForm,
  declineFormLimits,
  referralCard,
  reminderCard,
} from '../../src/features/referrals/cards/referral-cards.ts';
import type { Member, Referral } from '../../src/features/referrals/record/referral.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { AdaptiveCard } from '../../src/messenger.ts';
import { aDecision, alex, aReferral } from '../builders/referral.ts';
import { nodesOf, problemsOf, readingOf, textsOf } from './adaptive-card.ts';
import { fullPage, shownList } from './list-looks.ts';
import { aView } from './looks.ts';

/** A referral whose every text is `text`, and whose every list is long. */
function allOf(text: string): Referral {
  const member: Member = { firstName: text, lastName: text, email: text, phoneNumber: text, title: text };
  const many = <Item>(item: Item): Item[] => Array.from({ length: 60 }, () => item);
  const by = { ...alex, name: text };
  return aReferral({
    owner: { ...alex, name: text },
    deadlineEstimated: true,
    refusal: { at: new Date('2026-11-20T10:00:00Z'), kind: 'accept', by, reason: text },
    record: {
      name: text,
      customer: { name: text, address: { city: text, country: text }, contacts: many(member) },
      notes: `${text}!`,
      dealValue: { value: Number.MAX_SAFE_INTEGER, currency: text },
      solutions: many({ id: text, name: text }),
      industries: many(text),
      products: many(text),
      services: many(text),
      team: many(member),
      externalReferenceId: text,
      campaignId: text,
      invite: {
        notes: text,
        assistanceRequestCode: text,
        invitedByOrganizationId: 'x',
        invitedByOrganizationName: text,
      },
    },
  });
}

function* everyCard(text: string): Generator<AdaptiveCard> {
  const referral = allOf(text);
  const decline = aDecision({ kind: 'decline', state: 'held', reason: 8, note: text, by: { ...alex, name: text } });
  for (const locale of locales) {
    const view = aView({ locale, notice: text, rights: { ...aView().rights, claim: true }, audience: 'channel' });
    const refreshFor = Array.from({ length: 100 }, (_, index) => `29:1${'x'.repeat(68)}${index}`);
    yield referralCard(referral, { ...view, refreshFor }).card;
    yield referralCard({ ...referral, decision: decline }, view).card;
    yield reminderCard(referral, view, 'P3D').card;
    const found = { list: 'found', filters: { words: asFilterText(text) ?? 'x' } } as const;
    yield listCard(
      shownList(found, fullPage(referral, rowsOnPage({ ...found, page: 1 })), 99),
      { ...view, notice: text },
      { problems: [text] },
    ).card;
    yield listCard(shownList(found, []), view).card;
    const ids = acceptFormInputIds(acceptFormLimits.contacts);
    const values = Object.fromEntries(ids.map((id) => [id, text]));
    const problems = Object.fromEntries(ids.map((id) => [id, 'This is a problem with that field.']));
    yield acceptForm(referral, view, { values, problems, contactCount: 99 }).card;
    yield declineForm(referral, view, { values: { reason: text, note: text }, problems: { reason: text, note: text } })
      .card;
  }
}

const nasty = {
  'Markdown links': '[Sign in](https://phish.example) ![x](https://track.example/p.png) <https://phish.example>',
  mentions: '<at>Megan Bowen</at> <b>bold</b> <script>alert(1)</script> &lt;at&gt; &#60;',
  emphasis: '**URGENT** _pay_ ~~now~~ `code` | table |',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
  expressions: "${$root.referralId} ${if(true,'x','y')} {{DATE()}} ${labels.accept}",
  'bidi controls': 'invoice\u202Efdp.exe \u2066abc\u2069 \u200Fx\u061C',
  'control characters': 'a\u0000b\u0007c\u001b[31m\u0085d\ufeff\u200b\u{e0041}e',
  'Hebrew and Arabic': 'חברת הדגמה בע״מ شركة المثال 123',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈🇰🇷👍🏽',
  'half an emoji': 'broken \ud83d',
  'stacked marks': `Z${'\u0335\u0321\u0322'.repeat(300)}algo`,
  'lists and headings': '# Big\n- a\n+ b\n1. c\n1) d\n===\n---\n> quote',
  'ten kilobytes of Korean': '한'.repeat(10_000),
  'ten kilobytes of stars': '*'.repeat(10_000),
  'ten kilobytes of emoji': '👍🏽'.repeat(5_000),
  'ten kilobytes of quotes': '"\\'.repeat(5_000),
  'spaces only': ' \n\t ',
};

describe('hostile texts', () => {
  it.each(Object.entries(nasty))('%s do no harm on any card', (_name, text) => {
    for (const card of everyCard(text)) {
      expect(problemsOf(card)).toEqual([]);
      for (const shown of textsOf(card)) {
        expect(shown).not.toMatch(/(?<!\\)\]\(/);
        expect(shown).not.toMatch(/[<>]/);
        expect(shown).not.toMatch(/[[\p{Cc}\u202a-\u202e\u200b\u200e\u200f]--[\n]]/v);
        expect(shown.isWellFormed()).toBe(true);
      }
      expect(nodesOf(card).some(({ type }) => type === 'Action.OpenUrl' || type === 'Image')).toBe(false);
      expect(card).not.toHaveProperty('msteams');
    }
  });

  it('whatever they are, cards are built', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const card of everyCard(text)) expect(JSON.stringify(card)).not.toContain('\\u0000');
      }),
      { numRuns: 25 },
    );
  });
});

describe('plain', () => {
  it('leaves ordinary names as they are', () => {
    const names = [
      'Fabrikam GmbH',
      'ООО «Ромашка»',
      '주식회사 예시',
      '範例股份有限公司',
      'Ümit & Söhne',
      "O'Neill, Inc.",
      '+1 425 555 0100',
    ];
    for (const name of names) expect(plain(name)).toBe(name);
  });

  it('shows Markdown as it was typed', () => {
    expect(plain('[x](https://a.example) *b* _c_')).toBe('\\[x\\](https://a.example) \\*b\\* \\_c\\_');
    expect(plain('- one')).toBe('\\- one');
    expect(plain('1. one')).toBe('1\\. one');
    expect(plain('---')).toBe('\\---');
  });

  it('keeps line breaks only where they are wanted', () => {
    expect(plain('a\r\n\r\n\nb')).toBe('a b');
    expect(plain('a\r\n\r\n\nb', { lines: true })).toBe('a\n\nb');
  });

  it('shortens with an honest ellipsis, between characters', () => {
    expect(plain('abcdef', { max: 4 })).toBe('abc…');
    expect(plain('ab👍👍', { max: 4 })).toBe('ab…');
  });

  it('isolates right-to-left text, so that the sentence around it stays in order', () => {
    expect(plain('שלום')).toBe('\u2068שלום\u2069');
  });
});

describe('unformatted', () => {
  it('needs no escapes, and takes no tags', () => {
    expect(unformatted('*Fabrikam* <at>x</at>\u202E')).toBe('*Fabrikam* ‹at›x‹/at›');
  });
});

describe('values of inputs', () => {
  it('come back as they were typed, expressions and Markdown too', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a person may write it
    const note = 'Ask for ${PRICE}; *not* <b>less</b>\nsecond line';
    const { card } = declineForm(aReferral(), aView(), { values: { note }, problems: {} });
    expect(nodesOf(card).find(({ id }) => id === 'note')).toMatchObject({ value: note });
  });

  it('are capped to what the input takes', () => {
    expect(inputValue('x'.repeat(5000), declineFormLimits.note)).toHaveLength(declineFormLimits.note);
  });
});

describe('contact details', () => {
  it('are nowhere on a card for those who may not see them', () => {
    const rights = { ...aView().rights, contacts: false };
    const { card, summary } = referralCard(aReferral(), aView({ rights }));
    expect(JSON.stringify(card) + summary).not.toMatch(/sue\.smith|5550100|Sue/);
    expect(readingOf(card)).toContain('Only shown to those who may see contact details');
  });
});

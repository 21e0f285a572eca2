import { describe, expect, it } from 'vitest';
import { referralCard } from '../../src/features/referrals/cards/referral-cards.ts';
import { aDecision, alex, aReferral } from '../builders/referral.ts';
import { nodesOf, readingOf, verbsOf } from './adaptive-card.ts';
import { aView } from './looks.ts';
import { inStage, variants } from './stages.ts';

const rights = aView().rights;
const reading = (...args: Parameters<typeof referralCard>) => readingOf(referralCard(...args).card);
const styleOf = (...args: Parameters<typeof referralCard>) =>
  nodesOf(referralCard(...args).card).find(({ bleed }) => bleed === true)?.style;

describe('a received referral', () => {
  it('tells all that a decision needs', () => {
    const text = reading(aReferral(), aView());
    for (const sentence of [
      'Waiting for an answer: 6 days left',
      /Answer by Friday, November 27 at 5:00\sPM\./,
      'Fabrikam Manufacturing GmbH',
      'Data platform for 40 plants',
      'Hamburg, Germany · Co-sell with Microsoft',
      '€120,000',
      'January 29, 2027',
      'Proof of concept or demo',
      'Contoso Plant Analytics, BigData',
      'Azure, PowerBI',
      'Manufacturing',
      'A Microsoft seller',
      'Sue Smith, Head of IT',
      // Each on a line: on a phone the two together would end a line with the sign between them.
      'sue.smith@fabrikam.example\n+49\u00a040\u00a05550100',
      'Alex Wilber',
      'Megan Bowen',
      'Note from Microsoft',
      'Could you show a proof of concept with two plants in December?',
      'The customer compares three vendors',
    ]) {
      if (typeof sentence === 'string') expect(text).toContain(sentence);
      else expect(text).toMatch(sentence);
    }
  });

  it('names a partner who sent it, and nobody when Partner Center doesn’t say', () => {
    const sentBy = (organizationId?: string, organizationName?: string) =>
      aReferral({
        record: {
          invite: {
            notes: 'Hi',
            ...(organizationId ? { invitedByOrganizationId: organizationId } : {}),
            ...(organizationName ? { invitedByOrganizationName: organizationName } : {}),
          },
        },
      });
    expect(reading(sentBy('p1', 'Tailspin Toys'), aView())).toMatch(
      /Tailspin Toys \(partner\)[\s\S]*Note from Tailspin Toys/,
    );
    expect(reading(sentBy(), aView())).toMatch(/Not named[\s\S]*The sender’s note/);
    const ownCompany = sentBy('33333333-0000-4000-8000-000000000001', 'Contoso');
    expect(reading(ownCompany, aView())).toContain('Not named');
  });

  it('grows urgent in words and in style', () => {
    const at = (now: string) => aView({ now: new Date(now) });
    expect(styleOf(aReferral(), at('2026-11-21T09:00:00Z'))).toBe('good');
    expect(styleOf(aReferral(), at('2026-11-25T09:00:00Z'))).toBe('warning');
    expect(reading(aReferral(), at('2026-11-25T09:00:00Z'))).toContain('Answer soon: 2 days left');
    expect(styleOf(aReferral(), at('2026-11-27T09:00:00Z'))).toBe('attention');
    expect(reading(aReferral(), at('2026-11-27T09:00:00Z'))).toContain('Urgent: 7 hours left');
  });

  it('says when its deadline is estimated, and shows the zone in a channel', () => {
    expect(reading(variants.bare ?? aReferral(), aView())).toContain('the date is estimated');
    expect(reading(aReferral(), aView({ audience: 'channel' }))).toMatch(/5:00\sPM GMT\+1\./);
  });

  it('says when nobody has it', () => {
    const { owner: _, ...unowned } = aReferral({ record: { team: [] } });
    expect(reading(unowned, aView())).toContain('Nobody yet');
  });

  it('shortens a long note honestly', () => {
    const invite = { notes: 'A long story. '.repeat(200) };
    const text = reading(aReferral({ record: { invite } }), aView());
    expect(text).toContain('…');
    expect(text.length).toBeLessThan(1500);
  });

  it('is announced with customer, value and time left', () => {
    expect(referralCard(aReferral(), aView()).summary).toBe(
      'Fabrikam Manufacturing GmbH: new referral, €120,000, 6 days left',
    );
  });
});

describe('after the decision, the card says', () => {
  const said: Record<keyof typeof inStage, (string | RegExp)[]> = {
    received: ['Waiting for an answer'],
    overdue: ['Deadline passed; asking Partner Center', 'an answer may still get through'],
    accepting: [/Accepting; goes out at 9:30:10\sAM/, 'Accepted by Alex Wilber. Until it goes out, Undo'],
    declining: [
      /Declining; goes out at 10:01\sAM/,
      'Declined by Alex Wilber',
      'Reason: Customer didn’t respond',
      'Note: Sorry.',
    ],
    sending: ['Accepted; waiting for Partner Center', /Accepted by Alex Wilber on Saturday, November 21 at 9:30\sAM/],
    accepted: ['Accepted by Alex Wilber on Saturday', 'Partner Center tells Microsoft.'],
    declined: [
      'Declined by Alex Wilber on',
      'Reason: Proposed timeline was too short',
      'Note: We could start in March.',
      'tells Microsoft',
    ],
    expired: ['Expired without an answer', /Nobody answered by Friday, November 20 at 11:00\sAM/, 'tells Microsoft'],
    won: ['Won', 'Accepted by Alex Wilber', /Closed in Partner Center on Friday, November 20/],
    lost: ['Lost', 'Accepted by Alex Wilber', 'Reason: Customer chose another vendor'],
    error: ['Closed as an error', 'Reason: Duplicate'],
    closed: ['Closed in Partner Center', 'nothing more can change'],
    vanished: ['No longer in Partner Center', 'nothing left to answer'],
  };

  it.each(Object.entries(said))('%s', (stage, sentences) => {
    const text = reading(inStage[stage as keyof typeof inStage], aView());
    for (const sentence of sentences) {
      if (typeof sentence === 'string') expect(text).toContain(sentence);
      else expect(text).toMatch(sentence);
    }
  });

  it('who accepted it, though our own won or lost stands in front of that', () => {
    const record = { status: 'Closed', substatus: 'A word of a later version' };
    const won = {
      decision: aDecision({ kind: 'won', state: 'confirmed' }),
      acceptance: aDecision({ state: 'confirmed' }),
    };
    const text = reading(aReferral({ ...won, record }), aView());
    expect(text).toContain('Won');
    expect(text).toContain('Accepted by Alex Wilber');
  });

  it('that it was decided in Partner Center itself', () => {
    const acceptedAt = new Date('2026-11-20T10:00:00Z');
    const active = { status: 'Active', substatus: 'Accepted', acceptedAt };
    expect(reading(aReferral({ record: active }), aView())).toContain(
      'Accepted in Partner Center itself, not on this desk',
    );
    const statusReason = "Customer didn't respond: twice";
    const declined = { status: 'Closed', substatus: 'Declined', closedAt: acceptedAt, statusReason };
    expect(reading(aReferral({ record: declined }), aView({ locale: 'ko' }))).toContain('사유: 고객 무응답: twice');
  });

  it('why Partner Center keeps us waiting', () => {
    const waiting = (waitingFor: string) =>
      reading(
        aReferral({
          decision: aDecision(),
          outbox: [
            {
              ...{
                id: 'o',
                kind: 'accept',
                decisionId: 'decision-1',
                dueAt: new Date(),
                attempts: 1,
                mayHaveArrived: false,
              },
              ...{ waitingFor, correlationId: 'c' },
            } as const,
          ],
        }),
        aView(),
      );
    expect(waiting('throttled')).toContain('asked us to wait');
    expect(waiting('network')).toContain('can’t be reached');
    expect(waiting('http-503')).toContain('has trouble');
    expect(waiting('sign-in-needed')).toContain('Your administrator');
    expect(waiting('anything-else')).toContain('hasn’t got through yet');
  });

  it('that Partner Center refused, why, and that it is undecided again', () => {
    const at = new Date('2026-11-21T08:00:00Z');
    const refused = aReferral({ refusal: { at, kind: 'decline', by: alex, reason: '400-invalidRequest' } });
    const text = reading(refused, aView());
    expect(text).toContain('Partner Center refused the decline from Alex Wilber on Saturday');
    expect(text).toContain('It is undecided again.');
    expect(text).toContain('invalidRequest (400)');
    expect(verbsOf(referralCard(refused, aView()).card)).toContain('referral.accept-form');
  });

  it('that somebody’s answer came too late', () => {
    const at = new Date('2026-11-21T08:00:00Z');
    const late = aReferral({
      refusal: { at, kind: 'accept', by: alex, reason: 'already-declined' },
      record: { status: 'Closed', substatus: 'Declined' },
    });
    expect(reading(late, aView())).toMatch(/Alex Wilber accepted it on [\s\S]*had another answer by then/);
  });
});

describe('the buttons', () => {
  const verbs = (...args: Parameters<typeof referralCard>) => verbsOf(referralCard(...args).card);
  const all = { ...rights, claim: true };

  it('are those that the reader’s rights and the stage allow', () => {
    const answer = ['referral.accept-as-is', 'referral.accept-form', 'referral.decline-form'];
    expect(verbs(inStage.received, aView({ rights: all }))).toEqual([...answer, 'referral.claim', 'referral.release']);
    expect(verbs(inStage.received, aView({ rights: { ...all, answer: false, release: false } }))).toEqual([
      'referral.claim',
    ]);
    expect(verbs(inStage.overdue, aView({ rights }))).toEqual([...answer, 'referral.release']);
    expect(verbs(inStage.declining, aView({ rights: all }))).toEqual(['referral.undo']);
    expect(verbs(inStage.sending, aView({ rights: all }))).toEqual([]);
    expect(verbs(inStage.accepted, aView({ rights }))).toEqual(['referral.release']);
    for (const stage of ['declined', 'expired', 'won', 'lost', 'error', 'closed', 'vanished'] as const) {
      expect(verbs(inStage[stage], aView({ rights: all }))).toEqual([]);
    }
    expect(verbs(variants.lead ?? aReferral(), aView({ rights: all }))).toEqual([]);
  });

  it('carry the ids and nothing else', () => {
    const execute = nodesOf(referralCard(aReferral(), aView()).card).find(
      ({ verb }) => verb === 'referral.accept-as-is',
    );
    expect(execute).toMatchObject({
      title: 'Accept',
      data: { referralId: aReferral().id, revision: 3 },
      fallback: {
        type: 'Action.Submit',
        data: { verb: 'referral.accept-as-is', referralId: aReferral().id, revision: 3 },
      },
    });
  });

  it('are refreshed for at most sixty people', () => {
    const refreshFor = Array.from({ length: 80 }, (_, index) => `29:${index}`);
    const { refresh } = referralCard(aReferral(), aView({ refreshFor })).card;
    expect(refresh).toMatchObject({ action: { verb: 'referral.refresh' }, userIds: refreshFor.slice(0, 60) });
    expect(referralCard(aReferral(), aView()).card.refresh).toMatchObject({ userIds: [] });
  });
});

import { describe, expect, it } from 'vitest';
import {
  changeStanding,
  type RecordChange,
  withChanges,
} from '../../../../src/features/referrals/record/record-change.ts';
import { patchOf } from '../../../../src/features/referrals/rules/record-patch.ts';
import { aReferralRecord } from '../../../builders/referral.ts';

const record = aReferralRecord({ closesAt: new Date('2027-01-29T15:30:00Z'), salesStage: 'Propose' });
const [alex, megan] = record.team;
if (!alex || !megan) throw new Error('The builder gives a team of two.');
const lee = { firstName: 'Lee', lastName: 'Gu', email: 'lee.gu@contoso.example', phoneNumber: '+1 425 555 0102' };

describe('the smallest patch', () => {
  it.each<[string, RecordChange, object | undefined]>([
    ['a name', { field: 'name', from: record.name, to: 'New' }, { name: 'New' }],
    ['the same day keeps its time of day', { field: 'closeDate', from: '2027-01-29', to: '2027-01-29' }, undefined],
    [
      'another day is midnight UTC, the same day to everybody',
      { field: 'closeDate', from: '2027-01-29', to: '2027-02-01' },
      { closingDateTime: new Date('2027-02-01T00:00:00Z') },
    ],
    ['a stage that is there by its name', { field: 'salesStage', from: '60', to: '60' }, undefined],
    [
      'only the amount',
      { field: 'dealValue', from: record.dealValue ?? null, to: { value: 5, currency: 'EUR' } },
      { dealValue: 5 },
    ],
    ['a note after the others', { field: 'note', text: '[x] y' }, { notes: `${record.notes}\n[x] y` }],
    ['somebody who comes', { field: 'team', add: [lee], remove: [] }, { addTeamMembers: [lee] }],
    ['somebody who goes', { field: 'team', add: [], remove: [megan.email.toUpperCase()] }, { team: [alex] }],
    ['somebody who is there', { field: 'team', add: [megan], remove: [] }, undefined],
    [
      'a solution that goes takes nothing from the others',
      { field: 'solutions', add: [], remove: ['BigData'] },
      { solutions: [record.solutions[0]] },
    ],
    ['what is shared already', { field: 'share' }, undefined],
  ])('%s', (_what, change, patch) => {
    expect(patchOf([change], record)).toEqual(patch);
  });
});

describe('a change that meets another one', () => {
  const mine: RecordChange = { field: 'name', from: 'Old', to: 'Mine' };

  it.each([
    ['Old', 'waiting'],
    ['Mine', 'done'],
    ['Theirs', 'conflict'],
  ] as const)('of a name that is now %s is %s', (name, standing) => {
    expect(changeStanding(mine, { ...record, name }, false)).toBe(standing);
  });

  it('of lists and notes is never in conflict', () => {
    const theirs = withChanges(record, [{ field: 'team', add: [], remove: [megan.email] }]);
    expect(changeStanding({ field: 'team', add: [lee], remove: [] }, theirs, false)).toBe('waiting');
    expect(patchOf([{ field: 'team', add: [lee], remove: [] }], theirs)).toEqual({ addTeamMembers: [lee] });
    expect(changeStanding({ field: 'note', text: '[x] y' }, { ...record, notes: 'Rewritten.' }, false)).toBe('waiting');
  });

  it('of a note that was sent before is done once its text stands there', () => {
    const there = { ...record, notes: 'a\n[x] y' };
    expect(changeStanding({ field: 'note', text: '[x] y' }, there, true)).toBe('done');
    expect(changeStanding({ field: 'note', text: '[x] y' }, there, false)).toBe('waiting');
  });
});

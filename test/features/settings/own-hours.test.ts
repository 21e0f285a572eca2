import { describe, expect, it } from 'vitest';
import { hoursInputsOf, ownHoursChosen } from '../../../src/features/settings/own-hours.ts';

const person = {
  tenantId: 't',
  aadObjectId: 'o',
  teamsId: '29:o',
  name: 'Alex',
  guest: false,
  timeZone: 'Europe/Berlin',
};
const choose = (inputs: Parameters<typeof ownHoursChosen>[0]) =>
  ownHoursChosen(inputs, person, { zone: 'UTC', hours: { from: 540, to: 1_020 } });

describe('own hours', () => {
  it('are no choice where they are as is usual, so that they follow the zone', () => {
    const usual = { workingDays: '5,1,2,3,4', workingFrom: '09:00', workingTo: '17:00', reminders: 'on' } as const;
    expect(choose(usual)).toEqual({ choice: { workingDays: null, workingHours: null, reminders: null } });
    expect(choose({})).toEqual({ choice: {} });
  });

  it('are read as clients send them', () => {
    const inputs = { workingDays: '7,1,1', workingFrom: '7:30', workingTo: '15:00:00', reminders: 'off' } as const;
    expect(choose(inputs)).toEqual({
      choice: { workingDays: [1, 7], workingHours: { from: 450, to: 900 }, reminders: 'off' },
    });
  });

  it.each([
    [{ workingDays: '' }, 'days'],
    [{ workingDays: '8,x' }, 'days'],
    [{ workingFrom: '17:00', workingTo: '09:00' }, 'hours'],
  ] as const)('%j makes no sense, and changes nothing', (inputs, problem) => {
    expect(choose(inputs)).toEqual({ choice: {}, problem });
  });

  it.each([
    ['Germany', 'DE'],
    ['독일', 'DE'],
    ['Германия', 'DE'],
    ['德國', 'DE'],
    ['', null],
    ['  ', null],
  ])('have the holidays of a country by its name: %s', (country, code) => {
    expect(choose({ country })).toEqual({ choice: { country: code } });
  });

  it('of a country that nobody knows stay as they are', () => {
    expect(choose({ country: 'Atlantis' })).toEqual({ choice: {}, problem: 'country' });
  });

  it('that are no times change nothing, and it is said', () => {
    for (const inputs of [{ workingFrom: '25:00', workingTo: 'noon' }, { digest: 'at dawn' }, { workingTo: '13 pm' }])
      expect(choose(inputs)).toEqual({ choice: {}, problem: 'clock' });
  });

  it('may be written as people do where a client has no clock', () => {
    expect(choose({ workingFrom: '9 am', workingTo: '6:30 PM' }).choice).toEqual({
      workingHours: { from: 9 * 60, to: 18 * 60 + 30 },
    });
  });

  it.each([
    [{ kind: 'not-after', to: 18 * 60 }, '09:00-18:00'],
    [{ kind: 'not-after', to: 6 * 60 + 30 }, '09:00-18:30'],
    [{ kind: 'not-after', to: 15 * 60 }, '09:00-15:00'],
    [{ kind: 'not-before', from: 10 * 60 }, '10:00-17:00'],
    // Hardly any would be left, or many more come, or it may be the afternoon: asked.
    [{ kind: 'not-after', to: 22 * 60 }, ''],
    [{ kind: 'not-after', to: 12 * 60 }, ''],
    [{ kind: 'not-after', to: 8 * 60, isMorning: true }, ''],
    [{ kind: 'not-before', from: 14 * 60 }, ''],
    [{ kind: 'not-before', from: 2 * 60 }, ''],
    [{ kind: 'not-before', from: 5 * 60, isMorning: true }, ''],
  ] as const)('by %j are those of 9 to 17 that are left', (said, expected) => {
    const inputs = hoursInputsOf(said, { zone: 'UTC', days: [1, 2, 3, 4, 5], from: 540, to: 1_020 });
    expect(inputs ? `${inputs.workingFrom}-${inputs.workingTo}` : '').toBe(expected);
  });
});

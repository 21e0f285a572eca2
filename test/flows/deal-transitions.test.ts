import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { forges, openDeal, ours } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

/**
 * The matrix of docs/partner-center.md#states, played through the front door: from each state of a referral, every move
 * that a person can ask for, whether or not a card offers it. What the matrix does not allow is refused, said, and
 * never reaches Partner Center.
 */
const states = {
  'New/Pending': { kind: 'microsoft', status: 'New', substatus: 'Pending' },
  'New/Received': { kind: 'microsoft', status: 'New', substatus: 'Received' },
  'Active/Accepted': { kind: 'outbound', status: 'Active', substatus: 'Accepted' },
  'Closed/Won': { kind: 'outbound', status: 'Closed', substatus: 'Won' },
  'Closed/Lost': { kind: 'outbound', status: 'Closed', substatus: 'Lost' },
  'Closed/Declined': { kind: 'microsoft', status: 'Closed', substatus: 'Declined' },
  'Closed/Expired': { kind: 'microsoft', status: 'Closed', substatus: 'Expired' },
  'Closed/Error': { kind: 'outbound', status: 'Closed', substatus: 'Error' },
} as const satisfies Record<string, ReferralSpec>;
type State = keyof typeof states;

const moves = {
  accept: ['referral.accept-as-is', {}],
  decline: ['referral.decline', { reason: '3' }],
  won: ['deal.won-now', {}],
  lost: ['deal.lost', { reason: '3' }],
  edit: ['deal.edit', { name: 'Another name' }],
  stage: ['deal.stage', { salesStage: '60' }],
  note: ['deal.note', { note: 'Hello.' }],
} as const;
type Move = keyof typeof moves;

/** Where a move leads; what is not here is refused. */
const allowed: Readonly<Partial<Record<State, Partial<Record<Move, State>>>>> = {
  'New/Pending': { accept: 'Active/Accepted', decline: 'Closed/Declined' },
  'New/Received': { accept: 'Active/Accepted', decline: 'Closed/Declined' },
  'Active/Accepted': {
    won: 'Closed/Won',
    lost: 'Closed/Lost',
    edit: 'Active/Accepted',
    stage: 'Active/Accepted',
    note: 'Active/Accepted',
  },
};

/** What the desk says to a move that is not allowed. */
function refusal(state: State, move: Move): RegExp {
  const answers = move === 'accept' || move === 'decline';
  if (answers) return /already|out of date|has expired|It isn’t an inbound referral/i;
  if (state.startsWith('New')) return /This is not an active deal yet: answer the referral first\./;
  if (state === 'Closed/Declined' || state === 'Closed/Expired') return /not an active deal|archived/;
  return /This deal is archived \((Won|Lost|Closed as an error)\): it can only be read\./;
}

let customers = 0;
/** By a customer of its own, so that it is found by its name among those of the tests before. */
function openIn(desk: Desk, state: State, more: ReferralSpec = {}) {
  const letters = [...String(++customers).padStart(3, '0')].map((digit) => 'bdfgklmnpr'[Number(digit)]);
  const customer = `${letters.join('a')}o Works`;
  return openDeal(desk, { ...states[state], customer, value: 1_000, currency: 'USD', ...more });
}

const cells = (Object.keys(states) as State[]).flatMap((state) =>
  (Object.keys(moves) as Move[]).map((move) => ({ state, move, to: allowed[state]?.[move] })),
);

describe('the transition matrix', async () => {
  const desk = await aDesk({ undoSeconds: 60 });

  it.each(cells.filter(({ to }) => to))('$state: $move leads to $to', async ({ state, move, to }) => {
    const opened = await openIn(desk, state);
    const [verb, inputs] = moves[move];
    await forges(desk, desk.alex, opened, verb, inputs);
    await desk.timePasses('PT2M');
    const { status, substatus } = desk.record(opened.id);
    expect(`${status}/${substatus}`).toBe(to);
  });

  /** All else that can be pressed on an active deal, with inputs that would do something. */
  const works = [
    ['deal.employees', { newFirst: 'A', newLast: 'B', newPhone: '555 0100', newMail: 'a@b.example' }],
    ['deal.solutions', { add: 'SOL-1234-PQRS' }],
    ['deal.share', { consent: 'yes' }],
    ['deal.invite', { help: 'QuotesOrLicensing', consent: 'yes' }],
    ['deal.won', {}],
    ['deal.won-later', {}],
    ['deal.register', { solution: 'SOL-34104-EBB' }],
  ] as const;
  /** Nothing of it changes the referral: it is the same one for all. */
  it.each(Object.keys(states) as State[])(
    '%s: every other move is refused and said, and nothing is sent',
    async (state) => {
      const opened = await openIn(desk, state);
      const before = desk.record(opened.id);
      const records = desk.sandbox.records().length;
      const readOnly = /archived|not an active deal|answer the referral first|can’t be registered/;
      const presses = [
        ...cells
          .filter((cell) => cell.state === state && !cell.to)
          .map(({ move }) => [...moves[move], refusal(state, move)] as const),
        ...(state === 'Active/Accepted' ? [] : works).map((press) => [...press, readOnly] as const),
      ];
      for (const [verb, inputs, words] of presses) {
        const answer = await forges(desk, desk.alex, opened, verb, inputs);
        expect([verb, answer]).toEqual([verb, expect.stringMatching(words)]);
      }
      await desk.timePasses('PT2M');
      expect(desk.patches(opened.id)).toEqual([]);
      expect(desk.record(opened.id)).toEqual(before);
      expect(desk.sandbox.records()).toHaveLength(records);
    },
  );

  it('only Partner Center’s clock lets a referral expire', async () => {
    const id = await desk.receives({ ...ours, kind: 'microsoft', expiresIn: 'P1D' });
    await desk.timePasses('P1DT1H');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Expired' });
    expect(desk.patches(id)).toEqual([]);
  });

  it('registration is what a won deal still takes', async () => {
    const opened = await openIn(desk, 'Closed/Won', { customer: 'Tailspin', value: 80_000 });
    expect(await forges(desk, desk.alex, opened, 'deal.register-form')).toContain('Register the deal with Tailspin');
  });
});

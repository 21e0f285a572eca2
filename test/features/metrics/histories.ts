import fc from 'fast-check';
import type { Population } from '../../../src/features/metrics/population.ts';
import type { Referral, ReferralRecord } from '../../../src/features/referrals/record/referral.ts';
import { accepted, declined, undone } from '../../../src/features/referrals/rules/decide.ts';
import { arrivedReferral, mirroredReferral, touchReferral } from '../../../src/features/referrals/rules/mirror.ts';
import { reasonTexts } from '../../../src/features/referrals/rules/outgoing.ts';
import type { ReferralPolicy } from '../../../src/features/referrals/rules/policy.ts';
import { alex, aReferralRecord } from '../../builders/referral.ts';

/** What happened to a referral, and what is true of it by that: told beside the desk's own rules, which make the referral of it. */
export interface Told {
  readonly referral: Referral;
  answer?: { kind: 'accept' | 'decline'; at: number; where: 'desk' | 'portal'; reason?: number };
  state: 'new' | 'active' | 'won' | 'lost' | 'declined' | 'expired' | 'error';
  gone: boolean;
  created: number;
  arrived: number;
  acceptedAt?: number;
  closedAt?: number;
  worked: number;
}

export const policy: ReferralPolicy = {
  responseDays: 14,
  undoSeconds: 300,
  acceptUndoSeconds: 10,
  ladder: ['P3D', 'P1D'],
  channelWithin: 'P1D',
};

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const people = [alex, { ...alex, aadObjectId: 'megan', name: 'Megan Bowen', email: 'megan@contoso.example' }];
const steps = [
  ...(['accept', 'decline', 'undo', 'confirm', 'confirm', 'portal-accept', 'portal-decline'] as const),
  ...(['expire', 'extend', 'win', 'lose', 'error', 'vanish', 'edit'] as const),
];
type Step = (typeof steps)[number];

export interface History {
  readonly number: number;
  readonly kind: 'inbound' | 'outbound' | 'lead';
  readonly created: number;
  readonly late: number;
  readonly facts: Partial<ReferralRecord>;
  readonly owner: number;
  readonly noDeadline: boolean;
  readonly happens: readonly { readonly step: Step; readonly after: number; readonly reason: number }[];
  readonly rungs: readonly { readonly rung: string; readonly after: number }[];
  readonly microsoft: { readonly asked: number; readonly took: number | undefined } | undefined;
  readonly registration: string | undefined;
}

const of = <T>(...all: T[]) => fc.constantFrom(...all);
/** Whole hours meet each other and the ends of periods; odd minutes do not. */
const gap = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((count) => count * hour),
  fc.integer({ min: 0, max: 40 * 24 * 60 }).map((count) => count * minute),
);

export function aHistory(start: number, span: number): fc.Arbitrary<Omit<History, 'number'>> {
  return fc.record({
    kind: of('inbound', 'inbound', 'inbound', 'outbound', 'outbound', 'lead'),
    created: fc.integer({ min: 0, max: span / hour }).map((count) => start + count * hour),
    late: of(0, -5 * minute, 3 * minute, 2 * hour),
    owner: of(0, 1, 2),
    noDeadline: of(false, false, true),
    facts: fc.record({
      engagementId: of('e-1', 'e-2', 'own', 'own', 'own', 'own', 'own'),
      mpnId: of('1', '2'),
      campaignId: of(undefined, ' spring ', 'SPRING', 'Autumn'),
      salesStage: of(undefined, '10', '40', '100'),
      dealValue: of(
        undefined,
        { value: 0, currency: 'EUR' },
        { value: 1000.1, currency: 'EUR' },
        { value: 30_000.2, currency: 'USD' },
        { value: 50, currency: 'eur' },
      ),
      closesAt: of(undefined, new Date(start), new Date(start + span), new Date(start + 3 * span)),
      solutions: of<ReferralRecord['solutions']>(
        [],
        [{ id: 'BigData', name: 'BigData', type: 'Category' }],
        [{ id: 'S1', name: 'One', type: 'Name' }],
        [
          { id: 'S1', name: 'One', type: 'Name', price: 10, quantity: 3, currency: 'EUR' },
          { id: 'S2', name: 'Two', type: 'Name', price: 2, quantity: 5, currency: 'EUR' },
        ],
        [
          { id: 'S2', name: 'Two', type: 'Name', price: 2, currency: 'EUR' },
          { id: 'S3', name: 'Three', type: 'Name' },
        ],
      ),
      customer: fc.record({
        name: of('Fabrikam GmbH', 'FABRIKAM', 'Fabrikam, Inc.', 'Tailspin Toys', 'Wingtip'),
        address: fc.record({ country: of('DE', 'us', undefined) }) as fc.Arbitrary<{ country?: string }>,
        contacts: fc.constant([]),
        dunsNumber: of(undefined, undefined, '111', '222'),
      }) as fc.Arbitrary<ReferralRecord['customer']>,
    }) as fc.Arbitrary<Partial<ReferralRecord>>,
    happens: fc.array(fc.record({ step: of(...steps), after: gap, reason: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 7,
    }),
    rungs: fc.array(fc.record({ rung: of('P3D', 'P1D'), after: gap }), { maxLength: 2 }),
    microsoft: of(undefined, undefined, { asked: day, took: 30 * hour }, { asked: 2 * day, took: undefined }),
    registration: of(undefined, undefined, 'Approved', 'ReviewPending', 'ActionRequired', 'Failed'),
  });
}

/** A referral on its way through the rules that the desk itself goes by; what cannot happen then does not. */
class Play {
  referral: Referral;
  now: number;
  readonly told: Omit<Told, 'referral'>;
  #record: ReferralRecord;
  #pending: { kind: 'accept' | 'decline'; at: number; reason: number } | undefined;

  constructor(record: ReferralRecord, referral: Referral, told: Omit<Told, 'referral'>) {
    this.#record = record;
    this.referral = referral;
    this.told = told;
    this.now = told.arrived;
  }

  get #isNew() {
    return this.told.state === 'new' && this.referral.kind !== 'outbound';
  }

  #stamp() {
    return { by: alex, at: new Date(this.now), correlationId: 'c', policy };
  }

  /** As `writeReferral` notes it. */
  #touched() {
    this.told.worked = Math.max(this.told.worked, this.now);
    this.referral = { ...this.referral, workedAt: new Date(this.now) };
  }

  #tells(change: Partial<ReferralRecord>) {
    const { referral, now } = this;
    this.#record = { ...this.#record, ...change, updatedAt: new Date(now), eTag: `"${now}-${referral.version}"` };
    const next = mirroredReferral(referral, this.#record, policy, new Date(now));
    if (next) this.referral = { ...next, kind: referral.kind, version: referral.version + 1 };
  }

  #inPortal(change: Partial<ReferralRecord>) {
    this.#pending = undefined;
    this.#tells(change);
    this.#touched();
  }

  decide(kind: 'accept' | 'decline', reason: number) {
    const { referral, now } = this;
    if (!this.#isNew || this.#pending || now >= referral.deadline.getTime() - hour) return;
    this.#pending = { kind, at: now, reason };
    this.referral =
      kind === 'accept'
        ? accepted(referral, this.#stamp(), undefined)
        : declined(referral, this.#stamp(), reason as 1, undefined);
    this.#touched();
  }

  undo() {
    if (!this.#pending) return;
    this.#pending = undefined;
    this.referral = undone(this.referral, this.#stamp());
    this.#touched();
  }

  confirm() {
    const [head, ...rest] = this.referral.outbox;
    const answer = this.#pending;
    if (!answer || !head) return;
    this.#pending = undefined;
    this.referral = { ...this.referral, outbox: [{ ...head, mayHaveArrived: true }, ...rest] };
    const { now, told } = this;
    told.answer = { ...answer, where: 'desk' };
    if (answer.kind === 'accept') {
      this.#tells({ status: 'Active', substatus: 'Accepted', acceptedAt: new Date(now) });
      told.state = 'active';
      told.acceptedAt = now;
    } else {
      this.#tells({ status: 'Closed', substatus: 'Declined', closedAt: new Date(now), statusReason: 'anything' });
      told.state = 'declined';
    }
  }

  acceptInPortal() {
    if (!this.#isNew) return;
    const { now, told } = this;
    this.#inPortal({ status: 'Active', substatus: 'Accepted', acceptedAt: new Date(now) });
    told.state = 'active';
    told.acceptedAt = now;
    told.answer = { kind: 'accept', at: now, where: 'portal' };
  }

  declineInPortal(reason: number) {
    if (!this.#isNew) return;
    const { now, told } = this;
    const statusReason = reason > 8 ? 'Not for us' : `${reasonTexts[reason as 1]}: see notes`;
    this.#inPortal({ status: 'Closed', substatus: 'Declined', closedAt: new Date(now), statusReason });
    told.state = 'declined';
    told.answer = { kind: 'decline', at: now, where: 'portal', reason: reason > 8 ? 0 : reason };
  }

  expire() {
    if (!this.#isNew) return;
    this.#inPortal({ status: 'Closed', substatus: 'Expired' });
    this.told.state = 'expired';
  }

  extend() {
    if (this.told.state !== 'expired') return;
    this.#inPortal({ status: 'New', substatus: 'Received', expiresAt: new Date(this.now + 7 * day) });
    this.told.state = 'new';
  }

  close(substatus: 'Won' | 'Lost') {
    if (this.told.state !== 'active') return;
    this.#inPortal({ status: 'Closed', substatus, closedAt: new Date(this.now) });
    this.told.state = substatus === 'Won' ? 'won' : 'lost';
    this.told.closedAt = this.now;
  }

  fail() {
    if (!this.#isNew || this.#pending) return;
    this.#inPortal({ substatus: 'Error' });
    this.told.state = 'error';
  }

  vanish() {
    this.told.gone = true;
    this.referral = touchReferral({ ...this.referral, vanished: true }, policy, new Date(this.now));
  }

  edit() {
    this.#touched();
  }
}

const doing: Readonly<Record<Step, (play: Play, reason: number) => void>> = {
  accept: (play) => play.decide('accept', 1),
  decline: (play, reason) => play.decide('decline', Math.min(reason, 8)),
  undo: (play) => play.undo(),
  confirm: (play) => play.confirm(),
  'portal-accept': (play) => play.acceptInPortal(),
  'portal-decline': (play, reason) => play.declineInPortal(reason),
  expire: (play) => play.expire(),
  extend: (play) => play.extend(),
  win: (play) => play.close('Won'),
  lose: (play) => play.close('Lost'),
  error: (play) => play.fail(),
  vanish: (play) => play.vanish(),
  edit: (play) => play.edit(),
};

/** Undefined: at `until` the desk does not know of it yet. */
export function played(history: History, until: number): Told | undefined {
  const { kind, created, late } = history;
  const arrived = created + late;
  if (arrived > until) return undefined;
  const owner = people[history.owner];
  const record = recordOf(history, owner);
  const came = { ...arrivedReferral(record, policy, new Date(arrived)), ...(owner ? { owner } : {}), kind };
  const state = kind === 'outbound' ? 'active' : 'new';
  const play = new Play(record, came, { state, gone: false, created, arrived, worked: arrived });
  for (const { step, after, reason } of history.happens) {
    play.now += Math.max(after, minute);
    if (play.now > until || play.told.gone) break;
    doing[step](play, reason);
  }
  const rungsSent = history.rungs
    .map(({ rung, after }) => ({ rung, at: new Date(arrived + after) }))
    .filter(({ at }) => at.getTime() <= until);
  const registration =
    play.told.state === 'won' && history.registration
      ? { registration: { id: 'r', status: history.registration, terms: {} } }
      : {};
  const { referral } = play;
  return {
    ...play.told,
    referral: {
      ...referral,
      ...(kind === 'outbound' ? askedOf(history, until) : {}),
      rungsSent,
      record: { ...referral.record, ...registration },
    },
  };
}

function recordOf(
  { number, kind, created, facts, noDeadline }: History,
  owner: (typeof people)[number] | undefined,
): ReferralRecord {
  const { expiresAt: _none, ...base } = aReferralRecord({
    ...facts,
    id: `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`,
    engagementId: facts.engagementId === 'own' ? `own-${number}` : (facts.engagementId ?? ''),
    qualification: kind === 'lead' ? 'MarketingQualified' : 'SalesQualified',
    direction: kind === 'outbound' ? 'Outgoing' : 'Incoming',
    createdAt: new Date(created),
    updatedAt: new Date(created - hour),
    team: owner ? [{ firstName: owner.name, lastName: 'X', email: owner.email, phoneNumber: '1' }] : [],
    eTag: '"0"',
    ...(kind === 'outbound' ? { status: 'Active', substatus: 'Accepted' } : {}),
  });
  return noDeadline ? base : { ...base, expiresAt: new Date(created + 14 * day) };
}

function askedOf({ microsoft, created }: History, until: number): Pick<Referral, 'microsoft'> {
  const askedAt = microsoft && created + microsoft.asked;
  if (!askedAt || askedAt >= until) return {};
  const answeredAt = microsoft.took && askedAt + microsoft.took;
  return {
    microsoft: {
      ...{ id: 'm', status: 'New', substatus: 'Received', updatedAt: new Date(askedAt) },
      askedAt: new Date(askedAt),
      answerBy: new Date(askedAt + 5 * day),
      ...(answeredAt && answeredAt < until ? { answeredAt: new Date(answeredAt) } : {}),
    },
  };
}

export type Circumstances = Omit<Population, 'facts'>;

import { bareName, foldWord } from '../../answers/names/search-key.ts';
import { isRegistrable } from '../deals/index.ts';
import { personId } from '../people/index.ts';
import {
  declineReasons,
  ownerOf,
  type Referral,
  type ReferralDocument,
  reasonTexts,
  salesStageOf,
  wasReminderDue,
} from '../referrals/index.ts';
import { absentOwnerId, type Fact, type GivenFirst, hourMilliseconds, type RegistrationFact } from './fact.ts';

/** Milliseconds of working time between two times (milliseconds since 1970). */
export type WorkingTime = (from: number, until: number) => number;

/** Projection of a tenth of the document: the fields from which a fact is made. */
export const factFields = [
  ...(['version', 'kind', 'category', 'deadline', 'deadlineEstimated', 'arrivedAt', 'vanished', 'owner'] as const),
  ...(['decision.id', 'decision.kind', 'decision.state', 'decision.reason', 'decision.at'] as const),
  ...(['acceptance.id', 'acceptance.kind', 'acceptance.state', 'firstAnswer', 'microsoft', 'outbox.kind'] as const),
  ...(['outbox.work', 'rungPlans.owner', 'rungsSent', 'workedAt', 'keys.seers'] as const),
  ...(
    [
      ...([
        'engagementId',
        'status',
        'substatus',
        'statusReason',
        'createdAt',
        'updatedAt',
        'acceptedAt',
        'closedAt',
      ] as const),
      ...(['campaignId', 'salesStage', 'mpnId', 'dealValue', 'closesAt', 'consent', 'registration'] as const),
      ...(['customer.name', 'customer.address.country', 'customer.dunsNumber'] as const),
      ...(['team.firstName', 'team.lastName', 'team.email'] as const),
      ...(['solutions.id', 'solutions.name', 'solutions.price', 'solutions.quantity', 'solutions.currency'] as const),
      'solutions.type',
    ] as const
  ).map((field) => `record.${field}`),
] as const;

/** Undefined for leads, and for Microsoft's side of a deal, which would be counted twice. */
export function factOf(document: ReferralDocument, workingTime: WorkingTime): Fact | undefined {
  const { _id: id, kind, record, version, keys } = document;
  if (kind !== 'inbound' && kind !== 'outbound') return undefined;
  const referral = { ...document, id, outbox: document.outbox ?? [] } as unknown as Referral;
  const answer = confirmedAnswer(referral, workingTime);
  const reason = answer?.kind === 'decline' ? declinedBecause(referral) : undefined;
  const { dealValue } = record;
  const country = record.customer.address?.country?.trim().toUpperCase();
  const bare = foldWord(bareName(record.customer.name).replaceAll(' ', ''));
  return {
    ...{ id, version, kind, engagement: record.engagementId, status: record.status, substatus: record.substatus },
    createdAt: record.createdAt.getTime(),
    arrivedAt: document.arrivedAt.getTime(),
    deadline: document.deadline.getTime(),
    deadlineEstimated: document.deadlineEstimated,
    vanished: document.vanished,
    ...(answer ? { answer } : {}),
    ...(reason ? { reason } : {}),
    ...timeOf('acceptedAt', record.acceptedAt),
    ...timeOf('closedAt', record.closedAt),
    ...timeOf('closesAt', record.closesAt),
    ...given('stage', salesStageOf(record.salesStage)),
    ...given('value', dealValue && dealValue.value > 0 ? dealValue.value : undefined),
    ...given('currency', dealValue?.currency?.trim().toUpperCase() || undefined),
    solutions: solutionsOf(record),
    ...given('country', country || undefined),
    ...given('location', record.mpnId || undefined),
    ...given('campaign', record.campaignId?.trim().toUpperCase() || undefined),
    seers: keys.seers,
    ...ownerIn(referral),
    customerName: record.customer.name,
    customer: bare === '' ? '' : `${bare}|${country ?? ''}`,
    ...given('duns', record.customer.dunsNumber?.trim() || undefined),
    workedAt: lastWorked(referral),
    rungsSent: (document.rungsSent ?? []).map(({ rung, at }) => ({ rung, at: at.getTime() })),
    reminderDue: wasReminderDue(referral),
    ...microsoftIn(referral),
    ...given('registration', registrationOf(referral)),
  };
}

/**
 * The first answer. One given in the desk counts once Partner Center has confirmed it; one given in Partner Center has
 * no decision of the desk.
 */
function confirmedAnswer(
  { kind, firstAnswer, decision, acceptance, record }: Referral,
  workingTime: WorkingTime,
): GivenFirst | undefined {
  if (kind !== 'inbound' || !firstAnswer) return undefined;
  const { decisionId } = firstAnswer;
  const ours = [decision, acceptance].find((one) => one?.id === decisionId);
  if (decisionId && ours && ours.state !== 'confirmed') return undefined;
  const at = firstAnswer.at.getTime();
  const working = workingTime(record.createdAt.getTime(), at);
  return { kind: firstAnswer.kind, at, where: decisionId ? 'desk' : 'portal', working };
}

function declinedBecause({ decision, firstAnswer, record }: Referral): Fact['reason'] {
  if (decision?.kind === 'decline' && decision.id === firstAnswer?.decisionId && decision.reason)
    return decision.reason;
  const said = (record.statusReason ?? '').trim().toLowerCase();
  return declineReasons.find((each) => said.startsWith(reasonTexts[each].toLowerCase())) ?? 'portal';
}

/** Without Partner Center's predefined areas (BigData), which are categories and not solutions. */
function solutionsOf({ solutions = [] }: Referral['record']): Fact['solutions'] {
  const named = solutions.filter(({ type }) => type !== 'Category');
  return named.map(({ id, name, price, quantity, currency }) => ({
    ...{ id, name },
    ...given('price', price),
    ...given('quantity', quantity),
    ...given('currency', currency?.trim().toUpperCase() || undefined),
  }));
}

function ownerIn(referral: Referral): Pick<Fact, 'owner' | 'ownerName'> {
  const { owner } = referral;
  if (owner) return { owner: personId(owner), ownerName: owner.name };
  const absent = ownerOf({ record: { ...referral.record, team: referral.record.team ?? [] } });
  return absent ? { owner: absentOwnerId, ownerName: absent.name } : {};
}

/** The latest of `workedAt`, the first answer and the arrival: referrals from earlier versions lack `workedAt`. */
function lastWorked({ workedAt, firstAnswer, arrivedAt }: Referral): number {
  return Math.max(workedAt?.getTime() ?? 0, firstAnswer?.at.getTime() ?? 0, arrivedAt.getTime());
}

function microsoftIn({ microsoft }: Referral): Pick<Fact, 'microsoft'> {
  if (!microsoft) return {};
  const { askedAt, answerBy, answeredAt } = microsoft;
  return {
    microsoft: {
      askedAt: askedAt.getTime(),
      answerBy: answerBy.getTime(),
      ...timeOf('answeredAt', answeredAt),
    },
  };
}

/**
 * Minimum hours between a deal's creation and Won; below that its registration may be rejected
 * (docs/partner-center.md#registration).
 */
const guardHours = 72;

const registered: Readonly<Record<string, RegistrationFact>> = {
  ReviewPending: 'waiting',
  ActionRequired: 'asked',
  Failed: 'refused',
  Approved: 'done',
  Passed: 'done',
  Closed: 'done',
};

function registrationOf(referral: Referral): RegistrationFact | undefined {
  const { record } = referral;
  if (record.status !== 'Closed' || record.substatus !== 'Won') return undefined;
  if (record.registration) return registered[record.registration.status] ?? 'waiting';
  if (!isRegistrable(referral)) return undefined;
  const wonAt = record.closedAt ?? record.updatedAt;
  return wonAt.getTime() - record.createdAt.getTime() >= guardHours * hourMilliseconds ? 'registrable' : 'soon';
}

function timeOf<Name extends string>(name: Name, at: Date | undefined): { readonly [K in Name]?: number } {
  return given(name, at?.getTime());
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [K in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value };
}

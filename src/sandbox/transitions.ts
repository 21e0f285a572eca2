import { invalidRequest } from './api-error.ts';

export interface Standing {
  readonly status: string;
  readonly substatus: string;
}

/**
 * The official matrix (REST19 referral-resources.md, "Status & Substatus transition states"), read as reference section
 * 2.3 reads it: answers come from New, results from Active, and only the system lets a referral expire.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'New/Pending': ['New/Received', 'Active/Accepted', 'Closed/Declined'],
  'New/Received': ['New/Pending', 'Active/Accepted', 'Closed/Declined'],
  'Active/Accepted': ['Closed/Won', 'Closed/Lost', 'Closed/Error'],
};

const standings = new Set([
  ...Object.keys(allowed),
  'Closed/Won',
  'Closed/Lost',
  'Closed/Declined',
  'Closed/Expired',
  'Closed/Error',
]);

const name = ({ status, substatus }: Standing): string => `${status}/${substatus}`;

export const isTerminal = (standing: Standing): boolean => standing.status === 'Closed';

/** Refuses what the matrix does not allow. `touched` says which of the two fields the request names. */
export function checkTransition(
  before: Standing,
  after: Standing,
  touched: { readonly status: boolean; readonly substatus: boolean },
): void {
  if (name(before) === name(after)) return;
  if (isTerminal(before)) throw terminalError(before);
  if (before.status !== after.status && !(touched.status && touched.substatus)) {
    throw invalidRequest('Status and substatus must be changed together in one request.', 'invalidStatusTransition');
  }
  if (!standings.has(name(after))) {
    throw invalidRequest(
      `Substatus ${after.substatus} is not allowed with status ${after.status}.`,
      'invalidStatusTransition',
    );
  }
  if (!allowed[name(before)]?.includes(name(after))) {
    throw invalidRequest(`A referral in ${name(before)} cannot become ${name(after)}.`, 'invalidStatusTransition');
  }
}

export const terminalError = (standing: Standing): Error =>
  invalidRequest(`The referral is closed (${standing.substatus}) and cannot be changed.`, 'referralIsClosed');

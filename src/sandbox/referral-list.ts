import { invalidRequest } from './api-error.ts';
import { blankReferral } from './blank-referral.ts';
import { parseFilter } from './odata-filter.ts';
import type { ReferralRecord } from './referral-record.ts';

export const pageSize = 100;

/** One page's question. It travels inside the skip token, so that the token alone continues the list. */
interface ListQuery {
  readonly filter: string | undefined;
  readonly orderBy: string | undefined;
  readonly select: string | undefined;
  readonly top: number | undefined;
  readonly skip: number;
  readonly count: boolean;
  /** Where the page before ended: its last record's sort values and id. */
  readonly after?: Place | undefined;
  /** Where the page before began, for a service that sends a page twice. */
  readonly before?: Place | undefined;
}

type Place = readonly [string, string];

export interface Page {
  readonly records: ReferralRecord[];
  readonly select: readonly string[] | undefined;
  readonly count: number | undefined;
  readonly skipToken: string | undefined;
}

const options = ['$filter', '$orderby', '$select', '$top', '$skip', '$count', '$expand', '$skiptoken'];

/** REST20 get-a-list-of-referrals; pages of 100, continued by place in the order and so untouched by writes between. */
export function listReferrals(
  records: readonly ReferralRecord[],
  parameters: URLSearchParams,
  faults: { readonly repeat: boolean } = { repeat: false },
): Page {
  const query = readQuery(parameters);
  const matching = query.filter === undefined ? [...records] : records.filter(parseFilter(query.filter));
  const order = parseOrder(query.orderBy);
  matching.sort(order.compare);
  const after = faults.repeat ? query.before : query.after;
  const rest = after === undefined ? matching : matching.filter((record) => order.isAfter(record, after));
  const wanted = rest.slice(query.skip, query.top === undefined ? undefined : query.skip + query.top);
  const page = wanted.slice(0, pageSize);
  const last = page.at(-1);
  return {
    records: page,
    select: readSelect(query.select),
    count: query.count ? matching.length : undefined,
    skipToken:
      wanted.length > page.length && last !== undefined
        ? nextToken({ ...query, after }, order.placeOf(last))
        : undefined,
  };
}

function readQuery(parameters: URLSearchParams): ListQuery {
  const token = parameters.get('$skiptoken');
  if (token !== null) return readToken(token);
  for (const name of parameters.keys()) {
    if (name.startsWith('$') && !options.includes(name)) {
      throw invalidRequest(`The query option ${name} is not supported.`);
    }
  }
  return {
    filter: parameters.get('$filter') ?? undefined,
    orderBy: parameters.get('$orderby') ?? undefined,
    select: parameters.get('$select') ?? undefined,
    top: wholeNumber(parameters.get('$top'), '$top'),
    skip: wholeNumber(parameters.get('$skip'), '$skip') ?? 0,
    count: parameters.get('$count') === 'true',
  };
}

function wholeNumber(text: string | null, name: string): number | undefined {
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw invalidRequest(`${name} must be a whole number.`);
  return Number(text);
}

function nextToken(query: ListQuery, after: Place): string {
  const top = query.top === undefined ? undefined : query.top - pageSize;
  return Buffer.from(JSON.stringify({ ...query, top, skip: 0, after, before: query.after })).toString('base64url');
}

function readToken(token: string): ListQuery {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as ListQuery;
  } catch {
    throw invalidRequest('The $skiptoken is not valid.');
  }
}

type SortField = 'createdDateTime' | 'updatedDateTime';

/** Only the two dates can be ordered by (REST20); ids settle ties, so that every order is complete. */
function parseOrder(orderBy = 'createdDateTime') {
  const [, field, direction = 'asc'] =
    /^\s*(createdDateTime|updatedDateTime)(?:\s+(asc|desc))?\s*$/.exec(orderBy) ?? [];
  if (field === undefined) throw invalidRequest('$orderby takes createdDateTime or updatedDateTime.');
  const sign = direction === 'desc' ? -1 : 1;
  const placeOf = (record: ReferralRecord): [string, string] => [record[field as SortField], record.id];
  const comparePlaces = (one: Place, other: Place): number =>
    (compareText(one[0], other[0]) || compareText(one[1], other[1])) * sign;
  return {
    placeOf,
    compare: (one: ReferralRecord, other: ReferralRecord) => comparePlaces(placeOf(one), placeOf(other)),
    isAfter: (record: ReferralRecord, place: Place) => comparePlaces(placeOf(record), place) > 0,
  };
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function readSelect(select: string | undefined): string[] | undefined {
  if (select === undefined || select.trim() === '*') return undefined;
  const names = select.split(',').map((name) => name.trim().split('/')[0] ?? '');
  const known = new Set(Object.keys(blankReferral()));
  for (const name of names) {
    if (!known.has(name)) throw invalidRequest(`Could not find a property named '${name}' on type 'Referral'.`);
  }
  return names;
}

import type { Fault, FaultKind } from './fault.ts';

type Json = Record<string, unknown>;

const oddities: Partial<Record<FaultKind, (record: Json) => Json>> = {
  idsAsObject: (record) => withIds(record, () => ({})),
  idsAsEmptyArray: (record) => withIds(record, () => []),
  idsAsArray: (record) => withIds(record, () => [{ profileType: 'Duns', id: '081466849' }]),
  numbersAsStrings: (record) =>
    mapValues(record, (value) => (typeof value === 'number' ? String(value) : value)) as Json,
  upperCaseIds: (record) => ({
    ...record,
    id: String(record.id).toUpperCase(),
    engagementId: String(record.engagementId).toUpperCase(),
  }),
  unknownValues: (record) => ({
    ...record,
    substatus: 'Engaged',
    qualification: 'AgentQualified',
    type: 'Federated',
    inviteContext: { ...(record.inviteContext as Json), assistanceRequestCode: 'SovereignCloudReview' },
  }),
  extraFields: (record) => ({
    ...record,
    aiSummary: { text: 'A field of tomorrow.', score: 0.7 },
    customerProfile: { ...(record.customerProfile as Json), segments: ['x'] },
  }),
};

/** A record as a service would send it that is newer, older or sloppier than its documentation. */
export function withOddities(record: Json, faults: readonly Fault[]): Json {
  return faults.reduce((odd, fault) => oddities[fault.kind]?.(odd) ?? odd, record);
}

const withIds = (record: Json, ids: () => unknown): Json => ({
  ...record,
  customerProfile: { ...(record.customerProfile as Json), ids: ids() },
});

function mapValues(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapValues(item, change));
  if (typeof value !== 'object' || value === null) return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapValues(inner, change)]));
}

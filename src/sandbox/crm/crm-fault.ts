import { z } from 'zod';
import type { Clock } from '../../clock.ts';

/**
 * The odd behaviour of real CRMs, on demand. The first group strikes single requests; the second is how the organisation
 * is, until it is cleared. What can simply be done by a person (delete, close, merge) is no fault: `CrmDeed`.
 */
export const crmRequestFaults = [
  'throttled',
  'tokenExpired',
  'changedMeanwhile',
  'rowLocked',
  'duplicateRule',
  'keyClash',
  'cutBefore',
  'cutAfter',
  'refusedByRule',
  'partialFailure',
  'cursorExpired',
  'slow',
  'maintenance',
  'foreignNextLink',
] as const;

export const crmStateFaults = [
  'userMissing',
  'rightMissing',
  'rewrites',
  'secondAutomation',
  'columnSecured',
  'columnMasked',
  'clockAhead',
  'clockBehind',
  'orgSwapped',
  'connectorBeside',
  'keyPending',
  'quotaEaten',
  'singleCurrency',
] as const;

/** What a customer's plug-in or validation rule says, which writes as it likes: refusedByRule. */
export const ruleWords = `値が正しくありません。<b>担当者</b>に連絡してください。${'詳細は社内規程を参照。'.repeat(180)}`;

export type CrmRequestFault = (typeof crmRequestFaults)[number];
export type CrmStateFault = (typeof crmStateFaults)[number];

export const CrmFaultSpec = z.strictObject({
  kind: z.enum([...crmRequestFaults, ...crmStateFaults]),
  count: z.number().int().positive().optional(),
  /** By the real clock: moving the demo's clock must not end an outage. */
  forSeconds: z.number().positive().optional(),
  methods: z.array(z.string().toUpperCase()).optional(),
  /** Text that the path and query must contain; absent: any address but the token's. */
  pathContains: z.string().optional(),
  /** duplicateRule: 500 where Dataverse's sample says so, 412 where its list does. */
  status: z.number().int().min(400).max(599).optional(),
  /** columnSecured, columnMasked, secondAutomation: which one; rightMissing: of which table, as addresses name it. */
  column: z.string().optional(),
  /** slow: milliseconds. */
  delayMs: z.number().int().nonnegative().optional(),
  /** throttled: Retry-After in seconds. */
  retryAfterSeconds: z.number().int().nonnegative().optional(),
});
export type CrmFaultSpec = z.infer<typeof CrmFaultSpec>;

interface ActiveCrmFault extends CrmFaultSpec {
  readonly untilMs: number;
  left: number;
}

export class CrmFaults {
  readonly #clock: Clock;
  #active: ActiveCrmFault[] = [];
  readonly #struck = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(spec: CrmFaultSpec): void {
    const now = this.#clock.serverNow().getTime();
    this.#active.push({
      ...CrmFaultSpec.parse(spec),
      untilMs: spec.forSeconds === undefined ? Number.POSITIVE_INFINITY : now + spec.forSeconds * 1000,
      left: spec.count ?? Number.POSITIVE_INFINITY,
    });
  }

  clear(kind?: string): void {
    this.#active = kind === undefined ? [] : this.#active.filter((fault) => fault.kind !== kind);
  }

  active(): readonly ActiveCrmFault[] {
    const now = this.#clock.serverNow().getTime();
    this.#active = this.#active.filter((fault) => fault.left > 0 && fault.untilMs > now);
    return this.#active;
  }

  /** How the organisation is now; undefined: not so. */
  state(kind: CrmStateFault): CrmFaultSpec | undefined {
    return this.active().find((fault) => fault.kind === kind);
  }

  /** The fault of that kind that strikes this request, spent once. */
  strike(
    kind: CrmRequestFault,
    request: { readonly method: string; readonly target: string },
  ): CrmFaultSpec | undefined {
    const fault = this.active().find((one) => one.kind === kind && concerns(one, request));
    if (!fault) return undefined;
    fault.left -= 1;
    this.#struck.set(kind, this.struck(kind) + 1);
    return fault;
  }

  /** How many requests that kind has struck so far: a fault that was never met shows nothing. */
  struck(kind: string): number {
    return this.#struck.get(kind) ?? 0;
  }
}

function concerns(fault: CrmFaultSpec, { method, target }: { method: string; target: string }): boolean {
  if (fault.methods && !fault.methods.includes(method)) return false;
  return fault.pathContains === undefined ? !/oauth2/.test(target) : target.includes(fault.pathContains);
}

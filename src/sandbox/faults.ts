import type { Clock } from '../clock.ts';
import { type Fault, type FaultKind, FaultSpec } from './fault.ts';
import type { Random } from './random.ts';

const tokenKinds: readonly FaultKind[] = ['revokedRefreshToken'];

/** The faults that are on now, and the dice that decide whether one strikes. */
export class Faults {
  readonly #clock: Clock;
  readonly #random: Random;
  #active: Fault[] = [];
  #lastId = 0;

  constructor(options: { clock: Clock; random: Random }) {
    this.#clock = options.clock;
    this.#random = options.random;
  }

  add(spec: FaultSpec): Fault {
    const real = this.#clock.serverNow().getTime();
    this.#lastId += 1;
    const fault: Fault = {
      ...FaultSpec.parse(spec),
      id: this.#lastId,
      untilMs: spec.forSeconds === undefined ? Number.POSITIVE_INFINITY : real + spec.forSeconds * 1000,
      left: spec.count ?? Number.POSITIVE_INFINITY,
    };
    this.#active.push(fault);
    return fault;
  }

  clear(kind?: FaultKind): void {
    this.#active = kind === undefined ? [] : this.#active.filter((fault) => fault.kind !== kind);
  }

  active(): readonly Fault[] {
    const real = this.#clock.serverNow().getTime();
    this.#active = this.#active.filter((fault) => fault.left > 0 && fault.untilMs > real);
    return this.#active;
  }

  /** The faults among `kinds` that strike this request; each that does is spent once. */
  strike(request: { method: string; path: string }, kinds: readonly FaultKind[]): Fault[] {
    return this.active().filter(
      (fault) => kinds.includes(fault.kind) && concerns(fault, request) && this.#happens(fault),
    );
  }

  /** Whether something without a request happens: an event is lost, an expiry is forgotten. */
  happens(kind: FaultKind): boolean {
    const fault = this.active().find((candidate) => candidate.kind === kind);
    return fault !== undefined && this.#happens(fault);
  }

  #happens(fault: Fault): boolean {
    if (fault.left <= 0) return false;
    if (fault.probability !== undefined && !this.#random.chance(fault.probability)) return false;
    fault.left -= 1;
    return true;
  }
}

function concerns(fault: Fault, { method, path }: { method: string; path: string }): boolean {
  if (fault.methods !== undefined && !fault.methods.includes(method)) return false;
  // Of a list, only what is asked for by a page's link.
  if (fault.kind === 'emptyNextPage' && !/[?&]\$skiptoken=/i.test(path)) return false;
  if (fault.pathPattern !== undefined) return new RegExp(fault.pathPattern).test(path);
  return tokenKinds.includes(fault.kind) ? path.includes('/oauth2/') : path.startsWith('/v1.0/engagements/');
}

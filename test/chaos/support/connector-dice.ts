import type { CallKind, Fault } from '../../harness/faults.ts';

/**
 * Everything that Teams' connector does wrong, as it was seen to (docs/teams.md#failed-sends,
 * docs/reliability.md#cut-short).
 */
const outcomes: readonly (Omit<Fault, 'on'> & { readonly weight?: number })[] = [
  { status: 429, retryAfter: 1 },
  { status: 429 },
  { status: 412 },
  { status: 500, when: 'before' },
  { status: 500, when: 'after' },
  { status: 502, when: 'before' },
  { status: 504, when: 'after' },
  { how: 'cut', when: 'before' },
  { how: 'cut', when: 'after' },
  { status: 403 },
  { status: 404 },
  // Each holds its conversation for ten seconds.
  { how: 'hang', when: 'before', weight: 0.1 },
  { how: 'hang', when: 'after', weight: 0.1 },
];
const wholeWeight = outcomes.reduce((sum, { weight = 1 }) => sum + weight, 0);

export interface Drawn extends Fault {
  readonly call: CallKind;
  readonly inConversation: string | undefined;
  /** Milliseconds on this process's steady clock. */
  readonly at: number;
}

/** Strikes such a share of all calls, and remembers each. */
export class ConnectorDice {
  readonly drawn: Drawn[] = [];
  readonly #random: () => number;
  readonly #share: number;

  constructor(share: number, random: () => number) {
    this.#share = share;
    this.#random = random;
  }

  readonly draw = (call: CallKind, conversationId: string | undefined): Fault | undefined => {
    if (this.#random() >= this.#share) return undefined;
    const fault: Fault = { ...this.#outcome(), on: call };
    this.drawn.push({ ...fault, call, inConversation: conversationId, at: performance.now() });
    return fault;
  };

  #outcome(): Omit<Fault, 'on'> {
    let place = this.#random() * wholeWeight;
    for (const outcome of outcomes) {
      place -= outcome.weight ?? 1;
      if (place < 0) return outcome;
    }
    return {};
  }

  /** Posts of which the desk cannot know whether they stand. */
  get ambiguousPosts(): readonly Drawn[] {
    return this.drawn.filter(({ call, how, status = 0 }) => call === 'post' && (how !== undefined || status >= 500));
  }
}

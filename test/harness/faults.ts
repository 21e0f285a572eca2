import type { ServerResponse } from 'node:http';

export type CallKind = 'create' | 'post' | 'edit' | 'delete' | 'member' | 'members' | 'team';

/** Something that goes wrong on Teams' side. */
export interface Fault {
  readonly on: CallKind | 'any';
  /** Default 1. */
  readonly times?: number;
  /** Only in this conversation. */
  readonly conversationId?: string;
  /** An error answer… */
  readonly status?: number;
  readonly code?: string;
  readonly retryAfter?: number;
  /** …or none at all. */
  readonly how?: 'hang' | 'cut';
  /** `after`: the write was taken, and only the answer goes wrong. Default `before`. */
  readonly when?: 'before' | 'after';
}

export class Faults {
  readonly #faults: { fault: Fault; left: number }[] = [];
  readonly #hanging = new Set<ServerResponse>();
  /** Drawn anew for each call that no fault was ordered for. */
  draw: ((kind: CallKind, conversationId: string | undefined, path: string) => Fault | undefined) | undefined;

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#faults.length = 0;
    this.draw = undefined;
  }

  take(kind: CallKind, conversationId: string | undefined, path: string): Fault | undefined {
    const found = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.on === 'any' || fault.on === kind) &&
        (fault.conversationId === undefined || fault.conversationId === conversationId),
    );
    if (!found) return this.draw?.(kind, conversationId, path);
    found.left -= 1;
    return found.fault;
  }

  /** Answers as the fault says; returns the status for the record. */
  apply(fault: Fault, res: ServerResponse): number {
    if (fault.how === 'hang') {
      this.#hanging.add(res);
      return 0;
    }
    if (fault.how === 'cut') {
      res.socket?.resetAndDestroy();
      return 0;
    }
    const status = fault.status ?? 500;
    const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
    const code = fault.code ?? defaultCodes[status] ?? 'ServiceError';
    res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    res.end(JSON.stringify({ error: { code, message: `harness: ${code}` } }));
    return status;
  }

  release(): void {
    for (const res of this.#hanging) res.destroy();
    this.#hanging.clear();
  }
}

const defaultCodes: Readonly<Record<number, string>> = {
  400: 'BadArgument',
  401: 'BotNotRegistered',
  403: 'ConversationBlockedByUser',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
};

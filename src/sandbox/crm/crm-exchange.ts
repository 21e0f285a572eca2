import type { IncomingHttpHeaders } from 'node:http';

/** One request to a simulated CRM. `search` is the query as it was sent: paging cookies must come back to the letter. */
export interface CrmExchange {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface CrmAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a simulated CRM says instead of doing what was asked, in its own shape. */
export class CrmRefusal extends Error {
  readonly answer: CrmAnswer;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`refused with ${status}`);
    this.name = 'CrmRefusal';
    this.answer = { status, body, headers };
  }
}

/** One line of the log of requests; tokens and secrets are never in it. */
export interface CrmRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  body?: unknown;
  status?: number;
  outcome?: 'cut';
}

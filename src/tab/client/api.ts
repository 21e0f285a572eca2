/** Why a request to the desk failed. `status` 0: not reached. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** The desk cannot be reached: the page keeps its content but disables its actions. */
export function isOffline(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 0;
}

const brokenOff = 'broken-off';

/** The desk had begun to answer, so it goes on with what it was asked for. */
export function isBrokenOff(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === brokenOff;
}

/** Refused by the desk's pace, before anything was done: the same may be sent again after a breath. */
export function isTooFast(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 429;
}

/** Milliseconds until what was too fast is sent again. */
export const breath = 1_000;

/** Sign-in is required or failed, with Teams' own code. */
export class SignInProblem extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Milliseconds for which requests that were refused with one token share the next. */
const renewalLasts = 5_000;

export type TokenGiver = () => Promise<string>;

type Query = Readonly<Record<string, string | number | undefined>>;

/** Requests with Teams' current token, each time. An expired token is renewed once; no further retry. */
export class Api {
  readonly #token: TokenGiver;
  /** The token being requested: requests sent at once share it. */
  #asked: Promise<string> | undefined;
  #renewal: { readonly of: string; readonly token: Promise<string> } | undefined;
  /** Answers that were requested before the view that shows them was drawn. */
  readonly #ahead = new Map<string, Promise<unknown>>();
  /** The script of the page that whoever answered last serves, and who is told of it. */
  #served: string | undefined;
  #whenServed: ((script: string) => void) | undefined;

  constructor(token: TokenGiver) {
    this.#token = token;
  }

  get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    const url = urlOf(path, query);
    const ahead = this.#ahead.get(url);
    if (!ahead) return this.#ask(url, { method: 'GET' });
    this.#ahead.delete(url);
    return ahead as Promise<Answer>;
  }

  /** Requests now what the next `get` of the same asks for. In place of all that were requested so before. */
  ahead(gets: readonly (readonly [path: string, query?: Query])[]): void {
    this.#ahead.clear();
    for (const [path, query = {}] of gets) {
      const url = urlOf(path, query);
      const answer = this.#ask(url, { method: 'GET' });
      // Whoever gets it is told; perhaps nobody does.
      answer.catch(() => undefined);
      this.#ahead.set(url, answer);
    }
  }

  post<Answer>(path: string, body: unknown, more: Pick<RequestInit, 'keepalive'> = {}): Promise<Answer> {
    return this.#ask(`/api/tab${path}`, {
      ...more,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Answers that come one after the other: the desk goes on with what was asked for, whatever becomes of the page. */
  async *postForLines<Answer>(path: string, body: unknown): AsyncGenerator<Answer> {
    const answer = await this.#answered(`/api/tab${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
      body: JSON.stringify(body),
    });
    let rest = '';
    const text = new TextDecoder();
    const reader = answer.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read().catch(() => {
        throw new ApiProblem(0, brokenOff);
      });
      rest += text.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      for (const line of lines) if (line !== '') yield JSON.parse(line) as Answer;
      if (done) return;
    }
  }

  /** A file, unparsed. */
  upload<Answer>(path: string, query: Readonly<Record<string, string>>, file: Blob): Promise<Answer> {
    return this.#ask(`/api/tab${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
  }

  /** Told now and with each answer: the file that a page opened there would begin with. */
  onServed(tell: (script: string) => void): void {
    this.#whenServed = tell;
    if (this.#served) tell(this.#served);
  }

  /** Whether the desk answers at all, whatever it says. */
  async isReached(): Promise<boolean> {
    return this.get('/me').then(
      () => true,
      (problem: unknown) => !isOffline(problem),
    );
  }

  async #ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    return (await (await this.#answered(path, init)).json()) as Answer;
  }

  async #answered(path: string, init: RequestInit): Promise<Response> {
    const token = await this.#current();
    const first = await send(path, init, token);
    const answer = first.status === 401 ? await send(path, init, await this.#renewedFrom(token)) : first;
    this.#isServed(answer.headers.get('Tab-Build'));
    if (answer.ok) return answer;
    const body = (await answer.json().catch(() => undefined)) as { error?: { code?: string } } | undefined;
    throw new ApiProblem(answer.status, body?.error?.code ?? String(answer.status));
  }

  /** A gateway's own answer names no build: it counts neither way. */
  #isServed(script: string | null): void {
    if (!script) return;
    this.#served = script;
    this.#whenServed?.(script);
  }

  #current(): Promise<string> {
    this.#asked ??= this.#token()
      .catch((error: unknown) => {
        // Teams could not request a token: not a problem of the person's sign-in.
        if ('onLine' in navigator && !navigator.onLine) throw new ApiProblem(0, 'offline');
        throw new SignInProblem(error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        this.#asked = undefined;
      });
    return this.#asked;
  }

  /** Several requests may be refused with one token: it is renewed once for all. */
  #renewedFrom(refused: string): Promise<string> {
    if (this.#renewal?.of !== refused) {
      const renewal = { of: refused, token: this.#current() };
      this.#renewal = renewal;
      const forget = () => {
        if (this.#renewal === renewal) this.#renewal = undefined;
      };
      setTimeout(forget, renewalLasts);
      // Teams is asked again by whoever tries again: they get the token that was refused, from its cache.
      renewal.token.catch(forget);
    }
    return this.#renewal?.token ?? this.#current();
  }
}

function send(path: string, init: RequestInit, token: string): Promise<Response> {
  const headers = { ...init.headers, Authorization: `Bearer ${token}` };
  return fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit' }).catch(() => {
    throw new ApiProblem(0, 'offline');
  });
}

function urlOf(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  const search = new URLSearchParams(given as [string, string][]).toString();
  return `/api/tab${path}${search ? `?${search}` : ''}`;
}

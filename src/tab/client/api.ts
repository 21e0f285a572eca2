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

/** Sign-in is required or failed, with Teams' own code. */
export class SignInProblem extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export type TokenGiver = () => Promise<string>;

/** Requests with Teams' current token, each time. An expired token is renewed once; no further retry. */
export class Api {
  readonly #token: TokenGiver;

  constructor(token: TokenGiver) {
    this.#token = token;
  }

  get<Answer>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): Promise<Answer> {
    const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
    const search = new URLSearchParams(given as [string, string][]).toString();
    return this.#ask(`/api/tab${path}${search ? `?${search}` : ''}`, { method: 'GET' });
  }

  post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#ask(`/api/tab${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** A file, unparsed. */
  upload<Answer>(path: string, query: Readonly<Record<string, string>>, file: Blob): Promise<Answer> {
    return this.#ask(`/api/tab${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
  }

  /** Whether the desk answers at all, whatever it says. */
  async isReached(): Promise<boolean> {
    return this.get('/me').then(
      () => true,
      (problem: unknown) => !isOffline(problem),
    );
  }

  async #ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const first = await this.#send(path, init);
    const answer = first.status === 401 ? await this.#send(path, init) : first;
    if (answer.ok) return (await answer.json()) as Answer;
    const body = (await answer.json().catch(() => undefined)) as { error?: { code?: string } } | undefined;
    throw new ApiProblem(answer.status, body?.error?.code ?? String(answer.status));
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const token = await this.#token().catch((error: unknown) => {
      // Teams could not request a token: not a problem of the person's sign-in.
      if (!navigator.onLine) throw new ApiProblem(0, 'offline');
      throw new SignInProblem(error instanceof Error ? error.message : String(error));
    });
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    return fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit' }).catch(() => {
      throw new ApiProblem(0, 'offline');
    });
  }
}

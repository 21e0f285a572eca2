import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { until } from '../../chaos/support/until.ts';
import type { Json } from '../../harness/cards.ts';
import { atRest } from '../../support/at-rest.ts';
import { patientSeconds } from '../../support/patiently.ts';
import type { Surroundings } from './served-desk.ts';
import type { LogLine, ServedProcess } from './served-process.ts';

export interface Attack {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly authorization?: string | undefined;
  /** JSON, unless it is text or bytes. */
  readonly body?: unknown;
  /** One of its own for each, unless told: nobody is refused for what another did. */
  readonly from?: string;
}

export interface Outcome {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly headers: Headers;
  readonly milliseconds: number;
}

/** What a whole request may take on two busy cores; what it costs is measured apart, by rates.test.ts. */
const soonMilliseconds = 2_000;
/** Beyond that, a crowded machine may be the cause: then a request that does nothing is slow as well. */
const timesAHarmlessOne = 20;

let addresses = 0;

/** What is attacked; without a process there is no log to look at. */
type Target = Surroundings & { readonly url: string; readonly desk?: ServedProcess };

/** Somebody who sends things to the desk in production, and looks at what became of them. */
export class Attacker {
  readonly #all: Target;
  #barriers = 0;
  #barriersSeen = 0;
  #linesRead: number;

  constructor(all: Target) {
    this.#all = all;
    // Barriers of an earlier story at the same desk: each waited until its line was there.
    this.#linesRead = this.#log.length;
  }

  async send(attack: Attack): Promise<Outcome> {
    const { path = '/api/messages', method = 'POST', headers = {}, authorization, body, from = newAddress() } = attack;
    const raw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
    const began = performance.now();
    const response = await fetch(`${this.#all.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': from,
        ...(authorization === undefined ? {} : { Authorization: authorization }),
        ...headers,
      },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: raw ? ((body ?? '') as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const milliseconds = performance.now() - began;
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      text,
      body: isJson ? JSON.parse(text) : undefined,
      headers: response.headers,
      milliseconds,
    };
  }

  /** What the desk wrote while `work` ran, to the last line. */
  async logged<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly lines: readonly LogLine[] }> {
    await this.#barrier();
    const from = this.#log.length;
    const result = await work();
    await this.#barrier();
    return { result, lines: this.#log.slice(from) };
  }

  get #log(): readonly LogLine[] {
    return this.#all.desk?.log ?? [];
  }

  /** In time, or beyond it by no more than what a crowded machine explains. */
  async expectSoon({ milliseconds }: Pick<Outcome, 'milliseconds'>, within = soonMilliseconds): Promise<void> {
    if (milliseconds < within) return expect(milliseconds).toBeLessThan(within);
    const harmless: number[] = [];
    for (let each = 0; each < 3; each++) harmless.push((await this.#doNothing()).milliseconds);
    const [, middle = 0] = harmless.sort((one, other) => one - other);
    expect(milliseconds - within).toBeLessThan(timesAHarmlessOne * middle);
  }

  /** A request that no attack is like. */
  #doNothing(): Promise<Outcome> {
    this.#barriers += 1;
    return this.send({ path: '/barrier', method: 'PATCH' });
  }

  /** When the line of such a request is there, so are all before it. */
  async #barrier(): Promise<void> {
    await this.#doNothing();
    await until(() => (this.#countBarriers() >= this.#barriers ? undefined : 'the line of a harmless request'), {
      seconds: patientSeconds,
      everyMilliseconds: 5,
    });
  }

  /** Those in the lines since the last look: a file of attacks writes thousands of lines, and looks at each barrier. */
  #countBarriers(): number {
    const lines = this.#log.slice(this.#linesRead);
    this.#linesRead += lines.length;
    this.#barriersSeen += lines.filter(({ method, route }) => method === 'PATCH' && route === 'none').length;
    return this.#barriersSeen;
  }

  /** The whole promise of the table: the answer, nothing changed, one line, no secret in it, soon. */
  async expectRefused(
    attack: Attack,
    expected: { readonly status: number; readonly reason?: string },
  ): Promise<Outcome> {
    const before = await this.snapshot();
    const { result, lines } = await this.logged(() => this.send(attack));
    expect({ status: result.status, body: result.body }).toEqual({
      status: expected.status,
      body: { error: { code: expect.any(String), message: expect.stringMatching(/^[\w ,.']+$/) } },
    });
    expect(await this.snapshot()).toEqual(before);
    const security = lines.filter(({ msg }) => msg?.startsWith('security'));
    expect(security).toMatchObject([
      {
        msg: 'security: request refused',
        status: expected.status,
        ...(expected.reason ? { reason: expected.reason } : {}),
      },
    ]);
    expect(lines.filter(({ level, raw }) => raw !== undefined || Number(level) >= 50)).toEqual([]);
    this.expectNoSecret(lines, attack);
    await this.expectSoon(result);
    return result;
  }

  /** Nothing of what was sent, and nothing of what the desk must keep for itself. */
  expectNoSecret(lines: readonly unknown[], attack: Attack = {}): void {
    const written = JSON.stringify(lines);
    const token = attack.authorization?.split(/[ .]/).filter((part) => part.length >= 20) ?? [];
    for (const secret of [...token, this.#all.settings.PARTNER_CENTER_REFRESH_TOKEN ?? 'none', 'CANARY'])
      expect(written).not.toContain(secret);
  }

  /** All that the desk keeps, but for what its own jobs write: and all that it said to Teams. Taken when it is at rest. */
  async snapshot(): Promise<Json> {
    const { db, teams } = this.#all;
    await atRest(db, { seconds: patientSeconds });
    const parts: Record<string, unknown> = { sentToTeams: teams.connector.calls.length };
    for (const name of ['referrals', 'copies', 'people', 'conversations', 'dealTeam', 'webhookInbox']) {
      const projection = own[name] ?? {};
      const documents = await db.collection(name).find({}, { projection }).sort({ _id: 1 }).toArray();
      parts[name] = `${documents.length} ${createHash('sha256').update(JSON.stringify(documents)).digest('base64url')}`;
    }
    return parts;
  }
}

/** What the desk's own jobs write at a time of theirs: readings that are tried again, entries that move into the audit. */
const own: Readonly<Record<string, Readonly<Record<string, 0>>>> = {
  webhookInbox: { sweep: 0, dueAt: 0, doneAt: 0 },
  referrals: { history: 0, audited: 0, auditDueAt: 0 },
};

function newAddress(): string {
  addresses += 1;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
}

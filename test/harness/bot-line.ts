import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Json } from './cards.ts';

/** What came back for an activity: over HTTP, as Teams sees it. */
export interface Delivery {
  readonly status: number;
  /** Parsed JSON, text, or undefined for an empty body. */
  readonly body: unknown;
}

/** The line from Teams to the bot's endpoint. */
export class BotLine {
  /** `http://…/api/messages`. Set when the bot listens. */
  url: string | undefined;
  readonly #authorize: ((serviceUrl: string) => string | Promise<string>) | undefined;

  constructor(authorize?: (serviceUrl: string) => string | Promise<string>) {
    this.#authorize = authorize;
  }

  async deliver(activity: Json, headers: Readonly<Record<string, string>> = {}): Promise<Delivery> {
    if (!this.url) throw new Error('The harness does not know the bot yet: call teams.connect(url) first.');
    const authorization = await this.#authorize?.(String(activity.serviceUrl));
    return await post(new URL(this.url), JSON.stringify(activity), {
      'Content-Type': 'application/json; charset=utf-8',
      ...(authorization ? { Authorization: authorization } : {}),
      ...headers,
    });
  }
}

/** Not `fetch`, which costs this process as much as half of a turn: thousands of activities go this way. */
function post(url: URL, body: string, headers: Readonly<Record<string, string>>): Promise<Delivery> {
  return new Promise((resolve, reject) => {
    const content = Buffer.from(body);
    const sent = (url.protocol === 'https:' ? overHttps : overHttp)(
      url,
      { method: 'POST', headers: { ...headers, 'Content-Length': content.length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const isJson = response.headers['content-type']?.includes('json') ?? false;
          const parsed = text === '' ? undefined : isJson ? JSON.parse(text) : text;
          resolve({ status: response.statusCode ?? 0, body: parsed });
        });
      },
    );
    sent.on('error', reject);
    sent.end(content);
  });
}

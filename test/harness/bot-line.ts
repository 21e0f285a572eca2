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
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        ...(authorization ? { Authorization: authorization } : {}),
        ...headers,
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: text === '' ? undefined : isJson ? JSON.parse(text) : text };
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, FrameLocator, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { patiently } from '../../support/patiently.ts';
import type { TabAccount } from '../../tab/support/entra.ts';
import type { TabDesk } from '../../tab/support/tab-desk.ts';

export interface TeamsPageOptions {
  readonly who: TabAccount;
  readonly theme?: string;
  readonly locale?: string;
  readonly subEntityId?: string;
  readonly width?: number;
  readonly height?: number;
  /** In place of the token's own. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Time in the page is moved by `passes`. */
  readonly movesTime?: boolean;
  /** What `getAuthToken` fails with. */
  readonly tokenFails?: string;
  readonly host?: {
    readonly silent?: boolean;
    readonly deaf?: boolean;
    readonly legacyPhone?: boolean;
    readonly apiVersion?: number;
  };
  /** In place of what Teams tells of itself and its person. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where Teams stands; by default its older address. */
  readonly origin?: string;
  readonly sandbox?: string;
  /** The path of a request that does not reach the desk, once. */
  readonly lostOnce?: RegExp;
  /** Groups of requests (`GET /path`), none of which is answered before all of its group are asked: they do not wait for each other. */
  readonly together?: readonly (readonly RegExp[])[];
}

const deskOrigin = 'https://desk.example';
const hostScript = readFileSync(path.resolve('src/demo/front/teams-host.mjs'), 'utf8');

/**
 * The tab inside Teams, in a browser: Teams' address and the desk's are the real ones for the browser, and answered here, so that the
 * library's own list of hosts, `frame-ancestors` and the page's policy are in force as they would be.
 */
export class TeamsPage {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** What the browser complained of: broken policies, errors of scripts. */
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  tokens = 0;
  /** While set, the desk cannot be reached. */
  offline = false;
  /** Which builds of the page answer, by turns; undefined: the desk's own. */
  builds: readonly (string | undefined)[] = [];
  #answers = 0;
  #adrift = false;
  #underWay = 0;
  readonly #options: TeamsPageOptions;
  readonly #tabDesk: TabDesk;
  readonly #context: BrowserContext;
  readonly #groups: readonly Group[];
  #lostOnce: RegExp | undefined;

  private constructor(context: BrowserContext, page: Page, tabDesk: TabDesk, options: TeamsPageOptions) {
    this.#context = context;
    this.page = page;
    this.#tabDesk = tabDesk;
    this.#options = options;
    this.#groups = (options.together ?? []).map(groupOf);
    this.#lostOnce = options.lostOnce;
    this.tab = page.frameLocator('#tab-frame');
  }

  static async open(browser: Browser, tabDesk: TabDesk, options: TeamsPageOptions): Promise<TeamsPage> {
    const { width = 1_100, height = 800 } = options;
    const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US' });
    const teams = new TeamsPage(context, await context.newPage(), tabDesk, options);
    await teams.#start();
    return teams;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  frame(): Frame {
    const found = this.page.frames().find((one) => one.url().startsWith(deskOrigin));
    if (!found) throw new Error('The tab is in no frame.');
    return found;
  }

  /** What the tab told Teams, by name. */
  heard(): Promise<readonly { readonly func: string; readonly args: unknown[] }[]> {
    return this.page.evaluate('window.host.heard');
  }

  async count(func: string): Promise<number> {
    return (await this.heard()).filter((one) => one.func === func).length;
  }

  /** Something that Teams tells the tab: `host.back()`. */
  async does(script: string): Promise<void> {
    await this.page.evaluate(`window.${script}`);
  }

  /** The whole machine is offline: Teams has no token for the page either. */
  async loses(connection: boolean): Promise<void> {
    this.offline = connection;
    this.#adrift = connection;
    await this.#context.setOffline(connection);
  }

  /** Milliseconds, for all that waits in the page. */
  async passes(milliseconds: number): Promise<void> {
    await this.#context.clock.fastForward(milliseconds);
  }

  /**
   * Time passes, again and again, until it is so. What the page waits for it may begin to wait for only after it has been drawn: a
   * single leap that comes before leaves a browser waiting in real time.
   */
  async passesUntil(milliseconds: number, isSo: () => Promise<boolean>): Promise<void> {
    const leap = async () => {
      await this.passes(milliseconds);
      return isSo();
    };
    await expect.poll(leap).toBe(true);
  }

  /** Time stands still in the page: what waits for a frame or a timer comes only by `passes`. */
  async stops(): Promise<void> {
    const now = Number(await this.frame().evaluate('Date.now()'));
    await this.#context.clock.pauseAt(now + 1_000);
  }

  /** No request of its kind is answered before it `comes`: what arrives then arrives at a known moment. */
  async holds(path: RegExp): Promise<{ readonly isAsked: () => Promise<boolean>; comes(): void }> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    await this.#context.route(path, async (route) => {
      asked++;
      await promise;
      await route.fallback();
    });
    return { isAsked: async () => asked > 0, comes: resolve };
  }

  /** Nothing that the page asked for is still on its way. */
  async rests(): Promise<void> {
    await expect.poll(() => this.#underWay).toBe(0);
  }

  /** The first request of its kind, and no other. */
  #isLost(pathname: string): boolean {
    if (!this.#lostOnce?.test(pathname)) return false;
    this.#lostOnce = undefined;
    return true;
  }

  async #start(): Promise<void> {
    // As long as whatever else a browser test waits for: only what hangs reaches it.
    this.page.setDefaultTimeout(patiently.timeout);
    if (this.#options.movesTime) await this.#context.clock.install();
    const { origin = 'https://teams.microsoft.com' } = this.#options;
    this.page.on('console', (message) => {
      const text = message.text();
      // The library looks for newer hosts at an address that the policy refuses, and falls back to its own list.
      const isExpected = text.includes('res.cdn.office.net') || text.includes('Failed to load resource');
      if (message.type() === 'error' && !isExpected) this.complaints.push(text);
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    await this.#context.route('**/*', (route) => route.abort());
    await this.#context.route(`${origin}/**`, (route) => this.#asTeams(route));
    await this.#context.route(`${deskOrigin}/**`, async (route) => {
      this.#underWay++;
      await this.#toDesk(route).finally(() => this.#underWay--);
    });
    await this.page.goto(`${origin}/host`);
  }

  async #asTeams(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/teams-host.mjs') return route.fulfill({ contentType: 'text/javascript', body: hostScript });
    if (pathname === '/token') {
      if (this.#adrift) return route.abort();
      this.tokens++;
      const { tokenFails, who, claims } = this.#options;
      return tokenFails
        ? route.fulfill({ status: 400, body: tokenFails })
        : route.fulfill({ body: this.#tabDesk.entra.token(who, claims) });
    }
    return route.fulfill({ contentType: 'text/html', body: this.#html() });
  }

  #html(): string {
    const { who, theme = 'default', locale = 'en-us', subEntityId, host = {}, sandbox } = this.#options;
    const context = {
      ...{ locale, theme, entityId: 'referrals', hostName: 'Teams', hostClientType: 'web', frameContext: 'content' },
      ...{ userObjectId: who.aadObjectId, tid: this.#tabDesk.desk.teams.tenantId },
      ...(subEntityId ? { subEntityId } : {}),
      ...this.#options.context,
    };
    const flags = sandbox ?? 'allow-scripts allow-same-origin allow-forms';
    return `<!doctype html><style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style>
<iframe id="tab-frame" title="tab" sandbox="${flags}"></iframe>
<script type="module">
  import { teamsHost } from '/teams-host.mjs';
  const frame = document.getElementById('tab-frame');
  const token = async () => {
    const answer = await fetch('/token');
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  window.host = teamsHost({ frame, token, context: ${JSON.stringify(context)}, ...${JSON.stringify(host)} });
  frame.src = '${deskOrigin}/tab?theme=${theme}';
</script>`;
  }

  /** Status, headers and body of the real desk, under the address that it would have. */
  async #toDesk(route: Route): Promise<void> {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    this.requests.push(`${request.method()} ${pathname}`);
    if (this.offline || this.#isLost(pathname)) return route.abort();
    await Promise.all(this.#groups.map((group) => group(`${request.method()} ${pathname}`)));
    const { host: _host, 'accept-encoding': _encoding, ...asked } = await request.allHeaders();
    const body = request.postDataBuffer();
    const answer = await fetch(`${this.#tabDesk.desk.url}${pathname}${search}`, {
      method: request.method(),
      headers: Object.fromEntries(Object.entries(asked).filter(([name]) => !name.startsWith(':'))),
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    const { 'content-encoding': _gone, 'content-length': _length, ...told } = Object.fromEntries(answer.headers);
    const build = pathname.startsWith('/api/') ? this.builds[this.#answers++ % this.builds.length] : undefined;
    const headers = { ...told, ...(build ? { 'tab-build': build } : {}) };
    await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
  }
}

/** Waits for the others of its group; other requests wait for nothing. */
type Group = (request: string) => Promise<void>;

function groupOf(expected: readonly RegExp[]): Group {
  const left = new Set(expected);
  const { promise, resolve } = Promise.withResolvers<void>();
  return async (request) => {
    const isOfIt = expected.find((one) => one.test(request));
    if (!isOfIt) return;
    left.delete(isOfIt);
    if (left.size === 0) resolve();
    await promise;
  };
}

import { afterAll } from 'vitest';
import { aDesk, type DeskOptions } from '../../flows/support/a-desk.ts';
import type { Desk } from '../../flows/support/desk.ts';
import { type Entra, startEntra, type TabAccount, tabAppId } from './entra.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';

export interface Asked {
  readonly status: number;
  readonly body: never;
  readonly headers: Headers;
}

export interface TabDesk {
  readonly desk: Desk;
  readonly entra: Entra;
  /** As the page asks, in somebody's name. */
  get(who: TabAccount | string, path: string): Promise<Asked>;
  post(who: TabAccount | string, path: string, body: unknown): Promise<Asked>;
}

/** A desk with the tab switched on, and whoever asks it over HTTP with a token of their own. Call it at the top of a file. */
export async function aTabDesk(options: DeskOptions = {}): Promise<TabDesk> {
  let desk: Desk | undefined;
  const { entra, settings } = await tabSettings(() => desk?.parts.clock.serverNow() ?? new Date());
  desk = await aDesk({ ...options, settings: { ...settings, ...options.settings } });
  return tabOf(desk, entra);
}

/** What switches the tab on, and whose tokens it takes then. */
export async function tabSettings(now?: () => Date) {
  const entra = await startEntra(tenantId, now);
  afterAll(() => entra.close());
  return { entra, settings: { TAB_APP_ID: tabAppId, TAB_AUTHORITY: entra.authority } };
}

export function tabOf(desk: Desk, entra: Entra): TabDesk {
  const ask = async (who: TabAccount | string, path: string, init: RequestInit = {}): Promise<Asked> => {
    const token = typeof who === 'string' ? who : entra.token(who);
    const response = await fetch(`${desk.url}/api/tab${path}`, {
      ...init,
      headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...init.headers },
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as never };
  };
  return {
    desk,
    entra,
    get: (who, path) => ask(who, path),
    post: (who, path, body) =>
      ask(who, path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

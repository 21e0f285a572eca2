import { vi } from 'vitest';
import { type CrmAnswer, type CrmExchange, CrmRefusal } from '../../../../src/sandbox/crm/crm-exchange.ts';
import type { CrmSandbox } from '../../../../src/sandbox/crm/crm-sandbox.ts';

/**
 * What goes to a simulated CRM goes there without a socket: for runs of millions of requests. Faults of single requests are
 * played by the server, and are not to be had here. Undone by `vi.unstubAllGlobals()`.
 */
export function fetchInProcess(
  sandboxes: () => readonly CrmSandbox[],
  arrived: (method: string) => void = () => undefined,
): void {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: URL | string, init: RequestInit = {}) => {
    const address = new URL(url);
    const sandbox = sandboxes().find((each) => [each.url, each.salesforce.instanceUrl].includes(address.origin));
    if (!sandbox) return real(url, init);
    const { status, body, headers } = await answerOf(sandbox, address, init);
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    // Somebody may be at it before the desk asks what its write has made.
    if (status < 300) arrived(init.method ?? 'GET');
    const side = address.pathname.startsWith('/services') ? sandbox.salesforce : sandbox.dynamics;
    return new Response(text, { status, headers: { date: new Date(side.now()).toUTCString(), ...headers } });
  });
}

async function answerOf(sandbox: CrmSandbox, { origin, pathname, search }: URL, init: RequestInit): Promise<CrmAnswer> {
  const { dynamics, salesforce, url } = sandbox;
  const path = decodeURIComponent(pathname);
  const asked: CrmExchange = {
    ...{ method: init.method ?? 'GET', path, search: search.slice(1), query: new URLSearchParams(search) },
    headers: Object.fromEntries(new Headers(init.headers)),
    text: typeof init.body === 'string' ? init.body : '',
  };
  try {
    if (origin !== url) return await salesforce.api.answer(asked);
    const side = [dynamics, salesforce].find(({ owns }) => owns(path));
    return side ? await side.answer(asked) : { status: 404 };
  } catch (error) {
    if (error instanceof CrmRefusal) return error.answer;
    throw error;
  }
}

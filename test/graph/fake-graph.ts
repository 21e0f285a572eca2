import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const tenant = '11111111-1111-4111-8111-111111111111';

/** As much of Microsoft Graph and Entra's token endpoint as the desk asks for, in the shapes of their documentation. */
export async function startFakeGraph() {
  const managers = new Map<string, string>();
  const replies = new Map<string, object>();
  const calls: string[] = [];
  const state = { secret: 'graph-secret', tokens: 0, allowed: true, waitSeconds: 0 };
  const server = createServer(async (request, response): Promise<undefined> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    calls.push(`${request.method} ${path}`);
    if (path === `/${tenant}/oauth2/v2.0/token`)
      return token(new URLSearchParams(Buffer.concat(chunks).toString()), response);
    if (request.headers.authorization !== `Bearer graph-token-${state.tokens}`)
      return send(response, 401, { error: { code: 'InvalidAuthenticationToken' } });
    if (state.waitSeconds > 0) {
      response.setHeader('Retry-After', String(state.waitSeconds));
      return send(response, 429, { error: { code: 'TooManyRequests' } });
    }
    if (!state.allowed) return send(response, 403, { error: { code: 'Authorization_RequestDenied' } });
    const [, id = '', what = ''] = /^\/v1\.0\/users\/([^/]+)\/(manager|mailboxSettings)/.exec(path) ?? [];
    const manager = managers.get(id);
    const reply = replies.get(id);
    if (what === 'manager' && manager) return send(response, 200, { '@odata.context': 'x', id: manager });
    if (what === 'mailboxSettings' && reply) return send(response, 200, { '@odata.context': 'x', ...reply });
    return send(response, 404, { error: { code: 'Request_ResourceNotFound' } });
  });

  function token(form: URLSearchParams, response: ServerResponse): undefined {
    const { port } = server.address() as AddressInfo;
    const asked = [form.get('grant_type'), form.get('client_secret'), form.get('scope')].join(' ');
    if (asked !== `client_credentials ${state.secret} http://127.0.0.1:${port}/.default`)
      return send(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215' });
    state.tokens++;
    return send(response, 200, { access_token: `graph-token-${state.tokens}`, expires_in: 3_599 });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, tokenUrl: `${url}/${tenant}/oauth2/v2.0/token`, tenant, managers, replies, calls, state },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function send(response: ServerResponse, status: number, body: object): undefined {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

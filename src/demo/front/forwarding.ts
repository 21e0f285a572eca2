import type { IncomingMessage, ServerResponse } from 'node:http';

/** Hop-by-hop headers are each connection's own. */
const passed = ['content-type', 'accept', 'authorization', 'user-agent', 'x-ms-conversation-id'] as const;

const answerHeaders = ['content-type', 'content-security-policy', 'cache-control'] as const;

/** Sends a request on, with this body in place of its own, and gives its answer back. */
export async function forward(
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: string | Buffer,
): Promise<void> {
  const headers = new Headers();
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = body.length > 0 && request.method !== 'GET' && request.method !== 'HEAD';
  const answered = await fetch(url, {
    method: request.method ?? 'GET',
    headers,
    ...(hasBody ? { body: typeof body === 'string' ? body : new Uint8Array(body) } : {}),
  });
  const told = answerHeaders.flatMap((name) => {
    const value = answered.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  response.writeHead(answered.status, Object.fromEntries(told));
  response.end(Buffer.from(await answered.arrayBuffer()));
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

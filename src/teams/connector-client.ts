import { AsyncLocalStorage } from 'node:async_hooks';
import type { ConnectorClient } from 'botframework-connector';

/** The part of Azure's HTTP pipeline that we change; the SDK keeps it private. */
interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(
    policy: { name: string; sendRequest(request: PipelineRequest, next: Next): Promise<unknown> },
    options: { phase: 'Sign' },
  ): void;
}
interface PipelineRequest {
  timeout: number;
}
type Next = (request: PipelineRequest) => Promise<unknown>;

/**
 * Whether the request may have left this process: a failure before that (fetching a token, say) has certainly posted
 * nothing.
 */
export interface Departure {
  departed: boolean;
}
const currentCall = new AsyncLocalStorage<Departure>();

/** Watches one call and records whether its request was handed to the network. */
export function watchDeparture<T>(call: Departure, work: () => Promise<T>): Promise<T> {
  return currentCall.run(call, work);
}

/**
 * Removes the SDK's blind retries and adds a timeout. Unchanged, one failed POST becomes four messages in the chat
 * (500, 502, 503, connection reset), and a server that doesn't answer blocks the caller for ever
 * (docs/reliability.md#blind-repeats). `retryOptions` and `noRetryPolicy` have no effect; removing the policy from the
 * pipeline has. Redirects are removed too: they would bypass the allow-list of hosts.
 */
export function hardenClient(client: ConnectorClient, timeoutMilliseconds: number): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy(
    {
      name: 'deskDeparture',
      sendRequest: (request, next) => {
        request.timeout = timeoutMilliseconds;
        const call = currentCall.getStore();
        if (call) call.departed = true;
        return next(request);
      },
    },
    { phase: 'Sign' },
  );
  return client;
}

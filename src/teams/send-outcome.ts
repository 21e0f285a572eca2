import type { SendResult } from '../messenger.ts';

type Failure = Exclude<SendResult, { kind: 'sent' }>;

/** Errors from before a connection was established: nothing was posted. */
const beforeConnection = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const tlsRefused = /^(CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;
const maxRetryAfterMilliseconds = 3_600_000;

/**
 * Classifies a failed call to Teams' connector (docs/teams.md#failed-sends, docs/reliability.md#cut-short). Teams has
 * no idempotency key: a POST whose answer was lost may have been posted, so it is ambiguous. A PUT is idempotent, so
 * its 5xx simply means "later".
 */
export function classifyFailure(error: unknown, call: SendCall & { readonly departed: boolean }): Failure {
  const { statusCode, code, response } = error as RestFailure;
  if (typeof statusCode === 'number') return classifyStatus(statusCode, String(code ?? statusCode), call, response);
  if (!call.departed) return { kind: 'later', reason: 'not-sent' };
  if (typeof code === 'string' && (beforeConnection.has(code) || tlsRefused.test(code))) {
    return { kind: 'later', reason: code };
  }
  return { kind: 'ambiguous', reason: typeof code === 'string' ? code : 'timeout' };
}

export interface SendCall {
  readonly method: 'POST' | 'PUT';
  /** The address is a thread: a POST needs its root message to exist. */
  readonly inThread: boolean;
}

interface RestFailure {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly response?: { readonly headers?: { get(name: string): string | undefined | null } };
}

function classifyStatus(
  status: number,
  code: string,
  { method, inThread }: SendCall,
  response: RestFailure['response'],
): Failure {
  const reason = `${status} ${code}`;
  if (status === 429) {
    const afterMilliseconds = retryAfter(response?.headers?.get('retry-after'));
    return { kind: 'later', reason, ...(afterMilliseconds === undefined ? {} : { afterMilliseconds }) };
  }
  if (status === 412) return { kind: 'later', reason };
  if (status >= 500 || status === 408) return { kind: method === 'PUT' ? 'later' : 'ambiguous', reason };
  // The connector's address is wrong, not the chat: a fault of our settings, not the person's choice.
  if (status === 403 && code === 'InvalidBotApiHost') return { kind: 'refused', reason };
  // Teams' documentation and testers' reports disagree on the codes for "blocked": the status decides
  // (docs/teams.md#failed-sends).
  if (status === 403) return { kind: 'gone', reason, what: 'conversation' };
  // For a deleted message Teams answers ConversationNotFound as well as ActivityNotFoundInConversation, so the request
  // decides, not the code: only a post to a conversation's own address shows that the conversation is gone.
  if (status === 404) return { kind: 'gone', reason, what: method === 'PUT' || inThread ? 'message' : 'conversation' };
  return { kind: 'refused', reason };
}

/** Seconds, as Teams sends it. A date is not expected and would need synchronised clocks. */
function retryAfter(header: string | undefined | null): number | undefined {
  if (!header || !/^\d+(\.\d+)?$/.test(header.trim())) return undefined;
  return Math.min(Number(header) * 1_000, maxRetryAfterMilliseconds);
}

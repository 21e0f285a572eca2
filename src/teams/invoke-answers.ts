import type { CardReply } from '../feature.ts';
import type { InvokeAnswer } from './adapter.ts';
import { extensionMessage } from './message-extension-router.ts';

/**
 * HTTP 200 for every handled invoke: Teams shows any other status as "Something went wrong", and the SDK would turn the
 * body's status into the HTTP status (docs/teams.md#invoke-answers).
 */
export function answerCard(reply: CardReply): InvokeAnswer {
  return {
    status: 200,
    body:
      reply.kind === 'card'
        ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
        : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text },
  };
}

/** Answers an unsupported invoke in the shape its caller reads, instead of the SDK's 501. */
export function answerUnsupported(name: string, text: string): InvokeAnswer {
  if (name.startsWith('composeExtension/')) return extensionMessage(text);
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

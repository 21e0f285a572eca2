import type { Reply } from './feature.ts';

/** One message without a card. */
export function textReply(text: string): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text }] };
}

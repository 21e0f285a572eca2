import type { Activity } from 'botbuilder';
import type { ConversationAddress } from '../conversation.ts';
import type { OutgoingMessage } from '../messenger.ts';

/**
 * One message in Bot Framework's form. Never text and card together: Teams splits that in two
 * (docs/teams.md#text-and-card).
 */
export function toActivity(to: ConversationAddress, message: OutgoingMessage, alert: boolean): Partial<Activity> {
  const base: Partial<Activity> = {
    type: 'message',
    from: { id: to.botId, name: '' },
    conversation: {
      id: to.conversationId,
      conversationType: to.kind,
      isGroup: to.kind !== 'personal',
      tenantId: to.tenantId,
      name: '',
    },
    // Without this a card that is posted to a chat does not ring: the whole point of a reminder.
    ...(alert && to.kind === 'personal' && !(message.kind === 'card' && message.quiet)
      ? { channelData: { notification: { alert: true } } }
      : {}),
  };
  if (message.kind === 'text') return { ...base, text: message.text, textFormat: 'plain' };
  return {
    ...base,
    summary: message.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
  };
}

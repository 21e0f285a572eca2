import type { Activity, Attachment } from 'botbuilder';
import type { ConversationAddress } from '../conversation.ts';
import type { OutgoingMessage } from '../messenger.ts';

/**
 * One message as a Bot Framework activity. Never text and card together: Teams splits that into two messages
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
    // Without this flag a card posted to a chat raises no notification, which is the whole point of a reminder.
    ...(alert && to.kind === 'personal' && !(message.kind === 'card' && message.quiet)
      ? { channelData: { notification: { alert: true } } }
      : {}),
  };
  switch (message.kind) {
    case 'text':
      return { ...base, text: message.text, textFormat: 'plain' };
    case 'card': {
      const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: message.card };
      return { ...base, summary: message.summary, attachments: [card] };
    }
    case 'file-offer':
      return { ...base, summary: message.description, attachments: [offered(message)] };
    case 'file':
      return { ...base, summary: message.name, attachments: [stored(message)] };
  }
}

/** The shapes of docs/teams.md#files. */
function offered({ name, bytes, description, context }: OutgoingMessage & { readonly kind: 'file-offer' }): Attachment {
  const content = { description, sizeInBytes: bytes, acceptContext: context, declineContext: context };
  return { contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content };
}

function stored({ name, contentUrl, uniqueId, fileType }: OutgoingMessage & { readonly kind: 'file' }): Attachment {
  const content = { uniqueId, fileType };
  return { contentType: 'application/vnd.microsoft.teams.card.file.info', name, contentUrl, content };
}

import type { IncomingActivity } from './activity.ts';

const maxLength = 10_000;

/**
 * What somebody said, without the mention of the bot. The SDK's `removeRecipientMention` changes the activity, throws
 * when there is a mention but no text, and builds a regular expression from what came in.
 */
export function spokenText(activity: IncomingActivity): string {
  let text = (activity.text ?? '').slice(0, maxLength);
  for (const entity of activity.entities ?? []) {
    const mentioned = entity.mentioned as { id?: unknown } | undefined | null;
    const words = entity.text;
    if (entity.type !== 'mention' || mentioned?.id !== activity.recipient.id) continue;
    if (typeof words === 'string' && words) text = text.replaceAll(words, ' ');
  }
  // Teams sends non-breaking spaces around mentions, and a line end after what was typed on a phone.
  return text.replace(/&nbsp;|\u00a0/g, ' ').trim();
}

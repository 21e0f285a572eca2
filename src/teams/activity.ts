import { z } from 'zod';
import type { ConversationAddress } from '../conversation.ts';
import { canonicalTimeZone } from '../i18n/time-zone.ts';

/**
 * An activity as Teams sends it: what we use, in the shapes we rely on. Other fields stay where they are. Lengths are
 * capped far above what Teams sends, so that nothing of any size reaches a log line, a key or a query.
 */
const id = z.string().min(1).max(1_000);
const account = z.looseObject({ id, name: z.string().max(1_000).nullish(), aadObjectId: id.nullish() });

const Activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  channelId: id,
  serviceUrl: z.string().min(1).max(2_000),
  conversation: z.looseObject({
    id,
    tenantId: id.nullish(),
    conversationType: z.string().max(100).nullish(),
    isGroup: z.boolean().nullish(),
  }),
  from: account,
  recipient: account,
  deliveryMode: z.string().max(100).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id }).nullish(),
      team: z.looseObject({ id }).nullish(),
      channel: z.looseObject({ id }).nullish(),
      /** What a `conversationUpdate` about a team or a channel is about. */
      eventType: z.string().max(100).nullish(),
      settings: z.looseObject({ selectedChannel: z.looseObject({ id }).nullish() }).nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  /** Of files and cards nobody here has a use; the html mirror of what was said is one of them. */
  attachments: z
    .array(z.looseObject({ contentType: z.string().max(200).nullish(), content: z.unknown().optional() }))
    .nullish()
    .catch(undefined),
  value: z.unknown().optional(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  replyToId: id.nullish(),
  locale: z.string().max(100).nullish(),
  localTimezone: z.string().max(100).nullish(),
  entities: z.array(z.looseObject({ type: z.string().max(100).nullish() })).nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
  membersRemoved: z.array(z.looseObject({ id })).nullish(),
});

export type IncomingActivity = z.infer<typeof Activity>;

/** The activity, or undefined when it has not the shape that the rest of the code relies on. */
export function parseActivity(body: unknown): IncomingActivity | undefined {
  const parsed = Activity.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** Where this activity was said, in our own shape. */
export function addressOf(activity: IncomingActivity): ConversationAddress {
  const { conversation, channelData, serviceUrl, recipient } = activity;
  const teamId = channelData?.team?.id;
  return {
    tenantId: tenantOf(activity) ?? '',
    serviceUrl,
    kind: kindOf(activity),
    conversationId: conversation.id,
    botId: recipient.id,
    ...(teamId ? { teamId } : {}),
  };
}

/** Lower case; undefined when neither place names a tenant, or when they disagree. */
export function tenantOf({ channelData, conversation }: IncomingActivity): string | undefined {
  const fromChannel = channelData?.tenant?.id?.toLowerCase();
  const fromConversation = conversation.tenantId?.toLowerCase();
  if (fromChannel && fromConversation && fromChannel !== fromConversation) return undefined;
  return fromChannel ?? fromConversation;
}

function kindOf({ conversation, channelData }: IncomingActivity): ConversationAddress['kind'] {
  const { conversationType } = conversation;
  // Two people's own chat, from which somebody presses a card or asks the message extension: the bot is no member there,
  // and it is nobody's chat with the desk.
  if (conversation.id.endsWith('@unq.gbl.spaces')) return 'groupChat';
  if (conversationType === 'personal' || conversationType === 'channel' || conversationType === 'groupChat') {
    return conversationType;
  }
  if (channelData?.channel || channelData?.team) return 'channel';
  return conversation.isGroup ? 'groupChat' : 'personal';
}

/** The canonical IANA name, if the client names a zone that this Node knows. */
export function timeZoneOf(activity: IncomingActivity): string | undefined {
  const clientInfo = activity.entities?.find((entity) => entity.type === 'clientInfo');
  for (const candidate of [activity.localTimezone, clientInfo?.timezone]) {
    const zone = typeof candidate === 'string' ? canonicalTimeZone(candidate) : undefined;
    if (zone) return zone;
  }
  return undefined;
}

/** `en-US` and the like, as Teams says it. */
export function cultureOf(activity: IncomingActivity): string | undefined {
  const clientInfo = activity.entities?.find((entity) => entity.type === 'clientInfo');
  const locale = activity.locale ?? clientInfo?.locale;
  return typeof locale === 'string' ? locale : undefined;
}

/** Two letters, upper case: what the client calls its country, else that of its language (`en-GB`). */
export function countryOf(activity: IncomingActivity): string | undefined {
  const clientInfo = activity.entities?.find((entity) => entity.type === 'clientInfo');
  const told = typeof clientInfo?.country === 'string' ? clientInfo.country : cultureOf(activity)?.split('-').at(-1);
  return told && /^[A-Za-z]{2}$/.test(told) && told !== cultureOf(activity) ? told.toUpperCase() : undefined;
}

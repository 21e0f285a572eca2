import { z } from 'zod';
import type { ConversationAddress } from '../conversation.ts';
import { canonicalTimeZone } from '../i18n/time-zone.ts';

/**
 * An activity as Teams sends it: the fields we use, in the shapes we rely on; other fields are left alone. Lengths are
 * capped far above what Teams sends, so that no unbounded value reaches a log line, a key or a query.
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
      /** The kind of team or channel event of a `conversationUpdate`. */
      eventType: z.string().max(100).nullish(),
      settings: z.looseObject({ selectedChannel: z.looseObject({ id }).nullish() }).nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  /** Files and the HTML mirror of the text are used; cards are not. */
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

/** The parsed activity, or undefined when it does not have the shape that the rest of the code relies on. */
export function parseActivity(body: unknown): IncomingActivity | undefined {
  const parsed = Activity.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** The conversation of this activity, in our own shape. */
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
  // A chat between two people, in which somebody presses a card or uses the message extension: the bot is not a member
  // there, so it must not be taken for a personal chat with the desk.
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

/** A culture such as `en-US`, as Teams sends it. */
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

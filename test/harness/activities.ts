import { randomUUID } from 'node:crypto';
import type { Json } from './cards.ts';
import type { Person } from './person.ts';

export interface Sender {
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly team: { readonly id: string; readonly name: string };
}

export type InstallAction = 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade';

/** What every activity of Teams carries. */
export function envelope(sender: Sender, person: Person, conversationId: string, channel: boolean): Json {
  const { locale = 'en-US', timeZone = 'Europe/London', anonymous } = person.options;
  const now = new Date().toISOString();
  return {
    channelId: 'msteams',
    serviceUrl: sender.serviceUrl,
    timestamp: now,
    localTimestamp: now,
    ...(timeZone ? { localTimezone: timeZone } : {}),
    locale,
    from: { id: person.teamsId, name: person.name, ...(anonymous ? {} : { aadObjectId: person.aadObjectId }) },
    recipient: sender.bot,
    conversation: {
      id: conversationId,
      tenantId: sender.tenantId,
      conversationType: channel ? 'channel' : 'personal',
      ...(channel ? { isGroup: true } : {}),
    },
    channelData: {
      tenant: { id: sender.tenantId },
      ...(channel ? { team: sender.team, channel: { id: conversationId.split(';messageid=')[0] } } : {}),
    },
    entities: [
      { type: 'clientInfo', locale, country: 'US', platform: 'Web', ...(timeZone ? { timezone: timeZone } : {}) },
    ],
  };
}

/** The two events that tell of an install or a removal; an upgrade has only the first (docs/teams.md#installs). */
export function installEvents(
  base: Json,
  options: {
    readonly action: InstallAction;
    readonly botId: string;
    readonly personId: string;
    readonly channelId?: string;
  },
): readonly Json[] {
  const { action, botId, personId, channelId } = options;
  const settings = channelId ? { settings: { selectedChannel: { id: channelId } } } : {};
  const channelData = { ...(base.channelData as Json), ...settings };
  const update = { ...base, type: 'installationUpdate', id: `f:${randomUUID()}`, action, channelData };
  if (action.endsWith('-upgrade')) return [update];
  const members =
    action === 'add' ? { membersAdded: [{ id: personId }, { id: botId }] } : { membersRemoved: [{ id: botId }] };
  return [update, { ...base, type: 'conversationUpdate', id: `f:${randomUUID()}`, channelData, ...members }];
}

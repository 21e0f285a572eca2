import { type IncomingActivity, tenantOf } from './activity.ts';
import { Refusal } from './refusal.ts';
import { isAllowedServiceUrl } from './service-url.ts';

export interface AdmissionPolicy {
  /** Absent only in anonymous mode, where the local client chooses the bot's id. */
  readonly appId?: string | undefined;
  /** Allowed tenants, lower case. `any` is for the demo. */
  readonly allowedTenants: readonly string[] | 'any';
  readonly serviceUrlHosts: readonly string[];
}

/**
 * Checks that the SDK does not make (docs/reliability.md#teams-door): it accepts any tenant and any channel enabled on
 * the bot's registration, and skips its service URL check when the activity has none. Runs after token verification, so
 * that unauthenticated senders can't probe which tenants are served.
 */
export function admitActivity(activity: IncomingActivity, policy: AdmissionPolicy): void {
  if (activity.channelId !== 'msteams') throw new Refusal(403, 'channel');
  if (!isAllowedServiceUrl(activity.serviceUrl, policy.serviceUrlHosts)) throw new Refusal(403, 'service-url');
  // Replies would travel in our HTTP answer, bypassing the messenger's rate limits and records.
  if (activity.deliveryMode === 'expectReplies') throw new Refusal(400, 'delivery-mode');
  if (policy.appId && !isBot(activity.recipient.id, policy.appId)) throw new Refusal(403, 'recipient');
  const tenant = tenantOf(activity);
  if (!tenant) throw new Refusal(403, 'tenant-unclear');
  if (policy.allowedTenants !== 'any' && !policy.allowedTenants.some((allowed) => allowed.toLowerCase() === tenant)) {
    throw new Refusal(403, 'tenant');
  }
}

/** In Teams a bot's id is `28:<app id>`. */
function isBot(recipientId: string, appId: string): boolean {
  return recipientId.replace(/^28:/, '').toLowerCase() === appId.toLowerCase();
}

import { type IncomingActivity, tenantOf } from './activity.ts';
import { Refusal } from './refusal.ts';
import { isAllowedServiceUrl } from './service-url.ts';

export interface AdmissionPolicy {
  /** Absent only in anonymous mode, where the local client names the bot as it likes. */
  readonly appId?: string | undefined;
  /** Whom the desk serves, lower case. `any` is for the demo. */
  readonly allowedTenants: readonly string[] | 'any';
  readonly serviceUrlHosts: readonly string[];
}

/**
 * What the SDK does not look at (docs/reliability.md#teams-door): it answers any tenant, any channel that is enabled on
 * the bot's registration, and skips its service URL check when the activity has none. Runs after the token was
 * verified, so that nobody learns from our answers whom we serve.
 */
export function admitActivity(activity: IncomingActivity, policy: AdmissionPolicy): void {
  if (activity.channelId !== 'msteams') throw new Refusal(403, 'channel');
  if (!isAllowedServiceUrl(activity.serviceUrl, policy.serviceUrlHosts)) throw new Refusal(403, 'service-url');
  // The replies would travel in our HTTP answer, past the messenger's rate limits and records.
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

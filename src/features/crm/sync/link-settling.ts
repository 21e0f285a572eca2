import { withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { linkWait } from './crm-back-off.ts';
import type { LinkSyncDeps } from './link-sync-deps.ts';

/** Ends the step with nothing left to do at present. */
export async function linkDone(deps: LinkSyncDeps, before: CrmLink, after: CrmLink): Promise<undefined> {
  await deps.links.save(before, after);
  return undefined;
}

/** Ends the step with a back-off, or with the CRM's own Retry-After. */
export async function linkWaits(
  deps: LinkSyncDeps,
  link: CrmLink,
  failure: { readonly code: string; readonly afterMilliseconds?: number },
): Promise<void> {
  const { links, now } = deps;
  const attempts = (link.waiting?.attempts ?? 0) + 1;
  const wait = Math.max(failure.afterMilliseconds ?? 0, linkWait(attempts));
  await links.save(link, {
    ...withoutKeys(link, 'dry'),
    waiting: { code: failure.code, since: link.waiting?.since ?? now(), attempts },
    dueAt: new Date(now().getTime() + wait),
  });
}

import type { CrmMapping } from '../../../crm/mapping.ts';
import type { Crm } from '../../../crm/port.ts';
import type { DeskDeps } from '../../referrals/index.ts';
import { columnsOfMapping } from '../link/link-columns.ts';
import type { MongoCrmLinkStore } from '../link/mongo-link-store.ts';
import { type ClosingTerms, crmDealWriter } from './crm-deal-writer.ts';
import { CrmOrg } from './crm-org.ts';
import { LinkSync } from './link-sync.ts';
import type { MongoCrmState } from './mongo-crm-state.ts';

export interface CrmPartsDeps {
  readonly desk: DeskDeps;
  readonly crm: Crm;
  readonly mapping: CrmMapping;
  readonly links: MongoCrmLinkStore;
  readonly state: MongoCrmState;
  readonly write: 'off' | 'dry' | 'on';
  /** Whether a close in the CRM is asked about, or followed with an undo window. */
  readonly outcomes: 'ask' | 'automatic';
  readonly wonSafelyFrom: ClosingTerms['wonSafelyFrom'];
}

export type CrmParts = ReturnType<typeof crmParts>;

/** Wiring of the organisation and of the links' steps; only if a CRM is connected. */
export function crmParts({ desk, crm, mapping, links, state, write, outcomes, wonSafelyFrom }: CrmPartsDeps) {
  const { clock, log, referrals } = desk;
  const org = new CrmOrg({ ...{ crm, state, clock, log }, columns: columnsOfMapping(mapping) });
  const sync = new LinkSync({
    ...{ crm, links, referrals, mapping },
    deals: crmDealWriter(desk, crm.system, outcomes === 'automatic' ? { wonSafelyFrom } : undefined),
    org: () => org.known(),
    now: () => clock.now(),
    async writes({ rehearsed }) {
      if (write !== 'on') return false;
      const { isStarted, isRehearsal } = await org.known();
      return isStarted && (!isRehearsal || rehearsed === true);
    },
    onOperator: (failure, at) => org.tell(failure, at),
    onContactRefused: (referralId, code) =>
      log.warn({ referralId, code }, 'a record in the CRM is without its contact'),
    async ownerOf({ owner }) {
      const theirs = owner && (await crm.findUser({ entraId: owner.aadObjectId, email: owner.email }));
      const { defaultOwner } = mapping;
      const user = theirs ?? (defaultOwner ? await crm.findUser({ email: defaultOwner }) : undefined);
      return { ...(user ? { id: user.id } : {}), isOther: owner !== undefined && theirs === undefined };
    },
  });
  return { crm, org, sync };
}

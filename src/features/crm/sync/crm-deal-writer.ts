import type { CrmSystem } from '../../../crm/port.ts';
import { currentCorrelation } from '../../../logger.ts';
import { asEdited, standingOfDeal } from '../../deals/index.ts';
import {
  type DeskDeps,
  type Money,
  newEntry,
  type RecordChange,
  type Referral,
  sameValue,
  touchReferral,
  valueIn,
  writeReferral,
} from '../../referrals/index.ts';
import type { SyncField, SyncValue } from '../link/crm-link.ts';
import { isMoney, tidyName, tidyText } from '../merge/sync-values.ts';
import type { CrmDealWriter } from './link-sync.ts';

/** A deal's document is written by people, webhooks and the relay: whoever loses a race reads again and goes on. */
const attempts = 5;

const names: Partial<Record<SyncField | 'crmId', string>> = { crmId: 'externalReferenceId', campaign: 'campaignId' };

/** What changed in the CRM goes to Partner Center by the desk's own outbox, behind what people did before. */
export function crmDealWriter(deps: DeskDeps, system: CrmSystem): CrmDealWriter {
  return {
    async change(referralId, changes) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const referral = await deps.referrals.find(referralId);
        if (!referral || standingOfDeal(referral) !== 'open') return 'closed';
        const fitting = Object.entries(changes).flatMap(([field, change]) =>
          fittingChange(referral, field as SyncField, change),
        );
        if (fitting.length === 0) return 'done';
        const at = deps.clock.now();
        const carries = { work: { kind: 'change', changes: fitting } } as const;
        const entry = { ...newEntry('change', at, currentCorrelation() ?? 'crm', carries), byCrm: system };
        const next = touchReferral({ ...referral, outbox: [...referral.outbox, entry] }, deps.policy, at);
        const fields = fitting.map(({ field }) => field);
        const written = await writeReferral(deps, referral, next, {
          what: 'crm-change',
          by: system,
          after: { fields },
        });
        if (written) return 'done';
      }
      return 'busy';
    },
  };
}

/** As the outbox carries it; none where somebody else's change of the field is there already, or Partner Center has no way for it. */
function fittingChange(
  referral: Referral,
  field: SyncField | 'crmId',
  { from, to }: { readonly from: SyncValue; readonly to: SyncValue },
): readonly RecordChange[] {
  const name = (names[field] ?? field) as 'name';
  const now = valueIn(asEdited(referral), name) as string | Money | null;
  if (!sameAsSeen(now, from)) return [];
  if (field === 'dealValue') return isMoney(to) ? [{ field: 'dealValue', from: now as Money | null, to }] : [];
  if (field === 'closeDate' && to === '') return [];
  // The value as Partner Center writes it, not as it is compared: the change must find it.
  return isMoney(to) || isMoney(from) ? [] : [{ field: name, from: String(now ?? ''), to: to ?? '' }];
}

function sameAsSeen(now: string | Money | null, seen: SyncValue): boolean {
  if (typeof now === 'string' && typeof seen === 'string')
    return now === seen || tidyText(now) === seen || tidyName(now) === seen;
  return sameValue(now, seen);
}

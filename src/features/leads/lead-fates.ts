import { beneathPeople } from '../../crm/http/crm-urgency.ts';
import { CrmError, type CrmLeadFate } from '../../crm/port.ts';
import type { Job } from '../../job.ts';
import { type DeskDeps, type Referral, touchReferral, writeReferral } from '../referrals/index.ts';
import type { LeadCrm } from './lead-hand-over.ts';
import type { MongoLeads } from './mongo-leads.ts';

export interface LeadFatesDeps {
  readonly desk: DeskDeps;
  readonly store: Pick<MongoLeads, 'handedOver'>;
  readonly crm: LeadCrm;
}

const everySeconds = 600;
const inOneLook = 200;
/** Upper bound of pages of leads read in one run; the others follow in the next. */
const mostLooks = 10;

/**
 * Copies the outcome of leads in the CRM to their cards: qualified, disqualified, deleted, reopened. Nothing follows
 * automatically: accepting or archiving a lead in Partner Center informs the customer, so a person has to press the
 * button.
 */
export class LeadFates {
  readonly #deps: LeadFatesDeps;
  readonly job: Job;
  #after: string | undefined;

  constructor(deps: LeadFatesDeps) {
    this.#deps = deps;
    this.job = { name: 'leads.fates', everySeconds, run: (signal) => beneathPeople(() => this.look(signal)) };
  }

  async look(signal?: AbortSignal): Promise<void> {
    const { store, crm, desk } = this.#deps;
    for (let looks = 0; looks < mostLooks; looks++) {
      signal?.throwIfAborted();
      const leads = await store.handedOver(crm.system, this.#after, inOneLook);
      try {
        await this.#compare(leads);
      } catch (error) {
        if (!(error instanceof CrmError)) throw error;
        // The desk's health check reports a CRM that does not answer; the next run tries again.
        desk.log.warn({ code: error.failure.code }, 'could not read the outcome of leads in the CRM');
        return;
      }
      this.#after = leads.length < inOneLook ? undefined : leads.at(-1)?.id;
      if (this.#after === undefined) return;
    }
  }

  async #compare(leads: readonly Referral[]): Promise<void> {
    const ids = leads.flatMap(({ handedOver }) => handedOver?.id ?? []);
    if (ids.length === 0) return;
    const fates = new Map((await this.#deps.crm.leadFates(ids)).map((fate) => [fate.id, fate]));
    for (const lead of leads) {
      const fate = fates.get(lead.handedOver?.id ?? '');
      if (fate && differs(lead, fate)) await this.#keep(lead, fate);
    }
  }

  /** After a concurrent write the next run repeats this. */
  async #keep(lead: Referral, { kind, recordId, word }: CrmLeadFate): Promise<void> {
    const { desk } = this.#deps;
    const { handedOver } = lead;
    if (!handedOver) return;
    const at = desk.clock.now();
    const fate = { kind, at, ...(recordId ? { recordId } : {}), ...(word ? { word } : {}) };
    const after = touchReferral({ ...lead, handedOver: { ...handedOver, fate } }, desk.policy, at);
    await writeReferral(desk, lead, after, { what: 'lead-fate', by: 'desk', after: { fate: kind } });
  }
}

function differs({ handedOver }: Referral, { kind, recordId, word }: CrmLeadFate): boolean {
  const { fate } = handedOver ?? {};
  if (!fate) return kind !== 'open';
  return fate.kind !== kind || fate.recordId !== recordId || (kind === 'disqualified' && fate.word !== word);
}

import type { Clock } from '../../../clock.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import type { Crm } from '../../../crm/port.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { firstLink } from '../link/link-moves.ts';
import type { CrmLinkStore } from '../link/link-store.ts';
import type { MongoCrmLinkStore } from '../link/mongo-link-store.ts';
import type { KnownOrg } from '../sync/crm-org.ts';
import { LinkSync } from '../sync/link-sync.ts';
import { type CrmLooks, CrmStock } from './crm-stock.ts';
import { type Settling, settledBy } from './settle-plan.ts';

export interface LoadPlanDeps {
  readonly crm: Crm;
  readonly links: MongoCrmLinkStore;
  readonly mapping: CrmMapping;
  readonly org: () => Promise<KnownOrg>;
  readonly clock: Clock;
}

/**
 * Dry run of many deals: each link takes its real step, but on a snapshot of the CRM and with a store in memory. Only the links
 * are written.
 */
export class LoadPlan {
  readonly #deps: LoadPlanDeps;
  readonly #looks: CrmLooks;
  /** Accounts of linked deals by customer, each queried once. */
  readonly #accounts = new Map<string, Promise<string | undefined>>();

  private constructor(deps: LoadPlanDeps, looks: CrmLooks) {
    this.#deps = deps;
    this.#looks = looks;
  }

  static async begin(deps: LoadPlanDeps): Promise<LoadPlan> {
    return new LoadPlan(deps, (await CrmStock.read(deps.crm)) ?? deps.crm);
  }

  async lot(referrals: readonly Referral[], settling?: Settling): Promise<void> {
    const { crm, links, org, clock } = this.#deps;
    const { orgId } = await org();
    const now = clock.now();
    const there = new Map((await links.among(referrals.map(({ id }) => id))).map((link) => [link.id, link]));
    const planned: { before: CrmLink | undefined; after: CrmLink }[] = [];
    const rows = new Map<string, CrmLink>();
    const sync = this.#sync(referrals, rows);
    for (const referral of referrals) {
      const before = there.get(referral.id);
      if (before && !isPlannable(before)) continue;
      // Not due: the first load writes it when its turn comes.
      const first = before ?? withoutKeys(firstLink(referral, { system: crm.system, orgId }, now), 'dueAt');
      const link = settling ? settledBy(first, settling) : first;
      rows.set(link.id, link);
      await sync.step(link, { assert: async () => undefined });
      planned.push({ before, after: rows.get(link.id) ?? link });
    }
    await links.savePlanned(planned);
  }

  #sync(referrals: readonly Referral[], rows: Map<string, CrmLink>): LinkSync {
    const { crm, mapping, org, clock } = this.#deps;
    const known = new Map(referrals.map((referral) => [referral.id, referral]));
    return new LinkSync({
      crm: { ...neverWrites(crm), ...bound(this.#looks) },
      links: this.#remembering(rows),
      referrals: { find: async (id) => known.get(id) },
      deals: { change: refused },
      ...{ mapping, org },
      now: () => clock.now(),
      writes: () => false,
      onOperator: async () => undefined,
    });
  }

  #remembering(rows: Map<string, CrmLink>): CrmLinkStore {
    return {
      find: async (id) => rows.get(id),
      ofRecord: async () => undefined,
      insert: refused,
      wish: refused,
      async save(_before, after) {
        rows.set(after.id, after);
        return after;
      },
      accountOf: (org, customerKey) => {
        const asked = this.#accounts.get(customerKey) ?? this.#deps.links.accountOf(org, customerKey);
        this.#accounts.set(customerKey, asked);
        return asked;
      },
    };
  }
}

/** Skips unlinked, paused and ended links, and those that are being written. */
function isPlannable({ state, rehearsed, load }: CrmLink): boolean {
  return (state === 'planned' || state === 'linked') && rehearsed !== true && (!load || load.takenBackAt !== undefined);
}

function bound(looks: CrmLooks): CrmLooks {
  return {
    find: (keys) => looks.find(keys),
    read: (ids) => looks.read(ids),
    openOf: (accountId) => looks.openOf(accountId),
    searchAccounts: (customer) => looks.searchAccounts(customer),
    livingAccount: (id) => looks.livingAccount(id),
  };
}

async function refused(): Promise<never> {
  throw new Error('a plan writes nothing');
}

function neverWrites(crm: Crm): Omit<Crm, keyof CrmLooks> {
  return {
    system: crm.system,
    describe: () => crm.describe(),
    allRecords: () => crm.allRecords(),
    allAccounts: () => crm.allAccounts(),
    changedSince: (mark) => crm.changedSince(mark),
    findContacts: (email) => crm.findContacts(email),
    findUser: (person) => crm.findUser(person),
    linkUrl: (id) => crm.linkUrl(id),
    signInState: () => crm.signInState(),
    ...{ create: refused, update: refused, adopt: refused, release: refused, close: refused },
    ...{ createAccount: refused, createContact: refused, createLead: refused },
    leadFates: (ids) => crm.leadFates(ids),
    leadUrl: (id) => crm.leadUrl(id),
  };
}

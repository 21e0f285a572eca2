import { beneathPeople } from '../../../crm/http/crm-urgency.ts';
import { PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import { isDeal } from '../../deals/index.ts';
import { type DeskDeps, type Referral, referralSweep, withCardsDue, withoutKeys } from '../../referrals/index.ts';
import { type CrmLink, standingOfLink } from '../link/crm-link.ts';
import { firstLink } from '../link/link-moves.ts';
import type { MongoCrmLinkStore } from '../link/mongo-link-store.ts';
import type { CrmParts } from './crm-parts.ts';

export interface LinkSweepDeps extends Pick<SweepDeps, 'metrics' | 'random'> {
  readonly desk: DeskDeps;
  readonly links: MongoCrmLinkStore;
  /** Undefined: no CRM is connected. */
  readonly parts: CrmParts | undefined;
  readonly isOff: boolean;
}

/** Concurrency of links: more than the CRM client's requests at a time, since looks for many links share a request. */
export const linksAtOnce = 16;

/**
 * The two sweeps of links: one makes the links of changed referrals due, the other carries out the links' steps and redraws
 * their cards.
 */
export function linkSweeps({ desk, links, parts, isOff, metrics, random }: LinkSweepDeps) {
  const { clock, log, referrals } = desk;

  /** Creates the link once a referral is a deal; a referral closed before that never gets one. */
  async function tell(referral: Referral): Promise<void> {
    const now = clock.now();
    const open = referral.record.status === 'Active' && isDeal(referral);
    if (parts && !isOff && !(await links.wish(referral.id, now)) && open) {
      const { orgId } = await parts.org.known().catch(putOff);
      await links.insert(firstLink(referral, { system: parts.crm.system, orgId }, now));
    }
    await referrals.replace(referral, withoutKeys(referral, 'crmDueAt'));
    linkSweep.nudge();
  }

  const linkSweep: Sweeper<CrmLink> = new Sweeper(
    {
      name: 'crm.links',
      everySeconds: 5,
      leases: links.leases,
      concurrency: linksAtOnce,
      async handle(link, hold) {
        if (!link.questions) throw new Error('no link');
        if (!parts) throw new PutOffError('there is no CRM', 3_600_000);
        const before = shownOf(link);
        await beneathPeople(() => parts.sync.step(link, hold));
        const after = await links.find(link.id);
        if (after && shownOf(after) !== before) await redraw(link.id);
      },
    },
    { clock, log, metrics, random },
  );

  /** Makes the deal's cards due for a redraw; retries on conflicting writes. */
  async function redraw(referralId: string): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const referral = await referrals.find(referralId);
      if (!referral || (await referrals.replace(referral, withCardsDue(referral, clock.now())))) break;
    }
    desk.nudge('cards');
  }

  const fanSweep = referralSweep({ ...desk, metrics, random }, 'crm', (referral) => tell(referral), 4);
  return { fanSweep, linkSweep };
}

function putOff(error: unknown): never {
  throw new PutOffError(error instanceof Error ? error.name : 'unknown');
}

/** The part of a link that is shown on the card. */
function shownOf(link: CrmLink): string {
  const { questions, problem, outcomeAsked, notice, waiting, choices, choosing, dry } = link;
  const standing = standingOfLink(link);
  return JSON.stringify([
    standing,
    questions,
    problem,
    outcomeAsked,
    notice,
    choosing,
    waiting?.since,
    Object.keys(choices),
    !dry,
  ]);
}

import { asRead } from '../../cards/plain.ts';
import type { Clock } from '../../clock.ts';
import type { AuditReader } from '../../features/audit/index.ts';
import type { PeopleStore } from '../../features/people/index.ts';
import {
  type Access,
  type CopyStore,
  type FindDeps,
  findFor,
  type Presenter,
  titleOf,
} from '../../features/referrals/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import type { TabReferral } from '../contract.ts';
import { copyEntries, historyEntries } from './tab-history.ts';
import { asOf } from './tab-lists.ts';
import type { TabPresses } from './tab-presses.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabReferralDeps extends FindDeps {
  readonly access: Access;
  readonly presenter: Presenter;
  readonly audit: Pick<AuditReader, 'ofSubject'>;
  readonly copies: Pick<CopyStore, 'ofReferral'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly presses: Pick<TabPresses, 'forPage'>;
  readonly clock: Clock;
}

/**
 * One referral: the very card that its reader gets in chat, and beside it what happened. Who may read it but not in full gets the
 * card as the channel shows it; to everybody else it is as if it were not there.
 */
export async function referralAnswer(deps: TabReferralDeps, reader: TabReader, id: string): Promise<TabReferral> {
  const referral = await findFor(deps, reader.person, id);
  if (!referral) throw httpProblem(404);
  const view = await deps.presenter.cardViewFor(reader, referral);
  const { card } = await deps.presenter.card(referral, view);
  const inFull = deps.access.may(reader.person, 'see-in-full', referral);
  const now = deps.clock.now();
  const [history, told] = inFull
    ? await Promise.all([
        historyEntries(deps.audit, reader, referral.id, now),
        copyEntries(deps, reader, referral.id, now),
      ])
    : [[], { reminders: [], copies: [] }];
  return {
    id: referral.id,
    revision: referral.revision,
    title: asRead(titleOf(referral, view).customer),
    ...(view.favourite === undefined ? {} : { favourite: view.favourite }),
    card: deps.presses.forPage(card),
    history,
    ...told,
    asOf: asOf(deps, reader),
  };
}

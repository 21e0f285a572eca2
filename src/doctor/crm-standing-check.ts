import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { crmNames } from '../crm/port.ts';
import { crmWants, MongoCrmLinkStore, MongoCrmState } from '../features/crm/index.ts';
import { counted, type Finding, ok, span, warning, wrong } from './finding.ts';

/** Milliseconds without a successful poll of changes, after which an operator has to look. */
const readLate = 3_600_000;

/** The running desk's own experience with the CRM, as stored in the database. */
export async function crmStandingCheck(
  { crm: { system, write } }: { readonly crm: Pick<Config['crm'], 'system' | 'write'> },
  clock: Clock,
  db: Db | undefined,
): Promise<readonly Finding[]> {
  if (system === undefined || !db) return [];
  const crm = crmNames[system];
  const known = await new MongoCrmState(db).read();
  const counts = await new MongoCrmLinkStore(db).counts();
  const { lastReadAt } = known;
  const unread = lastReadAt ? clock.serverNow().getTime() - lastReadAt.getTime() : undefined;
  const needy = counts['needs-you'] ?? 0;
  return [
    ...(unread === undefined
      ? [warning(`the desk has not read ${crm} yet`, 'Start the desk; it reads once a minute.')]
      : unread > readLate
        ? [
            wrong(
              `the desk last read ${crm} ${span(unread)} ago`,
              'What stands above says why, or the desk does not run.',
            ),
          ]
        : [ok(`the desk read ${crm} ${span(unread)} ago`)]),
    ...crmWants(known, clock.now()).map(({ what, since }) =>
      wrong(
        `${crm} refused the desk: ${what} (for ${span(clock.now().getTime() - since.getTime())})`,
        'The README’s steps for the CRM name each right, column and stage. “crm start” tries again at once.',
      ),
    ),
    ...(write === 'on' && !known.startedAt
      ? [warning('no deal is written yet', 'A Referrals admin says “crm start”.')]
      : []),
    ...(known.pausedAt ? [warning('a Referrals admin paused it', '“crm start” goes on.')] : []),
    ...(needy > 0 ? [ok(`${counted(needy, 'deal')} asked about on their own cards`)] : []),
  ];
}

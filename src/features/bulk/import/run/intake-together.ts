import { AsyncLocalStorage } from 'node:async_hooks';
import { CommandsTogether } from '../../../../mongo/commands-together.ts';
import type { DealCreation } from '../../../new-deal/index.ts';
import type { Referral, ReferralRecord } from '../../../referrals/index.ts';
import { rowPatience } from './mongo-run-rows.ts';

type Intake = ConstructorParameters<typeof DealCreation>[0]['intake'];

interface Asked {
  readonly record: ReferralRecord;
  /** Runs in the context of the row that asked, whose correlation id its log and audit carry. */
  readonly within: <Result>(work: () => Result) => Result;
}

const mostAtOnce = 20;

/** Records of rows are taken in together: looked up, written and linked in the same moments, they share the commands. */
export function intakeTogether(intake: Required<Intake>): Required<Intake> {
  const gathering = new CommandsTogether<Asked, PromiseSettledResult<Referral>>({
    ...{ most: mostAtOnce, ...rowPatience },
    send: (asked) => Promise.allSettled(asked.map(({ record, within }) => within(() => intake.receive(record)))),
  });
  return {
    async receive(record) {
      const received = await gathering.ask({ record, within: AsyncLocalStorage.snapshot() });
      if (received.status === 'rejected') throw received.reason;
      return received.value;
    },
    expects: (id) => intake.expects(id),
    expectsNoMore: (id) => intake.expectsNoMore(id),
  };
}

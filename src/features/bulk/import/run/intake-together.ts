import { AsyncLocalStorage } from 'node:async_hooks';
import { bulkPatience, CommandsTogether, eachByItself } from '../../../../commands-together.ts';
import type { DealCreation } from '../../../new-deal/index.ts';
import type { Referral, ReferralRecord } from '../../../referrals/index.ts';

type Intake = ConstructorParameters<typeof DealCreation>[0]['intake'];

interface Asked {
  readonly record: ReferralRecord;
  /** Runs in the context of the row that asked, for the correlation id of log and audit. */
  readonly within: <Result>(work: () => Result) => Result;
}

/** Takes records of several rows in at the same time, so that their look-ups and writes share commands. */
export function intakeTogether(intake: Required<Intake>): Required<Intake> {
  const gathering = new CommandsTogether<Asked, Referral>({
    ...bulkPatience,
    send: (asked) => eachByItself(asked, ({ record, within }) => within(() => intake.receive(record))),
  });
  return {
    receive: (record) => gathering.ask({ record, within: AsyncLocalStorage.snapshot() }),
    expects: (id) => intake.expects(id),
    expectsNoMore: (id) => intake.expectsNoMore(id),
  };
}

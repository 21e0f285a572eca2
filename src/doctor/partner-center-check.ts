import type { Db } from 'mongodb';
import { pino } from 'pino';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { MongoInbox, MongoPollState, type PollCheckpoint } from '../features/referrals/index.ts';
import { createPartnerCenter, type PartnerCenterConnection } from '../partner-center/create-partner-center.ts';
import { MongoRefreshTokenStore } from '../partner-center/mongo-refresh-token-store.ts';
import { PartnerCenterError } from '../partner-center/partner-center-error.ts';
import { MemoryRefreshTokenStore } from '../partner-center/refresh-token-store.ts';
import { systemTimers, type Timers } from '../partner-center/timers.ts';
import { counted, errorReason, type Finding, ok, span, warning, within, wrong } from './finding.ts';

const patience = 45_000;
/** The desk waits when it is throttled; the doctor reports it instead. */
const impatient: Timers = {
  ...systemTimers,
  sleep: (milliseconds, signal) =>
    milliseconds > 2_000
      ? Promise.reject(new PartnerCenterError('later', 'asks-to-wait'))
      : systemTimers.sleep(milliseconds, signal),
};
const month = 30 * 86_400_000;

export async function partnerCenterCheck(
  config: Config,
  clock: Clock,
  db: Db | undefined,
): Promise<readonly Finding[]> {
  const { partnerCenter } = config;
  const missing = Object.entries({
    PARTNER_CENTER_TOKEN_URL: partnerCenter.tokenUrl,
    PARTNER_CENTER_CLIENT_ID: partnerCenter.clientId,
    PARTNER_CENTER_CLIENT_SECRET: partnerCenter.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: partnerCenter.refreshToken,
  }).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) return [wrong(`not looked at: ${missing.join(', ')} missing`, 'Set what is missing first.')];

  const log = pino({ level: 'silent' });
  // The desk's own store: a refresh may rotate the token, and the running desk must find the new one.
  const refreshTokenStore = db
    ? new MongoRefreshTokenStore({ ...partnerCenter, database: db, clock, log })
    : new MemoryRefreshTokenStore();
  const connection = createPartnerCenter({ ...partnerCenter, refreshTokenStore, clock, log, timers: impatient });
  return [
    await list(connection, clock),
    // Without a token no further check is possible.
    ...(/failing|sign-in-needed/.test(connection.signInState().kind) ? [] : [await webhooks(connection, config)]),
    ...(db ? [await lastPoll(db, config, clock), ...(await incoming(db, clock))] : []),
  ];
}

/** The same call as the poll's. Its result depends on the role of the account that signed in. */
async function list({ partnerCenter, signInState }: PartnerCenterConnection, clock: Clock): Promise<Finding> {
  try {
    const shown = await within(patience, anyOf(partnerCenter.changedSince(new Date(clock.now().getTime() - month))));
    if (shown) return ok('signed in; referrals are shown to the person who consented');
    return warning(
      'signed in; no referral of the last 30 days is shown to the person who consented',
      'If there were some: a Referrals user sees only deals whose team names them, so consent as Referrals admin of the company.',
    );
  } catch (error) {
    return listFailed(error, signInState());
  }
}

async function anyOf(records: AsyncIterable<unknown>): Promise<boolean> {
  for await (const _record of records) return true;
  return false;
}

function listFailed(error: unknown, state: ReturnType<PartnerCenterConnection['signInState']>): Finding {
  if (state.kind === 'sign-in-needed')
    return wrong(
      `Partner Center asks to sign in again (${state.code})`,
      'A Referrals admin consents anew: npm run consent. Put the new token into PARTNER_CENTER_REFRESH_TOKEN and restart.',
    );
  if (state.kind === 'failing')
    return wrong(`no token for Partner Center (${state.code})`, tokenAdvice[state.code] ?? tokenAdvice.other);
  const status = error instanceof PartnerCenterError ? error.status : undefined;
  if (status === 401 || status === 403)
    return wrong(
      `Partner Center shows the person who consented no referrals (${status})`,
      'Give that person the role Referrals admin (Partner Center > Account settings > User management), or consent as another.',
    );
  const reason = error instanceof PartnerCenterError ? error.reason : errorReason(error);
  return wrong(
    `Partner Center does not answer as it should (${status ?? reason})`,
    'Is PARTNER_CENTER_URL right, and may this machine reach it? If so, Partner Center has a fault: the desk goes on when it is over.',
  );
}

const tokenAdvice = {
  invalid_client:
    'PARTNER_CENTER_CLIENT_SECRET is wrong or has expired, or PARTNER_CENTER_CLIENT_ID is another application’s.',
  unauthorized_client:
    'The application PARTNER_CENTER_CLIENT_ID is not known in the tenant of PARTNER_CENTER_TOKEN_URL.',
  invalid_resource: 'The application lacks the permission of Microsoft Partner Center: add it and grant consent.',
  network: 'Microsoft’s sign-in is not reached: check PARTNER_CENTER_TOKEN_URL, and that this machine may reach it.',
  timeout: 'Microsoft’s sign-in does not answer: check PARTNER_CENTER_TOKEN_URL and the way there.',
  other: 'Check PARTNER_CENTER_TOKEN_URL, PARTNER_CENTER_CLIENT_ID and PARTNER_CENTER_CLIENT_SECRET.',
} as const as Readonly<Record<string, string>> & { readonly other: string };

async function webhooks({ webhooks: registration }: PartnerCenterConnection, config: Config): Promise<Finding> {
  if (!config.publicUrl)
    return warning('webhooks: PUBLIC_URL is missing', 'Without it, new referrals come by the poll alone.');
  const publicUrl = `${config.publicUrl}/api/partner-center/webhook`;
  const byItself = 'The desk registers itself at its start and every hour; until then the poll is enough.';
  try {
    const { kind, host } = await within(patience, registration.inspect({ publicUrl }));
    if (kind === 'ours') return ok('webhooks come to this desk');
    if (kind === 'none') return warning('no webhook is registered', byItself);
    if (kind === 'incomplete') return warning('webhooks come here, but not for all events', byItself);
    return warning(
      `webhooks go to ${host}`,
      config.partnerCenter.takesWebhooksFromOthers
        ? 'A tenant has one registration, and the running desk takes it. If something else takes it back, end that.'
        : 'A tenant has one registration. Unless that is a desk, it keeps it, and this desk lives on its poll; PARTNER_CENTER_WEBHOOKS_OF_OTHERS=take takes it.',
    );
  } catch (error) {
    const reason = error instanceof PartnerCenterError ? (error.status ?? error.reason) : errorReason(error);
    return warning(
      `the webhook registration cannot be read (${reason})`,
      'Does the application have Microsoft Partner Center’s user_impersonation? Without webhooks, the poll is enough.',
    );
  }
}

async function lastPoll(db: Db, { partnerCenter }: Config, clock: Clock): Promise<Finding> {
  const state = await new MongoPollState(db).read();
  if (state?.checkpoint) return unfinishedPoll(state.checkpoint, clock);
  if (!state?.lastSuccessAt)
    return warning('Partner Center was never polled', 'The desk does it when it runs: npm run serve.');
  const age = clock.serverNow().getTime() - state.lastSuccessAt.getTime();
  const period = partnerCenter.pollSeconds * 1_000;
  const todo = 'Is the desk running? Its log says why a poll fails.';
  if (age > Math.max(10 * period, 3_600_000)) return wrong(`the last good poll was ${span(age)} ago`, todo);
  if (age > 3 * period + 90_000) return warning(`the last good poll was ${span(age)} ago`, todo);
  return ok(`the last good poll was ${span(age)} ago`);
}

/** A poll's checkpoint: the poll is under way, or its instance died, and another one resumes it within a minute. */
function unfinishedPoll({ from, at }: PollCheckpoint, clock: Clock): Finding {
  const standstill = clock.serverNow().getTime() - at.getTime();
  const reached = `has read up to ${from.toISOString()}, ${span(standstill)} ago`;
  if (standstill < 300_000) return ok(`a poll is under way and ${reached}`);
  return warning(
    `a poll that has not ended ${reached}`,
    'Is a desk running? Its log says why the poll does not go on.',
  );
}

/** Events of Partner Center that the desk has not processed yet. */
async function incoming(db: Db, clock: Clock): Promise<readonly Finding[]> {
  const inbox = new MongoInbox({ db, clock });
  const [{ unread, oldestAt, apart }, ids] = await Promise.all([inbox.standing(clock.now()), inbox.apart(5)]);
  const age = oldestAt ? clock.now().getTime() - oldestAt.getTime() : 0;
  return [
    age > 300_000
      ? warning(
          `${counted(unread, 'referral')} of which webhooks told ${unread === 1 ? 'is' : 'are'} not read, the oldest for ${span(age)}`,
          'Is a desk running, and does Partner Center answer? They are read by themselves when it does.',
        )
      : ok(unread === 0 ? 'all that webhooks told of is read' : `${counted(unread, 'referral')} to be read just now`),
    ...(apart === 0
      ? []
      : [
          warning(
            `${counted(apart, 'record')} cannot be taken in: ${ids.join(', ')}${apart > ids.length ? ', …' : ''}`,
            'The log says why, by the id (a record could not be stored). It is tried again by itself, at least once an hour.',
          ),
        ]),
  ];
}

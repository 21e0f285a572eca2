import { createInterface } from 'node:readline/promises';
import { SystemClock } from '../clock.ts';
import { ConfigError, inspectConfig } from '../config.ts';
import { systemTimers } from '../partner-center/timers.ts';
import { Consent } from './consent.ts';

/**
 * `npm run consent`: from a Referrals admin's sign-in to PARTNER_CENTER_REFRESH_TOKEN, once. The browser may be on another
 * machine: nothing has to listen at the address to which it is led.
 */
const redirectUri = 'http://localhost:8400';
const names = ['PARTNER_CENTER_TOKEN_URL', 'PARTNER_CENTER_CLIENT_ID', 'PARTNER_CENTER_CLIENT_SECRET'] as const;
const say = (...lines: string[]) => void process.stdout.write(`${lines.join('\n')}\n`);

const { config, problems } = inspectConfig(process.env);
const mine = problems.filter((problem) => names.some((name) => problem.startsWith(`${name}:`)));
if (mine.length > 0) {
  process.stderr.write(`${new ConfigError(mine).message}\n`);
  process.exit(78);
}

const { tokenUrl, clientId, clientSecret } = config.partnerCenter;
const consent = new Consent({
  tokenUrl,
  clientId,
  clientSecret,
  redirectUri,
  clock: new SystemClock(),
  timers: systemTimers,
});
say(
  `1. In the application’s registration, under Authentication, ${redirectUri} must be a redirect URI of the kind Web.`,
  '2. Let a Referrals admin of the company open this address in a browser, and sign in:',
  '',
  consent.address,
  '',
  `3. The browser is then led to ${redirectUri}/?code=..., where nothing answers: that is as it should be.`,
  '   Copy the whole address from the address bar and paste it here:',
);

const input = createInterface({ input: process.stdin });
const returned = await new Promise<string>((resolve) => {
  input.once('line', resolve);
  input.once('close', () => resolve(''));
});
input.close();
try {
  const { refreshToken, webhooks } = await consent.finish(returned);
  say(
    '',
    'It worked. Put this line into the desk’s settings now; it is shown only once, and is as good as a password:',
    '',
    `PARTNER_CENTER_REFRESH_TOKEN=${refreshToken}`,
    '',
    webhooks
      ? 'Webhooks can be registered with it too. `npm run doctor` says the rest.'
      : 'It does not open the webhooks (permission user_impersonation of Microsoft Partner Center is missing): the poll works without.',
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'It did not work.'}\n`);
  process.exit(1);
}

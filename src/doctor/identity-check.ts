import type { Config } from '../config.ts';
import { askForToken, createAuthentication } from '../teams/authentication.ts';
import { errorReason, type Finding, ok, within, wrong } from './finding.ts';

/** Can the bot get its own token, and verify those of Teams? */
export async function identityCheck({ bot }: Config): Promise<readonly Finding[]> {
  const missing = [
    ...(bot.appId ? [] : ['MicrosoftAppId']),
    ...(bot.tenantId ? [] : ['MicrosoftAppTenantId']),
    ...(bot.appPassword || bot.appType === 'UserAssignedMSI' ? [] : ['MicrosoftAppPassword']),
  ];
  if (missing.length > 0) return [wrong(`not looked at: ${missing.join(', ')} missing`, 'Set what is missing first.')];
  return [await token(bot), await signingKeys(bot)];
}

async function token(bot: Config['bot']): Promise<Finding> {
  try {
    await within(20_000, askForToken(bot));
    return ok('the bot gets a token for Teams’ connector');
  } catch (error) {
    const reason = errorReason(error);
    return wrong(`the bot gets no token for Teams’ connector (${reason})`, adviceOn(reason, bot.appType));
  }
}

/** The most common of Entra's error codes; the others are in its documentation under the code. */
const advice: Readonly<Record<string, string>> = {
  AADSTS7000215: 'MicrosoftAppPassword is not the secret: copy its value, not its id.',
  AADSTS7000222: 'The secret has expired: make a new one, set MicrosoftAppPassword and SECRET_EXPIRES.',
  AADSTS700016: 'MicrosoftAppId is not registered in the tenant MicrosoftAppTenantId: check both.',
  AADSTS90002: 'There is no such tenant: check MicrosoftAppTenantId.',
  AADSTS900023: 'There is no such tenant: check MicrosoftAppTenantId.',
  invalid_client: 'MicrosoftAppPassword or MicrosoftAppId is wrong, or the secret has expired.',
};

function adviceOn(reason: string, appType: string | undefined): string {
  if (advice[reason]) return advice[reason];
  if (/ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|network|endpoints/i.test(reason))
    return 'Microsoft’s sign-in is not reached: may this machine reach login.microsoftonline.com by https?';
  if (appType === 'UserAssignedMSI')
    return 'Is the identity assigned to this machine, and MicrosoftAppId its client id?';
  return 'Look the code up in Microsoft’s list of Entra error codes.';
}

async function signingKeys(bot: Config['bot']): Promise<Finding> {
  try {
    await within(15_000, createAuthentication(bot, { now: () => new Date() }).warm());
    return ok('the keys that sign Teams’ messages are read');
  } catch (error) {
    return wrong(
      `the keys that sign Teams’ messages are not reached (${errorReason(error)})`,
      'May this machine reach login.botframework.com by https? Until then the desk is not ready and answers nobody.',
    );
  }
}

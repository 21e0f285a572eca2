import type { Config } from '../config.ts';
import { isLoopback } from '../settings/formats.ts';
import { type Finding, ok, warning, wrong } from './finding.ts';

const day = 86_400_000;

/** All invalid settings at once; if there are none, those that are valid but probably unintended. */
export function settingsCheck(config: Config, problems: readonly string[], now: Date): readonly Finding[] {
  if (problems.length > 0)
    return problems.map((problem) => {
      const [name = '', ...rest] = problem.split(':');
      return wrong(`${name}${rest.join(':')}`, `Set ${name}; .env.example explains it.`);
    });
  return [
    ok('every setting that is needed is there, and in its form'),
    ...publicUrlFindings(config),
    ...tenantFindings(config),
    ...secretFindings(config, now),
    ...timeZoneFindings(config),
  ];
}

function publicUrlFindings({ publicUrl, nodeEnv }: Config): readonly Finding[] {
  if (nodeEnv !== 'production')
    return [
      warning(`NODE_ENV is ${nodeEnv}: the desk answers local clients without a token`, 'Leave it out to serve.'),
    ];
  if (publicUrl && isLoopback(new URL(publicUrl).hostname))
    return [
      warning('PUBLIC_URL is a loopback address', 'Teams and Partner Center cannot reach it; set the public one.'),
    ];
  return [];
}

function tenantFindings({ bot, allowedTenants = [] }: Config): readonly Finding[] {
  if (!bot.tenantId || allowedTenants.includes(bot.tenantId.toLowerCase())) return [];
  return [
    warning(
      'ALLOWED_TENANTS does not name the tenant of the bot’s own registration',
      'People of that tenant get no answer. Add MicrosoftAppTenantId there, unless this is meant.',
    ),
  ];
}

/** The zone is used for the channel's hours, the health line, and everybody whose client names no zone. */
function timeZoneFindings({ isTimeZoneSet }: Config): readonly Finding[] {
  if (isTimeZoneSet) return [];
  return [
    warning(
      'DEFAULT_TIME_ZONE is not set: the channel’s reminders and working hours go by UTC',
      'Set it to the zone of the deal team, such as Europe/Berlin.',
    ),
  ];
}

/** A secret's expiry can be seen only in Entra's portal, so the operator has to enter it. */
function secretFindings({ bot, secretExpires }: Config, now: Date): readonly Finding[] {
  if (bot.appType === 'UserAssignedMSI' && !secretExpires) return [];
  if (!secretExpires)
    return [
      warning(
        'nobody knows when the client secrets expire',
        'Write the earlier of the two days (Entra > App registrations > Certificates & secrets) into SECRET_EXPIRES.',
      ),
    ];
  const days = Math.ceil((secretExpires.getTime() - now.getTime()) / day);
  const renew =
    'Make a new secret in Entra, put it into the settings, restart, then write its day into SECRET_EXPIRES.';
  if (days <= 0) return [wrong('a client secret has expired, says SECRET_EXPIRES', renew)];
  if (days <= 30) return [warning(`a client secret expires in ${days} days`, renew)];
  return [ok(`client secrets are good for ${days} more days`)];
}

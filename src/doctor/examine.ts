import { SystemClock } from '../clock.ts';
import { type Config, inspectConfig } from '../config.ts';
import { serverClockOffset } from '../mongo/connection.ts';
import { auditCheck } from './audit-check.ts';
import { crmCheck } from './crm-check.ts';
import { crmStandingCheck } from './crm-standing-check.ts';
import { databaseCheck } from './database-check.ts';
import { type Examination, errorReason, type Finding, wrong } from './finding.ts';
import { graphCheck } from './graph-check.ts';
import { identityCheck } from './identity-check.ts';
import { leadsCheck } from './leads-check.ts';
import { parkedCheck } from './parked-check.ts';
import { partnerCenterCheck } from './partner-center-check.ts';
import { reachCheck } from './reach-check.ts';
import { schedulerCheck } from './scheduler-check.ts';
import { settingsCheck } from './settings-check.ts';
import { teamsCheck } from './teams-check.ts';

/**
 * Runs all groups of checks, each as far as possible, so that an operator who has only begun sees what works already.
 * Writes only a document of its own (to test a majority write) and, like the desk, the rotated refresh token.
 */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<readonly Examination[]> {
  const { config, problems } = inspectConfig(env);
  const clock = new SystemClock();
  const database = await databaseCheck(config.mongodbUri);
  const { db } = database;
  if (db) clock.setServerOffset(await serverClockOffset(db, () => Date.now()).catch(() => 0));
  try {
    const settings = { name: 'Settings', findings: settingsCheck(config, problems, clock.now()) };
    return [
      settings,
      { name: 'Database', findings: database.findings },
      ...(await Promise.all([
        group('Microsoft identity', () => identityCheck(config)),
        group('Partner Center', () => partnerCenterCheck(config, clock, db)),
        group('CRM', async () => [
          ...(await crmCheck(config, problems, clock)),
          ...(await crmStandingCheck(config, clock, db)),
        ]),
        group('Leads', () => leadsCheck(config, db)),
        group('Teams', () => teamsCheck(config, clock, db)),
        group('Microsoft Graph', () => graphCheck(config, problems, clock, db)),
        group('Scheduler', () => schedulerCheck(clock, db)),
        group('Parked', () => parkedCheck(clock, db)),
        group('Audit', () => auditCheck(clock, db)),
        group('This desk', () => reachCheck(config, clock.now())),
      ])),
    ];
  } finally {
    await database.client?.close();
  }
}

/** Secrets that the report must not show. */
export function secretsOf({ mongodbUri, bot, partnerCenter, crm, leads }: Config): readonly string[] {
  const password = /^mongodb(?:\+srv)?:\/\/[^:@/]*:([^@]*)@/.exec(mongodbUri ?? '')?.[1];
  const ofOthers = [
    partnerCenter.clientSecret,
    partnerCenter.refreshToken,
    crm.dynamics.clientSecret,
    crm.salesforce.clientSecret,
    crm.webhookKey,
    ...leads.secrets,
  ];
  return [mongodbUri, password, bot.appPassword, ...ofOthers].filter((secret) => secret !== undefined);
}

async function group(name: string, look: () => Promise<readonly Finding[]>): Promise<Examination> {
  const findings = await look().catch((error: unknown) => [
    wrong(`could not be looked at (${errorReason(error)})`, 'Mend what is wrong above first.'),
  ]);
  return { name, findings };
}

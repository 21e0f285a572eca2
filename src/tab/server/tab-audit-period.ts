import type { z } from 'zod';
import { plusDays } from '../../answers/day/day-span.ts';
import {
  auditFileHead,
  auditFileLine,
  auditOfPeriod,
  longestPeriod,
  type PeriodDeps,
} from '../../features/audit/index.ts';
import { isAdminOfAll, type RoleSettings } from '../../features/people/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayBegins, daysBetween } from '../../i18n/format.ts';
import type { AuditPeriodAsked, TabAuditPeriod } from '../work-contract.ts';
import type { TabReader } from './tab-reader.ts';

/**
 * Audit entries of a period, of everybody or of one person, as a file. It covers referrals of every location, so it is only for
 * admins of all of them. Each download is logged.
 */
export async function auditPeriodAnswer(
  { roles, ...deps }: PeriodDeps & { readonly roles: RoleSettings },
  { person: reader, locale, timeZone, log }: TabReader,
  { from, until, person, format }: z.output<typeof AuditPeriodAsked>,
): Promise<TabAuditPeriod> {
  if (!isAdminOfAll(reader, roles)) throw httpProblem(403, {}, { reason: 'audit' });
  const days = daysBetween(from, until) + 1;
  if (days < 1 || days > longestPeriod) return { text: say(locale, 'tab.audit.days', { most: longestPeriod }) };
  const period = { from: dayBegins(timeZone, from), before: dayBegins(timeZone, plusDays(until, 1)) };
  const found = await auditOfPeriod(deps, { ...period, person: person.trim() });
  if (!found) return { text: say(locale, 'tab.audit.nobody', { name: person.trim() }) };
  const { lines, isCut } = found;
  log.info({ from, until, ofOne: person !== '', by: reader.aadObjectId, rows: lines.length, format }, 'audit exported');
  if (lines.length === 0 && !isCut) return { text: say(locale, 'tab.audit.none') };
  return {
    file: {
      name: `audit-${from}-${until}.${format}`,
      text: auditFileHead(format) + lines.map((line) => auditFileLine(line, format)).join(''),
    },
    text: say(locale, isCut ? 'tab.audit.cut' : 'tab.audit.ready', { count: lines.length }),
  };
}

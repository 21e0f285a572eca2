import { plusDays } from '../../answers/day/day-span.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayBegins } from '../../i18n/format.ts';
import type { Logger } from '../../logger.ts';
import { type CsvPiece, csvLines, type TableFiles } from '../bulk/index.ts';
import { isAdminOfAll, type RoleSettings } from '../people/index.ts';
import { auditFileHead, auditFileLine, isAuditWanted } from './audit-export.ts';
import { type AuditOfPeriod, auditOfPeriod, type PeriodDeps } from './audit-of-period.ts';
import type { AuditReader } from './audit-reader.ts';

/** Upper bound of a request, in days. */
export const longestPeriod = 366;

/** Calendar days in the requester's time zone, both inclusive; absent: everything. One deal, one person, or all. */
export interface AuditAsked {
  readonly from?: string;
  readonly until?: string;
  readonly person?: string;
  readonly referral?: string;
}

export interface AuditTableDeps extends PeriodDeps {
  readonly reader: Pick<AuditReader, 'ofSubject'>;
  readonly roles: RoleSettings;
  readonly log: Logger;
}

const linesAtOnce = 100;

/**
 * The audit as a file requested in chat. The requester's right is checked when the file is made; the log records who
 * received it.
 */
export function auditTable(deps: AuditTableDeps): TableFiles['audit'] {
  return async function* ({ person, locale, timeZone, of: asked = {} }): AsyncGenerator<CsvPiece> {
    const { roles, log } = deps;
    yield { text: auditFileHead('csv'), rows: 0 };
    if (!isAdminOfAll(person, roles)) return;
    const { lines, isCut } = await linesOf(deps, asked, timeZone);
    log.info(
      { ...asked, person: asked.person !== undefined, by: person.aadObjectId, rows: lines.length, isCut },
      'audit exported',
    );
    for (let at = 0; at < lines.length; at += linesAtOnce) {
      const some = lines.slice(at, at + linesAtOnce);
      yield { text: some.map((line) => auditFileLine(line, 'csv')).join(''), rows: some.length };
    }
    if (isCut) yield { text: csvLines([[say(locale, 'tab.audit.cut', { count: lines.length })]]), rows: 0 };
  };
}

async function linesOf(deps: AuditTableDeps, asked: AuditAsked, zone: string): Promise<AuditOfPeriod> {
  const { from, until, person, referral } = asked;
  const period = {
    from: from ? dayBegins(zone, from) : new Date(0),
    before: until ? dayBegins(zone, plusDays(until, 1)) : new Date(8.64e15),
  };
  if (referral === undefined) return (await auditOfPeriod(deps, { ...period, person })) ?? { lines: [], isCut: false };
  const ofDeal = await deps.reader.ofSubject(referral);
  return { lines: ofDeal.filter((line) => isAuditWanted(line, period)), isCut: false };
}

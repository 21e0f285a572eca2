import type { Clock } from '../../clock.ts';
import {
  type AuditFormat,
  type AuditLine,
  type AuditOfSubject,
  type AuditReader,
  auditFileHead,
  auditFileLine,
} from '../../features/audit/index.ts';
import { type RoleSettings, standingOf } from '../../features/people/index.ts';
import { type Access, type FindDeps, findFor } from '../../features/referrals/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatCalendarDate, formatList, formatMoment, formatMoney } from '../../i18n/format.ts';
import type { TabAudit, TabAuditFile } from '../work-contract.ts';
import { wordOf } from './tab-history.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabAuditDeps extends FindDeps {
  readonly access: Access;
  readonly audit: Pick<AuditReader, 'checked'>;
  readonly roles: RoleSettings;
  readonly clock: Clock;
  /** `RETENTION_AUDIT_DAYS`; 0: unlimited. */
  readonly keptDays: number;
}

/** Upper bound of entries shown; the file has all. */
const mostLines = 200;
const longestValue = 120;

/** The audit of a referral with values before and after, and whether its hash chain is intact; for admins of its location. */
export async function auditAnswer(deps: TabAuditDeps, reader: TabReader, id: string): Promise<TabAudit> {
  const { locale, timeZone, zoneIsOwn } = reader;
  const { lines, problems } = await checkedFor(deps, reader, id);
  const shown = lines.toReversed().slice(0, mostLines);
  return {
    isWhole: problems === 0,
    text: say(locale, problems === 0 ? 'tab.audit.whole' : 'tab.audit.broken', { count: lines.length, problems }),
    lines: shown.map((line) => {
      const word = wordOf(line.what);
      return {
        number: line.number,
        when: formatMoment(locale, line.at, timeZone, { zone: !zoneIsOwn }),
        what: word ? `${say(locale, word)} (${line.what})` : line.what,
        who: line.name ?? line.by,
        changes: changesIn(line, reader),
        seal: line.seal?.slice(0, 10) ?? '',
      };
    }),
  };
}

/** The same as a complete file. Each download is logged. */
export async function auditFile(
  deps: TabAuditDeps,
  reader: TabReader,
  id: string,
  format: AuditFormat,
): Promise<TabAuditFile> {
  const { lines } = await checkedFor(deps, reader, id);
  const { log, person } = reader;
  log.info({ referralId: id, by: person.aadObjectId, rows: lines.length, format }, 'audit exported in the tab');
  const text = lines.map((line) => auditFileLine(line, format)).join('');
  return { name: `audit-${id}.${format}`, text: auditFileHead(format) + text };
}

async function checkedFor(deps: TabAuditDeps, { person }: TabReader, id: string): Promise<AuditOfSubject> {
  const referral = await findFor(deps, person, id);
  if (!referral || !deps.access.may(person, 'see-in-full', referral)) throw httpProblem(404);
  if (standingOf(person, deps.roles).role !== 'admin') throw httpProblem(403, {}, { reason: 'audit' });
  const kept = deps.keptDays * 86_400_000;
  return deps.audit.checked(referral.id, kept === 0 ? new Date(0) : new Date(deps.clock.now().getTime() - kept));
}

/** `salesStage: 20 → 40`, one a field; `decision.state: sending → confirmed`, one a field within another. */
function changesIn({ before, after }: AuditLine, reader: TabReader): string[] {
  const [was, is] = [before, after].map((value) => new Map(fieldsOf(value)));
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((field) => {
    const [from, to] = [valueText(was?.get(field), field, reader), valueText(is?.get(field), field, reader)];
    if (from === to) return [];
    return [from === '' ? `${field}: ${to}` : `${field}: ${from} → ${to || '–'}`];
  });
}

/** Each value by its path. An amount with its currency counts as one value, as does a list or an object in a list. */
function fieldsOf(value: unknown, path?: string): readonly (readonly [string, unknown])[] {
  if (!isFields(value) || isAmount(value)) return [[path ?? 'value', value]];
  return Object.entries(value).flatMap(([name, part]) => fieldsOf(part, path ? `${path}.${name}` : name));
}

function valueText(value: unknown, field: string, reader: TabReader): string {
  const text = told(value, field, reader);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

function told(value: unknown, field: string, reader: TabReader): string {
  const { locale, timeZone, zoneIsOwn } = reader;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return formatList(locale, value.map((one) => told(one, field, reader)).filter(Boolean));
  if (isAmount(value)) return formatMoney(locale, value);
  if (isFields(value))
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${told(part, name, reader)}`)
      .join(', ');
  if (!(value instanceof Date)) return String(value);
  // A close date is a calendar day, stored as midnight UTC.
  return field === 'closesAt'
    ? formatCalendarDate(locale, value)
    : formatMoment(locale, value, timeZone, { zone: !zoneIsOwn });
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function isAmount(value: unknown): value is { readonly value: number; readonly currency: string } {
  return isFields(value) && typeof value.value === 'number' && typeof value.currency === 'string';
}

import { cutText } from '../../../crm/cut-text.ts';
import { type Crm, crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, formatMoment, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type CsvPiece, csvPieces, type TableFiles } from '../../bulk/index.ts';
import { fieldName } from '../../deals/index.ts';
import { isAdminOfAll, type RoleSettings } from '../../people/index.ts';
import type { Referral } from '../../referrals/index.ts';
import { type CrmLink, type DryField, type SyncField, standingOfLink } from '../link/crm-link.ts';
import { plannedBy } from '../load/load-journal.ts';
import { valueAsText } from '../merge/sync-values.ts';
import { problemInWords } from './problem-words.ts';

export interface CrmTableDeps {
  readonly links: { after(id: string | undefined, limit: number): Promise<readonly CrmLink[]> };
  readonly referrals: { among(ids: readonly string[]): Promise<readonly Referral[]> };
  readonly roles: RoleSettings;
  readonly linkUrl: Crm['linkUrl'] | undefined;
}

type Reader = Parameters<TableFiles['crm-plan']>[0];
type Line = readonly string[];

const linksAtOnce = 200;
/** Upper bound of characters in a cell: enough to recognise a text. */
const longestCell = 300;

/** Tables for admins: the plan of a first load (a row per deal and field), and all links (a row per deal). */
export function crmTables(deps: CrmTableDeps): Pick<TableFiles, 'crm-plan' | 'crm-links'> {
  return {
    'crm-plan': (reader) => table(deps, reader, planHeader, (link, deal) => planLines(deps, link, deal, reader.locale)),
    'crm-links': (reader) => table(deps, reader, linksHeader, (link, deal) => [linkLine(deps, link, deal, reader)]),
  };
}

const planHeader = [
  'id',
  'deal',
  'customer',
  'owner',
  'would',
  'why',
  'record',
  'field',
  'ours',
  'theirs',
  'step',
] as const;
const linksHeader = [
  ...(['id', 'deal', 'customer', 'owner', 'standing', 'why', 'record', 'upToDate', 'planned', 'did'] as const),
  ...(['restored'] as const),
];

async function* table(
  { links, referrals, roles }: CrmTableDeps,
  { person, locale }: Reader,
  header: readonly (typeof planHeader | typeof linksHeader)[number][],
  linesOf: (link: CrmLink, deal: Referral) => readonly Line[],
): AsyncGenerator<CsvPiece> {
  async function* lines(): AsyncGenerator<Line> {
    // The rights may have changed since the file was requested.
    if (!isAdminOfAll(person, roles)) return;
    for (let last: string | undefined; ; ) {
      const some = await links.after(last, linksAtOnce);
      const deals = new Map((await referrals.among(some.map(({ id }) => id))).map((deal) => [deal.id, deal]));
      for (const link of some) {
        const deal = deals.get(link.id);
        if (deal) yield* linesOf(link, deal);
      }
      last = some.at(-1)?.id;
      if (some.length < linksAtOnce) return;
    }
  }
  yield* csvPieces(
    header.map((name) => say(locale, `crm.column.${name}`)),
    lines(),
  );
}

function dealCells({ id, record, owner }: Referral): Line {
  return [id, record.name, record.customer.name, owner?.name ?? ''];
}

function planLines(deps: CrmTableDeps, link: CrmLink, deal: Referral, locale: Locale): readonly Line[] {
  const would = say(locale, `crm.would.${wouldOf(link)}`);
  const cells = [...dealCells(deal), would, whyOf(link, locale), recordOf(deps, link)];
  const differs = link.dry?.differs ?? [];
  if (differs.length === 0) return [[...cells, '', '', '', '']];
  return differs.map((each) => [...cells, ...fieldCells(each, link, locale)]);
}

function wouldOf(link: CrmLink): 'link' | 'create' | 'update' | 'nothing' | 'wait' | 'done' {
  const { dry } = link;
  if (!dry) return link.problem || link.waiting ? 'wait' : 'done';
  return plannedBy(dry);
}

function fieldCells({ field, partnerCenter, crm, step }: DryField, { system }: CrmLink, locale: Locale): Line {
  const becomes =
    step === 'ask' ? say(locale, 'crm.step.ask') : say(locale, `crm.step.${step}`, { crm: crmNames[system] });
  return [columnName(locale, field), short(valueAsText(partnerCenter)), short(valueAsText(crm)), becomes];
}

function linkLine(deps: CrmTableDeps, link: CrmLink, deal: Referral, { locale, timeZone }: Reader): Line {
  const { load, upToDateAt } = link;
  const standing = link.dry ? 'dry' : standingOfLink(link);
  const when = upToDateAt ? formatMoment(locale, upToDateAt, timeZone, { zone: true }) : '';
  const crm = crmNames[link.system];
  return [
    ...dealCells(deal),
    standing === 'unlinked' ? say(locale, 'crm.unlinked') : say(locale, `crm.standing.${standing}`, { crm }),
    whyOf(link, locale),
    recordOf(deps, link),
    when,
    load ? say(locale, `crm.would.${load.planned}`) : '',
    load?.did ? say(locale, `crm.did.${load.did}`) : '',
    load?.takenBackAt ? formatMoment(locale, load.takenBackAt, timeZone, { zone: true }) : '',
  ];
}

/** Its problem or open question; likely records by name. */
function whyOf(link: CrmLink, locale: Locale): string {
  const { problem, waiting, questions, system } = link;
  const crm = crmNames[system];
  const field = problem?.field ? columnName(locale, problem.field) : '';
  const asked = Object.keys(questions).map((each) => columnName(locale, each as SyncField));
  return [
    ...(problem ? [problemInWords(problem.code, { crm, field }, locale, problem.words)] : []),
    ...(problem?.records ?? []).map(({ name }) => name),
    ...(problem?.choices ?? []).map(({ name }) => name),
    ...(asked.length > 0 ? [aboutIt(locale, say(locale, 'crm.step.ask'), joinedIn(locale, asked))] : []),
    ...(waiting ? [waiting.code] : []),
  ].join(' | ');
}

function recordOf({ linkUrl }: CrmTableDeps, { recordId }: CrmLink): string {
  return recordId && linkUrl ? linkUrl(recordId) : '';
}

function columnName(locale: Locale, field: SyncField): string {
  if (field === 'campaign') return fieldName(locale, 'campaignId');
  const known = (['name', 'dealValue', 'closeDate', 'notes', 'salesStage', 'solutions'] as const).find(
    (each) => each === field,
  );
  return known ? fieldName(locale, known) : field;
}

function short(text: string): string {
  return cutText(text, longestCell).text;
}

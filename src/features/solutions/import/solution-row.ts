import { readSolutionId } from '../../../answers/choice/solution-id.ts';
import { fold, tidy } from '../../../answers/text/said.ts';
import type { CatalogueSolution, CoSellStatus } from '../index.ts';

/** A row of the file by column names, in lower case and without punctuation. */
export type Row = Readonly<Record<string, unknown>>;

export interface ReadRow {
  readonly solution?: CatalogueSolution;
  /** Errors; with one in any row nothing is imported. */
  readonly problems: readonly string[];
  /** Warnings; the row is imported all the same. */
  readonly remarks: readonly string[];
}

const columns = {
  id: ['id', 'solutionid'],
  name: ['name', 'solution', 'solutionname'],
  owner: ['type', 'owner', 'solutiontype'],
  publisher: ['publisher', 'publishername'],
  offer: ['offertype', 'offer'],
  status: ['cosellstatus', 'status'],
  assessment: ['assessment', 'solutionassessment', 'isassessment'],
} as const;
/** For the error message on a file without these columns. */
export const neededColumns = ['id', 'name', 'type', 'co-sell status'] as const;

const owners: Readonly<Record<CatalogueSolution['owner'], string>> = {
  mine: 'mine|ours|my company|my company’s|own',
  microsoft: 'microsoft|microsoft’s',
  'third-party': 'third-party|third party|thirdparty|third-party’s|3p|partner|other',
};
const statuses: Readonly<Record<CoSellStatus, string>> = {
  'not-ready': 'not-ready|not ready|not co-sell ready|in market',
  ready: 'ready|co-sell ready',
  'azure-ip-incentivised':
    'azure-ip-incentivised|azure ip incentivised|azure ip incentivized|azure ip co-sell incentivised|azure ip co-sell incentivized|azure ip co-sell eligible|azure ip co-sell',
  'business-applications-standard':
    'business-applications-standard|business applications standard|business applications co-sell incentivised standard|business applications co-sell incentivized standard',
  'business-applications-premium':
    'business-applications-premium|business applications premium|business applications co-sell incentivised premium|business applications co-sell incentivized premium',
  unknown: 'unknown|',
};
/**
 * The offer types that qualify for Azure IP co-sell, and those for business applications co-sell
 * (docs/partner-center.md#co-sell-status).
 */
const azureOffers: Readonly<Record<string, string>> = {
  'azure-application': 'azure-application|azure application',
  container: 'container|azure container',
  'virtual-machine': 'virtual-machine|virtual machine|azure virtual machine|vm',
  'iot-edge-module': 'iot-edge-module|iot edge module',
  saas: 'saas|software as a service|software as a service (saas)',
};
const businessOffers: Readonly<Record<string, string>> = {
  'dynamics-customer-engagement':
    'dynamics-customer-engagement|dynamics 365 for customer engagement|dynamics 365 for customer engagement and power apps|dynamics 365 for customer engagement & power apps|dynamics 365 customer engagement|power apps',
  'dynamics-operations': 'dynamics-operations|dynamics 365 for operations|dynamics 365 operations',
};
const otherOffers: Readonly<Record<string, string>> = {
  'consulting-service': 'consulting-service|consulting service|consulting services',
  'managed-service': 'managed-service|managed service|managed services',
};

/** Parses a row into a solution, or into all its problems. */
export function readRow(row: Row, seenAt: Date): ReadRow {
  const value = (name: keyof typeof columns) => tidy(columns[name].map((column) => row[column]).find(isText) ?? '');
  const [id, name, publisher, offer] = [value('id'), value('name'), value('publisher'), value('offer')];
  const owner = oneOf(owners, value('owner'));
  const status = oneOf(statuses, value('status'));
  const offerType = oneOf({ ...azureOffers, ...businessOffers, ...otherOffers }, offer) ?? offer;
  const assessment = /^(?:yes|y|true|1|x)$/i.test(value('assessment'));
  const problems = [
    ...(id ? tooLong('id', id, 100) : ['the id is missing']),
    ...(name ? tooLong('name', name, 200) : ['the name is missing']),
    ...tooLong('publisher', publisher, 200),
    ...tooLong('offer type', offer, 100),
    ...(owner ? [] : [`the type “${shown(value('owner'))}” is none of: mine, Microsoft, third party`]),
    ...(status
      ? []
      : [`the co-sell status “${shown(value('status'))}” is none of: ${Object.keys(statuses).join(', ')}`]),
    ...(/^(?:yes|y|true|1|x|no|n|false|0|)$/i.test(value('assessment')) ? [] : ['assessment must be yes or no']),
    ...unfitting(status, offerType),
  ];
  if (problems.length > 0 || !owner || !status) return { problems, remarks: [] };
  const known = readSolutionId(id);
  const remarks =
    known.kind === 'solutionId' ? [] : [`the id ${shown(id)} looks neither like SOL-1234-PQRS nor like a guid`];
  const solution = {
    id: known.kind === 'solutionId' ? known.id : id,
    ...{ name, owner, coSellStatus: status, isAssessment: assessment, seenAt },
    ...(publisher ? { publisherName: publisher } : {}),
    ...(offerType ? { offerType } : {}),
  };
  return { solution, problems, remarks };
}

/** Warns of a status that this type of offer cannot have: it was probably entered in the wrong row. */
function unfitting(status: CoSellStatus | undefined, offerType: string): readonly string[] {
  if (status === 'azure-ip-incentivised' && (offerType in businessOffers || offerType in otherOffers))
    return [`${offerType} can’t be Azure IP co-sell incentivised`];
  if (status?.startsWith('business-applications') && (offerType in azureOffers || offerType in otherOffers))
    return [`${offerType} can’t be business applications co-sell incentivised`];
  return [];
}

function oneOf<Name extends string>(lists: Readonly<Record<Name, string>>, said: string): Name | undefined {
  const word = fold(said);
  return (Object.keys(lists) as Name[]).find((name) => lists[name].split('|').includes(word));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function tooLong(what: string, text: string, max: number): readonly string[] {
  return text.length > max ? [`the ${what} is longer than ${max} characters`] : [];
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

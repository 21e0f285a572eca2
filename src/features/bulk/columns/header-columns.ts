import { type BulkColumn, type CurrencyColumn, currencyColumns } from './bulk-columns.ts';
import { columnMeaning, mayBeCrms } from './column-names.ts';
import { besideRegistration, isOfRegistrations, registrationColumnNames } from './registration-columns.ts';

/** What the columns of one file are. */
export interface HeaderColumns {
  /** Registrations of won deals have a file of their own. */
  readonly kind: 'deals' | 'registrations';
  /** Index of each column in a row, from 0. */
  readonly places: ReadonlyMap<BulkColumn, number>;
  /** What the names of amounts say of their currencies, by the column of the currency. */
  readonly currencies: ReadonlyMap<CurrencyColumn, readonly string[]>;
  /** Names as spelt in the header, by the reason why they are not read. */
  readonly unknown: readonly string[];
  readonly ofCrm: readonly string[];
  readonly ofPartnerCenter: readonly string[];
  /** Unknown and marked as required: a newer template may have mandatory columns that this desk does not know. */
  readonly newRequired: readonly string[];
  /** Columns beyond the fiftieth solution or member, and their indexes. */
  readonly tooMany: readonly string[];
  readonly tooManyPlaces: readonly number[];
  /** Duplicate columns: it is not known which one counts. */
  readonly twice: readonly string[];
}

export function headerColumns(header: readonly string[]): HeaderColumns {
  const named = meaningsOf(header);
  const of = (kind: string) => named.filter(({ meaning }) => meaning.kind === kind).map(({ name }) => name);
  const places = new Map<BulkColumn, number>();
  const currencies = new Map<CurrencyColumn, readonly string[]>();
  const twice: string[] = [];
  for (const { name, place, meaning } of named) {
    if (meaning.kind !== 'column') continue;
    if (places.has(meaning.column)) twice.push(name);
    else places.set(meaning.column, place);
    const { column } = meaning;
    if (meaning.currencies) currencies.set(currencyColumns[column as keyof typeof currencyColumns], meaning.currencies);
  }
  const kind = isOfRegistrations(places) ? 'registrations' : 'deals';
  const foreign = [...places].filter(([column]) => !belongs(column, kind));
  for (const [column] of foreign) places.delete(column);
  const unknown = [...of('unknown'), ...foreign.map(([, place]) => header[place]?.trim() ?? '')];
  const isRequired = (name: string) => /\*|\(?(?:required|mandatory)\)?\s*$/i.test(name);
  return {
    kind,
    places,
    currencies,
    unknown: unknown.filter((name) => !isRequired(name)),
    newRequired: unknown.filter(isRequired),
    ofCrm: of('crm'),
    ofPartnerCenter: of('partner-center'),
    tooMany: of('too-many'),
    tooManyPlaces: named.filter(({ meaning }) => meaning.kind === 'too-many').map(({ place }) => place),
    twice,
  };
}

/** A file with this many columns of a CRM was exported by one. */
const enoughOfCrm = 2;

function meaningsOf(header: readonly string[]) {
  const read = header.map((name, place) => ({ name: name.trim(), place, meaning: columnMeaning(name) }));
  const ofCrmAlone = read.filter(({ meaning }) => meaning.kind === 'crm' && !meaning.generic);
  const isFromCrm = ofCrmAlone.length >= enoughOfCrm;
  return read
    .filter(({ name }) => name !== '')
    .map((each) => (isFromCrm && mayBeCrms(each.name) ? { ...each, meaning: { kind: 'crm' } as const } : each));
}

/** Whether a column is read in a file of this kind. */
function belongs(column: BulkColumn, kind: HeaderColumns['kind']): boolean {
  const isRegistration = (registrationColumnNames as readonly BulkColumn[]).includes(column);
  if (kind === 'deals') return !isRegistration;
  return isRegistration || (besideRegistration as readonly BulkColumn[]).includes(column);
}

/** The number of known names, by which the delimiter is detected. */
export function knownNames(header: readonly string[]): number {
  return headerColumns(header).places.size;
}

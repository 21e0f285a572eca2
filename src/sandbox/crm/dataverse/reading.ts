import type { CrmAnswer, CrmExchange } from '../crm-exchange.ts';
import type { CrmRow } from '../crm-rows.ts';
import { parseDvFilter } from './filter.ts';
import type { DataverseOrg } from './org.ts';
import { dvRefusal } from './refusals.ts';
import type { DvTable } from './tables.ts';
import { etagOf, knownColumn, readerOf, wireRow } from './wire.ts';

const longestPage = 5_000;
const knownOptions = ['$select', '$filter', '$orderby', '$count', '$top', '$skiptoken'];

/** Where a page ended: by the order's value and the id, so that rows which move meanwhile are neither lost nor stuck. */
interface Place {
  readonly value: string;
  readonly id: string;
}

/** Pages that were handed out, by the cookie exactly as it was written. */
export class DataverseReading {
  readonly #org: DataverseOrg;
  readonly #base: () => string;
  readonly #cookies = new Map<string, Place>();

  constructor(org: DataverseOrg, base: () => string) {
    this.#org = org;
    this.#base = base;
  }

  list(table: DvTable, exchange: CrmExchange): CrmAnswer {
    const { query, search } = exchange;
    for (const name of query.keys())
      if (!knownOptions.includes(name))
        throw dvRefusal(400, '0x80060888', `The query parameter ${name} is not supported.`);
    const known = knownColumn(table);
    const select = selectOf(exchange);
    select.forEach(known);
    const ordered = this.#ordered(table, query, known);
    const from = this.#placeOf(search);
    const left = from ? ordered.filter((entry) => isAfter(entry, from)) : ordered;
    const size = Math.min(
      preference(exchange, 'odata.maxpagesize') ?? longestPage,
      Number(query.get('$top') ?? longestPage),
    );
    const page = left.slice(0, size);
    const annotated = annotationsWanted(exchange);
    const more = left.length > page.length && query.get('$top') === null;
    return {
      status: 200,
      headers: { 'OData-Version': '4.0' },
      body: {
        '@odata.context': `${this.#base()}/$metadata#${table.set}`,
        ...(query.get('$count') === 'true' ? { '@odata.count': Math.min(ordered.length, 5000) } : {}),
        value: page.map(({ row }) => wireRow(this.#org, table, row, { select, annotated })),
        ...(more ? { '@odata.nextLink': this.#nextLink(table, exchange, page.at(-1)) } : {}),
      },
    };
  }

  one(table: DvTable, row: CrmRow, exchange: CrmExchange): CrmAnswer {
    if (exchange.headers['if-none-match'] === etagOf(row)) return { status: 304 };
    const select = selectOf(exchange);
    select.forEach(knownColumn(table));
    const body = wireRow(this.#org, table, row, { select, annotated: annotationsWanted(exchange) });
    return { status: 200, body, headers: { ETag: etagOf(row), 'OData-Version': '4.0' } };
  }

  #ordered(table: DvTable, query: URLSearchParams, known: (name: string) => void) {
    const [column = '', direction = 'asc'] = (query.get('$orderby') ?? '').split(',')[0]?.trim().split(' ') ?? [];
    if (column !== '') known(column);
    const filter = query.get('$filter');
    const test = filter === null ? () => true : parseDvFilter(filter, known);
    const sign = direction === 'desc' ? -1 : 1;
    const read = readerOf(this.#org, table);
    return this.#org
      .shown(table.name)
      .filter((row) => test((wire) => read(row, wire)))
      .map((row) => ({ row, value: column === '' ? '' : String(read(row, column) ?? ''), sign }))
      .sort((one, other) => sign * compare(one.value, other.value) || compare(one.row.id, other.row.id));
  }

  /** `%27` and `%253c` are in it: a client that decodes and encodes it again sends another cookie. */
  #nextLink(table: DvTable, exchange: CrmExchange, last: { row: CrmRow; value: string } | undefined): string {
    const number = this.#cookies.size + 2;
    const cookie = `%3Ccookie%20pagenumber=%22${number}%22%20pagingcookie=%22%253ccookie%2520page%253d%2522${number}%2522%253e%27%22%20/%3E`;
    this.#cookies.set(cookie, { value: last?.value ?? '', id: last?.row.id ?? '' });
    const rest = exchange.search.split('&').filter((part) => !/^(\$|%24)skiptoken=/i.test(part));
    const foreign = this.#org.faults.strike('foreignNextLink', { method: 'GET', target: exchange.path });
    const base = foreign ? 'http://127.0.0.2:9/api/data/v9.2' : this.#base();
    return `${base}/${table.set}?${[...rest, `$skiptoken=${cookie}`].join('&')}`;
  }

  #placeOf(search: string): Place | undefined {
    const cookie = search
      .split('&')
      .find((part) => /^(\$|%24)skiptoken=/i.test(part))
      ?.replace(/^[^=]*=/, '');
    if (cookie === undefined) return undefined;
    const place = this.#cookies.get(cookie);
    if (!place || this.#org.faults.strike('cursorExpired', { method: 'GET', target: search }))
      throw dvRefusal(400, '0x80044352', 'The paging cookie is not valid any more.');
    return place;
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function isAfter({ row, value, sign }: { row: CrmRow; value: string; sign: number }, place: Place): boolean {
  const order = sign * compare(value, place.value);
  return order > 0 || (order === 0 && row.id > place.id);
}

function preferences({ headers }: CrmExchange): string[] {
  return (headers.prefer?.toString() ?? '').split(',').map((part) => part.trim());
}

function preference(exchange: CrmExchange, name: string): number | undefined {
  const found = preferences(exchange).find((part) => part.startsWith(`${name}=`));
  return found === undefined ? undefined : Number(found.slice(name.length + 1));
}

export const selectOf = ({ query }: CrmExchange): readonly string[] =>
  (query.get('$select') ?? '').split(',').filter((name) => name !== '');

export const wantsRepresentation = (exchange: CrmExchange): boolean =>
  preferences(exchange).includes('return=representation');

export const annotationsWanted = (exchange: CrmExchange): boolean =>
  preferences(exchange).some((part) => part.startsWith('odata.include-annotations'));

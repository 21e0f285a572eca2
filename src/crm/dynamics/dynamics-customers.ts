import { z } from 'zod';
import { readDuns } from '../../answers/customer/duns.ts';
import { bareName } from '../../answers/names/search-key.ts';
import { readCountryName } from '../../answers/place/country.ts';
import { derivedId } from '../../derived-id.ts';
import { followMerges } from '../account-merges.ts';
import { accountDunsColumn, accountsAtOnce, searchByDunsElseName } from '../account-search.ts';
import { listWithoutOdd, parsedAnswer } from '../answer-parts.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmHttp, CrmRequest } from '../http/crm-http.ts';
import { LooksTogether, mostRowsTogether } from '../looks-together.ts';
import type { CrmMapping } from '../mapping.ts';
import {
  type CrmAccount,
  type CrmContact,
  type CrmCustomer,
  type CrmCustomers,
  CrmError,
  type CrmPerson,
  type CrmUser,
  type NewCrmContact,
} from '../port.ts';
import type { DynamicsFacts } from './dynamics-facts.ts';
import { dynamicsAccepted, dynamicsFailure } from './dynamics-failure.ts';
import { dynamicsPages } from './dynamics-pages.ts';
import { dynamicsId, odataOneOf, odataPath, odataText } from './odata-text.ts';

/** An odd text in a row hides none of the others. */
const nullish = z.string().nullish().catch(undefined);
const AccountRow = z.looseObject({
  accountid: z.string(),
  name: nullish,
  address1_city: nullish,
  address1_country: nullish,
  address1_postalcode: nullish,
  '_ownerid_value@OData.Community.Display.V1.FormattedValue': nullish,
});
/** What was merged stays, inactive, and names its master. */
const MergedRow = z.object({
  accountid: nullish,
  merged: z.boolean().nullish().catch(undefined),
  _masterid_value: nullish,
  statecode: z.number().nullish().catch(undefined),
});
const ContactRow = z.object({
  contactid: z.string(),
  firstname: nullish,
  lastname: nullish,
  emailaddress1: nullish,
  _parentcustomerid_value: nullish,
});
/** '': somebody is found there, and nobody knows who. */
const UserRow = z.object({ systemuserid: z.string().catch(''), fullname: nullish });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ value: listWithoutOdd(item) });

/** Turns on what is off by default: the customer's own rules about duplicates. */
const heedDuplicates = { 'MSCRM.SuppressDuplicateDetection': 'false' };
/** Contacts of one address that are looked at. */
const contactsAtOnce = 20;
/** Of the usual length, they stay far below the 8 KB of a query's address; where they do not, each is asked for alone. */
const addressesAtOnce = 20;
const names = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';

export interface DynamicsCustomersOptions {
  readonly http: CrmHttp;
  readonly mapping: CrmMapping;
  readonly facts: () => Promise<DynamicsFacts>;
  readonly send: (request: CrmRequest) => Promise<CrmHttpAnswer>;
}

/** Accounts, contacts and users of a Dynamics 365 environment. Nothing that is there is ever changed. */
export class DynamicsCustomers implements CrmCustomers {
  readonly #options: DynamicsCustomersOptions;
  readonly #merged: LooksTogether<string, z.infer<typeof MergedRow>>;
  readonly #contacts: LooksTogether<string, z.infer<typeof ContactRow>>;

  constructor(options: DynamicsCustomersOptions) {
    this.#options = options;
    this.#merged = new LooksTogether({
      query: (ids) => {
        const select = 'accountid,merged,_masterid_value,statecode';
        return this.#list(MergedRow, odataPath('accounts', { select, filter: odataOneOf('accountid', ids) }));
      },
      isOf: ({ accountid }, id) => accountid?.toLowerCase() === id,
    });
    this.#contacts = new LooksTogether({
      most: addressesAtOnce,
      query: (emails) => this.#listContacts(emails),
      isOf: ({ emailaddress1 }, email) => emailaddress1?.toLowerCase() === email,
    });
  }

  async searchAccounts(customer: CrmCustomer): Promise<readonly CrmAccount[]> {
    const eitherOf = (column: string, numbers: readonly string[]) =>
      numbers.map((number) => `${column} eq ${odataText(number)}`).join(' or ');
    return searchByDunsElseName(customer, {
      dunsColumn: await this.#dunsColumn(),
      byDuns: (column, numbers) => this.#accounts(eitherOf(column, numbers)),
      byWords: (words) => this.#accounts(words.map((word) => `contains(name,${odataText(word)})`).join(' and ')),
      byName: (name) => this.#accounts(`name eq ${odataText(name)}`),
    });
  }

  async *allAccounts(): AsyncGenerator<readonly CrmAccount[]> {
    const path = odataPath('accounts', { select: await this.#accountSelect(), filter: 'statecode eq 0' });
    for await (const rows of dynamicsPages(this.#options.send, path))
      yield parsedAnswer(listWithoutOdd(AccountRow), rows).map((row) => this.#asAccount(row));
  }

  async livingAccount(accountId: string): Promise<string | undefined> {
    const id = dynamicsId(accountId);
    if (id === undefined) return undefined;
    return followMerges(id, async (one) => {
      const [row] = await this.#merged.of(one);
      const master = row?.merged ? dynamicsId(row._masterid_value ?? '') : undefined;
      // One that was deactivated is offered by no search: nothing new is made at it.
      const isThere = !row?.merged && row?.statecode !== 1;
      return row && { isThere, ...(master ? { mergedInto: master } : {}) };
    });
  }

  async createAccount(customer: CrmCustomer): Promise<CrmAccount> {
    const { name, address, dunsNumber } = customer;
    const duns = await this.#dunsColumn();
    const { organizationId } = await this.#options.facts();
    // One's own primary key: asked again after a lost answer, the same account is there already.
    const accountid = derivedId(
      organizationId,
      'account',
      bareName(name),
      address.country ?? '',
      address.postalCode ?? '',
    );
    const body = {
      accountid,
      name: name.slice(0, 160),
      ...(address.addressLine1 ? { address1_line1: address.addressLine1.slice(0, 250) } : {}),
      ...(address.city ? { address1_city: address.city.slice(0, 80) } : {}),
      ...(address.state ? { address1_stateorprovince: address.state.slice(0, 50) } : {}),
      ...(address.postalCode ? { address1_postalcode: address.postalCode.slice(0, 20) } : {}),
      ...(address.country ? { address1_country: address.country } : {}),
      ...(duns !== undefined && dunsNumber ? { [duns]: dunsNumber } : {}),
    };
    const answer = await this.#post('accounts', body);
    if (answer !== 'there' && answer.kind === 'refused') {
      const { failure } = answer;
      if (failure.kind !== 'person' || failure.code !== 'duplicate') throw new CrmError(failure);
      // The rule says that there is one, and not which: it may be the one that we made, and whose answer was lost.
      const [own] = await this.#accounts(`accountid eq ${accountid}`);
      if (own) return own;
      throw new CrmError({ ...failure, choices: await this.searchAccounts(customer) });
    }
    return this.#account(accountid);
  }

  async findContacts(email: string): Promise<readonly CrmContact[]> {
    return (await this.#contacts.of(email.toLowerCase())).slice(0, contactsAtOnce).map(asContact);
  }

  #listContacts(emails: readonly string[]) {
    const filter = emails.map((email) => `emailaddress1 eq ${odataText(email)}`).join(' or ');
    const query = {
      select: 'contactid,firstname,lastname,emailaddress1,_parentcustomerid_value',
      filter: `(${filter}) and statecode eq 0`,
      top: String(emails.length === 1 ? contactsAtOnce : mostRowsTogether),
    };
    return this.#list(ContactRow, odataPath('contacts', query));
  }

  async createContact(accountId: string, contact: NewCrmContact): Promise<CrmContact> {
    const contactid = derivedId(accountId, 'contact', contact.email.toLowerCase());
    const answer = await this.#post('contacts', {
      contactid,
      firstname: contact.firstName.slice(0, 50),
      lastname: contact.lastName.slice(0, 50),
      emailaddress1: contact.email,
      ...(contact.phone ? { telephone1: contact.phone.slice(0, 50) } : {}),
      ...(contact.title ? { jobtitle: contact.title.slice(0, 100) } : {}),
      'parentcustomerid_account@odata.bind': `/accounts(${dynamicsId(accountId)})`,
    });
    if (answer !== 'there' && answer.kind === 'refused') {
      const [own] = (await this.findContacts(contact.email)).filter(({ id }) => id === contactid);
      if (own) return own;
      throw new CrmError(answer.failure);
    }
    const { firstName, lastName, email } = contact;
    return { id: contactid, accountId, name: `${firstName} ${lastName}`.trim(), email };
  }

  async findUser({ entraId, email }: CrmPerson): Promise<CrmUser | undefined> {
    // Stands without quotes in the filter: nothing but a guid may.
    const byId = /^[0-9a-f-]{36,37}$/i.test(entraId ?? '')
      ? await this.#users(`azureactivedirectoryobjectid eq ${entraId?.toLowerCase()}`)
      : [];
    const found = byId.length === 0 && email ? await this.#users(`internalemailaddress eq ${odataText(email)}`) : byId;
    const [user, ...more] = found;
    return user?.systemuserid && more.length === 0
      ? { id: user.systemuserid.toLowerCase(), name: user.fullname ?? '' }
      : undefined;
  }

  #users(filter: string) {
    const query = { select: 'systemuserid,fullname', filter: `${filter} and isdisabled eq false`, top: '2' };
    return this.#list(UserRow, odataPath('systemusers', query));
  }

  #dunsColumn(): Promise<string | undefined> {
    return accountDunsColumn(this.#options.mapping, this.#options.facts);
  }

  async #accounts(filter: string): Promise<readonly CrmAccount[]> {
    const query = {
      select: await this.#accountSelect(),
      filter: `(${filter}) and statecode eq 0`,
      top: String(accountsAtOnce),
    };
    const rows = await this.#list(AccountRow, odataPath('accounts', query), { Prefer: names });
    return rows.map((row) => this.#asAccount(row));
  }

  async #account(id: string): Promise<CrmAccount> {
    const { http, mapping } = this.#options;
    const path = odataPath(`accounts(${id})`, { select: await this.#accountSelect() });
    const answer = await http.send({ method: 'GET', path, headers: { Prefer: names } });
    return this.#asAccount(parsedAnswer(AccountRow, dynamicsAccepted(answer, mapping).body));
  }

  async #accountSelect(): Promise<string> {
    const duns = await this.#dunsColumn();
    const columns = ['accountid', 'name', 'address1_city', 'address1_country', 'address1_postalcode', '_ownerid_value'];
    return [...columns, ...(duns === undefined ? [] : [duns])].join(',');
  }

  #asAccount(row: z.infer<typeof AccountRow>): CrmAccount {
    const { duns } = this.#options.mapping.columns;
    const number = duns === undefined ? undefined : readDuns(String(row[duns] ?? ''));
    const country = readCountryName(row.address1_country ?? '');
    const countryText = country.kind === 'country' ? country.country : row.address1_country;
    const owner = row['_ownerid_value@OData.Community.Display.V1.FormattedValue'];
    return {
      id: row.accountid.toLowerCase(),
      name: row.name ?? '',
      ...(row.address1_city ? { city: row.address1_city } : {}),
      ...(countryText ? { country: countryText } : {}),
      ...(row.address1_postalcode ? { postalCode: row.address1_postalcode } : {}),
      ...(number?.kind === 'duns' ? { dunsNumber: number.duns } : {}),
      ...(owner ? { ownerName: owner } : {}),
    };
  }

  async #list<Item extends z.ZodType>(
    item: Item,
    path: string,
    headers: CrmRequest['headers'] = {},
  ): Promise<readonly z.infer<Item>[]> {
    const { http, mapping } = this.#options;
    const answer = await http.send({ method: 'GET', path, headers });
    return parsedAnswer(listOf(item), dynamicsAccepted(answer, mapping).body).value;
  }

  async #post(path: string, body: object) {
    const { http, mapping } = this.#options;
    const answer = await http.send({ method: 'POST', path, body, headers: heedDuplicates });
    if (answer.status < 300) return { kind: 'made' } as const;
    const failure = dynamicsFailure(answer, mapping);
    if (failure.kind === 'merge-again' && failure.code === 'key-exists') return 'there' as const;
    return { kind: 'refused', failure } as const;
  }
}

function asContact(row: z.infer<typeof ContactRow>): CrmContact {
  return {
    id: row.contactid.toLowerCase(),
    ...(row._parentcustomerid_value ? { accountId: row._parentcustomerid_value.toLowerCase() } : {}),
    name: `${row.firstname ?? ''} ${row.lastname ?? ''}`.trim(),
    email: row.emailaddress1 ?? '',
  };
}

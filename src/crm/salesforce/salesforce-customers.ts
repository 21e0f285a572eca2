import { z } from 'zod';
import { readDuns } from '../../answers/customer/duns.ts';
import { readCountryName } from '../../answers/place/country.ts';
import { followMerges } from '../account-merges.ts';
import { accountDunsColumn, accountsAtOnce, searchByDunsElseName } from '../account-search.ts';
import { listWithoutOdd, parsedAnswer } from '../answer-parts.ts';
import type { CrmHttp } from '../http/crm-http.ts';
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
import type { SalesforceFacts } from './salesforce-facts.ts';
import { matchedIds, salesforceFailure } from './salesforce-failure.ts';
import { salesforceId, soqlOneOf, soqlText, soqlWithin } from './soql-text.ts';

/** An odd text in a row hides none of the others. */
const nullish = z.string().nullish().catch(undefined);
const AccountRow = z.looseObject({
  Id: z.string(),
  Name: nullish,
  BillingCity: nullish,
  BillingCountry: nullish,
  BillingPostalCode: nullish,
  Owner: z.object({ Name: nullish }).nullish().catch(undefined),
});
const MergedRow = z.object({ Id: nullish, IsDeleted: z.boolean(), MasterRecordId: nullish });
const ContactRow = z.object({ Id: z.string(), Name: nullish, Email: nullish, AccountId: nullish });
/** '': somebody is found there, and nobody knows who. */
const UserRow = z.object({ Id: z.string().catch(''), Name: nullish });
const Created = z.object({ id: z.string() });
/** Contacts of one address that are looked at. */
const contactsAtOnce = 20;

export interface SalesforceCustomersOptions {
  readonly http: CrmHttp;
  readonly mapping: CrmMapping;
  readonly facts: () => Promise<SalesforceFacts>;
  readonly query: (soql: string, which?: 'deleted too') => Promise<readonly unknown[]>;
}

/** Accounts, contacts and users of a Salesforce organisation. Nothing that is there is ever changed. */
export class SalesforceCustomers implements CrmCustomers {
  readonly #options: SalesforceCustomersOptions;
  readonly #merged: LooksTogether<string, z.infer<typeof MergedRow>>;
  readonly #contacts: LooksTogether<string, z.infer<typeof ContactRow>>;

  constructor(options: SalesforceCustomersOptions) {
    this.#options = options;
    const { query } = options;
    this.#merged = new LooksTogether({
      query: async (ids) => {
        const soql = `SELECT Id, IsDeleted, MasterRecordId FROM Account WHERE ${soqlOneOf('Id', ids)}`;
        return parsedAnswer(listWithoutOdd(MergedRow), await query(soql, 'deleted too'));
      },
      isOf: ({ Id }, id) => salesforceId(Id ?? '') === id,
    });
    this.#contacts = new LooksTogether({
      query: async (emails) => {
        const fields = 'SELECT Id, Name, Email, AccountId FROM Contact';
        const most = emails.length === 1 ? contactsAtOnce : mostRowsTogether;
        const soql = `${fields} WHERE ${soqlOneOf('Email', emails)} LIMIT ${most}`;
        return parsedAnswer(listWithoutOdd(ContactRow), await query(soql));
      },
      isOf: ({ Email }, email) => Email?.toLowerCase() === email,
    });
  }

  async searchAccounts(customer: CrmCustomer): Promise<readonly CrmAccount[]> {
    return searchByDunsElseName(customer, {
      dunsColumn: await this.#dunsColumn(),
      byDuns: (column, numbers) => this.#accounts(soqlOneOf(column, numbers)),
      byWords: (words) => this.#accounts(words.map((word) => `Name LIKE ${soqlWithin(word)}`).join(' AND ')),
      byName: (name) => this.#accounts(`Name = ${soqlText(name)}`),
    });
  }

  async *allAccounts(): AsyncGenerator<readonly CrmAccount[]> {
    yield await this.#accounts();
  }

  /** What was merged lies in the recycle bin, and names its master. */
  async livingAccount(accountId: string): Promise<string | undefined> {
    const id = salesforceId(accountId, '001');
    if (id === undefined) return undefined;
    return followMerges(id, async (one) => {
      const [row] = await this.#merged.of(one);
      const master = row?.IsDeleted ? salesforceId(row.MasterRecordId ?? '', '001') : undefined;
      return row && { isThere: !row.IsDeleted, ...(master ? { mergedInto: master } : {}) };
    });
  }

  /** There is no key to create an account under: ours of the same name and place is the one whose answer was lost. */
  async createAccount(customer: CrmCustomer): Promise<CrmAccount> {
    const { name, address, dunsNumber } = customer;
    const { userId } = await this.#options.facts();
    const postal = address.postalCode ? ` AND BillingPostalCode = ${soqlText(address.postalCode)}` : '';
    const ours = `Name = ${soqlText(name.slice(0, 255))}${postal} AND CreatedById = ${soqlText(userId)}`;
    const found = await this.#accounts(ours);
    const there = found.find(isIn(address.country)) ?? found.find(mayBeIn(address.country));
    if (there) return there;
    const duns = await this.#dunsColumn();
    const body = {
      Name: name.slice(0, 255),
      ...(address.addressLine1 ? { BillingStreet: address.addressLine1.slice(0, 255) } : {}),
      ...(address.city ? { BillingCity: address.city.slice(0, 40) } : {}),
      ...(address.state ? { BillingState: address.state.slice(0, 80) } : {}),
      ...(address.postalCode ? { BillingPostalCode: address.postalCode.slice(0, 20) } : {}),
      ...(address.country ? { BillingCountry: address.country } : {}),
      ...(duns !== undefined && dunsNumber ? { [duns]: dunsNumber } : {}),
    };
    const [made] = await this.#accounts(`Id = ${soqlText(await this.#post('Account', body))}`);
    if (made) return made;
    throw new CrmError({ kind: 'gone', code: 'not-found' });
  }

  async findContacts(email: string): Promise<readonly CrmContact[]> {
    return (await this.#contacts.of(email.toLowerCase())).slice(0, contactsAtOnce).map((row) => {
      const accountId = salesforceId(row.AccountId ?? '');
      const id = salesforceId(row.Id) ?? row.Id;
      return { id, ...(accountId ? { accountId } : {}), name: row.Name ?? '', email: row.Email ?? '' };
    });
  }

  async createContact(accountId: string, contact: NewCrmContact): Promise<CrmContact> {
    const account = salesforceId(accountId, '001') ?? accountId;
    const find = async () => (await this.findContacts(contact.email)).find((one) => one.accountId === account);
    const there = await find();
    if (there) return there;
    const { firstName, lastName, email } = contact;
    const body = {
      FirstName: firstName.slice(0, 40),
      LastName: lastName.slice(0, 80),
      Email: email,
      ...(contact.phone ? { Phone: contact.phone.slice(0, 40) } : {}),
      ...(contact.title ? { Title: contact.title.slice(0, 128) } : {}),
      AccountId: account,
    };
    const made = await this.#post('Contact', body).catch(async (error: unknown) => {
      // Another deal of the customer may have made it since.
      const meanwhile = isDuplicate(error) ? await find() : undefined;
      if (meanwhile) return meanwhile;
      throw error;
    });
    if (typeof made !== 'string') return made;
    return { id: made, accountId: account, name: `${firstName} ${lastName}`.trim(), email };
  }

  async findUser({ entraId, email }: CrmPerson): Promise<CrmUser | undefined> {
    const byId = entraId ? await this.#users(`FederationIdentifier = ${soqlText(entraId)}`).catch(notSeen) : [];
    const found = byId.length === 0 && email ? await this.#byEmail(email) : byId;
    const [user, ...more] = found;
    return user?.Id && more.length === 0 ? { id: salesforceId(user.Id) ?? user.Id, name: user.Name ?? '' } : undefined;
  }

  /** In a sandbox, addresses carry `.invalid` so that nobody is written to. */
  async #byEmail(email: string) {
    const { isSandbox } = await this.#options.facts();
    const both = [email, ...(isSandbox ? [`${email}.invalid`] : [])].map(soqlText).join(', ');
    return this.#users(`Email IN (${both})`);
  }

  async #users(condition: string) {
    const soql = `SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard' AND ${condition} LIMIT 2`;
    return parsedAnswer(listWithoutOdd(UserRow), await this.#options.query(soql));
  }

  #dunsColumn(): Promise<string | undefined> {
    return accountDunsColumn(this.#options.mapping, this.#options.facts);
  }

  async #accounts(condition?: string): Promise<readonly CrmAccount[]> {
    const duns = await this.#dunsColumn();
    const fields = `Id, Name, BillingCity, BillingCountry, BillingPostalCode, Owner.Name${duns ? `, ${duns}` : ''}`;
    const where = condition === undefined ? '' : ` WHERE ${condition} LIMIT ${accountsAtOnce}`;
    const rows = await this.#options.query(`SELECT ${fields} FROM Account${where}`);
    return parsedAnswer(listWithoutOdd(AccountRow), rows).map((row) => {
      const number = readDuns(String(row[duns ?? ''] ?? ''));
      const country = readCountryName(row.BillingCountry ?? '');
      const countryText = country.kind === 'country' ? country.country : row.BillingCountry;
      return {
        id: salesforceId(row.Id) ?? row.Id,
        name: row.Name ?? '',
        ...(row.BillingCity ? { city: row.BillingCity } : {}),
        ...(countryText ? { country: countryText } : {}),
        ...(row.BillingPostalCode ? { postalCode: row.BillingPostalCode } : {}),
        ...(number.kind === 'duns' ? { dunsNumber: number.duns } : {}),
        ...(row.Owner?.Name ? { ownerName: row.Owner.Name } : {}),
      };
    });
  }

  /** @returns the new record's id. Throws `person` with `choices` where a duplicate rule named some. */
  async #post(object: string, body: object): Promise<string> {
    const { http, mapping } = this.#options;
    const answer = await http.send({ method: 'POST', path: `sobjects/${object}`, body });
    if (answer.status < 300) return salesforceId(parsedAnswer(Created, answer.body, true).id) ?? '';
    const failure = salesforceFailure(answer, mapping);
    const ids = object === 'Account' ? matchedIds(answer) : [];
    if (failure.kind !== 'person' || ids.length === 0) throw new CrmError(failure);
    throw new CrmError({ ...failure, choices: await this.#accounts(soqlOneOf('Id', ids)) });
  }
}

const isDuplicate = (error: unknown) => error instanceof CrmError && error.failure.code === 'duplicate';

const isIn =
  (wanted = '') =>
  ({ country = '' }: CrmAccount) =>
    country.toUpperCase() === wanted.toUpperCase();

/**
 * Of another country, it is another company of that name: a deal's before, and not the account whose answer was lost. Only
 * two that are known differ: an organisation may fill in a country that the deal has not, or keep none, and a name of no
 * known country may mean any.
 */
const mayBeIn = (wanted: string | undefined) => (account: CrmAccount) =>
  !wanted || !account.country || !/^[a-z]{2}$/i.test(account.country) || isIn(wanted)(account);

/** A field that our user may not see makes the whole query fail: then there is nobody to be found by it. */
function notSeen(error: unknown): [] {
  if (error instanceof CrmError && error.failure.code === 'column-unknown') return [];
  throw error;
}

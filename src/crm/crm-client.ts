import type { CrmCustomers, CrmPerson, NewCrmContact } from './crm-customers.ts';
import type { CrmCustomer, CrmValues } from './crm-values.ts';
import type { CrmTokens } from './http/crm-tokens.ts';
import type { KeptFacts } from './kept-facts.ts';
import type { CrmCurrency } from './port.ts';

/** What the clients have alike: customers stand in tables of their own, the token has one state, and a currency is asked for once more. */
export abstract class CrmClient<Facts extends { readonly currencies: readonly CrmCurrency[] }> implements CrmCustomers {
  protected abstract readonly customers: CrmCustomers;
  protected abstract readonly facts: KeptFacts<Facts>;
  protected abstract readonly tokens: CrmTokens;

  /** The organisation's currencies as they are now; undefined where it has one only. */
  protected abstract readCurrencies(): Promise<Facts['currencies'] | undefined>;

  allAccounts = () => this.customers.allAccounts();
  searchAccounts = (customer: CrmCustomer) => this.customers.searchAccounts(customer);
  livingAccount = (id: string) => this.customers.livingAccount(id);
  createAccount = (customer: CrmCustomer) => this.customers.createAccount(customer);
  findContacts = (email: string) => this.customers.findContacts(email);
  createContact = (accountId: string, contact: NewCrmContact) => this.customers.createContact(accountId, contact);
  findUser = (person: CrmPerson) => this.customers.findUser(person);
  signInState = () => this.tokens.state;

  /** A currency that is not known may have been set up a minute ago. */
  protected async factsFor({ dealValue }: Partial<CrmValues>): Promise<Facts> {
    const facts = await this.facts.get();
    if (!dealValue || facts.currencies.some(({ code }) => code === dealValue.currency)) return facts;
    const currencies = await this.readCurrencies();
    if (!currencies) return facts;
    const fresh = { ...facts, currencies };
    this.facts.replace(fresh);
    return fresh;
  }
}

import type { CrmAccount, CrmContact, CrmCustomer, CrmUser } from './crm-values.ts';

/** Whose a deal is, and who works on it: the part of the port that is about accounts, contacts and users. Nothing there is ever changed. */
export interface CrmCustomers {
  /** Active ones, in pages: for a plan of thousands, in a few requests. */
  allAccounts(): AsyncIterable<readonly CrmAccount[]>;
  /** What may be this customer: by D-U-N-S, else by name; twenty at the most, likeliest first. */
  searchAccounts(customer: CrmCustomer): Promise<readonly CrmAccount[]>;
  /** The account of this id, or the one that it was merged into; undefined where neither is there. */
  livingAccount(id: string): Promise<string | undefined>;
  /** Throws `person` with `choices` where the CRM says that there is one. */
  createAccount(customer: CrmCustomer): Promise<CrmAccount>;
  /** By e-mail, of any account. */
  findContacts(email: string): Promise<readonly CrmContact[]>;
  /** Consent of the customer is the caller's business. */
  createContact(accountId: string, contact: NewCrmContact): Promise<CrmContact>;
  /** Exactly one active user by directory id, else by e-mail; undefined where there is none, or several. */
  findUser(person: CrmPerson): Promise<CrmUser | undefined>;
}

export interface NewCrmContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string;
  readonly title?: string;
}

export interface CrmPerson {
  /** Entra object id. */
  readonly entraId?: string;
  readonly email?: string;
}

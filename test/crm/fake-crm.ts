import type { Clock } from '../../src/clock.ts';
import {
  type Crm,
  type CrmAccount,
  type CrmContact,
  type CrmDescription,
  CrmError,
  type CrmField,
  type CrmFieldFacts,
  type CrmLeadFate,
  type CrmOutcome,
  type CrmRecord,
  type CrmUser,
  type CrmValues,
  crmFields,
  type NewCrmLead,
} from '../../src/crm/port.ts';

/** A record as the fake keeps it; tests change it as a CRM's users would, through `edit`. */
interface Row {
  id: string;
  version: number;
  modifiedAt: Date;
  modifiedBy: string;
  byTheDesk: boolean;
  byNobody: boolean;
  referralId?: string;
  connectorId?: string;
  accountId?: string;
  values: CrmValues;
  calculated: CrmField[];
  outcome: CrmOutcome;
  deleted: boolean;
}

const empty: CrmValues = {
  name: '',
  dealValue: null,
  closeDate: '',
  notes: '',
  salesStage: '0',
  campaign: '',
  description: '',
  link: '',
  microsoftId: '',
  microsoftStatus: '',
  solutions: '',
};

export type FakeMethod = Exclude<keyof Crm, 'system' | 'linkUrl' | 'leadUrl' | 'signInState'>;

/**
 * An organisation in memory behind the port. `before` and `after` are called around each request and may throw, for
 * faults: what `after` throws is a lost answer.
 */
export class FakeCrm implements Crm {
  readonly system = 'dynamics' as const;
  /** Records whose rows come in a form of their own. */
  readonly odd = new Set<string>();
  readonly rows = new Map<string, Row>();
  readonly accounts: CrmAccount[] = [];
  readonly contacts: CrmContact[] = [];
  readonly users: (CrmUser & { readonly entraId?: string; readonly email?: string })[] = [];
  /** What was asked, in order. */
  readonly calls: { readonly method: FakeMethod; readonly values?: Partial<CrmValues>; readonly id?: string }[] = [];
  before: (method: FakeMethod) => void = () => undefined;
  after: (method: FakeMethod) => void = () => undefined;
  unreadable: CrmField[] = [];
  /** Fields without which no record is made. */
  required: CrmField[] = [];
  /** Fields that the desk's user may read and not write. */
  readOnly: CrmField[] = [];
  currencies = [
    { code: 'USD', decimals: 2 },
    { code: 'EUR', decimals: 2 },
    { code: 'JPY', decimals: 0 },
  ];
  longest: Partial<Record<CrmField, number>> = { name: 300, notes: 2_000, description: 2_000 };
  keyIsReady = true;
  /** As Salesforce: an estimated day, which becomes that of the end. */
  oneDayForBoth: true | undefined;
  orgId = 'org-1';
  /** What the CRM itself makes of a value that is written: triggers, rounding. */
  trigger: (values: CrmValues) => CrmValues = (values) => values;
  readonly #clock: Clock;
  readonly #merged = new Map<string, string>();
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  // --- as its users -------------------------------------------------------------------------------------------------

  /** Somebody makes an opportunity by hand. */
  add(
    values: Partial<CrmValues>,
    more: Partial<Pick<Row, 'referralId' | 'connectorId' | 'accountId'>> = {},
  ): CrmRecord {
    const row = this.#insert({ ...empty, ...values }, more, false);
    return this.#seen(row);
  }

  edit(id: string, values: Partial<CrmValues>, outcome?: CrmOutcome): void {
    const row = this.rows.get(id);
    if (!row) throw new Error(`no record ${id}`);
    row.values = this.#rounded({ ...row.values, ...values });
    if (outcome) row.outcome = outcome;
    this.#touch(row, false);
  }

  /** An automation that runs as nobody hides who wrote before it. */
  touchedByNobody(id: string): void {
    this.edit(id, {});
    Object.assign(this.rows.get(id) ?? {}, { byNobody: true });
  }

  /** A plug-in or a flow that runs within a save of the desk's, in its name. */
  touchedByTheDesk(id: string): void {
    this.edit(id, {});
    Object.assign(this.rows.get(id) ?? {}, { byTheDesk: true });
  }

  mergeAccount(id: string, into: string): void {
    this.removeAccount(id);
    this.#merged.set(id, into);
    for (const row of this.rows.values()) if (row.accountId === id) row.accountId = into;
  }

  removeAccount(id: string): void {
    const place = this.accounts.findIndex((account) => account.id === id);
    if (place >= 0) this.accounts.splice(place, 1);
  }

  remove(id: string): void {
    const row = this.rows.get(id);
    if (row) {
      row.deleted = true;
      this.#touch(row, false);
    }
  }

  at(id: string): CrmRecord | undefined {
    const row = this.rows.get(id);
    return row && !row.deleted ? this.#seen(row) : undefined;
  }

  get living(): readonly CrmRecord[] {
    return [...this.rows.values()].filter(({ deleted }) => !deleted).map((row) => this.#seen(row));
  }

  // --- the port -----------------------------------------------------------------------------------------------------

  async describe(): Promise<CrmDescription> {
    return this.#asked('describe', {}, () => ({
      orgId: this.orgId,
      orgName: 'Contoso Sales',
      userId: 'desk',
      fields: Object.fromEntries(crmFields.map((field) => [field, this.#facts(field)])),
      stages: [
        ...['Qualify', 'Develop', 'Propose', 'Close'].map((label, index) => ({
          name: String(index),
          label,
          kind: 'open' as const,
          active: true,
        })),
        { name: '3', label: 'Won', kind: 'won' as const, active: true },
        { name: '4', label: 'Canceled', kind: 'lost' as const, active: true },
        { name: '5', label: 'Out-Sold', kind: 'lost' as const, active: true },
      ],
      currencies: this.currencies,
      onlyOneCurrency: false,
      keyIsReady: this.keyIsReady,
      ...(this.oneDayForBoth ? { oneDayForBoth: true as const } : {}),
      problems: [],
    }));
  }

  async find(keys: Parameters<Crm['find']>[0]) {
    return this.#asked('find', {}, () => {
      const found = [...this.rows.values()].flatMap((row) => {
        if (row.deleted) return [];
        const by =
          row.id === keys.recordId
            ? ('record-id' as const)
            : row.referralId === keys.referralId
              ? ('key' as const)
              : row.connectorId === keys.referralId
                ? ('connector' as const)
                : undefined;
        return by ? [{ by, record: this.#seen(row) }] : [];
      });
      const order = ['record-id', 'key', 'connector'];
      return found.sort((one, other) => order.indexOf(one.by) - order.indexOf(other.by));
    });
  }

  async read(ids: readonly string[]) {
    return this.#asked('read', {}, () =>
      ids.map((id) => {
        const record = this.at(id);
        if (record && this.odd.has(id)) return { kind: 'unreadable' as const, id };
        return record ? { kind: 'record' as const, record } : { kind: 'gone' as const, id };
      }),
    );
  }

  async openOf(accountId: string) {
    return this.#asked('openOf', {}, () =>
      this.living
        .filter((record) => record.accountId === accountId && record.outcome.kind === 'open')
        .reverse()
        .slice(0, 100),
    );
  }

  async *allRecords() {
    const rows = this.living.filter(({ outcome, referralId }) => outcome.kind === 'open' || referralId !== undefined);
    for (let from = 0; from < rows.length; from += 2_000)
      yield await this.#asked('allRecords', {}, () => ({ records: rows.slice(from, from + 2_000), unreadable: [] }));
  }

  async *allAccounts() {
    yield await this.#asked('allAccounts', {}, () => [...this.accounts]);
  }

  async *changedSince(mark: string | undefined) {
    const since = mark === undefined ? 0 : Number(mark) - 5_000;
    const rows = [...this.rows.values()]
      .filter((row) => row.referralId !== undefined && row.modifiedAt.getTime() >= since)
      .sort((one, other) => one.modifiedAt.getTime() - other.modifiedAt.getTime());
    const now = String(this.#clock.serverNow().getTime());
    for (let index = 0; index <= rows.length; index += 2) {
      const page = rows.slice(index, index + 2);
      const last = index + 2 >= rows.length;
      yield await this.#asked('changedSince', {}, () => ({
        records: page.filter(({ id, deleted }) => !deleted && !this.odd.has(id)).map((row) => this.#seen(row)),
        unreadable: page.filter(({ id }) => this.odd.has(id)).map(({ id }) => ({ kind: 'unreadable' as const, id })),
        gone: page.filter(({ deleted }) => deleted).map(({ id }) => id),
        mark: last ? now : String(page.at(-1)?.modifiedAt.getTime() ?? 0),
      }));
      if (last) return;
    }
  }

  async create(referralId: string, { values, accountId, ownerId: _owner }: Parameters<Crm['create']>[1]) {
    return this.#asked('create', { values }, () => {
      if (!this.keyIsReady) throw new CrmError({ kind: 'operator', code: 'key-not-ready' });
      const there = [...this.rows.values()].find((row) => row.referralId === referralId && !row.deleted);
      if (there) return { record: this.#seen(there), created: false };
      this.#check(values);
      const kept = Object.fromEntries(
        Object.entries(values).filter(([field]) => !this.readOnly.includes(field as CrmField)),
      );
      const row = this.#insert(
        this.trigger({ ...empty, ...kept }),
        { referralId, ...(accountId ? { accountId } : {}) },
        true,
      );
      return { record: this.#seen(row), created: true };
    });
  }

  readonly leads = new Map<string, NewCrmLead & { readonly id: string }>();

  async createLead(referralId: string, lead: NewCrmLead) {
    return this.#asked('createLead', {}, () => {
      const there = this.leads.get(referralId);
      if (there) return { id: there.id, created: false };
      const id = `lead-${this.leads.size + 1}`;
      this.leads.set(referralId, { id, ...lead });
      return { id, created: true };
    });
  }

  /** By the id of a lead: what people in the CRM did with it. */
  readonly leadsMoved = new Map<string, Omit<CrmLeadFate, 'id'>>();

  async leadFates(ids: readonly string[]) {
    const there = new Set([...this.leads.values()].map(({ id }) => id));
    return this.#asked('leadFates', {}, () =>
      ids.map((id): CrmLeadFate => ({ id, ...(this.leadsMoved.get(id) ?? { kind: there.has(id) ? 'open' : 'gone' }) })),
    );
  }

  leadUrl(id: string): string {
    return `https://crm.example/lead/${id}`;
  }

  async update(id: string, version: string | undefined, values: Partial<CrmValues>) {
    return this.#asked('update', { values, id }, () => {
      const row = this.#found(id, version);
      if (row.outcome.kind !== 'open') throw new CrmError({ kind: 'person', code: 'record-is-closed' });
      this.#check(values);
      const locked = Object.keys(values).find(
        (field) => row.calculated.includes(field as CrmField) || this.readOnly.includes(field as CrmField),
      );
      if (locked) throw new CrmError({ kind: 'operator', code: 'not-writable', field: locked as CrmField });
      row.values = this.trigger(this.#rounded({ ...row.values, ...values }));
      this.#touch(row, true);
      return this.#seen(row);
    });
  }

  async adopt(id: string, version: string | undefined, referralId: string) {
    return this.#asked('adopt', { id }, () => {
      const row = this.#found(id, version);
      const other = [...this.rows.values()].find((each) => each.referralId === referralId && !each.deleted);
      if (other && other !== row) throw new CrmError({ kind: 'merge-again', code: 'key-exists', recordId: other.id });
      if (row.referralId !== undefined && row.referralId !== referralId)
        throw new CrmError({ kind: 'person', code: 'belongs-to-another' });
      row.referralId = referralId;
      this.#touch(row, true);
      return this.#seen(row);
    });
  }

  async release(id: string, referralId: string) {
    return this.#asked('release', { id }, () => {
      const row = this.#found(id, undefined);
      if (row.referralId !== referralId) return this.#seen(row);
      if (row.outcome.kind !== 'open') throw new CrmError({ kind: 'person', code: 'record-is-closed' });
      delete row.referralId;
      this.#touch(row, true);
      return this.#seen(row);
    });
  }

  async close(id: string, version: string | undefined, closing: Parameters<Crm['close']>[2]) {
    return this.#asked('close', { id }, () => {
      const row = this.#found(id, version);
      if (row.outcome.kind === closing.kind) return this.#seen(row);
      if (row.outcome.kind !== 'open') throw new CrmError({ kind: 'person', code: 'record-is-closed' });
      row.outcome =
        closing.kind === 'won'
          ? { kind: 'won', closedOn: closing.closedOn, ...(closing.revenue ? { revenue: closing.revenue } : {}) }
          : { kind: 'lost', closedOn: closing.closedOn, reason: closing.stage };
      this.#touch(row, true);
      return this.#seen(row);
    });
  }

  async searchAccounts({ name, dunsNumber }: Parameters<Crm['searchAccounts']>[0]) {
    return this.#asked('searchAccounts', {}, () =>
      this.accounts.filter(
        (account) =>
          (dunsNumber !== undefined && account.dunsNumber === dunsNumber) ||
          account.name.toLowerCase().includes(name.toLowerCase()),
      ),
    );
  }

  async livingAccount(id: string) {
    return this.#asked('livingAccount', { id }, () => {
      let living = id;
      for (let into = this.#merged.get(id); into !== undefined; into = this.#merged.get(into)) living = into;
      return this.accounts.find((account) => account.id === living)?.id;
    });
  }

  async createAccount({ name, address, dunsNumber }: Parameters<Crm['createAccount']>[0]) {
    return this.#asked('createAccount', {}, () => {
      const account: CrmAccount = {
        id: `account-${++this.#count}`,
        name,
        ...(address.city ? { city: address.city } : {}),
        ...(address.country ? { country: address.country } : {}),
        ...(dunsNumber ? { dunsNumber } : {}),
      };
      this.accounts.push(account);
      return account;
    });
  }

  async findContacts(email: string) {
    return this.#asked('findContacts', {}, () =>
      this.contacts.filter((contact) => contact.email.toLowerCase() === email.toLowerCase()).slice(0, 20),
    );
  }

  async createContact(accountId: string, { firstName, lastName, email }: Parameters<Crm['createContact']>[1]) {
    return this.#asked('createContact', {}, () => {
      const contact = { id: `contact-${++this.#count}`, accountId, name: `${firstName} ${lastName}`, email };
      this.contacts.push(contact);
      return contact;
    });
  }

  async findUser({ entraId, email }: Parameters<Crm['findUser']>[0]) {
    return this.#asked('findUser', {}, () => {
      const by = (wanted: (user: { entraId?: string; email?: string }) => boolean) => this.users.filter(wanted);
      const [user, ...more] = entraId ? by((each) => each.entraId === entraId) : by((each) => each.email === email);
      return user && more.length === 0 ? { id: user.id, name: user.name } : undefined;
    });
  }

  linkUrl(id: string): string {
    return `https://contoso.crm.example/main.aspx?etn=opportunity&pagetype=entityrecord&id=${encodeURIComponent(id)}`;
  }

  signInState() {
    return { kind: 'signed-in' as const };
  }

  // --- its inside ---------------------------------------------------------------------------------------------------

  async #asked<T>(
    method: FakeMethod,
    facts: { values?: Partial<CrmValues>; id?: string },
    answer: () => T,
  ): Promise<T> {
    this.calls.push({ method, ...facts });
    this.before(method);
    const result = answer();
    this.after(method);
    return structuredClone(result);
  }

  #facts(field: CrmField): CrmFieldFacts {
    const longest = this.longest[field];
    return {
      column: field,
      exists: true,
      readable: !this.unreadable.includes(field),
      writable: !this.readOnly.includes(field),
      ...(this.required.includes(field) ? { required: true } : {}),
      ...(longest === undefined ? {} : { longest }),
    };
  }

  #insert(values: CrmValues, more: Partial<Row>, byTheDesk: boolean): Row {
    const row: Row = {
      id: `00000000-0000-4000-8000-${String(++this.#count).padStart(12, '0')}`,
      version: 0,
      modifiedAt: this.#clock.serverNow(),
      modifiedBy: '',
      byTheDesk,
      byNobody: false,
      calculated: [],
      outcome: { kind: 'open' },
      deleted: false,
      ...more,
      values: this.#rounded(values),
    };
    this.rows.set(row.id, row);
    this.#touch(row, byTheDesk);
    return row;
  }

  #rounded(values: CrmValues): CrmValues {
    const { dealValue } = values;
    if (!dealValue) return values;
    const decimals = this.currencies.find(({ code }) => code === dealValue.currency)?.decimals ?? 2;
    return { ...values, dealValue: { ...dealValue, value: Number(dealValue.value.toFixed(decimals)) } };
  }

  /** What a real organisation refuses. */
  #check(values: Partial<CrmValues>): void {
    const { dealValue } = values;
    if (dealValue && !this.currencies.some(({ code }) => code === dealValue.currency))
      throw new CrmError({ kind: 'person', code: 'currency-missing', field: 'dealValue' });
    for (const [field, longest] of Object.entries(this.longest)) {
      const value = values[field as CrmField];
      if (typeof value === 'string' && value.length > longest)
        throw new CrmError({ kind: 'person', code: 'too-long', field: field as CrmField });
    }
  }

  #found(id: string, version: string | undefined): Row {
    const row = this.rows.get(id);
    if (!row || row.deleted) throw new CrmError({ kind: 'gone', code: 'not-found' });
    if (version !== undefined && version !== String(row.version))
      throw new CrmError({ kind: 'merge-again', code: 'version' });
    return row;
  }

  #touch(row: Row, byTheDesk: boolean): void {
    row.version += 1;
    row.modifiedAt = this.#clock.serverNow();
    row.byTheDesk = byTheDesk;
    row.byNobody = false;
    row.modifiedBy = byTheDesk ? 'Co-sell Desk' : 'Kim Sales';
  }

  #seen(row: Row): CrmRecord {
    const values = Object.fromEntries(
      Object.entries(row.values).filter(
        ([field]) => field !== 'description' && !this.unreadable.includes(field as CrmField),
      ),
    );
    const { id, version, modifiedAt, modifiedBy, byTheDesk, byNobody, referralId, connectorId, accountId } = row;
    return structuredClone({
      id,
      version: String(version),
      modifiedAt,
      byTheDesk,
      ...(byNobody ? { byNobody } : { modifiedBy }),
      ...(referralId === undefined ? {} : { referralId }),
      ...(connectorId === undefined ? {} : { connectorId }),
      ...(accountId === undefined ? {} : { accountId }),
      values,
      unreadable: [...this.unreadable],
      calculated: row.calculated,
      outcome: row.outcome,
    });
  }
}

import { beforeEach, expect, it } from 'vitest';
import { type Crm, type CrmChangesPage, CrmError, type CrmFailure, type CrmValues } from '../../src/crm/port.ts';

/** An organisation under the contract, which a test can also change as its users would. */
export interface CrmStage {
  readonly crm: Crm;
  /** Somebody makes an opportunity by hand; gives its id. `accountId` from `account`. */
  add(values: Partial<CrmValues>, accountId?: string): Promise<string>;
  edit(id: string, values: Partial<CrmValues>): Promise<void>;
  remove(id: string): Promise<void>;
  /** An account of this name, in Berlin, DE; gives its id. */
  account(name: string, dunsNumber?: string): Promise<string>;
  /** Somebody notes a contact by hand, whoever else has the address. */
  contact(accountId: string, email: string): Promise<unknown>;
  /** Somebody merges an account into another one, or deletes it. */
  mergeAccount(id: string, into: string): Promise<void>;
  removeAccount(id: string): Promise<void>;
  /** An active user of the organisation. */
  user(person: { readonly name: string; readonly entraId: string; readonly email: string }): Promise<void>;
  /** Time passes, for whoever stamps records: more than any overlap of two polls. */
  wait(): Promise<void>;
  /** The next request of this kind is done, and its answer is lost. */
  loseAnswer(method: 'create' | 'update'): Promise<void>;
  /** The same organisation, where changes are read two at a time. */
  inSmallPages(): Crm;
  /** A stage by its API name that an open record may have, other than the first. */
  readonly secondStage: string;
  readonly lostStage: string;
  readonly wonStage: string;
}

const referral = '0f8fad5b-d9cb-469f-a165-70867728950e';
const another = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const values = {
  name: 'Contoso: Azure migration',
  dealValue: { value: 120_000, currency: 'USD' },
  closeDate: '2027-03-31',
  notes: 'O’Neil & Söhne <b>100 %</b>\nsecond line',
  link: 'https://partner.microsoft.com/referrals/v2/inbox?id=0f8fad5b',
  microsoftStatus: 'Accepted',
} satisfies Partial<CrmValues>;

/** What the port promises. Call it in a `describe`; `prepare` is called before each test, on an empty organisation. */
export function crmContract(prepare: () => Promise<CrmStage>): void {
  let stage: CrmStage;
  let crm: Crm;
  beforeEach(async () => {
    stage = await prepare();
    crm = stage.crm;
  });

  const failure = async (asked: Promise<unknown>): Promise<CrmFailure> => {
    const error = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof CrmError) return error.failure;
    throw new Error(`threw no CrmError, but ${String(error)}`);
  };
  const all = async (mark?: string): Promise<CrmChangesPage[]> => Array.fromAsync(crm.changedSince(mark));
  const changed = async (mark?: string) => (await all(mark)).flatMap(({ records }) => records.map(({ id }) => id));
  const one = async (id: string) => {
    const [reading] = await crm.read([id]);
    if (reading?.kind !== 'record') throw new Error('gone');
    return reading.record;
  };

  it('says who it is, and of each mapped field whether it is there and may be read and written', async () => {
    const described = await crm.describe();
    expect(described.orgId).not.toBe('');
    expect(described.userId).not.toBe('');
    expect(described.keyIsReady).toBe(true);
    expect(described.fields.dealValue).toMatchObject({ exists: true, readable: true, writable: true });
    expect(described.fields.name?.longest).toBeGreaterThan(100);
    expect(described.stages.filter(({ kind }) => kind === 'open').length).toBeGreaterThan(1);
    expect(described.currencies).toContainEqual({ code: 'USD', decimals: 2 });
    expect(described.problems).toEqual([]);
  });

  it('makes one record of a referral, whoever asks how often, and leaves the one that is there as it is', async () => {
    const first = await crm.create(referral, { values });
    expect(first.created).toBe(true);
    expect(first.record).toMatchObject({ referralId: referral, values, outcome: { kind: 'open' } });

    const again = await crm.create(referral, { values: { ...values, name: 'Another name' } });
    expect(again).toMatchObject({ created: false, record: { id: first.record.id, values: { name: values.name } } });

    const many = await Promise.all(Array.from({ length: 8 }, () => crm.create(another, { values })));
    expect(new Set(many.map(({ record }) => record.id)).size).toBe(1);
    expect(many.filter(({ created }) => created)).toHaveLength(1);
  });

  it('makes one lead of a referral, whoever asks how often, and escapes and cuts what it writes', async () => {
    const lead = {
      ...{
        company: `O’Neil & Söhne ${'x'.repeat(300)}`,
        firstName: '',
        lastName: '',
        email: `o'neil@fabrikam.example`,
      },
      ...{
        phone: '+49 40 5550100',
        title: 'Head of IT',
        topic: '잠재 고객 100 %',
        country: 'DE',
        rating: 'high' as const,
      },
      words: '<b>Call</b>\n=1+1',
    };
    const asked = await Promise.all([crm.createLead(referral, lead), crm.createLead(referral, lead)]);
    const again = await crm.createLead(referral.toUpperCase().toLowerCase(), { ...lead, company: 'Another' });
    expect(asked.filter(({ created }) => created)).toHaveLength(1);
    expect(again).toEqual({ id: asked[0]?.id, created: false });
    expect((await crm.createLead(another, { ...lead, email: 'somebody@else.example' })).id).not.toBe(again.id);
    expect(crm.leadUrl(again.id)).toContain(again.id);
    expect(await crm.leadFates([again.id, 'none'])).toMatchObject([
      { id: again.id, kind: 'open' },
      { id: 'none', kind: 'gone' },
    ]);
    // A lead is no deal: nothing of it is read as one.
    expect(await crm.find({ referralId: referral })).toEqual([]);
  });

  it('finds by our key what was made although its answer was lost', async () => {
    await stage.loseAnswer('create');
    expect(await failure(crm.create(referral, { values }))).toMatchObject({ kind: 'wait', mayHaveArrived: true });
    const [found, ...more] = await crm.find({ referralId: referral });
    expect(found).toMatchObject({ by: 'key', record: { values: { name: values.name } } });
    expect(more).toEqual([]);
    expect((await crm.create(referral, { values })).created).toBe(false);
  });

  it('finds by the id of a record, and nothing by what is none', async () => {
    const id = await stage.add(values);
    expect(await crm.find({ referralId: referral, recordId: id })).toMatchObject([{ by: 'record-id', record: { id } }]);
    for (const recordId of ['', 'PO-4711', `' or 1 eq 1`, `x'/**/OR Name != '`, '%', another])
      expect(await crm.find({ referralId: referral, recordId })).toEqual([]);
  });

  it('writes the fields that are named and no others, and answers what the record holds then', async () => {
    const { record } = await crm.create(referral, { values });
    await stage.edit(record.id, { notes: 'by hand' });
    const fresh = await one(record.id);
    const written = await crm.update(record.id, fresh.version, {
      dealValue: { value: 99.95, currency: 'EUR' },
      closeDate: '2027-04-30',
    });
    const expected = { ...values, notes: 'by hand', dealValue: { value: 99.95, currency: 'EUR' } };
    expect(written.values).toMatchObject({ ...expected, closeDate: '2027-04-30' });
    expect(await one(record.id)).toEqual(written);
    expect(written.byTheDesk).toBe(true);
  });

  it('carries texts of every script as they are', async () => {
    for (const name of [
      '대한민국 클라우드 "이전"',
      'Миграция — 100 %',
      '雲端遷移；🙂',
      `'; drop --`,
      '=1+1',
      '${name',
    ]) {
      const { record } = await crm.create(crypto.randomUUID(), { values: { ...values, name, notes: name } });
      expect((await one(record.id)).values).toMatchObject({ name, notes: name });
    }
  });

  it('clears a text by an empty one', async () => {
    const { record } = await crm.create(referral, { values });
    expect((await crm.update(record.id, record.version, { notes: '' })).values.notes).toBe('');
  });

  it('reads what was deleted as gone, and never brings it back', async () => {
    const { record } = await crm.create(referral, { values });
    const other = await crm.create(another, { values });
    await stage.remove(record.id);
    expect(await crm.read([record.id, other.record.id])).toMatchObject([
      { kind: 'gone', id: record.id },
      { kind: 'record', record: { id: other.record.id } },
    ]);
    expect(await failure(crm.update(record.id, undefined, { name: 'back' }))).toMatchObject({ kind: 'gone' });
    expect(await failure(crm.close(record.id, undefined, closing.won()))).toMatchObject({ kind: 'gone' });
    expect(await crm.find({ referralId: referral })).toEqual([]);
  });

  it('shows what changed since a mark, each at least once, and nothing that is not linked', async () => {
    const { record } = await crm.create(referral, { values });
    const other = await crm.create(another, { values });
    const unlinked = await stage.add(values);
    const first = await all();
    expect(first.flatMap(({ records }) => records.map(({ id }) => id)).sort()).toEqual(
      [record.id, other.record.id].sort(),
    );
    await stage.wait();
    const { mark } = (await all()).at(-1) as CrmChangesPage;
    await stage.wait();
    await stage.edit(other.record.id, { name: 'By hand' });
    await stage.edit(unlinked, { name: 'By hand' });
    const later = await changed(mark);
    expect(later).toContain(other.record.id);
    expect(later).not.toContain(unlinked);
  });

  it('misses nothing that changes while the pages are turned', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await crm.create(crypto.randomUUID(), { values })).record.id);
    await stage.wait();
    const inPages = stage.inSmallPages();
    const reading = inPages.changedSince(undefined)[Symbol.asyncIterator]();
    const latest = new Map<string, string | undefined>();
    let mark: string | undefined;
    const take = (page: CrmChangesPage) => {
      for (const { id, values: held } of page.records) latest.set(id, held.notes);
      ({ mark } = page);
    };
    const first = await reading.next();
    if (first.done) expect.fail('there is no page');
    take(first.value);
    expect(latest.size).toBeLessThan(ids.length);
    // One that was read, and one that was not: both move to the end of what is read.
    const [read, toCome] = [ids.find((id) => latest.has(id)), ids.find((id) => !latest.has(id))];
    for (const id of [read, toCome]) await stage.edit(id ?? '', { notes: 'changed meanwhile' });
    for (let page = await reading.next(); !page.done; page = await reading.next()) take(page.value);
    expect([...latest.keys()].sort()).toEqual(ids.toSorted());
    for await (const page of inPages.changedSince(mark)) take(page);
    expect([latest.get(read ?? ''), latest.get(toCome ?? '')]).toEqual(['changed meanwhile', 'changed meanwhile']);
  });

  it('takes a record that people made under our key, once and for one referral', async () => {
    const id = await stage.add(values);
    const { version } = await one(id);
    expect(await crm.adopt(id, version, referral)).toMatchObject({ id, referralId: referral });
    expect(await crm.find({ referralId: referral })).toMatchObject([{ by: 'key', record: { id } }]);
    const second = await stage.add(values);
    expect((await failure(crm.adopt(second, undefined, referral))).kind).not.toBe('wait');
    expect((await crm.create(referral, { values })).record.id).toBe(id);
  });

  it('lets go of a record, which then is nobody’s, and of no other referral’s', async () => {
    const { record } = await crm.create(referral, { values });
    expect(await crm.release(record.id, another)).toMatchObject({ referralId: referral });
    expect(await crm.release(record.id, referral)).not.toHaveProperty('referralId');
    expect(await crm.release(record.id, referral)).toMatchObject({ id: record.id, values: { name: values.name } });
    expect(await crm.find({ referralId: referral })).toEqual([]);
    const id = await stage.add(values);
    expect(await crm.adopt(id, undefined, referral)).toMatchObject({ id, referralId: referral });
    expect((await failure(crm.release('00000000-0000-4000-8000-00000000dead', referral))).kind).toBe('gone');
  });

  const closing = {
    won: () => ({
      kind: 'won' as const,
      stage: stage.wonStage,
      closedOn: '2026-12-01',
      revenue: { value: 120_000, currency: 'USD' },
    }),
    lost: () => ({ kind: 'lost' as const, stage: stage.lostStage, closedOn: '2026-12-01', subject: 'Lost' }),
  };

  it('closes, says so again without harm, and does not close it otherwise', async () => {
    const { record } = await crm.create(referral, { values });
    expect((await crm.close(record.id, record.version, closing.won())).outcome.kind).toBe('won');
    expect((await crm.close(record.id, undefined, closing.won())).outcome.kind).toBe('won');
    expect((await failure(crm.close(record.id, undefined, closing.lost()))).kind).toBe('person');
    expect((await one(record.id)).outcome.kind).toBe('won');

    const other = await crm.create(another, { values });
    expect((await crm.close(other.record.id, other.record.version, closing.lost())).outcome).toMatchObject({
      kind: 'lost',
      reason: stage.lostStage,
    });
  });

  it('says which currency it does not know', async () => {
    const { record } = await crm.create(referral, { values });
    const refused = await failure(crm.update(record.id, record.version, { dealValue: { value: 1, currency: 'XAF' } }));
    expect(refused).toMatchObject({ kind: 'person', code: 'currency-missing', field: 'dealValue' });
  });

  it('reads and writes stages by their API names', async () => {
    const { record } = await crm.create(referral, { values });
    const written = await crm.update(record.id, record.version, { salesStage: stage.secondStage });
    expect(written.values.salesStage).toBe(stage.secondStage);
    expect(written.outcome).toEqual({ kind: 'open' });
  });

  it('finds accounts by D-U-N-S and by name, whatever the name holds', async () => {
    const contoso = await stage.account('Contoso GmbH', '081466849');
    const oneil = await stage.account(`O'Neil & Söhne / 100%`);
    const address = { country: 'DE', city: 'Berlin' };
    const found = async (name: string, dunsNumber?: string) =>
      (await crm.searchAccounts({ name, address, ...(dunsNumber ? { dunsNumber } : {}) })).map(({ id }) => id);
    expect(await found('Something else', '081466849')).toEqual([contoso]);
    expect(await found('Contoso')).toEqual([contoso]);
    expect(await found(`O'Neil & Söhne / 100%`)).toEqual([oneil]);
    expect(await found(`' or name ne '`)).toEqual([]);
    expect(await found('%oso')).toEqual([]);
    // A word that half of all accounts have in their names hides nobody.
    for (let number = 0; number < 520; number++) await stage.account(`Contoso Branch ${number} Ltd`);
    const later = [await stage.account('Contoso Electronics'), await stage.account('Contoso Solo')];
    expect(await found('Contoso Electronics')).toEqual([later[0]]);
    expect((await found('Contoso Solo'))[0]).toBe(later[1]);
    expect(await found('Contoso')).toContain(contoso);
  });

  it('follows an account into those that it was merged into, and finds none that is gone', async () => {
    const [first, second, last] = [
      await stage.account('Merged first'),
      await stage.account('Merged second'),
      await stage.account('Master'),
    ];
    const id = await stage.add(values, first);
    expect(await crm.livingAccount(first)).toBe(first);
    await stage.mergeAccount(first, second);
    await stage.mergeAccount(second, last);
    expect(await crm.livingAccount(first)).toBe(last);
    expect((await one(id)).accountId).toBe(last);
    expect(await crm.livingAccount('nobody')).toBeUndefined();
    await stage.removeAccount(last);
    expect(await crm.livingAccount(first)).toBeUndefined();
  });

  it('makes accounts and contacts, and finds open records of an account', async () => {
    const account = await crm.createAccount({ name: 'Fabrikam', address: { city: 'Seoul', country: 'KR' } });
    const { record } = await crm.create(referral, { values, accountId: account.id });
    const by = await stage.add({ ...values, name: 'By hand' }, account.id);
    expect((await crm.openOf(account.id)).map(({ id }) => id).sort()).toEqual([record.id, by].sort());
    expect(record.accountId).toBe(account.id);

    const contact = { firstName: 'Mina', lastName: 'Park', email: 'Mina.Park@fabrikam.example' };
    const made = await crm.createContact(account.id, contact);
    expect(await crm.findContacts('mina.park@fabrikam.example')).toMatchObject([
      { id: made.id, accountId: account.id },
    ]);
    expect(await crm.findContacts(`' or 1 eq 1`)).toEqual([]);
  });

  it('looks at several accounts at once as at each alone, however many are open with one of them', async () => {
    const [few, many] = [await stage.account('Fabrikam'), await stage.account('Contoso')];
    const oldest = await stage.add({ ...values, name: 'The oldest' }, few);
    await stage.wait();
    for (let number = 0; number < 101; number++) await stage.add({ ...values, name: `Deal ${number}` }, many);
    const [ofMany, ofFew] = await Promise.all([crm.openOf(many), crm.openOf(few)]);
    expect([ofMany?.length, ofFew?.map(({ id }) => id)]).toEqual([100, [oldest]]);
  });

  it('looks for several addresses at once as for each alone, however many contacts have one of them', async () => {
    const account = await stage.account('Contoso');
    const shared = 'office@contoso.example';
    for (let number = 0; number < 21; number++) await stage.contact(account, shared);
    const mina = { firstName: 'Mina', lastName: 'Park', email: 'mina@contoso.example' };
    const own = await crm.createContact(account, mina);
    // Of an address that was cut within a sign there is nobody; it costs the others nothing.
    const asked = [shared, mina.email, 'b\ud83d@contoso.example'];
    const [all, one, none] = await Promise.all(asked.map((email) => crm.findContacts(email)));
    expect([all?.length, one?.map(({ id }) => id), none]).toEqual([20, [own.id], []]);
  });

  it('gives all accounts, and all records that are open or somebody’s', async () => {
    const account = await stage.account('Contoso GmbH', '081466849');
    const mine = await crm.create(referral, { values });
    const closed = await crm.create(another, { values });
    await crm.close(closed.record.id, undefined, closing.won());
    const open = await stage.add(values, account);
    const records = (await Array.fromAsync(crm.allRecords())).flatMap((page) => page.records);
    expect(records.map(({ id }) => id)).toEqual(expect.arrayContaining([mine.record.id, closed.record.id, open]));
    expect(records.find(({ id }) => id === open)).toMatchObject({ accountId: account, values: { name: values.name } });
    const accounts = (await Array.fromAsync(crm.allAccounts())).flat();
    expect(accounts.find(({ id }) => id === account)).toMatchObject({ name: 'Contoso GmbH' });
  });

  it('finds exactly one active user, or none', async () => {
    const entraId = '5f0b9a0c-9d0e-4c39-8f0e-0f7a5a1d7c11';
    await stage.user({ name: 'Alex Owner', entraId, email: 'alex@contoso.example' });
    expect(await crm.findUser({ entraId, email: 'alex@contoso.example' })).toMatchObject({ name: 'Alex Owner' });
    expect(await crm.findUser({ email: 'nobody@contoso.example' })).toBeUndefined();
    expect(await crm.findUser({ email: `' or 1 eq 1` })).toBeUndefined();
  });

  it('names an address where people open the record', async () => {
    const { record } = await crm.create(referral, { values });
    const url = new URL(crm.linkUrl(record.id));
    // Simulators are on this machine.
    expect(url.protocol).toMatch(url.hostname === '127.0.0.1' ? /^http:$/ : /^https:$/);
    expect(url.href).toContain(record.id);
  });
}

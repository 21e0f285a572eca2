import { describe, expect, it, vi } from 'vitest';
import { numberedId } from '../../src/sandbox/crm/salesforce/ids.ts';
import { failureOf } from './failure-of.ts';
import {
  salesforceReferral as referral,
  salesforceForEach,
  salesforceValues as values,
} from './salesforce-for-each.ts';

interface PartAnswer {
  readonly referenceId: string;
  readonly httpStatusCode: number;
  readonly body: unknown;
}

/** A deal, its contact and its reading go to Salesforce as one request: what becomes of each of its parts. */
describe('a record made in Salesforce', () => {
  const its = salesforceForEach();
  const { org, requests, faults } = its;
  const other = '1f8fad5b-d9cb-469f-a165-70867728950e';

  const roles = () => org().rows.all('OpportunityContactRole');
  const aContact = async (email = 'alex@contoso.example') => {
    const account = await its.stage.account(`Customer of ${email}`);
    return (await its.stage.crm.createContact(account, { firstName: 'Alex', lastName: 'Wilber', email })).id;
  };

  /** The composite is answered, once, with this in the place of a part; `instead`: nothing of it was done. */
  const answering = (part: string, httpStatusCode: number, errorCode: string, instead?: 'instead') => {
    const { fetch: real } = globalThis;
    let times = 0;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      if (!String(input).endsWith('/composite') || times++ > 0) return real(input, init);
      const failed: PartAnswer = { referenceId: part, httpStatusCode, body: [{ errorCode, message: 'no' }] };
      if (instead) return Response.json({ compositeResponse: [failed] });
      const answer = await real(input, init);
      const { compositeResponse } = (await answer.json()) as { compositeResponse: readonly PartAnswer[] };
      const parts = compositeResponse.map((each) => (each.referenceId === part ? failed : each));
      return Response.json({ compositeResponse: parts }, { headers: answer.headers });
    });
    return () => times;
  };

  it.each(['sent by @{triggerBody.name}', '@{made.id}', '@{', 'a@{b'])(
    'takes what people wrote as it stands, and with its contact: %s',
    async (text) => {
      const contactId = await aContact();
      const sent = { ...values, name: text, notes: text };
      const { record, created } = await its.stage.crm.create(referral, { values: sent, contactId });
      expect({ record, created }).toMatchObject({ record: { values: { name: text, notes: text } }, created: true });
      expect(roles().map(({ cells }) => cells)).toMatchObject([{ OpportunityId: record.id, ContactId: contactId }]);
    },
  );

  it('links the contact by itself where its account was locked for a moment', async () => {
    const contactId = await aContact();
    faults().add({
      kind: 'rowLocked',
      count: 1,
      methods: ['POST'],
      pathContains: 'ContactRole',
    });
    const made = await its.stage.crm.create(referral, { values, contactId });
    expect(made).toMatchObject({ created: true });
    expect(made).not.toHaveProperty('contactRefused');
    expect(roles().map(({ cells }) => cells.ContactId)).toEqual([contactId]);
  });

  it.each([
    ['locked for longer', 'UNABLE_TO_LOCK_ROW', async () => aContact()],
    ['not there', 'NOT_FOUND|INVALID_CROSS_REFERENCE_KEY', async () => numberedId('Contact', 999)],
  ])('says that a contact is not linked which is %s', async (_why, code, contactOf) => {
    const contactId = await contactOf();
    if (code === 'UNABLE_TO_LOCK_ROW')
      faults().add({
        kind: 'rowLocked',
        count: 2,
        methods: ['POST'],
        pathContains: 'ContactRole',
      });
    const made = await its.stage.crm.create(referral, { values, contactId });
    expect(made).toMatchObject({ created: true, contactRefused: expect.stringMatching(new RegExp(code)) });
    expect(roles()).toEqual([]);
  });

  it('waits as a whole where the limit is reached within the request', async () => {
    await its.stage.crm.describe();
    const sent = answering('made', 403, 'REQUEST_LIMIT_EXCEEDED', 'instead');
    const told = { kind: 'wait', code: 'throttled', mayHaveArrived: false };
    expect(await failureOf(its.stage.crm.create(referral, { values }))).toEqual({
      ...told,
      afterMilliseconds: 120_000,
    });
    expect(await failureOf(its.stage.crm.create(other, { values }))).toMatchObject(told);
    expect(sent()).toBe(1);
    its.stage.clock.advance(120_001);
    expect((await its.stage.crm.create(other, { values })).created).toBe(true);
  });

  it.each([
    [500, 'APEX_ERROR'],
    [503, 'UNKNOWN'],
  ])('names a failure of the creation within the request as what it is: %i', async (status, code) => {
    await its.stage.crm.describe();
    answering('made', status, code, 'instead');
    const failed = await failureOf(its.stage.crm.create(referral, { values }));
    expect(failed).toMatchObject({ kind: 'wait', code: `http-${status}`, mayHaveArrived: true });
  });

  it.each([
    ['there', 503, 'UNKNOWN'],
    ['there', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['role', 500, 'APEX_ERROR'],
  ])('is made, though %s failed beside it with %i', async (part, status, code) => {
    const contactId = await aContact();
    answering(part, status, code);
    const made = await its.stage.crm.create(referral, { values, contactId });
    expect(made).toMatchObject({ created: true, record: { values: { name: 'Contoso' } } });
    expect(made.contactRefused).toBe(part === 'role' ? code : undefined);
    expect(org().rows.all('Opportunity')).toHaveLength(1);
  });

  /** A flow, or somebody, is at the record between the request's part that makes it and the one that reads it. */
  const touchedWithin = (UserType: string, cells: Record<string, string | number> = {}) => {
    const by = org().rows.add('User', numberedId('User', 90), { Name: 'Flow', IsActive: true, UserType }, 'x').id;
    const create = org().create.bind(org());
    vi.spyOn(org(), 'create').mockImplementation((object, ...rest) => {
      const row = create(object, ...rest);
      return object.name === 'Opportunity' ? org().change(object, row, cells, by) : row;
    });
  };

  it('is the desk’s own where an automation of nobody’s has touched it before it was read', async () => {
    await its.stage.crm.describe();
    touchedWithin('AutomatedProcess', { Amount: 10.4, Name: 'CONTOSO' });
    const before = requests().length;
    const { record } = await its.stage.crm.create(referral, { values });
    expect(record).toMatchObject({ byTheDesk: true, byNobody: true, values: { name: 'CONTOSO' } });
    expect(requests().length - before).toBe(1);
  });

  it('is the desk’s own where somebody wrote before it was read and left all that was sent, and theirs otherwise', async () => {
    touchedWithin('Standard', { CoSell_Notes_For_Microsoft__c: 'theirs' });
    const { notes: _, ...sent } = values;
    const { record } = await its.stage.crm.create(referral, { values: sent });
    expect(record).toMatchObject({ byTheDesk: false, modifiedBy: 'Flow', values: { notes: 'theirs' } });
    const theirs = await failureOf(its.stage.crm.create(other, { values }));
    expect(theirs).toMatchObject({ kind: 'merge-again', code: 'changed-since' });
  });

  it('has the customer’s one contact, though two deals make it at once', async () => {
    const account = await its.stage.account('Contoso AG');
    const alex = { firstName: 'Alex', lastName: 'Wilber', email: 'alex@contoso.example' };
    const [one, two] = await Promise.all([1, 2].map(() => its.stage.crm.createContact(account, alex)));
    expect(one?.id).toBe(two?.id);
    expect(
      org()
        .rows.all('Contact')
        .filter(({ cells }) => cells.Email === alex.email),
    ).toHaveLength(1);
  });
});

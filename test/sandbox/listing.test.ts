import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Ask, aSandbox, clientOf } from './a-sandbox.ts';

describe('listing referrals', () => {
  let sandbox: Sandbox;
  let admin: Ask;

  beforeAll(async () => {
    sandbox = await aSandbox({ seed: 250 });
    admin = await clientOf(sandbox);
  });
  afterAll(() => sandbox.close());

  const list = async (query: Record<string, string>) => {
    const { status, body } = await admin('GET', `referrals?${new URLSearchParams(query)}`);
    expect(status).toBe(200);
    return body.value as ReturnType<Sandbox['records']>;
  };
  const count = (predicate: (record: ReturnType<Sandbox['records']>[number]) => boolean) =>
    sandbox.records().filter(predicate).length;

  it("takes the documentation's own filters", async () => {
    const [some] = sandbox.records();
    expect(await list({ $filter: `engagementId eq '${some?.engagementId.toUpperCase()}'` })).toHaveLength(1);
    expect((await list({ $filter: "status eq 'New' and qualification eq 'SalesQualified'" })).length).toBe(
      Math.min(
        100,
        count((record) => record.status === 'New' && record.qualification === 'SalesQualified'),
      ),
    );
    expect(await list({ $filter: "customerProfile/address/country eq 'US' and direction eq 'Incoming'" })).toHaveLength(
      count((record) => record.customerProfile.address.country === 'US' && record.direction === 'Incoming'),
    );
    const newest = await list({
      $top: '10',
      $filter: "(type eq 'Shared' and direction eq 'Incoming')",
      $orderby: 'createdDateTime desc',
    });
    expect(newest).toHaveLength(10);
    expect(newest.map((record) => record.createdDateTime)).toEqual(
      newest
        .map((record) => record.createdDateTime)
        .sort()
        .reverse(),
    );
    const team = await list({
      $filter:
        "status eq 'Active' and direction eq 'Outgoing' and type eq 'Shared' and team/any(t:t/email eq 'lee.gu@contoso.example')",
      $orderby: 'createdDateTime desc',
    });
    expect(team.length).toBeGreaterThan(0);
    expect(team.every((record) => record.team.some((person) => person.email === 'lee.gu@contoso.example'))).toBe(true);
  });

  it('compares date-times, numbers, nulls and nested conditions', async () => {
    const now = sandbox.clock.now().toISOString();
    const late = await list({
      $filter: `expirationDateTime lt ${now} or (not status eq 'New' and details/dealValue gt 100000)`,
    });
    expect(late).toHaveLength(
      Math.min(
        100,
        count(
          ({ expirationDateTime, status, details }) =>
            (expirationDateTime !== null && Date.parse(expirationDateTime) < Date.parse(now)) ||
            (status !== 'New' && (details.dealValue ?? 0) > 100_000),
        ),
      ),
    );
    expect(await list({ $filter: "expirationDateTime eq null and status eq 'New'" })).toHaveLength(
      count((record) => record.status === 'New' && record.expirationDateTime === null),
    );
    expect(await list({ $filter: "name eq 'O''Neill'" })).toEqual([]);
  });

  it.each([
    ['$filter', 'colour eq 1'],
    ['$filter', "status eq 'New"],
    ['$filter', 'status eq'],
    ['$filter', "status like 'New'"],
    ['$orderby', 'name'],
    ['$select', 'id,colour'],
    ['$top', 'ten'],
    ['$apply', 'x'],
  ])('refuses %s=%s', async (name, value) => {
    const heard = await admin('GET', `referrals?${new URLSearchParams({ [name]: value })}`);
    expect(heard).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest' } } });
  });

  it('gives only what is selected', async () => {
    const [first] = await list({ $select: 'id,status,customerProfile', $top: '1' });
    expect(Object.keys(first ?? {}).sort()).toEqual(['customerProfile', 'id', 'status']);
  });

  it('pages by 100 with an oddly written nextLink whose token alone continues, whatever is written between', async () => {
    const originals = sandbox.records().map((record) => record.id);
    const seen: string[] = [];
    let path: string | undefined =
      `referrals?${new URLSearchParams({ $orderby: 'createdDateTime asc', $count: 'true' })}`;
    while (path !== undefined) {
      const { body } = await admin('GET', path);
      expect(body['@odata.count']).toBe(sandbox.records().length);
      seen.push(...body.value.map((record: { id: string }) => record.id));
      await sandbox.microsoft({ action: 'edit', referralId: body.value[0].id });
      const next: string | undefined = body['@odata.nextLink'];
      if (next !== undefined) expect(next).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\.0\/referrals\?\$skiptoken=/);
      path = next && `referrals?$skiptoken=${next.split('$skiptoken=')[1]}`;
    }
    expect(seen.toSorted()).toEqual(originals.toSorted());
  });

  it('sends a page twice when told to', async () => {
    const first = await admin('GET', 'referrals');
    const token = first.body['@odata.nextLink'].split('$skiptoken=')[1];
    sandbox.setFaults({ kind: 'repeatedPage', count: 1, pathPattern: 'skiptoken' });
    const again = await admin('GET', `referrals?$skiptoken=${token}`);
    expect(again.body.value).toEqual(first.body.value);
    const second = await admin('GET', `referrals?$skiptoken=${again.body['@odata.nextLink'].split('$skiptoken=')[1]}`);
    expect(second.body.value[0].id).not.toBe(first.body.value[0].id);
  });
});

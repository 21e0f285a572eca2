import { describe, expect, it } from 'vitest';
import { CrmError } from '../../src/crm/port.ts';
import { crmStandingCheck } from '../../src/doctor/crm-standing-check.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { forgedWithout, openDeal, patchesOf } from './support/deals.ts';
import { aDeskWithCrm } from './support/desk-with-crm.ts';

/** One desk with a CRM in memory: what people say and see of it, from the first look to the last conflict. */
describe('a desk with a CRM', async () => {
  const { desk, crm, links, settles } = await aDeskWithCrm({ undoSeconds: 0 });
  const { alex, adele, megan } = desk;
  const link = async (id: string) => {
    const found = await links.find(id);
    if (!found) throw new Error('no link');
    return found;
  };
  /** A deal of its own customer, and its record in the CRM. */
  const linked = async (customer: string) => {
    crm.accounts.push({ id: customer, name: customer });
    const { id, card } = await openDeal(desk, { customer, dealName: `${customer} platform` });
    await settles();
    const record = crm.living.find(({ referralId }) => referralId === id) ?? expect.fail('no record');
    return { id, card, record };
  };
  const cardOf = (id: string) => desk.cardsOf(alex, id).at(-1) ?? expect.fail('no card');
  const said = async (person: typeof alex, words: string) =>
    (await person.says(words)).replies
      .map((reply) => (reply.activity.text ? String(reply.activity.text) : textOf(reply)))
      .join('\n');

  it('looks first, writes ten when an admin says so, and the rest when they say it again', async () => {
    const { id } = await openDeal(desk);
    await settles();
    expect(crm.living).toEqual([]);
    expect(await link(id)).toMatchObject({ problem: { code: 'no-account' } });

    // Lee is a Referrals admin, of one location.
    for (const person of [alex, desk.teams.person('Lee')])
      expect(await said(person, 'crm start')).toContain('Only a Referrals admin of the whole company can do that.');
    crm.accounts.push({ id: 'fabrikam', name: 'Fabrikam' });
    await links.wish(id, desk.parts.clock.now());
    await settles();
    const leaves = await said(adele, 'crm fields');
    expect(leaves).toMatch(/Notes: both ways \(csd.*microsoftnotes\)/);
    expect(leaves).toContain('stays there');
    expect(await said(adele, 'crm dry run')).toMatch(/In Dynamics 365 I would create 1, link 0/);
    expect(crm.living).toEqual([]);

    expect(await said(adele, 'crm start')).toContain('Started with ten deals');
    await settles();
    expect(crm.living).toHaveLength(1);
    expect(crm.living[0]).toMatchObject({
      referralId: id,
      accountId: 'fabrikam',
      values: { name: 'Data platform', dealValue: { value: 120_000, currency: 'EUR' }, closeDate: '2026-12-18' },
    });
    expect(desk.record(id)).toMatchObject({ externalReferenceId: crm.living[0]?.id });
    expect(await said(adele, 'crm start')).toContain('Started. Deals go over');
    expect(await said(adele, 'crm')).toMatch(/Dynamics 365: deals are kept in step[\s\S]*1 deal: 1 up to date/);
    expect(textOf(cardOf(id))).toContain('Dynamics 365: up to date');
    expect(titlesOf(cardOf(id))).toContain('Open in Dynamics 365');
  });

  it('carries a change from the CRM by the outbox, and says in the audit whose it is', async () => {
    const { id, record } = await linked('Northwind');
    // Alex is no user there: whose the record is by now is said, until somebody of the CRM has been at it.
    expect(textOf(cardOf(id))).toContain('owner has no user in Dynamics 365');
    crm.edit(record.id, { closeDate: '2027-01-31' });
    await desk.app.crmNow();
    await settles();
    expect(patchesOf(desk, id).at(-1)).toEqual([
      { op: 'replace', path: '/details/closingDateTime', value: '2027-01-31T00:00:00.000Z' },
    ]);
    const history = await desk.audited(id);
    expect(history.map(({ by, what }) => `${String(by)} ${what}`)).toContain('dynamics crm-change');
    expect(crm.calls.filter(({ method }) => method === 'update')).toEqual([]);
    expect(textOf(cardOf(id))).not.toContain('no user in Dynamics 365');
    crm.users.push({ id: 'alex', name: alex.name, email: alex.email, entraId: alex.aadObjectId });
    expect(textOf(cardOf((await linked('Lucerne')).id))).not.toContain('no user in Dynamics 365');
  });

  it('asks where both sides changed a value: both, who, and a press for those who work on the deal', async () => {
    const { id, record, card } = await linked('Adatum');
    crm.edit(record.id, { dealValue: { value: 90_000, currency: 'EUR' } });
    await alex.says('value Adatum: 150000 EUR');
    await settles();
    await desk.app.crmNow();
    await settles();
    expect(textOf(cardOf(id))).toMatch(
      /Estimated value: Partner Center has €150,000.*, Dynamics 365 has €90,000\. Which one counts\?\nLast changed in Dynamics 365 by Kim Sales, /,
    );
    // The morning's list says so too, where it stands.
    const digest = await said(alex, 'digest');
    expect(digest).toMatch(/Today: .*1 where the CRM needs you/);
    expect(digest).toContain('CRM needs you · ');
    const press = { link: (await link(id)).revision, field: 'dealValue', side: 'crm' };
    // Whoever has no part in the deal is refused in words, whatever a card shows.
    const forged = await forgedWithout(desk, megan, { id, card }, 'crm.take', press);
    expect(forged).toContain('I can’t find that.');
    const pressed = await alex.presses('Dynamics 365: €90,000', { on: cardOf(id) });
    expect(textOf(pressed.card)).toContain('Done. It is carried over in a moment.');
    await settles();
    expect(desk.record(id)?.details.dealValue).toBe(90_000);
    expect((await link(id)).questions).toEqual({});
    const { replies } = await alex.says('why is the value of Adatum 90k?');
    expect(JSON.stringify(replies.map(({ activity }) => activity))).toMatch(
      /€90,000.* It came from Dynamics 365 on .* Until then Partner Center had €150,000[^.]*\. Alex Wilber chose it\./,
    );
    // The same press once more is one on what stood there before.
    expect(await forgedWithout(desk, alex, { id, card }, 'crm.take', press)).toContain('changed meanwhile');
  });

  it('puts back a value that lost by rule at one press, once, and not over a later one', async () => {
    const { id, record } = await linked('Bellows');
    const money = (value: number) => ({ dealValue: { value, currency: 'EUR' } });
    const asks = async (person: typeof alex, words: string) =>
      (await person.says(words)).replies.at(-1) ?? expect.fail('no reply');
    const fromCrm = async (values: Parameters<typeof crm.edit>[1]) => {
      crm.edit(record.id, values);
      await desk.app.crmNow();
      await settles();
    };
    await fromCrm(money(90_000));
    const explained = await asks(alex, 'why is the value of Bellows 90k?');
    const twin = await asks(alex, 'how come the value of Bellows is 90k');
    expect(textOf(explained)).toContain('Until then Partner Center had €120,000');
    // Whoever only reads the deal is offered nothing.
    expect(titlesOf(await asks(megan, 'why is the value of Bellows 90k?'))).not.toContain('Put back €120,000');
    const pressed = await alex.presses('Put back €120,000', { on: explained });
    expect(textOf(pressed.card)).toContain('Estimated value is €120,000 again. Dynamics 365 follows in a moment.');
    await settles();
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 120_000 });
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 120_000 });
    expect((await desk.audited(id)).map(({ by, what }) => `${String(by)} ${what}`)).toContainEqual(
      expect.stringMatching(/deal-edit$/),
    );
    const again = await alex.presses('Put back €120,000', { on: twin });
    expect(textOf(again.card)).toContain(
      'Estimated value was changed after that and is €120,000 now. I left it as it is.',
    );

    await fromCrm(money(80_000));
    const next = await asks(alex, 'why is the value of Bellows 80k?');
    await alex.says('value Bellows: 85000 EUR');
    const late = await alex.presses('Put back €120,000', { on: next });
    expect(textOf(late.card)).toContain('is €85,000 now. I left it as it is.');
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 85_000 });

    // Both moved the stage: by rule the CRM's is the newer one, and the owner may put theirs back.
    await alex.says('stage Bellows: 60%');
    crm.edit(record.id, { salesStage: '1' });
    await desk.app.crmNow();
    await settles();
    expect(desk.record(id)?.salesStage).toBe('40');
    const stage = await asks(alex, 'why is Bellows at stage 40%?');
    const back = titlesOf(stage).find((title) => title.startsWith('Put back ')) ?? expect.fail('no Undo');
    await alex.presses(back, { on: stage });
    await settles();
    expect(desk.record(id)?.salesStage).toBe('60');

    // Of a deal that is not kept in step now, nothing is promised of the CRM.
    await fromCrm(money(70_000));
    const last = await asks(alex, 'why is the value of Bellows 70k?');
    await desk.parts.db.collection<{ _id: string }>('crmlinks').updateOne({ _id: id }, { $set: { state: 'paused' } });
    const alone = await alex.presses('Put back €85,000', { on: last });
    expect(textOf(alone.card)).toContain(
      'Estimated value is €85,000 again in Partner Center. Dynamics 365 does not follow.',
    );
  });

  it.each([
    {
      customer: 'Alpine',
      here: (id: string) => alex.says(`value ${id}: 150000 EUR`),
      says: /Last changed here by Alex Wilber, /,
    },
    {
      customer: 'Munson',
      here: (id: string) => desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter' }),
      says: /Last changed in Partner Center itself, .*another program/,
    },
  ])('stops two systems that fight, and names who wrote last on both sides: $customer', async (row) => {
    const { id, record } = await linked(row.customer);
    const there = crm.at(record.id)?.values ?? expect.fail('no record');
    for (let round = 0; round < 10 && (await link(id)).state === 'linked'; round++) {
      await row.here(row.customer === 'Munson' ? id : row.customer);
      await settles();
      crm.edit(record.id, there);
      await desk.app.crmNow();
      await settles();
    }
    // The audit has taken the entry out of the deal's document by then.
    await desk.timePasses('PT1M');
    await alex.says(row.customer);
    expect(textOf(cardOf(id))).toMatch(/fighting over .*\nLast changed in Dynamics 365 by Kim Sales, .*\n/);
    expect(textOf(cardOf(id))).toMatch(row.says);
  });

  it('asks the owner when the CRM closed the deal, and closes there what is lost here', async () => {
    const { id, record } = await linked('Litware');
    crm.edit(record.id, {}, { kind: 'won', closedOn: '2026-12-01' });
    await desk.app.crmNow();
    await settles();
    expect(textOf(cardOf(id))).toMatch(
      /Won in Dynamics 365\. If that is right.*\nLast changed in Dynamics 365 by Kim Sales/,
    );
    await alex.presses('Leave it open', { on: cardOf(id) });
    await settles();
    expect(textOf(cardOf(id))).not.toContain('Won in Dynamics 365');
    expect(desk.record(id)).toMatchObject({ status: 'Active' });

    const other = await linked('Tailspin');
    await desk.sandbox.microsoft({ referralId: other.id, action: 'lostInPartnerCenter' });
    await settles();
    expect(crm.at(other.record.id)?.outcome).toMatchObject({ kind: 'lost', reason: '5' });
    expect(await link(other.id)).toMatchObject({ state: 'finished' });
  });

  it('says what the CRM did not take in its own words, harmless, and tries again at a press', async () => {
    const { id, record } = await linked('Proseware');
    crm.before = (method) => {
      if (method === 'update')
        throw new CrmError({
          kind: 'person',
          code: 'validation',
          words: 'Set **Stage** first [here](https://x.example)',
        });
    };
    await alex.says('value Proseware: 70000 EUR');
    await settles();
    const card = cardOf(id);
    expect(JSON.stringify(card)).toContain('Dynamics 365 didn’t take it: ');
    expect(JSON.stringify(card)).not.toContain('[here](https');
    crm.before = () => undefined;
    await alex.presses('Try again', { on: card });
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toEqual({ value: 70_000, currency: 'EUR' });

    crm.remove(record.id);
    await alex.says('value Proseware: 80000 EUR');
    await settles();
    expect(textOf(cardOf(id))).toContain('Dynamics 365: the record is gone there');
    await alex.presses('Stop synchronising', { on: cardOf(id) });
    await settles();
    expect(textOf(cardOf(id))).toContain('Dynamics 365: not kept in step any more');
    expect(crm.living.some(({ referralId }) => referralId === id)).toBe(false);
    // Taken up again, the record is still not there: nothing is made before somebody says so.
    await alex.presses('Synchronise again', { on: cardOf(id) });
    await settles();
    expect(textOf(cardOf(id))).toContain('not in Dynamics 365 any more');
    await alex.presses('Make a new one', { on: cardOf(id) });
    await settles();
    expect(crm.living.filter(({ referralId }) => referralId === id)).toMatchObject([
      { values: { dealValue: { value: 80_000, currency: 'EUR' } } },
    ]);
  });

  it('says in one line that the record’s owner has left, and goes on once it has another one', async () => {
    const { id, record } = await linked('Fincher');
    crm.before = (method) => {
      if (method === 'update')
        throw new CrmError({ kind: 'person', code: 'owner-disabled', words: 'inactive user [005]' });
    };
    await alex.says('value Fincher: 70000 EUR');
    await settles();
    await alex.says('value Fincher: 71000 EUR');
    await settles();
    const told = textOf(cardOf(id)).match(/[^\n]*owner is no longer a user in Dynamics 365[^\n]*/g);
    expect(told).toEqual([expect.stringContaining('Give it another owner there, then try again.')]);
    expect(textOf(cardOf(id))).not.toContain('inactive user');
    // Its administrator names another one: the poll sees that the record has changed, and nobody presses anything.
    crm.before = () => undefined;
    crm.edit(record.id, {});
    await desk.app.crmNow();
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 71_000 });
    expect(textOf(cardOf(id))).not.toContain('no longer a user');
  });

  it('goes on with all other records where one cannot be read, says it once with its id, and again when it can', async () => {
    const [odd, other] = [await linked('Relecloud'), await linked('Margie')];
    crm.odd.add(odd.record.id);
    const lines = () => desk.parts.logLines.filter((line) => line.includes('cannot be read')).length;
    const before = lines();
    for (const closeDate of ['2027-05-05', '2027-06-06']) {
      for (const { record } of [odd, other]) crm.edit(record.id, { closeDate });
      await desk.app.crmNow();
      await settles();
      expect(desk.record(other.id)?.details).toMatchObject({ closingDateTime: expect.stringContaining(closeDate) });
    }
    expect(textOf(cardOf(odd.id)).replaceAll('\\', '')).toContain(`can’t be read (${odd.record.id})`);
    expect(textOf(cardOf(other.id))).toContain('up to date');
    expect(lines() - before).toBe(1);
    expect(await said(adele, 'crm')).not.toContain('administrator is needed');
    crm.odd.clear();
    await alex.presses('Try again', { on: cardOf(odd.id) });
    await settles();
    expect(desk.record(odd.id)?.details).toMatchObject({ closingDateTime: expect.stringContaining('2027-06-06') });
    expect(textOf(cardOf(odd.id))).toContain('up to date');
  });

  it('offers what may be the same deal, moves the link at a press, pauses one deal and lets go of it', async () => {
    crm.accounts.push({ id: 'Trey', name: 'Trey' });
    const likely = crm.add({ name: 'Trey: *platform*' }, { accountId: 'Trey' });
    const { id } = await openDeal(desk, { customer: 'Trey', dealName: 'Trey platform' });
    await settles();
    expect(textOf(cardOf(id))).toMatch(/open opportunity that may be this deal[\s\S]*1: Trey: .*platform/);
    await alex.presses('Make a new one', { on: cardOf(id) });
    await settles();
    const made = crm.living.find(({ referralId }) => referralId === id) ?? expect.fail('no record');
    expect(made.id).not.toBe(likely.id);

    const looking = await alex.presses('Link to another', { on: cardOf(id) });
    expect(textOf(looking.card)).toContain('I’m looking there');
    await settles();
    await alex.presses('1: Trey: *platform*', { on: cardOf(id) });
    await settles();
    expect(crm.living.filter(({ referralId }) => referralId === id)).toMatchObject([{ id: likely.id }]);
    expect(desk.record(id)).toMatchObject({ externalReferenceId: likely.id });

    await alex.presses('Pause', { on: cardOf(id) });
    await settles();
    expect(textOf(cardOf(id))).toContain('Dynamics 365: paused');
    await alex.presses('Stop synchronising', { on: cardOf(id) });
    await settles();
    expect(textOf(cardOf(id))).toContain('Dynamics 365: not kept in step any more');
    expect(crm.at(likely.id)).toMatchObject({ referralId: id });

    // While nothing was carried, both sides went on: taken up again, neither is written over.
    await alex.says('value Trey: 77000 EUR');
    crm.edit(likely.id, { dealValue: { value: 66_000, currency: 'EUR' }, closeDate: '2027-03-03' });
    await desk.app.crmNow();
    await settles();
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 77_000 });
    expect(crm.at(likely.id)?.values.dealValue).toMatchObject({ value: 66_000 });
    // Said of the deal by its name, as its button says it; taken back by a word, and done once more.
    expect(await said(alex, 'sync Trey again with Dynamics')).toContain('nothing is written over');
    expect(await said(alex, 'undo')).toContain('Both sides stay as they are');
    expect(await link(id)).toMatchObject({ state: 'unlinked' });
    expect(await said(alex, 'sync Treyfus again')).toContain('no open deal called “treyfus”');
    expect(await said(megan, 'sync Trey again')).toContain('no open deal called');
    await alex.says('open Trey');
    expect(await said(alex, 'synchronise it again with the CRM')).toContain('nothing is written over');
    await settles();
    // What answered the typed words stays as it was; the cards that are kept ask.
    const kept = () => desk.cardsOf(alex, id)[0] ?? expect.fail('no card');
    expect(textOf(kept())).toMatch(/Partner Center has €77,000.*Dynamics 365 has €66,000[\s\S]*Estimated close date: /);
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 77_000 });
    expect(crm.at(likely.id)?.values).toMatchObject({ dealValue: { value: 66_000 }, closeDate: '2027-03-03' });
    await alex.presses('Partner Center: €77,000', { on: kept() });
    await settles();
    expect(crm.at(likely.id)?.values.dealValue).toMatchObject({ value: 77_000 });
    expect(crm.living.filter(({ referralId }) => referralId === id)).toMatchObject([{ id: likely.id }]);
  });

  const health = async () => JSON.stringify((await adele.says('health')).replies.map(({ activity }) => activity));

  it('tells an admin what the CRM’s administrator has to mend, and that it is mended', async () => {
    await desk.app.crmNow();
    expect(await health()).toMatch(/Dynamics 365 read \d/);
    crm.before = (method) => {
      if (method === 'changedSince') throw new CrmError({ kind: 'sign-in', code: 'AADSTS7000222' });
    };
    await desk.app.crmNow().catch(() => undefined);
    expect(await health()).toMatch(/Dynamics 365 needs its administrator \(AADSTS7000222\)/);
    expect(await said(adele, 'crm')).toContain('AADSTS7000222');
    const connected = { crm: { system: 'dynamics', write: 'on' } } as const;
    const doctor = async () => JSON.stringify(await crmStandingCheck(connected, desk.parts.clock, desk.parts.db));
    expect(await doctor()).toContain('Dynamics 365 refused the desk: AADSTS7000222');
    crm.before = () => undefined;
    desk.parts.timers.moveServer(400_000);
    await desk.app.crmNow();
    expect(await health()).not.toContain('administrator');
    expect(await doctor()).not.toContain('refused');
    // A stage that nobody put into the mapping: of that deal it is left as it is, the others' go on.
    const [odd, other] = [await linked('Fourth'), await linked('Woodgrove')];
    crm.edit(odd.record.id, { salesStage: '77' });
    crm.edit(other.record.id, { salesStage: '1' });
    await desk.app.crmNow();
    await settles();
    expect(await said(adele, 'crm')).toContain('administrator is needed: salesStage: stage-unmapped');
    expect([desk.record(odd.id)?.salesStage, desk.record(other.id)?.salesStage]).toEqual(['10', '40']);
    crm.edit(odd.record.id, { salesStage: '1' });
    await desk.app.crmNow();
    await settles();
    expect(desk.record(odd.id)?.salesStage).toBe('40');
  });

  it('stops writing at once when an admin pauses, and goes on from there', async () => {
    const { record } = await linked('Wingtip');
    // No question about the deal that was dealt with last, nor an order that is only offered.
    await adele.says('open Wingtip');
    for (const line of ['is the crm working?', 'crm работает?', 'crm 상태 보여 줘', 'crm 正常嗎？'])
      expect(await said(adele, line), line).toContain('deals are kept in step');
    expect(await said(adele, 'pause crm')).toContain('Paused');
    await alex.says('value Wingtip: 1000 EUR');
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 120_000 });
    expect(await said(adele, 'crm start')).toContain('Started');
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 1_000 });
  });
});

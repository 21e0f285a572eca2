import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { CrmError } from '../../../src/crm/port.ts';
import type { CrmLink, SyncField, SyncValue } from '../../../src/features/crm/link/crm-link.ts';
import { crmForm } from '../../../src/features/crm/merge/crm-form.ts';
import { sameSyncValue, valuesOfCrm, valuesOfReferral } from '../../../src/features/crm/merge/sync-values.ts';
import type { CrmSandbox } from '../../../src/sandbox/crm/crm-sandbox.ts';
import { report, seed } from '../../chaos/support/chaos-run.ts';
import { aDynamics } from '../../crm/a-dynamics.ts';
import { aSalesforce } from '../../crm/a-salesforce.ts';
import { fetchInProcess } from './support/in-process-fetch.ts';
import { MemoryDesk } from './support/memory-desk.ts';
import { PlayedDesk } from './support/played-desk.ts';
import type { SimulatedStage } from './support/simulated-desk.ts';

/**
 * People edit on both sides while steps die, answers get lost and come twice. In the end: one record; each field the same
 * on both sides, or a question with both values; and nothing that somebody typed was written over by somebody who could
 * not have seen it, unless it is shown.
 */

const fields = ['name', 'dealValue', 'closeDate', 'notes'] as const satisfies readonly SyncField[];
type EditedField = (typeof fields)[number];
type Side = 'partnerCenter' | 'crm';

type Action =
  | { readonly kind: 'edit'; readonly side: Side; readonly field: EditedField }
  | { readonly kind: 'step'; readonly fault: Fault }
  /** A worker whose lease ended works on with what it read. */
  | { readonly kind: 'stale-step' }
  | { readonly kind: 'remember' }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'choose'; readonly side: Side };

type Fault =
  | 'none'
  | 'crash-before-create'
  | 'crash-after-create'
  | 'crash-before-crm'
  | 'crash-after-crm'
  | 'crash-before-partner-center'
  | 'crash-after-partner-center'
  | 'lost-answer'
  | 'lost-request'
  | 'edited-meanwhile'
  | 'edited-just-after';

const side = fc.constantFrom<Side>('partnerCenter', 'crm');
const fault = fc.constantFrom<Fault>(
  'none',
  'none',
  'none',
  'crash-before-create',
  'crash-after-create',
  'crash-before-crm',
  'crash-after-crm',
  'crash-before-partner-center',
  'crash-after-partner-center',
  'lost-answer',
  'lost-request',
  'edited-meanwhile',
  'edited-just-after',
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), side, field: fc.constantFrom(...fields) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('step' as const), fault }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'stale-step' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'remember' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'deliver' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('choose' as const), side }) },
);

/** What somebody typed, and what stood there then: they have seen that, and all that it stands on. */
interface Typed {
  readonly field: EditedField;
  readonly value: SyncValue;
  readonly seen: SyncValue;
}

class Play {
  readonly desk: MemoryDesk;
  readonly typed: Typed[] = [];
  /** A write has arrived in the CRM; the next request comes after this. */
  static arrived: () => void = () => undefined;
  #count = 0;
  #remembered: CrmLink | undefined;

  constructor(desk: MemoryDesk) {
    this.desk = desk;
  }

  get #record() {
    return this.desk.records()[0];
  }

  held(where: Side, field: EditedField): SyncValue {
    if (where === 'partnerCenter') return valuesOfReferral(this.desk.referral.record, undefined)[field];
    return this.#record ? (valuesOfCrm(this.#record)[field] ?? null) : null;
  }

  edit(where: Side, field: EditedField): void {
    if (where === 'crm' && !this.#record) return;
    const count = ++this.#count;
    const seen = this.held(where, field);
    const fresh = this.#fresh(field, count);
    // People add to notes, or write them anew.
    const value = field === 'notes' && count % 2 === 0 ? `${String(seen)}\n${String(fresh)}` : fresh;
    this.typed.push({ field, value, seen });
    if (where === 'partnerCenter') this.desk.editField(field, value);
    else this.desk.editInCrm(this.#record?.id ?? '', { [field]: value });
  }

  #fresh(field: EditedField, count: number): SyncValue {
    if (field === 'dealValue') return { value: 1_000 + count, currency: count % 3 === 0 ? 'EUR' : 'USD' };
    if (field === 'closeDate') return new Date(Date.UTC(2027, 3, 1 + count)).toISOString().slice(0, 10);
    return `${field} ${count}.`;
  }

  async act(now: Action): Promise<void> {
    this.desk.advance(1_000);
    switch (now.kind) {
      case 'edit':
        return this.edit(now.side, now.field);
      case 'step':
        return this.#step(now.fault);
      case 'remember':
        this.#remembered = structuredClone(this.desk.link);
        return;
      case 'stale-step':
        if (this.#remembered) await this.desk.step(this.#remembered);
        return;
      case 'deliver':
        return this.desk.deliver();
      case 'choose':
        return this.#choose(now.side);
    }
  }

  async #step(kind: Fault): Promise<void> {
    const { desk } = this;
    desk.crash = (point) => {
      if (kind === `crash-${point}`) throw new Error('killed');
    };
    const once = (method: string, then: () => void) => (asked: string) => {
      if (asked !== method) return;
      desk.crm.before = () => undefined;
      desk.crm.after = () => undefined;
      then();
    };
    const gone = () => {
      throw new CrmError({ kind: 'wait', code: 'network', mayHaveArrived: true });
    };
    const method = desk.link.recordId === undefined ? 'create' : 'update';
    if (kind === 'lost-answer') desk.crm.after = once(method, gone);
    if (kind === 'lost-request') desk.crm.before = once(method, gone);
    if (kind === 'edited-meanwhile') desk.crm.before = once('update', () => this.edit('crm', 'closeDate'));
    if (kind === 'edited-just-after')
      Play.arrived = () => {
        Play.arrived = () => undefined;
        this.edit('crm', 'dealValue');
      };
    await desk.step().catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
    });
    this.quiet();
  }

  quiet(): void {
    this.desk.crash = () => undefined;
    this.desk.crm.before = () => undefined;
    this.desk.crm.after = () => undefined;
    Play.arrived = () => undefined;
  }

  /** Whoever chooses has seen both. */
  async #choose(chosen: Side): Promise<void> {
    const { link } = this.desk;
    const [first] = Object.entries(link.questions);
    if (!first) return;
    const [field, { partnerCenter, crm }] = first;
    const by = { tenantId: 't', aadObjectId: 'a', name: 'Alex' };
    const choice = { side: chosen, partnerCenter, crm, by, at: this.desk.clock.now() };
    await this.desk.links.save(link, { ...link, choices: { ...link.choices, [field]: choice } });
    const [value, other] = chosen === 'crm' ? [crm, partnerCenter] : [partnerCenter, crm];
    this.typed.push({ field: field as EditedField, value, seen: other });
  }

  problems(): string[] {
    const { desk } = this;
    const living = desk.records().length;
    return [...(living === 1 ? [] : [`${living} records`]), ...fields.flatMap((field) => this.#problemsOf(field))];
  }

  #problemsOf(field: EditedField): string[] {
    const { questions, problem } = this.desk.link;
    const [p, c] = [this.held('partnerCenter', field), this.held('crm', field)];
    const question = questions[field];
    const shown = question ? [question.partnerCenter, question.crm] : [];
    if (question && !(sameSyncValue(question.partnerCenter, p) && sameSyncValue(question.crm, c)))
      return [`${field}: an old question`];
    const terms = { mapping: this.desk.mapping, description: { fields: {}, currencies: this.desk.crm.currencies } };
    if (!question && problem?.field !== field && !sameSyncValue(crmForm(field, p, terms), c))
      return [`${field}: ${JSON.stringify(p)} at Partner Center, ${JSON.stringify(c)} in the CRM`];
    const covered = this.#ancestors(field, [p, c, ...shown]);
    const lost = this.typed.filter((typed) => typed.field === field && !covered.has(JSON.stringify(typed.value)));
    return lost
      .filter(({ value }) => !this.#standsIn(value, p))
      .map(({ value }) => `${field}: ${JSON.stringify(value)} was lost`);
  }

  /** All that whoever wrote these values had seen. */
  #ancestors(field: EditedField, values: readonly SyncValue[]): Set<string> {
    const seen = new Set<string>();
    const open = values.map((value) => JSON.stringify(value));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const typed of this.typed)
        if (typed.field === field && JSON.stringify(typed.value) === next) open.push(JSON.stringify(typed.seen));
      // Joined notes hold what was typed on both sides.
      if (field === 'notes')
        for (const typed of this.typed)
          if (typed.field === field && next.includes(JSON.stringify(typed.value).slice(1, -1)))
            open.push(JSON.stringify(typed.value));
    }
    return seen;
  }

  #standsIn(value: SyncValue, text: SyncValue): boolean {
    return typeof value === 'string' && typeof text === 'string' && text.includes(value);
  }
}

const amount = z.coerce.number().positive().optional();
/** So few while others wait; all of them where there is time. */
const inFull = process.env.CHAOS === 'full';
const numRuns = (inShort: number) => (inFull ? (amount.parse(process.env.CRM_INTERLEAVINGS) ?? 10_000) : inShort);
/** As many as so many seconds allow, said with their seed: for whoever has no hour to spare. */
const seconds = amount.parse(process.env.CRM_INTERLEAVING_SECONDS);

async function heldFor(title: string, inShort: number, deskFor: () => MemoryDesk | Promise<MemoryDesk>): Promise<void> {
  let tried = 0;
  const property = fc.asyncProperty(plays, async (actions) => {
    tried += 1;
    expect(await played(await deskFor(), actions)).toEqual([]);
  });
  const limit = seconds === undefined ? {} : { interruptAfterTimeLimit: seconds * 1_000 };
  await fc.assert(property, { numRuns: numRuns(inShort), seed, ...limit });
  // Where the time is over before the first desk stands, nothing was tried.
  expect(tried).toBeGreaterThan(0);
  if (inFull) report(title, { plays: tried });
}

async function played(desk: MemoryDesk, actions: readonly Action[]): Promise<readonly string[]> {
  const play = new Play(desk);
  await play.desk.begin();
  for (const each of actions) await play.act(each);
  play.quiet();
  await play.desk.settle();
  return play.problems();
}

const plays = fc.array(action, { minLength: 1, maxLength: 30, ...(inFull ? { size: 'max' as const } : {}) });

describe('edits on both sides, in any order', { timeout: 7_200_000 }, () => {
  it('end equal or as a question, with one record and nothing lost unshown', async () => {
    await heldFor('plays in memory', 100, () => new MemoryDesk());
  });

  describe.each([
    ['dynamics', aDynamics],
    ['salesforce', aSalesforce],
  ] as const)('by the client of %s', (system, stageOf) => {
    const sandboxes: CrmSandbox[] = [];
    let stage: SimulatedStage | undefined;
    let runs = 0;
    beforeAll(() =>
      fetchInProcess(
        () => sandboxes,
        (method) => method === 'PATCH' && Play.arrived(),
      ),
    );
    afterAll(async () => {
      vi.unstubAllGlobals();
      for (const sandbox of sandboxes) await sandbox.close();
    });
    /** An organisation grows slow with its deals: each is one of fifty. */
    const stageFor = async () => {
      if (stage && runs++ % 50 !== 49) return stage;
      for (const old of sandboxes.splice(0)) await old.close();
      stage = await stageOf();
      sandboxes.push(stage.sandbox);
      return stage;
    };

    it('they end so, too', async () => {
      await heldFor(`plays by the client of ${system}`, 15, async () => new PlayedDesk(await stageFor(), system));
    });
  });
});

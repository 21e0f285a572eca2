import type { Clock } from '../../../clock.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { type Crm, CrmError, type CrmReading } from '../../../crm/port.ts';
import { derivedId } from '../../../derived-id.ts';
import type { CrmLink } from '../link/crm-link.ts';
import type { MongoCrmLinkStore } from '../link/mongo-link-store.ts';
import { isUnmappedStage } from '../merge/stage-classes.ts';
import { recordStateOf } from './link-steps.ts';
import type { MongoCrmState } from './mongo-crm-state.ts';

export interface CrmComparisonDeps {
  readonly crm: Pick<Crm, 'read'>;
  readonly links: Pick<MongoCrmLinkStore, 'after' | 'wish' | 'countDue'>;
  readonly state: Pick<MongoCrmState, 'read' | 'keepComparison' | 'keepMappingPrint' | 'mappingChanged'>;
  readonly mapping: CrmMapping;
  readonly clock: Clock;
  readonly nudge: () => void;
}

/** Milliseconds between the beginnings of two comparisons. */
const comparedEvery = 86_400_000;
/** Links per lot: both CRMs answer that many in a few requests. */
const lot = 200;

/**
 * Once a day every linked record is looked up by its id. A record that was deleted, unshared, restored or changed unnoticed by
 * the poll (an emptied key, a purged log of deletions) makes its link due; nothing else is done here. Resumable; comparing a
 * lot twice is idempotent.
 */
export class CrmComparison {
  readonly #deps: CrmComparisonDeps;
  #isMappingNoted = false;

  constructor(deps: CrmComparisonDeps) {
    this.#deps = deps;
  }

  /** Compares the next lot, once little of the one before is left. */
  async run(): Promise<void> {
    const { state, links, clock, nudge } = this.#deps;
    const now = clock.now();
    await this.#noteMapping(now);
    const { comparison, switchedOff } = await state.read();
    const isOver = comparison === undefined || comparison.isDone === true;
    if (comparison && isOver && now.getTime() - comparison.begunAt.getTime() < comparedEvery) return;
    if ((await links.countDue(now)) > lot / 4) return;
    // Disabled fields are retried now, so all links become due.
    const begun = isOver ? { begunAt: now, ...(switchedOff ? { all: true as const } : {}) } : comparison;
    const some = await links.after(begun.after, lot);
    const isCompared = await this.#compare(some, begun.all === true, now);
    const last = some.at(-1)?.id;
    if (!isCompared) return;
    await state.keepComparison(some.length < lot || !last ? { ...begun, isDone: true } : { ...begun, after: last });
    nudge();
  }

  /**
   * A deal at rest meets a mended mapping by no change of its own. Once a process: with two mappings side by side during a rollout, the
   * one that was started last counts.
   */
  async #noteMapping(now: Date): Promise<void> {
    if (this.#isMappingNoted) return;
    const { state, mapping } = this.#deps;
    const print = derivedId(JSON.stringify(mapping));
    const { mappingPrint } = await state.read();
    if (mappingPrint === undefined) await state.keepMappingPrint(print);
    else if (mappingPrint !== print) await state.mappingChanged(print, now);
    this.#isMappingNoted = true;
  }

  /** False: the CRM is unavailable, which the poll reports. */
  async #compare(some: readonly CrmLink[], all: boolean, now: Date): Promise<boolean> {
    const linked = some.flatMap((link) =>
      link.recordId !== undefined && (link.state === 'linked' || link.state === 'gone')
        ? [{ link, recordId: link.recordId }]
        : [],
    );
    try {
      const readings = await this.#deps.crm.read(linked.map(({ recordId }) => recordId));
      for (const [index, { link }] of linked.entries())
        if (all || differs(link, readings[index], this.#deps.mapping)) await this.#deps.links.wish(link.id, now);
      if (all) for (const { id } of some.filter(couldNotBeMade)) await this.#deps.links.wish(id, now);
      return true;
    } catch (error) {
      if (error instanceof CrmError) return false;
      throw error;
    }
  }
}

/** Nothing changes at a record that does not exist; what only waits for its turn in a first load is not woken. */
function couldNotBeMade({ state, recordId, problem }: CrmLink): boolean {
  return state === 'planned' && recordId === undefined && problem !== undefined;
}

function differs(
  { state, seen, keyRefusedAt }: CrmLink,
  reading: CrmReading | undefined,
  mapping: CrmMapping,
): boolean {
  if (!reading || reading.kind === 'gone') return state !== 'gone';
  // Retried once a day: the cause may have been mended without a change of the record.
  if (reading.kind === 'unreadable') return true;
  // The same of a key that was not taken, without which no poll sees the record.
  if (keyRefusedAt) return true;
  // So that its step tells the operator again, as long as it is so.
  if (isUnmappedStage(reading.record, mapping)) return true;
  return state === 'gone' || seen?.crm !== recordStateOf(reading.record);
}

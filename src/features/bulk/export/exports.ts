import type { Clock } from '../../../clock.ts';
import { derivedId } from '../../../derived-id.ts';
import type { Turn } from '../../../feature.ts';
import { encoded, type Lists, type ListView } from '../../lists/index.ts';
import { actorOf } from '../../referrals/index.ts';
import { type BulkExport, mostExportCounted, mostParts, mostRows, type TableName } from './bulk-export.ts';
import type { ExportPart } from './export-cards.ts';
import type { ExportStore } from './export-store.ts';

export interface ExportsDeps {
  readonly store: ExportStore;
  readonly lists: Lists;
  readonly clock: Clock;
  /** Starts the maker's sweep. */
  readonly nudge: () => void;
}

export type ExportAnswer =
  | { readonly kind: 'making'; readonly count: number }
  | { readonly kind: 'empty' | 'no-chat' | 'busy' }
  /** `total`: at most `mostExportCounted` + 1. `within`: present for a part that is itself too long. */
  | { readonly kind: 'too-many'; readonly total: number; readonly steps: readonly Date[]; readonly within: ExportPart };

const mostUnfinished = 3;
const keptMilliseconds = 24 * 3_600_000;

/** Requests for files. A request is durable: the file is made even if this process dies. */
export class Exports {
  readonly #deps: ExportsDeps;

  constructor(deps: ExportsDeps) {
    this.#deps = deps;
  }

  /** Of a list, or of a part of one. Idempotent for a press or message that is delivered twice. */
  async list(
    turn: Turn,
    view: ListView,
    { what, ...part }: ExportPart & Pick<BulkExport, 'what'> = {},
  ): Promise<ExportAnswer> {
    const stopped = await this.#whyNot(turn);
    if (stopped) return { kind: stopped };
    const { lists } = this.#deps;
    const total = await lists.size(turn, view, mostExportCounted + 1, part);
    if (total === 0) return { kind: 'empty' };
    const isPart = part.from !== undefined || part.before !== undefined;
    const steps = total > mostRows ? await lists.steps(turn, view, { size: mostRows, most: mostParts }, part) : [];
    // A part whose referrals were all created at the same time can't be split.
    if (steps.length > (isPart ? 1 : 0)) return { kind: 'too-many', total, steps, within: part };
    const asked = { view: encoded({ ...view, page: 1 }), ...(what ? { what } : {}) };
    await this.#ask(turn, { ...asked, ...(isPart ? { created: part } : {}) });
    return { kind: 'making', count: Math.min(total, mostRows) };
  }

  template(turn: Turn, what?: BulkExport['what']): Promise<ExportAnswer> {
    return this.#make(turn, what ? { what } : {});
  }

  /** A file of the person's own import: the caller has checked whose it is. */
  ofImport(turn: Turn, ofImport: NonNullable<BulkExport['ofImport']>): Promise<ExportAnswer> {
    return this.#make(turn, { ofImport });
  }

  /** The caller has checked the rights. */
  table(turn: Turn, table: TableName, of?: BulkExport['of']): Promise<ExportAnswer> {
    return this.#make(turn, { table, ...(of ? { of } : {}) });
  }

  /** For everything but lists, which are counted first. */
  async #make(turn: Turn, what: Pick<BulkExport, 'ofImport' | 'table' | 'of' | 'what'>): Promise<ExportAnswer> {
    const stopped = await this.#whyNot(turn);
    if (stopped) return { kind: stopped };
    await this.#ask(turn, what);
    return { kind: 'making', count: 0 };
  }

  async #whyNot({ person }: Turn): Promise<'no-chat' | 'busy' | undefined> {
    if (!person.personalChat) return 'no-chat';
    return (await this.#deps.store.countUnfinished(person)) >= mostUnfinished ? 'busy' : undefined;
  }

  async #ask(
    turn: Turn,
    what: Pick<BulkExport, 'view' | 'created' | 'ofImport' | 'table' | 'of' | 'what'>,
  ): Promise<void> {
    const now = this.#deps.clock.now();
    await this.#deps.store.insert({
      id: derivedId('export', turn.person.tenantId, turn.conversation.conversationId, turn.activityId),
      by: actorOf(turn.person),
      locale: turn.locale,
      timeZone: turn.timeZone,
      zoneIsOwn: turn.zoneIsOwn,
      ...what,
      askedAt: now,
      dueAt: now,
      endsAt: new Date(now.getTime() + keptMilliseconds),
    });
    this.#deps.nudge();
  }
}

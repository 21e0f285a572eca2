import type { Clock } from '../../../../clock.ts';
import type { Logger } from '../../../../logger.ts';
import type { Messenger } from '../../../../messenger.ts';
import { PutOffError } from '../../../../sweeps/lease.ts';
import { leavesOnlyHeld } from '../../../../sweeps/under-lease.ts';
import type { BuiltCard } from '../../../referrals/index.ts';
import type { BulkImport } from '../bulk-import.ts';
import type { ImportStore } from '../import-store.ts';
import type { RunUnderWay } from './row-carrier.ts';
import { endedCard, progressCard, type RunProgress, summaryCard } from './run-cards.ts';
import { finalLines, type TurnEnd } from './run-end.ts';
import { filesOf } from './run-files.ts';
import type { RunPace } from './run-pace.ts';
import type { RunRows } from './run-rows.ts';

export interface RunBoardDeps {
  readonly store: Pick<ImportStore, 'find' | 'change'>;
  readonly rows: Pick<RunRows, 'tally' | 'all'>;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Logger;
  readonly finalAt: (imported: Pick<BulkImport, 'startedAt'>) => Date;
}

/** Milliseconds between edits, within Teams' rate limit per conversation. */
const pace = 4_000;

/** Shows a run in its person's chat: one progress card, edited at a bounded rate, and a separate message at the end. */
export class RunBoard {
  readonly #deps: RunBoardDeps;
  /** Last edit of each turn, by the monotonic clock; evicted with the turn. */
  readonly #shown = new WeakMap<RunUnderWay, { readonly at: number; readonly showing: Promise<void> }>();

  constructor(deps: RunBoardDeps) {
    this.#deps = deps;
  }

  /** Rate-limited, and does not wait for Teams, so that rows continue. */
  moves(run: RunUnderWay, turn: RunPace): void {
    const now = performance.now();
    const before = this.#shown.get(run);
    if (before && now - before.at < pace) return;
    const showing = Promise.resolve(before?.showing)
      .then(() => this.#show(run, { turn, moves: true }))
      .catch((err: unknown) =>
        this.#deps.log.warn({ err, importId: run.imported.id }, 'could not show the progress of an import'),
      );
    this.#shown.set(run, { at: now, showing });
  }

  /** The run continues later: waits for Partner Center, or for the end of the undo window. */
  async waits(run: RunUnderWay, ended: Extract<TurnEnd, { kind: 'later' }>, turn: RunPace): Promise<void> {
    await this.#shown.get(run)?.showing;
    const pause = ended.why ? { away: ended.why !== 'throttled', until: ended.until } : undefined;
    await this.#show(run, { turn, ...(pause ? { pause } : {}) }).catch((err: unknown) =>
      this.#deps.log.warn({ err, importId: run.imported.id }, 'could not show that an import is waiting'),
    );
  }

  /** The message is duplicated only if the process dies between sending and recording it. */
  async ended(run: RunUnderWay, state: 'done' | 'stopped'): Promise<void> {
    const { rows, messenger } = this.#deps;
    await this.#shown.get(run)?.showing;
    const imported = { ...(await this.#fresh(run)), state };
    const tally = await rows.tally(imported.id);
    const { personalChat } = run.speaker.person;
    if (!personalChat) return;
    const summary = summaryCard(imported, tally, await filesOf(rows.all(imported.id)));
    const sent = await messenger.post(personalChat, { kind: 'card', ...summary }, leavesOnlyHeld(run.hold));
    if (sent.kind === 'later') throw new PutOffError(sent.reason, sent.afterMilliseconds);
    await this.#edit(run, imported, endedCard(imported, tally)).catch(() => {});
  }

  async #show(
    run: RunUnderWay,
    { turn, pause, moves }: { readonly turn: RunPace; readonly pause?: RunProgress['pause']; readonly moves?: boolean },
  ) {
    const { rows, clock, finalAt } = this.#deps;
    const imported = await this.#fresh(run);
    const tally = await rows.tally(imported.id);
    const perRow = turn.perRow(performance.now());
    // A turn that goes on where another ended does not take away the minutes that were told.
    if (moves && perRow === undefined && tally.total - tally.left > turn.done) return;
    const until = finalAt(imported);
    const count = finalLines(imported).length;
    const minutes = perRow === undefined || tally.left <= count ? undefined : minutesLeft(perRow, tally.left);
    const card = progressCard(imported, {
      tally,
      ...(minutes === undefined ? {} : { minutesLeft: minutes }),
      ...(count > 0 && until > clock.now() ? { final: { count, until } } : {}),
      ...(pause ? { pause } : {}),
    });
    await this.#edit(run, imported, card);
  }

  async #edit(run: RunUnderWay, { messageId }: BulkImport, card: BuiltCard): Promise<void> {
    const { messenger, store } = this.#deps;
    const { personalChat } = run.speaker.person;
    if (!personalChat) return;
    const message = { kind: 'card', ...card, quiet: true } as const;
    if (messageId) return void (await messenger.edit(personalChat, messageId, message, leavesOnlyHeld(run.hold)));
    const sent = await messenger.post(personalChat, message, leavesOnlyHeld(run.hold));
    if (sent.kind === 'sent') await store.change(run.hold.lease, 'run', { messageId: sent.activityId });
  }

  async #fresh({ imported }: RunUnderWay): Promise<BulkImport> {
    const found = await this.#deps.store.find(imported.id, imported.by);
    if (!found) throw new Error(`Import ${imported.id} is gone`);
    return found;
  }
}

function minutesLeft(perRow: number, left: number): number {
  return Math.max(1, Math.ceil((left * perRow) / 60_000));
}

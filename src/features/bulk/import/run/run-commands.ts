import { z } from 'zod';
import {
  type CardAction,
  type CardReply,
  type Click,
  type Command,
  defineCardAction,
  type Reply,
  type Turn,
} from '../../../../feature.ts';
import { say } from '../../../../i18n/catalogue.ts';
import { isCommand } from '../../../../i18n/command-words.ts';
import { textReply } from '../../../../text-reply.ts';
import type { BuiltCard } from '../../../referrals/index.ts';
import type { Exports } from '../../export/exports.ts';
import type { BulkImport, ImportState } from '../bulk-import.ts';
import type { ImportStore } from '../import-store.ts';
import { progressCard, summaryCard } from './run-cards.ts';
import { runFiles } from './run-file-kinds.ts';
import { filesOf } from './run-files.ts';
import type { RunRows } from './run-rows.ts';

export interface RunCommandDeps {
  readonly store: Pick<ImportStore, 'find' | 'newest' | 'askToStop'>;
  readonly rows: Pick<RunRows, 'tally' | 'all'>;
  readonly exports: Pick<Exports, 'ofImport'>;
  readonly nudge: () => void;
  readonly now: () => Date;
}

const begun: readonly ImportState[] = ['running', 'pausing', 'stopped', 'done'];

/** `last import`: state of the person's latest run, with its files. */
export function runCommands(deps: RunCommandDeps): readonly Command[] {
  return [
    {
      name: 'lastImport',
      match: (text, locale) => (isCommand(locale, 'lastImport', text) ? { rest: '' } : undefined),
      async handle(turn): Promise<Reply> {
        const last = await deps.store.newest(turn.person, begun);
        if (!last) return textReply(say(turn.locale, 'bulk.run.none'));
        return { kind: 'messages', messages: [{ kind: 'card', ...(await runCard(deps, turn, last)) }] };
      },
    },
  ];
}

const Id = z.string().min(1).max(64);

export function runActions(deps: RunCommandDeps): readonly CardAction[] {
  return [
    defineCardAction({
      verb: 'bulk.import-stop',
      data: z.strictObject({ id: Id }),
      handle: (click, { id }) => stop(deps, click, id),
    }),
    defineCardAction({
      verb: 'bulk.import-file',
      data: z.strictObject({ id: Id, file: z.enum(runFiles) }),
      async handle(click, { id, file }): Promise<CardReply> {
        const found = await deps.store.find(id, click.person);
        if (!found || !begun.includes(found.state)) return gone(click);
        const asked = await deps.exports.ofImport(click, { id, file });
        if (asked.kind === 'busy') return { kind: 'message', text: say(click.locale, 'bulk.export.busy') };
        if (asked.kind === 'no-chat') return { kind: 'message', text: say(click.locale, 'bulk.export.noChat') };
        return { kind: 'message', text: say(click.locale, 'bulk.run.making') };
      },
    }),
  ];
}

async function stop(deps: RunCommandDeps, click: Click, id: string): Promise<CardReply> {
  const isAsked = await deps.store.askToStop(id, click.person, deps.now());
  const found = await deps.store.find(id, click.person);
  if (!found) return gone(click);
  // Ends the wait of irreversible rows, which may be a minute.
  if (isAsked) deps.nudge();
  return { kind: 'card', ...(await runCard(deps, click, found)) };
}

function gone({ locale }: Turn): CardReply {
  return { kind: 'message', text: say(locale, 'bulk.run.none') };
}

/** The progress card, or the summary. */
export async function runCard(
  { rows }: Pick<RunCommandDeps, 'rows'>,
  { locale }: Pick<Turn, 'locale'>,
  found: BulkImport,
): Promise<BuiltCard> {
  const run = { ...found, locale };
  const tally = await rows.tally(found.id);
  if (found.state === 'running' || found.state === 'pausing') return progressCard(run, { tally });
  return summaryCard(run, tally, await filesOf(rows.all(found.id)));
}

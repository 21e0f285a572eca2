import { z } from 'zod';
import { importCard } from '../../../cards/import-card.ts';
import { type CardAction, type CardReply, type Click, defineCardAction, type Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { mayCreateDeals } from '../../new-deal/index.ts';
import type { RoleSettings } from '../../people/index.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import type { BulkImport, ImportChoices } from './bulk-import.ts';
import { importRehearsalCard } from './import-cards.ts';
import { rehearseStored } from './import-reader.ts';
import { importRowsCard, linesBehind, pageOfLines } from './import-rows-card.ts';
import type { ImportStore, SeenImport } from './import-store.ts';
import type { Rehearser } from './rehearser.ts';
import type { MistakeDecision } from './repeated-mistake.ts';
import { rowGroups } from './row-groups.ts';
import { fileTitle } from './row-sentences.ts';

/** Runs rehearsed imports. */
export interface ImportRunner {
  /** Starts the runs' sweep. */
  nudge(): void;
  /** The card that replaces the rehearsal. */
  card(reader: Pick<Turn, 'locale'>, started: BulkImport): Promise<BuiltCard>;
}

export interface ImportActionDeps {
  readonly store: ImportStore;
  readonly rehearser: Rehearser;
  readonly clock: { now(): Date };
  readonly roles: RoleSettings;
  /** Starts the reader's sweep. */
  readonly nudge: () => void;
  readonly runner: ImportRunner;
}

const importId = z.string().regex(/^[\w.:-]{1,120}$/);
const generation = z.int().min(0).max(1_000_000);
const seen = z.strictObject({ importId, generation });
type Seen = z.infer<typeof seen>;
/** Among the mistakes that the card shows. */
const placeOfMistake = z.int().min(0).max(9);

const choice = z.discriminatedUnion('what', [
  z.strictObject({ importId, generation, what: z.literal('slashes'), value: z.enum(['day-first', 'month-first']) }),
  z.strictObject({ importId, generation, what: z.literal('thousands'), value: z.enum(['whole', 'fraction']) }),
  z.strictObject({ importId, generation, what: z.literal('emptied'), value: z.enum(['keep', 'clear']) }),
  z.strictObject({ importId, generation, what: z.literal('duplicates'), value: z.enum(['take', 'leave']) }),
  z.strictObject({
    importId,
    generation,
    what: z.literal('meant'),
    mistake: placeOfMistake,
    value: z.string().max(300),
  }),
  z.strictObject({ importId, generation, what: z.literal('leave'), mistake: placeOfMistake }),
  z.strictObject({ importId, generation, what: z.literal('anew') }),
]);

/** The buttons of a rehearsal. Fenced by the generation that the person sees and by ownership. */
export function importActions(deps: ImportActionDeps): readonly CardAction[] {
  return [discardAction(deps), ...actionsOfRoles(deps).map((action) => forRoles(deps, action))];
}

/** The role may be gone since the file was sent: then each row would be refused by itself. */
function forRoles({ roles }: ImportActionDeps, action: CardAction): CardAction {
  return {
    ...action,
    handle: async (click, data) =>
      mayCreateDeals(click.person, roles)
        ? action.handle(click, data)
        : { kind: 'message', text: say(click.locale, 'bulk.import.noRole') },
  };
}

function discardAction({ store, clock }: ImportActionDeps): CardAction {
  return defineCardAction({
    verb: 'bulk.import-discard',
    data: seen,
    handle: async (click, data) => {
      const found = await store.discard(asSeen(click, data), clock.now());
      if (!found) return gone(click);
      return shown(
        importCard(click.locale, { title: say(click.locale, 'bulk.import.discarded', { file: nameOf(found) }) }),
      );
    },
  });
}

function actionsOfRoles(deps: ImportActionDeps): readonly CardAction[] {
  const { store } = deps;
  return [
    defineCardAction({
      verb: 'bulk.import-show',
      data: seen,
      handle: async (click, data) => {
        const found = await rehearsedOf(deps, click, data);
        return found ? shown(importRehearsalCard(found)) : gone(click);
      },
    }),
    rowsAction(deps),
    defineCardAction({
      verb: 'bulk.import-choose',
      data: choice,
      handle: (click, data) => choose(deps, click, data),
    }),
    defineCardAction({
      verb: 'bulk.import-next',
      data: seen,
      handle: async (click, data) => {
        const found = await rehearsedOf(deps, click, data);
        const nextId = found?.part?.nextId;
        if (!found || !nextId || !(await store.readNext(nextId, click.person, deps.clock.now()))) return gone(click);
        deps.nudge();
        return { kind: 'message', text: say(click.locale, 'bulk.import.reading', { file: nameOf(found) }) };
      },
    }),
    startAction(deps),
  ];
}

/** A page of the rows behind a number. */
function rowsAction(deps: ImportActionDeps): CardAction {
  return defineCardAction({
    verb: 'bulk.import-rows',
    data: seen.extend({
      group: z.enum(rowGroups),
      page: z.int().min(1).max(1_000),
      mistake: placeOfMistake.optional(),
    }),
    handle: async (click, { group, page, mistake, ...data }) => {
      const found = await rehearsedOf(deps, click, data);
      if (!found?.rehearsal) return gone(click);
      const of = { group, page, ...(mistake === undefined ? {} : { mistake }) };
      const lines = pageOfLines(linesBehind(found.rehearsal, of), page);
      const rows = lines.length > 0 ? await Array.fromAsync(deps.store.rows(found.id, { lines })) : [];
      return shown(importRowsCard(found, { ...of, rows }));
    },
  });
}

function startAction({ store, clock, runner, nudge }: ImportActionDeps): CardAction {
  return defineCardAction({
    verb: 'bulk.import-start',
    data: seen,
    handle: async (click, data) => {
      const started = await store.start(asSeen(click, data), clock.now());
      if (!started) return gone(click);
      click.log.info({ importId: started.id, by: click.person.aadObjectId }, 'an import was started');
      runner.nudge();
      // This message is the run's from now on: the file's next part gets a card of its own.
      const { part } = started;
      if (part?.nextId && (await store.readNext(part.nextId, click.person, clock.now()))) nudge();
      return shown(await runner.card(click, started));
    },
  });
}

async function choose(deps: ImportActionDeps, click: Click, data: z.infer<typeof choice>): Promise<CardReply> {
  const { store } = deps;
  const before = await rehearsedOf(deps, click, data);
  if (!before) return gone(click);
  const choices = withChoice(before, data);
  if (!choices) return gone(click);
  const chosen = await store.choose(asSeen(click, data), choices, deps.clock.now());
  if (!chosen) return gone(click);
  const rehearsal = await rehearseStored(chosen, click.person, deps);
  const now =
    rehearsal && (await store.rehearsed({ ...asSeen(click, data), generation: chosen.generation }, rehearsal));
  return now ? shown(importRehearsalCard(now)) : gone(click);
}

/** Undefined: no choice that the rehearsal offers. */
function withChoice({ choices, rehearsal }: BulkImport, data: z.infer<typeof choice>): ImportChoices | undefined {
  switch (data.what) {
    case 'slashes':
      return { ...choices, slashes: data.value };
    case 'thousands':
      return { ...choices, thousands: data.value };
    case 'emptied':
      return { ...choices, keepsEmptied: data.value === 'keep' };
    case 'duplicates':
      return { ...choices, takesDuplicates: data.value === 'take' };
    case 'anew':
      return { ...choices, mistakes: [] };
    case 'meant':
    case 'leave': {
      const mistake = rehearsal?.mistakes?.[data.mistake];
      const as = data.what === 'meant' ? data.value : undefined;
      if (!mistake || (as !== undefined && !mistake.readings.includes(as))) return undefined;
      const { column, cell, why, ways, readings } = mistake;
      const alike: MistakeDecision['alike'] = ways && (as === undefined ? 'left' : ways[readings.indexOf(as)]);
      const decision = { column, cell, why, ...(as === undefined ? {} : { as }), ...(alike ? { alike } : {}) };
      return { ...choices, mistakes: [...(choices.mistakes ?? []), decision] };
    }
  }
}

async function rehearsedOf(
  { store }: ImportActionDeps,
  { person }: Click,
  { importId: id, generation: shownAt }: Seen,
): Promise<BulkImport | undefined> {
  const found = await store.find(id, person);
  return found?.state === 'rehearsed' && found.generation === shownAt ? found : undefined;
}

function asSeen({ person }: Click, data: Seen): SeenImport {
  return { id: data.importId, by: person, generation: data.generation };
}

function nameOf({ fileName }: BulkImport): string {
  return fileTitle(fileName);
}

function shown(card: BuiltCard): CardReply {
  return { kind: 'card', ...card };
}

function gone({ locale }: Click): CardReply {
  return { kind: 'message', text: say(locale, 'bulk.import.gone') };
}

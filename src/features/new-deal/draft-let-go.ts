import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { Sweeper } from '../../scheduler/sweeper.ts';
import type { PeopleStore } from '../people/index.ts';
import { letGoCard } from './cards/creation-cards.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import { draftDays } from './draft/draft-limits.ts';
import type { DraftStore } from './draft/draft-store.ts';

interface LetGoDeps {
  readonly drafts: DraftStore;
  readonly people: PeopleStore;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Logger;
  readonly defaults: { readonly language: Locale };
}

const keptMilliseconds = draftDays * 24 * 60 * 60 * 1000;
const leaseSeconds = 60;

/**
 * Drafts that nobody touched for 14 days are let go, with a word to whoever began them: they hold customers' data, and
 * the deal has most likely been made elsewhere. What was created is in Partner Center, and goes without a word.
 */
export function letGoSweeper(deps: LetGoDeps): Sweeper<DealDraft> {
  const { drafts, clock, log } = deps;
  const before = () => new Date(clock.now().getTime() - keptMilliseconds);
  return new Sweeper(
    {
      name: 'deals.let-go',
      due: (limit) => drafts.untouchedSince(before(), limit),
      lease: (id) => drafts.lease(id, { serverNow: clock.serverNow(), seconds: leaseSeconds }),
      handle: (draft) => letGo(deps, draft, before()),
      batch: 50,
      concurrency: 4,
    },
    log,
  );
}

async function letGo(deps: LetGoDeps, draft: DealDraft, before: Date): Promise<void> {
  const { drafts, people, messenger, log, defaults } = deps;
  // Touched or begun to be created since it was found: it stays.
  if (draft.touchedAt > before || draft.state === 'creating') return drafts.release(draft.id);
  const gone = draft.state === 'discarded' ? draft : await drafts.replace(draft, { ...draft, state: 'discarded' });
  if (!gone) return drafts.release(draft.id);
  const person = draft.state === 'created' ? undefined : await people.find(draft.by);
  if (person?.personalChat) {
    const card = letGoCard(draft, person.locale ?? defaults.language);
    const posted = await messenger.post(person.personalChat, { kind: 'card', ...card });
    if (posted.kind === 'later') {
      // The word is owed: as it stood, it is found again when the lease ends.
      await drafts.replace(gone, { ...gone, state: draft.state });
      throw new Error(`The person could not be told now: ${posted.reason}`);
    }
  }
  await drafts.remove(draft.id);
  log.info({ draftId: draft.id, state: draft.state }, 'draft let go');
}

import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import type { PeopleStore } from '../people/index.ts';
import { letGoCard } from './cards/creation-cards.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { DraftStore } from './draft/draft-store.ts';

interface LetGoDeps extends SweepDeps {
  readonly drafts: DraftStore;
  readonly people: PeopleStore;
  readonly messenger: Messenger;
  readonly defaults: { readonly language: Locale };
}

/**
 * Retention: drafts that have not been touched for 14 days are discarded, and the person who began them is told,
 * because drafts hold customers' data and the deal was most likely created elsewhere. Drafts of created deals are
 * removed silently: those deals are in Partner Center.
 */
export function letGoSweeper(deps: LetGoDeps): Sweeper<DealDraft> {
  return new Sweeper(
    {
      name: 'deals.let-go',
      everySeconds: 60,
      leases: deps.drafts.untouched,
      handle: (draft, hold) => letGo(deps, draft, hold),
      batch: 50,
      concurrency: 4,
    },
    deps,
  );
}

async function letGo(deps: LetGoDeps, draft: DealDraft, hold: Hold): Promise<void> {
  const { drafts, people, messenger, log, defaults } = deps;
  const gone = draft.state === 'discarded' ? draft : await drafts.replace(draft, { ...draft, state: 'discarded' });
  // Touched since the lease was taken: it stays.
  if (!gone) return;
  const person = draft.state === 'created' ? undefined : await people.find(draft.by);
  if (person?.personalChat) {
    const card = letGoCard(draft, person.locale ?? defaults.language);
    const posted = await messenger.post(person.personalChat, { kind: 'card', ...card }, leavesOnlyHeld(hold));
    if (posted.kind === 'later') {
      // The message could not be sent: the state is restored, so that the next sweep finds the draft again.
      await drafts.replace(gone, { ...gone, state: draft.state });
      throw new PutOffError(posted.reason, posted.afterMilliseconds);
    }
  }
  await drafts.remove(draft.id);
  log.info({ draftId: draft.id, state: draft.state }, 'draft discarded');
}

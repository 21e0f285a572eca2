import type { Logger } from 'pino';
import type { Clock } from '../../../clock.ts';
import type { Turn } from '../../../feature.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { currentCorrelation } from '../../../logger.ts';
import type { Messenger } from '../../../messenger.ts';
import type { PartnerCenter } from '../../../partner-center/port.ts';
import { PutOffError } from '../../../sweeps/lease.ts';
import { type Hold, leavesOnlyHeld } from '../../../sweeps/under-lease.ts';
import type { PeopleStore, Person } from '../../people/index.ts';
import type { Access, BuiltCard, CardOpener, Referral, ReferralRecord } from '../../referrals/index.ts';
import { draftCard } from '../cards/conversation-cards.ts';
import { createdCard, creatingCard, whichOneCard } from '../cards/creation-cards.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { nothingToSuggest } from '../questions/shared/look-ups.ts';
import type { CreationResult } from './creation-result.ts';
import type { CreationTeller } from './creation-runner.ts';

export interface TellerDeps {
  readonly drafts: DraftStore;
  readonly people: PeopleStore;
  readonly messenger: Messenger;
  readonly opener: CardOpener;
  /** The next message in their chat is an answer to the draft's question. */
  listen(where: Turn['conversation'], draftId: string): Promise<void>;
  readonly access: Access;
  readonly partnerCenter: Pick<PartnerCenter, 'get'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly defaults: { readonly language: Locale; readonly timeZone: string };
}

/** Tells the result of a creation once, in the person's own chat, and shows the deal's card. */
export class PersonalTeller implements CreationTeller {
  readonly #deps: TellerDeps;

  constructor(deps: TellerDeps) {
    this.#deps = deps;
  }

  async tell(result: CreationResult, hold: Hold): Promise<void> {
    const { draft } = result;
    const person = await this.#deps.people.find(draft.by);
    const turn = person && this.#turnOf(person, draft);
    if (!turn) return this.#told(result);
    if (result.kind === 'waiting' && draft.creation?.toldThatItWaits) return;
    await this.#say(turn, draft, await this.#cardOf(result, turn), hold);
    // The card asks a question: without a turn of the person, the conversation has to be opened here.
    if (result.kind === 'refused') await this.#deps.listen(turn.conversation, draft.id);
    // Last, so that the deal's card is the newest message.
    if (result.kind === 'created' && this.#mayRead(person, result.deal))
      await this.#deps.opener.open(turn, result.deal);
    await this.#told(result);
  }

  #mayRead(person: Person, deal: Referral): boolean {
    return this.#deps.access.may(person, 'read', deal);
  }

  async #cardOf(result: CreationResult, { person, locale }: Turn): Promise<BuiltCard> {
    const { draft } = result;
    switch (result.kind) {
      case 'created':
        return createdCard(draft, result.deal.record.name, locale, this.#mayRead(person, result.deal));
      case 'waiting':
        return creatingCard(draft, locale, result.reason);
      case 'refused': {
        const note = { kind: 'problem', key: 'newDeal.refused', values: { code: result.code } } as const;
        return draftCard(draft, [note], nothingToSuggest, locale);
      }
      case 'which-one': {
        const records = await Promise.all(result.candidates.map((id) => this.#deps.partnerCenter.get(id)));
        return whichOneCard(
          draft,
          records.filter((record): record is ReferralRecord => record !== undefined),
          locale,
        );
      }
    }
  }

  /** Replaces the card on which Create was pressed; if that is no longer possible, sends a new message. */
  async #say({ conversation }: Turn, draft: DealDraft, card: BuiltCard, hold: Hold): Promise<void> {
    const message = { kind: 'card', ...card } as const;
    const { cardActivityId } = draft.creation ?? {};
    const edited = cardActivityId && (await this.#deps.messenger.edit(conversation, cardActivityId, message));
    if (edited && edited.kind === 'sent') return;
    const posted = await this.#deps.messenger.post(conversation, message, leavesOnlyHeld(hold));
    if (posted.kind === 'later') throw new PutOffError(posted.reason, posted.afterMilliseconds);
  }

  async #told({ kind, draft }: CreationResult): Promise<void> {
    const { creation } = draft;
    if (!creation) return;
    const { dueAt: _due, ...rest } = creation;
    if (kind === 'waiting') {
      await this.#deps.drafts.replace(draft, { ...draft, creation: { ...creation, toldThatItWaits: true } });
    } else if (kind === 'refused') {
      const { creation: _over, ...open } = draft;
      await this.#deps.drafts.replace(draft, open);
    } else await this.#deps.drafts.replace(draft, { ...draft, creation: rest });
  }

  #turnOf(person: Person, { id }: DealDraft): Turn | undefined {
    const { personalChat } = person;
    if (!personalChat) return undefined;
    return {
      person,
      conversation: personalChat,
      locale: person.locale ?? this.#deps.defaults.language,
      timeZone: person.timeZone ?? this.#deps.defaults.timeZone,
      zoneIsOwn: person.timeZone !== undefined,
      correlationId: currentCorrelation() ?? 'none',
      log: this.#deps.log,
      // Constant across retries, as an idempotency key: the deal's card is sent once.
      activityId: `created-${id}`,
    };
  }
}

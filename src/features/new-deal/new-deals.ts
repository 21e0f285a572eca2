import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { derivedId } from '../../derived-id.ts';
import type { Turn } from '../../feature.ts';
import { dayIn } from '../../i18n/format.ts';
import type { PeopleStore, Person, RoleSettings } from '../people/index.ts';
import { actorOf } from '../referrals/index.ts';
import { converse } from './conversation/conversation.ts';
import { lookedUpFor, lookedUpForPress } from './conversation/meant.ts';
import type { ConversationOutcome, Input, Note } from './conversation/outcome.ts';
import { atOwnLocation, locatedFields } from './conversation/own-location.ts';
import { takenForGranted, wantedAfter, withGranted } from './conversation/taken-for-granted.ts';
import type { CreationResult } from './creation/creation-result.ts';
import type { CreationRunner } from './creation/creation-runner.ts';
import { mayCreateDeals } from './creation/may-create-deals.ts';
import type { CreationProgress } from './draft/creation-progress.ts';
import type { DealDraft } from './draft/deal-draft.ts';
import type { DraftStore } from './draft/draft-store.ts';
import type { Alike, CustomerBook } from './offers/customers.ts';
import type { DealLookups } from './offers/deal-lookups.ts';
import { knownElsewhere } from './offers/known-elsewhere.ts';
import { suggested } from './offers/suggested.ts';
import { nextQuestion } from './questions/rules.ts';
import type { AnswerContext } from './questions/shared/answer.ts';
import type { Suggestions } from './questions/shared/look-ups.ts';

export interface NewDealDeps {
  readonly drafts: DraftStore;
  readonly lookups: DealLookups;
  readonly customers: CustomerBook;
  readonly creations: CreationRunner;
  readonly people: PeopleStore;
  readonly roles: RoleSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

export type Speaker = Pick<Turn, 'person' | 'locale' | 'timeZone' | 'activityId'> & {
  /** The card that was pressed. */
  readonly copyActivityId?: string;
};

/** A draft's initial content, as given by a line. */
type Beginning = Pick<DealDraft, 'fields' | 'asking' | 'pending' | 'state' | 'waiting'>;

/** The result of one step of the conversation. */
export type DraftStep =
  | { readonly kind: 'ask'; readonly draft: DealDraft; readonly notes: readonly Note[] }
  | { readonly kind: 'put-aside'; readonly draft: DealDraft; readonly notes: readonly Note[] }
  | { readonly kind: 'discarded'; readonly draft: DealDraft }
  /** A request for the desk; the question stays open. */
  | { readonly kind: 'elsewhere'; readonly draft: DealDraft; readonly words: string }
  | { readonly kind: 'duplicates'; readonly draft: DealDraft; readonly alike: readonly Alike[] }
  /** Being created; without a result, another worker holds it at the moment. */
  | { readonly kind: 'creating'; readonly draft: DealDraft; readonly result?: CreationResult }
  /** Redelivered by Teams: answered already. */
  | { readonly kind: 'repeated' }
  /** The draft no longer exists, or belongs to somebody else. */
  | { readonly kind: 'gone' };

/**
 * Upper bound of retries after lost races: as a person answers one question at a time, more of them indicate a defect.
 */
const attempts = 8;
const remembered = 20;

/** Use cases of creating a deal: every answer, however given, is one conditional write on the draft. */
export class NewDeals {
  readonly #deps: NewDealDeps;

  constructor(deps: NewDealDeps) {
    this.#deps = deps;
  }

  mayCreate(person: Person): boolean {
    return mayCreateDeals(person, this.#deps.roles);
  }

  /** Undefined on redelivery: the draft exists already. */
  async begin(speaker: Speaker, beginning: Partial<Beginning> = {}): Promise<DealDraft | undefined> {
    const { person, activityId } = speaker;
    const now = this.#deps.clock.now();
    const said = locatedFields(beginning.fields ?? {}, this.#deps.lookups.ownLocations(speaker));
    const wanted = { self: true, intent: true, contact: true };
    const granted = await this.#deps.lookups.granted(speaker, said, wanted);
    const fields = takenForGranted(said, granted);
    const draft: DealDraft = {
      id: begunBy(speaker),
      by: actorOf(person),
      createdAt: now,
      touchedAt: now,
      version: 1,
      state: 'open',
      ...beginning,
      asking: beginning.pending && beginning.asking ? beginning.asking : nextQuestion(fields),
      fields,
      heard: [activityId],
    };
    return (await this.#deps.drafts.insert(draft)) ? draft : undefined;
  }

  /** Whether this message or press began a draft already: Teams may deliver it twice. */
  async hasBegun(speaker: Speaker): Promise<boolean> {
    return (await this.#deps.drafts.find(begunBy(speaker))) !== undefined;
  }

  unfinished(person: Person): Promise<readonly DealDraft[]> {
    return this.#deps.drafts.unfinished(person, 5);
  }

  /** The person's own draft, if they may still create deals: a role may be revoked halfway through. */
  async find(person: Person, id: string): Promise<DealDraft | undefined> {
    if (!this.mayCreate(person)) return undefined;
    const draft = await this.#deps.drafts.find(id);
    return draft && isBy(draft, person) && draft.state !== 'discarded' ? draft : undefined;
  }

  suggestions(speaker: Speaker, draft: DealDraft): Promise<Suggestions> {
    return this.#deps.lookups.suggestions(speaker, draft);
  }

  /** One answer, pressed or written. */
  take(speaker: Speaker, id: string, input: Input): Promise<DraftStep> {
    return this.#step(speaker, id, async (draft) => converse(draft, input, await this.#context(speaker, draft, input)));
  }

  /** Any other change of the draft: a form, a line, a resumed draft. */
  change(speaker: Speaker, id: string, change: (draft: DealDraft) => ConversationOutcome): Promise<DraftStep> {
    return this.#step(speaker, id, async (draft) => change(draft));
  }

  /** Resumes a draft that was left. */
  resume(speaker: Speaker, id: string): Promise<DraftStep> {
    return this.change(speaker, id, (draft) => {
      const { pending, ...rest } = draft;
      const kept = pending && pending.kind !== 'discard' && pending.kind !== 'duplicates' ? { pending } : {};
      return {
        draft: { ...rest, ...kept, state: 'open' },
        notes: [{ kind: 'info', key: 'newDeal.resumed' }],
        next: 'ask',
      };
    });
  }

  /**
   * The person's choice of the record whose response was lost; `undefined`: none of them, so the deal is created again.
   */
  async choose({ person }: Speaker, id: string, referralId: string | undefined): Promise<DraftStep> {
    const { drafts, creations, clock } = this.#deps;
    const draft = await this.find(person, id);
    if (!draft) return { kind: 'gone' };
    const { candidates, ...creation } = draft.creation ?? { candidates: undefined };
    if (draft.state !== 'creating' || !candidates) return { kind: 'creating', draft };
    if (referralId !== undefined && !candidates.includes(referralId)) return { kind: 'gone' };
    const { ownSentAt: _sent, ...unsent } = creation as CreationProgress;
    const next =
      referralId === undefined
        ? { ...unsent, notOurs: [...unsent.notOurs, ...candidates] }
        : { ...(creation as CreationProgress), ownId: referralId };
    const chosen = await drafts.replace(draft, { ...draft, creation: { ...next, dueAt: clock.now() } });
    if (!chosen) return this.choose({ person } as Speaker, id, referralId);
    const result = await creations.now(id);
    return result ? { kind: 'creating', draft: result.draft, result } : { kind: 'creating', draft: chosen };
  }

  async #step(
    speaker: Speaker,
    id: string,
    make: (draft: DealDraft) => Promise<ConversationOutcome>,
  ): Promise<DraftStep> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const draft = await this.find(speaker.person, id);
      if (!draft) return { kind: 'gone' };
      if (draft.heard.includes(speaker.activityId)) {
        this.#deps.log.info({ draftId: id, attempt }, 'an answer was delivered again');
        return { kind: 'repeated' };
      }
      if (draft.state === 'creating' || draft.state === 'created') return { kind: 'creating', draft };
      const step = await this.#taken(speaker, draft, await make(draft));
      if (step) return step;
    }
    throw new Error(`Draft ${id} kept changing while an answer was taken in`);
  }

  /** Writes the result of one answer. Undefined: a concurrent write was first. */
  async #taken(speaker: Speaker, draft: DealDraft, made: ConversationOutcome): Promise<DraftStep | undefined> {
    const { drafts, clock, lookups } = this.#deps;
    const { words } = made;
    // Nothing to write: the question is unchanged.
    if (words !== undefined && isSameQuestion(made.draft, draft)) return { kind: 'elsewhere', draft, words };
    const outcome = atOwnLocation(await this.#granted(speaker, draft, made), lookups.ownLocations(speaker));
    const heard = [...draft.heard, speaker.activityId].slice(-remembered);
    const next = { ...outcome.draft, touchedAt: clock.now(), heard };
    if (outcome.next === 'create')
      return this.#create(draft, next, { ...speaker, confirmed: outcome.confirmed === true });
    const written = await drafts.replace(draft, next);
    if (!written) return undefined;
    await this.#rememberPhone(speaker.person, written);
    if (words !== undefined) return { kind: 'elsewhere', draft: written, words };
    if (outcome.next === 'ask' || outcome.next === 'put-aside')
      return { kind: outcome.next, draft: written, notes: outcome.notes };
    await drafts.remove(draft.id);
    return { kind: 'discarded', draft: written };
  }

  /** Undefined: a concurrent write was first. */
  async #create(
    before: DealDraft,
    next: DealDraft,
    { confirmed, copyActivityId }: Speaker & { confirmed: boolean },
  ): Promise<DraftStep | undefined> {
    const { drafts, customers, creations, clock } = this.#deps;
    const { customer } = next.fields;
    const alike = customer && !confirmed ? await customers.alike(customer) : [];
    if (alike.length > 0) {
      const asked = await drafts.replace(before, { ...next, pending: { kind: 'duplicates' } });
      return asked && { kind: 'duplicates', draft: asked, alike };
    }
    const { pending: _done, ...ready } = next;
    const now = clock.now();
    const card = copyActivityId ? { cardActivityId: copyActivityId } : {};
    const creation = { startedAt: now, dueAt: now, attempts: 0, notOurs: [], ...card };
    const creating = await drafts.replace(before, { ...ready, state: 'creating', creation });
    if (!creating) return undefined;
    const result = await creations.now(creating.id);
    return result ? { kind: 'creating', draft: result.draft, result } : { kind: 'creating', draft: creating };
  }

  /** With defaults filled in. */
  async #granted(speaker: Speaker, before: DealDraft, outcome: ConversationOutcome): Promise<ConversationOutcome> {
    const wanted = wantedAfter(before, outcome);
    if (!wanted) return outcome;
    return withGranted(outcome, await this.#deps.lookups.granted(speaker, outcome.draft.fields, wanted));
  }

  async #context(speaker: Speaker, draft: DealDraft, input: Input): Promise<AnswerContext> {
    const { locale, timeZone } = speaker;
    const today = dayIn(timeZone, this.#deps.clock.now());
    if (input.kind !== 'said') {
      const asked = 'question' in input ? input.question : draft.asking;
      const value = input.kind === 'chose' ? input.value : '';
      const needed = lookedUpForPress(draft, asked, value, { locale, today });
      return { locale, today, ...(await this.#deps.lookups.matching(speaker, draft, needed)) };
    }
    const offers = await this.#deps.lookups.suggestions(speaker, draft);
    const card = suggested(draft, offers, locale);
    const needed = lookedUpFor(draft, input.text, { locale, today, card, elsewhere: input.elsewhere });
    const { lookups } = this.#deps;
    const context = { locale, today, card, ...(await lookups.matching(speaker, draft, needed, offers)) };
    if (needed.question !== draft.asking || needed.text === '') return context;
    const knownTo = await knownElsewhere(lookups, speaker, draft, needed.text, context);
    return knownTo ? { ...context, knownTo } : context;
  }

  /** Teams does not provide phone numbers: asked for once, and remembered for later deals. */
  async #rememberPhone(person: Person, { fields }: DealDraft): Promise<void> {
    const own = fields.employees?.find(({ email }) => email.toLowerCase() === person.email);
    if (own && own.phoneNumber !== person.phoneNumber) await this.#deps.people.rememberPhone(person, own.phoneNumber);
  }
}

function isSameQuestion(one: DealDraft, other: DealDraft): boolean {
  return one.pending === other.pending && one.asking === other.asking;
}

/**
 * A draft's id, derived from the activity: one activity begins one draft, however often and on whichever instance it is
 * delivered.
 */
export function begunBy({ person, activityId }: Speaker): string {
  return derivedId('draft', person.tenantId, person.aadObjectId, activityId);
}

function isBy({ by }: DealDraft, { tenantId, aadObjectId }: Person): boolean {
  return by.tenantId === tenantId && by.aadObjectId === aadObjectId;
}

import { createHash } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import type { CardAction, CardReply, Click } from '../../../feature.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Copy } from '../copies/copy.ts';
import type { Referral } from '../record/referral.ts';
import { stageOf } from '../rules/referral-stage.ts';

/** Values typed into a form, by input id, with the digests that the form carries. */
export interface KeptInput {
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly seen?: string | undefined;
  /** The number of rows, where the reader can add and remove them. */
  readonly rows?: number;
}

/** A form of one referral that one person has open, or had recently: one row of each. */
export interface OpenForm {
  readonly person: PersonKey;
  readonly referralId: string;
  /** The verb of the button that submits it. */
  readonly form: string;
  /** The message in which it is open; absent: the client did not say. */
  readonly activityId?: string;
  /** A digest of what the form decides on; when it changes, the form can't stay open as it is. */
  readonly asks: string;
  readonly openUntil: Date;
}

/** Guarantees: each call is one write or one read; an older row of the same form and person is replaced. */
export interface OpenFormStore {
  /** @returns the input kept of this form for this person, if it was typed after `since`. */
  open(form: OpenForm, since: Date): Promise<KeptInput | undefined>;
  keep(form: Pick<OpenForm, 'person' | 'referralId' | 'form'>, kept: KeptInput, at: Date): Promise<void>;
  /** Forgets this person's forms in this message. @returns whether edits may have waited for one of them. */
  close(person: PersonKey, referralId: string, activityId: string): Promise<boolean>;
  /** The forms open in this message. */
  inMessage(referralId: string, activityId: string, now: Date): Promise<readonly OpenForm[]>;
  /** An edit replaced the message: nothing waits for its forms any more. The input is kept. */
  replaced(referralId: string, activityId: string): Promise<void>;
}

interface OpenFormsDeps {
  readonly store: OpenFormStore;
  readonly clock: Clock;
  /** Makes an edit of this message due that waited. */
  readonly release: (referralId: string, activityId: string) => Promise<void>;
}

const minute = 60_000;
/** How long edits wait for a form, counted from its last press; and how long its input is kept. */
const formMilliseconds = 10 * minute;
/** The same for a card with a submenu of buttons: one press, or none. */
const menuMilliseconds = minute;

/**
 * Forms open in cards. Editing a card closes a form in it and loses the input, so edits that don't affect what the form
 * decides on are delayed while it is open. That a form is open is known from the press that opened it; that it is
 * closed, from the next press on that card, or by timeout.
 */
export class OpenForms {
  readonly #deps: OpenFormsDeps;
  readonly #openers = new Map<string, CardAction>();
  /** Presses that submitted a form, were answered with one, or closed one. */
  readonly #sent = new WeakSet<Click>();
  readonly #shown = new WeakSet<Click>();
  readonly #closed = new WeakSet<Click>();

  constructor(deps: OpenFormsDeps) {
    this.#deps = deps;
  }

  /** Registers the buttons that open forms, with which a form is shown again without a press. */
  know<Actions extends readonly CardAction[]>(actions: Actions): Actions {
    for (const action of actions) if (opens(action.verb)) this.#openers.set(formOf(action.verb), action);
    return actions;
  }

  /**
   * Called before a form is shown. @returns what this person typed into it less than ten minutes ago; undefined if this
   * press itself carried input.
   */
  async open(click: Click, referral: Referral, verb: string): Promise<KeptInput | undefined> {
    this.#shown.add(click);
    const now = this.#deps.clock.now();
    const menu = verb === 'deal.more';
    const kept = await this.#deps.store.open(
      {
        ...rowOf(click, referral.id, verb),
        ...(click.copyActivityId ? { activityId: click.copyActivityId } : {}),
        asks: whatFormsAsk(referral, now),
        openUntil: new Date(now.getTime() + (menu ? menuMilliseconds : formMilliseconds)),
      },
      new Date(now.getTime() - formMilliseconds),
    );
    return this.#sent.has(click) ? undefined : kept;
  }

  /** Called when a form was submitted. The input is stored before it is processed, so that it survives any failure. */
  async send(
    click: Click,
    sent: { readonly referralId: string; readonly form: string; readonly kept: KeptInput },
    handle: () => Promise<CardReply>,
  ): Promise<CardReply> {
    this.#sent.add(click);
    const { referralId, form, kept } = sent;
    const keeping = this.#deps.store.keep(rowOf(click, referralId, form), kept, this.#deps.clock.now());
    const reply = await handle().finally(() => keeping);
    if (reply.kind === 'card' && !this.#shown.has(click) && !this.#closed.has(click))
      await this.close(click, referralId);
    return reply;
  }

  /** The card has replaced this person's form; its input is forgotten. */
  async close(click: Click, referralId: string): Promise<void> {
    this.#closed.add(click);
    if (!click.copyActivityId) return;
    const { tenantId, aadObjectId } = click.person;
    const waited = await this.#deps.store.close({ tenantId, aadObjectId }, referralId, click.copyActivityId);
    if (waited) await this.#deps.release(referralId, click.copyActivityId);
  }

  /** Teams refreshes cards that are displayed: a person with an open form gets the form, not the card. */
  async again(click: Click, referral: Referral, revision: number): Promise<CardReply | undefined> {
    if (!click.copyActivityId) return undefined;
    const now = this.#deps.clock.now();
    const open = await this.#deps.store.inMessage(referral.id, click.copyActivityId, now);
    const theirs = open.find(
      ({ person, asks }) => person.aadObjectId === click.person.aadObjectId && asks === whatFormsAsk(referral, now),
    );
    const opener = theirs && this.#openers.get(theirs.form);
    const data = opener?.data.safeParse({ referralId: referral.id, revision });
    return opener && data?.success ? opener.handle(click, data.data) : undefined;
  }

  /** Whether any form is open in it, whatever it decides on. */
  async anyIn({ activityId, referralId }: Pick<Copy, 'activityId' | 'referralId'>): Promise<boolean> {
    if (!activityId) return false;
    return (await this.#deps.store.inMessage(referralId, activityId, this.#deps.clock.now())).length > 0;
  }

  /** Until when an edit of this copy must wait; undefined: it may go out now. */
  async holds({ activityId }: Pick<Copy, 'activityId'>, referral: Referral): Promise<Date | undefined> {
    if (!activityId) return undefined;
    const now = this.#deps.clock.now();
    const open = await this.#deps.store.inMessage(referral.id, activityId, now);
    if (open.length === 0) return undefined;
    const asked = whatFormsAsk(referral, now);
    if (open.every(({ asks }) => asks === asked))
      return new Date(Math.max(...open.map(({ openUntil }) => openUntil.getTime())));
    await this.#deps.store.replaced(referral.id, activityId);
    return undefined;
  }
}

function opens(verb: string): boolean {
  return verb.endsWith('-form') || verb === 'deal.more' || verb === 'deal.won';
}

function rowOf({ person: { tenantId, aadObjectId } }: Click, referralId: string, verb: string) {
  return { person: { tenantId, aadObjectId }, referralId, form: formOf(verb) };
}

/** A form has one button that opens it, one or two that submit it, and some that change its rows. */
function formOf(verb: string): string {
  return verb === 'referral.add-contact' || verb === 'referral.remove-contact'
    ? 'referral.accept'
    : verb.replace(/-(?:form|now|later)$/, '');
}

/**
 * What a form decides on: whether the referral can still be answered or worked on, and its owner. Everything else may
 * change under an open form, since the input is compared with the current state when it is submitted. A digest, because
 * the row outlives the form and must not name a customer.
 */
function whatFormsAsk(referral: Referral, now: Date): string {
  const { kind, record, refusal } = referral;
  const customer = record.customer.name.replace(/\s+/g, ' ').trim().toLowerCase();
  const facts = [kind, phases[stageOf(referral, now)] ?? stageOf(referral, now), customer, refusal?.at.getTime()];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
}

/** Overdue, it can still be answered; being sent or confirmed, the answer is given. */
const phases: Readonly<Partial<Record<ReturnType<typeof stageOf>, string>>> = {
  received: 'waiting',
  overdue: 'waiting',
};

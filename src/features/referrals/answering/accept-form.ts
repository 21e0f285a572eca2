import { z } from 'zod';
import { asTypedDay } from '../../../answers/day/typed-day.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import { formMark, typedInputs } from '../../../typed-input.ts';
import type { PeopleStore } from '../../people/index.ts';
import type { Presenter } from '../cards/presenter.ts';
import {
  type AcceptFormProblems,
  type AcceptFormValues,
  acceptForm,
  acceptFormInputIds,
  acceptFormLimits,
  acceptFormValues,
} from '../cards/referral-cards.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { hasMember, sameEmail } from '../record/members.ts';
import type { Member, Referral } from '../record/referral.ts';
import { readAcceptForm } from './accept-input.ts';
import { AcceptFormMoves } from './accept-overtaken.ts';
import type { AnswerKind } from './notices.ts';
import { type AnswerOutcome, asMember, type CardRef, type ReferralService } from './referral-service.ts';

type Show = (click: Click, outcome: AnswerOutcome, done: AnswerKind) => Promise<CardReply>;

const FormData = z
  .strictObject({
    referralId: z.guid(),
    revision: z.coerce.number().int().nonnegative(),
    contactCount: z.coerce.number().int().min(0).max(acceptFormLimits.contacts).optional(),
    seen: formMark,
    ...typedInputs(acceptFormInputIds(acceptFormLimits.contacts)),
  })
  .transform(({ referralId, revision, contactCount, seen, ...values }) => ({
    card: { referralId: referralId.toLowerCase(), revision } satisfies CardRef,
    values: values as AcceptFormValues,
    seen: seen ?? undefined,
    rows: Math.max(contactCount ?? 0, rowsIn(values as AcceptFormValues)),
  }));

interface FormDeps {
  readonly service: ReferralService;
  readonly presenter: Presenter;
  readonly people: PeopleStore;
  readonly forms: OpenForms;
  readonly now: () => Date;
}

/** The accept form: opened, filled in over several presses (adding or removing a colleague), validated, sent. */
export class AcceptForm {
  readonly #deps: FormDeps;

  constructor(deps: FormDeps) {
    this.#deps = deps;
  }

  actions(show: Show): readonly CardAction[] {
    return [
      defineCardAction({
        verb: 'referral.accept-form',
        data: FormData,
        handle: (click, { card }) => this.#open(click, card, show),
      }),
      defineCardAction({
        verb: 'referral.add-contact',
        data: FormData,
        handle: (click, form) => this.#resize(click, form, show, 1),
      }),
      defineCardAction({
        verb: 'referral.remove-contact',
        data: FormData,
        handle: (click, form) => this.#resize(click, form, show, -1),
      }),
      defineCardAction({
        verb: 'referral.accept',
        data: FormData,
        handle: (click, form) => this.#submit(click, form, show),
      }),
    ];
  }

  async #open(click: Click, card: CardRef, show: Show): Promise<CardReply> {
    const referral = await this.#find(click, card);
    const contacts = suggestedContacts(referral, asMember(click.person));
    const values = acceptFormValues(referral, contacts);
    return this.#again(click, card, show, { values, contactCount: contacts.length });
  }

  /** Adds or removes a colleague's row. */
  #resize(click: Click, form: z.output<typeof FormData>, show: Show, by: 1 | -1): Promise<CardReply> {
    const { card, values, seen } = form;
    const contactCount = form.rows + by;
    const sent = { ...sentForm(card), kept: { typed: values, seen, rows: contactCount } };
    return this.#deps.forms.send(click, sent, () => this.#again(click, card, show, { values, seen, contactCount }));
  }

  async #submit(click: Click, form: z.output<typeof FormData>, show: Show): Promise<CardReply> {
    const { card, values, seen, rows } = form;
    // Authorization comes first: without the right to answer, the input is not even parsed.
    const before = await this.#find(click, card);
    const blocked = this.#deps.service.whyNot(click.person, before, 'answer');
    if (blocked) return show(click, { kind: blocked, referral: before }, 'accepted');
    const sent = { ...sentForm(card), kept: { typed: values, seen, rows } };
    return this.#deps.forms.send(click, sent, () => this.#send(click, form, before, show));
  }

  async #send(
    click: Click,
    { card, values: written, seen, rows: contactCount }: z.output<typeof FormData>,
    before: Referral,
    show: Show,
  ): Promise<CardReply> {
    const { locale, timeZone } = click;
    const { closeDate } = written;
    const values = closeDate
      ? { ...written, closeDate: asTypedDay(closeDate, { locale, today: dayIn(timeZone, this.#deps.now()) }) }
      : written;
    const input = readAcceptForm(values, contactCount, click.locale, acceptFormValues(before, []).value);
    if (input.kind === 'problems')
      return this.#again(click, card, show, { values, seen, contactCount, problems: input.problems });
    const { contacts } = input.fields;
    await this.#rememberPhone(click, contacts ?? []);
    const referral = await this.#find(click, card);
    const fields = contacts
      ? { ...input.fields, contacts: [...contacts, ...membersBeyondTheForm(referral)] }
      : input.fields;
    const moves = new AcceptFormMoves(values, seen ?? '', referral);
    const problems = moves.overtaken(fields, click.locale);
    const outcome = problems
      ? ({ kind: 'stale', referral } as const)
      : await this.#deps.service.accept(click.person, card, moves.fields(fields));
    // The referral changed while the form was open but is still undecided: the input stays, with the new revision.
    if (outcome.kind === 'stale' && !this.#deps.service.whyNot(click.person, outcome.referral, 'answer'))
      return this.#again(click, card, show, {
        values: moves.values(),
        contactCount,
        ...(problems ? { problems } : {}),
        notice: say(click.locale, 'action.changedMeanwhile'),
      });
    return show(click, outcome, 'accepted');
  }

  async #again(
    click: Click,
    card: CardRef,
    show: Show,
    form: {
      values: AcceptFormValues;
      contactCount: number;
      seen?: string | undefined;
      problems?: AcceptFormProblems;
      notice?: string;
    },
  ): Promise<CardReply> {
    const referral = await this.#find(click, card);
    const blocked = this.#deps.service.whyNot(click.person, referral, 'answer');
    if (blocked) return show(click, { kind: blocked, referral }, 'accepted');
    const kept = await this.#deps.forms.open(click, referral, 'referral.accept');
    const notice = kept ? say(click.locale, 'form.typedBefore') : form.notice;
    const view = this.#deps.presenter.viewFor(click, referral, notice);
    const { problems = {} } = form;
    const { values, contactCount, seen } = kept
      ? { values: kept.typed as AcceptFormValues, contactCount: kept.rows ?? 0, seen: kept.seen }
      : form;
    const marks = seen === undefined ? {} : { seen };
    return { kind: 'card', ...acceptForm(referral, view, { values, contactCount, problems, ...marks }) };
  }

  async #find(click: Click, card: CardRef): Promise<Referral> {
    const referral = await this.#deps.service.find(click.person, card.referralId);
    if (!referral) throw new AppError('not-found', 'a form on a referral that is not there');
    return referral;
  }

  /** Teams provides no phone numbers: asked for once, in the person's own row, and stored for the next form. */
  async #rememberPhone(click: Click, contacts: readonly Member[]): Promise<void> {
    const { person } = click;
    const own = contacts.find(({ email }) => person.email && sameEmail(email, person.email));
    if (own && own.phoneNumber !== person.phoneNumber) await this.#deps.people.rememberPhone(person, own.phoneNumber);
  }
}

function sentForm({ referralId }: CardRef) {
  return { form: 'referral.accept', referralId };
}

/** The team is written as a whole: members without a row in the form must not be lost. */
function membersBeyondTheForm({ record }: Referral): readonly Member[] {
  return record.team.slice(acceptFormLimits.contacts);
}

/** The members Partner Center names, then the person who answers, as far as the form has rows. */
function suggestedContacts(referral: Referral, self: Member): readonly Member[] {
  const { team } = referral.record;
  const known = team.map((member) =>
    sameEmail(member.email, self.email) ? withPhone(member, self.phoneNumber) : member,
  );
  const all = self.email === '' || hasMember(team, self.email) ? known : [...known, self];
  return all.slice(0, acceptFormLimits.contacts);
}

function withPhone(member: Member, phoneNumber: string): Member {
  return member.phoneNumber === '' ? { ...member, phoneNumber } : member;
}

/** The submitted inputs give a lower bound of the rows, since a client may omit empty inputs. */
function rowsIn(values: AcceptFormValues): number {
  const rows = Object.keys(values).flatMap((id) => /^contact(\d+)/.exec(id)?.[1] ?? []);
  return rows.length === 0 ? 0 : Math.max(...rows.map(Number)) + 1;
}

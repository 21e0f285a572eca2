import { z } from 'zod';
import { asTypedDay } from '../../../answers/day/typed-day.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Person } from '../../people/index.ts';
import {
  isReplacing,
  type RecordChange,
  type Referral,
  type ReferralRecord,
  type RegistrationTerms,
  type ReplacingChange,
  touchReferral,
  valueIn,
  withoutKeys,
} from '../../referrals/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from '../buttons/deal-actions.ts';
import type { Typed } from '../buttons/deal-form.ts';
import { asEdited } from '../deal/deal.ts';
import { type DealOutcome, type DealService, withWork } from '../deal/deal-service.ts';
import { openInvite } from '../microsoft/deal-actions-microsoft.ts';
import { openRegistration, typedTerms } from '../registration/deal-actions-registration.ts';
import { registrationValues } from '../registration/deal-registration-input.ts';
import { noteChange } from '../words/deal-note.ts';
import { takeBackEntry } from '../words/deal-take-back.ts';
import { type EditInput, editFields, editLimits, editValues, readEdit } from './deal-edit.ts';
import { editForm, noteForm, stageForm } from './deal-form-edit.ts';

const EditData = formData(editFields);
const StageData = formData(['salesStage']);
const NoteData = formData(['note']);
const EntryRef = Ref.extend({ entryId: z.guid() });
const FieldRef = Ref.extend({ field: z.string().max(40) });

/** Edit, Stage, Add note; resolving of conflicts and of changes that Partner Center refused. */
export function editActions(desk: DealDesk): readonly CardAction[] {
  return [
    defineCardAction({
      verb: 'deal.show',
      data: Ref,
      handle: async (click, card) => desk.card(click, await desk.find(click, card)),
    }),
    defineCardAction({
      verb: 'deal.more',
      data: Ref,
      handle: async (click, card) => desk.more(click, await desk.find(click, card)),
    }),
    desk.opens({ verb: 'deal.edit-form' }, 'edit', editForm),
    desk.opens({ verb: 'deal.stage-form' }, 'stage', stageForm),
    desk.opens({ verb: 'deal.note-form' }, 'edit', noteForm),
    desk.submits({ verb: 'deal.edit' }, EditData, 'edit', (click, form) => edit(desk, click, form)),
    desk.submits({ verb: 'deal.stage' }, StageData, 'stage', (click, form) => stage(desk, click, form)),
    desk.submits({ verb: 'deal.note' }, NoteData, 'edit', (click, form) => note(desk, click, form)),
    defineCardAction({
      verb: 'deal.undo-change',
      data: EntryRef,
      handle: (click, card) => undoChange(desk, click, card),
    }),
    defineCardAction({
      verb: 'deal.keep-mine',
      data: FieldRef,
      handle: (click, card) => settle(desk, click, card, true),
    }),
    defineCardAction({
      verb: 'deal.take-theirs',
      data: FieldRef,
      handle: (click, card) => settle(desk, click, card, false),
    }),
    defineCardAction({
      verb: 'deal.try-again',
      data: Ref,
      handle: (click, card) => tryAgain(desk, click, card),
    }),
    defineCardAction({ verb: 'deal.let-go', data: Ref, handle: (click, card) => letGo(desk, click, card) }),
  ];
}

async function edit(
  desk: DealDesk,
  click: Click,
  { card, seen, typed: written }: z.output<typeof EditData>,
): Promise<CardReply> {
  const { locale, timeZone } = click;
  const { closeDate } = written;
  const typed = closeDate
    ? { ...written, closeDate: asTypedDay(closeDate, { locale, today: dayIn(timeZone, desk.clock.now()) }) }
    : written;
  let input: EditInput = { kind: 'changes', changes: [] };
  const make = (record: ReferralRecord) => {
    input = readEdit(typed, seen, record, click.locale);
    return input.kind === 'changes' ? input.changes : undefined;
  };
  const outcome = await desk.service.change(click.person, card.referralId, 'edit', make, { heldForUndo: true });
  const read = input as EditInput;
  if (outcome.kind !== 'nothing' || read.kind === 'changes') return desk.saved(click, outcome);
  const notice = read.kind === 'overtaken' ? say(click.locale, 'deal.notice.overtaken') : undefined;
  const { problems, values } = read;
  return desk.form(click, card, 'edit', (referral, view) => editForm(referral, view, { typed: values, problems }), {
    notice,
  });
}

async function stage(desk: DealDesk, click: Click, { card, typed }: z.output<typeof StageData>): Promise<CardReply> {
  const to = typed.salesStage?.trim() ?? '';
  if (!/^(10|20|40|60|80)$/.test(to)) {
    const problems = { salesStage: say(click.locale, 'deal.problem.stage') };
    return desk.form(click, card, 'stage', (referral, view) => stageForm(referral, view, { typed, problems }));
  }
  return desk.saved(click, await moveStage(desk.service, click.person, card.referralId, to));
}

/** @param to a sales stage's number as text */
export function moveStage(
  service: Pick<DealService, 'change'>,
  person: Person,
  id: string,
  to: string,
): Promise<DealOutcome> {
  const make = (record: ReferralRecord): readonly RecordChange[] | undefined => {
    const from = editValues(record).salesStage;
    return from === to ? undefined : [{ field: 'salesStage', from, to }];
  };
  return service.change(person, id, 'stage', make, { heldForUndo: true });
}

/** Not idempotent, unlike a field: a note from a stale card asks again. */
async function note(desk: DealDesk, click: Click, { card, typed }: z.output<typeof NoteData>): Promise<CardReply> {
  const text = typed.note?.trim() ?? '';
  const problem =
    text === ''
      ? say(click.locale, 'problem.required')
      : text.length > editLimits.note
        ? say(click.locale, 'problem.tooLong', { max: editLimits.note })
        : undefined;
  const again = (problems: Typed, notice?: string) =>
    desk.form(click, card, 'edit', (referral, view) => noteForm(referral, view, { typed, problems }), { notice });
  if (problem) return again({ note: problem });
  const change = noteChange({ text, name: click.person.name, at: desk.clock.now() }, click);
  const make = (_record: ReferralRecord, { revision }: Referral) => (revision === card.revision ? [change] : undefined);
  const outcome = await desk.service.change(click.person, card.referralId, 'edit', make, { heldForUndo: true });
  if (outcome.kind === 'nothing') return again({}, say(click.locale, 'action.changedMeanwhile'));
  return desk.saved(click, outcome);
}

async function undoChange(desk: DealDesk, click: Click, card: DealRef & { entryId: string }): Promise<CardReply> {
  const { referral, text } = await takeBackEntry(desk, click, await desk.find(click, card), card.entryId);
  return desk.card(click, referral, text);
}

/** Keep ours: replaces their value. Take theirs: sends nothing. */
async function settle(
  desk: DealDesk,
  click: Click,
  card: DealRef & { field: string },
  mine: boolean,
): Promise<CardReply> {
  const outcome = await desk.service.step(click.person, card.referralId, 'edit', (referral, step) => {
    const conflict = referral.conflicts?.find(({ change }) => change.field === card.field);
    if (!conflict) return undefined;
    const settled = withoutConflict(referral, card.field);
    if (!mine) return touchReferral(settled, step.policy, step.at);
    const from = valueIn(referral.record, conflict.change.field);
    return withWork(settled, step, [{ kind: 'change', changes: [{ ...conflict.change, from } as ReplacingChange] }]);
  });
  return desk.show(click, outcome, mine ? 'deal.notice.changed' : 'deal.notice.resolved');
}

function withoutConflict(referral: Referral, field: string): Referral {
  const left = (referral.conflicts ?? []).filter(({ change }) => change.field !== field);
  const rest = withoutKeys(referral, 'conflicts');
  return left.length > 0 ? { ...rest, conflicts: left } : rest;
}

/** The form again, with the refused values. */
async function tryAgain(desk: DealDesk, click: Click, card: DealRef): Promise<CardReply> {
  const { refusedWork } = await desk.find(click, card);
  const work = refusedWork?.work;
  if (work?.kind === 'register' || work?.kind === 'register-again')
    return openRegistration(desk, click, card, await refusedTerms(desk, click, card, work.terms));
  if (work?.kind === 'invite') {
    const { help, notes = '', contact } = work.invitation;
    const { firstName, lastName, phoneNumber, email } = contact;
    const person = { contactFirst: firstName, contactLast: lastName, contactPhone: phoneNumber, contactMail: email };
    return openInvite(desk, click, card, { help, note: notes, ...person });
  }
  if (work?.kind !== 'change') return desk.card(click, await desk.find(click, card));
  const note = work.changes.find((change) => change.field === 'note');
  if (note?.field === 'note')
    return desk.form(click, card, 'edit', (referral, view) => noteForm(referral, view, { typed: { note: note.text } }));
  return desk.form(click, card, 'edit', (referral, view) => {
    const typed: Record<string, string> = { ...editValues(asEdited(referral)) };
    for (const change of work.changes.filter(isReplacing)) {
      if (change.field === 'dealValue')
        Object.assign(typed, { value: String(change.to.value), currency: change.to.currency });
      else typed[change.field] = change.to;
    }
    return editForm(referral, view, { typed });
  });
}

/** A refused answer contains the changed fields only: the others are Microsoft's. */
async function refusedTerms(
  desk: DealDesk,
  click: Click,
  card: DealRef,
  terms: Partial<RegistrationTerms>,
): Promise<Typed> {
  const known = registrationValues(await desk.find(click, card), dayIn(click.timeZone, desk.clock.now()));
  const typed = Object.entries(typedTerms(terms)).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(typed) };
}

async function letGo(desk: DealDesk, click: Click, card: DealRef): Promise<CardReply> {
  const { refusedWork } = await desk.find(click, card);
  const deed = refusedWork?.work.kind.startsWith('register') ? 'register' : 'edit';
  const outcome = await desk.service.step(click.person, card.referralId, deed, (referral, step) =>
    referral.refusedWork ? touchReferral(withoutKeys(referral, 'refusedWork'), step.policy, step.at) : undefined,
  );
  return desk.show(click, outcome, 'deal.notice.resolved');
}

import type { CrmFailure, CrmRecord } from '../../../crm/port.ts';
import { pendingChanges, type Referral, withoutKeys } from '../../referrals/index.ts';
import {
  type CrmLink,
  type DryField,
  type Explanation,
  type FieldBase,
  type LinkProblem,
  type OpenQuestion,
  type OutcomeKind,
  type SentValue,
  type SyncField,
  type SyncValue,
  type SyncWrite,
  syncFields,
} from '../link/crm-link.ts';
import type { OutcomeStep } from '../merge/crm-outcomes.ts';
import { whoWrote } from '../merge/joined-notes.ts';
import { recentWrites } from '../merge/loop-brake.ts';
import type { BlockedCode, MergePlan } from '../merge/merge-link.ts';
import { isEmpty, keptValue, type SideValues, sameSyncValue, valueAsText, valuesOfCrm } from '../merge/sync-values.ts';

/** Transitions of a link. */

/** Clears due time, waiting and dry run. */
export function settledLink(link: CrmLink): CrmLink {
  return withoutKeys(link, 'dueAt', 'waiting', 'dry');
}

export function withProblem(link: CrmLink, problem: Omit<LinkProblem, 'since'>, now: Date): CrmLink {
  const { problem: before } = link;
  const same = before?.code === problem.code && before.field === problem.field;
  return { ...link, problem: { ...problem, since: same ? before.since : now } };
}

/** Nothing is asked of a record that is gone; its questions are determined anew if it comes back. */
export function goneLink(link: CrmLink): CrmLink {
  const others = withoutKeys(link, 'problem', 'outcomeAsked', 'notice');
  return { ...others, state: 'gone', questions: {}, choices: {} };
}

export function withoutProblem(link: CrmLink): CrmLink {
  return withoutKeys(link, 'problem', 'dry');
}

/** The card's code of a failure, with the CRM's own message. */
export function failureOnCard(failure: Extract<CrmFailure, { kind: 'person' }>): Omit<LinkProblem, 'since'> {
  const { code, words, field, choices } = failure;
  return {
    code,
    ...(words ? { words } : {}),
    ...(field && field !== 'description' ? { field } : {}),
    ...(choices ? { choices } : {}),
  };
}

/** Fields with a pending change at Partner Center: their values are not known yet. */
export function fieldsUnderWay(referral: Referral): readonly SyncField[] {
  const names = { note: 'notes', campaignId: 'campaign' } as const;
  return pendingChanges(referral).flatMap(({ field }) => {
    const name = names[field as keyof typeof names] ?? field;
    return syncFields.find((each) => each === name) ?? [];
  });
}

/** Joined notes are written to both sides and count as one write, not as a reaction of one side to the other. */
function asWrites({ toCrm, toPartnerCenter, joined }: MergePlan, at: Date): readonly SyncWrite[] {
  const isOnce = (field: string) => includes(joined, field) && field in toCrm;
  return [
    ...Object.entries(toCrm).map(([field, value]) => write(field, 'crm', value, at)),
    ...Object.entries(toPartnerCenter)
      .filter(([field]) => !isOnce(field))
      .map(([field, { to }]) => write(field, 'partnerCenter', to, at)),
  ];
}

/** Without repeated attempts of an unanswered write: a retry is not a loop. */
export function newWrites({ sending, sendingOver, writes }: CrmLink, plan: MergePlan, at: Date): readonly SyncWrite[] {
  return asWrites(plan, at).filter(({ field, to, value }) => {
    const before = sending[field];
    // `sending` does not contain joined notes: they are recognised by the last counted write.
    const last = writes.findLast((each) => each.field === field && each.to === to);
    if (to === 'crm' && includes(plan.joined, field) && sendingOver !== undefined) return last?.value !== value;
    return to !== 'crm' || !before || !sameSyncValue(before.crm, plan.toCrm[field] ?? null);
  });
}

function write(field: string, to: SyncWrite['to'], value: SyncValue, at: Date): SyncWrite {
  // The beginnings of long texts are sufficient to distinguish them.
  return { field: field as SyncField, to, at, value: valueAsText(value).slice(0, 60) };
}

/** Moves the base of equal fields. Drops choices that were made for other values. */
export function withAgreements(link: CrmLink, plan: MergePlan, now: Date): CrmLink {
  const explained = { ...link.explained };
  for (const field of Object.keys(plan.agreed) as SyncField[]) explained[field] ??= { from: 'agreed', at: now };
  const choices = Object.fromEntries(Object.entries(link.choices).filter(([field]) => includes(plan.chosen, field)));
  return {
    ...link,
    base: { ...link.base, ...plan.agreed },
    choices,
    explained,
    writes: recentWrites(link.writes, now),
  };
}

/** The base is the CRM's answer: it may have rounded, trimmed or rewritten the values. */
export function afterCrmAnswer(
  link: CrmLink,
  plan: MergePlan,
  answer: CrmRecord,
  partnerCenter: SideValues,
  now: Date,
): CrmLink {
  const held = valuesOfCrm(answer);
  const base: Partial<Record<SyncField, FieldBase>> = { ...link.base };
  const explained = { ...link.explained };
  for (const [name, value] of Object.entries(plan.toCrm)) {
    const field = name as SyncField;
    explained[field] = link.sending[field]?.explains ?? { from: 'joined', at: now };
    // The base of joined notes moves once Partner Center has them as well.
    if (includes(plan.joined, field)) continue;
    const cut = includes(plan.cut, field) ? { cut: true as const } : {};
    base[field] = { partnerCenter: partnerCenter[field] ?? null, crm: held[field] ?? value, ...cut };
  }
  const choices = Object.fromEntries(Object.entries(link.choices).filter(([field]) => !(field in plan.toCrm)));
  return { ...withoutKeys(link, 'sendingOver'), base, explained, choices, sending: {} };
}

/** Recorded as sent; the result follows from Partner Center's record. */
export function withSent(link: CrmLink, plan: MergePlan, crm: SideValues, now: Date): CrmLink {
  const sent: Partial<Record<SyncField, SentValue>> = { ...link.sent };
  for (const [name, { from, to }] of Object.entries(plan.toPartnerCenter)) {
    const field = name as SyncField;
    const joined = includes(plan.joined, field) ? { joined: true as const } : {};
    const explains = explanation(link, field, plan, { from: 'crm', replaced: from, became: to, at: now });
    sent[field] = { from, partnerCenter: to, crm: crm[field] ?? null, ...joined, explains };
  }
  const writes = [...link.writes, ...asWrites(plan, now).filter(({ to }) => to === 'partnerCenter')];
  const choices = Object.fromEntries(
    Object.entries(link.choices).filter(([field]) => !(field in plan.toPartnerCenter)),
  );
  return { ...link, sent, writes, choices };
}

/** Why a field has the value that is written, and what it replaces: the value there now, which the base may not know. */
export function explanation(
  { choices }: Pick<CrmLink, 'choices'>,
  field: SyncField,
  plan: Pick<MergePlan, 'joined'>,
  { from, replaced, became, at }: Required<Pick<Explanation, 'from' | 'replaced' | 'became' | 'at'>>,
): Explanation {
  if (includes(plan.joined, field)) return { from: 'joined', at };
  const chosenBy = choices[field]?.by;
  return {
    ...{ from, at },
    ...(isEmpty(replaced) ? {} : { replaced: keptValue(replaced), became: keptValue(became) }),
    ...(chosenBy ? { chosenBy } : {}),
  };
}

/** Updates the card's content: questions with the newest values, problems, the end of the deal. */
export function withQuestions(
  link: CrmLink,
  plan: MergePlan,
  outcome: OutcomeStep,
  record: CrmRecord,
  now: Date,
  refusal?: Omit<LinkProblem, 'since'>,
): CrmLink {
  const questions = Object.fromEntries(
    Object.entries(plan.questions).map(([name, question]) => {
      const field = name as SyncField;
      const since = link.questions[field]?.since ?? now;
      return [field, { ...question, ...writerKept(link, field, question), since } satisfies OpenQuestion];
    }),
  );
  // A field that could not be compared is asked about again once it can be.
  const ended = Object.keys(link.questions).some(
    (field) => !(field in questions) && !includes(plan.chosen, field) && includes(plan.compared, field),
  );
  const base = withoutKeys(link, 'outcomeAsked', 'notice', 'problem', 'dry');
  const next: CrmLink = {
    ...base,
    questions,
    ...(ended ? { notice: 'settled-itself' as const } : {}),
    ...(outcome.kind === 'ask'
      ? {
          outcomeAsked: {
            kind: outcome.outcome,
            since: link.outcomeAsked?.since ?? now,
            ...(whoWrote(record) ? { by: record.modifiedBy } : {}),
          },
        }
      : {}),
  };
  const problem = problemIn(next, plan, outcome) ?? refusal;
  return problem ? withProblem({ ...next, ...(link.problem ? { problem: link.problem } : {}) }, problem, now) : next;
}

/** A write of the desk's to another field hides who wrote the value that is asked about: known before, it is still theirs. */
function writerKept({ questions }: CrmLink, field: SyncField, now: Omit<OpenQuestion, 'since'>) {
  const before = questions[field];
  if (!before?.crmBy || now.crmBy || !sameSyncValue(before.crm, now.crm)) return {};
  return { crmBy: before.crmBy, ...(before.crmAt ? { crmAt: before.crmAt } : {}) };
}

/** Failures that a person who works on the deal can mend. */
function problemIn(
  link: CrmLink,
  { blocked }: MergePlan,
  outcome: OutcomeStep,
): Omit<LinkProblem, 'since'> | undefined {
  const forPeople: readonly BlockedCode[] = [
    'currency-missing',
    ...(outcome.kind === 'ask' ? [] : (['record-is-closed'] as const)),
  ];
  const found = blocked.find(({ code }) => forPeople.includes(code));
  if (found) return found;
  const refused = Object.entries(link.sent).find(([, sent]) => sent.refused);
  return refused && { code: 'partner-center-refused', field: refused[0] as SyncField };
}

export function closedBoth(link: CrmLink, partnerCenter: OutcomeKind, record: CrmRecord, now: Date): CrmLink {
  return {
    // What Partner Center refused of a deal that has ended is not sent again.
    ...withoutKeys(link, 'outcomeAsked', 'problem'),
    state: 'finished',
    ...{ questions: {}, choices: {}, sent: {} },
    // Remembers the close even if it is reopened: otherwise the next merge would close it again.
    outcomeBase: {
      partnerCenter,
      crm: record.outcome.kind === 'open' ? (link.outcomeBase?.crm ?? 'open') : record.outcome.kind,
    },
    upToDateAt: now,
  };
}

/** @param sides present values. @param action `link`: with an existing record that had no key. */
export function dryRun(
  link: CrmLink,
  plan: MergePlan,
  sides: { readonly partnerCenter: SideValues; readonly crm: SideValues },
  at: Date,
  action: 'update' | 'link' = 'update',
): CrmLink {
  const toCrm = Object.keys(plan.toCrm) as SyncField[];
  const toPartnerCenter = Object.keys(plan.toPartnerCenter) as SyncField[];
  const asked = Object.keys(plan.questions) as SyncField[];
  const differs = syncFields.flatMap((field): readonly DryField[] => {
    const values = { field, partnerCenter: sides.partnerCenter[field] ?? null, crm: sides.crm[field] ?? null };
    if (includes(asked, field)) return [{ ...values, step: 'ask' }];
    return [
      ...(includes(toCrm, field) ? [{ ...values, step: 'crm' } as const] : []),
      ...(includes(toPartnerCenter, field) ? [{ ...values, step: 'partnerCenter' } as const] : []),
    ];
  });
  return { ...link, dry: { at, action, toCrm, toPartnerCenter, differs } };
}

/** Identifies a state of the record: its version, or its time of modification. */
export function recordStateOf({ version, modifiedAt }: Pick<CrmRecord, 'version' | 'modifiedAt'>): string {
  return version ?? modifiedAt.toISOString();
}

/** Equality, ignoring the version. */
export function sameLink(one: CrmLink, other: CrmLink): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Increases the version, and the revision if the card changes, which makes earlier presses stale. */
export function nextVersion(before: CrmLink, after: CrmLink): CrmLink {
  const shown = ({ questions, problem, outcomeAsked, state, choices, choosing }: CrmLink) =>
    JSON.stringify([questions, problem?.code, problem?.field, outcomeAsked?.kind, state, choices, choosing?.records]);
  const isNew = shown(before) !== shown(after);
  return { ...after, version: before.version + 1, revision: before.revision + (isNew ? 1 : 0) };
}

function includes(fields: readonly SyncField[], field: string): boolean {
  return fields.some((each) => each === field);
}

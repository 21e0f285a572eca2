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
import { recentWrites } from '../merge/loop-brake.ts';
import { type BlockedCode, type MergePlan, whoWrote } from '../merge/merge-link.ts';
import { isEmpty, type SideValues, sameSyncValue, valueAsText, valuesOfCrm } from '../merge/sync-values.ts';

/** A link from one of its states to the next; pure. */

/** Nothing is due any more, nothing waits, and what would be done is not said any more. */
export function settledLink(link: CrmLink): CrmLink {
  return withoutKeys(link, 'dueAt', 'waiting', 'dry');
}

export function withProblem(link: CrmLink, problem: Omit<LinkProblem, 'since'>, now: Date): CrmLink {
  const { problem: before } = link;
  const same = before?.code === problem.code && before.field === problem.field;
  return { ...link, problem: { ...problem, since: same ? before.since : now } };
}

export function withoutProblem(link: CrmLink): CrmLink {
  return withoutKeys(link, 'problem', 'dry');
}

/** In the words of the card; the CRM's own sentence goes along. */
export function failureOnCard(failure: Extract<CrmFailure, { kind: 'person' }>): Omit<LinkProblem, 'since'> {
  const { code, words, field, choices } = failure;
  return {
    code,
    ...(words ? { words } : {}),
    ...(field && field !== 'description' ? { field } : {}),
    ...(choices ? { choices } : {}),
  };
}

/** Fields with a change on its way to Partner Center, whoever made it: what they will hold is not known yet. */
export function fieldsUnderWay(referral: Referral): readonly SyncField[] {
  const names = { note: 'notes', campaignId: 'campaign' } as const;
  return pendingChanges(referral).flatMap(({ field }) => {
    const name = names[field as keyof typeof names] ?? field;
    return syncFields.find((each) => each === name) ?? [];
  });
}

/** Joined notes go to both sides at once: that is one write, and no answer of one side to the other. */
function asWrites({ toCrm, toPartnerCenter, joined }: MergePlan, at: Date): readonly SyncWrite[] {
  const isOnce = (field: string) => includes(joined, field) && field in toCrm;
  return [
    ...Object.entries(toCrm).map(([field, value]) => write(field, 'crm', value, at)),
    ...Object.entries(toPartnerCenter)
      .filter(([field]) => !isOnce(field))
      .map(([field, { to }]) => write(field, 'partnerCenter', to, at)),
  ];
}

/** Without those that are an unanswered write once more: whoever tries again does not fight. */
export function newWrites({ sending, sendingOver, writes }: CrmLink, plan: MergePlan, at: Date): readonly SyncWrite[] {
  return asWrites(plan, at).filter(({ field, to, value }) => {
    const before = sending[field];
    // Joined notes are not among what is noted as sending: there, the last write that was counted tells.
    const last = writes.findLast((each) => each.field === field && each.to === to);
    if (to === 'crm' && includes(plan.joined, field) && sendingOver !== undefined) return last?.value !== value;
    return to !== 'crm' || !before || !sameSyncValue(before.crm, plan.toCrm[field] ?? null);
  });
}

function write(field: string, to: SyncWrite['to'], value: SyncValue, at: Date): SyncWrite {
  // Long texts are told from one another well enough by their beginnings.
  return { field: field as SyncField, to, at, value: valueAsText(value).slice(0, 60) };
}

/** Both sides hold the same: the base moves. A choice that is not carried out now was made for other values. */
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

/** What the CRM answered is the base: it may have rounded, trimmed or rewritten what was sent. */
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
    explained[field] = explanation(link, field, plan, 'partnerCenter', link.base[field]?.crm ?? null, now);
    // Both notes joined: the base moves when Partner Center holds them too.
    if (includes(plan.joined, field)) continue;
    const cut = includes(plan.cut, field) ? { cut: true as const } : {};
    base[field] = { partnerCenter: partnerCenter[field] ?? null, crm: held[field] ?? value, ...cut };
  }
  const choices = Object.fromEntries(Object.entries(link.choices).filter(([field]) => !(field in plan.toCrm)));
  return { ...withoutKeys(link, 'sendingOver'), base, explained, choices, sending: {} };
}

/** The outbox has it: what comes of it is told from Partner Center's record. */
export function withSent(link: CrmLink, plan: MergePlan, crm: SideValues, now: Date): CrmLink {
  const sent: Partial<Record<SyncField, SentValue>> = { ...link.sent };
  const explained = { ...link.explained };
  for (const [name, { from, to }] of Object.entries(plan.toPartnerCenter)) {
    const field = name as SyncField;
    const joined = includes(plan.joined, field) ? { joined: true as const } : {};
    sent[field] = { from, partnerCenter: to, crm: crm[field] ?? null, ...joined };
    explained[field] = explanation(link, field, plan, 'crm', from, now);
  }
  const writes = [...link.writes, ...asWrites(plan, now).filter(({ to }) => to === 'partnerCenter')];
  const choices = Object.fromEntries(
    Object.entries(link.choices).filter(([field]) => !(field in plan.toPartnerCenter)),
  );
  return { ...link, sent, explained, writes, choices };
}

function explanation(
  { choices }: CrmLink,
  field: SyncField,
  plan: MergePlan,
  from: 'crm' | 'partnerCenter',
  replaced: SyncValue,
  at: Date,
): Explanation {
  const chosenBy = choices[field]?.by;
  return {
    from: includes(plan.joined, field) ? 'joined' : from,
    at,
    ...(isEmpty(replaced) ? {} : { replaced: typeof replaced === 'string' ? replaced.slice(0, 200) : replaced }),
    ...(chosenBy ? { chosenBy } : {}),
  };
}

/** What stands on the card now: questions with the newest values, what a person has to mend, how the deal ended. */
export function withQuestions(
  link: CrmLink,
  plan: MergePlan,
  outcome: OutcomeStep,
  record: CrmRecord,
  now: Date,
): CrmLink {
  const questions = Object.fromEntries(
    Object.entries(plan.questions).map(([field, question]) => [
      field,
      { ...question, since: link.questions[field as SyncField]?.since ?? now } satisfies OpenQuestion,
    ]),
  );
  const ended = Object.keys(link.questions).some((field) => !(field in questions) && !includes(plan.chosen, field));
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
  const problem = problemIn(next, plan, outcome);
  return problem ? withProblem({ ...next, ...(link.problem ? { problem: link.problem } : {}) }, problem, now) : next;
}

/** Of what could not be written, what somebody who works on the deal can mend. */
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
    ...withoutKeys(link, 'outcomeAsked'),
    state: 'finished',
    questions: {},
    // Opened again afterwards: that it was closed is remembered, else it would be closed once more with the next look.
    outcomeBase: {
      partnerCenter,
      crm: record.outcome.kind === 'open' ? (link.outcomeBase?.crm ?? 'open') : record.outcome.kind,
    },
    upToDateAt: now,
  };
}

/** @param sides what they hold. @param action `link`: with a record that is there, and was nobody's before. */
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

/** A state of the record: as its version says, or its time where it has none. */
export function recordStateOf({ version, modifiedAt }: Pick<CrmRecord, 'version' | 'modifiedAt'>): string {
  return version ?? modifiedAt.toISOString();
}

/** Whether a write would change anything but its version. */
export function sameLink(one: CrmLink, other: CrmLink): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** As it is stored after `before`: a press on what stood on the card then is stale once it shows something else. */
export function nextVersion(before: CrmLink, after: CrmLink): CrmLink {
  const shown = ({ questions, problem, outcomeAsked, state, choices, choosing }: CrmLink) =>
    JSON.stringify([questions, problem?.code, problem?.field, outcomeAsked?.kind, state, choices, choosing?.records]);
  const isNew = shown(before) !== shown(after);
  return { ...after, version: before.version + 1, revision: before.revision + (isNew ? 1 : 0) };
}

function includes(fields: readonly SyncField[], field: string): boolean {
  return fields.some((each) => each === field);
}

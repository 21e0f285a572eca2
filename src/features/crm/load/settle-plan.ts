import type { Actor } from '../../referrals/index.ts';
import type { CrmLink, CrmSide, SideChoice, SyncField } from '../link/crm-link.ts';
import { linkedWithChosen, triedAgain } from '../link/link-moves.ts';

/** An admin's single answer for all deals of a first load that have this question. */
export const planAnswers = [
  'pairs-link',
  'pairs-new',
  'accounts-new',
  'accounts-none',
  'values-crm',
  'values-ours',
] as const;
export type PlanAnswer = (typeof planAnswers)[number];

export interface Settling {
  readonly answer: PlanAnswer;
  readonly by: Actor;
  readonly at: Date;
}

/** Applies the answer; returns the same link if it has another question, or none. */
export function settledBy(link: CrmLink, { answer, by, at }: Settling): CrmLink {
  const { problem } = link;
  switch (answer) {
    case 'pairs-link':
    case 'pairs-new': {
      const [likeliest] = problem?.code === 'likely-records' ? (problem.records ?? []) : [];
      return (likeliest && linkedWithChosen(link, answer === 'pairs-new' ? 'new' : likeliest.id)) ?? link;
    }
    case 'accounts-new':
    case 'accounts-none':
      if (problem?.code !== 'no-account') return link;
      return { ...triedAgain(link), chosenAccount: answer === 'accounts-new' ? 'new' : 'none' };
    case 'values-crm':
    case 'values-ours':
      return withChoices(link, answer === 'values-crm' ? 'crm' : 'partnerCenter', by, at);
  }
}

/** Valid for the values in the plan: if one changes before the real run, it is asked again. */
function withChoices(link: CrmLink, side: CrmSide, by: Actor, at: Date): CrmLink {
  const asked = [
    ...(link.dry?.differs ?? []).filter(({ step }) => step === 'ask'),
    ...Object.entries(link.questions)
      .filter(([, { why }]) => why === 'first-link')
      .map(([field, { partnerCenter, crm }]) => ({ field: field as SyncField, partnerCenter, crm })),
  ];
  if (asked.length === 0) return link;
  const chosen = asked.map(({ field, partnerCenter, crm }): readonly [SyncField, SideChoice] => [
    field,
    { side, partnerCenter, crm, by, at },
  ]);
  return { ...link, choices: { ...link.choices, ...Object.fromEntries(chosen) } };
}

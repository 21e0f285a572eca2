import type { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { asMember, isComplete, type Member, type Referral, type ReferralStore } from '../../referrals/index.ts';
import type { SolutionCatalogue } from '../../solutions/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from '../buttons/deal-actions.ts';
import { personFields } from '../buttons/deal-person.ts';
import { asEdited } from '../deal/deal.ts';
import { employeesForm, solutionsForm } from './deal-form-lists.ts';
import { readPeople, recentPeople } from './deal-people.ts';
import { readSolutions, type SolutionsInput } from './deal-solutions.ts';

const EmployeesData = formData(['off', 'recent', ...personFields.map((field) => `new${field}`)]);
const SolutionsData = formData(['off', 'add', 'which']);

export interface PeopleAndSolutionDeps {
  readonly referrals: Pick<ReferralStore, 'ownedBy'>;
  readonly catalogue: Pick<SolutionCatalogue, 'find' | 'search'>;
}

/** Upper bound of deals read to suggest frequent colleagues. */
const lookedAt = 40;

/** Employees and solutions: one to fifty of each. */
export function peopleAndSolutionActions(desk: DealDesk, deps: PeopleAndSolutionDeps): readonly CardAction[] {
  async function recent(click: Click, deal: Referral): Promise<readonly Member[]> {
    const { team } = asEdited(deal);
    const others = (await deps.referrals.ownedBy(click.person, lookedAt)).map(({ record }) => record.team);
    const self = asMember(click.person);
    return recentPeople(isComplete(self) ? [[self, self], ...others] : others, team);
  }

  async function openEmployees(click: Click, card: DealRef): Promise<CardReply> {
    const known = await recent(click, await desk.find(click, card));
    return desk.form(click, card, 'edit', (deal, view) => employeesForm(deal, view, known));
  }

  async function employees(click: Click, { card, typed }: z.output<typeof EmployeesData>): Promise<CardReply> {
    const deal = await desk.find(click, card);
    const known = await recent(click, deal);
    const read = readPeople(typed, asEdited(deal).team, known, click.locale);
    if (read.kind === 'problems') {
      const { problems } = read;
      return desk.form(click, card, 'edit', (now, view) => employeesForm(now, view, known, { typed, problems }));
    }
    const { change } = read;
    const outcome = await desk.service.change(click.person, card.referralId, 'edit', () => change && [change], {
      heldForUndo: true,
    });
    return desk.saved(click, outcome);
  }

  async function solutions(click: Click, { card, typed }: z.output<typeof SolutionsData>): Promise<CardReply> {
    const deal = await desk.find(click, card);
    const read: SolutionsInput = await readSolutions(typed, asEdited(deal).solutions, deps.catalogue, click.locale);
    if (read.kind === 'problems') {
      const { problems, matches } = read;
      return desk.form(click, card, 'edit', (now, view) => solutionsForm(now, view, { typed, problems, matches }));
    }
    const { change } = read;
    const outcome = await desk.service.change(click.person, card.referralId, 'edit', () => change && [change], {
      heldForUndo: true,
    });
    return desk.saved(click, outcome);
  }

  return [
    defineCardAction({ verb: 'deal.employees-form', data: Ref, handle: openEmployees }),
    desk.submits({ verb: 'deal.employees' }, EmployeesData, 'edit', employees),
    desk.opens({ verb: 'deal.solutions-form' }, 'edit', solutionsForm),
    desk.submits({ verb: 'deal.solutions' }, SolutionsData, 'edit', solutions),
  ];
}

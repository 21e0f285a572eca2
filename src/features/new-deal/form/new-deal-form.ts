import { z } from 'zod';
import { defineTaskModule, type Search, type TaskModule, type TaskReply, type Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import { typedInputs } from '../../../typed-input.ts';
import type { Person } from '../../people/index.ts';
import { formCard } from '../cards/draft-form-card.ts';
import type { Note } from '../conversation/outcome.ts';
import type { DealDraft, FoundSolution } from '../draft/deal-draft.ts';
import { type NewDealReplies, newDealConversation } from '../new-deal-replies.ts';
import type { DraftStep, NewDeals } from '../new-deals.ts';
import type { DealLookups } from '../offers/deal-lookups.ts';
import { nextQuestion } from '../questions/rules.ts';
import { nothingFound } from '../questions/shared/answer.ts';
import { customerInWords } from '../questions/shared/customers.ts';
import type { FormContext, FormValues } from '../questions/shared/question.ts';
import { solutionRowNumbers } from '../questions/shared/solution-inputs.ts';
import { solutionStatusText } from '../questions/shared/solution-rows.ts';
import { type FormProblems, formInputs, formValues, keptBy, peopleToTick } from './draft-form.ts';
import { readForm } from './read-form.ts';

interface FormDeps {
  readonly deals: NewDeals;
  readonly replies: NewDealReplies;
  readonly lookups: DealLookups;
  readonly now: () => Date;
}

/** A form opened before a deployment may send inputs that no longer exist: they are ignored, and the rest is kept. */
const FormData = z
  .object({
    draftId: z.guid(),
    seen: z.coerce.number().int().nonnegative().optional().catch(undefined),
    ...typedInputs(formInputs.map(({ id }) => id)),
  })
  .transform(({ draftId, seen, ...values }) => ({ draftId, seen, values: values as FormValues }));
type FormData = z.output<typeof FormData>;

/** All questions on one page, in a Teams task module: the same rules and the same draft as in the chat. */
export class NewDealForm {
  readonly #deps: FormDeps;

  constructor(deps: FormDeps) {
    this.#deps = deps;
  }

  taskModule(): TaskModule {
    return defineTaskModule({
      name: 'new-deal',
      data: FormData,
      open: (turn, { draftId }) => this.show(turn, draftId),
      submit: (turn, data) => this.#submit(turn, data),
      left: async (turn, { draftId }) =>
        this.#deps.replies.cardReply(turn, await this.#deps.deals.resume(turn, draftId)),
    });
  }

  /** The draft's current state. */
  async show(turn: Turn, draftId: string, notice?: string): Promise<TaskReply> {
    const draft = await this.#deps.deals.find(turn.person, draftId);
    if (!draft || draft.state === 'creating' || draft.state === 'created') return this.#gone(turn);
    return this.#show(turn, draft, formValues(draft), {}, notice);
  }

  searches(): readonly Search[] {
    const { deals, lookups } = this.#deps;
    return [
      {
        dataset: 'customers',
        find: async ({ person, locale }, text, limit) => {
          if (!deals.mayCreate(person)) return [];
          const found = await lookups.customersLike({ person, locale }, text, limit);
          return found.flatMap((customer) =>
            customer.source
              ? [{ title: `${customer.name} · ${customerInWords(customer, locale)}`, value: customer.source }]
              : [],
          );
        },
      },
      {
        dataset: 'solutions',
        find: async ({ person, locale }, text, limit) => {
          if (!deals.mayCreate(person)) return [];
          const found = await lookups.solutions(text, limit);
          return found.map((solution) => ({ title: solutionTitle(solution, locale), value: solution.id }));
        },
      },
    ];
  }

  async #submit(turn: Turn, { draftId, seen, values }: FormData): Promise<TaskReply> {
    const { deals } = this.#deps;
    const draft = await deals.find(turn.person, draftId);
    if (!draft || draft.state === 'creating' || draft.state === 'created') return this.#gone(turn);
    if (seen !== draft.version) {
      // Optimistic concurrency: an answer given in the chat while the form was open must not be overwritten by Save.
      return this.#show(turn, draft, { ...formValues(draft), ...values }, {}, say(turn.locale, 'newDeal.form.changed'));
    }
    const context = await this.#context(turn, draft, values);
    const { fields, problems } = readForm(draft, values, context);
    if (Object.keys(problems).length > 0) return this.#show(turn, draft, values, problems);
    const step = await deals.change(turn, draftId, (current) => {
      const { pending: _over, ...rest } = current;
      const notes: Note[] = [{ kind: 'info', key: 'newDeal.form.saved' }];
      return { draft: { ...rest, state: 'open', fields, asking: nextQuestion(fields) }, notes, next: 'ask' };
    });
    return this.#goOn(turn, draftId, step);
  }

  /** Closes the window; the chat continues with the next missing answer, or with the review. */
  async #goOn(turn: Turn, draftId: string, step: DraftStep): Promise<TaskReply> {
    if (step.kind === 'gone') return this.#gone(turn);
    if (step.kind === 'repeated') return { kind: 'close' };
    const { card: next } = await this.#deps.replies.show(turn, step);
    const at = turn.conversation.kind === 'personal' ? turn.conversation : turn.person.personalChat;
    const conversation = { name: newDealConversation, key: draftId, ...(at ? { at } : {}) };
    const folding = this.#deps.replies.folding(at ? { ...turn, conversation: at } : turn, step);
    return { kind: 'close', conversation, ...(next && at ? { next, ...folding } : {}) };
  }

  async #show(
    turn: Turn,
    draft: DealDraft,
    values: FormValues,
    problems: FormProblems = {},
    notice?: string,
  ): Promise<TaskReply> {
    const { locale, person } = turn;
    const { lookups } = this.#deps;
    const suggested = await lookups.colleagues(turn);
    const picked = await this.#picked(values);
    const solutions = Object.values(picked).flatMap((one) => (one ? [{ value: one.id, label: one.name }] : []));
    const known = (draft.fields.solutions ?? []).map(({ id, name }) => ({ value: id, label: name }));
    const card = formCard(
      {
        draftId: draft.id,
        seen: draft.version,
        values,
        problems,
        locale,
        keeps: keptBy(draft),
        ...(notice ? { notice } : {}),
      },
      {
        people: peopleToTick(draft.fields, suggested),
        solutions: [...known, ...solutions],
        locations: await lookups.locations(turn),
        ...(asksPhone(person) && person.email ? { asksOwnPhone: person.email } : {}),
      },
    );
    return { kind: 'form', title: say(locale, 'newDeal.form.title'), card };
  }

  async #context(turn: Turn, draft: DealDraft, values: FormValues): Promise<FormContext> {
    const { locale, timeZone, person } = turn;
    const { lookups, now } = this.#deps;
    const suggested = await lookups.colleagues(turn);
    const known = values.known ? await lookups.customer(turn, values.known) : undefined;
    return {
      locale,
      today: dayIn(timeZone, now()),
      ...nothingFound,
      people: peopleToTick(draft.fields, suggested),
      locations: lookups.ownLocations(turn),
      picked: await this.#picked(values),
      ...(known ? { known } : {}),
      ...(person.email ? { ownEmail: person.email } : {}),
    };
  }

  async #picked(values: FormValues): Promise<Partial<Record<string, FoundSolution>>> {
    const ids = solutionRowNumbers.flatMap((row) => values[`solution${row}`]?.trim() || []);
    const found = await Promise.all(ids.map(async (id) => [id, await this.#deps.lookups.solution(id)] as const));
    return Object.fromEntries(found);
  }

  #gone(turn: Turn): TaskReply {
    return { kind: 'message', text: this.#deps.replies.gone(turn) };
  }
}

function asksPhone({ phoneNumber }: Person): boolean {
  return !phoneNumber;
}

function solutionTitle(solution: FoundSolution, locale: Turn['locale']): string {
  return [solution.name, solutionStatusText(solution, locale), solution.id].filter(Boolean).join(' · ');
}

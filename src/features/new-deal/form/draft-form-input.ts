import { say } from '../../../i18n/catalogue.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealCustomer } from '../draft/deal-draft.ts';
import { type DealDraft, type DealFields, draftLimits, type FoundSolution } from '../draft/deal-draft.ts';
import type { Answer, AnswerContext } from '../questions/draft-answer.ts';
import { readAnswer, readPressed } from '../questions/draft-answers.ts';
import { withCustomer } from '../questions/draft-customer.ts';
import { withPerson } from '../questions/draft-people.ts';
import { isComplete, personProblems, tidyPerson } from '../questions/draft-person.ts';
import { type DealQuestion, emptied } from '../questions/draft-questions.ts';
import { type FormInput, type FormProblems, type FormValues, kept, solutionRows } from './draft-form.ts';

/** What was looked up for the form's values. */
export interface FormContext extends AnswerContext {
  /** The customer that was picked in the look-up. */
  readonly known?: DealCustomer;
  readonly picked: Readonly<Partial<Record<string, FoundSolution>>>;
  readonly ownEmail?: string;
}

export interface FormRead {
  readonly fields: DealFields;
  readonly problems: FormProblems;
}

/** The inputs that stand for one question each, in the order of the form. */
const inputOf = {
  'address-line-1': 'addressLine1',
  'address-line-2': 'addressLine2',
  city: 'city',
  state: 'state',
  'postal-code': 'postalCode',
  country: 'country',
  duns: 'duns',
  visibility: 'visibility',
  name: 'name',
  'close-date': 'closeDate',
  location: 'location',
  'solution-area': 'solutionArea',
  'marketplace-intent': 'marketplaceIntent',
  'crm-id': 'crmId',
  'campaign-id': 'campaignId',
  notes: 'notes',
  help: 'help',
  'help-notes': 'helpNotes',
} as const satisfies Partial<Record<DealQuestion, FormInput>>;

/**
 * The form's values into the draft, by the rules of the conversation. What is good is taken; what is wrong is named
 * beside its input; what is needed and empty is asked in the chat.
 */
export function readForm(draft: DealDraft, values: FormValues, context: FormContext): FormRead {
  const form = new FormReading(draft, values, context);
  form.customer();
  for (const [question, input] of Object.entries(inputOf)) form.simple(question as keyof typeof inputOf, input);
  form.value();
  form.contact();
  form.employees();
  form.solutions();
  form.consent();
  return { fields: form.fields, problems: form.problems };
}

class FormReading {
  fields: DealFields;
  readonly problems: FormProblems = {};
  readonly #draft: DealDraft;
  readonly #values: FormValues;
  readonly #context: FormContext;

  constructor(draft: DealDraft, values: FormValues, context: FormContext) {
    const { pending: _pending, ...rest } = draft;
    this.#draft = rest;
    this.#values = values;
    this.#context = context;
    this.fields = draft.fields;
  }

  /** One that we know, whole; else what stands in the inputs. */
  customer(): void {
    const { known } = this.#context;
    const name = this.#text('customer');
    if (known) this.fields = withCustomer(this.fields, known);
    else if (name === '') {
      const { customer: _none, ...rest } = this.fields;
      this.fields = rest;
    } else if (name !== this.fields.customer?.name) this.#take('customer', 'customer', name);
  }

  simple(question: keyof typeof inputOf, input: FormInput): void {
    // A customer that was just looked up is not overwritten by what stood in the inputs before.
    const ofCustomer = ['address-line-1', 'address-line-2', 'city', 'state', 'postal-code', 'country', 'duns'];
    if (this.#context.known && ofCustomer.includes(question)) return;
    const typed = this.#text(input);
    if (typed !== '') this.#take(question, input, typed);
    else if ((input === 'notes' || input === 'helpNotes') && kept(this.fields[input], input)) return;
    else this.fields = emptied(this.fields, question) ?? without(this.fields, question);
  }

  value(): void {
    const [amount, currency] = [this.#text('value'), this.#text('currency')];
    if (amount === '' && currency === '') return;
    if (amount === '') {
      const { value: _none, ...rest } = this.fields;
      this.fields = rest;
    } else if (!/^[A-Z]{3}$/.test(currency)) this.problems.currency = this.#say('problem.currency');
    else if (!/^\d+(\.\d+)?$/.test(amount)) this.problems.value = this.#say('problem.number');
    else this.#take('value', 'value', `${Number(amount)} ${currency}`);
  }

  contact(): void {
    const person = this.#person('contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail');
    if (Object.values(person).every((part) => part === '')) {
      this.fields = emptied(this.fields, 'contact') ?? without(this.fields, 'contact');
    } else if (
      this.#checked(person, ['contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail'], 'contact')
    )
      this.fields = { ...this.fields, contact: tidyPerson(person) };
  }

  /** Those who are ticked, and one who was typed in. */
  employees(): void {
    const ticked = this.#text('employees').split(',').filter(Boolean);
    const ownPhone = this.#text('ownPhone');
    // The form shows the first of many: those for whom it has no line stay.
    let employees: readonly Member[] = (this.fields.employees ?? []).filter(
      ({ email }) => !this.#context.people.some((one) => one.email?.toLowerCase() === email.toLowerCase()),
    );
    for (const email of ticked) {
      const known = this.#context.people.find((person) => person.email?.toLowerCase() === email.toLowerCase());
      if (!known) continue;
      const isSelf = email.toLowerCase() === this.#context.ownEmail?.toLowerCase();
      const person = isSelf && ownPhone ? { ...known, phoneNumber: ownPhone } : known;
      if (isComplete(person) && personProblems(person).length === 0)
        employees = withPerson(employees, tidyPerson(person));
      else if (isSelf) this.problems.ownPhone = this.#say(ownPhone ? 'problem.phone' : 'problem.required');
      else this.problems.employees = this.#say('problem.contactIncomplete');
    }
    const added = this.#person('firstName', 'lastName', 'phone', 'email');
    const typed = Object.values(added).some((part) => part !== '');
    if (typed && this.#checked(added, ['firstName', 'lastName', 'phone', 'email'], 'employee'))
      employees = withPerson(employees, tidyPerson(added));
    if (employees.length > draftLimits.employees)
      this.problems.employees = this.#say('newDeal.problem.tooMany', draftLimits.employees);
    else this.fields = { ...this.fields, employees };
  }

  /** The rows of the form, and behind them whatever the draft has beyond them. */
  solutions(): void {
    const beyond = (this.fields.solutions ?? []).slice(solutionRows.length);
    const before = this.fields.solutions ?? [];
    this.fields = { ...this.fields, solutions: [] };
    for (const row of solutionRows) {
      const id = this.#text(`solution${row}`);
      const found = this.#context.picked[id] ?? before.find((solution) => solution.id === id);
      if (id === '') continue;
      if (!found) this.problems.solutions = this.#say('newDeal.problem.solutionGone');
      else this.#take('solutions', 'solutions', this.#solutionLine(row, id), { ...this.#context, solutions: [found] });
    }
    this.fields = { ...this.fields, solutions: [...(this.fields.solutions ?? []), ...beyond] };
  }

  consent(): void {
    const { consent: _before, ...rest } = this.fields;
    this.fields = this.#text('consent') === 'yes' ? { ...rest, consent: true } : rest;
  }

  #solutionLine(row: (typeof solutionRows)[number], id: string): string {
    const [quantity, price] = [this.#text(`quantity${row}`), this.#text(`price${row}`)];
    const currency = this.fields.value?.currency;
    return [id, quantity, price && currency ? `${price} ${currency}` : ''].filter(Boolean).join(', ');
  }

  #take(
    question: DealQuestion,
    beside: FormInput | 'solutions',
    said: string,
    context: AnswerContext = this.#context,
  ): void {
    const draft = { ...this.#draft, asking: question, fields: this.fields };
    // A form's select and date send canonical values; texts are read as they are in the chat.
    const answer: Answer =
      question === 'solutions'
        ? readAnswer(draft, question, said, context)
        : readPressed(draft, question, said, context);
    if (answer.kind === 'fields') this.fields = answer.fields;
    else if (answer.kind === 'problem') this.problems[beside] = this.#say(answer.problem.key, answer.problem.values);
    else
      this.problems[beside] = this.#say(
        question === 'customer' ? 'newDeal.problem.pickCustomer' : 'newDeal.problem.ambiguous',
      );
  }

  #checked(
    person: Member,
    inputs: readonly [FormInput, FormInput, FormInput, FormInput],
    group: 'contact' | 'employee',
  ): boolean {
    const parts = ['firstName', 'lastName', 'phoneNumber', 'email'];
    const found = personProblems(person);
    for (const { part, why } of found) {
      const input = inputs[parts.indexOf(part)];
      if (input) this.problems[input] = this.#say(why.key, why.values);
    }
    if (found.length > 0) this.problems[group] = this.#say('problem.contactIncomplete');
    return found.length === 0;
  }

  #person(first: FormInput, last: FormInput, phone: FormInput, email: FormInput): Member {
    return {
      firstName: this.#text(first),
      lastName: this.#text(last),
      phoneNumber: this.#text(phone),
      email: this.#text(email),
    };
  }

  #text(input: FormInput): string {
    return this.#values[input]?.trim() ?? '';
  }

  #say(key: Parameters<typeof say>[1], values?: Parameters<typeof say>[2] | number): string {
    return say(this.#context.locale, key, typeof values === 'number' ? { max: values } : values);
  }
}

const fieldOf: Partial<Record<DealQuestion, keyof DealFields>> = {
  visibility: 'visibility',
  name: 'name',
  'close-date': 'closeDate',
  location: 'location',
  contact: 'contact',
  help: 'help',
};

/** Without an answer that is needed: the chat asks for it. */
function without(fields: DealFields, question: DealQuestion): DealFields {
  const field = fieldOf[question];
  if (field) {
    const { [field]: _gone, ...rest } = fields;
    return rest;
  }
  const part = { 'address-line-1': 'addressLine1', city: 'city', country: 'country' }[question as string];
  if (!part || !fields.customer) return fields;
  const address = Object.fromEntries(Object.entries(fields.customer.address).filter(([name]) => name !== part));
  return { ...fields, customer: { ...fields.customer, address } };
}

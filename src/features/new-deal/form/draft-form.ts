import { newDealFormLimits } from '../../../cards/form-limits.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import type { Option } from '../questions/draft-options.ts';

/** The form's inputs by their ids, as typed. */
export const formInputs = [
  'known',
  'customer',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'postalCode',
  'country',
  'duns',
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
  'visibility',
  'name',
  'value',
  'currency',
  'closeDate',
  'location',
  'solutionArea',
  'marketplaceIntent',
  'crmId',
  'campaignId',
  'notes',
  'employees',
  'ownPhone',
  'firstName',
  'lastName',
  'phone',
  'email',
  'solution0',
  'quantity0',
  'price0',
  'solution1',
  'quantity1',
  'price1',
  'solution2',
  'quantity2',
  'price2',
  'help',
  'helpNotes',
  'consent',
] as const;
export type FormInput = (typeof formInputs)[number];
export type FormValues = Readonly<Partial<Record<FormInput, string>>>;
/** Beside an input, or beside a group of them. */
export type FormProblems = Partial<Record<FormInput | 'contact' | 'employee' | 'solutions', string>>;

/** Solutions that the form has rows for; more are added in the chat. */
export const solutionRows = [0, 1, 2] as const;

/** The form as it opens: what the draft holds. */
export function formValues({ fields }: Pick<DealDraft, 'fields'>): FormValues {
  const { customer, contact, value } = fields;
  const { address } = customer ?? { address: {} };
  const solutions = solutionRows.flatMap((row): [string, string | undefined][] => {
    const solution = fields.solutions?.[row];
    return [
      [`solution${row}`, solution?.id],
      [`quantity${row}`, asText(solution?.quantity)],
      [`price${row}`, asText(solution?.price?.value)],
    ];
  });
  const values: Record<string, string | null | undefined> = {
    customer: customer?.name,
    ...address,
    duns: customer?.dunsNumber,
    contactFirstName: contact?.firstName,
    contactLastName: contact?.lastName,
    contactPhone: contact?.phoneNumber,
    contactEmail: contact?.email,
    visibility: fields.visibility,
    name: fields.name,
    value: asText(value?.value),
    currency: value?.currency,
    closeDate: fields.closeDate,
    location: fields.location,
    solutionArea: fields.solutionArea,
    marketplaceIntent: fields.marketplaceIntent ?? 'HaveNotDecided',
    crmId: fields.crmId,
    campaignId: fields.campaignId,
    notes: kept(fields.notes, 'notes') ? undefined : fields.notes,
    employees: fields.employees?.map(({ email }) => email).join(','),
    ...Object.fromEntries(solutions),
    help: fields.help,
    helpNotes: kept(fields.helpNotes, 'helpNotes') ? undefined : fields.helpNotes,
    consent: fields.consent ? 'yes' : 'no',
  };
  return Object.fromEntries(Object.entries(values).filter(([, one]) => one)) as FormValues;
}

/** Too long for the form: left out of it, as it would come back cut; then empty means that it stays. */
export function kept(text: string | null | undefined, input: 'notes' | 'helpNotes'): boolean {
  return (text?.length ?? 0) > newDealFormLimits[input];
}

const asText = (value: number | undefined) => (value === undefined ? undefined : String(value));

export function keptBy({ fields }: Pick<DealDraft, 'fields'>): FormState['keeps'] {
  return (['notes', 'helpNotes'] as const).filter((input) => kept(fields[input], input));
}

/** What the form can be filled with beside what is typed. */
export interface FormOffers {
  /** Who stands on the draft, the person, colleagues of former deals. */
  readonly people: readonly Partial<Member>[];
  /** The solutions that the rows hold. */
  readonly solutions: readonly Option[];
  readonly locations: readonly string[];
  /** The person's own e-mail while the desk knows no phone number of theirs. */
  readonly asksOwnPhone?: string;
}

export interface FormState {
  readonly draftId: string;
  /** The draft's version that the form was filled from. */
  readonly seen: number;
  readonly values: FormValues;
  readonly problems: FormProblems;
  readonly notice?: string;
  /** Notes that are too long for the form stay as they are. */
  readonly keeps: readonly ('notes' | 'helpNotes')[];
  readonly locale: Locale;
}

const mostToTick = 4;

/** Those who may be ticked on the form, each once: whoever stands on the draft first. */
export function peopleToTick(fields: DealFields, suggested: readonly Partial<Member>[]): readonly Partial<Member>[] {
  const all = [...(fields.employees ?? []), ...suggested].filter(({ email }) => email);
  const emails = new Set<string>();
  return all
    .filter(({ email = '' }) => !emails.has(email.toLowerCase()) && emails.add(email.toLowerCase()))
    .slice(0, mostToTick);
}

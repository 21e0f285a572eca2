import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { isComplete, type Member } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { asksForHelp } from './shared/deal-kinds.ts';
import { withoutField } from './shared/form-inputs.ts';
import type { Asker, LookUps } from './shared/look-ups.ts';
import { personReader, personRows, suggestedPeople, type TakePerson, takePerson } from './shared/people.ts';
import { personInLines, personInWords } from './shared/person.ts';
import { type PersonInputs, personFormInputs, typedPerson } from './shared/person-inputs.ts';
import type { Question } from './shared/question.ts';

const inputs: PersonInputs = ['contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail'];

const take: TakePerson = (fields, contact) => ({ kind: 'fields', fields: { ...fields, contact } });

/** The person at the customer whom Microsoft may call. */
export const contact: Question = {
  alsoCalled: dealFieldWords.contact,
  onRequest: (fields) => !asksForHelp(fields),
  // A request for Microsoft's help requires a contact, even if the question was skipped before
  // (docs/partner-center.md#customer).
  known: (fields) => (fields.contact ? isComplete(fields.contact) : fields.contact === null && !asksForHelp(fields)),
  assumed: ({ assumed }) => assumed?.includes('contact') === true,
  passedOver: (fields) => (asksForHelp(fields) ? undefined : { ...fields, contact: null }),
  // A contact filled in for one customer is not kept for another one.
  whenOthersChange: (before, after) => {
    const isOther =
      before.customer?.source !== after.customer?.source || before.customer?.name !== after.customer?.name;
    if (!isOther || !after.assumed?.includes('contact') || before.customer === undefined) return after;
    return { ...withoutField(after, 'contact'), assumed: after.assumed.filter((field) => field !== 'contact') };
  },
  forgotten: (fields) => withoutField(fields, 'contact'),
  read: personReader({ isOpen: ({ asking }) => asking === 'contact', offered: (_draft, people) => people, take }),
  filled: (draft, person) => takePerson(draft, person, take),
  lookUp: async (lookUps, asker, draft, _text, offers) => ({
    people: offers?.people ?? (await contactsOf(lookUps, asker, draft)),
  }),
  offer: async (lookUps, asker, draft) => ({ people: await contactsOf(lookUps, asker, draft) }),
  suggest: (draft, { people }, locale) => suggestedPeople(draft, personRows(people), locale),
  say: (fields) => (fields.contact ? personInWords(fields.contact) : undefined),
  review: {
    label: 'newDeal.field.contact',
    say: () => undefined,
    lines: (fields) => (fields.contact ? [personInLines(fields.contact)] : []),
  },
  form: {
    inputs: personFormInputs(inputs),
    shown: (fields) => ({
      contactFirstName: fields.contact?.firstName,
      contactLastName: fields.contact?.lastName,
      contactPhone: fields.contact?.phoneNumber,
      contactEmail: fields.contact?.email,
    }),
    read: (step) => {
      const { fields } = step.draft;
      const read = typedPerson(step, inputs, 'contact');
      if (read.kind === 'nobody') return 'empty';
      return read.kind === 'person'
        ? { fields: { ...fields, contact: read.person } }
        : { fields, problems: read.problems };
    },
  },
  line: { field: 'contact' },
  body: (fields) => ({ customer: { contacts: fields.contact ? [fields.contact] : [] } }),
};

async function contactsOf(lookUps: LookUps, asker: Asker, { fields }: DealDraft): Promise<readonly Partial<Member>[]> {
  return fields.customer ? lookUps.contacts(asker, fields.customer) : [];
}

import type { Locale } from '../../../i18n/locale.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { askedQuestions } from '../questions/order.ts';
import type { Option } from '../questions/shared/answer.ts';
import type { FormFace, FormInput, FormValues } from '../questions/shared/question.ts';

const faces = askedQuestions.map((question) => questions[question].form);

/** All inputs of the form. */
export const formInputs: readonly FormInput[] = faces.flatMap(({ inputs }) => inputs);

/** By the id of an input or of a group of inputs. */
export type FormProblems = Readonly<Record<string, string>>;

/** The form's initial values, from the draft; of what is still open in it, what is certain. */
export function formValues(draft: Pick<DealDraft, 'fields' | 'asking' | 'pending' | 'waiting'>): FormValues {
  const { fields, asking, pending, waiting = [] } = draft;
  const open = new Map(waiting.map((one) => [one.asking, one.pending]));
  if (asking && pending) open.set(asking, pending);
  const shown = askedQuestions.flatMap((question) => {
    const { form } = questions[question];
    const waits = open.get(question);
    const partly = waits && form.shownPartly?.(waits);
    return Object.entries(form.shown(fields)).map(([id, settled]) => [id, settled || partly?.[id]] as const);
  });
  return Object.fromEntries(shown.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** Ids of inputs whose text may be too long for the form; if left empty, such a field keeps its value. */
export const keepingInputs: readonly string[] = faces.flatMap((face) => (face.keeps ? idsOf(face) : []));

/** Those of them that are too long at present. */
export function keptBy({ fields }: Pick<DealDraft, 'fields'>): readonly string[] {
  return faces.flatMap((face) => (face.keeps?.(fields) ? idsOf(face) : []));
}

function idsOf({ inputs }: FormFace): readonly string[] {
  return inputs.map(({ id }) => id);
}

/** Static choices of the form's inputs. */
export function formChoices(locale: Locale): Readonly<Record<string, readonly Option[]>> {
  return Object.fromEntries(
    faces.flatMap(({ inputs, choices }) => (choices && inputs[0] ? [[inputs[0].id, choices(locale)]] : [])),
  );
}

/** Data for the form in addition to typed values. */
export interface FormOffers {
  /** People on the draft, the person, colleagues of former deals. */
  readonly people: readonly Partial<Member>[];
  /** The solutions selected in the rows. */
  readonly solutions: readonly Option[];
  readonly locations: readonly string[];
  /** The person's own e-mail, if the desk does not know their phone number. */
  readonly asksOwnPhone?: string;
}

export interface FormState {
  readonly draftId: string;
  /** The draft's version from which the form was filled. */
  readonly seen: number;
  readonly values: FormValues;
  readonly problems: FormProblems;
  readonly notice?: string;
  readonly keeps: readonly string[];
  readonly locale: Locale;
}

const mostToTick = 4;

/** People who can be ticked on the form, without duplicates: those on the draft first. */
export function peopleToTick(fields: DealFields, suggested: readonly Partial<Member>[]): readonly Partial<Member>[] {
  const all = [...(fields.employees ?? []), ...suggested].filter(({ email }) => email);
  const emails = new Set<string>();
  return all
    .filter(({ email = '' }) => !emails.has(email.toLowerCase()) && emails.add(email.toLowerCase()))
    .slice(0, mostToTick);
}

import { z } from 'zod';
import { CrmError } from './crm-error.ts';

/** Reading what a CRM answers: a whole answer, and a list in which one odd item must not hide the others. */

/**
 * An answer as it has to be. Throws `CrmError`: what has another form is no answer of a CRM's that works (a gateway's words, an upgrade
 * half done), and the same is asked again later.
 * @param mayHaveArrived the answer is to a write.
 */
export function parsedAnswer<Form extends z.ZodType>(form: Form, body: unknown, mayHaveArrived = false): z.infer<Form> {
  const parsed = form.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CrmError({ kind: 'wait', code: 'unreadable-answer', mayHaveArrived });
}

/** A list of these; an item of another form is left out. For what is only looked through (accounts, people, columns), never for records. */
export function listWithoutOdd<Item extends z.ZodType>(item: Item) {
  return z.array(z.unknown()).transform((items): z.infer<Item>[] =>
    items.flatMap((each) => {
      const parsed = item.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    }),
  );
}

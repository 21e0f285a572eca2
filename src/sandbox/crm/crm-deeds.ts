import { z } from 'zod';

/** What people and administrators do in a CRM themselves, for the control page and tests. */
export const CrmDeed = z.strictObject({
  deed: z.enum([
    ...(['create', 'edit', 'win', 'lose', 'reopen', 'delete', 'restore', 'hide', 'show', 'removeStage'] as const),
    /** Of the account `id` into the account `values.into`. */
    'mergeAccount',
  ]),
  id: z.string().default(''),
  values: z.record(z.string(), z.unknown()).default({}),
});
export type CrmDeed = z.infer<typeof CrmDeed>;

export interface SimulatedCrm {
  /** Throws `CrmRefusal` where the CRM's own rules forbid it. */
  do(deed: CrmDeed): void;
  /** Open stages in the CRM's order: what is written, and what people read. */
  stages(): readonly { readonly value: string; readonly label: string }[];
  /** For the control page: one line per opportunity. */
  shown(): readonly Readonly<Record<string, string | number | boolean | null>>[];
}

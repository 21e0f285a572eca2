import { z } from 'zod';
import type { FileAnswer } from '../feature.ts';

const text = z.string().min(1).max(4_000);
const Consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ feature: text.max(40), id: text.max(100) }),
  uploadInfo: z
    .looseObject({ name: text, contentUrl: text, uploadUrl: text, uniqueId: text, fileType: text })
    .nullish(),
});

/**
 * `fileConsent/invoke`: the answer to an offered file (docs/teams.md#files). The context comes back as we sent it but
 * is not signed, so the handler must check whose file it is. Undefined: not of that shape.
 */
export function fileConsent(value: unknown): { readonly feature: string; readonly answer: FileAnswer } | undefined {
  const { success, data } = Consent.safeParse(value);
  if (!success) return undefined;
  const { action, context, uploadInfo } = data;
  if (action === 'decline') return { feature: context.feature, answer: { id: context.id } };
  if (!uploadInfo) return undefined;
  const { name, contentUrl, uploadUrl, uniqueId, fileType } = uploadInfo;
  return {
    feature: context.feature,
    answer: { id: context.id, upload: { name, contentUrl, uploadUrl, uniqueId, fileType } },
  };
}

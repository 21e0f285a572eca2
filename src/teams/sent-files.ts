import { z } from 'zod';
import type { SentFile } from '../feature.ts';
import type { IncomingActivity } from './activity.ts';

const Downloadable = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().max(1_000).nullish(),
  content: z.looseObject({ downloadUrl: z.string().min(1).max(4_000), fileType: z.string().max(40).nullish() }),
});
/** A file in a channel message: a reference without a download address. */
const Referred = z.looseObject({ contentType: z.literal('reference'), name: z.string().max(1_000) });

/** Upper bound per message. */
const mostFiles = 5;

/** The files of a message (docs/teams.md#files), without pictures and cards. */
export function sentFiles({ attachments }: IncomingActivity): readonly SentFile[] {
  return (attachments ?? []).slice(0, 20).flatMap(asFile).slice(0, mostFiles);
}

/** A picture, or another attachment that nothing reads; Teams sends its own rendering of the words as HTML. */
export function hasPicture({ attachments }: IncomingActivity): boolean {
  return (attachments ?? []).slice(0, 20).some((attachment) => Attached.safeParse(attachment).success);
}

const Attached = z.looseObject({ contentType: z.string().refine((type) => type !== 'text/html') });

function asFile(attachment: unknown): readonly SentFile[] {
  const file = Downloadable.safeParse(attachment);
  if (file.success) {
    const { name, content } = file.data;
    return [{ name: name?.trim() || `file.${content.fileType ?? 'csv'}`, url: content.downloadUrl }];
  }
  const referred = Referred.safeParse(attachment);
  return referred.success && /\.(?:csv|tsv|xlsx?)$/i.test(referred.data.name) ? [{ name: referred.data.name }] : [];
}

import { createHash } from 'node:crypto';
import type { ShownList } from '../../features/lists/index.ts';

/** What tells one state of a list's page from another, as a text that the page gives back. */
interface Page {
  readonly total: number;
  readonly digest: string;
}

/** A page, and when it was as it is, by the database's clock; `day`: the reader's. */
interface Stamp extends Page {
  readonly seenAt: Date;
  readonly day: string;
}

export function stampOf({ referrals, total, view }: ShownList): Page {
  const rows = referrals.map(({ id, version }) => `${id}/${version}`);
  const digest = createHash('sha256')
    .update([view.page, ...rows].join(' '))
    .digest('base64url')
    .slice(0, 22);
  return { total, digest };
}

export function stampText({ total, digest, seenAt, day }: Stamp): string {
  return [total, digest, seenAt.getTime(), day].join('.');
}

/** Undefined: not a stamp of this desk. */
export function readStamp(text: string): Stamp | undefined {
  const [, total, digest = '', seenAt, day = ''] =
    /^(\d{1,7})\.([\w-]{22})\.(\d{13})\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  return total && seenAt ? { total: Number(total), digest, seenAt: new Date(Number(seenAt)), day } : undefined;
}

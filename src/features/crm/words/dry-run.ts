import { plain } from '../../../cards/plain.ts';
import { type CrmSystem, crmNames } from '../../../crm/port.ts';
import { catalogues, type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';

/** Totals of a dry run. */
export interface DryFigures {
  readonly link: number;
  readonly create: number;
  readonly update: number;
  readonly nothing: number;
  /** Deals with an open question. */
  readonly asks: number;
  /** By code, most frequent first. */
  readonly problems: readonly { readonly code: string; readonly count: number }[];
  /** The dry run is not finished. */
  readonly isLooking: boolean;
}

const mostProblems = 10;
/** Requests per deal: look-up, account, record, external reference; read and write. */
const callsFor = { link: 3, create: 5, update: 2 };

export function dryRunLines(figures: DryFigures, system: CrmSystem, locale: Locale): readonly string[] {
  const crm = crmNames[system];
  const { link, create, update, nothing, asks, problems, isLooking } = figures;
  const calls = link * callsFor.link + create * callsFor.create + update * callsFor.update;
  return [
    say(locale, 'crm.dry.counts', { crm, link, create, update, nothing }),
    say(locale, 'crm.dry.calls', { calls, minutes: Math.max(1, Math.ceil(calls / 600)) }),
    ...(asks > 0 ? [say(locale, 'crm.dry.asks', { count: asks })] : []),
    ...problems
      .slice(0, mostProblems)
      .map(({ code, count }) => say(locale, 'crm.dry.problem', { count, what: problemWord(code, crm, locale) })),
    say(locale, isLooking ? 'crm.dry.looking' : 'crm.dry.next'),
  ];
}

function problemWord(code: string, crm: string, locale: Locale): string {
  const key = `crm.problem.${code}`;
  return key in catalogues.en ? say(locale, key as MessageKey, { crm, field: '' }) : plain(code, { max: 60 });
}

import { type SentenceRow, sentenceCard } from '../../../cards/sentence-card.ts';
import { type CrmSystem, crmNames } from '../../../crm/port.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { LoadFigures } from '../link/mongo-link-store.ts';
import type { PlanAnswer } from '../load/settle-plan.ts';
import { type DryFigures, dryRunLines } from './dry-run.ts';

const settleVerb = 'crm.settle';
const fileVerb = 'crm.file';
const planVerb = 'crm.plan';
const beginVerb = 'crm.begin';
const takeBackVerb = 'crm.take-back';

export interface PlanShown {
  readonly system: CrmSystem;
  readonly figures: DryFigures;
  readonly load: LoadFigures;
  /** What a press on *Start* would do; undefined: it is started. */
  readonly next: 'rehearsal' | 'full' | undefined;
  readonly notice?: string;
}

/** The plan of a first load: what would be done, what it asks and what an admin may answer for all at once. */
export function planCard({ system, figures, load, next, notice }: PlanShown, locale: Locale) {
  const [title = '', ...lines] = dryRunLines(figures, system, locale);
  return sentenceCard(locale, {
    title,
    lines: [...(notice ? [notice] : []), ...lines, ...loadLines(load, locale)],
    rows: figures.isLooking ? [lookAgainRow(locale)] : planRows(figures, system, next, locale),
  });
}

export function loadLines({ begun, ended, otherwise }: LoadFigures, locale: Locale): readonly string[] {
  return begun === 0 ? [] : [say(locale, 'crm.load.figures', { begun, ended, otherwise })];
}

function planRows(
  { asks, problems }: DryFigures,
  system: CrmSystem,
  next: PlanShown['next'],
  locale: Locale,
): readonly SentenceRow[] {
  const crm = crmNames[system];
  const count = (code: string) => problems.find((each) => each.code === code)?.count ?? 0;
  const row = (kind: 'pairs' | 'accounts' | 'values', many: number, answers: readonly PlanAnswer[]) =>
    many === 0
      ? []
      : [
          {
            title: say(locale, `crm.plan.${kind}`, { count: many, crm }),
            detail: say(locale, `crm.plan.${kind}.how`, { crm }),
            buttons: answers.map((answer) =>
              button(say(locale, `crm.plan.button.${answer}`, { crm }), settleVerb, { answer }),
            ),
          },
        ];
  const start: readonly (readonly [MessageKey, string, Readonly<Record<string, string>>])[] = [
    ['crm.plan.button.file', fileVerb, { file: 'crm-plan' }],
    ...(next ? [[`crm.plan.button.${next}`, beginVerb, {}] as const] : []),
  ];
  return [
    ...row('pairs', count('likely-records'), ['pairs-link', 'pairs-new']),
    ...row('accounts', count('no-account'), ['accounts-new', 'accounts-none']),
    ...row('values', asks, ['values-crm', 'values-ours']),
    {
      title: say(locale, 'crm.plan.whole'),
      detail: say(locale, 'crm.plan.whole.how'),
      buttons: start.map(([key, verb, data]) => button(say(locale, key), verb, data)),
    },
  ];
}

function lookAgainRow(locale: Locale): SentenceRow {
  return {
    title: say(locale, 'crm.plan.looking'),
    detail: '',
    buttons: [button(say(locale, 'crm.plan.button.again'), planVerb, {})],
  };
}

/** Before a run is taken back: what stays is said first. */
export function takeBackCard(system: CrmSystem, { begun }: LoadFigures, locale: Locale) {
  const crm = crmNames[system];
  return sentenceCard(locale, {
    title: say(locale, begun === 0 ? 'crm.takeBack.none' : 'crm.takeBack.ask', { count: begun, crm }),
    lines: begun === 0 ? [] : [say(locale, 'crm.takeBack.stays', { crm })],
    rows:
      begun === 0
        ? []
        : [
            {
              title: say(locale, 'crm.takeBack.sure'),
              detail: '',
              buttons: [button(say(locale, 'crm.button.takeBack'), takeBackVerb, {})],
            },
          ],
  });
}

function button(title: string, verb: string, data: Readonly<Record<string, string>>) {
  return { title, tooltip: title, verb, data };
}

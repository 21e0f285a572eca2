import { crmPauseUntil, readCrmLine } from '../../../answers/crm/crm-line.ts';
import { withoutEnd } from '../../../answers/text/said.ts';
import { plain } from '../../../cards/plain.ts';
import type { Clock } from '../../../clock.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { type CrmSystem, crmNames } from '../../../crm/port.ts';
import type { Command, Reply, Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { afterCommand } from '../../../i18n/command-words.ts';
import { formatMoment, joinedIn } from '../../../i18n/format.ts';
import { type Locale, locales } from '../../../i18n/locale.ts';
import type { LinkStanding } from '../link/crm-link.ts';
import type { LoadFigures } from '../link/mongo-link-store.ts';
import { crmWants } from '../sync/crm-wants.ts';
import type { CrmState, MongoCrmState } from '../sync/mongo-crm-state.ts';
import type { CrmAdmin, CrmAnswer } from './crm-admin.ts';
import { fieldLines } from './field-lines.ts';
import { loadLines } from './plan-card.ts';

export interface CrmWordDeps {
  readonly system: CrmSystem | undefined;
  readonly mapping: CrmMapping;
  readonly write: 'off' | 'dry' | 'on';
  readonly state: Pick<MongoCrmState, 'read' | 'pause'>;
  readonly counts: () => Promise<Readonly<Partial<Record<LinkStanding, number>>>>;
  readonly loadFigures: () => Promise<LoadFigures>;
  readonly admin: CrmAdmin;
  readonly stateChanged: () => void;
  readonly clock: Clock;
}

const wishes = ['dry', 'start', 'pause', 'fields', 'plan', 'links', 'undo'] as const;
type Wish = (typeof wishes)[number] | 'show';

/** `crm`, `crm dry run`, `crm start`, `crm pause`, `crm plan`, `crm links`, `crm undo`, `crm fields`: for Referrals admins of the whole company. */
export function crmCommand(deps: CrmWordDeps): Command {
  const { system, state, clock, admin } = deps;

  const show = async (turn: Turn): Promise<CrmAnswer> => {
    const [known, counts, load] = await Promise.all([state.read(), deps.counts(), deps.loadFigures()]);
    const lines = statusLines(turn, { write: deps.write, system, known, counts, now: clock.now() });
    return asText([...lines, ...loadLines(load, turn.locale)]);
  };
  const pause = async (turn: Turn, until = ''): Promise<CrmAnswer> => {
    await state.pause(clock.now());
    deps.stateChanged();
    turn.log.info({ aadObjectId: turn.person.aadObjectId }, 'the CRM was paused');
    const open = until ? [say(turn.locale, 'crm.paused.open', { until: plain(until, { max: 40 }) })] : [];
    return asText([say(turn.locale, 'crm.paused'), ...open]);
  };
  const fields = async ({ locale }: Turn): Promise<CrmAnswer> =>
    asText(system ? fieldLines(deps.mapping, system, locale) : []);

  const handlers: Readonly<Record<Wish, (turn: Turn) => Promise<CrmAnswer>>> = {
    ...{ show, fields },
    pause: (turn) => pause(turn),
    dry: (turn) => admin.look(turn),
    start: (turn) => admin.start(turn),
    plan: (turn) => admin.file(turn, 'crm-plan'),
    links: (turn) => admin.file(turn, 'crm-links'),
    undo: (turn) => admin.askTakeBack(turn),
  };
  const does = (turn: Turn, rest: string) =>
    rest.startsWith('pause ') ? pause(turn, rest.slice('pause '.length)) : handlers[rest as Wish](turn);
  return {
    name: 'crm',
    whole: true,
    shows: true,
    match: (text, locale) => {
      const wish = crmWish(text, locale) ?? (crmPauseUntil(text) ? 'pause' : undefined);
      return wish && { rest: wish === 'pause' ? `pause ${crmPauseUntil(text)?.until ?? ''}` : wish };
    },
    handle: async (turn, { rest }) => asReply(admin.refuses(turn) ?? (await does(turn, rest))),
  };
}

function asText(lines: readonly string[]): CrmAnswer {
  return { text: lines.join('\n\n') };
}

function asReply(answer: CrmAnswer): Reply {
  const message =
    'text' in answer ? ({ kind: 'text', text: answer.text } as const) : ({ kind: 'card', ...answer } as const);
  return { kind: 'messages', messages: [message] };
}

function crmWish(text: string, locale: Locale): Wish | undefined {
  const rest = afterCommand(locale, 'crm', text);
  if (rest === undefined) return readCrmLine(text);
  const word = withoutEnd(rest.toLowerCase(), /[.!?。！？\s]/u);
  if (word === '') return 'show';
  const wished = wishes.find((wish) =>
    [locale, ...locales].some((each) =>
      say(each, `crm.word.${wish}` satisfies MessageKey)
        .split('|')
        .includes(word),
    ),
  );
  return wished ?? readCrmLine(text);
}

function statusLines(
  { locale, timeZone }: Turn,
  facts: Pick<CrmWordDeps, 'write' | 'system'> & {
    readonly known: CrmState;
    readonly now: Date;
    readonly counts: Readonly<Partial<Record<LinkStanding, number>>>;
  },
): readonly string[] {
  const { known, counts, write, system } = facts;
  const state = write !== 'on' ? 'dry' : known.pausedAt ? 'paused' : known.startedAt ? 'on' : 'not';
  const codes = crmWants(known, facts.now).map(({ what }) => what);
  const count = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const of = (standing: LinkStanding) => counts[standing] ?? 0;
  return [
    say(locale, 'crm.status.title', { crm: system ? crmNames[system] : '', state }),
    say(locale, 'crm.status.counts', {
      count,
      upToDate: of('up-to-date'),
      waiting: of('waiting'),
      needsYou: of('needs-you'),
      paused: of('paused'),
      gone: of('gone'),
      finished: of('finished'),
    }),
    ...(known.lastReadAt
      ? [say(locale, 'crm.status.read', { when: formatMoment(locale, known.lastReadAt, timeZone, { zone: true }) })]
      : []),
    ...(codes.length > 0 ? [say(locale, 'crm.status.trouble', { codes: joinedIn(locale, codes) })] : []),
  ];
}

import { withoutEnd } from '../../../answers/said.ts';
import type { Clock } from '../../../clock.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { type CrmSystem, crmNames } from '../../../crm/port.ts';
import type { Command, Reply, Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { afterCommand } from '../../../i18n/command-words.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { type Locale, locales } from '../../../i18n/locale.ts';
import { type RoleSettings, standingOf } from '../../people/index.ts';
import type { LinkStanding } from '../link/crm-link.ts';
import type { CrmLoad } from '../load/mongo-crm-load.ts';
import { crmWants } from '../sync/crm-wants.ts';
import type { CrmState, MongoCrmState } from '../sync/mongo-crm-state.ts';
import { type DryFigures, dryRunLines } from './dry-run.ts';
import { fieldLines } from './field-lines.ts';

export interface CrmWordDeps {
  readonly system: CrmSystem | undefined;
  readonly mapping: CrmMapping;
  readonly write: 'off' | 'dry' | 'on';
  readonly state: Pick<MongoCrmState, 'read' | 'pause'>;
  readonly counts: () => Promise<Readonly<Partial<Record<LinkStanding, number>>>>;
  readonly dryFigures: () => Promise<Omit<DryFigures, 'isLooking'>>;
  readonly load: Pick<CrmLoad, 'lookAtAll' | 'release'> | undefined;
  readonly stateChanged: () => void;
  readonly roles: RoleSettings;
  readonly clock: Clock;
}

const wishes = ['dry', 'start', 'pause', 'fields'] as const;
type Wish = (typeof wishes)[number] | 'show';

/** `crm`, `crm dry run`, `crm start`, `crm pause`, `crm fields`: for Referrals admins of the whole company. */
export function crmCommand(deps: CrmWordDeps): Command {
  const { system, state, clock } = deps;

  const show = async (turn: Turn): Promise<readonly string[]> => {
    const [known, counts] = await Promise.all([state.read(), deps.counts()]);
    return statusLines(turn, { write: deps.write, system, known, counts, now: clock.now() });
  };
  const start = async (turn: Turn): Promise<readonly string[]> => {
    if (deps.write !== 'on') return [say(turn.locale, 'crm.startedDry')];
    const phase = await deps.load?.release();
    deps.stateChanged();
    turn.log.info({ aadObjectId: turn.person.aadObjectId, phase }, 'the CRM was started');
    return [say(turn.locale, phase === 'rehearsal' ? 'crm.rehearsing' : 'crm.started')];
  };
  const pause = async (turn: Turn): Promise<readonly string[]> => {
    await state.pause(clock.now());
    deps.stateChanged();
    turn.log.info({ aadObjectId: turn.person.aadObjectId }, 'the CRM was paused');
    return [say(turn.locale, 'crm.paused')];
  };
  const dry = async (turn: Turn): Promise<readonly string[]> => {
    await deps.load?.lookAtAll();
    const [figures, { load }] = await Promise.all([deps.dryFigures(), state.read()]);
    return system ? dryRunLines({ ...figures, isLooking: load?.looking === true }, system, turn.locale) : [];
  };

  const fields = async ({ locale }: Turn): Promise<readonly string[]> =>
    system ? fieldLines(deps.mapping, system, locale) : [];

  return {
    name: 'crm',
    match: (text, locale) => {
      const wish = crmWish(text, locale);
      return wish && { rest: wish };
    },
    async handle(turn, { rest }) {
      const { role, locations } = standingOf(turn.person, deps.roles);
      if (role !== 'admin' || locations.length > 0) return said([say(turn.locale, 'action.notAllowed.admin')]);
      if (!system) return said([say(turn.locale, 'crm.none')]);
      return said(await { show, start, pause, dry, fields }[rest as Wish](turn));
    },
  };
}

function said(lines: readonly string[]): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text: lines.join('\n\n') }] };
}

function crmWish(text: string, locale: Locale): Wish | undefined {
  const rest = afterCommand(locale, 'crm', text);
  if (rest === undefined) return undefined;
  const word = withoutEnd(rest.toLowerCase(), /[.!?。！？\s]/u);
  if (word === '') return 'show';
  return wishes.find((wish) =>
    [locale, ...locales].some((each) =>
      say(each, `crm.word.${wish}` satisfies MessageKey)
        .split('|')
        .includes(word),
    ),
  );
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
    ...(codes.length > 0 ? [say(locale, 'crm.status.trouble', { codes: codes.join(', ') })] : []),
  ];
}

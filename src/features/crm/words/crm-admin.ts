import type { CrmSystem } from '../../../crm/port.ts';
import type { Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { type ExportAnswer, type TableName, tableInWords } from '../../bulk/index.ts';
import { isAdminOfAll, type RoleSettings } from '../../people/index.ts';
import { actorOf } from '../../referrals/index.ts';
import type { LoadFigures } from '../link/mongo-link-store.ts';
import type { CrmLoad } from '../load/mongo-crm-load.ts';
import type { PlanAnswer } from '../load/settle-plan.ts';
import type { MongoCrmState } from '../sync/mongo-crm-state.ts';
import type { DryFigures } from './dry-run.ts';
import { planCard, takeBackCard } from './plan-card.ts';

export interface CrmAdminDeps {
  readonly system: CrmSystem | undefined;
  readonly write: 'off' | 'dry' | 'on';
  readonly state: Pick<MongoCrmState, 'read'>;
  readonly links: {
    dryFigures(): Promise<Omit<DryFigures, 'isLooking'>>;
    loadFigures(): Promise<LoadFigures>;
  };
  readonly load: Pick<CrmLoad, 'lookAtAll' | 'release' | 'takeBack'> | undefined;
  readonly stateChanged: () => void;
  readonly roles: RoleSettings;
  readonly tableFile: (turn: Turn, table: TableName) => Promise<ExportAnswer>;
}

export type CrmAnswer = { readonly text: string } | ReturnType<typeof planCard>;

/** The first load's operations for admins of the whole company, by messages and buttons. */
export class CrmAdmin {
  readonly #deps: CrmAdminDeps;

  constructor(deps: CrmAdminDeps) {
    this.#deps = deps;
  }

  /** Why the request is refused; undefined: allowed. */
  refuses(turn: Turn): CrmAnswer | undefined {
    if (!isAdminOfAll(turn.person, this.#deps.roles)) {
      turn.log.warn({ aadObjectId: turn.person.aadObjectId }, 'security: the CRM without the right to it');
      return { text: say(turn.locale, 'action.notAllowed.adminOfAll') };
    }
    return this.#deps.system ? undefined : { text: say(turn.locale, 'crm.none') };
  }

  async look(turn: Turn): Promise<CrmAnswer> {
    await this.#deps.load?.lookAtAll();
    return this.plan(turn);
  }

  /** The present plan; of a running dry run, its partial result. */
  async plan(turn: Turn, notice?: MessageKey): Promise<CrmAnswer> {
    const { system, state, links, write } = this.#deps;
    if (!system) return { text: say(turn.locale, 'crm.none') };
    const [dry, load, { load: look, phase, pausedAt }] = await Promise.all([
      links.dryFigures(),
      links.loadFigures(),
      state.read(),
    ]);
    const isOn = phase === 'full' && !pausedAt;
    const next = write !== 'on' || isOn ? undefined : phase === undefined ? 'rehearsal' : 'full';
    const said = notice ? { notice: say(turn.locale, notice) } : {};
    return planCard(
      { system, figures: { ...dry, isLooking: look?.looking === true }, load, next, ...said },
      turn.locale,
    );
  }

  async start(turn: Turn): Promise<CrmAnswer> {
    const { write, load, stateChanged } = this.#deps;
    if (write !== 'on') return { text: say(turn.locale, 'crm.startedDry') };
    const phase = await load?.release();
    stateChanged();
    turn.log.info({ aadObjectId: turn.person.aadObjectId, phase }, 'the CRM was started');
    if (phase === 'plan') return this.plan(turn, 'crm.plan.first');
    return { text: say(turn.locale, phase === 'rehearsal' ? 'crm.rehearsing' : 'crm.started') };
  }

  async settle(turn: Turn, answer: PlanAnswer, at: Date): Promise<CrmAnswer> {
    turn.log.info({ aadObjectId: turn.person.aadObjectId, answer }, 'all suggestions of a CRM plan were settled');
    await this.#deps.load?.lookAtAll({ answer, by: actorOf(turn.person), at });
    return this.plan(turn, 'crm.plan.settled');
  }

  async file(turn: Turn, table: TableName): Promise<CrmAnswer> {
    return { text: tableInWords(await this.#deps.tableFile(turn, table), turn.locale) };
  }

  async askTakeBack(turn: Turn): Promise<CrmAnswer> {
    const { system, links } = this.#deps;
    return system
      ? takeBackCard(system, await links.loadFigures(), turn.locale)
      : { text: say(turn.locale, 'crm.none') };
  }

  async takeBack(turn: Turn): Promise<CrmAnswer> {
    const { write, load, stateChanged } = this.#deps;
    if (write !== 'on') return { text: say(turn.locale, 'crm.startedDry') };
    const count = (await load?.takeBack()) ?? 0;
    stateChanged();
    turn.log.info({ aadObjectId: turn.person.aadObjectId, count }, 'a first load is being taken back');
    return { text: say(turn.locale, 'crm.takeBack.begun', { count }) };
  }
}

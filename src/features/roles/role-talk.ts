import { type RoleLine, readRoleLine } from '../../answers/team/role-line.ts';
import type { Background } from '../../background.ts';
import { buttonsWithUndo } from '../../cards/card-buttons.ts';
import { plainName } from '../../cards/plain.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatList } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger, OfferedButton } from '../../messenger.ts';
import { type GrantedRole, grantedTo, type NamedPeople, type Person } from '../people/index.ts';
import { type RoleTyped, roleForm, roleInWords, rolePress, roleProposal, rolesCard } from './role-cards.ts';
import type { RoleDesk, RoleProblem } from './role-desk.ts';

export interface RoleTalkDeps {
  readonly desk: RoleDesk;
  readonly named: NamedPeople;
  readonly messenger: Messenger;
  readonly background: Background;
  readonly language: Locale;
}

type Asker = Pick<Turn, 'person' | 'locale' | 'conversation'>;
export type RoleAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'card'; readonly offers?: readonly OfferedButton[] } & ReturnType<typeof rolesCard>);

/** Shared by the commands and buttons of roles: rights, places, and replies. */
export class RoleTalk {
  readonly #deps: RoleTalkDeps;

  constructor(deps: RoleTalkDeps) {
    this.#deps = deps;
  }

  /** A sentence that says why the asker may not manage roles here. Roles are shown in personal chats only. */
  async refusal({ person, locale, conversation }: Asker): Promise<string | undefined> {
    const { desk } = this.#deps;
    if (!desk.mayManage(await desk.current(), person)) return say(locale, 'action.notAllowed.adminOfAll');
    return conversation.kind === 'personal' ? undefined : say(locale, 'roles.personal');
  }

  /** The list; whoever may not see it is told their own role: `我有哪些權限`. */
  async shown(asker: Asker): Promise<RoleAnswer> {
    const { locale, person } = asker;
    const refusal = await this.refusal(asker);
    if (!refusal) return this.list(asker);
    if (asker.conversation.kind !== 'personal') return { kind: 'text', text: refusal };
    const { desk } = this.#deps;
    const role = roleInWords(locale, desk.standing(await desk.current(), person));
    return { kind: 'text', text: say(locale, 'roles.own', { role }) };
  }

  async list({ locale }: Asker, notice?: string): Promise<RoleAnswer> {
    const { desk } = this.#deps;
    const roles = await desk.current();
    const holders = (await desk.everybody()).map((person) => ({
      person,
      standing: desk.standing(roles, person),
      isGiven: grantedTo(roles, person) !== undefined && !desk.isFirm(person),
    }));
    return { kind: 'card', ...rolesCard(locale, holders, notice) };
  }

  async form({ locale }: Asker, typed: RoleTyped = {}, problems: RoleTyped = {}): Promise<RoleAnswer> {
    return { kind: 'card', ...roleForm(locale, await this.#deps.desk.everybody(), typed, problems) };
  }

  async said(asker: Asker, text: string): Promise<RoleAnswer> {
    const line = readRoleLine(text);
    if (!line) return this.list(asker);
    const named = await this.#deps.named.met(line.whom, asker.person);
    if (named.kind === 'person') return this.propose(asker, named.person, wantedBy(line));
    const name = plainName(line.whom, 60);
    if (named.kind === 'unknown') return { kind: 'text', text: say(asker.locale, 'roles.problem.unknown', { name }) };
    const names = formatList(
      asker.locale,
      named.people.slice(0, 5).map((each) => plainName(each.name, 60)),
    );
    return { kind: 'text', text: say(asker.locale, 'routing.problem.several', { name, names }) };
  }

  /** The proposal with a button to confirm it; nothing has changed yet. */
  async propose(asker: Asker, whom: Person, wanted: GrantedRole, notice?: string): Promise<RoleAnswer> {
    const { desk } = this.#deps;
    const roles = await desk.current();
    const problem = desk.problemWith(roles, asker.person, whom, wanted);
    if (problem) return { kind: 'text', text: this.#why(asker.locale, problem, whom, wanted) };
    const before = desk.standing(roles, whom);
    return { kind: 'card', ...roleProposal(asker.locale, { whom, before, wanted, version: roles.version }, notice) };
  }

  async set(asker: Asker, whom: Person, wanted: GrantedRole, version: number): Promise<RoleAnswer> {
    const { desk } = this.#deps;
    const outcome = await desk.set(asker.person, whom, wanted, version);
    if (outcome.kind === 'problem')
      return { kind: 'text', text: this.#why(asker.locale, outcome.problem, whom, wanted) };
    if (outcome.kind === 'changed') return this.propose(asker, whom, wanted, say(asker.locale, 'roles.changed'));
    this.#tell(outcome.whom, asker.person, wanted);
    const { locale } = asker;
    const done = say(locale, 'roles.done', { name: plainName(whom.name, 60) });
    const answer = await this.list(asker, `${done} ${say(locale, 'undo.hint')}`);
    const undo = rolePress({ whom, wanted: outcome.before, version: outcome.version });
    return answer.kind === 'card' ? { ...answer, offers: buttonsWithUndo(answer.card, undo) } : answer;
  }

  #why(locale: Locale, problem: RoleProblem, whom: Person, wanted: GrantedRole): string {
    const name = plainName(whom.name, 60);
    if (problem === 'notAllowed') return say(locale, 'action.notAllowed.adminOfAll');
    if (problem === 'same') return say(locale, 'roles.problem.same', { name, role: roleInWords(locale, wanted) });
    return say(locale, `roles.problem.${problem}`, { name });
  }

  /** Notifies the person in their own chat, without a retry: `help` shows their role as well. */
  #tell({ personalChat: chat, locale = this.#deps.language }: Person, by: Person, wanted: GrantedRole): void {
    if (!chat) return;
    const values = { name: plainName(by.name, 60), role: roleInWords(locale, wanted) };
    const text = say(locale, wanted.role === 'other' ? 'roles.told.taken' : 'roles.told.given', values);
    this.#deps.background.run('telling somebody of their role', async () => {
      await this.#deps.messenger.post(chat, { kind: 'text', text }, async () => true);
    });
  }
}

function wantedBy({ does, role = 'user', locations }: RoleLine): GrantedRole {
  return does === 'take' ? { role: 'other', locations: [] } : { role, locations };
}

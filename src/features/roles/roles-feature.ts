import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readRoleLine } from '../../answers/team/role-line.ts';
import type { Background } from '../../background.ts';
import {
  type CardAction,
  type CardReply,
  type Click,
  type Command,
  defineCardAction,
  type Feature,
} from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { isCommand } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { typedInput } from '../../typed-input.ts';
import {
  type GrantedRole,
  keyOfId,
  MongoGrantedRoles,
  NamedPeople,
  type PeopleStore,
  type RoleSettings,
} from '../people/index.ts';
import { RoleDesk, type RoleDeskDeps } from './role-desk.ts';
import { type RoleAnswer, RoleTalk } from './role-talk.ts';

export interface RolesDeps extends Pick<RoleDeskDeps, 'onRoleChanged'> {
  readonly db: Db;
  readonly clock: { now(): Date };
  readonly log: Logger;
  readonly people: PeopleStore;
  readonly roles: RoleSettings;
  readonly messenger: Messenger;
  readonly background: Background;
  readonly language: Locale;
}

const roleId = z.enum(['admin', 'user', 'other']);

/**
 * `make Megan a referrals user for 4567001`, `take the role from Megan`, `who has which role`: by admins of the whole
 * company.
 */
export function rolesFeature({ db, clock, roles, people, ...deps }: RolesDeps): Feature {
  const store = new MongoGrantedRoles(db, () => clock.now());
  const desk = new RoleDesk({ ...deps, store, people, settings: roles });
  const talk = new RoleTalk({ ...deps, desk, named: new NamedPeople({ people, roles }) });
  return { name: 'roles', commands: roleCommands(talk), cardActions: roleActions(talk, desk), stores: [store] };
}

function roleCommands(talk: RoleTalk): readonly Command[] {
  return [
    {
      name: 'who has which role',
      shows: true,
      match: (text, locale) => (isCommand(locale, 'roles', text) ? { rest: '' } : undefined),
      handle: async (turn) => ({ kind: 'messages', messages: [await talk.shown(turn)] }),
    },
    {
      name: 'a role in one line',
      notInConversation: true,
      match: (text) => (readRoleLine(text) ? { rest: text } : undefined),
      async handle(turn, { rest }) {
        const refusal = await talk.refusal(turn);
        const answer = refusal ? ({ kind: 'text', text: refusal } as const) : await talk.said(turn, rest);
        return { kind: 'messages', messages: [answer] };
      },
    },
  ];
}

function roleActions(talk: RoleTalk, desk: RoleDesk): readonly CardAction[] {
  const pressed = <Data>(handle: PressOnRoles<Data>) => whereMayGive(talk, handle);
  const personOf = (id: string) => desk.find(keyOfId(id));
  return [
    defineCardAction({ verb: 'roles.show', data: z.strictObject({}), handle: pressed((click) => talk.list(click)) }),
    defineCardAction({
      verb: 'roles.form',
      data: z.strictObject({ who: typedInput, role: roleId.optional(), locations: typedInput }),
      handle: pressed(async (click, typed) => talk.form(click, typed)),
    }),
    defineCardAction({
      verb: 'roles.try',
      data: z.strictObject({ who: typedInput, role: typedInput, locations: typedInput }),
      handle: pressed(async (click, typed) => {
        const whom = await personOf(typed.who ?? '');
        const { data: role } = roleId.safeParse(typed.role);
        const locations = locationsIn(typed.locations ?? '');
        if (!whom) return talk.form(click, typed, { who: say(click.locale, 'roles.form.who.error') });
        if (!role) return talk.form(click, typed, { role: say(click.locale, 'roles.form.role.error') });
        if (locations) return talk.propose(click, whom, wanted(role, locations));
        const words = (typed.locations ?? '').trim().slice(0, 60);
        return talk.form(click, typed, { locations: say(click.locale, 'roles.problem.locations', { words }) });
      }),
    }),
    defineCardAction({
      verb: 'roles.set',
      data: z.strictObject({
        who: z.string().max(200),
        role: roleId,
        locations: z.string().max(200),
        version: z.coerce.number().int().nonnegative(),
      }),
      handle: pressed(async (click, { who, role, locations, version }) => {
        const whom = await personOf(who);
        const places = locationsIn(locations);
        if (!whom || !places) return talk.list(click);
        return talk.set(click, whom, wanted(role, places), version);
      }),
    }),
  ];
}

type PressOnRoles<Data> = (click: Click, data: Data) => Promise<RoleAnswer>;

function whereMayGive<Data>(talk: RoleTalk, handle: PressOnRoles<Data>) {
  return async (click: Click, data: Data): Promise<CardReply> => {
    const refusal = await talk.refusal(click);
    if (refusal) {
      logPressWithoutRight(click);
      return { kind: 'message', text: refusal };
    }
    const answer = await handle(click, data);
    return answer.kind === 'text' ? { kind: 'message', text: answer.text } : answer;
  };
}

function wanted(role: GrantedRole['role'], locations: readonly string[]): GrantedRole {
  return role === 'other' ? { role, locations: [] } : { role, locations };
}

/** Undefined: the text contains something other than locations. */
function locationsIn(text: string): readonly string[] | undefined {
  const parts = text.split(/[\s,;，、]+/).filter(Boolean);
  return parts.every((part) => /^\d{3,12}$/.test(part)) ? [...new Set(parts)] : undefined;
}

import type { Db } from 'mongodb';
import type { Clock } from '../../clock.ts';
import type { Feature } from '../../feature.ts';
import type { PeopleStore, Person, RoleSettings, TeamChannels } from '../people/index.ts';
import { NamedPeople } from '../people/index.ts';
import { Access, type Referral, type ReferralPolicy } from '../referrals/index.ts';
import { type HandingOverDeps, handingOver } from './handing-over.ts';
import { MongoRotaStore } from './mongo-rota-store.ts';
import { MongoRoutingHistory } from './mongo-routing-history.ts';
import { MongoRoutingStore } from './mongo-routing-store.ts';
import { Router } from './router.ts';
import { routingActions } from './routing-actions.ts';
import { routingCommands } from './routing-commands.ts';
import { RoutingDesk } from './routing-desk.ts';
import { routingQuestions } from './routing-questions.ts';
import { RoutingTalk } from './routing-talk.ts';

export interface RoutingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly people: PeopleStore;
  readonly roles: RoleSettings;
  readonly policy: ReferralPolicy;
  readonly channels: () => Promise<TeamChannels>;
  readonly timeZone: string;
  readonly settings: { readonly mostWaiting: number; readonly catcher: string | undefined };
}

/** Routing of new referrals: the rules, their use at intake (`router`), and the admins' commands for them. */
export function createRouting({ db, clock, people, roles, policy, channels, timeZone, settings }: RoutingDeps) {
  const store = new MongoRoutingStore(db, () => clock.now());
  const rotas = new MongoRotaStore(db);
  const history = new MongoRoutingHistory(db);
  const access = new Access(roles);
  const { mostWaiting, catcher } = settings;
  const router = new Router({
    ...{ rotas, people, access, clock, policy, channels, mostWaiting, catcher },
    rules: store,
    waitingFor: (person, atMost) => history.waitingFor(person, atMost),
  });
  const named = new NamedPeople({ people, roles });
  const desk = new RoutingDesk({
    ...{ store, router, named, channels, history, people, access, clock, policy, mostWaiting, timeZone },
  });
  const talk = new RoutingTalk(desk, roles);
  /** Created later, once the features built on the referrals exist. */
  const feature = (room: HandingOverDeps['room']): Feature => {
    const handing = handingOver({ room, named, now: () => clock.now() });
    return {
      name: 'routing',
      commands: routingCommands(talk),
      intents: [...handing.intents, routingQuestions({ room, router })],
      cardActions: [...routingActions(talk), ...handing.actions],
      stores: [store, history],
    };
  };
  /** The catcher for this referral if nobody else takes it: a person who could answer it. */
  async function catcherOf(referral: Referral): Promise<Person | undefined> {
    return router.catcherFor(referral, await desk.current());
  }
  return { router, named, feature, catcherOf, mostWaiting };
}

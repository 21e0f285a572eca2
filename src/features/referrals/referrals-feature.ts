import type { Db } from 'mongodb';
import type { Background } from '../../background.ts';
import type { SystemClock } from '../../clock.ts';
import type { Feature } from '../../feature.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Logger } from '../../logger.ts';
import type { Messenger } from '../../messenger.ts';
import type { Metrics } from '../../metrics.ts';
import { Nudges } from '../../nudges.ts';
import type { PartnerCenter } from '../../partner-center/port.ts';
import type { Leased } from '../../sweeps/lease.ts';
import { type Hold, isReleased } from '../../sweeps/under-lease.ts';
import type { DealTeamStore, Deed, PeopleStore, Person, RoleSettings } from '../people/index.ts';
import { Access } from './access/access.ts';
import { dealtWithLast } from './answering/dealt-with-last.ts';
import { referralCardActions } from './answering/referral-card-actions.ts';
import { type ExplainsValue, referralQuestions } from './answering/referral-questions.ts';
import { answeringSentence, doingSentences, type SentenceDeps } from './answering/referral-sentences.ts';
import { ReferralService } from './answering/referral-service.ts';
import { Presenter, type PresenterDeps } from './cards/presenter.ts';
import { arrivalsOf } from './copies/arrivals.ts';
import { CardFanOut, type FanOutDeps } from './copies/card-fan-out.ts';
import { CardOpener } from './copies/card-opener.ts';
import { CardPlaces } from './copies/card-places.ts';
import type { Copy } from './copies/copy.ts';
import { CopyDelivery, type DeliveryDeps } from './copies/copy-delivery.ts';
import { MongoCopyStore } from './copies/mongo-copy-store.ts';
import { OwedCopies } from './copies/owed-copies.ts';
import { StandIns } from './copies/stand-ins.ts';
import { copySweep, referralSweep } from './copies/sweeps.ts';
import { MongoOpenForms } from './forms/mongo-open-forms.ts';
import { OpenForms } from './forms/open-forms.ts';
import { createIncoming } from './partner-center/create-incoming.ts';
import { type IntakeDeps, ReferralIntake } from './partner-center/intake.ts';
import { OutboxRelay, type RelayDeps } from './partner-center/outbox-relay.ts';
import { SilenceSweep } from './partner-center/silence-sweep.ts';
import type { Referral } from './record/referral.ts';
import type { ReferralPolicy } from './rules/policy.ts';
import { planSettings } from './rules/rung-plan.ts';
import { MongoReferralStore } from './store/mongo-referral-store.ts';
import type { DeskDeps } from './store/referral-desk.ts';

/** @see ReferralsRoom.deliver */
export interface Delivered {
  readonly done: boolean;
  /** How it stands behind what was sent; undefined: not known. */
  readonly referral?: Referral | undefined;
}

export interface ReferralsDeps {
  readonly db: Db;
  readonly clock: SystemClock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly random: () => number;
  readonly policy: ReferralPolicy;
  readonly roles: RoleSettings;
  readonly language: Locale;
  readonly timeZone: string;
  /** The Teams app's id; undefined in the demo. */
  readonly appId?: string | undefined;
  readonly pollSeconds: number;
  readonly people: PeopleStore;
  readonly dealTeam: DealTeamStore;
  readonly channelLost: () => void;
  readonly together: NonNullable<FanOutDeps['together'] & DeliveryDeps['together']>;
  readonly partnerCenter: PartnerCenter;
  readonly messenger: Messenger;
  readonly background: Background;
  readonly favourites: NonNullable<PresenterDeps['favourites']>;
  readonly memory: NonNullable<PresenterDeps['memory']>;
  readonly onRecord: NonNullable<IntakeDeps['onRecord']>;
  readonly route: NonNullable<IntakeDeps['route']>;
  /** Absent: no CRM is connected. */
  readonly explains?: ExplainsValue | undefined;
  /** The card of a lead, and the hint at leads on other cards. */
  readonly leads: Required<Pick<PresenterDeps, 'leadCard' | 'alsoLead'>>;
  /** Additions for a referral that became a deal: its card, its registration, the invitation of Microsoft. */
  readonly deals: Required<Pick<FanOutDeps, 'requestOf'> & Pick<PresenterDeps, 'dealCard'>> & {
    carriers(intake: ReferralIntake): NonNullable<RelayDeps['carriers']>;
  };
}

/** The record, its cards and its synchronisation with Partner Center: the base of all other features. */
export function createReferrals(deps: ReferralsDeps) {
  const parts = referralParts(deps);
  const { desk, referrals, relay, standIns, owed, access, presenter, forms, service, intake, copies, places } = parts;
  const work = referralWork(deps, parts);
  const said: SentenceDeps = {
    service,
    dealtWithLast: dealtWithLast({ copies, referrals }),
    now: () => deps.clock.now(),
    may: (person: Person, deed: Deed, referral: Referral) => access.may(person, deed, referral),
  };
  return {
    feature: referralsFeature(deps, parts, { ...work, said }),
    /**
     * Delivers what is due of one referral, for a person who waits for it. Not done: the sweep holds its lease, or
     * nothing is due.
     * @param marked its lease and its first entry's mark, taken by the write that put it there (`markedAtOnce`).
     */
    deliver: async (id: string, marked?: Leased<Referral>): Promise<Delivered> => {
      const send = (referral: Referral, hold: Hold) => relay.send(referral, hold, marked?.item.outbox[0]?.id);
      const sent = await work.outboxSweep.one(id, send, marked);
      return sent.kind === 'done' ? { done: true, referral: sent.result } : { done: false };
    },
    said,
    arrivals: arrivalsOf({ ...desk, copies, roles: deps.roles, background: deps.background }),
    store: referrals,
    ...{ desk, access, presenter, forms, service, intake, copies, places },
    opener: work.opener,
    /** Registers the sweep of changes that the CRM may need. */
    onCrmDue: (listener: () => void) => parts.on('crm', listener),
    takeOver: (copy: Copy, referral: Referral) => standIns.takeOver(copy, referral),
    isStillOwed: (copy: Copy, referral: Referral) => owed.isStillOwed(copy, referral),
    incoming: work.incoming,
  };
}

export type ReferralsRoom = ReturnType<typeof createReferrals>;

/** Stores, and the services that decide and draw on top of them; nothing here is scheduled. */
function referralParts(deps: ReferralsDeps) {
  const { db, clock, log, metrics, random, policy, people, dealTeam, partnerCenter, messenger, deals, together } = deps;
  const { nudge, on } = new Nudges<'outbox' | 'cards' | 'copies' | 'crm'>();
  const referrals = new MongoReferralStore(db, log);
  const copies = new MongoCopyStore(db);
  const desk = { referrals, people, clock, policy, log, nudge } satisfies DeskDeps;
  const access = new Access(deps.roles, () => clock.now());
  const presenter = new Presenter({ ...deps, ...deps.leads, access, dealCard: deals.dealCard });
  const service = new ReferralService({ ...desk, access });
  const intake = new ReferralIntake({ ...desk, partnerCenter, onRecord: deps.onRecord, route: deps.route });
  const relay = new OutboxRelay({ ...desk, partnerCenter, intake, metrics, random, carriers: deals.carriers(intake) });
  const places = new CardPlaces({ people, dealTeam, access, referrals, clock });
  const fanOut = new CardFanOut({ ...desk, copies, places, together, requestOf: deals.requestOf });
  const standIns = new StandIns({ ...desk, dealTeam, channelLost: deps.channelLost, places, copies });
  const owed = new OwedCopies({ ...desk, places, access, requestOf: deals.requestOf });
  const render = presenter.render.bind(presenter);
  const openForms = new MongoOpenForms(db, clock);
  const forms = new OpenForms({
    store: openForms,
    clock,
    release: (id, activityId) => copies.release(id, activityId, clock.now()).then(() => nudge('copies')),
  });
  const delivery = new CopyDelivery({
    ...{ ...desk, copies, messenger, render, metrics, random, standIns, owed, forms, together },
  });
  return {
    ...{ nudge, on, referrals, copies, desk, access, presenter, service, intake, relay, places, fanOut, standIns },
    ...{ openForms, forms, delivery, owed },
  };
}

type ReferralParts = ReturnType<typeof referralParts>;

/** The sweeps, each nudged by the writes that make something due for it. */
function referralWork({ db, metrics, random, partnerCenter, pollSeconds }: ReferralsDeps, parts: ReferralParts) {
  const { nudge, on, referrals, copies, desk, intake, relay, fanOut, delivery, presenter } = parts;
  const sweeping = { ...desk, metrics, random };
  const outboxSweep = referralSweep(
    sweeping,
    'outbox',
    async (referral, hold) => void (await relay.send(referral, hold)),
    8,
  );
  const fan = (referral: Referral, hold: Hold) => fanOut.fanOut(referral, hold).then(() => nudge('copies'));
  const cardSweep = referralSweep(sweeping, 'cards', fan, 8);
  // Whatever becomes of a copy, the write that settles it has released its lease.
  const deliver = (copy: Copy, hold: Hold) => delivery.deliver(copy).then(() => hold.releaseBy(isReleased));
  const deliverySweep = copySweep({ ...sweeping, copies }, deliver, 16);
  const opener = new CardOpener({
    copies,
    clock: desk.clock,
    deliver: (id) => deliverySweep.oneSettled(id, deliver),
    cardFor: (turn, referral) => presenter.cardFor(turn, referral),
  });
  const silence = new SilenceSweep({ ...desk, intake });
  const silenceSweep = referralSweep(sweeping, 'silence', (referral) => silence.act(referral), 4);
  const incoming = createIncoming({ ...sweeping, db, partnerCenter, intake, referrals, pollSeconds });
  on('outbox', () => outboxSweep.nudge());
  on('cards', () => cardSweep.nudge());
  on('copies', () => deliverySweep.nudge());
  return { outboxSweep, cardSweep, deliverySweep, silenceSweep, opener, incoming };
}

function referralsFeature(
  { clock, people, policy, appId, explains }: ReferralsDeps,
  { referrals, copies, openForms, access, service, presenter, forms }: ReferralParts,
  work: ReturnType<typeof referralWork> & { readonly said: SentenceDeps },
): Feature {
  const { outboxSweep, cardSweep, deliverySweep, silenceSweep, opener, incoming, said } = work;
  return {
    name: 'referrals',
    cardActions: referralCardActions({
      now: () => clock.now(),
      ...{ service, presenter, people, opener, forms, appId },
      mayInvite: (person, referral) => access.may(person, 'see-in-full', referral),
    }),
    intents: [doingSentences(said, answeringSentence), referralQuestions({ ...said, presenter, explains })],
    stores: [
      {
        createIndexes: () => referrals.adoptTimes().then(() => referrals.createIndexes()),
        async renewKeys() {
          await referrals.renewKeys();
          await referrals.replanRungs({ settings: planSettings(policy) }, clock.now());
        },
      },
      ...[copies, openForms, incoming.inbox, incoming.pollState],
    ],
    // The last sweeps may block on a Partner Center that hangs.
    sweeps: [outboxSweep, cardSweep, deliverySweep, silenceSweep, incoming.readingSweep],
    jobs: [
      incoming.job,
      // During a rolling upgrade an older instance writes referrals without keys.
      { name: 'referrals.keys', everySeconds: 3_600, run: (signal) => referrals.renewKeys(signal) },
    ],
  };
}

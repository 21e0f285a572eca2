import { Duration } from 'luxon';
import { z } from 'zod';
import { ApiError, invalidRequest } from './api-error.ts';
import type { BadWeek } from './bad-week.ts';
import { isoDuration, ReferralSpec } from './control-referral.ts';
import { aroundOf, begun, CrmSwitch, crmSwitched, DemoParts, switched, ViewerChange } from './demo-around.ts';
import type { Answer, Exchange } from './exchange.ts';
import { FaultSpec, faultKinds } from './fault.ts';
import { Deed } from './microsoft-deeds.ts';
import { microsoftView } from './microsoft-view.ts';
import { demoPeople } from './people.ts';
import type { World } from './world.ts';

const ClockMove = z
  .strictObject({
    advance: isoDuration.optional(),
    now: z
      .string()
      .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date-time')
      .optional(),
  })
  .refine((move) => (move.advance === undefined) !== (move.now === undefined), 'give either advance or now');

const FaultChange = z.union([
  z.strictObject({ set: z.union([FaultSpec, z.array(FaultSpec)]), clear: z.literal(true).optional() }),
  z.strictObject({ clear: z.union([z.literal(true), z.enum(faultKinds)]) }),
  FaultSpec,
]);

/** The levers of the demo: no part of Partner Center, and never to be exposed beyond this machine. */
export class ControlApi {
  readonly #world: World;

  readonly #badWeek: BadWeek;

  constructor(world: World, badWeek: BadWeek) {
    this.#world = world;
    this.#badWeek = badWeek;
  }

  async answer(exchange: Exchange): Promise<Answer> {
    refuseForeignPages(exchange);
    const handler = this.#routes[`${exchange.method} ${exchange.path.replace(/^\/_control/, '')}`];
    if (handler === undefined)
      return { status: 404, body: { error: { code: 'itemNotFound', message: 'No such lever.' } } };
    return handler(exchange);
  }

  readonly #routes: Readonly<Record<string, (exchange: Exchange) => Answer | Promise<Answer>>> = {
    'POST /referrals': async (exchange) => {
      const record = this.#world.createReferral(parse(ReferralSpec, exchange));
      await this.#world.save();
      return { status: 201, body: record };
    },
    'GET /clock': () => ({ status: 200, body: this.#clock() }),
    'POST /clock': async (exchange) => {
      const move = parse(ClockMove, exchange);
      if (move.advance !== undefined) this.#world.advanceClock(Duration.fromISO(move.advance));
      if (move.now !== undefined) this.#world.moveClockTo(new Date(move.now));
      await this.#world.save();
      return { status: 200, body: this.#clock() };
    },
    'POST /bad-week': () => {
      if (!this.#badWeek.begin()) throw new ApiError(409, 'invalidRequest', 'A bad week is being played already.');
      return { status: 202, body: this.#badWeek.story };
    },
    'POST /demo': (exchange) => {
      this.#world.demo = begun(parse(DemoParts, exchange));
      return { status: 200, body: {} };
    },
    'POST /viewer': async (exchange) => {
      this.#world.demo = await switched(this.#world.demo, parse(ViewerChange, exchange));
      return { status: 200, body: this.#world.demo.viewer };
    },
    'POST /crm': async (exchange) => {
      this.#world.demo = await crmSwitched(this.#world.demo, parse(CrmSwitch, exchange));
      return { status: 200, body: this.#world.demo.crm };
    },
    'POST /microsoft': async (exchange) => {
      const record = this.#world.microsoft(parse(Deed, exchange));
      await this.#world.save();
      return { status: 200, body: record };
    },
    'POST /faults': (exchange) => {
      const change = parse(FaultChange, exchange);
      if ('kind' in change) this.#world.faults.add(change);
      else {
        if (change.clear === true) this.#world.faults.clear();
        else if (change.clear !== undefined) this.#world.faults.clear(change.clear);
        if ('set' in change) for (const spec of [change.set].flat()) this.#world.faults.add(spec);
      }
      return { status: 200, body: { faults: this.#world.faults.active() } };
    },
    'GET /state': ({ query }) => ({ status: 200, body: this.#state(query) }),
  };

  #clock(): object {
    const { clock } = this.#world;
    return { now: clock.now().toISOString(), offsetMs: clock.offset };
  }

  /** `?requests=0` leaves the long log out: the page asks every two seconds. */
  #state(query: URLSearchParams): object {
    const { store, dispatcher, faults, requests } = this.#world;
    const log = requests.all();
    const shown = Number(query.get('requests') ?? log.length);
    return {
      clock: this.#clock(),
      records: store.all(),
      webhooks: dispatcher.registration ?? null,
      deliveries: dispatcher.deliveries,
      offlineQueue: dispatcher.offlineQueue(),
      requests: shown > 0 ? log.slice(-shown) : [],
      requestCount: log.length,
      faults: faults.active(),
      microsoftView: microsoftView(store.all()),
      people: demoPeople,
      story: this.#badWeek.story ?? null,
      demo: aroundOf(this.#world.demo),
    };
  }
}

/** A page from elsewhere that is open in the same browser must not pull the levers. */
function refuseForeignPages({ headers }: Exchange): void {
  if (headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host) return;
  throw new ApiError(403, 'accessDenied', 'Only the control page itself may do this.');
}

/** A body that is wrong is told so in words: people type these by hand. */
function parse<Schema extends z.ZodType>(schema: Schema, exchange: Exchange): z.infer<Schema> {
  const text = exchange.body.toString('utf8').trim();
  const parsed = schema.safeParse(text === '' ? {} : json(text));
  if (!parsed.success) throw invalidRequest(z.prettifyError(parsed.error));
  return parsed.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidRequest(`The body is not valid JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

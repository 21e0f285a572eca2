import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CrmDeed, type SimulatedCrm } from './crm-deeds.ts';
import { type CrmAnswer, type CrmExchange, CrmRefusal } from './crm-exchange.ts';
import { CrmFaultSpec, type CrmFaults, crmRequestFaults, crmStateFaults } from './crm-fault.ts';

const files: Readonly<Record<string, readonly [string, string]>> = {
  '/': ['crm.html', 'text/html; charset=utf-8'],
  '/_control/crm.css': ['crm.css', 'text/css; charset=utf-8'],
  '/_control/crm.js': ['crm.js', 'text/javascript; charset=utf-8'],
};

/** Where people open a record in the real ones: here it is the page of all. */
const isRecord = /^\/(?:main\.aspx|lightning\/r\/Opportunity\/\w+\/view)$/;

const FaultChange = z.union([z.strictObject({ clear: z.union([z.literal(true), z.string()]) }), CrmFaultSpec]);

export interface ControlledCrm {
  readonly people: SimulatedCrm;
  readonly faults: CrmFaults;
  readonly save: () => Promise<void>;
}

/** The page on which people edit the simulated CRMs as their users would, and its levers. Never beyond this machine. */
export class CrmControl {
  readonly #crms: Readonly<Record<string, ControlledCrm>>;

  constructor(crms: Readonly<Record<string, ControlledCrm>>) {
    this.#crms = crms;
  }

  async answer(exchange: CrmExchange): Promise<CrmAnswer> {
    const [file, type = ''] = files[isRecord.test(exchange.path) ? '/' : exchange.path] ?? [];
    if (file !== undefined)
      return {
        status: 200,
        body: readFileSync(new URL(`./page/${file}`, import.meta.url)),
        headers: {
          'Content-Type': type,
          'Cache-Control': 'no-store',
          'Content-Security-Policy': "default-src 'self'; img-src data:; frame-ancestors 'none'",
        },
      };
    const [, system = '', lever = ''] = /^\/_control\/(\w+)\/(\w+)$/.exec(exchange.path) ?? [];
    const crm = this.#crms[system];
    if (!crm) throw new CrmRefusal(404, { message: 'There is nothing at this address.' });
    refuseForeignPages(exchange);
    return lever === 'state' ? this.#state(crm) : this.#pull(crm, lever, exchange);
  }

  #state({ people, faults }: ControlledCrm): CrmAnswer {
    return {
      status: 200,
      body: {
        rows: people.shown(),
        stages: people.stages(),
        faults: faults.active(),
        kinds: [...crmRequestFaults, ...crmStateFaults],
      },
    };
  }

  async #pull(crm: ControlledCrm, lever: string, { method, text }: CrmExchange): Promise<CrmAnswer> {
    if (method !== 'POST') throw new CrmRefusal(405, { message: 'Levers are pulled by POST.' });
    if (lever === 'deed') crm.people.do(parsed(CrmDeed, text));
    else if (lever === 'fault') {
      const change = parsed(FaultChange, text);
      if ('kind' in change) crm.faults.add(change);
      else crm.faults.clear(change.clear === true ? undefined : change.clear);
    } else throw new CrmRefusal(404, { message: 'No such lever.' });
    await crm.save();
    return this.#state(crm);
  }
}

/** A page from elsewhere that is open in the same browser must not pull the levers. */
function refuseForeignPages({ headers }: CrmExchange): void {
  if (headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host) return;
  throw new CrmRefusal(403, { message: 'Only the control page itself may do this.' });
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new CrmRefusal(400, { message: 'The body is not valid JSON.' });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new CrmRefusal(400, { message: z.prettifyError(result.error) });
  return result.data;
}

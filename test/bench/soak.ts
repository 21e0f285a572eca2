import { setTimeout as pause } from 'node:timers/promises';
import { httpClient } from './support/http-client.ts';
import { idleLoop } from './support/idle-loop.ts';
import { moreReferrals, presser } from './support/presses.ts';
import { signedEvent } from './support/signed-event.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/** `BENCH_SOAK_MINUTES`: 10 for the figures in README.md; a plain run is too short to say that memory is flat. */
const minutes = Number(process.env.BENCH_SOAK_MINUTES ?? 1);
/** Enough that waste is collected in full several times: before the first time, memory only ever grows. */
const pressesPerSecond = 5;
const eventsPerSecond = 25;
const seconds = minutes * 60;
/** The first fifth warms up: code is compiled, pools fill. */
const warm = 0.2;

interface Sample {
  readonly megabytes: number;
  readonly descriptors: number;
  readonly handles: number;
  /** Milliseconds, since the sample before: the figure begins anew with each look at /metrics. */
  readonly loopP99: number;
  /** The same of a loop without work. */
  readonly idleP99: number;
}

/** A steady load of presses and webhooks for minutes, and what the process says of itself meanwhile. */
export async function benchSoak(stage: Stage, deskUrl: string, metricsUrl: string): Promise<readonly Row[]> {
  const { people } = stage.teams;
  stage.teams.connect(deskUrl);
  for (const person of people) await stage.teams.installs(person, { personal: true });
  const client = httpClient(32);
  const press = presser(stage, client);
  const idle = idleLoop();
  const samples: Sample[] = [];
  const work: Promise<unknown>[] = [];
  let waiting = await moreReferrals(stage, 60);
  const known = waiting.map(({ referralId }) => referralId);
  const started = performance.now();
  for (let second = 0; second < seconds; second++) {
    if (waiting.length < 2 * pressesPerSecond) waiting = await moreReferrals(stage, 60);
    work.push(...waiting.splice(0, pressesPerSecond).map((item) => press(deskUrl, item)));
    for (let i = 0; i < eventsPerSecond; i++) {
      const id = known[(second * eventsPerSecond + i) % known.length] ?? '';
      const { headers, body } = signedEvent(stage.sandbox, id, new Date(Date.now() - i));
      work.push(client.post(`${deskUrl}/api/partner-center/webhook`, headers, body));
    }
    if (second % 10 === 9) samples.push({ ...(await sample(metricsUrl)), idleP99: await idle.p99() });
    await pause(Math.max(0, started + (second + 1) * 1_000 - performance.now()));
  }
  await Promise.all(work);
  client.close();
  await idle.stop();
  return rows(samples.slice(Math.floor(samples.length * warm)));
}

function rows(samples: readonly Sample[]): Row[] {
  const part = Math.max(1, Math.floor(samples.length / 4));
  const early = samples.slice(0, part);
  const late = samples.slice(-part);
  const both = (of: (one: Sample) => number) => [middle(early.map(of)), middle(late.map(of))] as const;
  const row = (what: string, of: (one: Sample) => number, unit: string, mayGrowBy: number): Row => {
    const [from, to] = both(of);
    return {
      what,
      value: `${to.toFixed(0)}${unit}`,
      beside: `${from.toFixed(0)}${unit} at first`,
      aim: `flat: at most ${mayGrowBy}${unit} more`,
      reached: to - from <= mayGrowBy,
    };
  };
  const p99s = samples.map(({ loopP99 }) => loopP99);
  const p99 = middle(p99s);
  return [
    { what: `soak: ${minutes} min, ${pressesPerSecond} presses and ${eventsPerSecond} webhooks a second` },
    row('  memory', ({ megabytes }) => megabytes, ' MB', 10),
    row('  file descriptors', ({ descriptors }) => descriptors, '', 10),
    row('  handles', ({ handles }) => handles, '', 10),
    {
      what: '  event-loop p99 of 10 s, the middle one',
      value: `${p99.toFixed(1)} ms`,
      beside: `worst ${Math.max(...p99s).toFixed(1)} ms, an idle loop’s ${middle(samples.map(({ idleP99 }) => idleP99)).toFixed(1)} ms`,
      aim: 'under 50 ms',
      reached: p99 < 50,
    },
  ];
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function sample(metricsUrl: string): Promise<Omit<Sample, 'idleP99'>> {
  const text = await (await fetch(metricsUrl)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    megabytes: value('process_resident_memory_bytes') / 1_048_576,
    descriptors: value('process_open_fds'),
    handles: value('nodejs_active_handles_total'),
    loopP99: value('nodejs_eventloop_lag_p99_seconds') * 1_000,
  };
}

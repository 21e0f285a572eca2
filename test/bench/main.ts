/**
 * `npm run bench`: each figure beside its reference, measured in the same run on the same database. `npm run bench accept`
 * and so on: only that. README.md beside this file tells how to read it.
 */
import { cpus } from 'node:os';
import path from 'node:path';
import { benchAccept } from './accept.ts';
import { benchBulk } from './bulk.ts';
import { benchCardSent } from './card-sent.ts';
import { benchCards } from './cards.ts';
import { benchChangedRows } from './changed-rows.ts';
import { benchLists } from './lists.ts';
import { benchMessage } from './message.ts';
import { benchPlans } from './plans.ts';
import { benchRefusals } from './refusals.ts';
import { benchSoak } from './soak.ts';
import { benchStart } from './start.ts';
import { startMeasured } from './support/program.ts';
import { type Stage, setStage } from './support/stage.ts';
import { type Row, tableOf } from './support/table.ts';
import { benchSweep } from './sweep.ts';
import { benchTab } from './tab.ts';
import { benchWebhook } from './webhook.ts';

type Bench = (stage: Stage) => Promise<readonly Row[]>;

const benches: Readonly<Record<string, Bench>> = {
  cards: async () => benchCards(),
  plans: async () => benchPlans(),
  start: benchStart,
  accept: (stage) => withDesk(stage, (url) => benchAccept(stage, url)),
  message: (stage) => withDesk(stage, (url) => benchMessage(stage, url)),
  webhook: (stage) => withDesk(stage, (url) => benchWebhook(stage, url)),
  'card-sent': (stage) => withDesk(stage, (url) => benchCardSent(stage, url)),
  sweep: benchSweep,
  lists: benchLists,
  tab: benchTab,
  bulk: (stage) => withDesk(stage, (url) => benchBulk(stage, url)),
  'changed-rows': (stage) => withDesk(stage, (url) => benchChangedRows(stage, url)),
  refusals: (stage) => withDesk(stage, (url, metricsUrl) => benchRefusals(stage, url, metricsUrl)),
  soak: (stage) => withDesk(stage, (url, metricsUrl) => benchSoak(stage, url, metricsUrl)),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
const rows: Row[] = [];
let database = '';
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  // One's leftovers (collections, open referrals, a database that has grown) are not the next one's load.
  const stage = await setStage();
  database = stage.database;
  try {
    rows.push(...(await bench(stage)));
  } finally {
    await stage.close();
  }
}
const machine = `${cpus().length} × ${cpus()[0]?.model}`;
process.stdout.write(`\nNode ${process.version}, ${database}, ${machine}\n\n${tableOf(rows)}\n`);

async function withDesk(stage: Stage, work: (url: string, metricsUrl: string) => Promise<readonly Row[]>) {
  let metricsUrl = '';
  const desk = await startMeasured({
    file: '../../../src/main.ts',
    env: (port) => {
      const metricsPort = String(port + 1);
      metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
      return {
        ...stage.deskSettings(port),
        METRICS_PORT: metricsPort,
        PARTNER_CENTER_POLL_SECONDS: '86400',
        TRUSTED_PROXIES: '127.0.0.1',
        ...profiled(stage),
      };
    },
    folder: stage.folder,
  });
  try {
    return await work(desk.url, metricsUrl);
  } finally {
    await desk.stop();
  }
}

/** `BENCH_PROFILE=<folder>`: a CPU profile of the desk is written there when it ends. */
function profiled(stage: Stage): Record<string, string> {
  const folder = process.env.BENCH_PROFILE;
  if (!folder) return {};
  const { NODE_OPTIONS = '' } = stage.deskSettings(0);
  return { NODE_OPTIONS: `${NODE_OPTIONS} --cpu-prof --cpu-prof-dir=${path.resolve(folder)}` };
}

/** `npm run bench`: each figure beside its reference, measured in the same run on the same database. README.md beside this file tells how to read it. */
import { cpus } from 'node:os';
import { benchAccept } from './accept.ts';
import { benchCards } from './cards.ts';
import { benchStart } from './start.ts';
import { startMeasured } from './support/program.ts';
import { setStage } from './support/stage.ts';
import { type Row, tableOf } from './support/table.ts';

const stage = await setStage();
const rows: Row[] = [];
try {
  rows.push(...benchCards());
  rows.push(...(await benchStart(stage)));
  const desk = await startMeasured({
    file: '../../../src/main.ts',
    env: (port) => ({ ...stage.deskSettings(port), PARTNER_CENTER_POLL_SECONDS: '86400' }),
    folder: stage.folder,
  });
  try {
    rows.push(...(await benchAccept(stage, desk.url)));
  } finally {
    await desk.stop();
  }
} finally {
  await stage.close();
}
const machine = `${cpus().length} × ${cpus()[0]?.model}`;
process.stdout.write(`\nNode ${process.version}, ${stage.database}, ${machine}\n\n${tableOf(rows)}\n`);

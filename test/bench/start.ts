import { startMeasured } from './support/program.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

const starts = 3;

/** From spawn to ready, and what it holds at rest; the SDK's bare bot beside it. */
export async function benchStart(stage: Stage): Promise<readonly Row[]> {
  const desk = await several('../../../src/main.ts', (port) => stage.deskSettings(port), stage.folder);
  const bare = await several('./bare-bot.ts', () => stage.botSettings(), stage.folder);
  return [
    { what: 'bare bot, start to ready', value: `${bare.start.toFixed(0)} ms` },
    {
      what: 'desk, start to ready',
      value: `${desk.start.toFixed(0)} ms`,
      beside: `${(desk.start / bare.start).toFixed(1)} times`,
    },
    { what: 'bare bot, memory at rest', value: `${bare.memory.toFixed(0)} MB` },
    {
      what: 'desk, memory at rest',
      value: `${desk.memory.toFixed(0)} MB`,
      beside: `${(desk.memory / bare.memory).toFixed(1)} times`,
      aim: 'under 200 MB',
      reached: desk.memory < 200,
    },
  ];
}

async function several(file: string, env: (port: number) => Record<string, string>, folder: string) {
  const times: number[] = [];
  let memory = 0;
  for (let i = 0; i < starts; i++) {
    const program = await startMeasured({ file, env, folder });
    times.push(program.startMilliseconds);
    if (i === starts - 1) memory = await program.restingMemory();
    await program.stop();
  }
  const start = times.sort((a, b) => a - b)[Math.floor(starts / 2)] ?? 0;
  return { start, memory };
}

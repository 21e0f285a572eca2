import { writeFile } from 'node:fs/promises';
import type { Logger } from '../logger.ts';

const everyMilliseconds = 20_000;

export interface HeartbeatFileOptions {
  readonly file: string;
  /** When some instance last looked round: server time. */
  readonly lookedAt: () => Promise<Date | undefined>;
  readonly log: Logger;
}

/**
 * Writes down when the desk last looked round, for watchers that can read a file and nothing else: its age tells of a dead
 * process, its text of a desk that stands still. Gives what ends it.
 */
export function keepHeartbeatFile({ file, lookedAt, log }: HeartbeatFileOptions): () => void {
  const beat = async () => {
    const at = await lookedAt();
    if (at) await writeFile(file, `${at.toISOString()}\n`);
  };
  const timer = setInterval(
    () => void beat().catch((err: unknown) => log.warn({ err }, 'the heartbeat could not be written')),
    everyMilliseconds,
  );
  timer.unref();
  return () => clearInterval(timer);
}

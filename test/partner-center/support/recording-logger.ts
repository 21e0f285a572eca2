import { createLogger, type Logger } from '../../../src/logger.ts';

export interface RecordingLogger extends Logger {
  /** Everything that was logged, as text: what must not be in it is looked for here. */
  written(): string;
}

export function recordingLogger(): RecordingLogger {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  return Object.assign(logger, { written: () => lines.join('') });
}

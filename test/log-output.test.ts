import { expect, it } from 'vitest';
import { gatheredLines } from '../src/log-output.ts';
import { createLogger } from '../src/logger.ts';

const aTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

it('lines of one turn leave in one piece, in their order', async () => {
  const pieces: string[] = [];
  const log = createLogger({ level: 'info', destination: gatheredLines({ write: (text) => pieces.push(text) }) });
  log.info('one');
  log.warn('two');
  expect(pieces).toEqual([]);
  await aTurn();
  log.info('three');
  await aTurn();

  expect(pieces).toHaveLength(2);
  const said = pieces.map((piece) =>
    piece
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).msg),
  );
  expect(said).toEqual([['one', 'two'], ['three']]);
});

it('what somebody must act on leaves at once, with what was said before it', () => {
  const pieces: string[] = [];
  const log = createLogger({ level: 'info', destination: gatheredLines({ write: (text) => pieces.push(text) }) });
  log.info('before');
  log.error('now');
  expect(pieces.join('')).toMatch(/before[\s\S]*now/);
  log.fatal('the end');
  expect(pieces).toHaveLength(2);
});

it('a line that never ends does not wait for the turn’s end', () => {
  const pieces: string[] = [];
  const lines = gatheredLines({ write: (text) => pieces.push(text) });
  for (let i = 0; i < 100; i++) lines.write(`{"level":30,"msg":"${'x'.repeat(1_000)}"}\n`);
  expect(pieces).toHaveLength(1);
  lines.flush();
  expect(pieces.join('')).toHaveLength(100 * 1_022);
  lines.flush();
  expect(pieces).toHaveLength(2);
});

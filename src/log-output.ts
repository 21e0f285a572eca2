import type { DestinationStream } from 'pino';

/** The stream that lines go to: `process.stdout`, or a test's. */
export interface LineSink {
  write(text: string): unknown;
}

/** So many characters wait at most. */
const mostWaiting = 64 * 1024;
/** pino's number of `error`: somebody must act now, and the process may be about to end. */
const urgent = /^\{"level":[56]0,/;

/**
 * Lines that are written in one turn of the event loop leave in one piece: a system call each, with a reader that wakes up
 * each time, cost more than all else about logging. What is urgent leaves at once, with all before it. Whoever is killed
 * without a word loses the lines of that one turn; `flush` is for everybody else's end.
 */
export function gatheredLines(sink: LineSink): DestinationStream & { flush(): void } {
  let waiting = '';
  let leaving: NodeJS.Immediate | undefined;
  const flush = (): void => {
    clearImmediate(leaving);
    leaving = undefined;
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    sink.write(text);
  };
  return {
    flush,
    write(line: string): void {
      waiting += line;
      if (waiting.length >= mostWaiting || urgent.test(line)) flush();
      else leaving ??= setImmediate(flush);
    },
  };
}

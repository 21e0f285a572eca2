import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** An event loop that has nothing to do, looked at as `/metrics` looks at the desk's: how late it is says what the machine does. */
export function idleLoop() {
  const worker = new Worker(
    `const { monitorEventLoopDelay } = require('node:perf_hooks');
     const delay = monitorEventLoopDelay({ resolution: 10 });
     delay.enable();
     require('node:worker_threads').parentPort.on('message', () => {
       require('node:worker_threads').parentPort.postMessage(delay.percentile(99) / 1e6);
       delay.reset();
     });`,
    { eval: true },
  );
  return {
    /** In milliseconds, since it was last asked. */
    async p99(): Promise<number> {
      worker.postMessage('p99');
      const [p99] = await once(worker, 'message');
      return p99;
    },
    stop: () => worker.terminate(),
  };
}

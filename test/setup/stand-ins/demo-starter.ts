/** A program for demo.test.ts to kill: runs the demo on stand-ins and tells its parent where everything is. */
import path from 'node:path';
import { Demo } from '../../../src/demo/demo.ts';

const here = (file: string): string => path.join(import.meta.dirname, file);

const demo = new Demo({
  dataDir: process.argv[2] ?? '',
  ports: { desk: 11_978, sandbox: 12_979, playground: 13_150, front: 11_988 },
  programs: { desk: here('desk.ts'), sandbox: here('sandbox.ts') },
  say: (sentence) => process.send?.({ said: sentence }),
  onPartLost: (sentence) => process.send?.({ lost: sentence }),
});
process.on('message', async () => {
  await demo.stop();
  process.exit(0);
});
process.send?.({ running: await demo.start() });

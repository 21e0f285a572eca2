import { inspectConfig } from '../config.ts';
import { examine, secretsOf } from './examine.ts';
import { doctorReport, exitStatus } from './report.ts';

/** `npm run doctor`: reports line by line what works, what does not, and what to do. Works while the desk runs. */
const examinations = await examine(process.env);
process.stdout.write(doctorReport(examinations, secretsOf(inspectConfig(process.env).config)));
process.exit(exitStatus(examinations));

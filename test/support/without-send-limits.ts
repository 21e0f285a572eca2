/**
 * Loaded before `src/main.ts`. A compressed fortnight, or a deal made by a person who types like a machine, holds more
 * messages than Teams lets a bot send in the minutes that the test takes; the limits themselves are tested by
 * test/teams/rate-limiter.test.ts and test/mongo/send-lanes.test.ts.
 */
import { teamsLimits, type Window } from '../../src/teams/send-windows.ts';

const wide: Window = { sends: 100_000, milliseconds: 1_000 };
for (const windows of [teamsLimits.perConversation, teamsLimits.overall] as Window[][])
  windows.splice(0, windows.length, wide);

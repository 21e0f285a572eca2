import { setTimeout as after } from 'node:timers/promises';
import type { ChildProgram } from './child-program.ts';

/** A start takes two seconds alone, and was seen to take ninety on a machine that many share. */
const secondsToBeReady = 180;

/** Resolves when the address answers 200; rejects when the program ends before, or takes too long. */
export async function isReady(url: string, program: ChildProgram): Promise<void> {
  const deadline = Date.now() + secondsToBeReady * 1000;
  let answer = 'no answer';
  while (Date.now() < deadline) {
    if (program.hasEnded) throw new Error(`it ended while starting:\n${program.lastWords()}`);
    answer = await statusOf(url);
    if (answer === '200') return;
    await after(100);
  }
  throw new Error(`it was not ready after ${secondsToBeReady} s (${url}: ${answer})`);
}

async function statusOf(url: string): Promise<string> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return String(status);
  } catch {
    return 'no answer';
  }
}

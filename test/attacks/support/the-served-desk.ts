import { type ServedDesk, startServedDesk } from './served-desk.ts';

let shared: Promise<ServedDesk> | undefined;

/** One desk for all stories of front-doors.test.ts, started by the first that needs it. */
export function theServedDesk(): Promise<ServedDesk> {
  shared ??= startServedDesk({ TRUSTED_PROXIES: '127.0.0.1' });
  return shared;
}

export async function closeTheServedDesk(): Promise<void> {
  const desk = await shared?.catch(() => undefined);
  shared = undefined;
  await desk?.close();
}

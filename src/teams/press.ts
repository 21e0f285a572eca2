import { z } from 'zod';
import type { IncomingActivity } from './activity.ts';

/** A button pressed by a person, or by Teams to refresh a card. */
export interface Press {
  readonly verb: string;
  readonly data: unknown;
  readonly trigger: 'manual' | 'automatic';
}

const verb = z.string().min(1).max(200);

/**
 * `adaptiveCard/action`. Without this check a missing action is a TypeError inside the SDK
 * (docs/teams.md#invokes-in-the-sdk), and the SDK's own parsing drops the trigger.
 */
const InvokeValue = z.looseObject({
  action: z.looseObject({ verb, data: z.unknown().optional() }),
  trigger: z.string().nullish(),
});

/**
 * The button of a client that only supports Action.Submit: a message without text that carries the verb in its data.
 */
const SubmitValue = z.looseObject({ verb });

export function invokedPress(activity: IncomingActivity): Press | undefined {
  const parsed = InvokeValue.safeParse(activity.value);
  if (!parsed.success) return undefined;
  const { action, trigger } = parsed.data;
  return { verb: action.verb, data: action.data, trigger: trigger === 'automatic' ? 'automatic' : 'manual' };
}

export function submittedPress(activity: IncomingActivity): Press | undefined {
  if (activity.text) return undefined;
  const parsed = SubmitValue.safeParse(activity.value);
  return parsed.success ? { verb: parsed.data.verb, data: activity.value, trigger: 'manual' } : undefined;
}

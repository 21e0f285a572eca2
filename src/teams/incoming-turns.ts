import type { Click, Turn } from '../feature.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Logger } from '../logger.ts';
import type { Acquaintance } from './acquaintance.ts';
import { addressOf, type IncomingActivity } from './activity.ts';
import type { Answers } from './answers.ts';
import type { Press } from './press.ts';

/** An admitted activity with its correlation id and log. */
export interface Incoming {
  readonly activity: IncomingActivity;
  readonly correlationId: string;
  readonly log: Logger;
}

export interface IncomingTurnsDeps {
  readonly acquaintance: Acquaintance;
  readonly answers: Answers;
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
}

/** Turns an activity into a turn: who speaks, where, in which language. */
export class IncomingTurns {
  readonly #deps: IncomingTurnsDeps;

  constructor(deps: IncomingTurnsDeps) {
    this.#deps = deps;
  }

  /** Undefined: the activity names no person. */
  async of({ activity, correlationId, log }: Incoming): Promise<Turn | undefined> {
    const { acquaintance, answers, defaults } = this.#deps;
    const person = await acquaintance.meet(activity);
    if (!person) {
      log.warn('activity without a sender');
      return undefined;
    }
    return {
      person,
      conversation: addressOf(activity),
      locale: answers.localeOf(activity, person),
      timeZone: person.timeZone ?? defaults.timeZone,
      zoneIsOwn: person.timeZone !== undefined,
      correlationId,
      log,
      activityId: activity.id ?? correlationId,
    };
  }
}

export function toClick(turn: Turn, activity: IncomingActivity, { trigger }: Press): Click {
  return { ...turn, trigger, ...(activity.replyToId ? { copyActivityId: activity.replyToId } : {}) };
}

import { z } from 'zod';
import type { CardReply, Feature, TaskModule, TaskReply, Turn } from '../feature.ts';
import type { IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { cardData } from './card-data.ts';
import { errorReply } from './error-reply.ts';
import type { Say } from './say.ts';

const Value = z.looseObject({ data: z.looseObject({ form: z.string().max(100) }) });
const deeds = { 'task/fetch': 'open', 'task/submit': 'submit' } as const;

/** `task/fetch` and `task/submit`: a form in a dialog (task module). */
export class TaskRouter {
  readonly #tasks: ReadonlyMap<string, TaskModule>;
  readonly #say: Say;

  constructor({ features, say }: { features: readonly Feature[]; say: Say }) {
    const all = features.flatMap((feature) => feature.taskModules ?? []);
    this.#tasks = new Map(all.map((task) => [task.name, task]));
    this.#say = say;
  }

  /** `task/fetch` and `task/submit`. Never rejects: errors are shown in the dialog. */
  async route(turn: Turn, { name, value }: Pick<IncomingActivity, 'name' | 'value'>): Promise<TaskReply> {
    const reply = await this.do(turn, deeds[name as keyof typeof deeds], Value.safeParse(value).data?.data);
    return reply.kind === 'card' ? { kind: 'close' } : reply;
  }

  /** The same for a form in a dialog and in a card. */
  async do(turn: Turn, deed: 'open' | 'submit' | 'left', pressed: unknown): Promise<TaskReply | CardReply> {
    const { form, msteams: _window, ...carried } = cardData(pressed) ?? {};
    const task = typeof form === 'string' ? this.#tasks.get(form) : undefined;
    if (!task) {
      turn.log.warn('security: unknown form requested');
      return { kind: 'message', text: this.#say(turn.locale, 'teams.button-retired') };
    }
    const data = task.data.safeParse(carried);
    if (!data.success) {
      const paths = data.error.issues.slice(0, 5).map((issue) => issue.path.map(String).join('.').slice(0, 100));
      turn.log.warn({ form: task.name, paths }, 'security: form data refused');
      return { kind: 'message', text: this.#say(turn.locale, 'teams.button-data') };
    }
    try {
      return await task[deed](turn, data.data);
    } catch (error) {
      return { kind: 'message', text: errorReply(error, { say: this.#say, locale: turn.locale, log: turn.log }) };
    }
  }
}

/** The shapes of docs/teams.md#windows. An empty body closes the dialog. */
export function answerTask(reply: TaskReply): InvokeAnswer {
  if (reply.kind === 'close') return { status: 200, body: {} };
  if (reply.kind === 'message') return { status: 200, body: { task: { type: 'message', value: reply.text } } };
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: reply.card };
  return {
    status: 200,
    body: { task: { type: 'continue', value: { title: reply.title, height: 'large', width: 'medium', card } } },
  };
}

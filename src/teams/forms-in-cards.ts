import { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction, type Feature, formOpens } from '../feature.ts';
import type { Locale } from '../i18n/locale.ts';
import type { AdaptiveCard } from '../messenger.ts';
import type { Say } from './say.ts';
import type { SearchRouter } from './search-router.ts';
import type { TaskRouter } from './task-router.ts';

/**
 * Forms for clients that open no dialogs (Microsoft 365 Agents Playground does not answer `task/fetch`): the form
 * replaces the card whose button asked for it, and the next card replaces the form. Features need not know.
 */

type Json = Readonly<Record<string, unknown>>;

const verbs = { open: formOpens, submit: 'form.submit', left: 'form.left' } as const;
const Pressed = z.looseObject({ form: z.string().max(100) });

/** Rewrites buttons that would open a dialog, so that they ask for the form as a card. */
export function formsInCards(card: AdaptiveCard): AdaptiveCard {
  const opener = (node: Json) => {
    const data = (node.data ?? {}) as Json;
    const asksForWindow = (data.msteams as Json | undefined)?.type === 'task/fetch';
    return node.type === 'Action.Submit' && asksForWindow ? executed(node, verbs.open, without(data, 'msteams')) : node;
  };
  return changed(card, opener) as AdaptiveCard;
}

interface FormCardDeps {
  readonly tasks: TaskRouter;
  readonly searches: SearchRouter;
  readonly say: Say;
}

/** The card actions of every form: open, send, cancel. */
export function formCardFeature(deps: FormCardDeps): Feature {
  const { tasks, say } = deps;
  const action = (deed: keyof typeof verbs): CardAction =>
    defineCardAction({
      verb: verbs[deed],
      data: Pressed,
      handle: async (click, pressed): Promise<CardReply> => {
        const reply = await tasks.do(click, deed, pressed);
        switch (reply.kind) {
          case 'form':
            return { kind: 'card', card: await asCard(deps, click, reply.card), summary: reply.title };
          case 'close': {
            const { next, kind: _closed, ...steers } = reply;
            return next
              ? { kind: 'card', ...next, ...steers }
              : { kind: 'message', text: say(click.locale, 'teams.form-saved') };
          }
          default:
            return reply;
        }
      },
    });
  return { name: 'forms in cards', cardActions: [action('open'), action('submit'), action('left')] };
}

async function asCard(deps: FormCardDeps, click: Click, card: AdaptiveCard): Promise<AdaptiveCard> {
  const buttons: Json[] = [];
  const sends = (node: Json) => {
    const data = (node.data ?? {}) as Json;
    if (node.type !== 'Action.Submit' || typeof data.form !== 'string') return node;
    buttons.push(executed(cancelIn(click.locale, deps.say), verbs.left, data));
    return executed(node, verbs.submit, data);
  };
  const form = changed(card, sends) as Json;
  const [leaves] = buttons;
  const actions = [...((form.actions as Json[] | undefined) ?? []), ...(leaves ? [leaves] : [])];
  const choices = await choicesOf(deps, click, form);
  const filled = changed(form, (node) => (typeof node.id === 'string' && choices.get(node.id)) || node);
  return { ...(filled as AdaptiveCard), actions };
}

/** Choices that a client would query while typing: here the first page of them. */
async function choicesOf({ searches }: FormCardDeps, click: Click, form: Json): Promise<ReadonlyMap<string, Json>> {
  const typed: Json[] = [];
  changed(form, (node) => {
    if (node['choices.data'] !== undefined) typed.push(node);
    return node;
  });
  const found = new Map<string, Json>();
  for (const input of typed) {
    const { dataset } = input['choices.data'] as { dataset: string };
    const given = (input.choices as { value: string }[] | undefined) ?? [];
    const first = await searches.first(click, dataset);
    const others = first.filter(({ value }) => !given.some((one) => one.value === value));
    found.set(String(input.id), {
      ...without(input, 'choices.data'),
      style: 'compact',
      choices: [...given, ...others],
    });
  }
  return found;
}

function cancelIn(locale: Locale, say: Say): Json {
  return { title: say(locale, 'button.cancel'), associatedInputs: 'none' };
}

function executed(button: Json, verb: string, data: Json): Json {
  return { ...button, type: 'Action.Execute', verb, data };
}

function without(record: Json, key: string): Json {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** A copy to which `change` was applied on every object, innermost first. */
function changed(node: unknown, change: (node: Json) => Json): unknown {
  if (Array.isArray(node)) return node.map((inner) => changed(inner, change));
  if (typeof node !== 'object' || node === null) return node;
  return change(Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, changed(inner, change)])));
}

import { z } from 'zod';
import type { ExtensionFound, ExtensionResult, Feature, MessageActedOn, TaskReply, Turn } from '../feature.ts';
import { visible } from '../visible-text.ts';
import type { IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';
import { errorReply } from './error-reply.ts';
import { wordsWithoutMentions } from './html-words.ts';
import type { Say } from './say.ts';
import { longestSaid } from './spoken-text.ts';

/** Teams shows 25 a page, and four pages at most (docs/teams.md#message-extension). */
const mostOnPage = 25;
const mostInAll = 100;
const longestQuery = 200;
const longestLink = 2_000;

const whole = z.coerce.number().int().nonnegative().catch(0);
const Query = z.looseObject({
  commandId: z.string().max(100),
  parameters: z
    .array(z.looseObject({ name: z.string(), value: z.unknown() }))
    .nullish()
    .catch(null),
  queryOptions: z.looseObject({ skip: whole, count: whole }).nullish().catch(null),
});
const Link = z.looseObject({ url: z.string().max(longestLink) });
const Fetch = z.looseObject({
  commandId: z.string().max(100),
  messagePayload: z
    .looseObject({
      body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish().catch(null),
      linkToMessage: z.string().max(longestLink).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** `composeExtension/…`: search, link unfurling and actions from Teams' message box. Never rejects. */
export class MessageExtensionRouter {
  readonly #extensions: readonly NonNullable<Feature['messageExtension']>[];
  readonly #say: Say;

  constructor({ features, say }: { readonly features: readonly Feature[]; readonly say: Say }) {
    this.#extensions = features.flatMap(({ messageExtension }) => messageExtension ?? []);
    this.#say = say;
  }

  /** `composeExtension/query`: the search text so far, perhaps empty. */
  async query(turn: Turn, { value }: Pick<IncomingActivity, 'value'>): Promise<InvokeAnswer> {
    const query = Query.safeParse(value).data;
    const search = this.#extensions
      .flatMap(({ searches = [] }) => searches)
      .find(({ command }) => command === query?.commandId);
    if (!query || !search) return noExtensionResults;
    const { skip = 0, count = 0 } = query.queryOptions ?? {};
    const page = { skip, count: Math.min(count || mostOnPage, mostOnPage, mostInAll - skip) };
    if (page.count <= 0) return noExtensionResults;
    try {
      return extensionAnswer(await search.find(turn, typedIn(query), page), skip > 0);
    } catch (err) {
      return extensionMessage(errorReply(err, { say: this.#say, locale: turn.locale, log: turn.log }));
    }
  }

  /**
   * `composeExtension/queryLink`: a pasted link. An unknown link and one the person may not see get the same answer.
   */
  async link(turn: Turn, { value }: Pick<IncomingActivity, 'value'>): Promise<InvokeAnswer> {
    const url = Link.safeParse(value).data?.url;
    if (!url) return noExtensionResults;
    try {
      for (const link of this.#extensions.flatMap(({ links = [] }) => links)) {
        const result = await link.preview(turn, url);
        if (result) return unfurled(result);
      }
    } catch (err) {
      turn.log.error({ err }, 'a link could not be unfurled');
    }
    return noExtensionResults;
  }

  /** `composeExtension/fetchTask`: an action on a message, or from the message box. */
  async open(turn: Turn, { value }: Pick<IncomingActivity, 'value'>): Promise<TaskReply> {
    const fetched = Fetch.safeParse(value).data;
    const action = this.#extensions
      .flatMap(({ actions = [] }) => actions)
      .find(({ command }) => command === fetched?.commandId);
    if (!fetched || !action) {
      turn.log.warn('security: an action that the manifest does not offer');
      return { kind: 'message', text: this.#say(turn.locale, 'teams.button-retired') };
    }
    try {
      return await action.open(turn, actedOn(fetched));
    } catch (error) {
      return { kind: 'message', text: errorReply(error, { say: this.#say, locale: turn.locale, log: turn.log }) };
    }
  }
}

/** Before the first letter the parameter is called `initialRun` and holds no text. */
function typedIn({ parameters }: z.infer<typeof Query>): string {
  const typed = parameters?.find(({ name, value }) => name !== 'initialRun' && typeof value === 'string')?.value;
  return visible(typeof typed === 'string' ? typed.slice(0, longestQuery) : '').trim();
}

function actedOn({ messagePayload }: z.infer<typeof Fetch>): MessageActedOn | undefined {
  if (!messagePayload) return undefined;
  const { contentType, content } = messagePayload.body ?? {};
  const given = (content ?? '').slice(0, 8 * longestSaid);
  const words = visible(contentType === 'text' ? given : wordsWithoutMentions(given)).trim();
  const link = teamsLink(messagePayload.linkToMessage ?? '');
  return { words: words.slice(0, longestSaid), ...(link ? { link } : {}) };
}

/** The link is stored in a note that others may follow, so only Teams' own addresses are accepted. */
function teamsLink(link: string): string | undefined {
  const url = URL.parse(link);
  return url?.protocol === 'https:' && teamsHosts.has(url.host) && !url.username ? url.href : undefined;
}

/** Hosts of message links: Teams' older address, its newer one, and those of the US government clouds. */
const teamsHosts = new Set([
  ...['teams.microsoft.com', 'teams.cloud.microsoft'],
  ...['gov.teams.microsoft.us', 'dod.teams.microsoft.us'],
]);

function unfurled(result: ExtensionResult): InvokeAnswer {
  // The preview depends on who pasted the link and on the time: Teams' half-hour cache would show one person's view to
  // another.
  const suggestedActions = { actions: [{ type: 'setCachePolicy', value: '{"type":"no-cache"}' }] };
  return resultsBody([result], { suggestedActions });
}

function extensionAnswer(found: ExtensionFound, isLaterPage: boolean): InvokeAnswer {
  if (found.kind === 'results') return resultsBody(found.results);
  return isLaterPage ? noExtensionResults : extensionMessage(found.text);
}

function resultsBody(results: readonly ExtensionResult[], more: Readonly<Record<string, unknown>> = {}): InvokeAnswer {
  const attachments = results.map(({ title, text, card }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card,
    // A result without its own preview is not shown.
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
  }));
  return {
    status: 200,
    body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments, ...more } },
  };
}

export function extensionMessage(text: string): InvokeAnswer {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}

export const noExtensionResults: InvokeAnswer = resultsBody([]);

import type { CardReply, Feature } from '../../feature.ts';
import { httpProblem } from '../../http/http-problem.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { CardActionRouter } from '../../teams/card-action-router.ts';
import { formCardFeature, formsInCards } from '../../teams/forms-in-cards.ts';
import { Patience } from '../../teams/patience.ts';
import type { Say } from '../../teams/say.ts';
import { SearchRouter } from '../../teams/search-router.ts';
import { TaskRouter } from '../../teams/task-router.ts';
import type { TabCard, TabPressed } from '../contract.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabPresses {
  press(reader: TabReader, pressed: { readonly verb: string; readonly data: unknown }): Promise<TabPressed>;
  /** A card for the page: its windows are forms in their own place, as the page opens none. */
  forPage(card: AdaptiveCard): TabCard;
  /** Resolves when presses that outlived their response have finished. */
  drain(): Promise<void>;
}

/**
 * Buttons of a referral's card, of settings and of files. What posts into a chat, or steers a conversation there, has no place in the
 * page.
 */
const pressable = /^(?:referral|deal|form|favourite|settings|away|routing|roles|channel|bulk)\./;
/**
 * Of leads and the CRM only what stands on a card of one: the page has its own list of leads, and plans of a first load are the
 * chat's.
 */
const onItsCard =
  /^(?:lead\.(?:not-a-lead|to-crm|unverified(?:-take|-archive|-back)?)|crm\.(?:take|take-up|account|again|leave-open|pause|resume|make-again|others|record|leave|stop))$/;
const chatOnly = ['referral.open', 'referral.refresh'];

/**
 * The buttons of the desk's cards, pressed in the tab: the same handlers, schemas, rights and revisions as in chat, so that there is
 * no second rule book.
 */
export function tabPresses({
  features,
  say,
}: {
  readonly features: readonly Feature[];
  readonly say: Say;
}): TabPresses {
  const patience = new Patience({});
  const tasks = new TaskRouter({ features, say });
  const searches = new SearchRouter(features);
  const forms = formCardFeature({ tasks, searches, say });
  const router = new CardActionRouter({ features: [...features, forms], say, patience });
  const forPage = (card: AdaptiveCard) => formsInCards(card) as unknown as TabCard;

  return {
    forPage,
    drain: () => patience.drain(),
    async press(reader, pressed) {
      const isHere = pressable.test(pressed.verb) || onItsCard.test(pressed.verb);
      if (!isHere || chatOnly.includes(pressed.verb)) throw httpProblem(400, {}, { reason: 'verb' });
      // A late result is seen at the next poll: there is no message to edit.
      return answerOf(await router.route(reader, pressed, async () => {}));
    },
  };

  function answerOf(reply: CardReply): TabPressed {
    return reply.kind === 'card' ? { card: forPage(reply.card) } : { text: reply.text };
  }
}

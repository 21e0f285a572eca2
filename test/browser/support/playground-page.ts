import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { playgroundNames } from '../../../src/demo/playground-config.ts';
import { patiently } from '../../support/patiently.ts';

const patience = patiently.timeout;

/** Cards that stand by themselves; a card inside a card (Action.ShowCard) has the same class. */
const outerCard = '.ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)';

const mostAttempts = 5;

/**
 * A person at the Playground's page. Every action waits until the page is ready for it; nothing waits for a fixed time.
 *
 * Facts about the page (0.2.28), each seen in Chromium:
 * - A channel shows its newest post first, a chat its newest message last.
 * - A bot hears a channel post only if it is mentioned, as in Teams; a mention is typed out as <at>name</at>.
 * - A press on Action.Execute sends the inputs with the action's data; a text answer shows as a notice under the card,
 *   and the inputs are empty again.
 * - All cards are drawn anew for each message that comes, and what was typed into one and not sent is gone.
 * - Conversations that are not open are not in the page at all.
 */
export class PlaygroundPage {
  readonly page: Page;
  readonly #shown: Shown;
  #isChannel = false;

  private constructor(page: Page) {
    this.page = page;
    this.#shown = { before: new Set(), told: new Set() };
  }

  /** Opens the page in a browser session of its own; the personal chat is open at first. */
  static async open(browser: Browser, url: string): Promise<PlaygroundPage> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: 'en-US' });
    const playground = new PlaygroundPage(page);
    await showsOnlyWhatIsNew(page, playground.#shown);
    page.setDefaultTimeout(patience);
    await page.goto(url);
    await playground.#isDrawn();
    return playground;
  }

  /** The same page without anything that it was told so far: loaded again, which takes half of what a session of its own takes. */
  async beginsAnew(): Promise<void> {
    this.#shown.before = new Set(this.#shown.told);
    await this.page.reload();
    await this.#isDrawn();
  }

  async #isDrawn(): Promise<void> {
    await this.page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor();
    await this.openPersonalChat();
  }

  async openPersonalChat(): Promise<void> {
    await this.page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    await this.page.getByRole('button', { name: 'Send Message' }).waitFor();
    this.#isChannel = false;
  }

  async openChannel(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: `${playgroundNames.team} - ${name}` }).click();
    await this.page.getByRole('button', { name: 'Post', exact: true }).waitFor();
    this.#isChannel = true;
  }

  /** The deal team's channel. */
  openTeam(): Promise<void> {
    return this.openChannel(playgroundNames.generalChannel);
  }

  /** Writes to the bot: in the personal chat as a message, in a channel as a new post that mentions it. */
  async say(text: string): Promise<void> {
    const editor = this.page.locator('[contenteditable=true]').first();
    const words = this.#isChannel ? `<at>${playgroundNames.bot}</at> ${text}` : text;
    const start = text.slice(0, 12).trim();
    // A card that comes at this moment draws the page anew and takes the focus away, and the words with it.
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      await editor.click();
      if (attempt > 0) await this.page.keyboard.press('ControlOrMeta+A');
      // All at once, as pasted: with each letter the page draws every card anew.
      await this.page.keyboard.insertText(words);
      if ((await editor.textContent())?.includes(start)) break;
    }
    if (this.#isChannel) await this.page.getByRole('button', { name: 'Post', exact: true }).click();
    else await editor.press('Enter');
  }

  /** The cards of the open conversation, in the order of the page. */
  cards(): Locator {
    return this.page.locator(outerCard);
  }

  /** The newest card of the open conversation. */
  lastCard(): Locator {
    return this.#isChannel ? this.cards().first() : this.cards().last();
  }

  /** The newest card that shows this text, once there is one: within so many milliseconds. */
  async cardWith(text: string | RegExp, timeout: number = patience): Promise<Locator> {
    const found = this.cards().filter({ hasText: text });
    const card = this.#isChannel ? found.first() : found.last();
    await card.waitFor({ timeout });
    return card;
  }

  /**
   * Says something, and waits for a card that answers it: a new one with this text, for it may have been asked before. Cards
   * are counted whatever they show: the question before may be edited into one line at the same moment.
   */
  async hears(words: string, answer: string | RegExp): Promise<Locator> {
    const before = await this.cards().allTextContents();
    await this.say(words);
    const matching = (texts: readonly string[]) => texts.filter((text) => reads(text, answer)).length;
    let texts: readonly string[] = before;
    const isAnswered = async () => {
      texts = await this.cards().allTextContents();
      const more = Math.max(0, texts.length - before.length);
      const added = this.#isChannel ? texts.slice(0, more) : texts.slice(before.length);
      // A card that folds or goes at this moment makes them fewer.
      return matching(added) > 0 || matching(texts) > matching(before);
    };
    await expect
      .poll(isAnswered, { timeout: patience, message: `an answer to “${words}”: ${answer}` })
      .toBe(true)
      .catch((error: Error) => {
        const last = texts.slice(-3).map((text) => text.slice(0, 300));
        throw new Error(
          `${error.message}\nThe last of ${texts.length} cards (${before.length} before): ${last.join(' | ')}`,
        );
      });
    return this.cardWith(answer);
  }

  /** A message of the open conversation that shows this text. */
  message(text: string | RegExp): Locator {
    return this.page.locator('p, .ac-textBlock').filter({ hasText: text }).last();
  }

  async press(title: string, card: Locator = this.lastCard()): Promise<void> {
    await card.getByRole('button', { name: title, exact: true }).click();
  }

  /** Writes into a text, number or date input; a date as MM/DD/YYYY. */
  async fill(label: string, value: string, card: Locator = this.lastCard()): Promise<void> {
    const input = this.field(label, card);
    await input.fill(value);
    // A date input opens a calendar that would cover the next button; in a number input, Escape takes back what was typed.
    await input.press((await input.getAttribute('role')) === 'combobox' ? 'Escape' : 'Tab');
  }

  async choose(label: string, option: string, card: Locator = this.lastCard()): Promise<void> {
    // Two questions of one card may have the same answers.
    const question = card.getByRole('radiogroup', { name: label });
    const radio = question.getByRole('radio', { name: option, exact: true });
    const list = card.getByRole('combobox', { name: label });
    // The form may still be on its way.
    await radio.or(list).first().waitFor();
    if (await radio.count()) {
      await radio.check();
      return;
    }
    await list.click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  async tick(label: string, card: Locator = this.lastCard()): Promise<void> {
    await card.getByRole('checkbox', { name: label }).click();
  }

  /** Required inputs have a star after their label. */
  field(label: string, card: Locator = this.lastCard()): Locator {
    return card
      .getByRole('textbox', { name: label })
      .or(card.getByRole('combobox', { name: label }))
      .or(card.getByRole('spinbutton', { name: label }))
      .first();
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }
}

/** As a locator's `hasText` compares. */
function reads(text: string, wanted: string | RegExp): boolean {
  const plain = (words: string) => words.replaceAll(/\s+/g, ' ').toLowerCase();
  return typeof wanted === 'string' ? plain(text).includes(plain(wanted)) : wanted.test(text);
}

/** What the Playground tells its page; a root post begins a conversation of its own, which replies and edits name. */
interface Told {
  readonly actionConversationId?: string;
  readonly message?: { readonly messageId: string; readonly postConversationId?: string };
}

interface Shown {
  /** Of stories that are over: kept from the page. */
  before: ReadonlySet<string>;
  readonly told: Set<string>;
}

/**
 * A page draws all its messages anew for each that comes: a story that is played after others would take many times as
 * long. So what the page was told before it began anew is kept from it, with its edits and replies.
 */
async function showsOnlyWhatIsNew(page: Page, shown: Shown): Promise<void> {
  await page.routeWebSocket(/\/_ws_conversation\//, (socket) => {
    socket.connectToServer().onMessage((frame) => {
      const { actionConversationId = '', message } = JSON.parse(String(frame)) as Told;
      if (shown.before.has(actionConversationId) || shown.before.has(message?.messageId ?? '')) return;
      for (const id of [message?.messageId, message?.postConversationId]) if (id) shown.told.add(id);
      socket.send(frame);
    });
  });
}

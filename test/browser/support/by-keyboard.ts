import type { TeamsPage } from './teams-page.ts';

/** Somebody without a mouse: nothing gets the focus but by Tab, and what has it is told by its name. */
export class Keyboard {
  readonly #teams: TeamsPage;

  constructor(teams: TeamsPage) {
    this.#teams = teams;
  }

  /** The name of what has the focus, as a screen reader would begin to say it; empty: nothing in the page. */
  async focused(): Promise<string> {
    return this.#teams.frame().evaluate(() => {
      const page = globalThis as never as { document: { activeElement: Focused | null; body: unknown } };
      const { activeElement: element, body } = page.document;
      if (!element || element === body) return '';
      const label = element.labels?.[0]?.textContent ?? '';
      return (element.getAttribute('aria-label') ?? (label || (element.textContent ?? ''))).trim();
    });
  }

  /** By Tab alone, forward or back. */
  async goesTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 80): Promise<void> {
    const passed: string[] = [];
    for (let press = 0; press < most; press++) {
      await this.#teams.page.keyboard.press(key);
      const now = await this.focused();
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      passed.push(now);
    }
    throw new Error(`Tab never comes to ${String(name)}: ${passed.join(' | ')}`);
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#teams.page.keyboard.press(key);
  }

  /** Goes there and presses Enter. */
  async enters(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.goesTo(name, key);
    await this.presses('Enter');
  }
}

interface Focused {
  readonly labels?: { readonly [index: number]: { readonly textContent: string | null } };
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

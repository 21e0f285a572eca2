import type { Browser, Page } from 'playwright-core';

export interface NewReferral {
  readonly customer: string;
  readonly kind?: 'Inbound from Microsoft' | 'Inbound from a partner';
  /** A person of the demo by name, or "nobody". */
  readonly owner?: string;
  readonly country?: string;
  readonly dueIn?: '14 days' | '3 days' | '1 day' | '2 hours' | 'no date given';
}

/** A person at the sandbox's control page. */
export class ControlPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string): Promise<ControlPage> {
    const page = await browser.newPage({ viewport: { width: 1300, height: 1000 }, locale: 'en-US' });
    await page.goto(url);
    await page.getByTestId('new-owner').getByRole('option').first().waitFor({ state: 'attached' });
    return new ControlPage(page);
  }

  async newReferral({ customer, kind, owner, country, dueIn }: NewReferral): Promise<void> {
    const { page } = this;
    await page.getByTestId('new-kind').selectOption({ label: kind ?? 'Inbound from Microsoft' });
    await page.getByTestId('new-owner').selectOption({ label: owner ?? 'Alex Wilber' });
    await page.getByTestId('new-country').selectOption({ label: country ?? 'United States' });
    await page.getByTestId('new-expires').selectOption({ label: dueIn ?? '14 days' });
    await page.getByTestId('new-customer').fill(customer);
    await page.getByTestId('new-referral').click();
    await page.getByTestId('said').filter({ hasText: customer }).waitFor();
  }

  /** Who sits in front of the Playground from now on, and how their Teams is set. */
  async becomes(person: string, language: 'English' | '한국어' | 'Русский' | '繁體中文'): Promise<void> {
    const { page } = this;
    const said = page.getByTestId('said');
    const people = page.getByTestId('viewer-person');
    const key = await people.getByRole('option').filter({ hasText: person }).getAttribute('value');
    await people.selectOption(key ?? '');
    await said.filter({ hasText: person }).waitFor();
    await page.getByTestId('viewer-language').selectOption({ label: language });
    await said.filter({ hasText: language }).waitFor();
  }

  async moveClock(by: '+1 hour' | '+1 day' | '+3 days' | '+7 days'): Promise<void> {
    const clock = this.page.getByTestId('clock').filter({ hasText: /\d/ });
    const before = (await clock.textContent()) ?? '';
    await this.page.getByRole('button', { name: by, exact: true }).click();
    await clock.filter({ hasNotText: before }).waitFor();
  }

  /** Presses one of the buttons of a referral's row, ours or Microsoft's: what others do meanwhile. */
  async meanwhile(customer: string, deed: string): Promise<void> {
    await this.page.getByRole('group', { name: 'Which referrals' }).getByRole('button', { name: 'All' }).click();
    const row = this.page.getByTestId('referrals').getByRole('row').filter({ hasText: customer });
    await row.getByRole('button', { name: deed }).click();
    await this.page.getByTestId('said').filter({ hasText: customer }).waitFor();
  }
}

import { useState } from 'preact/hooks';
import type { TabCostEntered, TabScorecard } from '../scorecard-contract.ts';
import { type Api, ApiProblem } from './api.ts';
import { DateInput } from './date-input.tsx';
import { Bar } from './parts.tsx';
import { PressProblem } from './problem-bar.tsx';
import { t } from './texts.ts';

interface CostProps {
  readonly api: Api;
  readonly found: TabScorecard;
  readonly costs: NonNullable<TabScorecard['costs']>;
  saved(): void;
  say(words: string): void;
}

/** Costs of campaigns, which Partner Center does not have: entered by an admin, to compute the return. */
export function CostForm({ api, found, costs, saved, say }: CostProps) {
  /** What is wrong with what was typed. */
  const [wrong, setWrong] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const send = async (form: HTMLFormElement) => {
    try {
      const entered = await api.post<TabCostEntered>('/scorecard/costs', costIn(form));
      setProblem(undefined);
      setWrong(entered.problem ?? '');
      if (entered.problem) return;
      form.reset();
      say(t('tab.page.scorecard.saved'));
      saved();
    } catch (error) {
      const isTyped = error instanceof ApiProblem && error.status === 400;
      setWrong(isTyped ? t('tab.page.scorecard.wrong') : '');
      setProblem(isTyped ? undefined : error);
    }
  };
  return (
    <section class="metric costs" aria-labelledby="costs">
      <h2 id="costs">{t('tab.page.scorecard.costs')}</h2>
      {costs.length > 0 ? (
        <ul class="entries">
          {costs.map(({ campaign, currency, text }) => (
            <li key={`${campaign} ${currency}`}>
              <bdi>{campaign}</bdi>: {text}
            </li>
          ))}
        </ul>
      ) : null}
      <form
        class="cost-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        {wrong ? <Bar kind="problem">{wrong}</Bar> : null}
        <PressProblem api={api} problem={problem} clear={() => setProblem(undefined)} />
        <CostFields found={found} />
        <button type="submit">{t('tab.page.scorecard.save')}</button>
      </form>
    </section>
  );
}

function costIn(form: HTMLFormElement) {
  const typed = new FormData(form);
  const text = (name: string) => String(typed.get(name) ?? '').trim();
  return {
    campaign: text('campaign'),
    currency: text('currency').toUpperCase(),
    cost: text('cost'),
    from: text('from'),
    to: text('to'),
  };
}

function CostFields({ found }: Pick<CostProps, 'found'>) {
  return (
    <>
      <label>
        <span>{t('tab.page.scorecard.campaign')}</span>
        <input name="campaign" list="campaigns" required maxLength={200} />
      </label>
      <datalist id="campaigns">
        {found.campaigns.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label>
        <span>{t('tab.page.scorecard.cost')}</span>
        <input name="cost" inputMode="decimal" required />
      </label>
      <label>
        <span>{t('tab.page.scorecard.currency')}</span>
        <input name="currency" required maxLength={3} size={4} />
      </label>
      <div class="dated">
        <label for="cost-from">
          <span>{t('tab.page.scorecard.from')}</span>
        </label>
        <DateInput id="cost-from" name="from" required day={found.period.from} />
      </div>
      <div class="dated">
        <label for="cost-to">
          <span>{t('tab.page.scorecard.to')}</span>
        </label>
        <DateInput id="cost-to" name="to" required day={found.period.to} />
      </div>
    </>
  );
}

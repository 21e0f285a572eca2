import type { ListRow } from '../../cards/card-data.ts';
import { referralListing } from '../../cards/cards.ts';
import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { timeLeft, urgencyOf } from '../../i18n/time-left.ts';
import type { Referral } from './referral.ts';
import { moneyOf } from './referral-card-facts.ts';
import { isUndecided, stageOf } from './referral-stage.ts';
import { type BuiltCard, noticeLines, type ReferralView } from './referral-view.ts';

/** More would not fit into a card, nor onto a screen. */
const mostRows = 10;

/** Referrals at a glance, each with a button that opens it. `more` counts those that match but were not loaded. */
export function referralList(
  title: string,
  items: readonly Referral[],
  view: ReferralView,
  options: { readonly empty: string; readonly more: number },
): BuiltCard {
  const more = Math.max(0, options.more) + Math.max(0, items.length - mostRows);
  const card = referralListing({
    locale: view.locale,
    fallbackText: unformatted(title),
    notices: noticeLines(view),
    title: plainName(title, 200),
    empty: items.length === 0 ? [{ text: plain(options.empty, { max: 400 }) }] : [],
    rows: items.slice(0, mostRows).map((referral) => rowOf(referral, view)),
    more: more > 0 ? [{ text: say(view.locale, 'list.more', { count: more }) }] : [],
  });
  return { card, summary: unformatted(title) };
}

const colors = { good: 'Default', warning: 'Warning', attention: 'Attention' } as const;

function rowOf(referral: Referral, view: ReferralView): ListRow {
  const { locale } = view;
  const { record } = referral;
  const stage = say(locale, `stage.${stageOf(referral, view.now)}`);
  const left = referral.deadline.getTime() - view.now.getTime();
  const waits = referral.kind === 'inbound' && isUndecided(referral, view.now);
  return {
    referralId: referral.id,
    customer: plainName(record.customer.name),
    dealName: plainName(record.name, 100),
    value: moneyOf(referral, locale),
    stage: waits && left > 0 ? `${stage} · ${timeLeft(locale, left)}` : stage,
    color: waits ? colors[urgencyOf(left)] : 'Default',
    tooltip: `${say(locale, 'button.open')}: ${unformatted(record.customer.name, 60)}`,
  };
}

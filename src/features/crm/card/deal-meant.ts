import { foldName } from '../../../answers/text/said.ts';
import { plainName } from '../../../cards/plain.ts';
import type { Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { joinedClauses } from '../../../i18n/format.ts';
import { type DealsByWords, isCalled, isDeal } from '../../deals/index.ts';
import type { DealtWithLast, Referral } from '../../referrals/index.ts';
import type { CrmActionDeps } from './crm-card-actions.ts';

export interface CrmDealWordDeps extends CrmActionDeps {
  readonly byWords: DealsByWords;
  readonly dealtWithLast: DealtWithLast;
}

/** Upper bound of deals listed in a question. */
const mostNamed = 5;

type Meant = { readonly deal: Referral } | { readonly deal?: undefined; readonly why: string };

/** The one open deal of this name, without a name the one that was dealt with last; or a sentence that asks which. */
export async function dealMeant(deps: CrmDealWordDeps, turn: Turn, name: string | undefined): Promise<Meant> {
  const [deal, ...others] = name === undefined ? await last(deps, turn) : await called(deps, turn, name);
  if (!deal) return { why: unknown(turn, name) };
  return others.length > 0 ? { why: several(turn, [deal, ...others]) } : { deal };
}

function unknown({ locale }: Turn, name: string | undefined): string {
  if (name === undefined) return say(locale, 'crm.deal.which', { example: say(locale, 'crm.deal.example') });
  return say(locale, 'crm.deal.none', { name: plainName(name, 60) });
}

async function called({ byWords }: CrmDealWordDeps, turn: Turn, name: string): Promise<readonly Referral[]> {
  const { found } = await byWords.activeWith(turn.person, name);
  const deals = found.filter((deal) => isDeal(deal) && isCalled(deal, name));
  // Written whole, `Woodgrove Bank` is not `Woodgrove Bank Tokyo` as well.
  const whole = deals.filter(({ record }) => [record.customer.name, record.name].some((each) => isSame(each, name)));
  return whole.length > 0 ? whole : deals;
}

async function last(
  { dealtWithLast, desk, access }: CrmDealWordDeps,
  { person, spokenOf }: Turn,
): Promise<readonly Referral[]> {
  const id = spokenOf ?? (await dealtWithLast(person));
  const deal = id === undefined ? undefined : await desk.referrals.find(id);
  return deal && isDeal(deal) && access.may(person, 'see-in-full', deal) ? [deal] : [];
}

const isSame = (one: string, other: string) => foldName(one) === foldName(other);

function several({ locale }: Turn, deals: readonly Referral[]): string {
  const names = deals.slice(0, mostNamed).map(({ record }) => plainName(`${record.customer.name}: ${record.name}`, 80));
  return say(locale, 'crm.deal.several', { deals: joinedClauses(locale, names) });
}

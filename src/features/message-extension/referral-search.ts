import type { ExtensionPage, ExtensionResult, ExtensionSearch, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Lists, ListView, SearchBox } from '../lists/index.ts';
import { type Access, type FindDeps, findFor, type Presenter, type Referral } from '../referrals/index.ts';
import { sharedCard } from './shared-card.ts';

export interface ReferralSearchDeps extends FindDeps {
  readonly lists: Pick<Lists, 'each'>;
  readonly box: SearchBox;
  readonly access: Access;
  readonly presenter: Pick<Presenter, 'viewersOf'>;
  readonly now: () => Date;
  /** Link to the referral in the desk's tab; undefined: there is no tab. */
  readonly linkTo: (referralId: string) => string | undefined;
}

/**
 * Upper bound of people whose client requests their own view as soon as the card is shown; others press a button. Low
 * because ids are long and one answer contains 25 cards.
 */
const mostViewers = 3;

/** `findReferral`: search by customer, deal, owner, country or stage, with the query and the reach of the chat. */
export function referralSearch(deps: ReferralSearchDeps): ExtensionSearch {
  return {
    command: 'findReferral',
    async find(turn, text, page) {
      const { locale, person } = turn;
      if (!deps.access.reach(person)) return { kind: 'nothing', text: say(locale, 'extension.noRole') };
      const found = text ? await sought(deps, turn, text, page) : await first(deps, turn, page);
      if (found.length === 0) return { kind: 'nothing', text: nothing(turn, text) };
      return { kind: 'results', results: await Promise.all(found.map((referral) => result(deps, turn, referral))) };
    },
  };
}

async function sought(deps: ReferralSearchDeps, turn: Turn, text: string, page: ExtensionPage) {
  const most = page.skip + page.count;
  const listed = (view: Omit<ListView, 'page'>) => upTo(most, deps.lists.each(turn, { ...view, page: 1 }, most));
  for await (const reading of deps.box(turn, text)) {
    const found = 'named' in reading ? await named(deps, turn, reading.named.slice(0, most)) : await listed(reading);
    if (found.length > 0) return found.slice(page.skip);
  }
  return [];
}

async function named(deps: ReferralSearchDeps, { person }: Turn, ids: readonly string[]) {
  return (await Promise.all(ids.map((id) => findFor(deps, person, id)))).flatMap((referral) => referral ?? []);
}

/** For an empty search: undecided referrals, then the reader's own. */
async function first({ lists }: ReferralSearchDeps, turn: Turn, page: ExtensionPage): Promise<readonly Referral[]> {
  const most = page.skip + page.count;
  const view = (list: ListView['list']) => lists.each(turn, { list, filters: {}, page: 1 }, most);
  async function* both(): AsyncGenerator<Referral> {
    const seen = new Set<string>();
    for (const list of ['inbox', 'mine'] as const)
      for await (const referral of view(list)) {
        if (seen.has(referral.id)) continue;
        seen.add(referral.id);
        yield referral;
      }
  }
  return (await upTo(most, both())).slice(page.skip);
}

async function upTo(most: number, all: AsyncGenerator<Referral>): Promise<readonly Referral[]> {
  const found: Referral[] = [];
  for await (const referral of all) if (found.push(referral) >= most) break;
  return found;
}

async function result(deps: ReferralSearchDeps, turn: Turn, referral: Referral): Promise<ExtensionResult> {
  const { locale, timeZone } = turn;
  const refreshFor = await deps.presenter.viewersOf(referral, turn.person, mostViewers);
  const reader = { locale, timeZone, now: deps.now(), refreshFor, live: true, link: deps.linkTo(referral.id) };
  return sharedCard(referral, reader);
}

function nothing({ locale }: Turn, text: string): string {
  return text
    ? say(locale, 'extension.nothing.found', { words: text.slice(0, 60) })
    : say(locale, 'extension.nothing.yours');
}

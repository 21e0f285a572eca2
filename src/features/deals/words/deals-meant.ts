import type { Turn } from '../../../feature.ts';
import type { Access, DealtWithLast, Referral, ReferralStore } from '../../referrals/index.ts';
import { isDeal, isOpenDeal } from '../deal/deal.ts';
import {
  type DealsByWords,
  firstLettersOf,
  firstWord,
  isAlmostCalled,
  isCalled,
  isCustomerCalled,
  type MaybeNamed,
  nearlySpeaksOf,
  speaksOf,
} from './deal-named.ts';

export interface DealsMeantDeps {
  readonly referrals: Pick<ReferralStore, 'find' | 'ownedBy'>;
  readonly byWords: DealsByWords;
  readonly dealtWithLast: DealtWithLast;
  readonly access: Access;
}

/** A deal that may be meant, and the words that then are the value. */
interface DealChoice {
  readonly deal: Referral;
  readonly words: string;
}

interface DealsCalled {
  /** The only open deal of this name, where the search was complete and nothing is asked. */
  readonly only?: Referral;
  /** What to ask about, without repeats; the deal opened last is always among them. */
  readonly choices: readonly DealChoice[];
  /** False: no deal has this name, and the choices are guesses. */
  readonly isCalledSo: boolean;
}

const mostLookedAt = 100;
/** Upper bound of those of one name, so that the deal opened last has a place among the choices. */
const mostCalled = 5;

/** Which deal somebody's words are about. */
export class DealsMeant {
  readonly #deps: DealsMeantDeps;

  constructor(deps: DealsMeantDeps) {
    this.#deps = deps;
  }

  async openedLast(turn: Turn): Promise<Referral | undefined> {
    const { dealtWithLast, referrals, access } = this.#deps;
    const last = turn.spokenOf ?? (await dealtWithLast(turn.person));
    const opened = last ? await referrals.find(last) : undefined;
    return opened && isDeal(opened) && access.may(turn.person, 'see-in-full', opened) ? opened : undefined;
  }

  /** The deal opened last, else all open ones of this person. */
  async withoutName(turn: Turn): Promise<readonly Referral[]> {
    const opened = await this.openedLast(turn);
    return opened ? [opened] : this.#ownOpen(turn);
  }

  /** What was named, in any state and whoever may change it. */
  async named(ids: readonly string[]): Promise<readonly Referral[]> {
    const found = await Promise.all(ids.slice(0, mostLookedAt).map((id) => this.#deps.referrals.find(id)));
    return found.filter((referral) => referral !== undefined);
  }

  /** An open deal, of which this person may change the fields; all rights to a deal's work go together (`permissions`). */
  mayChange({ person }: Turn, deal: Referral): boolean {
    return isOpenDeal(deal) && this.#deps.access.may(person, 'edit', deal);
  }

  /** An open deal that this person sees, and may not change. */
  isOthers(turn: Turn, deal: Referral): boolean {
    return isOpenDeal(deal) && !this.mayChange(turn, deal);
  }

  /** Whatever stands with a customer of this name, also what waits for an answer or has ended. */
  async anyOfCustomer(turn: Turn, name: string): Promise<readonly Referral[]> {
    const found = await this.#deps.byWords.anyWith(turn.person, name);
    return found.filter((referral) => isCustomerCalled(referral, name));
  }

  /** `note Fabrikam signed`, where another deal was opened last: open deals that the note speaks of, else almost does. */
  async othersIn(turn: Turn, note: string, opened: Referral): Promise<readonly Referral[]> {
    if (speaksOf(opened, note)) return [];
    const looked = [...new Set([firstWord(note), ...firstLettersOf(note)])].filter(Boolean);
    const [own, ...found] = await Promise.all([
      this.#ownOpen(turn),
      ...looked.map(async (words) => (await this.#deps.byWords.activeWith(turn.person, words)).found),
    ]);
    const all = [...new Map([own, ...found].flat().map((deal) => [deal.id, deal])).values()].filter(isOpenDeal);
    const spokenOf = all.filter((deal) => speaksOf(deal, note));
    const nearly =
      spokenOf.length > 0 || nearlySpeaksOf(opened, note) ? [] : all.filter((deal) => nearlySpeaksOf(deal, note));
    return [...spokenOf, ...nearly].slice(0, mostCalled);
  }

  /**
   * @param words the whole text, of which `name` may be a deal's name and `rest` what follows it.
   * @param asks the person is asked in any case: the choices are wanted even if one deal alone has the name.
   */
  async called(turn: Turn, words: string, { name, rest }: MaybeNamed, asks: boolean): Promise<DealsCalled> {
    const { found, complete } = await this.#deps.byWords.activeWith(turn.person, name);
    const namesakes = found.filter((deal) => this.mayChange(turn, deal) && isCalled(deal, name));
    const row = namesakes.find(({ id }) => id === turn.rowMeant);
    const called = row ? [row] : namesakes;
    const [only, ...others] = called;
    const isCalledSo = only !== undefined;
    if (only && others.length === 0 && (complete || row) && !asks) return { only, choices: [], isCalledSo };
    const opened = await this.openedLast(turn);
    const almost = isCalledSo
      ? []
      : [...found, ...(await this.#ownOpen(turn))].filter((deal) => this.mayChange(turn, deal));
    const choices = [
      ...called.slice(0, mostCalled).map((deal) => ({ deal, words: rest })),
      ...almost
        .filter((deal) => isAlmostCalled(deal, name))
        .slice(0, mostCalled)
        .map((deal) => ({ deal, words: rest })),
      // Words that are not its name belong to the value.
      ...(opened && isOpenDeal(opened) ? [{ deal: opened, words: isAlmostCalled(opened, name) ? rest : words }] : []),
      ...almost.map((deal) => ({ deal, words: rest })),
    ];
    const unique = choices.filter(({ deal }, index) => choices.findIndex((one) => one.deal.id === deal.id) === index);
    return { choices: unique, isCalledSo };
  }

  async #ownOpen(turn: Turn): Promise<readonly Referral[]> {
    return (await this.#deps.referrals.ownedBy(turn.person, mostLookedAt)).filter(isOpenDeal);
  }
}

/**
 * Partner Center has no public search for solutions (docs/partner-center.md#solutions), so the desk keeps its own
 * catalogue, imported from CSV or JSON and extended by every synced referral.
 */
export interface CatalogueSolution {
  /** `SOL-<digits>-<letters>` or a guid. */
  readonly id: string;
  readonly name: string;
  readonly owner: 'mine' | 'microsoft' | 'third-party';
  readonly publisherName?: string;
  /** Azure application, container, virtual machine, IoT Edge module, SaaS, consulting service, ... */
  readonly offerType?: string;
  readonly coSellStatus: CoSellStatus;
  /** A deal with an assessment has exactly this one solution. */
  readonly isAssessment: boolean;
  readonly seenAt: Date;
}

/**
 * Two sequences of statuses: Azure, and business applications (docs/partner-center.md#co-sell-status). `unknown`: known
 * only from a referral.
 */
export const coSellStatuses = [
  'not-ready',
  'ready',
  'azure-ip-incentivised',
  'business-applications-standard',
  'business-applications-premium',
  'unknown',
] as const;
export type CoSellStatus = (typeof coSellStatuses)[number];

/** The part of a solution that a referral shows. */
export type LearntSolution = Pick<CatalogueSolution, 'id' | 'name' | 'publisherName' | 'owner'> &
  Partial<Pick<CatalogueSolution, 'isAssessment'>>;

/** Catalogue entries by the ids in their requested spelling. */
export type KnownSolutions = ReadonlyMap<string, CatalogueSolution>;
export const nothingKnown: KnownSolutions = new Map();

export interface SolutionCatalogue {
  find(id: string): Promise<CatalogueSolution | undefined>;
  known(ids: readonly string[]): Promise<KnownSolutions>;
  /** By name or id, best first. */
  search(words: string, limit: number): Promise<readonly CatalogueSolution[]>;
  /** Adds or replaces by id. An import has more fields than a referral shows, so `learn` never removes any. */
  put(solutions: readonly CatalogueSolution[]): Promise<void>;
  learn(solution: LearntSolution): Promise<void>;
}

/**
 * Microsoft registers deals about Azure IP co-sell solutions (docs/partner-center.md#registration). A solution known
 * only from a referral has an unknown status and passes as well.
 */
export function mayBeRegistered({ coSellStatus }: Pick<CatalogueSolution, 'coSellStatus'>): boolean {
  return coSellStatus === 'azure-ip-incentivised' || coSellStatus === 'unknown';
}

/**
 * The solutions to offer. Those that cannot be chosen are included only if nothing else matches, so that the reason can
 * be shown.
 */
export function choosable(found: readonly CatalogueSolution[], words: string): readonly CatalogueSolution[] {
  const ready = found.filter((solution) => !whyNotChosen(solution));
  return ready.length > 0 || words.trim() === '' ? ready : found;
}

/** Why a solution cannot be chosen for a deal, or undefined. Microsoft's own need no co-sell status. */
export function whyNotChosen({ owner, coSellStatus }: CatalogueSolution): 'not-ready' | undefined {
  return owner !== 'microsoft' && coSellStatus === 'not-ready' ? 'not-ready' : undefined;
}

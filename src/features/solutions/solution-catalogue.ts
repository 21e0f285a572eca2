/**
 * Partner Center has no public search for solutions (docs/partner-center.md#solutions): the desk keeps a catalogue of
 * its own, imported from CSV or JSON and grown from every synced referral.
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
  /** Exactly one assessment per deal, and no other solution with it. */
  readonly isAssessment: boolean;
  readonly seenAt: Date;
}

/**
 * Two ladders: Azure, and business applications (docs/partner-center.md#co-sell-status). `unknown`: grown from a
 * referral.
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

/** What a referral shows of a solution. */
export type LearntSolution = Pick<CatalogueSolution, 'id' | 'name' | 'publisherName' | 'owner'> &
  Partial<Pick<CatalogueSolution, 'isAssessment'>>;

/** What the catalogue knows of some solutions, by their ids as they were asked for. */
export type KnownSolutions = ReadonlyMap<string, CatalogueSolution>;
export const nothingKnown: KnownSolutions = new Map();

export interface SolutionCatalogue {
  find(id: string): Promise<CatalogueSolution | undefined>;
  known(ids: readonly string[]): Promise<KnownSolutions>;
  /** By name or id, best first. */
  search(words: string, limit: number): Promise<readonly CatalogueSolution[]>;
  /** Adds or replaces by id. An import knows more than what a referral shows: `learn` never lowers what is known. */
  put(solutions: readonly CatalogueSolution[]): Promise<void>;
  learn(solution: LearntSolution): Promise<void>;
}

/**
 * Microsoft registers deals about Azure IP co-sell solutions (docs/partner-center.md#registration); what a referral
 * showed has no known status.
 */
export function mayBeRegistered({ coSellStatus }: Pick<CatalogueSolution, 'coSellStatus'>): boolean {
  return coSellStatus === 'azure-ip-incentivised' || coSellStatus === 'unknown';
}

/** What is offered to choose from. One that can't be chosen is there only where nothing else is meant: then it is said why. */
export function choosable(found: readonly CatalogueSolution[], words: string): readonly CatalogueSolution[] {
  const ready = found.filter((solution) => !whyNotChosen(solution));
  return ready.length > 0 || words.trim() === '' ? ready : found;
}

/** Why a solution cannot be chosen for a deal, or undefined. Microsoft's own need no co-sell status. */
export function whyNotChosen({ owner, coSellStatus }: CatalogueSolution): 'not-ready' | undefined {
  return owner !== 'microsoft' && coSellStatus === 'not-ready' ? 'not-ready' : undefined;
}

import type { Db } from 'mongodb';
import type { Background } from '../../background.ts';
import type { SystemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Feature } from '../../feature.ts';
import type { Leads } from '../../features/leads/index.ts';
import type { Lists, SearchBox, setFavourite } from '../../features/lists/index.ts';
import type { PeopleStore } from '../../features/people/index.ts';
import type { CopyStore, MongoPollState, ReferralsRoom } from '../../features/referrals/index.ts';
import type { Logger } from '../../logger.ts';

/** Dependencies of the tab. */
export interface TabDeps {
  readonly config: Config;
  readonly db: Db;
  readonly clock: SystemClock;
  readonly log: Logger;
  readonly background: Pick<Background, 'during'>;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly room: ReferralsRoom;
  readonly people: PeopleStore;
  readonly lists: Lists;
  readonly box: SearchBox;
  readonly leads: Pick<Leads, 'maySee' | 'find' | 'waiting'>;
  readonly favourites: Parameters<typeof setFavourite>[0]['favourites'];
  readonly copies: Pick<CopyStore, 'ofReferral'>;
  readonly pollState: Pick<MongoPollState, 'read'>;
  /** All features of the desk: the page dispatches their card actions. */
  readonly features: readonly Feature[];
  readonly asksPerSecond?: number | undefined;
}

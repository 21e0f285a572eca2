import type { Collection, Document } from 'mongodb';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { LeaseTimes } from '../../../sweeps/lease.ts';
import type { Copy } from './copy.ts';
import { mostToOnePlace } from './copy-store.ts';

/** Leases on copies: a long queue for one channel must not hide what is due elsewhere. */
export class MongoCopyLeases extends MongoLeases<Copy> {
  // biome-ignore lint/suspicious/noExplicitAny: the store's own document type stays with the store.
  readonly #copies: Collection<any>;

  // biome-ignore lint/suspicious/noExplicitAny: as above.
  constructor(copies: Collection<any>) {
    super({
      collection: copies,
      at: 'sweep',
      due: (now) => ({ dueAt: { $lte: now } }),
      order: { dueAt: 1 },
      toItem: ({ _id, sweep: _sweep, ...fields }) => ({ id: _id, ...fields }) as Copy,
      counter: 'attempts',
    });
    this.#copies = copies;
  }

  override async due(times: LeaseTimes, limit: number): Promise<readonly string[]> {
    const oldest = await super.due(times, limit);
    const crowded = oldest.length < limit ? [] : await this.#crowded(oldest);
    if (crowded.length === 0) return oldest;
    const here = new Set(crowded.flatMap(({ ids }) => ids));
    const places = crowded.map(({ place }) => place);
    const elsewhere = await this.dueAmong({ 'address.conversationId': { $nin: places } }, times, limit);
    return [...oldest.filter((id) => here.has(id)), ...elsewhere];
  }

  async #crowded(
    ids: readonly string[],
  ): Promise<readonly { readonly place: string; readonly ids: readonly string[] }[]> {
    const rows: readonly Document[] = await this.#copies
      .find({ _id: { $in: ids } }, { projection: { 'address.conversationId': 1 } })
      .toArray();
    const places = Map.groupBy(rows, ({ address }) => String(address?.conversationId));
    return [...places]
      .filter(([, there]) => there.length > mostToOnePlace)
      .map(([place, there]) => ({ place, ids: there.map(({ _id }) => String(_id)) }));
  }
}

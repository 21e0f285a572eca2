import type { Collection, Db } from 'mongodb';

const stoppedBefore = new Set<string | symbol>([
  'findOne',
  'findOneAndUpdate',
  'updateOne',
  'updateMany',
  'countDocuments',
]);

/** As `db`, but `before` runs ahead of its call number `at`. Counts them. */
export function stoppingDatabase(db: Db, at: number, before: () => Promise<void>) {
  let calls = 0;
  const step = async () => {
    if (calls++ === at) await before();
  };
  const collection = (real: Collection) =>
    new Proxy(real, {
      get(target, name) {
        const found = Reflect.get(target, name) as unknown;
        if (typeof found !== 'function') return found;
        if (!stoppedBefore.has(name)) return found.bind(target);
        return async (...given: unknown[]) => {
          await step();
          return found.apply(target, given);
        };
      },
    });
  const stopped = new Proxy(db, {
    get(target, name) {
      const found = Reflect.get(target, name) as unknown;
      if (name === 'collection') return (of: string, how: object) => collection(target.collection(of, how));
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
  return { db: stopped as Db, calls: () => calls };
}

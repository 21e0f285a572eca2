import { describe, expect, it } from 'vitest';
import { ReadAhead } from '../src/read-ahead.ts';

function aStore(ahead: ReadAhead) {
  let value = 0;
  return {
    reads: 0,
    change: () => void value++,
    read(): Promise<number> {
      return ahead.read('value', async () => {
        this.reads++;
        return value;
      });
    },
  };
}

describe('what is read ahead', () => {
  it('is there for the first who looks, and whoever looks again, looks anew', async () => {
    const ahead = new ReadAhead();
    const store = aStore(ahead);
    const seen = await ahead.run(
      () => [store.read()],
      async () => {
        store.change();
        return [await store.read(), await store.read()];
      },
    );
    expect(seen).toEqual([0, 1]);
    expect(store.reads).toBe(2);
  });

  it('is no other turn’s, and nobody’s after its turn', async () => {
    const ahead = new ReadAhead();
    const store = aStore(ahead);
    let later = async (): Promise<number> => -1;
    await ahead.run(
      () => [store.read()],
      async () => {
        const { resolve, promise } = Promise.withResolvers<void>();
        later = async () => {
          resolve();
          return waiting;
        };
        const waiting = promise.then(() => store.read());
      },
    );
    store.change();
    expect(await later()).toBe(1);
    expect(await store.read()).toBe(1);
  });

  it('fails for whoever takes it, and for nobody else', async () => {
    const ahead = new ReadAhead();
    const fails = () => ahead.read('value', () => Promise.reject(new Error('away')));
    await ahead.run(
      () => [fails()],
      async () => expect(fails()).rejects.toThrow('away'),
    );
    expect(
      await ahead.run(
        () => [fails()],
        async () => 'done',
      ),
    ).toBe('done');
  });
});

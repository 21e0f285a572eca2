import { describe, expect, it } from 'vitest';
import { changedFields } from '../../src/mongo/changed-fields.ts';

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);

describe('what has to be written', () => {
  it('is each field whose value differs, however deep and whatever its identity', () => {
    const before = { same: { list: [at('09:00'), { a: 1 }] }, date: at('09:00'), deep: { list: [{ a: 1 }] }, n: 1 };
    const after = { same: { list: [at('09:00'), { a: 1 }] }, date: at('09:01'), deep: { list: [{ a: 2 }] }, n: 1 };
    expect(changedFields(before, after)).toEqual({ $set: { date: at('09:01'), deep: { list: [{ a: 2 }] } } });
  });

  it('is the removal of what is gone, by absence or by undefined', () => {
    expect(changedFields({ a: 1, b: 2, c: 3, d: undefined }, { a: 1, b: undefined })).toEqual({
      $unset: { b: '', c: '' },
    });
  });

  it('is what is new, also where it stands for nothing', () => {
    expect(changedFields({}, { a: null, b: false, c: 0 })).toEqual({ $set: { a: null, b: false, c: 0 } });
  });

  it('is nothing where nothing differs', () => {
    expect(changedFields({ a: [1] }, { a: [1] })).toEqual({});
  });
});

import { blankReferral } from './blank-referral.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What items of lists look like; a blank referral has only empty lists. */
const items: Readonly<Record<string, Json>> = {
  team: {
    firstName: '',
    lastName: '',
    phoneNumber: '',
    email: '',
    title: '',
    contactPreference: { locale: '', disableNotifications: false },
  },
  solutions: {
    id: '',
    name: '',
    type: '',
    price: 0,
    quantity: 0,
    currency: '',
    publisherName: '',
    solutionType: '',
    closingDateTime: '',
  },
  target: { type: '', id: '' },
  ids: { profileType: '', id: '' },
  attributes: { type: '', id: '' },
};

/**
 * A body with our spelling of its property names. Partner Center compares them without case: Microsoft's own sample
 * mixes `ConsentToContact` with `consentToShare...` (reference, section 2).
 */
export function withKnownNames(body: unknown, model: unknown = blankReferral()): unknown {
  if (!isObject(body) || !isObject(model)) return body;
  const known = new Map(Object.keys(model).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(body).map(([given, value]) => {
      const name = known.get(given.toLowerCase()) ?? given;
      const inside = Array.isArray(value)
        ? value.map((item) => withKnownNames(item, items[name]))
        : withKnownNames(value, model[name]);
      return [name, inside];
    }),
  );
}

/** An item for the list at `path` (for example `/team/-`), spelled our way. */
export const itemWithKnownNames = (value: unknown, path: string): unknown =>
  withKnownNames(
    value,
    Object.entries(items).find(([name]) => path.split('/').includes(name) && name !== 'details')?.[1],
  );

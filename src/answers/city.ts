import { isCompanyEnding } from './line-pieces.ts';

/** Up to three words without digits, written like a name, and no legal form or partner's name. */
export function isCity(place: string): boolean {
  const parts = place.split(' ');
  if (parts.length > 3 || /[\d&+/().]/.test(place) || isCompanyEnding(place)) return false;
  return parts.every(
    (part) =>
      /^[\p{Lu}\p{Lo}]/u.test(part) || /^(?:am|an|der|de|la|le|les|los|las|do|da|di|del|upon|on|im|sur|на)$/.test(part),
  );
}

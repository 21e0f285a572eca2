/**
 * Words beside an amount that say what it is, and no part of the number: with or without tax, at most, at least. A deal's value has
 * no place for them, so that whoever said them reads that they are left out.
 */
export function amountQualifiers(said: string): readonly string[] {
  return said.slice(0, longestSaid).match(qualifiers) ?? [];
}

const longestSaid = 200;
const qualifiers =
  /(?:부가세|vat) ?(?:별도|포함|제외)|세전|세후|최대(?!한)|최소|적어도|아무리 못해도|[未不]?含[稅税]|[未加][稅税](?!\p{Script=Han})|[稅税](?:前|後|外加|另計)|最多|最少|至少|(?<!\p{L})(?:(?:excl\.?|ex|excluding|plus|net of|incl\.?|including|with|without) (?:vat|tax)|vat (?:excluded|included|incl)|at (?:least|most)|(?:без|с|включая|плюс|кроме|не включая) ндс|ндс сверху|не (?:менее|более))(?!\p{L})/giu;

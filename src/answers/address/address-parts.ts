/** The parts of an address found in a text. A part that was not given is absent. */
export interface AddressParts {
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** City and country that are already known before the address is parsed. */
export type AddressContext = Pick<AddressParts, 'city' | 'country'>;

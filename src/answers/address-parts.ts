/** What was said of an address. A part that was not said is absent. */
export interface AddressParts {
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** What is known of where it is, before it is read. */
export type AddressContext = Pick<AddressParts, 'city' | 'country'>;

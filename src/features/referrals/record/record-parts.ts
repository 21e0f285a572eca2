/** Building blocks of records, registrations and changes. No imports: everything depends on it. */

export interface Member {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly title?: string;
}

export interface Money {
  readonly value: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface SolutionTag {
  readonly id: string;
  readonly name: string;
  readonly publisherName?: string;
  /** `None`, `Category` or `Name`, as Partner Center writes it. */
  readonly type?: string;
  readonly solutionType?: string;
  readonly quantity?: number;
  readonly price?: number;
  /** ISO 4217, of the price. */
  readonly currency?: string;
}

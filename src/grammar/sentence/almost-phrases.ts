import type { RoleKind, WordRole } from './roles.ts';
import { soundsLikeSign } from './spelling.ts';

/** Bounds of a phrase, in signs. */
export const leastAlmost = 4;
export const mostAlmost = 6;
const anySign = '*';
const readingKinds: readonly RoleKind[] = ['list', 'field', 'filter'];

interface AlmostPhrase {
  readonly sign: string;
  readonly roles: readonly WordRole[];
}

/** Chinese phrases by all but one of their signs, the first excepted: what is typed by sound has another one there. Read-only meanings alone. */
export class AlmostPhrases {
  /** By the phrase without one sign: that sign, and what the phrase means. */
  readonly #bySigns = new Map<string, readonly AlmostPhrase[]>();
  readonly #firstSigns = new Set<string>();

  constructor(phrases: ReadonlyMap<string, readonly WordRole[]>) {
    for (const [phrase, roles] of phrases) {
      const reads = roles.filter(({ kind }) => readingKinds.includes(kind));
      const signs = [...phrase];
      if (reads.length === 0 || signs.length < leastAlmost || signs.length > mostAlmost) continue;
      if (!/^\p{Script=Han}+$/u.test(phrase)) continue;
      this.#firstSigns.add(signs[0] ?? '');
      for (const [place, sign] of signs.entries()) {
        if (place === 0) continue;
        const key = signs.with(place, anySign).join('');
        this.#bySigns.set(key, [...(this.#bySigns.get(key) ?? []), { sign, roles: reads }]);
      }
    }
  }

  mayBegin(sign: string): boolean {
    return this.#firstSigns.has(sign);
  }

  /** What is meant where the sign at this place is another one that sounds alike. */
  rolesOf(signs: readonly string[], place: number): readonly WordRole[] | undefined {
    const near = this.#bySigns.get(signs.with(place, anySign).join(''));
    return near?.find(({ sign }) => soundsLikeSign(signs[place] ?? '', sign))?.roles;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/answers/address/address.ts';
import { readDay } from '../../src/answers/day/day.ts';
import { personPieces } from '../../src/answers/person/person-pieces.ts';
import { readPersonLine } from '../../src/features/new-deal/questions/shared/person.ts';

/** What an answer of several parts holds is in what was read of it, or the answer says what is not: whatever the order. */

const names = ['Sue Smith', 'Anna Maria van der Berg', 'Иван Петров', '김민수', '王小明', 'Jean-Luc O’Neill'] as const;
const phones = [
  '+1 425 555 0100',
  '+49 40 5550100',
  '010-1234-5678',
  '02-2345-6789 #123',
  '8 (495) 555-01-00',
] as const;
const mails = ['sue@fabrikam.example', "o'neil@fabrikam.example", 'ivan.petrov@fabrikam.example'] as const;
const joins = [', ', ' | ', '\n', '\t', ' / '] as const;
const around = ['', '📞 ', 'Tel: ', 'M: '] as const;
const strangers = ['banana', 'бумага', 'x7q', 'Contoso 4711'] as const;

const parts = fc.record({
  name: fc.constantFrom(...names),
  phone: fc.constantFrom(...phones),
  mail: fc.constantFrom(...mails),
  join: fc.constantFrom(...joins),
  label: fc.constantFrom(...around),
  order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
});

const bare = (text: string) => text.replace(/[^\p{L}\p{N}@]/gu, '');

describe('somebody in one answer', () => {
  it('is read whole, in any order, with what people write around', () => {
    fc.assert(
      fc.property(parts, ({ name, phone, mail, join, label, order }) => {
        const said = [name, `${label}${phone}`, mail];
        const read = readPersonLine(order.map((at) => said[at]).join(join), {});
        const { firstName = '', lastName = '', phoneNumber, email } = read.person;
        expect([phoneNumber, email]).toEqual([phone, mail]);
        const asked = read.names?.[0];
        const found = [
          bare(firstName + lastName),
          bare(lastName + firstName),
          bare(`${asked?.firstName}${asked?.lastName}`),
        ];
        expect(found).toContain(bare(name));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps no second number or address to itself', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...phones), ({ name, phone, mail, join }, other) => {
        fc.pre(other !== phone);
        const read = readPersonLine([name, phone, other, mail].join(join), {});
        expect(read.why ?? read.names, 'is told').toBeDefined();
        expect(read.leftOut ?? '').toContain(other);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves words that are nobody’s in the rest', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...strangers), ({ phone, mail, join }, stranger) => {
        expect(personPieces([phone, stranger, mail].join(join)).rest).toContain(stranger);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an address in one answer', () => {
  const streets = ['Hafenstraße 12', '5 Park Lane', '221B Baker Street', 'Calle Mayor 12'] as const;
  const seconds = ['', 'Suite 200', '4th floor', 'Attn: Purchasing', 'banana'] as const;
  const places = ['20457 Hamburg', 'London W1K 1BE', 'Denver, CO 80202', 'Gurugram, Haryana 122003'] as const;
  const countries = ['', 'Germany', 'UK', 'USA', 'India'] as const;

  it('has each of its words in one of the parts', () => {
    const address = fc.record({
      street: fc.constantFrom(...streets),
      second: fc.constantFrom(...seconds),
      place: fc.constantFrom(...places),
      country: fc.constantFrom(...countries),
      join: fc.constantFrom(', ', '\n', '\t', '<br>'),
    });
    fc.assert(
      fc.property(address, ({ street, second, place, country, join }) => {
        const answer = readAddress([street, second, place, country].filter(Boolean).join(join));
        if (answer.kind === 'nothing') return;
        const { country: _code, ...kept } = answer.parts;
        const all = Object.values(kept)
          .map((part) => bare(String(part ?? '')))
          .join(' ');
        for (const word of [street, second, place].join(' ').split(/[ ,]+/).filter(Boolean))
          expect(all).toContain(bare(word));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a point in time', () => {
  it('is never a day of which its distance from UTC is not part', () => {
    const at = fc.date({ min: new Date('2026-12-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.integer({ min: -12, max: 14 }), (date, hours) => {
        const local = new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, 19);
        const sign = hours < 0 ? '-' : '+';
        const said = `${local}${sign}${String(Math.abs(hours)).padStart(2, '0')}:00`;
        const utc = date.toISOString().slice(0, 10);
        const answer = readDay(said, { locale: 'en', today: '2026-11-24' });
        const days = answer.kind === 'day' ? [answer.day] : answer.kind === 'ambiguous' ? answer.readings : [];
        expect(days).toEqual([...new Set([utc, local.slice(0, 10)])].sort());
      }),
      { numRuns: 300 },
    );
  });
});

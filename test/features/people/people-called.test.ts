import { describe, expect, it } from 'vitest';
import { peopleCalled } from '../../../src/features/people/named-people.ts';
import type { Person } from '../../../src/features/people/person.ts';

const people = [
  'Megan Bowen',
  'Lee Gu',
  'Сергей Петров',
  'Анна Иванова',
  'Мария Ким',
  'Игорь Достоевский',
  'Иван Ли',
  '박서준',
  '陳怡君',
].map((name, at): Person => ({ tenantId: 'contoso', aadObjectId: `person-${at}`, name }) as Person);

describe('people whom somebody names', () => {
  it.each([
    ['Меган', 'Megan Bowen'],
    ['Меган Боуэн', 'Megan Bowen'],
    ['Ли Гу', 'Lee Gu'],
    ['메건', 'Megan Bowen'],
    ['메간 보웬 팀장님', 'Megan Bowen'],
    ['리 구', 'Lee Gu'],
    ['Петрову', 'Сергей Петров'],
    ['Петрова', 'Сергей Петров'],
    ['Сергею Петрову', 'Сергей Петров'],
    ['сергеем', 'Сергей Петров'],
    ['Анне', 'Анна Иванова'],
    ['Ивановой Анне', 'Анна Иванова'],
    ['Марии Ким', 'Мария Ким'],
    ['Игорю', 'Игорь Достоевский'],
    ['Достоевскому', 'Игорь Достоевский'],
    ['Ивану Ли', 'Иван Ли'],
    ['서준님', '박서준'],
    ['박서준', '박서준'],
    ['怡君', '陳怡君'],
  ])('finds whoever is meant by %s', (said, name) => {
    expect(peopleCalled(said, people)).toMatchObject({ kind: 'person', person: { name } });
  });

  it('asks where another case of one name is somebody else’s', () => {
    const [petrov, petrova] = ['Сергей Петров', 'Ольга Петрова'].map(
      (name, at) => ({ tenantId: 'contoso', aadObjectId: `other-${at}`, name }) as Person,
    );
    expect(peopleCalled('Петрову', [petrov as Person, petrova as Person])).toMatchObject({ kind: 'several' });
    expect(peopleCalled('Ольге Петровой', [petrov as Person, petrova as Person])).toMatchObject({ person: petrova });
  });

  it.each(['Аня', 'Николаю', 'у'])('finds nobody by %s', (said) => {
    expect(peopleCalled(said, people)).toEqual({ kind: 'unknown' });
  });
});

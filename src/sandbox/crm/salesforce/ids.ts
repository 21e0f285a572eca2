/** Salesforce's record ids: a prefix by object, and a checksum that tells letters' case. */
const idPrefixes: Readonly<Record<string, string>> = {
  Opportunity: '006',
  Account: '001',
  Contact: '003',
  Lead: '00Q',
  User: '005',
  OpportunityContactRole: '00K',
  OpportunityStage: '01J',
  CurrencyType: '01L',
  Organization: '00D',
  Campaign: '701',
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 15 characters to 18: each of the three more says of five which are capitals. */
function withChecksum(id: string): string {
  const sum = [0, 5, 10].map((from) => {
    const five = id.slice(from, from + 5);
    const bits = [...five].reduce((value, character, at) => value + (/[A-Z]/.test(character) ? 1 << at : 0), 0);
    return letters[bits] ?? '';
  });
  return id + sum.join('');
}

/** The id with that number, so that two may differ in nothing but a letter's case. */
export function numberedId(object: string, number: number): string {
  let text = '';
  for (let rest = number; text.length < 9; rest = Math.floor(rest / 62)) text = (digits[rest % 62] ?? '0') + text;
  return withChecksum(`${idPrefixes[object] ?? 'a00'}5g0${text}`);
}

/** As it is kept: 18 characters, or nothing. */
export function fullId(id: string): string | undefined {
  if (/^[a-zA-Z0-9]{15}$/.test(id)) return withChecksum(id);
  return /^[a-zA-Z0-9]{18}$/.test(id) ? withChecksum(id.slice(0, 15)) : undefined;
}

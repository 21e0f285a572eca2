import { MemoryDesk } from './memory-desk.ts';

/** A desk whose deal has its record in the CRM, with nothing left to do. */
export async function aLinkedDesk(...args: ConstructorParameters<typeof MemoryDesk>): Promise<MemoryDesk> {
  const desk = new MemoryDesk(...args);
  await desk.begin();
  await desk.settle();
  return desk;
}

/** The one record of the CRM. */
export const recordOf = (desk: MemoryDesk) => {
  const [record, ...others] = desk.crm.living;
  if (!record || others.length > 0) throw new Error(`${desk.crm.living.length} records`);
  return record;
};

export const updates = (desk: MemoryDesk) => desk.crm.calls.filter(({ method }) => method === 'update');

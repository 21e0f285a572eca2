import { expect } from 'vitest';
import { readSolutionFile } from '../../../src/features/solutions/import/solution-file.ts';
import { MongoSolutionCatalogue } from '../../../src/features/solutions/index.ts';
import type { Desk } from './desk.ts';

const file = `ID;Name;Type;Publisher;Offer type;Co-sell status;Assessment
SOL-34104-EBB;Contoso Retail Insights;mine;Contoso;SaaS;Azure IP co-sell incentivised;no
SOL-52204-QLT;Contoso Quality Lab;mine;Contoso;Container;not ready;no
SOL-51730-FLD;Contoso Field Service;mine;Contoso;Dynamics 365 Customer Engagement;Business applications premium;no
SOL-61001-TRY;Trey Research Data Catalogue;third party;Trey Research;Virtual machine;co-sell ready;no
SOL-70001-AKS;Azure Kubernetes Service;Microsoft;Microsoft;;;no
SOL-90001-ASM;Infrastructure Assessment;Microsoft;Microsoft;;;yes`;

/** What an operator imported. */
export async function withCatalogue(desk: Desk): Promise<MongoSolutionCatalogue> {
  const catalogue = new MongoSolutionCatalogue(desk.parts.db, () => desk.parts.clock.now());
  const { solutions, problems } = readSolutionFile(Buffer.from(file), desk.parts.clock.now());
  expect(problems).toEqual([]);
  await catalogue.put(solutions);
  return catalogue;
}

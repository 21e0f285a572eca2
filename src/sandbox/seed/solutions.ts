export interface CatalogueSolution {
  readonly id: string;
  readonly name: string;
  readonly publisherName: string;
  readonly solutionType: string;
}

/** Our co-sell ready solutions, invented; ids have the documented form. */
export const solutions: readonly CatalogueSolution[] = [
  { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights', publisherName: 'Contoso', solutionType: '3P' },
  { id: 'SOL-15974-MQF', name: 'Contoso Cloud Landing Zone', publisherName: 'Contoso', solutionType: '3P' },
  { id: 'SOL-20411-KTR', name: 'Contoso Factory Monitor', publisherName: 'Contoso', solutionType: '3P' },
  { id: 'SOL-27750-WDA', name: 'Contoso Document Copilot', publisherName: 'Contoso', solutionType: '3P' },
  { id: 'SOL-31288-HLC', name: 'Contoso Managed Security', publisherName: 'Contoso', solutionType: '3P' },
  { id: 'SOL-40902-SAP', name: 'SAP on Azure Migration Factory', publisherName: 'Contoso', solutionType: '3P' },
];

/** A solution assessment deal carries exactly one of these (reference, section 5.9); names are invented. */
export const assessments: readonly CatalogueSolution[] = [
  { id: 'SOL-90001-ASM', name: 'Infrastructure Assessment', publisherName: 'Microsoft', solutionType: 'Assessment' },
  { id: 'SOL-90002-ASM', name: 'Cyber Security Assessment', publisherName: 'Microsoft', solutionType: 'Assessment' },
];

/** Other partners, from Microsoft's list of fictitious companies. */
export const partners = [
  { organizationId: '44444444-0000-4000-8000-000000000001', organizationName: 'Trey Research' },
  { organizationId: '44444444-0000-4000-8000-000000000002', organizationName: 'VanArsdel, Ltd.' },
  { organizationId: '44444444-0000-4000-8000-000000000003', organizationName: 'Fourth Coffee Consulting' },
] as const;

import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { type DemoViewer, firstViewer, viewerKeys, viewerLanguages, viewers } from './people.ts';

export const crmChoices = ['none', 'dynamics', 'salesforce'] as const;
export type CrmChoice = (typeof crmChoices)[number];
const crmLabels = { none: 'None', dynamics: 'Dynamics 365', salesforce: 'Salesforce' } as const;

/** What the demo's launcher tells of its other parts: pages to link to, and who sits in front of the Playground. */
export interface DemoAround {
  readonly playgroundUrl: string;
  readonly viewerUrl: string;
  /** Simulated CRMs: their page, and who starts the desk anew with one of them. */
  readonly crm?: { readonly pageUrl: string; readonly switchUrl: string; readonly chosen: CrmChoice };
  readonly viewer: DemoViewer;
}

const loopback = z.string().refine((text) => URL.parse(text)?.hostname === '127.0.0.1', 'not on this machine');

const Crm = z.strictObject({ pageUrl: loopback, switchUrl: loopback, chosen: z.enum(crmChoices) });
export const DemoParts = z.strictObject({ playgroundUrl: loopback, viewerUrl: loopback, crm: Crm.optional() });
export const CrmSwitch = z.strictObject({ chosen: z.enum(crmChoices) });
export const ViewerChange = z.strictObject({
  person: z.enum(viewerKeys).optional(),
  language: z.enum(Object.keys(viewerLanguages) as [keyof typeof viewerLanguages]).optional(),
});

export function begun(parts: z.infer<typeof DemoParts>): DemoAround {
  const { crm, ...others } = parts;
  return { ...others, ...(crm ? { crm } : {}), viewer: firstViewer };
}

/** Passes the choice on to the front between Playground and desk. */
export async function switched(
  demo: DemoAround | undefined,
  change: z.infer<typeof ViewerChange>,
): Promise<DemoAround> {
  if (!demo) throw new ApiError(409, 'invalidRequest', 'Only the demo that npm start opens has a Playground.');
  const viewer = {
    person: change.person ?? demo.viewer.person,
    language: change.language ?? demo.viewer.language,
  };
  const answer = await fetch(demo.viewerUrl, { method: 'POST', body: JSON.stringify(viewer) });
  if (!answer.ok) throw new ApiError(502, 'invalidRequest', 'The Playground did not take the switch.');
  return { ...demo, viewer };
}

/** The desk is started anew with that CRM, or without one. */
export async function crmSwitched(
  demo: DemoAround | undefined,
  { chosen }: z.infer<typeof CrmSwitch>,
): Promise<DemoAround> {
  if (!demo?.crm) throw new ApiError(409, 'invalidRequest', 'Only the demo that npm start opens has CRMs.');
  const answer = await fetch(demo.crm.switchUrl, { method: 'POST', body: JSON.stringify({ chosen }) });
  if (!answer.ok) throw new ApiError(502, 'invalidRequest', 'The desk was not started anew.');
  return { ...demo, crm: { ...demo.crm, chosen } };
}

/** For the control page; null outside the demo. */
export function aroundOf(demo: DemoAround | undefined): object | null {
  return (
    (demo && {
      playgroundUrl: demo.playgroundUrl,
      viewer: demo.viewer,
      people: viewers.map(({ key, person, role }) => ({ key, name: `${person.firstName} ${person.lastName}`, role })),
      languages: viewerLanguages,
      crm: demo.crm ? { pageUrl: demo.crm.pageUrl, chosen: demo.crm.chosen, choices: crmLabels } : null,
    }) ??
    null
  );
}

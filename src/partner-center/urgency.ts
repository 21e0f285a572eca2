/**
 * The priority of a request to Partner Center, highest first. `decision`: a decision or a creation that is being
 * written; `person`: a person's look-up; `event`: a change that Partner Center reported; `bulk`: rows of an import;
 * `poll`: nobody waits.
 */
export const urgencies = ['decision', 'person', 'event', 'bulk', 'poll'] as const;
export type Urgency = (typeof urgencies)[number];

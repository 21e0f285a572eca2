/**
 * Who waits for a request to Partner Center, the most urgent first: a decision or a creation on its way; a person who
 * looks something up; what Partner Center told us has changed; the rows of an import; what nobody waits for.
 */
export const urgencies = ['decision', 'person', 'event', 'bulk', 'poll'] as const;
export type Urgency = (typeof urgencies)[number];

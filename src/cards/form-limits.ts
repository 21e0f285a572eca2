/** What fits into a form's inputs: the whole card has to stay below `maximumCardBytes` in every script. */
export const acceptFormLimits = { name: 200, notes: 1200, id: 100, contact: 80, contacts: 4 } as const;
export const declineFormLimits = { note: 1200 } as const;

/** What fits into a form's inputs: the whole card has to stay below `maximumCardBytes` in every script. */
export const acceptFormLimits = { name: 200, notes: 1000, id: 100, contact: 64, contacts: 3 } as const;
export const claimFormLimits = { phone: 40 } as const;
export const declineFormLimits = { note: 1200 } as const;
/** A new deal's answers, in the chat and in the form alike. */
export const newDealLimits = { name: 200, notes: 1000, id: 100, part: 100, person: 64 } as const;
/** Of a list's filters: they stand in the data of many buttons. */
export const listFilterLimits = { text: 40 } as const;

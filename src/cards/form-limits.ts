/** What fits into a form's inputs: the whole card has to stay below `maximumCardBytes` in every script. */
export const acceptFormLimits = { name: 200, notes: 1000, id: 100, contact: 64, contacts: 3 } as const;
export const claimFormLimits = { phone: 40 } as const;
export const declineFormLimits = { note: 1200 } as const;
/** A new deal's answers, in the chat and in the form alike. */
export const newDealLimits = { name: 120, notes: 2000, id: 60, part: 60, person: 60, short: 30 } as const;
/** The form has room for less: longer notes are left out of it, and stay. */
export const newDealFormLimits = { ...newDealLimits, notes: 400, helpNotes: 300 } as const;
/** Of a list's filters: they stand in the data of many buttons. */
export const listFilterLimits = { text: 40 } as const;

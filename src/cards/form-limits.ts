/** Upper bounds of the inputs, in characters: the whole card has to stay below `maximumCardBytes` in every script. */
export const acceptFormLimits = { name: 200, notes: 1000, id: 100, contact: 64, contacts: 3 } as const;
export const claimFormLimits = { phone: 40 } as const;
export const declineFormLimits = { note: 1200 } as const;
/** Upper bounds of a new deal's answers, in chat and in the form. */
export const newDealLimits = { name: 120, notes: 2000, id: 60, part: 60, person: 60, short: 30 } as const;
/** The form has less room: longer notes are not shown in it, and are kept. */
export const newDealFormLimits = { ...newDealLimits, notes: 400, helpNotes: 300 } as const;
/** Upper bound of a list's text filters, which are part of the data of many buttons. */
export const listFilterLimits = { text: 40 } as const;

import { newDealLimits } from '../../../cards/form-limits.ts';

/** What fits, in characters or entries: the form's inputs and the chat's answers have the same bounds. */
export const draftLimits = { ...newDealLimits, employees: 50, solutions: 50 } as const;

export const draftDays = 14;

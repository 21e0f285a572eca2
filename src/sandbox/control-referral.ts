import { Duration } from 'luxon';
import { z } from 'zod';
import { isCountry } from './referral-rules.ts';

export const referralKinds = [
  'microsoft',
  'p2p',
  'private',
  'solutionAssessment',
  'lead',
  'outbound',
  'outboundReadsIncoming',
  'microsoftSibling',
] as const;
export type ReferralKind = (typeof referralKinds)[number];

export const isoDuration = z.string().refine((text) => Duration.fromISO(text).isValid, 'not an ISO 8601 duration');
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a date-time');
/** Loose: Partner Center holds more about people than anybody has told us. */
const person = z.looseObject({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string().default(''),
  title: z.string().nullable().optional(),
});

/** A referral as the control page, a demo or a test asks for it; whatever is left out is invented. */
export const ReferralSpec = z.strictObject({
  kind: z.enum(referralKinds).optional(),
  id: z.guid().optional(),
  engagementId: z.guid().optional(),
  customer: z.string().min(1).optional(),
  country: z.string().refine(isCountry, 'not an ISO 3166 alpha-2 code').optional(),
  city: z.string().optional(),
  /** Of the customer, as Partner Center writes it: `51to250employees`. */
  size: z.string().optional(),
  dealName: z.string().min(1).optional(),
  value: z.number().nonnegative().optional(),
  currency: z.string().length(3).optional(),
  notes: z.string().nullable().optional(),
  senderNotes: z.string().nullable().optional(),
  /** Our people: e-mails or whole members; default the first demo person; [] = unowned. */
  team: z.array(z.union([z.string(), person])).optional(),
  contact: person.nullable().optional(),
  solutions: z.array(z.looseObject({ id: z.string(), name: z.string() })).optional(),
  createdDateTime: instant.optional(),
  closingDateTime: instant.optional(),
  expiresIn: isoDuration.optional(),
  /** null: the record carries no deadline, as some do. */
  expirationDateTime: instant.nullable().optional(),
  direction: z.enum(['Incoming', 'Outgoing']).optional(),
  status: z.enum(['New', 'Active', 'Closed']).optional(),
  substatus: z.string().optional(),
  statusReason: z.string().nullable().optional(),
  salesStage: z.string().nullable().optional(),
  mpnId: z.string().optional(),
  help: z.string().optional(),
  sender: z.string().optional(),
  shared: z.boolean().optional(),
  msxId: z.string().optional(),
  /** Of a lead, as Partner Center writes it; by default a Contact me from the Azure Marketplace that Microsoft qualified. */
  lead: z
    .strictObject({
      qualification: z.enum(['Direct', 'MarketingQualified', 'SalesQualified']).optional(),
      referralSource: z.string().nullable().optional(),
      callToAction: z.string().nullable().optional(),
      quality: z.string().optional(),
      isSpam: z.boolean().optional(),
      requestedContact: z.boolean().nullable().optional(),
    })
    .optional(),
});
export type ReferralSpec = z.infer<typeof ReferralSpec>;

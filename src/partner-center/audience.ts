/** The two APIs take tokens of two audiences (docs/partner-center.md#hosts). */
export type Audience = 'referrals' | 'webhooks';

/** The two APIs need tokens for different audiences (docs/partner-center.md#hosts). */
export type Audience = 'referrals' | 'webhooks';

/** Why a request was turned away: the reason is for the log and the metrics; the sender only sees the status. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 503;
  readonly reason: string;

  constructor(status: Refusal['status'], reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'Refusal';
    this.status = status;
    this.reason = reason;
  }
}

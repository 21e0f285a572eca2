/**
 * An answer that says no. The body is one object with one property `error`; codes are those of REST19 error-codes.md
 * (reference, section 1.9).
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: string | undefined;

  constructor(status: number, code: string, message: string, inner?: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.inner = inner;
  }

  get body(): object {
    const innerError = this.inner === undefined ? {} : { innerError: { code: this.inner, message: this.message } };
    return { error: { code: this.code, message: this.message.slice(0, 1024), target: 'referral', ...innerError } };
  }
}

export const invalidRequest = (message: string, inner?: string): ApiError =>
  new ApiError(400, 'invalidRequest', message, inner);

export const unauthenticated = (message: string): ApiError => new ApiError(401, 'unauthenticated', message);

export const accessDenied = (message: string): ApiError => new ApiError(403, 'accessDenied', message);

export const itemNotFound = (message = 'The resource could not be found.'): ApiError =>
  new ApiError(404, 'itemNotFound', message);

export const preconditionFailed = (): ApiError =>
  new ApiError(412, 'preconditionFailed', 'The If-Match header does not match the current eTag of the resource.');

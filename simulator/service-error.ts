/** One entry of the service's `errors` list; some codes carry further attributes. */
export interface ErrorDetail {
  readonly errorCode: string;
  readonly message: string;
  readonly parameterName?: string | undefined;
  readonly permissionName?: string | undefined;
}

/** The service's error body: legacy top-level pair, then the list that clients decide by. */
export interface ServiceErrorBody {
  readonly errorCode: string;
  readonly message: string;
  readonly errors: readonly ErrorDetail[];
}

export function errorBody(
  errorCode: string,
  message: string,
  extra: { parameterName?: string | undefined; permissionName?: string | undefined } = {},
): ServiceErrorBody {
  return { errorCode, message, errors: [{ errorCode, message, ...extra }] };
}

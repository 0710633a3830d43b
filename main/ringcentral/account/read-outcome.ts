import type { AppError } from "../../../contract/result.ts";

/** How a read went: its failure, `read`, or `undefined` when it was not tried. */
export type ReadOutcome = AppError | "read" | undefined;

/** A network in the way takes back nothing that the service has said before. */
export const lastingOutcome = (error: AppError, before: ReadOutcome): ReadOutcome =>
  error.code === "service" ? error : (before ?? error);

/** Short and without details: `service-403`, `offline`. */
export const reasonOf = (error: AppError): string =>
  error.code === "service" ? `service-${error.status}` : error.code;

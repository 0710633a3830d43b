import type { RequestKind } from "../../operations.ts";
import type { WindowCatalogue } from "../catalogue.ts";

/** What an operation is called. */
export const operationPhrases = ({ operationWords }: WindowCatalogue) => ({
  operationName: (kind: RequestKind): string => operationWords[kind].name,
  buttonName: (kind: RequestKind): string => operationWords[kind].button,
  doneName: (kind: RequestKind): string => operationWords[kind].done,
});

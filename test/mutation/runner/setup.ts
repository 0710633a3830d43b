/** Beside each test file: says which test runs, for the coverage, and keeps the file for the judge. */
import { afterEach, beforeEach } from "vitest";

import { idOf, instruments, keep } from "./kept-files.ts";

beforeEach(({ task }) => {
  instruments.currentTestId = idOf(task);
  keep(task.file);
});
afterEach(() => {
  instruments.currentTestId = undefined;
});

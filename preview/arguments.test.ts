import { expect, test } from "vitest";

import { parsePreviewArguments, switchesOf } from "./arguments.ts";

test("words before the dashes are the preview's, the rest are the application's", () => {
  const words = ["--port", "4711", "--no-open", "--taken", "Ctrl+M", "--", "--demo", "--port=1"];
  expect(parsePreviewArguments(words)).toMatchObject({
    port: 4711,
    open: false,
    taken: ["Ctrl+M"],
    application: ["--demo", "--port=1"],
  });
});

test("left alone, the system chooses the port and the browser opens", () => {
  expect(parsePreviewArguments([])).toMatchObject({ port: 0, open: true, application: [] });
});

test("a key store that protects must be asked for", () => {
  expect(parsePreviewArguments([]).keyring).toBe("none");
  expect(parsePreviewArguments(["--keyring", "protected"]).keyring).toBe("protected");
});

test.each([
  ["--port", "http"],
  ["--port=-1"],
  ["--port=65536"],
  ["--prot=1"],
  ["--keyring=gnome"],
  ["stray"],
])("%s %s is refused", (...words) => {
  expect(() => parsePreviewArguments(words)).toThrow(TypeError);
});

test("switches are read as Chromium reads them", () => {
  expect(switchesOf(["--demo", "--server=http://a?b=c", "word"])).toEqual(
    new Map([
      ["demo", ""],
      ["server", "http://a?b=c"],
    ]),
  );
});

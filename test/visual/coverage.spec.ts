import { readdirSync } from "node:fs";
import { join, parse } from "node:path";

import { scenes } from "../gallery/scenes.ts";
import { expect, test } from "./gallery-page.ts";

const root = join(import.meta.dirname, "../..");

test("every component of the window is drawn by a scene", async ({ gallery }) => {
  for (const name of Object.keys(scenes)) await gallery.draw(name);
  const drawn = await gallery.components();
  const written = readdirSync(join(root, "renderer"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".svelte"))
    .map((file) => parse(file).name);
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((file) => !drawn.includes(file))).toEqual([]);
});

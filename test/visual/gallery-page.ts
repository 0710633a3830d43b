import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

import {
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
  test as base,
} from "@playwright/test";

import type { Scene } from "../gallery/scene.ts";
import type { Box } from "../gallery/geometry/measured.ts";

const built = join(import.meta.dirname, "../../out/gallery");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Nothing moves and no caret blinks, so that each picture of a scene is the same. */
const still = `*, *::before, *::after {
  animation: none !important;
  transition: none !important;
  caret-color: transparent !important;
}`;

export type Theme = "light" | "dark";

/** The gallery in a page of its own, which draws one scene after the other. */
export class GalleryPage {
  readonly page: Page;
  readonly #devTools: CDPSession;

  constructor(page: Page, devTools: CDPSession) {
    this.page = page;
    this.#devTools = devTools;
  }

  /** Draws a scene with these styles besides its own, and perhaps in another language. */
  async draw(scene: string, css = "", speaks?: Scene["speaks"]): Promise<void> {
    await this.page.evaluate(
      async ([name, more, language]) => {
        const styles = document.querySelector("style[data-of-the-test]");
        if (styles !== null) styles.textContent = more;
        await window.gallery.draw(name, language);
      },
      [scene, `${still}\n${css}`, speaks] as const,
    );
  }

  /** The system turns light or dark, and what is drawn follows. */
  async turn(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
  }

  boxes(): Promise<Box[]> {
    return this.page.evaluate(() => window.gallery.boxes());
  }

  faults(): Promise<string[]> {
    return this.page.evaluate(() => window.gallery.faults());
  }

  /** What breaks a rule of accessibility, in the theme that is on. */
  accessibilityFaults(theme: Theme): Promise<string[]> {
    return this.page.evaluate((on) => window.gallery.accessibilityFaults(on), theme);
  }

  /** PNG pictures of all there is to see, scrolled through to its end. */
  async pictures(): Promise<Buffer[]> {
    const count = await this.page.evaluate(() => window.gallery.views);
    const taken: Buffer[] = [];
    for (let view = 0; view < count; view += 1) {
      await this.page.evaluate((wanted) => window.gallery.show(wanted), view);
      taken.push(await this.#picture());
    }
    await this.page.evaluate(() => window.gallery.show(0));
    return taken;
  }

  /** Not by `page.screenshot`, which takes three times as long to prepare the page for it. */
  async #picture(): Promise<Buffer> {
    const { data } = await this.#devTools.send("Page.captureScreenshot", {
      format: "png",
      optimizeForSpeed: true,
    });
    return Buffer.from(data, "base64");
  }

  components(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.gallery.components);
  }
}

/** Opens the built gallery from the disk; nothing else can be reached. */
async function openGallery(browser: Browser, options: BrowserContextOptions): Promise<GalleryPage> {
  const context = await browser.newContext(options);
  await context.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const contentType = types[extname(path)] ?? "application/octet-stream";
    await route.fulfill({ body: await readFile(join(built, path)), contentType });
  });
  const page = await context.newPage();
  await page.goto("http://gallery.invalid/test/gallery/?scene=active");
  await page.waitForFunction(() => "gallery" in window);
  await page.evaluate(() => {
    const styles = document.createElement("style");
    styles.dataset["ofTheTest"] = "";
    document.head.append(styles);
  });
  return new GalleryPage(page, await context.newCDPSession(page));
}

/** `test` with a gallery that all tests of a worker share, since loading it takes longest. */
export const test = base.extend<object, { gallery: GalleryPage }>({
  gallery: [
    async ({ browser }, use, { project }) => {
      const { viewport, deviceScaleFactor, locale, timezoneId, contextOptions } = project.use;
      const gallery = await openGallery(browser, {
        ...contextOptions,
        ...{ viewport: viewport ?? null, locale: locale ?? "en-GB" },
        ...{ timezoneId: timezoneId ?? "UTC", deviceScaleFactor: deviceScaleFactor ?? 1 },
        reducedMotion: "reduce",
      });
      await use(gallery);
      await gallery.page.context().close();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";

/** A server of updates on this machine, and the key of those who put releases there. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { type RequestListener, createServer } from "node:http";

import { stringify } from "yaml";

import { signedText } from "../../../main/desktop/updates/release.ts";

const keys = generateKeyPairSync("ed25519");

/** As the build has it. */
export const updateKey = keys.publicKey.export({ format: "der", type: "spki" }).toString("base64");

const sha512Of = (content: Buffer): string => createHash("sha512").update(content).digest("base64");

export interface Announced {
  readonly version: string;
  readonly files: readonly {
    readonly url: string;
    readonly sha512: string;
    readonly size: number;
    readonly signature?: string;
  }[];
  readonly stagingPercentage?: number;
}

/** A release as it should be: one package of this content. */
export function announce(version: string, content: Buffer, name = packageName(version)): Announced {
  const file = { url: name, sha512: sha512Of(content), size: content.length };
  const signature = sign(null, signedText(version, file), keys.privateKey).toString("base64");
  return { version, files: [{ ...file, signature }] };
}

export const packageName = (version: string): string => `Ringside-${version}.AppImage`;

export interface UpdateServer {
  readonly url: string;
  /** What was asked for, oldest first: path and headers. */
  readonly asked: { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  /** Offers this release, with this package. */
  offer(release: Announced, content: Buffer): void;
  /** Answers these paths (by their end) in a way of its own from now on. */
  answer(ending: string, listener: RequestListener): void;
  dispose(): Promise<void>;
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const asked: UpdateServer["asked"][number][] = [];
  const answers = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    asked.push({ path: pathname, headers: request.headers });
    const [, answer] = [...answers].findLast(([ending]) => pathname.endsWith(ending)) ?? [];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/ringside/`,
    asked,
    offer(release, content) {
      answers.clear();
      answers.set(".yml", (_request, response) => response.end(stringify(release)));
      for (const { url } of release.files) {
        answers.set(url, (_request, response) => response.end(content));
      }
    },
    answer: (ending, listener) => void answers.set(ending, listener),
    async dispose() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

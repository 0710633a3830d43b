/** Connections over real sockets of this machine, whose bytes are counted at both ends. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";

interface Connection {
  readonly client: Socket;
  service: Socket | undefined;
  /** Nothing more is to be expected, although the ends disagree. */
  ignored: boolean;
}

export interface TcpConnections {
  connect(): Duplex;
  /** A number that changes with everything that happens. */
  activity(): number;
  inFlight(): boolean;
  /** What has not arrived by now never will: a peer that reads no more. */
  giveUp(): void;
  dispose(): Promise<void>;
}

/** Every accepted connection is handed to `accept`. */
export async function openTcp(accept: (socket: Duplex) => void): Promise<TcpConnections> {
  const connections = new Map<number, Connection>();
  const orphans = new Map<number, Socket>();
  let closed = 0;
  const pair = (port: number, service: Socket): void => {
    const known = connections.get(port);
    if (known === undefined) orphans.set(port, service);
    else known.service = service;
  };
  const server = createServer({ noDelay: true }, (socket) => {
    pair(socket.remotePort ?? 0, socket);
    socket.on("error", () => undefined);
    accept(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const opening = new Set<Socket>();
  const all = (): Connection[] => [...connections.values()];

  return {
    connect() {
      const client = connect({ host: "127.0.0.1", port: address.port, noDelay: true });
      opening.add(client);
      client.once("connect", () => {
        opening.delete(client);
        const port = client.localPort ?? 0;
        connections.set(port, { client, service: orphans.get(port), ignored: false });
        orphans.delete(port);
        client.once("close", () => (closed += 1));
      });
      client.once("close", () => opening.delete(client));
      return client;
    },
    activity: () =>
      all().reduce((sum, { client, service }) => sum + bytesOf(client) + bytesOf(service), closed),
    inFlight() {
      for (const [port, connection] of connections) {
        if (isOver(connection)) {
          closed += bytesOf(connection.client) + bytesOf(connection.service);
          connections.delete(port);
        }
      }
      return opening.size > 0 || all().some((one) => !one.ignored && isBusy(one));
    },
    giveUp() {
      for (const connection of all()) if (isBusy(connection)) connection.ignored = true;
    },
    async dispose() {
      for (const { client, service } of all()) {
        client.destroy();
        service?.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
}

const bytesOf = (socket: Socket | undefined): number =>
  socket === undefined ? 0 : socket.bytesRead + socket.bytesWritten;

const isOver = ({ client, service }: Connection): boolean =>
  client.closed && (service === undefined || service.closed);

function isBusy({ client, service }: Connection): boolean {
  if (service === undefined) return !client.closed;
  if (client.closed !== service.closed) return true;
  if (client.destroyed || service.destroyed) return !(client.closed && service.closed);
  return (
    client.bytesWritten !== service.bytesRead ||
    service.bytesWritten !== client.bytesRead ||
    client.writableEnded !== service.readableEnded ||
    service.writableEnded !== client.readableEnded
  );
}

import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** The network between a client and the simulator, which can be taken away. */
export interface Gate {
  readonly port: number;
  /** Where it leads; set once, before anybody comes. */
  leadTo(port: number): void;
  /** Cuts every connection and refuses new ones. */
  close(): Promise<void>;
  /** Lets everybody through again. */
  open(): Promise<void>;
}

/** Listens on 127.0.0.1; whoever opened it closes it. */
export async function openGate(): Promise<Gate> {
  const sockets = new Set<Socket>();
  let target = 0;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  };
  const server: Server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    keep(near);
    keep(far);
    near.setNoDelay(true).pipe(far.setNoDelay(true)).pipe(near);
    near.once("close", () => far.destroy());
    far.once("close", () => near.destroy());
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    leadTo: (wanted) => (target = wanted),
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
    open: () => listen(port),
  };
}

import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { changeBetween, watchNetwork } from "./network.ts";

const stateOf = (addresses: readonly string[], isOnline = true) => ({
  addresses: new Set(addresses),
  isOnline,
});

const interfaceOf = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  netmask: "255.255.255.0",
  family: "IPv4",
  mac: "00:00:5e:00:53:01",
  cidr: `${address}/24`,
});

function setUp() {
  const clock = createManualClock();
  const told: string[][] = [];
  const world = { addresses: ["192.0.2.7"], isOnline: true, isWaiting: false, fails: false };
  let looks = 0;
  const stop = watchNetwork({
    clock,
    interfaces: () => {
      looks += 1;
      if (world.fails) throw new Error("not permitted");
      return {
        lo: [interfaceOf("127.0.0.1", true)],
        net: world.addresses.map((address) => interfaceOf(address)),
      };
    },
    isOnline: () => world.isOnline,
    isWaiting: () => world.isWaiting,
    onChange: ({ gone }) => told.push([...gone]),
  });
  return { clock, told, world, stop, looks: () => looks };
}

describe("a network", () => {
  it.each([
    ["the same", stateOf(["192.0.2.7"]), undefined],
    ["without its address", stateOf([]), ["192.0.2.7"]],
    ["with one more", stateOf(["192.0.2.7", "198.51.100.2"]), []],
    ["with another one", stateOf(["198.51.100.2"]), ["192.0.2.7"]],
    ["that is off", stateOf(["192.0.2.7"], false), []],
  ])("%s is told from the one before", (_name, now, gone) => {
    const change = changeBetween(stateOf(["192.0.2.7"]), now);
    expect(change && [...change.gone]).toEqual(gone);
  });
});

describe("watching the network", () => {
  it("tells of each change once", () => {
    const { clock, told, world } = setUp();
    clock.advance(60_000);
    expect(told).toEqual([]);
    world.addresses = [];
    clock.advance(60_000);
    world.addresses = ["198.51.100.2"];
    clock.advance(60_000);
    expect(told).toEqual([["192.0.2.7"], []]);
  });

  it("tells when the system is on line again although no address changed", () => {
    const { clock, told, world } = setUp();
    world.isOnline = false;
    clock.advance(2_000);
    world.isOnline = true;
    clock.advance(2_000);
    expect(told).toEqual([[], []]);
  });

  it("looks every two seconds, and four times a second while somebody waits for it", () => {
    const { clock, world, looks } = setUp();
    const before = looks();
    clock.advance(10_000);
    expect(looks() - before).toBe(5);
    world.isWaiting = true;
    clock.advance(2_000);
    const hurried = looks();
    clock.advance(10_000);
    expect(looks() - hurried).toBe(40);
  });

  it("goes on where the system does not say", () => {
    const { clock, told, world } = setUp();
    world.fails = true;
    clock.advance(10_000);
    world.fails = false;
    world.addresses = ["198.51.100.2"];
    clock.advance(2_000);
    expect(told).toEqual([["192.0.2.7"]]);
  });

  it("ends", () => {
    const { clock, stop } = setUp();
    stop();
    expect(clock.waiting()).toBe(0);
  });
});

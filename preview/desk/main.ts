import { mount } from "svelte";

import "./desk.css";
import Desk from "./Desk.svelte";
import { DeskLine } from "./desk-line.svelte.ts";

const socket = new URL("desk-socket", location.href);
socket.protocol = "ws:";
mount(Desk, { target: document.body, props: { line: new DeskLine(socket.href) } });

import { connect } from "node:net";
import { it } from "vitest";
import { startRig } from "../rig/app.ts";
it("close with half request", async () => {
	const rig = await startRig();
	const s = connect(rig.port, "127.0.0.1");
	s.on("error", () => {});
	s.write("POST /api/instructor HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
	await new Promise((r) => setTimeout(r, 100));
	const t = performance.now();
	await rig.close();
	console.log("closed after", performance.now() - t);
});

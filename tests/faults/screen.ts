import { type ClientRequest, get } from "node:http";
import { paths } from "../../shared/protocol.ts";
import type { Pulse } from "../../shared/views.ts";
import type { Recorder } from "./history.ts";

/** The projector's event stream; comes back by itself as a browser's would. */
export class Screen {
	readonly #address: string;
	readonly #recorder: Recorder;
	#request: ClientRequest | null = null;
	#closed = false;

	constructor(url: string, token: string, recorder: Recorder) {
		this.#address = url + paths.screenEvents(token);
		this.#recorder = recorder;
		this.#open();
	}

	#open(): void {
		if (this.#closed) return;
		const again = () => setTimeout(() => this.#open(), 1000);
		const conn = this.#recorder.nextConn();
		const request = get(this.#address, { agent: false }, (response) => {
			let text = "";
			response.setEncoding("utf8");
			response.on("data", (chunk: string) => {
				const blocks = (text + chunk).split("\n\n");
				text = blocks.pop() ?? "";
				for (const block of blocks) this.#hear(block, conn);
			});
			response.on("error", () => {});
			response.on("close", again);
		});
		request.on("error", again);
		this.#request = request;
	}

	#hear(block: string, conn: number): void {
		this.#recorder.bytes("screen", block);
		const data = /^data: (.*)$/m.exec(block)?.[1];
		if (!block.startsWith("event: pulse") || data === undefined) return;
		const { round, joined, answered } = JSON.parse(data) as Pulse;
		const to = "screen";
		this.#recorder.add({ k: "pulse", to, conn, round, joined, answered });
	}

	close(): void {
		this.#closed = true;
		this.#request?.destroy();
	}
}

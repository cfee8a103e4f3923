import { get, type IncomingHttpHeaders } from "node:http";
import { protocolVersion } from "../../shared/protocol.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { waitFor } from "./wait.ts";

export interface ServerEvent {
	readonly event: string;
	readonly id: string | null;
	readonly data: string;
}

/** A screen's event stream. */
export interface Stream {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** Everything that came, in order. */
	readonly events: readonly ServerEvent[];
	views(): ScreenView[];
	pulses(): Pulse[];
	/** Whether the stream is over. */
	ended(): boolean;
	/** Waits until a view that is so has come. */
	view(what: string, isIt: (view: ScreenView) => boolean): Promise<ScreenView>;
	/** Stops reading; what is sent meanwhile waits on the way. */
	pause(): void;
	resume(): void;
	close(): void;
}

/** Opens an event stream; resolves with its headers, also when the server refuses it. */
export function openStream(
	url: string,
	token: string,
	headers: Record<string, string> = {},
	/** Null: as pages of version 2, which do not say theirs. */
	version: number | null = protocolVersion,
): Promise<Stream> {
	return new Promise((resolve, reject) => {
		const request = get(
			`${url}/api/screens/${token}/events${version === null ? "" : `?v=${version}`}`,
			{ headers, agent: false },
			(response) => {
				const events: ServerEvent[] = [];
				let text = "";
				let ended = false;
				response.setEncoding("utf8");
				response.on("data", (chunk: string) => {
					const blocks = (text + chunk).split("\n\n");
					text = blocks.pop() ?? "";
					events.push(...blocks.map(eventOf));
				});
				response.on("close", () => {
					ended = true;
				});
				response.on("error", () => {});
				const of = <T>(name: string) =>
					events
						.filter(({ event }) => event === name)
						.map(({ data }) => JSON.parse(data) as T);
				const views = () => of<ScreenView>("view");
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					events,
					views,
					pulses: () => of<Pulse>("pulse"),
					ended: () => ended,
					async view(what, isIt) {
						await waitFor(`${what} on the screen`, () => views().some(isIt));
						return views().find(isIt) as ScreenView;
					},
					pause: () => void response.pause(),
					resume: () => void response.resume(),
					close: () => request.destroy(),
				});
			},
		);
		request.on("error", reject);
	});
}

function eventOf(block: string): ServerEvent {
	const fields = new Map(
		block.split("\n").map((line) => {
			const colon = line.indexOf(": ");
			return [line.slice(0, colon), line.slice(colon + 2)];
		}),
	);
	return {
		event: fields.get("event") ?? "message",
		id: fields.get("id") ?? null,
		data: fields.get("data") ?? "",
	};
}

import { request } from "node:http";

/** Requests one after another, each on a connection of its own, until it is stopped. */
export interface Traffic {
	/** Resolves to how many there were, and what was wrong with those that were not answered well. */
	stop(): Promise<{ readonly sent: number; readonly bad: readonly string[] }>;
}

export function startTraffic(url: string, everyMs = 20): Traffic {
	const bad: string[] = [];
	const waiting = new Set<Promise<void>>();
	let sent = 0;
	const timer = setInterval(() => {
		const path = ["/", "/teach/", "/api/where"][sent % 3] ?? "/";
		sent++;
		const one = askFor(url + path).then((word) => {
			if (word !== "200") bad.push(`${path}: ${word}`);
			waiting.delete(one);
		});
		waiting.add(one);
	}, everyMs);
	return {
		async stop() {
			clearInterval(timer);
			await Promise.all(waiting);
			return { sent, bad };
		},
	};
}

function askFor(url: string): Promise<string> {
	return new Promise((resolve) => {
		const sent = request(url, { agent: false, timeout: 10_000 }, (response) => {
			response.resume();
			response.on("error", (error) => resolve(error.message));
			response.on("end", () => resolve(String(response.statusCode)));
		});
		sent.on("timeout", () => sent.destroy(new Error("no reply within 10 s")));
		sent.on("error", (error) => resolve(error.message));
		sent.end();
	});
}

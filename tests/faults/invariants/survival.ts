import type { Finding } from "../checker.ts";
import { allOf, type Story } from "../story.ts";

/** I10. A 503 asks to come again and is a word of its own; any other 5xx is a fault. */
export function survival({ events }: Story): Finding {
	const exits = allOf(events, "exit");
	const replies = allOf(events, "http");
	return {
		judged: exits.length + replies.length,
		violations: [
			...exits
				.filter(({ ours }) => !ours)
				.map((exit) => ({
					says: `${exit.process} ended by itself (${exit.signal ?? exit.code})`,
					events: [exit],
				})),
			...allOf(events, "log").map((log) => ({
				says: `${log.process} complained: ${log.text}`,
				events: [log],
			})),
			...replies
				.filter(({ status }) => status >= 500 && status !== 503)
				.map((reply) => ({
					says: `${reply.path}: ${reply.status}`,
					events: [reply],
				})),
		],
	};
}

import type { ClockWatch } from "./live/clock-watch.ts";
import type { Fill } from "./live/fill.ts";
import type { Intake } from "./live/intake.ts";
import type { Gauges } from "./transport/metrics.ts";
import type { namespacesOf } from "./transport/namespaces.ts";
import type { SocketAudience } from "./transport/socket-audience.ts";
import type { Streams } from "./transport/streams.ts";

interface Parts {
	readonly sockets: ReturnType<typeof namespacesOf>;
	readonly streams: Streams;
	readonly audience: SocketAudience;
	readonly clocks: ClockWatch;
	readonly fill: Fill;
	readonly intake: Intake;
}

/** What a node tells of itself as it is now. */
export function gauges(linesDropped: () => number, parts: () => Parts): Gauges {
	return {
		lectern_connections: {
			help: "Connected sockets and streams, by role",
			readByRole: () => ({
				student: parts().sockets.students.sockets.size,
				instructor: parts().sockets.instructors.sockets.size,
				screen: parts().streams.size,
			}),
		},
		lectern_rooms: {
			help: "Rooms with anyone on this node",
			read: () => [...parts().audience.rooms()].length,
		},
		lectern_clock_off_seconds: {
			help: "How far a clock that can be set is ahead of the store's time: this node's, and the one that the store began with",
			readByClock: () => parts().clocks.offSeconds,
		},
		lectern_store_fill: {
			help: "How full the store is, from 0 to 1: from 0.8 on nothing new begins; NaN where nothing bounds it",
			read: () => parts().fill.share ?? Number.NaN,
		},
		lectern_intake_waiting: {
			help: "Answers waiting for the store",
			read: () => parts().intake.waiting,
		},
		lectern_log_lines_dropped: {
			help: "Lines of the log that standard output did not take, since the start",
			read: linesDropped,
		},
	};
}

import {
	Counter,
	collectDefaultMetrics,
	Gauge,
	Histogram,
	Registry,
} from "prom-client";
import { refusalKinds } from "../../shared/refusal.ts";
import type { Meter } from "../live/meter.ts";
import type { Secret } from "./alarms.ts";

type Outcome = Parameters<Meter["answered"]>[0];
const outcomes: readonly Outcome[] = ["saved", "unknown", ...refusalKinds];
const reasons = ["origin", "full", "draining", "store", "half-open"] as const;
type Reason = (typeof reasons)[number];
const secrets: readonly Secret[] = [
	"password",
	"link",
	"recovery-words",
	"code",
	"word",
];

/** What a node tells Prometheus. Labels never hold names, codes or ids. */
export class Metrics implements Meter {
	readonly registry = new Registry();
	readonly #answers: Counter<"outcome">;
	readonly #ack: Histogram;
	readonly #fanout: Histogram;
	readonly #lost: Counter;
	readonly #refused: Counter<"reason">;
	readonly #store: Histogram<"verb">;
	readonly #wrong: Counter<"what">;
	readonly #locked: Counter;

	constructor(gauges: Gauges) {
		const registers = [this.registry];
		collectDefaultMetrics({ register: this.registry });
		this.#answers = new Counter({
			name: "lectern_answers_total",
			help: "Answers by outcome: saved, unknown (sent again), or why they were refused",
			labelNames: ["outcome"],
			registers,
		});
		this.#ack = new Histogram({
			name: "lectern_ack_seconds",
			help: "From an answer's arrival to its acknowledgement",
			buckets: [
				0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
			],
			registers,
		});
		this.#fanout = new Histogram({
			name: "lectern_fanout_seconds",
			help: "From the commit of a room's new version to its views leaving this node",
			buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
			registers,
		});
		this.#lost = new Counter({
			name: "lectern_hints_lost_total",
			help: "Versions that no hint had told of, found and shown by the sweep",
			registers,
		});
		this.#refused = new Counter({
			name: "lectern_refused_connections_total",
			help: "Handshakes refused, by reason",
			labelNames: ["reason"],
			registers,
		});
		this.#store = new Histogram({
			name: "lectern_store_seconds",
			help: "Round trip to the store, by verb",
			labelNames: ["verb"],
			buckets: [
				0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5,
			],
			registers,
		});
		this.#wrong = new Counter({
			name: "lectern_wrong_total",
			help: "Passwords, links, room codes and words that were tried in vain",
			labelNames: ["what"],
			registers,
		});
		this.#locked = new Counter({
			name: "lectern_rooms_locked_total",
			help: "Times that newcomers of a room had to wait because too many came",
			registers,
		});
		this.#beginAtZero();
		for (const [name, reading] of Object.entries(gauges))
			addGauge(this.registry, name, reading);
	}

	/** A counter that is not there before its first event has no rate over that event. */
	#beginAtZero(): void {
		for (const outcome of outcomes) this.#answers.inc({ outcome }, 0);
		for (const reason of reasons) this.#refused.inc({ reason }, 0);
		for (const what of secrets) this.#wrong.inc({ what }, 0);
	}

	answered(outcome: Outcome, ms: number): void {
		this.#answers.inc({ outcome });
		this.#ack.observe(ms / 1000);
	}

	fannedOut(ms: number): void {
		this.#fanout.observe(Math.max(0, ms) / 1000);
	}

	hintLost(): void {
		this.#lost.inc();
	}

	connectionRefused(reason: Reason): void {
		this.#refused.inc({ reason });
	}

	triedInVain(what: Secret): void {
		this.#wrong.inc({ what });
	}

	roomLocked(): void {
		this.#locked.inc();
	}

	storeAnswered(verb: string, ms: number): void {
		this.#store.observe({ verb }, ms / 1000);
	}
}

/** By name: what is read when somebody asks. */
export type Gauges = Readonly<Record<string, Reading>>;

/** A number read whenever Prometheus asks, or one number per role or clock. */
type Reading =
	| { readonly help: string; read(): number }
	| { readonly help: string; readByRole(): Readonly<Record<string, number>> }
	| { readonly help: string; readByClock(): Readonly<Record<string, number>> };

function addGauge(registry: Registry, name: string, reading: Reading): void {
	const label = "readByRole" in reading ? "role" : "clock";
	const { help } = reading;
	new Gauge({
		name,
		help,
		labelNames: "read" in reading ? [] : [label],
		registers: [registry],
		collect() {
			if ("read" in reading) this.set(reading.read());
			else
				for (const [of, value] of Object.entries(
					"readByRole" in reading
						? reading.readByRole()
						: reading.readByClock(),
				))
					this.set({ [label]: of }, value);
		},
	});
}

/** The same port, with the time of each call's round trip told to `told`, and whether it was rejected. */
export function timed<T extends object>(
	port: T,
	told: (verb: string, ms: number, failed: boolean) => void,
): T {
	return new Proxy(port, {
		get(target, verb, receiver) {
			const member: unknown = Reflect.get(target, verb, receiver);
			if (typeof member !== "function" || typeof verb !== "string")
				return member;
			return (...args: unknown[]) => {
				const start = performance.now();
				const result: unknown = member.apply(target, args);
				if (result instanceof Promise) {
					const tell = (failed: boolean) =>
						told(verb, performance.now() - start, failed);
					result.then(
						() => tell(false),
						() => tell(true),
					);
				}
				return result;
			};
		},
	});
}

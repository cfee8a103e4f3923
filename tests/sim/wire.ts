import type { Ask, Unknown } from "../../client/link/ask.ts";
import type { Link, LinkOptions, LinkState } from "../../client/link/socket.ts";
import { spread, waitOf } from "../../client/link/wait.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	Answer,
	ServerToStudent,
	StudentHandshake,
	StudentToServer,
} from "../../shared/student-events.ts";
import type { Line } from "./line.ts";

/** A connection that a node has granted. */
export interface Granted {
	readonly line: Line;
	/** Brings one message to the node; `reply` is called at the node, when it replies. */
	send(event: string, message: object, reply: (reply: object) => void): void;
}

/** What a phone reaches the nodes by, and what it notes down for the check at the end. */
export interface Radio {
	/** Tries to connect; the result comes after a while. Null: nobody is there. */
	dial(
		auth: StudentHandshake,
		hear: Omit<ServerToStudent, "me">,
		then: (result: Granted | Refusal | null) => void,
	): void;
	/** The page is another build's: loads it again. True when that is at once. */
	reload(): boolean;
	onSent(answer: Answer): void;
	onTold(answer: Answer, reply: object): void;
	/** A connection ended while these answers had no reply. */
	onCutOff(answers: number): void;
}

let next: Radio | null = null;

/** The radio of the phone that connects next. */
export function lend(radio: Radio): void {
	next = radio;
}

const times = {
	greeting: 5_000,
	doubt: 2_000,
	ask: 5_000,
	retry: 500,
	letGo: 300,
};

/**
 * In the place of `client/link/socket.ts`: the same promises to the page, over a simulated connection. Everything else of
 * the phone is the shipped code.
 */
export function connect(
	options: LinkOptions<StudentToServer, ServerToStudent>,
): Link<StudentToServer> {
	if (next === null) throw new Error("a phone without a radio");
	const radio = next;
	next = null;
	let state: LinkState | null = null;
	let granted: Granted | null = null;
	let attempt = 0;
	let failures = 0;
	let greeting = false;
	let pending = new Map<object, { answer: boolean; lose: () => void }>();

	const tell = (to: LinkState) => {
		if (to === state) return;
		state = to;
		options.onState(to);
	};

	/** Whatever connection there is, the page is done with it; the node may notice late. */
	const drop = () => {
		const old = granted;
		granted = null;
		attempt++;
		const lost = [...pending.values()];
		pending = new Map();
		radio.onCutOff(lost.filter(({ answer }) => answer).length);
		for (const { lose } of lost) lose();
		old?.line.onEnd({ device: () => {} });
		old?.line.cut({ node: 3000 });
	};

	const dial = () => {
		const mine = ++attempt;
		const auth = options.auth?.() as StudentHandshake;
		const hear: Omit<ServerToStudent, "me"> = {
			...options.on,
			out: (refusal) => {
				// A ghost of this very phone, whose greeting was slow, is not a person who opened the room elsewhere.
				if (options.isStale?.(refusal)) return restart();
				options.on.out(refusal);
				stop();
			},
		};
		radio.dial(auth, hear, (result) => {
			if (mine !== attempt || state === "stopped") {
				if (result !== null && !isRefusal(result)) result.line.cut();
				return;
			}
			if (result === null) return redial();
			if (isRefusal(result)) {
				const wait = waitOf(result);
				if (wait === null) return refused(result);
				setTimeout(() => mine === attempt && dial(), spread(wait));
				return;
			}
			granted = result;
			failures = 0;
			result.line.onEnd({
				device: () => {
					if (granted !== result) return;
					drop();
					if (state === "stopped") return;
					tell("reconnecting");
					redial();
				},
			});
			tell("connected");
			void greet(times.greeting);
		});
	};

	const redial = () => {
		const mine = ++attempt;
		const wait = Math.min(times.retry * 2 ** failures++, 5000);
		setTimeout(() => mine === attempt && dial(), spread(wait / 2));
	};

	const restart = () => {
		if (state === "stopped") return;
		drop();
		tell("reconnecting");
		dial();
	};

	const stop = () => {
		tell("stopped");
		drop();
	};

	const refused = (refusal: Refusal) => {
		if (refusal.error === "old-client" && radio.reload()) return;
		stop();
		options.onRefused(refusal);
	};

	const ask: Ask<StudentToServer> = (event, message, timeoutMs = times.ask) =>
		new Promise<never>((resolve) => {
			const done = (reply: object | Unknown) => resolve(reply as never);
			const mine = granted;
			if (mine === null) return done("unknown");
			const key = {};
			const answer = event === "answer" ? (message as Answer) : null;
			const settle = (reply: object | Unknown) => {
				if (!pending.delete(key)) return;
				done(reply);
			};
			if (answer !== null) radio.onSent(answer);
			pending.set(key, {
				answer: answer !== null,
				lose: () => done("unknown"),
			});
			setTimeout(() => settle("unknown"), timeoutMs);
			mine.send(event, message, (reply) =>
				mine.line.down(() => {
					if (answer !== null && pending.has(key)) radio.onTold(answer, reply);
					settle(reply);
				}),
			);
		});

	const greet = async (timeoutMs: number): Promise<void> => {
		if (greeting) return;
		greeting = true;
		const asked = granted;
		const reply = await options.greet(ask, timeoutMs);
		greeting = false;
		if (granted === null || state === "stopped") return;
		if (granted !== asked) return greet(times.greeting);
		const wait = waitOf(reply);
		if (wait !== null) setTimeout(() => greet(times.greeting), spread(wait));
		else if (isRefusal(reply)) refused(reply);
		else if (reply === "unknown" && timeoutMs === times.doubt) restart();
		else if (reply === "unknown") setTimeout(restart, spread(times.letGo));
	};

	const probe = () => {
		if (state === "stopped") return;
		if (granted !== null) void greet(times.doubt);
		else dial();
	};

	const reopen = () => {
		state = null;
		tell("connecting");
		dial();
	};
	reopen();
	return { ask, probe, rest: () => {}, reopen, close: stop };
}

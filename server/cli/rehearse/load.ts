import { cpus } from "node:os";
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";

/** How busy this computer was meanwhile. */
export interface Load {
	readonly seconds: number;
	/** Seconds in which this process used nearly all of one core, which is all that it can. */
	readonly ownFull: number;
	/** Seconds in which all cores together were nearly busy, whoever used them. */
	readonly machineFull: number;
	/** So late did this process come to what was due, p99, ms. */
	readonly lateP99: number;
}

const resolution = 5;
const nearly = 0.9;

/** Watches whether it is this computer that is slow: then what it measured says little of the server. */
export class LoadWatch {
	readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution });
	readonly #timer: NodeJS.Timeout;
	#seconds = 0;
	#ownFull = 0;
	#machineFull = 0;
	#at = performance.now();
	#own = process.cpuUsage();
	#machine = machineTimes();

	constructor() {
		this.#delay.enable();
		this.#timer = setInterval(() => this.#look(), 1000);
	}

	#look(): void {
		const now = performance.now();
		const { user, system } = process.cpuUsage(this.#own);
		const machine = machineTimes();
		const all = machine.all - this.#machine.all;
		const idle = machine.idle - this.#machine.idle;
		this.#seconds++;
		if ((user + system) / 1000 / (now - this.#at) > nearly) this.#ownFull++;
		if (all > 0 && 1 - idle / all > nearly) this.#machineFull++;
		this.#at = now;
		this.#own = process.cpuUsage();
		this.#machine = machine;
	}

	stop(): Load {
		clearInterval(this.#timer);
		this.#delay.disable();
		const late = this.#delay.percentile(99) / 1e6 - resolution;
		return {
			seconds: this.#seconds,
			ownFull: this.#ownFull,
			machineFull: this.#machineFull,
			lateP99: Math.max(0, late),
		};
	}
}

function machineTimes(): { all: number; idle: number } {
	let all = 0;
	let idle = 0;
	for (const { times } of cpus()) {
		all += times.user + times.nice + times.sys + times.irq + times.idle;
		idle += times.idle;
	}
	return { all, idle };
}

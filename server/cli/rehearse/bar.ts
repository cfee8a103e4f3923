/** How far it is, on standard error: a bar on a terminal, else one line for each step that is done. */
export class Bar {
	readonly #out: NodeJS.WriteStream;
	#line = "";

	constructor(out: NodeJS.WriteStream) {
		this.#out = out;
	}

	show(step: string, done: number, of: number): void {
		const line = `${step} ${done} of ${of}`;
		if (line === this.#line) return;
		this.#line = line;
		if (this.#out.isTTY) {
			const filled = Math.round((20 * done) / of);
			const bar = "█".repeat(filled) + "░".repeat(20 - filled);
			this.#out.write(`\r\x1b[K${bar} ${line}`);
		} else if (done === of) this.#out.write(`${line}\n`);
	}

	/** A line that stays. */
	say(line: string): void {
		this.clear();
		this.#out.write(`${line}\n`);
	}

	clear(): void {
		if (this.#out.isTTY && this.#line !== "") this.#out.write("\r\x1b[K");
		this.#line = "";
	}
}

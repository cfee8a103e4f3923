import { io, type Socket } from "socket.io-client";
import type { StudentView } from "../../shared/views.ts";

const between = (least: number, most: number) =>
	least + Math.random() * (most - least);

/** A scripted student: thinks, answers with a plausible spread, changes its mind, loses its network and comes back. */
export class DemoStudent {
	readonly #socket: Socket;
	readonly #number: number;
	#answering = 0;

	constructor(
		url: string,
		code: string,
		token: string,
		version: number,
		number: number,
	) {
		this.#number = number;
		this.#socket = io(`${url}/student`, {
			auth: { v: version, code, token },
			transports: ["websocket"],
			forceNew: true,
		});
		this.#socket.on("connect", () => this.#greet());
		this.#socket.on("view", (view: StudentView) => this.#see(view));
		this.#loseNetworkLater();
	}

	#greet(): void {
		this.#socket.emit(
			"hello",
			{},
			(reply: { view?: StudentView; me?: object | null }) => {
				if (reply.view === undefined) return;
				if (reply.me) this.#see(reply.view);
				else
					this.#socket.emit(
						"join",
						{ name: nameOf(this.#number) },
						(joined: { view?: StudentView }) => {
							if (joined.view !== undefined) this.#see(joined.view);
						},
					);
			},
		);
	}

	#see(view: StudentView): void {
		if (view.phase !== "open" || view.asked.round === this.#answering) return;
		const { round, optionCount, input } = view.asked;
		this.#answering = round;
		const answer = (seq: number) => {
			this.#socket.emit(
				"answer",
				{ round, seq, choice: pick(round, optionCount, input) },
				() => {},
			);
		};
		// Most answer within half a minute, some never, some think again.
		if (Math.random() < 0.04) return;
		setTimeout(
			() => answer(1),
			between(1500, 9000) + between(0, 1) ** 3 * 20_000,
		);
		if (Math.random() < 0.1)
			setTimeout(() => answer(2), between(12_000, 30_000));
	}

	#loseNetworkLater(): void {
		setTimeout(
			() => {
				if (Math.random() < 0.5) {
					this.#socket.disconnect();
					setTimeout(() => this.#socket.connect(), between(1000, 6000));
				}
				this.#loseNetworkLater();
			},
			between(20_000, 60_000),
		);
	}
}

/** Each round has its favourite and its tempting mistake, the same for the whole class. */
function pick(
	round: number,
	optionCount: number,
	input: "one" | "many",
): number[] {
	const favourite = (round * 7) % optionCount;
	const tempting = (favourite + 1 + (round % (optionCount - 1))) % optionCount;
	const draw = Math.random();
	const one =
		draw < 0.5
			? favourite
			: draw < 0.78
				? tempting
				: Math.floor(Math.random() * optionCount);
	if (input === "one" || Math.random() < 0.3) return [one];
	return [...new Set([one, favourite])].sort((a, b) => a - b);
}

const names =
	"Ada Alan Amina Ana Anton Bao Bea Carl Chen Clara Dana Diego Elif Emil Emma Fatima Felix Freya Gita Hana Hugo Ines Ivan Jana Jonas Jun Kaya Kofi Lara Leo Lina Luca Maja Marek Mei Milan Mina Nadia Nico Nora Olga Omar Oscar Paula Pia Priya Rafa Rosa Sami Sara Sven Tara Theo Tomas Uma Vera Viktor Wen Yara Zoe".split(
		" ",
	);

function nameOf(number: number): string {
	return names[number] ?? `Student ${number + 1}`;
}

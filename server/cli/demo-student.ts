import { io, type Socket } from "socket.io-client";
import type { Json } from "../../shared/json.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Asked, StudentView } from "../../shared/views.ts";

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
		const { asked } = view;
		const { round } = asked;
		this.#answering = round;
		const answer = (seq: number) => {
			this.#socket.emit(
				"answer",
				{ round, seq, value: sampleOf(asked) },
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
function sampleOf({ round, kind, ask }: Asked): Json {
	const draw = Math.random();
	const dice =
		draw < 0.5
			? diceOf(round)
			: draw < 0.78
				? diceOf(-round)
				: () => Math.random();
	return kindOf({ kind }).sample(ask, dice);
}

/** The same throws for the same seed: a linear congruence (Numerical Recipes). */
function diceOf(seed: number): () => number {
	let state = (seed * 2654435761) >>> 0;
	return () => {
		state = (state * 1664525 + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

const names =
	"Ada Alan Amina Ana Anton Bao Bea Carl Chen Clara Dana Diego Elif Emil Emma Fatima Felix Freya Gita Hana Hugo Ines Ivan Jana Jonas Jun Kaya Kofi Lara Leo Lina Luca Maja Marek Mei Milan Mina Nadia Nico Nora Olga Omar Oscar Paula Pia Priya Rafa Rosa Sami Sara Sven Tara Theo Tomas Uma Vera Viktor Wen Yara Zoe".split(
		" ",
	);

function nameOf(number: number): string {
	return names[number] ?? `Student ${number + 1}`;
}

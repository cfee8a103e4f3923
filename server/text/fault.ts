/** Why a text has no look; the words are in `shared/words/faults.en.ts`. */
export type TextFault = "text-too-rich" | "text-too-slow";

/** Thrown inside, so that a text that becomes too much is given up where it does. */
export class TooRich extends Error {}

/** What has come of a text so far, in bytes: given up beyond the bound. */
export class Budget {
	#left: number;

	constructor(bytes: number) {
		this.#left = bytes;
	}

	take(html: string): string {
		this.#left -= Buffer.byteLength(html);
		if (this.#left < 0) throw new TooRich("a text becomes too large");
		return html;
	}
}

import type { Values } from "../../shared/refusal.ts";
import type { Why } from "../../shared/refuse.ts";

/** Why a file is not taken: a sentence of the catalogue, and what stands in it. */
export class FileFault extends Error {
	readonly why: Why;
	readonly values: Values;

	constructor(why: Why, values: Values = {}) {
		super(why);
		this.why = why;
		this.values = values;
	}
}

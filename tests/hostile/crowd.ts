import type { Refusal } from "../../shared/refusal.ts";
import type { Welcome } from "../../shared/student-events.ts";
import { connectPhone, type StudentLink } from "../rig/links.ts";

export interface Flood {
	readonly seated: StudentLink[];
	/** Those that wait to be let in. */
	readonly waiting: StudentLink[];
	/** Names of those that got a seat. */
	readonly names: Set<string>;
	/** How often each refusal was heard. */
	readonly refusals: Map<string, number>;
	readonly words: Set<string>;
	close(): void;
}

/** A script that takes seats as fast as it can, `atOnce` side by side, each with a token of its own. */
export async function floodRoom(
	url: string,
	code: string,
	count: number,
	{ name = "Bot", atOnce = 20, word = "" } = {},
): Promise<Flood> {
	const seated: StudentLink[] = [];
	const waiting: StudentLink[] = [];
	const names = new Set<string>();
	const refusals = new Map<string, number>();
	const words = new Set<string>();
	let next = 0;
	const script = async () => {
		while (next < count) {
			const own = `${name} ${next++}`;
			const link = await connectPhone(url, code);
			const message = { name: own, ...(word === "" ? {} : { word }) };
			const reply = (await link.ask("join", message)) as
				| (object & Refusal)
				| Welcome;
			if ("error" in reply) {
				refusals.set(reply.error, (refusals.get(reply.error) ?? 0) + 1);
				words.add(reply.message);
				link.close();
			} else if (reply.me === null) waiting.push(link);
			else {
				seated.push(link);
				names.add(own);
			}
		}
	};
	await Promise.all(Array.from({ length: atOnce }, script));
	const close = () => {
		for (const link of [...seated, ...waiting]) link.close();
	};
	return { seated, waiting, names, refusals, words, close };
}

import { describe, expect, it } from "vitest";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { faintOn, layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { type Asked, onTheWall } from "../rig/wall.ts";

const order = (
	id: string,
	text: string,
	items: string[],
	orders: readonly (readonly number[])[],
): Asked => {
	const right = orders[0] ?? [];
	const other = [...right].reverse();
	return {
		question: questionOf(id, {
			kind: "order",
			text,
			ask: { items },
			key: { orders: orders.map((one) => [...one]), measure: "tau" },
			explanation: "",
		}),
		said: [right, other, [...right.slice(1), right[0] ?? 0]],
		again: [right, right, other],
	};
};

const asked: readonly Asked[] = [
	order(
		"four",
		"Put the steps of a TCP connection in order.",
		[
			"Client sends ACK",
			"Client sends SYN",
			"Client sends the request",
			"Server answers SYN-ACK",
		],
		[[1, 3, 0, 2]],
	),
	order(
		"ten",
		"From the wire up",
		Array.from({ length: 10 }, (_, index) => `What layer ${index + 1} is for`),
		[[9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
	),
	order(
		"several",
		"What is done first, what then, where a certificate is renewed?",
		[
			"It is put where the server finds it",
			"The new one is asked for, and whoever asks shows that the name is theirs",
			"The server reads it",
		],
		[
			[1, 0, 2],
			[1, 2, 0],
		],
	),
];

const site = withRigAndBrowser();

describe("items in order on the wall", () => {
	it("[EE2210] stand where they stood when they were opened, also in a second vote; their right places come beside them, and nothing is cut, small or faint", {
		timeout: 240_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const { page, ask, leave } = await onTheWall(site, rest, asked);
		const faults: string[] = [];
		for (const [index, { question, said, again = [] }] of asked.entries()) {
			const stood = new Map<string, readonly string[]>();
			const look = async (phase: string) => {
				for (const size of screenSizes) {
					const at = `${size.width}x${size.height}`;
					const where = `${question.id}, ${phase}, ${at}`;
					const layout = await layoutAt(page, size);
					faults.push(...layout.faults.map((one) => `${where}: ${one}`));
					const letters = layout.lines.filter((line) => /^[A-J] /.test(line));
					if (letters.length === 0) faults.push(`${where}: no letters`);
					for (const line of stood.get(at) ?? [])
						if (!layout.lines.includes(line))
							faults.push(`${where} moves: ${line}`);
					stood.set(at, layout.lines);
					if (layout.scrolls) faults.push(`${where} scrolls`);
					await shoot(page, `order-${question.id}-${phase}-${at}`);
				}
				for (const one of await faintOn(page))
					faults.push(`${question.id}, ${phase}: ${one}`);
				if (phase !== "revealed") return;
				const { orders } = question.key as { orders: number[][] };
				const places = await page.locator(".put-place").allInnerTexts();
				expect(places.map(Number)).toEqual(
					places.map((_, item) => (orders[0]?.indexOf(item) ?? 0) + 1),
				);
			};
			await ask(index, said, look);
			await ask(index, again, look);
		}
		expect(faults).toEqual([]);
		leave();
	});
});

import { describe, expect, test } from "vitest";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { atOnce } from "../../server/room/steps.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { countRound, tallyOf } from "../../server/room/tally.ts";
import { imagesOf } from "../../shared/images.ts";
import { faultsOf, isJudged, kindOf } from "../../shared/kinds/kinds.ts";
import type { PointCounts } from "../../shared/kinds/point/cells.ts";
import { most, type Regions } from "../../shared/kinds/point/model.ts";
import { tolerance } from "../../shared/kinds/point/regions.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import { dawn, question, room, run, sceneOf } from "./example.ts";

const kind = kindOf({ kind: "point" });
const id = "a".repeat(32);
const ask = { image: `![a heart \\[cut open\\]](image:${id})` };
const box = { shape: "box", x: 200, y: 100, width: 100, height: 200 } as const;
const oval = { ...box, shape: "oval", x: 600 } as const;
const asked = (more: Partial<Question> = {}): Question => ({
	...question("poll", []),
	kind: "point",
	ask,
	key: { regions: [box, oval] },
	...more,
});
const places = Array.from({ length: 100 * 100 }, (_, index) => [
	(index % 100) * 10 + 5,
	Math.floor(index / 100) * 10 + 5,
]);
const told = (...args: Parameters<typeof kind.distribution>) =>
	kind.distribution(...args) as PointCounts;

describe("a place in a picture", () => {
	test("[RM1310] an answer is two whole numbers of thousandths within the picture, and nothing else", () => {
		for (const given of [
			[0, 0],
			[999, 999],
			[432, 7],
		])
			expect(kind.read(ask, given)).toEqual(given);
		for (const raw of [
			[1000, 0],
			[0, -1],
			[-0, 0],
			[0.5, 0],
			["1", 1],
			[1],
			[1, 2, 3],
			[1, null],
			new Array(2),
			{ 0: 1, 1: 1, length: 2 },
			"1,1",
			null,
		])
			expect(kind.read(ask, raw), JSON.stringify(raw)).toBeNull();
		expect(kind.say(ask, [432, 7])).toBe("x 43.2 %, y 0.7 %");
	});

	test("[RM1311] it is right within a region or a finger's width beside it; an oval has no corners", () => {
		const mark = (x: number, y: number) =>
			kind.mark(ask, { regions: [box, oval] }, [x, y]);
		for (const [x, y] of [
			[200, 100],
			[300, 300],
			[200 - tolerance, 300 + tolerance],
			[650, 200],
			[650, 100 - tolerance],
			[600 - tolerance, 200],
		] as const)
			expect(mark(x, y), `${x}, ${y}`).toBe(1);
		for (const [x, y] of [
			[200 - tolerance - 1, 200],
			[250, 300 + tolerance + 1],
			[600, 100],
			[700, 300],
			[450, 200],
		] as const)
			expect(mark(x, y), `${x}, ${y}`).toBe(0);
	});

	test("[RM1312] without a region nothing is right or wrong, nothing scores, and nobody is counted as right", () => {
		const poll = asked({ key: { regions: [] }, points: 5 });
		expect(faultsOf(poll)).toEqual([]);
		expect(isJudged(poll)).toBe(false);
		expect(isJudged(asked())).toBe(true);
		expect(kind.mark(poll.ask, poll.key, [250, 200])).toBeNull();
		const opened = run(room(), [{ do: "open", question: 0 }], dawn, [poll]);
		const [round] = opened.rounds;
		if (round === undefined) throw new Error("no round");
		const rows = [{ seat: "ann", value: [250, 200], at: dawn }];
		const count = (one: Question) =>
			atOnce(countRound(opened, [one], round, rows));
		expect(count(poll)).toEqual({ answered: 1, right: null });
		expect(count(asked())).toEqual({ answered: 1, right: 1 });
	});

	test("[RM1313] of a hall that points everywhere every answer is told in its cell, in bounded space", () => {
		const tally = tallyOf(
			asked(),
			places.map((place) => [place, 1]),
		);
		expect(tally.left).toBe(0);
		const { answered, cells } = told(ask, null, tally);
		expect(cells.length).toBeLessThanOrEqual(limits.groupsTold);
		expect(answered).toBe(10_000);
		expect(cells.reduce((sum, count) => sum + count, 0)).toBe(10_000);
		expect(Math.min(...cells)).toBeGreaterThan(0);
	});

	test("[RM1314] how many have it right is told with the reveal, exactly, and not before", () => {
		const sheet = [asked()];
		const closed = run(
			room(),
			[
				{ do: "open", question: 0 },
				{ do: "close" },
				{ do: "count", round: 1, counted: { answered: 3, right: 2 } },
			],
			dawn,
			sheet,
		);
		const screen = (so: typeof closed) =>
			JSON.stringify(viewForScreen(sceneOf(so, sheet), "e", dawn, null));
		expect(screen(closed)).not.toContain('"right"');
		expect(screen(closed)).not.toContain("regions");
		const revealed = run(closed, [{ do: "reveal" }], dawn, sheet);
		expect(screen(revealed)).toContain('"right":2');
		expect(screen(revealed)).toContain("regions");
	});

	test("[RM1315] a cell that is accepted has exactly its answers right, as far as there is room, and none in a poll", () => {
		const key = { regions: [box] };
		for (const cell of ["0-0", "15-11", "7-5"]) {
			const accepted = kind.accept?.(ask, key, cell) as Regions;
			expect(accepted.regions).toHaveLength(2);
			expect(kind.accept?.(ask, accepted, cell)).toEqual(accepted);
			const alone = { regions: accepted.regions.slice(1) };
			for (const place of places)
				expect(kind.mark(ask, alone, place), String(place)).toBe(
					Number(kind.groups(ask, place).includes(cell)),
				);
		}
		const full = { regions: Array(most.regions).fill(box) };
		expect(kind.accept?.(ask, full, "0-0")).toBeNull();
		expect(kind.accept?.(ask, { regions: [] }, "0-0")).toBeNull();
		for (const group of ["16-0", "0-12", "a", "", "0-0-0"])
			expect(kind.accept?.(ask, key, group), group).toBeNull();
	});

	test("[RM1316] a picture that is missing or has no words, and a region beyond its edge, are told", () => {
		const codes = (more: Partial<Question>) =>
			faultsOf(asked(more)).map(({ path, code }) => `${path} ${code}`);
		expect(codes({})).toEqual([]);
		for (const image of ["", "a heart", `![a](image:${id}) and more`])
			expect(codes({ ask: { image } }), image).toEqual(["ask.image no-image"]);
		expect(codes({ ask: { image: `![ ](image:${id})` } })).toEqual([
			"ask.image image-wordless",
		]);
		const beyond = { regions: [box, { ...box, x: 950 }] };
		expect(codes({ key: beyond })).toEqual(["key.regions.1 region-outside"]);
	});

	test("[RM1317] its picture is an image like any other's, on phones too where words stay off them, and then without its own", () => {
		expect(imagesOf(asked())).toEqual([id]);
		expect(kind.bare(ask)).toEqual({ image: `![](image:${id})` });
		const lobby = room();
		const { settings } = lobby;
		const wordless = {
			...lobby,
			settings: { ...settings, textOnPhones: false },
		};
		const sheet = [asked({ text: `Where? ![all](image:${"b".repeat(32)})` })];
		const images = (so: typeof lobby) =>
			viewForStudents(sceneOf(so, sheet), "e", dawn).images;
		expect(images(lobby)).toEqual(["b".repeat(32), id]);
		expect(images(wordless)).toEqual([id]);
		const opened = run(wordless, [{ do: "open", question: 0 }], dawn, sheet);
		const phone = JSON.stringify(
			viewForStudents(sceneOf(opened, sheet), "e", dawn),
		);
		expect(phone).toContain(id);
		expect(phone).not.toContain("heart");
	});
});

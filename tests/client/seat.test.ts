import { describe, expect, it } from "vitest";
import {
	answerKey,
	forgetSeat,
	keepName,
	seatedAs,
	seatToken,
	suggestedName,
} from "../../client/link/seat.ts";
import { forgiving } from "../../client/link/storage.ts";
import { MemoryStorage } from "./phone.ts";

describe("a seat's token", () => {
	it("[CL16] is 22 characters of base64url, stays, and is another one in every room", () => {
		const storage = new MemoryStorage();
		const tokens = Array.from({ length: 200 }, () =>
			seatToken(new MemoryStorage(), "BCDFGH"),
		);
		for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
		expect(new Set(tokens).size).toBe(200);
		const first = seatToken(storage, "BCDFGH");
		expect(seatToken(storage, "BCDFGJ")).not.toBe(first);
		expect(seatToken(storage, "BCDFGH")).toBe(first);
	});

	it("[CL16] of the newest 20 rooms is remembered, with name and unsaved answer", () => {
		const storage = new MemoryStorage();
		const code = (number: number) => `ROOM${number}`;
		const first = seatToken(storage, code(0));
		keepName(storage, code(0), { name: "Ana", epoch: "e1" }, true);
		storage.setItem(answerKey(code(0)), "{}");
		for (let room = 1; room < 20; room++) seatToken(storage, code(room));
		expect(seatToken(storage, code(0))).toBe(first);
		for (let room = 20; room < 39; room++) seatToken(storage, code(room));
		expect(seatToken(storage, code(0))).toBe(first);
		for (let room = 40; room < 60; room++) seatToken(storage, code(room));
		expect(seatedAs(storage, code(0))).toBeNull();
		expect(storage.getItem(answerKey(code(0)))).toBeNull();
		expect(seatToken(storage, code(0))).not.toBe(first);
		expect(storage.kept.size).toBeLessThan(30);
	});

	it("[CL16] that cannot be read is made anew", () => {
		const storage = new MemoryStorage();
		storage.setItem("lectern.seat.BCDFGH", "not a token");
		expect(seatToken(storage, "BCDFGH")).toMatch(/^[\w-]{22}$/);
	});

	it("[CL16] a typed name is the suggestion for the next room, a given one is not", () => {
		const storage = new MemoryStorage();
		const seated = { name: "Steady Falcon", epoch: "e1" };
		keepName(storage, "BCDFGH", seated, false);
		expect(suggestedName(storage)).toBe("");
		keepName(storage, "BCDFGH", { name: "Ana", epoch: "e2" }, true);
		expect(suggestedName(storage)).toBe("Ana");
		expect(seatedAs(storage, "BCDFGH")).toEqual({ name: "Ana", epoch: "e2" });
		expect(seatedAs(storage, "BCDFGJ")).toBeNull();
	});

	it("[CL22] that is forgotten is another one afterwards, without name and answer, in this room only", () => {
		const storage = new MemoryStorage();
		const ana = { name: "Ana", epoch: "e1" };
		const tokens = ["BCDFGH", "BCDFGJ"].map((code) => {
			keepName(storage, code, ana, true);
			storage.setItem(answerKey(code), "{}");
			return seatToken(storage, code);
		});
		forgetSeat(storage, "BCDFGH");
		expect(seatedAs(storage, "BCDFGH")).toBeNull();
		expect(storage.getItem(answerKey("BCDFGH"))).toBeNull();
		expect(seatToken(storage, "BCDFGH")).not.toBe(tokens[0]);
		expect(seatToken(storage, "BCDFGJ")).toBe(tokens[1]);
		expect(seatedAs(storage, "BCDFGJ")).toEqual(ana);
		expect(suggestedName(storage)).toBe("Ana");
	});

	it("[CL10] lasts while the page lives where storage throws", () => {
		const storage = forgiving(() => {
			throw new Error("blocked");
		});
		const token = seatToken(storage, "BCDFGH");
		expect(seatToken(storage, "BCDFGH")).toBe(token);
		storage.removeItem("lectern.seat.BCDFGH");
		expect(seatToken(storage, "BCDFGH")).not.toBe(token);
	});
});

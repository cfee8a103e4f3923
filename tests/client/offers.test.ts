import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openGiven } from "../../client/link/given.ts";
import type { OutboxState } from "../../client/link/outbox.ts";
import { answerKey, forgetSeat, givenKey } from "../../client/link/seat.ts";
import { forgiving } from "../../client/link/storage.ts";
import {
	type Sitting,
	type SittingState,
	sit,
} from "../../client/student/sitting.ts";
import { sqliteBackups } from "../../server/store/sqlite/backup.ts";
import type { Json } from "../../shared/json.ts";
import { quizFormat } from "../../shared/quiz.ts";
import type { Results, RoomState } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type Move, openRoom, questionOf } from "../rig/room.ts";
import { MemoryStorage } from "./phone.ts";

const closing: (() => unknown)[] = [];
beforeEach(() => {
	vi.stubGlobal("sessionStorage", new MemoryStorage());
	vi.stubGlobal("localStorage", new MemoryStorage());
});
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
	vi.unstubAllGlobals();
});

const until = (what: string, met: () => unknown) =>
	vi.waitFor(
		async () => {
			if (!(await met())) throw new Error(`never: ${what}`);
		},
		{ timeout: 20_000, interval: 50 },
	);

async function openPhone(
	code: string,
	name: string,
	storage = forgiving(() => new MemoryStorage()),
): Promise<Sitting> {
	const phone = sit(code, storage, () => {});
	closing.push(phone.close);
	await until("the form", () => phone.state().entrance !== null);
	phone.join(name);
	await until("a seat", () => phone.state().held !== null);
	return phone;
}

const phaseOf = (phone: Sitting): string => {
	const view = phone.state().held?.view;
	return view === undefined
		? ""
		: `${view.phase} ${"asked" in view ? view.asked.round : ""}`;
};

async function tap(phone: Sitting, round: number, option: number) {
	await until("the question", () => phaseOf(phone) === `open ${round}`);
	phone.answer([option]);
	const isSaved = ({ outbox }: SittingState) =>
		outbox.state === "saved" && outbox.place?.round === round;
	await until("saved", () => isSaved(phone.state()));
}

/** What an instructor does and reads over REST: the socket's server may be another one by then. */
function instructor(rest: Rest, id: string) {
	return {
		move: async (move: Move) => {
			const state = (
				await rest.get(`/api/rooms/${id}/state`)
			).json<RoomState>();
			const command = { ...move, at: state.view.at };
			const reply = await rest.post(`/api/rooms/${id}/commands`, command);
			expect(reply.status, reply.text).toBe(200);
		},
		results: async () =>
			(await rest.get(`/api/rooms/${id}/results`)).json<Results>(),
		rounds: async () => {
			const reply = await rest.get(`/api/rooms/${id}/results`);
			return reply
				.json<Results>()
				.questions.flatMap(({ rounds }) => rounds)
				.map(({ answered, offered }) => [answered, offered]);
		},
		take: (round: number) =>
			rest.post(`/api/rooms/${id}/rounds/${round}/offers`),
	};
}

describe("a lecture that goes on from an older backup", () => {
	it("[CL230] has the answers that it lost once they are taken in, exactly once", {
		timeout: 60_000,
	}, async () => {
		let rig: Rig = await startRig();
		closing.push(() => rig.close());
		const { port } = rig;
		vi.stubGlobal("location", {
			protocol: "http:",
			hostname: "127.0.0.1",
			port: String(port),
		});
		const rest = await signedIn(rig.url);
		const room = await openRoom(rest, {
			v: quizFormat,
			title: "Restored",
			description: "",
			questions: [questionOf("q1"), questionOf("q2"), questionOf("q3")],
		});
		const teacher = instructor(rest, room.id);
		const [ada, bob] = await Promise.all([
			openPhone(room.code, "Ada"),
			openPhone(room.code, "Bob"),
		]);
		await teacher.move({ do: "open", question: 0 });
		await tap(ada, 1, 1);
		const backup = join(tmpdir(), `lectern-backup-${port}.sqlite`);
		await sqliteBackups(rig.folder, "lectern.sqlite").backUp(backup);
		closing.unshift(() => rmSync(backup, { force: true }));
		await tap(bob, 1, 1);
		await teacher.move({ do: "close" });
		await teacher.move({ do: "open", question: 1 });
		await Promise.all([tap(ada, 2, 0), tap(bob, 2, 0)]);

		await rig.close();
		const environment = { PORT: String(port) };
		rig = await startRig({ database: backup, environment });
		await until("both are back", () =>
			[ada, bob].every((phone) => phaseOf(phone) === "open 1"),
		);
		expect(await teacher.rounds()).toEqual([[1, 0]]);
		await teacher.move({ do: "close" });
		await until("Bob's offer", async () =>
			(await teacher.rounds()).some(([, offered]) => offered === 1),
		);
		expect(await teacher.rounds()).toEqual([[1, 1]]);
		expect((await teacher.take(1)).status).toBe(200);
		expect(await teacher.rounds()).toEqual([[2, 0]]);
		expect((await teacher.take(1)).status).toBe(200);
		expect(await teacher.rounds()).toEqual([[2, 0]]);

		// Another question than the one that both answered in the second round before.
		await teacher.move({ do: "open", question: 2 });
		await teacher.move({ do: "close" });
		await teacher.move({ do: "end" });
		await until("the end", () => ada.state().held?.view.phase === "ended");
		await new Promise((resolve) => setTimeout(resolve, 4_000));
		expect(await teacher.rounds()).toEqual([
			[2, 0],
			[0, 0],
		]);
		const { students } = await teacher.results();
		expect(students.map(({ name, answers }) => [name, answers.length])).toEqual(
			expect.arrayContaining([
				["Ada", 1],
				["Bob", 1],
			]),
		);
		room.page.close();
	});
});

describe("what a phone keeps of answers that were called saved", () => {
	const saved = (round: number, value: Json, epoch = "e1"): OutboxState => ({
		state: "saved",
		place: { room: "r", epoch, round, index: round - 1 },
		value,
		error: null,
		message: null,
	});
	const answersOf = (lost: readonly { answer: object }[]) =>
		lost.map(({ answer }) => answer);

	it("[CL231] closed rounds of another history are offered once, over a reload, and no others", () => {
		const storage = new MemoryStorage();
		const given = openGiven(storage, "given");
		given.add(saved(1, [0]));
		given.add(saved(2, [1]));
		given.add(saved(2, [2]));
		given.add({ ...saved(3, [3]), state: "sending" });
		given.add(saved(4, [0]));
		expect(given.lost("r", "e1", 9)).toEqual([]);
		expect(given.lost("other", "e2", 9)).toEqual([]);
		const again = openGiven(storage, "given");
		const lost = again.lost("r", "e2", 3);
		expect(answersOf(lost)).toEqual([
			{ round: 1, index: 0, value: [0] },
			{ round: 2, index: 1, value: [2] },
		]);
		again.offered(lost, "e2");
		const last = openGiven(storage, "given");
		expect(last.lost("r", "e2", 3)).toEqual([]);
		expect(answersOf(last.lost("r", "e2", 4))).toEqual([
			{ round: 4, index: 3, value: [0] },
		]);
		last.add(saved(4, [1], "e2"));
		expect(last.lost("r", "e2", 4)).toEqual([]);
	});

	it("[CL24] are found where the page of the release before left them, and left where it finds them", () => {
		const storage = new MemoryStorage();
		const one = (round: number, choice: number[]) => ({
			room: "r",
			epoch: "e1",
			answer: { round, index: round - 1, choice },
		});
		storage.setItem("given", JSON.stringify([one(1, [0]), one(2, [1, 2])]));
		const given = openGiven(storage, "given");
		expect(answersOf(given.lost("r", "e2", 3))).toEqual([
			{ round: 1, index: 0, value: [0] },
			{ round: 2, index: 1, value: [1, 2] },
		]);
		given.add(saved(3, [3]));
		const left = JSON.parse(storage.getItem("given") ?? "[]");
		expect(left).toEqual([one(1, [0]), one(2, [1, 2]), one(3, [3])]);
	});

	it("[CL231] the last fifty are kept, go with the seat, and what is not ours is begun anew", () => {
		const storage = new MemoryStorage();
		const key = givenKey("BCDFGH");
		const given = openGiven(storage, key);
		for (let round = 1; round <= 60; round++) given.add(saved(round, [0]));
		const lost = openGiven(storage, key).lost("r", "e2", 100);
		expect(lost).toHaveLength(50);
		expect(lost[0]?.answer.round).toBe(11);
		storage.setItem(answerKey("BCDFGH"), "{}");
		forgetSeat(storage, "BCDFGH");
		expect([...storage.kept]).toEqual([]);
		for (const other of ["{not ours", "{}", "7", "[7]", "[null]"]) {
			storage.setItem(key, other);
			expect(openGiven(storage, key).lost("r", "e2", 100)).toEqual([]);
		}
	});
});

describe("a page that is loaded anew after a restore", () => {
	it("[CL1033] offers what the store lacks without waiting for another word of the server", {
		timeout: 60_000,
	}, async () => {
		const rig = await startRig();
		closing.push(() => rig.close());
		vi.stubGlobal("location", {
			protocol: "http:",
			hostname: "127.0.0.1",
			port: String(rig.port),
		});
		const rest = await signedIn(rig.url);
		const room = await openRoom(rest);
		const teacher = instructor(rest, room.id);
		const kept = new MemoryStorage();
		const storage = forgiving(() => kept);
		const page = await openPhone(room.code, "Ada", storage);
		page.close();
		await teacher.move({ do: "open", question: 0 });
		await teacher.move({ do: "close" });
		const answer = { round: 1, index: 0, choice: [1] };
		const given = [{ room: room.id, epoch: "before", answer }];
		kept.setItem(givenKey(room.code), JSON.stringify(given));

		// A page has none of the parts that one before had.
		vi.resetModules();
		const fresh = await import("../../client/student/sitting.ts");
		const again = fresh.sit(room.code, storage, () => {});
		closing.push(again.close);
		await until("the offer", async () => {
			const [first] = await teacher.rounds();
			return first?.[1] === 1;
		});
		room.page.close();
	});
});

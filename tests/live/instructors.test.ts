import { afterEach, describe, expect, test } from "vitest";
import { makeSecret } from "../../server/live/code.ts";
import { HandOvers } from "../../server/live/hand-over.ts";
import { Instructors, type Sample } from "../../server/live/instructors.ts";
import { Sessions } from "../../server/live/sessions.ts";
import { readWords, Words } from "../../server/live/words.ts";
import { instructorIdOf } from "../../server/room/seat.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { refusal, sheet } from "../room/example.ts";
import { allQuizzes } from "../store/lists.ts";
import { closeAll, granted, openStore, pass } from "./world.ts";

afterEach(closeAll);

const course: Sample[] = ["One", "Two", "Three"].map((title) => ({
	sample: title.toLowerCase(),
	quiz: { v: quizFormat, title, description: "", questions: [...sheet] },
}));

const dayMs = 24 * 3_600_000;

/** An instructor's life on a store in memory. `ended` gathers what was to be let go. */
function open(password = "") {
	const { quizzes, sessions: store } = openStore();
	const now = async () => Date.now();
	const ended: string[] = [];
	const sessions = new Sessions({
		store,
		instructors: quizzes,
		now,
		lastsMs: 180 * dayMs,
		onEnd: (owner, ids) =>
			void ended.push(...ids.map((id) => `${owner} ${id}`)),
	});
	return {
		quizzes,
		store,
		sessions,
		ended,
		handOvers: new HandOvers({ quizzes, now }),
		words: new Words({ store, now }),
		instructors: new Instructors({ quizzes, password, course, now }),
	};
}

type World = ReturnType<typeof open>;

async function newInstructor({ instructors }: World): Promise<string> {
	return granted(await instructors.create(undefined)).id;
}

/** As from before there were sessions. */
async function oldInstructor({ quizzes }: World) {
	const key = makeSecret();
	const id = instructorIdOf(key);
	await quizzes.addInstructor({ id, createdAt: Date.now() });
	return { key, id };
}

/** What the browser has after a request with this key; null when it was not let in. */
async function use({ sessions }: World, key: string): Promise<string | null> {
	const caller = await sessions.known(key);
	return caller === null ? null : (caller.renewed ?? key);
}

const idIn = (key: string) => key.split(".")[1] ?? "";

describe("becoming an instructor", () => {
	test("[LV60] an instructor is known by the key of a session alone, of which the store has only a hash", async () => {
		const world = open();
		const id = await newInstructor(world);
		const key = await world.sessions.open(id, "Firefox on Linux");
		expect((await world.sessions.known(key))?.instructor.id).toBe(id);
		const [owner = "", session = "", secret = ""] = key.split(".");
		expect(Buffer.from(secret, "base64url")).toHaveLength(16);
		const stored = JSON.stringify(await world.store.sessions(id));
		expect(stored).not.toContain(secret);
		const hash = (await world.store.session(id, session))?.key ?? "";
		for (const forged of [
			null,
			"",
			id,
			secret,
			`${owner}.${session}.${makeSecret()}`,
			`${owner}.${session}.${hash}`,
			`${makeSecret()}.${session}.${secret}`,
			`${owner}.old-key.${secret}`,
		])
			expect(await world.sessions.known(forged), String(forged)).toBeNull();
		await world.quizzes.addInstructor({ id: "other", createdAt: 1 });
		const other = `other.${session}.${secret}`;
		expect(await world.sessions.known(other)).toBeNull();
	});

	test("[LV61] where a password is set, only who knows it becomes one, and is told apart", async () => {
		const { instructors } = open("correct horse");
		const tried = (password?: string) => instructors.create(password);
		const asked = await tried();
		const wrong = await tried("correct hors");
		expect(refusal(asked)).toBe("password-needed");
		expect(refusal(wrong)).toBe("password-needed");
		expect(isRefusal(asked) && isRefusal(wrong)).toBe(true);
		expect(asked).not.toEqual(wrong);
		expect(refusal(await tried("correct horse"))).toBe("no refusal");
	});
});

describe("a session", () => {
	test("[LV300] lives as long as it is used, and ends when it was not for its time", async () => {
		const world = open();
		let key: string | null = await world.sessions.open(
			await newInstructor(world),
			"Laptop",
		);
		for (let times = 0; times < 5; times++) {
			await pass(179 * dayMs);
			key = await use(world, key ?? "");
			expect(key).not.toBeNull();
		}
		await pass(180 * dayMs);
		expect(await use(world, key ?? "")).toBeNull();
	});

	test("[LV301] gets a new key weekly: the same for all requests on their way, and the old one until the new one was used", async () => {
		const world = open();
		const first = await world.sessions.open(await newInstructor(world), "One");
		expect(await use(world, first)).toBe(first);
		await pass(7 * dayMs);
		const offered = await Promise.all([1, 2, 3].map(() => use(world, first)));
		const second = offered[0] ?? "";
		expect(second).not.toBe(first);
		expect(new Set(offered).size).toBe(1);
		// The reply was lost: weeks later the browser still has the old one, and is offered the same again.
		await pass(20 * dayMs);
		expect(await use(world, first)).toBe(second);
		expect(await use(world, second)).toBe(second);
		expect(await use(world, first)).toBe(first);
		await pass(60_000);
		expect(await use(world, first)).toBeNull();
		expect(await use(world, second)).toBe(second);
		await pass(7 * dayMs);
		const third = await use(world, second);
		expect([first, second]).not.toContain(third);
	});

	test("[LV302] ends when it is told to, with what is open in it; others can be ended at once", async () => {
		const world = open();
		const id = await newInstructor(world);
		const keys = await Promise.all(
			["one", "two", "three"].map((name) => world.sessions.open(id, name)),
		);
		const [one = "", two = "", three = ""] = keys;
		expect(await world.sessions.end(id, idIn(two))).toBe(true);
		expect(await world.sessions.end(id, idIn(two))).toBe(false);
		expect(world.ended).toContain(`${id} ${idIn(two)}`);
		expect(await use(world, two)).toBeNull();
		expect(await world.sessions.lives(id, idIn(two))).toBe(false);
		expect(await world.sessions.endOthers(id, idIn(one))).toBe(1);
		expect(world.ended).toContain(`${id} ${idIn(three)}`);
		expect(world.ended).not.toContain(`${id} ${idIn(one)}`);
		expect(await use(world, one)).toBe(one);
		const names = (await world.sessions.list(id)).map(({ name }) => name);
		expect(names).toEqual(["one"]);
	});

	test("[LV303] fifty of one instructor at most: the one that was not used for longest makes room", async () => {
		const world = open();
		const id = await newInstructor(world);
		const keys: string[] = [];
		for (let number = 0; number < 52; number++) {
			keys.push(await world.sessions.open(id, `device ${number}`));
			await pass(1);
		}
		expect(await world.store.sessions(id)).toHaveLength(50);
		const alive = await Promise.all(keys.map((key) => use(world, key)));
		expect(alive.slice(0, 3).map((key) => key === null)).toEqual([
			true,
			true,
			false,
		]);
	});
});

describe("the one key from before there were sessions", () => {
	test("[LV304] still lets in; each browser that has it gets a session, for thirty days", async () => {
		const world = open();
		const { key, id } = await oldInstructor(world);
		await pass(400 * dayMs);
		const laptop = await world.sessions.known(key);
		const phone = await world.sessions.known(key);
		if (laptop === null || phone === null) throw new Error("not let in");
		expect(laptop.instructor.id).toBe(id);
		expect(await world.sessions.list(id)).toEqual([]);
		const first = await world.sessions.renew(laptop, "Laptop");
		await pass(29 * dayMs);
		const second = await world.sessions.renew(phone, "Phone");
		expect(first.session).not.toBe(second.session);
		expect(await world.sessions.lives(id, "old-key")).toBe(true);
		await pass(dayMs);
		expect(await world.sessions.known(key)).toBeNull();
		expect(await world.sessions.lives(id, "old-key")).toBe(false);
		for (const { renewed } of [first, second])
			expect(await use(world, renewed ?? "")).not.toBeNull();
	});

	test("[LV305] opens nothing any more once any session has ended, also while a browser gets its session", async () => {
		const world = open();
		const { key, id } = await oldInstructor(world);
		const caller = await world.sessions.known(key);
		if (caller === null) throw new Error("not let in");
		const own = await world.sessions.renew(caller, "Laptop");
		const [late] = await Promise.all([
			world.sessions.renew(caller, "Thief"),
			world.sessions.endOthers(id, own.session),
		]);
		expect(await use(world, late.renewed ?? "")).toBeNull();
		expect(await world.sessions.known(key)).toBeNull();
		expect(world.ended).toContain(`${id} old-key`);
		expect(await use(world, own.renewed ?? "")).not.toBeNull();
	});
});

describe("the sample course", () => {
	const titles = async ({ quizzes }: ReturnType<typeof open>, owner: string) =>
		(await allQuizzes(quizzes, owner)).map(({ quiz }) => quiz.title);

	test("[LV62] it is there from the first moment, the first lesson first, and restoring adds nothing to it", async () => {
		const world = open();
		const id = await newInstructor(world);
		expect(await titles(world, id)).toEqual(["One", "Two", "Three"]);
		expect(await world.instructors.restoreCourse(id)).toBe(0);
		expect(await titles(world, id)).toHaveLength(3);
	});

	test("[LV62] restoring brings back what was deleted or changed, and keeps the changed ones", async () => {
		const world = open();
		const id = await newInstructor(world);
		const [one, two] = await allQuizzes(world.quizzes, id);
		await world.quizzes.removeQuiz(id, one?.id ?? "");
		const mine: Quiz = {
			v: quizFormat,
			title: "Two, mine",
			description: "",
			questions: [],
		};
		await world.quizzes.putQuiz(id, two?.id ?? "", 1, mine);
		await pass(1000);
		expect(await world.instructors.restoreCourse(id)).toBe(2);
		expect((await titles(world, id)).sort()).toEqual(
			["One", "Two", "Three", "Two, mine"].sort(),
		);
		expect((await world.quizzes.quiz(id, two?.id ?? ""))?.quiz).toEqual(mine);
		expect(await world.instructors.restoreCourse(id)).toBe(0);
	});
});

describe("handing over to another device", () => {
	test("[LV63] the first that opens the link is asked for on the device that made it, and let in once when that agrees", async () => {
		const { handOvers } = open();
		const { id, secret, expiresAt } = await handOvers.offer("owner-1");
		expect(expiresAt).toBe(Date.now() + 10 * 60_000);
		expect(await handOvers.look("owner-1", id)).toEqual({ state: "waiting" });
		expect(await handOvers.open(makeSecret(), "Guesser")).toBeNull();
		const opened = await Promise.all(
			["Phone", "Thief"].map((device) => handOvers.open(secret, device)),
		);
		const [asked, ...more] = opened.filter((one) => one !== null);
		if (asked?.is !== "asking") throw new Error("nobody is asked");
		expect(more).toEqual([]);
		const { claim, number } = asked;
		const device = opened[0] === null ? "Thief" : "Phone";
		const state = { state: "asked", device, number };
		expect(await handOvers.look("owner-1", id)).toEqual(state);
		expect(await handOvers.look("owner-2", id)).toBeNull();
		expect(await handOvers.collect(claim)).toBe("waiting");
		expect(await handOvers.grant("owner-2", id, "session-1")).toBe(false);
		expect(await handOvers.collect(claim)).toBe("waiting");
		expect(await handOvers.grant("owner-1", id, "session-1")).toBe(true);
		expect(await handOvers.grant("owner-1", id, "session-1")).toBe(false);
		expect(await handOvers.collect(claim)).toEqual({
			owner: "owner-1",
			by: "session-1",
		});
		expect(await handOvers.collect(claim)).toBeNull();
		expect(await handOvers.look("owner-1", id)).toBeNull();
	});

	test("[LV306] who is refused gets nothing, nor does who comes after ten minutes", async () => {
		const { handOvers } = open();
		const refused = await handOvers.offer("owner-1");
		const asked = await handOvers.open(refused.secret, "Thief");
		if (asked?.is !== "asking") throw new Error("nobody is asked");
		expect(await handOvers.refuse("owner-2", refused.id)).toBe(false);
		expect(await handOvers.refuse("owner-1", refused.id)).toBe(true);
		expect(await handOvers.collect(asked.claim)).toBeNull();
		expect(await handOvers.grant("owner-1", refused.id, "session-1")).toBe(
			false,
		);
		const closed = await handOvers.offer("owner-1");
		expect(await handOvers.refuse("owner-1", closed.id)).toBe(true);
		expect(await handOvers.open(closed.secret, "Phone")).toBeNull();
		const [early, late] = [
			await handOvers.offer("owner-1"),
			await handOvers.offer("owner-1"),
		];
		const waits = await handOvers.open(early.secret, "Phone");
		if (waits?.is !== "asking") throw new Error("nobody is asked");
		await pass(10 * 60_000);
		expect(await handOvers.open(late.secret, "Phone")).toBeNull();
		expect(await handOvers.grant("owner-1", early.id, "session-1")).toBe(false);
		expect(await handOvers.collect(waits.claim)).toBeNull();
	});

	test("[LV63] what the store keeps of a link opens nothing without its secret", async () => {
		const { quizzes } = open();
		const kept: string[] = [];
		const spy = new Proxy(quizzes, {
			get: (target, name) =>
				name === "addHandOver"
					? async (hash: string, sealed: string, until: number) => {
							kept.push(hash, sealed);
							return target.addHandOver(hash, sealed, until);
						}
					: target[name as keyof typeof target],
		});
		const now = async () => Date.now();
		const watched = new HandOvers({ quizzes: spy, now });
		const { id, secret } = await watched.offer("owner-1");
		const asked = await watched.open(secret, "Phone");
		if (asked?.is !== "asking") throw new Error("nobody is asked");
		await watched.grant("owner-1", id, "session-1");
		expect(kept).toHaveLength(6);
		for (const one of kept) {
			expect(one).not.toContain(secret);
			expect(one).not.toContain(asked.claim);
			expect(await watched.open(one, "Thief")).toBeNull();
			expect(await watched.collect(one)).toBeNull();
		}
		expect(await watched.collect(asked.claim)).toEqual({
			owner: "owner-1",
			by: "session-1",
		});
	});
});

describe("recovery words", () => {
	const typed = (text: string) => granted(readWords(text));

	test("[LV307] eight words lead to their instructor; new ones replace them, and taken away they lead nowhere", async () => {
		const { words, store } = open();
		expect(await words.state("owner-1")).toBe("none");
		expect(await words.keep("owner-1")).toBe(false);
		const first = granted(await words.make("owner-1", "here"));
		expect(first).toHaveLength(8);
		expect(await words.state("owner-1")).toBe("made");
		expect(await words.keep("owner-1")).toBe(true);
		expect(await words.state("owner-1")).toBe("kept");
		expect(await words.ownerOf(first, "here")).toBe("owner-1");
		expect(JSON.stringify(await store.words("owner-1"))).not.toContain(
			first[0],
		);
		const second = granted(await words.make("owner-1", "here"));
		expect(second).not.toEqual(first);
		expect(await words.state("owner-1")).toBe("made");
		expect(await words.ownerOf(first, "here")).toBeNull();
		expect(await words.ownerOf(second, "here")).toBe("owner-1");
		expect(await words.ownerOf(second.toReversed(), "here")).toBeNull();
		await words.revoke("owner-1");
		expect(await words.ownerOf(second, "here")).toBeNull();
	});

	test("[LV308] they are read as people type them, and told which word is none", async () => {
		const eight = "zoo abandon letter advice cage absurd amount doctor".split(
			" ",
		);
		expect(typed(eight.join(" "))).toEqual(eight);
		expect(
			typed("ZOO, Abandon; letter-advice\n cage absurd amount doctor."),
		).toEqual(eight);
		expect(
			typed(eight.map((word, at) => `${at + 1}. ${word}`).join("\n")),
		).toEqual(eight);
		expect(typed(eight.map((word) => word.slice(0, 4)).join(" "))).toEqual(
			eight,
		);
		const wrong = readWords(eight.join(" ").replace("letter", "lettuce"));
		expect(wrong).toMatchObject({
			error: "bad-input",
			message: "Word 3, “lettuce”, is not on the list. Is it “letter”?",
		});
		expect(refusal(readWords(`${eight.join(" ")} zoo`))).toBe("bad-input");
		expect(refusal(readWords("zoo"))).toBe("bad-input");
		expect(refusal(readWords(""))).toBe("bad-input");
	});

	test("[LV309] many at once are hashed one by one, and the rest is sent away", async () => {
		const { words } = open();
		const eight = Array.from({ length: 8 }, () => "zoo");
		const tried = await Promise.all(
			Array.from({ length: 20 }, () => words.ownerOf(eight, "here")),
		);
		expect(tried.filter((one) => one === null)).toHaveLength(17);
		expect(tried.filter(isRefusal)).toHaveLength(3);
		expect(await words.ownerOf(eight, "here")).toBeNull();
	});

	test("[LV750] who asks for the first time waits for no source that asks again and again", async () => {
		const { words } = open();
		const eight = Array.from({ length: 8 }, () => "zoo");
		const done: string[] = [];
		const ask = async (source: string) => {
			const told = await words.ownerOf(eight, source);
			if (!isRefusal(told)) done.push(source);
			return told;
		};
		const flood = ["a", "b", "c"].flatMap((source) =>
			Array.from({ length: 20 }, () => ask(source)),
		);
		const told = await Promise.all([...flood, ask("honest"), ask("other")]);
		expect(told.slice(-2)).toEqual([null, null]);
		// Whoever is on its way, and the first of each of the others.
		expect(done.indexOf("honest")).toBeLessThan(4);
		expect(done.indexOf("other")).toBeLessThan(5);
	});
});

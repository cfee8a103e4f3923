import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reduce } from "../../server/room/reduce.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { isWord, wordAt, wordMs, words } from "../../server/room/word.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import {
	accepted,
	dawn,
	room as roomOf,
	run,
	sceneOf,
	sheet,
} from "../room/example.ts";

const asking = roomOf({ settings: { ...defaultSettings, word: true } });

describe("the word", () => {
	it("[HC10] is one of many plain ones, of which no two are a slip apart", () => {
		expect(words.length).toBeGreaterThan(300);
		expect(new Set(words).size).toBe(words.length);
		for (const word of words) expect(word).toMatch(/^[a-z]{4,7}$/);
		const slips = words.flatMap((one, index) =>
			words
				.slice(index + 1)
				.filter((other) => isSlip(one, other))
				.map((other) => `${one} ${other}`),
		);
		expect(slips).toEqual([]);
	});

	it("[HC11] is another one every minute and in every room, and tells nothing of the next", () => {
		const minutes = Array.from({ length: 2000 }, (_, index) => index);
		const said = minutes.map((at) => wordAt(asking, dawn + at * wordMs));
		const followers = new Set(
			said.slice(1).map((next, at) => `${said[at]} ${next}`),
		);
		expect(new Set(said).size).toBeGreaterThan(300);
		expect(followers.size).toBeGreaterThan(1950);
		const other = { ...asking, screenToken: "another" };
		const same = minutes.filter(
			(at) => wordAt(other, dawn + at * wordMs) === said[at],
		);
		expect(same.length).toBeLessThan(30);
		expect(wordAt(asking, dawn)).toBe(wordAt(asking, dawn + wordMs - 1));
		expect(wordAt(roomOf(), dawn)).toBeNull();
		expect(wordAt(run(asking, [{ do: "end" }]), dawn)).toBeNull();
	});

	it("[HC11] counts until a minute after it was changed, however it is spelt", () => {
		const word = wordAt(asking, dawn) ?? "";
		const now = dawn + wordMs;
		for (const typed of [word, ` ${word.toUpperCase()}\t`, `${word} `])
			expect(isWord(asking, typed, now)).toBe(true);
		expect(isWord(asking, word, now + wordMs - 1)).toBe(true);
		expect(isWord(asking, word, now + wordMs)).toBe(false);
		expect(isWord(asking, wordAt(asking, now) ?? "", dawn)).toBe(false);
		for (const typed of ["", " ", "word", `${word}s`, word.slice(1)])
			expect(isWord(asking, typed, dawn)).toBe(false);
	});

	it("[HC12] is in no view of a student, in no phase", () => {
		const open = run(asking, [{ do: "open", question: 0 }]);
		for (const so of [asking, open, run(open, [{ do: "close" }])]) {
			const bytes = JSON.stringify(
				viewForStudents(sceneOf(so, sheet), "e", dawn),
			);
			expect(bytes).not.toContain(wordAt(so, dawn));
			expect(bytes).not.toContain('"word"');
		}
	});
});

describe("a room that asks for the word", () => {
	let rig: Rig;
	let room: OpenRoom;
	beforeAll(async () => {
		rig = await startRig();
		room = await openRoom(await signedIn(rig.url), undefined, { word: true });
	});
	afterAll(async () => {
		room.page.close();
		await rig.close();
	});

	it("[HC12] shows it to screen and instructor, each new one within seconds, without a new version", async () => {
		const screen = await openStream(rig.url, room.screenToken);
		const first = (await screen.view("the room", () => true)).word ?? "";
		expect(words).toContain(first);
		expect(room.view().word).toBe(first);
		const phone = await connectPhone(rig.url, room.code);
		await phone.ask("hello", {});
		const seen = new Set([first]);
		for (let minute = 0; minute < 3; minute++) {
			do rig.clock.ahead += wordMs;
			while (seen.has(wordIn(room, rig)));
			await screen.view("another word", ({ word }) => !seen.has(word ?? first));
			const { word } = screen.views().at(-1) ?? { word: null };
			await waitFor("it at the page", () => room.view().word === word);
			seen.add(word ?? "");
		}
		expect(new Set(screen.views().map(({ version }) => version)).size).toBe(1);
		expect(phone.heard("view")).toEqual([]);
		await room.move({ do: "settings", settings: defaultSettings });
		await screen.view("no word", ({ word }) => word === null);
		const settings = { ...defaultSettings, word: true };
		await room.move({ do: "settings", settings });
		for (const link of [phone, screen]) link.close();
	});

	it("[HC13] gives a new seat only to who types it, or the one before, and never asks a seat for it", async () => {
		const word = room.view().word ?? "";
		const phone = await connectPhone(rig.url, room.code);
		expect(await phone.ask("join", { name: "Ada" })).toEqual({
			error: "word-needed",
			why: "word-missing",
			message: "Please type the word that is on the screen now, too.",
		});
		for (const wrong of ["nonsense", "x"])
			expect(await phone.ask("join", { name: "Ada", word: wrong })).toEqual({
				error: "word-needed",
				why: "word-wrong",
				message:
					"That is not the word on the screen. It changes every minute, and can be several words: please look again.",
			});
		expect(await phone.ask("join", { name: "Ada", word: "" })).toMatchObject({
			error: "word-needed",
		});
		expect(await phone.send("join", { name: "Ada", word: 7 })).toMatchObject({
			error: "bad-input",
		});
		const late = await connectPhone(rig.url, room.code);
		rig.clock.ahead += wordMs;
		expect(await late.ask("join", { name: "Ben", word })).toMatchObject({
			me: { name: "Ben" },
		});
		// Now and then a minute draws the word of a minute before again.
		do rig.clock.ahead += wordMs;
		while (wordIn(room, rig) === word || wordIn(room, rig, -wordMs) === word);
		const { token } = late;
		late.close();
		const again = await joinPhone(rig.url, room.code, "", { token });
		expect(again.welcome.me?.name).toBe("Ben");
		const later = await connectPhone(rig.url, room.code);
		const reply = await later.ask("join", { name: "Cy", word });
		expect(isRefusal(reply) && reply.error).toBe("word-needed");
		for (const link of [phone, again, later]) link.close();
	});

	it("[HC13] asks nobody before the room is known to be open to newcomers", async () => {
		await room.move({ do: "lock", on: true });
		const phone = await connectPhone(rig.url, room.code);
		expect(await phone.ask("join", { name: "Di" })).toMatchObject({
			error: "room-locked",
		});
		await room.move({ do: "lock", on: false });
		phone.close();
	});

	it("[HC14] slows who guesses with one seat: one guess every two seconds, side by side or not", async () => {
		// Of several connections of one seat only the newest stays, so they all go over one.
		const phone = await connectPhone(rig.url, room.code);
		const start = performance.now();
		const replies = await Promise.all(
			Array.from({ length: 18 }, (_, index) =>
				phone.ask("join", { name: "E", word: `x${index}` }),
			),
		);
		const told = replies.map((reply) => isRefusal(reply) && reply.error);
		const judged = told.filter((error) => error === "word-needed").length;
		// Two are free; then one now, and one for which there is a turn within two seconds.
		expect(judged).toBeLessThanOrEqual(4);
		expect(told.filter((error) => error === "too-fast")).toHaveLength(
			18 - judged,
		);
		expect(performance.now() - start).toBeLessThan(5000);
		phone.close();
	});

	it("[HC14] [HC252] whoever guesses with ever new seats is asked for ever more words, and keeps nobody of a class at the same address out", {
		timeout: 60_000,
	}, async () => {
		const own = await openRoom(await signedIn(rig.url), undefined, {
			word: true,
		});
		const told: string[] = [];
		let on = true;
		const guesser = async () => {
			while (on) {
				const phone = await connectPhone(rig.url, own.code).catch(() => null);
				if (phone === null) continue;
				const word = words[told.length % words.length] ?? "";
				const reply = phone.ask("join", { name: `G${told.length}`, word });
				told.push("asked");
				// It does not wait for the word that it was wrong.
				void reply.then(
					(one) => void told.push(isRefusal(one) ? one.error : "seated"),
					() => {},
				);
				setTimeout(() => phone.close(), 300);
			}
		};
		const attack = Promise.all(Array.from({ length: 3 }, guesser));
		await waitFor("many guesses", () => told.length > 150);
		const start = performance.now();
		const students = await Promise.all(
			Array.from({ length: 40 }, async (_, index) => {
				const phone = await connectPhone(rig.url, own.code);
				for (let tries = 1; ; tries++) {
					const word = own.view().word ?? "";
					const reply = await phone.ask("join", { name: `S${index}`, word });
					if (!isRefusal(reply) || tries === 3) return { phone, reply };
				}
			}),
		);
		const took = performance.now() - start;
		on = false;
		await attack;
		const guesses = told.filter((one) => one === "asked").length;
		console.log(
			`beside ${guesses} guesses 40 newcomers came in within ${took.toFixed(0)} ms; the room asks for "${own.view().word}"`,
		);
		for (const { phone, reply } of students) {
			expect(reply).toMatchObject({ me: {} });
			phone.close();
		}
		expect(took).toBeLessThan(10_000);
		expect((own.view().word ?? "").split(" ").length).toBeGreaterThan(1);
		own.page.close();
	});

	it("[HC14] many wrong words have the room ask for two, then three, until nobody has been wrong for ten minutes; more than are asked for are right too", () => {
		const two = accepted(reduce(asking, [], { do: "harden", words: 2 }, dawn));
		const phrase = wordAt(two, dawn) ?? "";
		const [first = ""] = phrase.split(" ");
		expect(phrase.split(" ")).toHaveLength(2);
		expect(wordAt(asking, dawn)).toBe(first);
		expect(isWord(two, first, dawn)).toBe(false);
		expect(isWord(two, ` ${phrase.toUpperCase()}  `, dawn + wordMs)).toBe(true);
		expect(isWord(asking, phrase, dawn)).toBe(true);
		expect(isWord(asking, `${phrase} ${first}`, dawn)).toBe(false);
		const three = accepted(reduce(two, [], { do: "harden", words: 3 }, dawn));
		expect(wordAt(three, dawn)?.split(" ")).toHaveLength(3);
		expect(reduce(three, [], { do: "harden", words: 2 }, dawn)).toBe(three);
		expect(wordAt(three, dawn + 600_000)?.split(" ")).toHaveLength(1);
	});
});

/** One letter more, less or other. */
function isSlip(one: string, other: string): boolean {
	if (Math.abs(one.length - other.length) > 1) return false;
	let start = 0;
	while (start < one.length && one[start] === other[start]) start++;
	let end = 0;
	while (
		end < Math.min(one.length, other.length) - start &&
		one.at(-1 - end) === other.at(-1 - end)
	)
		end++;
	return Math.max(one.length, other.length) - start - end <= 1;
}

/** What the room's screen shows by the rig's clock, `later` ms from now. */
function wordIn({ screenToken }: OpenRoom, { clock }: Rig, later = 0): string {
	const now = Date.now() + clock.ahead + later;
	return wordAt({ ...asking, screenToken }, now) ?? "";
}

import { expect } from "vitest";
import type {
	SessionRecord,
	SessionStore,
} from "../../server/store/session-store.ts";
import { duty } from "./case.ts";

function sessionOf(
	id: string,
	more: Partial<SessionRecord> = {},
): SessionRecord {
	return {
		id,
		name: `Firefox on “${id}” 🦊`,
		createdAt: 1000,
		seenAt: 1000,
		expiresAt: 2000,
		key: `hash-${id}`,
		keyedAt: 1000,
		next: null,
		before: null,
		...more,
	};
}

const wordsOf = (hash: string) => ({ hash, madeAt: 7, kept: false });

async function idsOf(sessions: SessionStore, owner: string): Promise<string[]> {
	return (await sessions.sessions(owner)).map(({ id }) => id).sort();
}

export const sessionCases = [
	duty(
		"[ST300] a session is kept as it was opened, and opening it again changes nothing",
		async (open) => {
			const { sessions } = await open();
			const next = { key: "next", salt: "salt" };
			const first = sessionOf("a", { next, before: { key: "b", until: 5 } });
			await sessions.openSession("o", first);
			await sessions.openSession("o", sessionOf("a", { name: "another" }));
			await sessions.openSession("p", sessionOf("a"));
			expect(await sessions.session("o", "a")).toEqual(first);
			expect(await sessions.session("p", "a")).toEqual(sessionOf("a"));
			expect(await sessions.session("o", "b")).toBeNull();
			expect(await sessions.session("nobody", "a")).toBeNull();
			expect(await idsOf(sessions, "nobody")).toEqual([]);
			await sessions.openSession("o", sessionOf("b"));
			expect(await idsOf(sessions, "o")).toEqual(["a", "b"]);
		},
	),

	duty(
		"[ST301] a session is changed by compare-and-set; one that has ended stays ended",
		async (open) => {
			const { sessions } = await open();
			const was = sessionOf("a");
			await sessions.openSession("o", was);
			const changes = Array.from({ length: 10 }, (_, index) =>
				sessionOf("a", { name: `name ${index}` }),
			);
			const done = await Promise.all(
				changes.map((next) => sessions.replaceSession("o", was, next)),
			);
			expect(done.filter((one) => one)).toHaveLength(1);
			const stored = changes[done.indexOf(true)] ?? was;
			expect(await sessions.session("o", "a")).toEqual(stored);
			await sessions.endSessions("o", { only: "a" });
			expect(await sessions.replaceSession("o", stored, was)).toBe(false);
			expect(await sessions.session("o", "a")).toBeNull();
			expect(
				await sessions.replaceSession("o", sessionOf("b"), sessionOf("b")),
			).toBe(false);
		},
	),

	duty(
		"[ST302] one session ends, or all but one, and the ended ones are told",
		async (open) => {
			const { sessions } = await open();
			for (const id of ["a", "b", "c", "d"])
				await sessions.openSession("o", sessionOf(id));
			await sessions.openSession("p", sessionOf("a"));
			expect(await sessions.endSessions("o", { only: "b" })).toEqual(["b"]);
			expect(await sessions.endSessions("o", { only: "b" })).toEqual([]);
			expect((await sessions.endSessions("o", { but: "c" })).sort()).toEqual([
				"a",
				"d",
			]);
			expect(await idsOf(sessions, "o")).toEqual(["c"]);
			expect(await idsOf(sessions, "p")).toEqual(["a"]);
			expect(await sessions.endSessions("nobody", { but: "a" })).toEqual([]);
		},
	),

	duty(
		"[ST303] the old key's end is said once, and comes with the first session that ends",
		async (open) => {
			const { sessions } = await open();
			expect(await sessions.oldKeyUntil("o")).toBeNull();
			await sessions.limitOldKey("o", 1_900_000_000_000);
			await sessions.limitOldKey("o", 1_950_000_000_000);
			expect(await sessions.oldKeyUntil("o")).toBe(1_900_000_000_000);
			await sessions.endSessions("o", { only: "none" });
			expect(await sessions.oldKeyUntil("o")).toBe(0);
			await sessions.limitOldKey("o", 1_900_000_000_000);
			expect(await sessions.oldKeyUntil("o")).toBe(0);
			await sessions.endSessions("p", { but: "none" });
			expect(await sessions.oldKeyUntil("p")).toBe(0);
			expect(await sessions.oldKeyUntil("q")).toBeNull();
		},
	),

	duty(
		"[ST304] recovery words lead to their instructor until they are replaced or taken away",
		async (open) => {
			const { sessions } = await open();
			expect(await sessions.words("o")).toBeNull();
			await sessions.setWords("o", null);
			await sessions.setWords("o", wordsOf("one"));
			await sessions.setWords("p", wordsOf("other"));
			expect(await sessions.words("o")).toEqual(wordsOf("one"));
			expect(await sessions.byWords("one")).toBe("o");
			expect(await sessions.byWords("none")).toBeNull();
			await sessions.setWords("o", wordsOf("two"));
			expect(await sessions.byWords("one")).toBeNull();
			expect(await sessions.byWords("two")).toBe("o");
			await sessions.setWords("o", null);
			expect(await sessions.byWords("two")).toBeNull();
			expect(await sessions.words("o")).toBeNull();
			expect(await sessions.byWords("other")).toBe("p");
		},
	),

	duty(
		"[ST305] only the words that stand now can be marked as kept",
		async (open) => {
			const { sessions } = await open();
			await sessions.setWords("o", wordsOf("one"));
			expect(await sessions.markWordsKept("o", "one")).toBe(true);
			expect(await sessions.markWordsKept("o", "one")).toBe(true);
			expect(await sessions.words("o")).toEqual({
				...wordsOf("one"),
				kept: true,
			});
			await sessions.setWords("o", wordsOf("two"));
			expect(await sessions.markWordsKept("o", "one")).toBe(false);
			expect(await sessions.words("o")).toEqual(wordsOf("two"));
			expect(await sessions.markWordsKept("nobody", "one")).toBe(false);
		},
	),
];

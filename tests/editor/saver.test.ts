import { describe, expect, test } from "vitest";
import {
	createSaver,
	type Saver,
	type Saving,
} from "../../client/instructor/editor/saver.ts";
import type { Reply } from "../../client/instructor/shell/rest.ts";
import type { Quiz } from "../../shared/quiz.ts";
import type { StoredQuiz } from "../../shared/rest.ts";
import { question, quiz } from "./example.ts";

/** A store of one quiz, a network that can be broken, and time that passes when told. */
class World {
	stored: StoredQuiz = {
		id: "x",
		version: 1,
		updatedAt: 0,
		quiz: quiz(question("a")),
		problems: [],
	};
	puts: string[] = [];
	told: Saving[] = [];
	fault: "none" | "no-way" | "no-answer" | number = "none";
	timer: (() => void) | null = null;
	saver: Saver;

	constructor() {
		this.saver = createSaver(this.stored, {
			get: async () => this.reply(200),
			put: async (body, version) => {
				this.puts.push(body.title);
				if (this.fault === "no-way") return this.reply(0);
				if (typeof this.fault === "number") return this.reply(this.fault);
				if (version !== this.stored.version) return this.reply(412);
				this.write(body);
				return this.reply(this.fault === "no-answer" ? 0 : 200);
			},
			tell: (saving) => this.told.push(saving),
			wait: (_ms, call) => {
				this.timer = call;
				return () => {
					if (this.timer === call) this.timer = null;
				};
			},
		});
	}

	write(quiz: Quiz): void {
		const version = this.stored.version + 1;
		this.stored = { ...this.stored, version, quiz };
	}

	reply(status: number): Reply<StoredQuiz> {
		const { version } = this.stored;
		if (status === 200)
			return { ok: true, status, data: this.stored, etag: `"${version}"` };
		const problem = { type: "", title: "", status, detail: "no", error: "" };
		return { ok: false, status, problem };
	}

	/** The pause after typing, or before the next try, is over. */
	async pass(): Promise<void> {
		const call = this.timer;
		this.timer = null;
		call?.();
		await settle();
	}

	get last(): Saving["is"] | undefined {
		return this.told.at(-1)?.is;
	}
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const titled = (title: string): Quiz => ({ ...quiz(question("a")), title });

describe("autosave", () => {
	test("[ED14] quick edits go out together after a pause, as the newest state", async () => {
		const world = new World();
		for (const title of ["T", "Ti", "Title"]) world.saver.change(titled(title));
		expect(world.puts).toEqual([]);
		await world.pass();
		expect(world.puts).toEqual(["Title"]);
		expect(world.told.map((saving) => saving.is)).toEqual([
			"waiting",
			"waiting",
			"waiting",
			"saving",
			"saved",
		]);
	});

	test("[ED15] “saved” is said only when the store has the newest edit", async () => {
		const world = new World();
		world.saver.change(titled("one"));
		world.saver.flush();
		world.saver.change(titled("two"));
		await settle();
		expect(world.last).toBe("waiting");
		await world.pass();
		expect(world.last).toBe("saved");
		expect(world.stored.quiz.title).toBe("two");
	});

	test("[ED16] without a connection it says so and tries again until it is saved", async () => {
		const world = new World();
		world.fault = "no-way";
		world.saver.change(titled("one"));
		await world.pass();
		expect(world.last).toBe("retrying");
		world.saver.change(titled("two"));
		await world.pass();
		expect(world.last).toBe("retrying");
		world.fault = "none";
		await world.pass();
		expect(world.last).toBe("saved");
		expect(world.stored.quiz.title).toBe("two");
	});

	test("[ED16] the last edits of a page that is left still go out", async () => {
		const world = new World();
		world.saver.change(titled("one"));
		world.saver.flush();
		world.saver.change(titled("two"));
		world.saver.stop();
		await settle();
		expect(world.stored.quiz.title).toBe("two");
		expect(world.last).toBe("saved");
	});

	test("[ED16] so does a deletion that is undone after the page was left", async () => {
		const world = new World();
		world.saver.stop();
		world.saver.change(titled("put back"));
		await settle();
		expect(world.stored.quiz.title).toBe("put back");
	});

	test("[ED17] a save whose answer was lost is no conflict", async () => {
		const world = new World();
		world.fault = "no-answer";
		world.saver.change(titled("one"));
		await world.pass();
		expect(world.last).toBe("retrying");
		world.fault = "none";
		await world.pass();
		expect(world.last).toBe("saved");
		expect(world.stored.version).toBe(2);
	});

	test("[ED17] nor is it one when there was more typing since", async () => {
		const world = new World();
		world.fault = "no-answer";
		world.saver.change(titled("one"));
		await world.pass();
		world.fault = "none";
		world.saver.change(titled("two"));
		await world.pass();
		expect(world.told.some((saving) => saving.is === "conflict")).toBe(false);
		expect(world.last).toBe("saved");
		expect(world.stored.quiz.title).toBe("two");
	});

	test("[ED18] what somebody else wrote is never overwritten by itself", async () => {
		const world = new World();
		world.write(titled("theirs"));
		world.saver.change(titled("mine"));
		await world.pass();
		expect(world.last).toBe("conflict");
		world.saver.change(titled("mine, more"));
		world.saver.flush();
		await world.pass();
		expect(world.stored.quiz.title).toBe("theirs");
		expect(world.puts).toHaveLength(1);
	});

	test("[ED19] overwriting replaces the version that was shown, and no newer one", async () => {
		const world = new World();
		world.write(titled("theirs"));
		world.saver.change(titled("mine"));
		await world.pass();
		world.write(titled("theirs again"));
		world.saver.overwrite();
		await settle();
		expect(world.last).toBe("conflict");
		expect(world.stored.quiz.title).toBe("theirs again");
		world.saver.overwrite();
		await settle();
		expect(world.last).toBe("saved");
		expect(world.stored.quiz.title).toBe("mine");
	});

	test("[ED19] taking theirs drops what was waiting and goes on from there", async () => {
		const world = new World();
		world.write(titled("theirs"));
		world.saver.change(titled("mine"));
		await world.pass();
		world.saver.adopt(world.stored);
		expect(world.last).toBe("saved");
		await world.pass();
		expect(world.stored.quiz.title).toBe("theirs");
		world.saver.change(titled("on top"));
		await world.pass();
		expect(world.stored.quiz.title).toBe("on top");
	});

	test("[ED20] a refused content is not sent again by itself, the next edit is", async () => {
		const world = new World();
		world.fault = 400;
		world.saver.change(titled("bad"));
		await world.pass();
		expect(world.last).toBe("refused");
		await world.pass();
		expect(world.puts).toHaveLength(1);
		world.fault = "none";
		world.saver.change(titled("good"));
		await world.pass();
		expect(world.last).toBe("saved");
	});

	test("[ED20] a quiz that was deleted elsewhere is told, not made again", async () => {
		const world = new World();
		world.fault = 404;
		world.saver.change(titled("one"));
		await world.pass();
		expect(world.last).toBe("gone");
		world.saver.change(titled("two"));
		await world.pass();
		expect(world.puts).toHaveLength(1);
	});

	test("[ED21] a look at the store finds a newer version only while nothing of one's own waits", async () => {
		const world = new World();
		expect(await world.saver.look()).toBeNull();
		world.write(titled("theirs"));
		expect((await world.saver.look())?.quiz.title).toBe("theirs");
		world.saver.change(titled("mine"));
		expect(await world.saver.look()).toBeNull();
	});
});

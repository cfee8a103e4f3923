import { afterEach, describe, expect, test } from "vitest";
import { Instructors, type Sample } from "../../server/live/instructors.ts";
import { instructorIdOf } from "../../server/room/seat.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { refusal, sheet } from "../room/example.ts";
import { allQuizzes } from "../store/lists.ts";
import { closeAll, granted, openStore, pass } from "./world.ts";

afterEach(closeAll);

const course: Sample[] = ["One", "Two", "Three"].map((title) => ({
	sample: title.toLowerCase(),
	quiz: { title, description: "", questions: [...sheet] },
}));

function open(password = "") {
	const { quizzes } = openStore();
	const now = async () => Date.now();
	return {
		quizzes,
		instructors: new Instructors({ quizzes, password, course, now }),
	};
}

describe("becoming an instructor", () => {
	test("[LV60] a new instructor is known by the key alone, of which the store has only a hash", async () => {
		const { instructors, quizzes } = open();
		const { key, instructor } = granted(await instructors.create(undefined));
		expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
		expect(instructor.id).toBe(instructorIdOf(key));
		expect(await instructors.known(key)).toEqual(instructor);
		expect(await instructors.known(instructor.id)).toBeNull();
		expect(await instructors.known(null)).toBeNull();
		expect(await instructors.known("")).toBeNull();
		const other = granted(await instructors.create(undefined));
		expect(other.key).not.toBe(key);
		expect(
			JSON.stringify(await quizzes.instructor(instructor.id)),
		).not.toContain(key);
	});

	test("[LV61] where a password is set, only who knows it becomes one; the refusal tells asked from wrong", async () => {
		const { instructors } = open("correct horse");
		const tried = async (password?: string) => instructors.create(password);
		for (const wrong of ["", "correct", "correct horse ", "Correct horse"])
			expect(refusal(await tried(wrong)), wrong).toBe("password-needed");
		const [asked, wrong] = [await tried(), await tried("wrong")];
		expect(isRefusal(asked) && isRefusal(wrong)).toBe(true);
		expect(asked).not.toEqual(wrong);
		expect(refusal(await tried("correct horse"))).toBe("no refusal");
	});
});

describe("the sample course", () => {
	const titles = async ({ quizzes }: ReturnType<typeof open>, owner: string) =>
		(await allQuizzes(quizzes, owner)).map(({ quiz }) => quiz.title);

	test("[LV62] it is there from the first moment, the first lesson first, and restoring adds nothing to it", async () => {
		const world = open();
		const { id } = granted(
			await world.instructors.create(undefined),
		).instructor;
		expect(await titles(world, id)).toEqual(["One", "Two", "Three"]);
		expect(await world.instructors.restoreCourse(id)).toBe(0);
		expect(await titles(world, id)).toHaveLength(3);
	});

	test("[LV62] restoring brings back what was deleted or changed, and keeps the changed ones", async () => {
		const world = open();
		const { id } = granted(
			await world.instructors.create(undefined),
		).instructor;
		const [one, two] = await allQuizzes(world.quizzes, id);
		await world.quizzes.removeQuiz(id, one?.id ?? "");
		const mine = { title: "Two, mine", description: "", questions: [] };
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
	test("[LV63] a link makes another browser the same instructor, once", async () => {
		const { instructors, quizzes } = open();
		const { key } = granted(await instructors.create(undefined));
		const { secret, expiresAt } = await instructors.handOver(key);
		expect(expiresAt).toBe(Date.now() + 10 * 60_000);
		expect(await instructors.takeOver("A".repeat(22))).toBeNull();
		expect(await instructors.takeOver(secret)).toBe(key);
		expect(await instructors.takeOver(secret)).toBeNull();
		expect(await quizzes.takeHandOver(secret)).toBeNull();
	});

	test("[LV63] two at once get it once; a link is over after ten minutes", async () => {
		const { instructors } = open();
		const { key } = granted(await instructors.create(undefined));
		const first = await instructors.handOver(key);
		const taken = await Promise.all([
			instructors.takeOver(first.secret),
			instructors.takeOver(first.secret),
		]);
		expect(taken.filter((one) => one !== null)).toEqual([key]);
		const second = await instructors.handOver(key);
		const third = await instructors.handOver(key);
		await pass(10 * 60_000 - 1);
		expect(await instructors.takeOver(second.secret)).toBe(key);
		await pass(1);
		expect(await instructors.takeOver(third.secret)).toBeNull();
	});

	test("[LV63] what the store keeps of a link opens nothing without its secret", async () => {
		const { quizzes, instructors } = open();
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
		const watched = new Instructors({
			quizzes: spy,
			password: "",
			course: [],
			now: async () => Date.now(),
		});
		const { key } = granted(await instructors.create(undefined));
		const { secret } = await watched.handOver(key);
		expect(kept).toHaveLength(2);
		for (const one of kept) {
			expect(one).not.toBe(key);
			expect(one).not.toBe(secret);
			expect(await instructors.known(one)).toBeNull();
		}
	});
});

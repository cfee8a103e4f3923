import { expect, test } from "vitest";
import { listWith } from "../../client/instructor/room/class-list.ts";

const student = (name: string, removed = false) => ({
	seat: name.toLowerCase(),
	name,
	joinedAt: 1,
	removed,
});

test("[IP1090] the class list adds who came to whom it knows, each once and by name, and begins anew with a whole one", () => {
	const first = listWith(null, {
		students: [student("Mia"), student("Ada")],
		whole: true,
		next: "1",
	});
	expect(first.students.map(({ name }) => name)).toEqual(["Ada", "Mia"]);
	const same = listWith(first, { students: [], whole: false, next: "1" });
	expect(same.students).toBe(first.students);
	const more = listWith(first, {
		students: [student("Mia"), student("Ben")],
		whole: false,
		next: "2",
	});
	expect(more.students.map(({ name }) => name)).toEqual(["Ada", "Ben", "Mia"]);
	const whole = listWith(more, {
		students: [student("Ben"), student("Mia", true)],
		whole: true,
		next: "3",
	});
	expect(whole).toEqual({
		students: [student("Ben"), student("Mia", true)],
		next: "3",
	});
	const late = listWith(null, { students: [], whole: false, next: "4" });
	expect(late.students).toEqual([]);
});

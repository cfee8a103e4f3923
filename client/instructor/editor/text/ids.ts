import { canonical } from "../../../../shared/canonical.ts";
import type { Question } from "../../../../shared/quiz.ts";
import type { Written } from "./question.ts";

/**
 * Gives written questions the ids that they had: first those that are as before wherever they stand now, then those with the same
 * prompt, then whatever follows a known one as it did before.
 */
export function keepIds(
	written: readonly Written[],
	before: readonly Question[],
	newId: (taken: ReadonlySet<string>) => string,
): Question[] {
	const ids: (string | null)[] = written.map(() => null);
	const free = new Set(before.map(({ id }) => id));
	const give = (index: number, id: string | undefined) => {
		if (id === undefined || ids[index] !== null || !free.delete(id)) return;
		ids[index] = id;
	};
	for (const sameness of [whole, prompt]) {
		const known = new Map<string, string[]>();
		for (const question of before)
			if (free.has(question.id)) {
				const name = sameness(question);
				known.set(name, [...(known.get(name) ?? []), question.id]);
			}
		written.forEach((question, index) => {
			if (ids[index] === null)
				give(index, known.get(sameness(question))?.shift());
		});
	}
	written.forEach((_, index) => {
		const last = index === 0 ? null : ids[index - 1];
		const at = before.findIndex(({ id }) => id === last);
		if (last === null || at !== -1) give(index, before[at + 1]?.id);
	});
	const taken = new Set(before.map(({ id }) => id));
	return written.map((question, index) => {
		const id = ids[index] ?? newId(taken);
		taken.add(id);
		return { id, ...question };
	});
}

function whole(question: Written | Question): string {
	const { id: _, ...rest } = { id: "", ...question };
	return canonical(rest);
}

function prompt({ text }: Written): string {
	return text;
}

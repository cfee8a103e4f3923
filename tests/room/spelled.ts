import type { Groups, Kind } from "../../shared/kinds/kind.ts";

/** Groups that differ in their spelling alone as one, by a plainer account than the room's. */
export function spelled({ moderation }: Kind, groups: Groups): Groups {
	if (moderation === undefined) return groups;
	const { foldOf } = moderation;
	const names = Object.keys(groups);
	const folds = [...new Set(names.map(foldOf))];
	return Object.fromEntries(
		folds.map((fold) => {
			const alike = names.filter((name) => foldOf(name) === fold);
			const counts = alike.map((name) => groups[name] ?? 0);
			const best = Math.max(...counts);
			const [name = ""] = alike.filter((one) => groups[one] === best).sort();
			return [name, counts.reduce((sum, count) => sum + count, 0)];
		}),
	);
}

import type { Reporter, TestModule } from "vitest/node";

/** How many files are told, the slowest first. */
const most = 10;

interface Ran {
	readonly name: string;
	/** As in `side-by-side.ts`. */
	readonly group: string;
	/** Seconds since this run began. */
	readonly from: number;
	readonly to: number;
}

/** Tells at the end of a run which files took longest, with what they load and what stands before and after their tests, and each group. */
export default class Slowest implements Reporter {
	private readonly begun = new Map<string, number>();
	private readonly ran: Ran[] = [];

	onTestModuleQueued({ moduleId }: TestModule): void {
		this.begun.set(moduleId, performance.now() / 1000);
	}

	onTestModuleEnd({ moduleId, relativeModuleId, project }: TestModule): void {
		const to = performance.now() / 1000;
		this.ran.push({
			name: relativeModuleId,
			group: project.name,
			from: this.begun.get(moduleId) ?? to,
			to,
		});
	}

	onTestRunEnd(): void {
		const slowest = this.ran
			.toSorted((one, other) => other.to - other.from - (one.to - one.from))
			.slice(0, most)
			.map(
				({ name, group, from, to }) => `${told(to - from)}  ${name}, ${group}`,
			);
		const groups = [...new Set(this.ran.map(({ group }) => group))].map(
			(group) => {
				const files = this.ran.filter((one) => one.group === group);
				const from = Math.min(...files.map((one) => one.from));
				const to = Math.max(...files.map((one) => one.to));
				return `${told(to - from)}  ${group} (${files.length})`;
			},
		);
		console.log(
			[
				"The slowest files:",
				...slowest,
				"The groups, with how many files:",
				...groups,
				"",
			].join("\n"),
		);
	}
}

function told(seconds: number): string {
	return `${seconds.toFixed(1).padStart(7)} s`;
}
